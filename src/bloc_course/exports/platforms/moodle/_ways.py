"""The ways in which Moodle can ask a part, and which of them is taken."""

from __future__ import annotations

import string
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from functools import singledispatch

from bloc_course.exports.fidelity import closest
from bloc_course.exports.platform import Marking, Rendering
from bloc_course.exports.platforms.moodle._dates import listed_dates
from bloc_course.exports.platforms.moodle._forms import (
    Cards,
    Pairing,
    Pick,
    Picks,
    Slots,
    Spelt,
    Typed,
    Written,
    marking,
)
from bloc_course.exports.platforms.moodle._fractions import costing, shares
from bloc_course.exports.platforms.moodle._html import div, line, number, paragraphs, span
from bloc_course.exports.platforms.moodle._names import listed_names
from bloc_course.exports.platforms.moodle._orders import order_ways
from bloc_course.exports.platforms.moodle._rows import row_ways, tier_way
from bloc_course.forms.form import KeyEntry
from bloc_course.items.interactions import Interaction
from bloc_course.items.interactions.choice import Choice
from bloc_course.items.interactions.date_entry import DateEntry
from bloc_course.items.interactions.extended_text import ExtendedText
from bloc_course.items.interactions.gap_match import GapMatch
from bloc_course.items.interactions.hottext import Hottext
from bloc_course.items.interactions.inline_choice import InlineChoice
from bloc_course.items.interactions.match import Match
from bloc_course.items.interactions.multiple_choice import MultipleChoice
from bloc_course.items.interactions.order import Order
from bloc_course.items.interactions.text_entry import TextEntry
from bloc_course.items.interactions.two_tier import TwoTier
from bloc_course.items.item import Feedback, ItemPart
from bloc_course.items.marking._helpers import expect
from bloc_course.items.marking.m1_spelling import Spelling
from bloc_course.items.marking.m2_multiple import Multiple
from bloc_course.items.marking.m5_date import DateKey
from bloc_course.items.marking.m8_rubric import Rubric

# Which of the ways may be taken: Moodle's own types, or whatever is closest.
Allowed = Callable[[Rendering], bool]
LISTED = (
    "Moodle compares texts: the usual ways to write {what} are listed with what they earn, another"
    " one earns nothing there (grade the download here to have it read)"
)
BEGUN = "Write the letter of your choice behind “Letter” and your sentences behind “Text”."
BY_A_PERSON = "a person marks by the rubric, which stands in the information for graders"


def ways(part: ItemPart, entry: KeyEntry) -> Iterator[Rendering]:
    """Every way to ask a part; of ways that mark alike the earlier is the better known."""
    yield from _ways(part.interaction, part, entry.feedback)


def rendered(part: ItemPart, entry: KeyEntry, allowed: Allowed) -> Rendering:
    """The way whose marking keeps nearest to ours among those allowed, or among all."""
    every = list(ways(part, entry))
    some = [one for one in every if allowed(one)] or every
    if len(some) == 1 or isinstance(some[0].form, Typed):
        return some[0]
    shape = (_shape(part), tuple(one.asked for one in some))
    if shape not in _TAKEN:
        rounded = [replace(one, marking=_rounded(one.marking)) for one in some]
        _TAKEN[shape] = rounded.index(closest(part, rounded))
    return some[_TAKEN[shape]]


def _rounded(marked: Marking | None) -> Marking | None:
    """The marking to five decimals: Moodle’s seven must not decide between equals."""
    return marked and (lambda answer: Fraction(round(float(marked(answer)) * 100_000), 100_000))


# Which way is closest depends on the numbers of rows and choices and not on their texts: so it is
# reckoned once for a shape (over all answers, that takes up to a second).
_TAKEN: dict[tuple[object, ...], int] = {}


def _shape(part: ItemPart) -> tuple[object, ...]:
    it, key = part.interaction, part.key
    kind: tuple[object, ...] = (type(it).__name__, type(key).__name__)
    if isinstance(it, Order):
        at = {code: n for n, code in enumerate(sorted(it.codes()))}
        pairs = sorted((at[a], at[b]) for a, b in getattr(key, "pairs", ()))
        return (*kind, len(it.cards), it.shared_places, tuple(pairs))
    if isinstance(it, MultipleChoice):
        return (*kind, len(it.options), len(expect(Multiple, key).correct))
    if isinstance(it, InlineChoice):
        return (*kind, *(len(gap.options) for gap in it.gaps))
    if isinstance(it, GapMatch):
        return (*kind, len(it.gaps), len(it.cards))
    if isinstance(it, Match):
        return (*kind, len(it.rows), len(it.columns))
    return (*kind, part)


def own_type(one: Rendering) -> bool:
    """Whether the part is asked as people know it from Moodle: cards, rows, gaps."""
    return isinstance(one.form, Cards | Pairing | Slots)


def in_text(one: Rendering) -> bool:
    """Whether the part can be one of several in a text (cloze)."""
    return isinstance(one.form, Picks | Typed) or (
        isinstance(one.form, Slots) and not one.form.shared
    )


@singledispatch
def _ways(it: Interaction, part: ItemPart, feedback: Feedback) -> Iterator[Rendering]:  # noqa: ARG001
    """ValueError for an interaction that this writer does not know."""
    raise ValueError(f"no Moodle question for {type(it).__name__}")


@_ways.register
def _of_choice(it: Choice, part: ItemPart, feedback: Feedback) -> Iterator[Rendering]:
    right = {str(getattr(part.key, "correct", "")): "100"}
    picks = _picks(it.options, right, feedback.choices)
    form = Picks("choice", single=True, shuffle=not it.fixed, picks=picks)
    yield Rendering("multichoice, one answer", marking(form), "", form)


@_ways.register
def _of_marked(it: Hottext, part: ItemPart, feedback: Feedback) -> Iterator[Rendering]:
    right = {str(getattr(part.key, "correct", "")): "100"}
    pieces = [line(it.text[0])]
    for n, (option, piece) in enumerate(zip(it.options, it.text[1:], strict=True), 1):
        pieces += [number(f"[{n}]"), f"<u>{line(option.text)}</u>", line(piece)]
    above = f'<p class="bloc-text">{"".join(pieces)}</p>'
    plain = _picks(it.options, right, feedback.choices)
    picks = tuple(
        Pick(f"{number(f'[{n}]')} {one.html}", one.percent, one.feedback, one.says)
        for n, one in enumerate(plain, 1)
    )
    form = Picks("marked", single=True, shuffle=False, picks=picks, above=above)
    yield Rendering("multichoice, one answer", marking(form), "", form)


@_ways.register
def _of_several(it: MultipleChoice, part: ItemPart, feedback: Feedback) -> Iterator[Rendering]:
    correct = expect(Multiple, part.key).correct
    wrong = [code for code in it.codes() if code not in correct]
    percents = dict(zip(correct, shares(len(correct)), strict=True))
    percents |= dict(zip(wrong, map(costing, shares(len(wrong))), strict=True))
    picks = _picks(it.options, percents, feedback.choices)
    form = Picks("choice", single=False, shuffle=True, picks=picks)
    yield Rendering("multichoice, several answers", marking(form), "", form)


@_ways.register
def _of_order(_it: Order, part: ItemPart, feedback: Feedback) -> Iterator[Rendering]:
    yield from order_ways(part, feedback.choices)


@_ways.register(Match)
@_ways.register(GapMatch)
@_ways.register(InlineChoice)
def _of_rows(_it: Interaction, part: ItemPart, feedback: Feedback) -> Iterator[Rendering]:
    yield from row_ways(part, feedback.choices)


@_ways.register
def _of_tiers(_it: TwoTier, part: ItemPart, feedback: Feedback) -> Iterator[Rendering]:
    yield tier_way(part, feedback.choices, feedback.cases.get("answer-only", ""))


@_ways.register
def _of_text(it: TextEntry, part: ItemPart, feedback: Feedback) -> Iterator[Rendering]:
    told = feedback.cases.get("right", "")
    texts = listed_names(it, expect(Spelling, part.key), told)
    yield _typed(it.label, texts, "the name")


@_ways.register
def _of_date(it: DateEntry, part: ItemPart, feedback: Feedback) -> Iterator[Rendering]:
    texts = listed_dates(expect(DateKey, part.key), feedback.cases)
    yield _typed(it.label, texts, "the date and dates near it")


def _typed(label: str, texts: tuple[Spelt, ...], what: str) -> Rendering:
    otherwise = (
        "This is not among the spellings that are known here. If you mean the same as the right"
        " answer, tell your teacher."
    )
    form = Typed(label, texts, otherwise)
    return Rendering("shortanswer", marking(form), LISTED.format(what=what), form)


@_ways.register
def _of_sentences(it: ExtendedText, part: ItemPart, feedback: Feedback) -> Iterator[Rendering]:  # noqa: ARG001
    form = Written(f"<p>{line(it.label)}</p>", graders(expect(Rubric, part.key)), "", it.fewest)
    yield Rendering("essay", None, BY_A_PERSON, form)


def graders(key: Rubric) -> str:
    """The rubric for who marks: criteria with their points, what counts, the model answer."""
    lines = []
    for one in key.criteria:
        steps = ", ".join(f"{n} from {need}" for n, need in enumerate(one.needed, 1))
        says = {p.name: p.says for p in one.points} | {p.name: p.says for p in one.pieces}
        worth = {p.name: p.worth for p in one.points} | {p.name: p.worth for p in one.pieces}
        points = "".join(
            f"<li>{line(text)}{f' (counts {worth[name]})' if worth[name] > 1 else ''}</li>"
            for name, text in says.items()
        )
        said_against = dict.fromkeys(point.says for point in one.against)
        against = "".join(f"<li>{line(text)}</li>" for text in said_against)
        lines.append(
            f"<p><b>{line(one.title)}: up to {one.most}</b> (points by what is said: {steps})."
            f" If it falls short: {line(one.missing)}</p><ul>{points}</ul>"
        )
        if against:
            lines.append(f"<p>This speaks against the key and gives 0 here:</p><ul>{against}</ul>")
    lines.append(f"<p>{key.most} points in all; below {key.fewest} words nothing is marked.</p>")
    lines.append(div("model", f"<p><b>Model answer</b></p>{paragraphs([key.model])}"))
    return "".join(lines)


def one_essay(entry: KeyEntry) -> tuple[Rendering, ...] | None:
    """An item with an answer in sentences and other parts: one essay for all of them.

    Moodle has no question that is a choice and an essay, and two questions could be drawn apart.
    None where there is no such part, or where nothing else is asked.
    """
    written = [p for p in entry.parts if isinstance(p.interaction, ExtendedText)]
    if not written or len(entry.parts) == 1:
        return None
    asked, grader, begin = [], [], []
    for n, part in enumerate(entry.parts, 1):
        it = part.interaction
        if part.prompt:
            asked.append(f"<p>{line(part.prompt)}</p>")
        grader.append(f"<p><b>Part {n}: {line(part.weight)} of the points</b></p>")
        if isinstance(it, Choice):
            shown = zip(string.ascii_uppercase, it.options, strict=False)
            letters = {option.code: letter for letter, option in shown}
            rows = "".join(
                f"<li>{number(letters[o.code])} {span('t', line(o.text))}</li>" for o in it.options
            )
            asked.append(f'<ul class="bloc-choices" style="list-style:none">{rows}</ul>')
            right = letters.get(str(getattr(part.key, "correct", "")), "")
            grader.append(f"<p>Right: {right}; anything else earns 0.</p>")
            why = ((letters[o.code], entry.feedback.choices.get(o.code, "")) for o in it.options)
            grader.append(paragraphs(f"{letter}: {text}" for letter, text in why if text))
            begin.append(f"<p>{n}. Letter: </p>")
        elif isinstance(it, ExtendedText):
            asked.append(f"<p>{line(it.label)}</p>")
            if part.key.counts_with:
                grader.append("<p>This counts only where the choice is right.</p>")
            grader.append(graders(expect(Rubric, part.key)))
            begin.append(f"<p>{n}. Text: </p>")
        else:
            return None
    asked.append(div("how", f"<p>{line(BEGUN)}</p>"))
    note = f"{BY_A_PERSON}; choice and sentences are one essay, as Moodle has no such question"
    fewest = min(expect(ExtendedText, p.interaction).fewest for p in written)
    form = Written("".join(asked), "".join(grader), "".join(begin), fewest)
    rest = tuple(Rendering("the same essay", None, "", None) for _ in entry.parts[1:])
    return (Rendering("essay", None, note, form), *rest)


def _picks(
    options: Iterable[object], percents: Mapping[str, str], told: Mapping[str, str]
) -> tuple[Pick, ...]:
    return tuple(
        Pick(
            span("t", line(one.text)),  # type: ignore[attr-defined]
            percents.get(one.code, "0"),  # type: ignore[attr-defined]
            told.get(one.code, ""),  # type: ignore[attr-defined]
            frozenset({("", one.code)}),  # type: ignore[attr-defined]
        )
        for one in options
    )
