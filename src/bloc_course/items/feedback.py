"""What is said about an answer: verdict, rule, evidence for the key, what was chosen, what is open.

The order is that of item-families 0.5; the player says the same in the browser. An answer is never
only "wrong", and a key never stands without its evidence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import singledispatch
from itertools import combinations
from typing import Any

from bloc_course.items._date_words import DATES
from bloc_course.items._written_words import WAITING, model_answer, on_written
from bloc_course.items.interactions import Days, Interaction, Malformed
from bloc_course.items.interactions.inline_choice import InlineChoice
from bloc_course.items.item import Feedback, ItemPart
from bloc_course.items.marking import Declaration, Mark
from bloc_course.items.marking._one import chosen
from bloc_course.items.marking._orders import extension, inverted, moves, together
from bloc_course.items.marking.m1_single import Single
from bloc_course.items.marking.m1_spelling import Spelling
from bloc_course.items.marking.m2_multiple import Multiple
from bloc_course.items.marking.m3_order import CertainPairs
from bloc_course.items.marking.m4_rows import Rows
from bloc_course.items.marking.m5_date import DateKey
from bloc_course.items.marking.m6_three_way import ThreeWay
from bloc_course.items.marking.m7_two_tier import TwoTierKey
from bloc_course.items.marking.m8_rubric import Rubric
from bloc_course.items.processing import Outcome, PartOutcome


@dataclass(frozen=True, slots=True)
class Line:
    """One line of feedback; `part` names the part it belongs to where there are several.

    kind: verdict, rule, answer, key, chosen, open, reread or hint.
    """

    kind: str
    text: str
    part: str = ""


def hint(feedback: Feedback) -> Line:
    """What a first try is told: where to look, without the answer."""
    return Line("hint", _sentence(feedback.hint))


def explain(parts: Sequence[ItemPart], feedback: Feedback, outcome: Outcome) -> tuple[Line, ...]:
    """All lines for an answer that `process` has marked."""
    done = {each.name: each for each in outcome.parts}
    several = len(parts) > 1
    lines = [Line("verdict", verdict(outcome)), Line("rule", _sentence(feedback.rule))]
    for part in parts:
        answer = _sentence(f"Answer: {_answer(part.key, part.interaction)}")
        lines.append(Line("answer", answer, part.name if several else ""))
    lines.append(Line("key", _sentence(feedback.key)))
    for part in parts:
        about = _about(part, done.get(part.name), feedback, several=several)
        lines += [replace(line, part=part.name if several else "") for line in about]
    if feedback.open:
        lines.append(Line("open", _sentence(f"What stays open: {feedback.open}")))
    if feedback.reread:
        lines.append(Line("reread", f"Read again: {', '.join(feedback.reread)}."))
    return tuple(lines)


def verdict(outcome: Outcome) -> str:
    """The first line: what the answer came to."""
    if outcome.status == "blank":
        return "No answer was given."
    if outcome.status in {"malformed", "ambiguous"}:
        return _sentence(f"The answer is sent back: {outcome.reason}")
    shown = "The cards stand as they were shown. " if outcome.status == "untouched" else ""
    so_far = WAITING if outcome.provisional else ""
    if outcome.score == 1:
        return f"{shown}Right.{so_far}"
    if outcome.score:
        return f"{shown}Partly right: {_percent(outcome.score)} % of the points.{so_far}"
    return f"{shown}No points; the lines below say why.{so_far}"


def _about(
    part: ItemPart, done: PartOutcome | None, feedback: Feedback, *, several: bool
) -> Iterator[Line]:
    if done is None or done.status == "blank":
        if several:
            yield Line("chosen", "This part was left blank.")
    elif isinstance(done.parsed, Malformed):
        if several:
            yield Line("chosen", _sentence(f"This part is sent back: {done.parsed.reason}"))
    else:
        yield from _why(part.key, part.interaction, done.parsed, done.mark, feedback)
        if done.mark.case in feedback.cases:
            yield Line("chosen", _sentence(feedback.cases[done.mark.case]))


@singledispatch
def _answer(key: Declaration, interaction: Interaction) -> str:
    raise TypeError(f"no words for the key {type(key).__name__} of {type(interaction).__name__}")


@singledispatch
def _why(
    key: Declaration, _interaction: Interaction, _response: Any, _mark: Mark, _feedback: Feedback
) -> Iterator[Line]:
    raise TypeError(f"no words for answers to {type(key).__name__}")


@_answer.register(Single)
@_answer.register(ThreeWay)
def _(key: Single | ThreeWay, interaction: Interaction) -> str:
    return _texts(interaction)[key.correct]


@_why.register(Single)
@_why.register(ThreeWay)
def _(
    _key: Single | ThreeWay, interaction: Interaction, response: Any, mark: Mark, feedback: Feedback
) -> Iterator[Line]:
    if mark.wrong:
        code = chosen(response)
        yield _chosen(f"You chose “{_texts(interaction)[code]}”", feedback.choices.get(code))


@_answer.register
def _(key: Spelling, _interaction: Interaction) -> str:
    return key.accepted[0]


@_why.register
def _(
    key: Spelling, _interaction: Interaction, response: Any, mark: Mark, _feedback: Feedback
) -> Iterator[Line]:
    if mark.case == "wrong":
        also = f" (also accepted: {', '.join(key.accepted[1:])})" if key.accepted[1:] else ""
        yield Line("chosen", f"You wrote “{response}”; it is {key.accepted[0]}{also}.")


@_answer.register
def _(key: Multiple, interaction: Interaction) -> str:
    return "; ".join(text for code, text in _texts(interaction).items() if code in key.correct)


@_why.register
def _(
    key: Multiple, interaction: Interaction, _response: Any, mark: Mark, feedback: Feedback
) -> Iterator[Line]:
    for code, text in _texts(interaction).items():
        if code in mark.wrong:
            belongs = "belongs here too" if code in key.correct else "does not belong here"
            yield _chosen(f"“{text}” {belongs}", feedback.choices.get(code))


@_answer.register
def _(key: CertainPairs, interaction: Interaction) -> str:
    texts = _texts(interaction)
    order = " → ".join(texts[card] for card in extension(key.cards, key.pairs))
    return f"{order} (or another order that keeps the certain pairs)" if _free(key) else order


@_why.register
def _(
    key: CertainPairs, interaction: Interaction, response: Any, _mark: Mark, feedback: Feedback
) -> Iterator[Line]:
    texts = _texts(interaction)

    def dated(card: str) -> str:
        date = feedback.choices.get(card, "").rstrip(".")
        return f"“{texts[card]}” ({date})" if date else f"“{texts[card]}”"

    wrong, shared = inverted(response, key.pairs), together(response, key.pairs)
    if wrong:
        first, second = wrong[0]
        text = (
            f"{dated(first)} comes before {dated(second)}; your answer has it the other way round."
        )
        yield Line("chosen", text)
    for first, second in shared:
        text = f"{dated(first)} comes before {dated(second)}; your answer gives both one place."
        yield Line("chosen", text)
    if wrong or shared:
        right = len(key.pairs) - len(wrong) - len(shared)
        fewest = moves(response, key.pairs)
        cards = "" if fewest is None else f"; you need to move {_count(fewest, 'card')}"
        yield Line("chosen", f"{right} of {len(key.pairs)} certain pairs stand right{cards}.")
    if _free(key):
        pairs = "; ".join(f"“{texts[one]}” and “{texts[two]}”" for one, two in _free(key))
        yield Line("open", f"Left open by the article and not marked: {pairs}.")


@_answer.register
def _(key: Rows, interaction: Interaction) -> str:
    texts = _texts(interaction)
    shown = (row for row in texts if row in key.rows)
    return "; ".join(f"{texts[row]}: {texts[key.rows[row]]}" for row in shown)


@_why.register
def _(
    key: Rows, interaction: Interaction, response: Any, mark: Mark, feedback: Feedback
) -> Iterator[Line]:
    texts = _texts(interaction)
    if mark.wrong:
        right = len(key.rows) - len(mark.wrong)
        yield Line("chosen", f"{right} of {_count(len(key.rows), 'row')} right.")
    for row in (row for row in texts if row in mark.wrong):
        column = response.get(row)
        did = f"you chose “{texts[column]}”" if column else "you left it blank"
        why = feedback.choices.get(f"{row}={column}") or feedback.choices.get(row)
        yield _chosen(f"“{texts[row]}”: {did}; it is “{texts[key.rows[row]]}”", why)


@_answer.register
def _(key: DateKey, _interaction: Interaction) -> str:
    return key.text


@_why.register
def _(
    key: DateKey, _interaction: Interaction, response: Days, mark: Mark, _feedback: Feedback
) -> Iterator[Line]:
    yield Line("chosen", DATES[mark.case].format(reading=response.reading, text=key.text))


@_answer.register
def _(key: TwoTierKey, interaction: Interaction) -> str:
    texts = _texts(interaction)
    return f"{texts[key.answer]} – {texts[key.reason]}"


@_why.register
def _(
    key: TwoTierKey, interaction: Interaction, response: Any, _mark: Mark, feedback: Feedback
) -> Iterator[Line]:
    texts = _texts(interaction)
    answer, reason = response.get("answer"), response.get("reason")
    if answer is None:
        yield Line("chosen", "You gave no answer; a reason counts only with the right one.")
    elif answer != key.answer:
        yield _chosen(f"You chose “{texts[answer]}”", feedback.choices.get(answer))
    if reason is None:
        yield Line("chosen", "You gave no reason.")
    elif reason != key.reason:
        yield _chosen(f"Your reason was “{texts[reason]}”", feedback.choices.get(reason))


@_answer.register
def _(key: Rubric, _interaction: Interaction) -> str:
    return model_answer(key)


@_why.register
def _(
    key: Rubric, _interaction: Interaction, response: str, mark: Mark, _feedback: Feedback
) -> Iterator[Line]:
    for text in on_written(key, response, mark):
        yield Line("chosen", _sentence(text))


def _texts(interaction: Interaction) -> dict[str, str]:
    """What a student reads for each code, in the order shown."""
    if isinstance(interaction, InlineChoice):
        gaps = {gap.code: f"gap {n}" for n, gap in enumerate(interaction.gaps, 1)}
        return gaps | {o.code: o.text for gap in interaction.gaps for o in gap.options}
    lists = ("options", "gaps", "cards", "rows", "columns", "answers", "reasons")
    every = (getattr(interaction, name, ()) for name in lists)
    return {option.code: option.text for options in every for option in options}


def _free(key: CertainPairs) -> list[tuple[str, str]]:
    """The pairs of cards whose order is not certain."""
    certain = {frozenset(pair) for pair in key.pairs}
    return [pair for pair in combinations(key.cards, 2) if frozenset(pair) not in certain]


def _chosen(what: str, why: str | None) -> Line:
    return Line("chosen", _sentence(f"{what}: {why}" if why else what))


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?", ".”")) or not text else f"{text}."


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def _percent(score: Fraction) -> int:
    """Whole per cent, rounded half up, in integers so that the player says the same."""
    return (200 * score.numerator + score.denominator) // (2 * score.denominator)
