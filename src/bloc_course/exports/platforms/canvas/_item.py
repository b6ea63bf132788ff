"""A whole item as one question of Canvas' classic quizzes."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from bloc_course.exports import typed
from bloc_course.exports.fidelity import closest
from bloc_course.exports.platform import Answer, LeftOut, Marking, Rendered, Rendering
from bloc_course.exports.platforms.canvas._asked import (
    Asked,
    Blank,
    BlankPart,
    Blanks,
    Essay,
    Given,
    fits,
)
from bloc_course.exports.platforms.canvas._ticks import TICKED
from bloc_course.exports.platforms.canvas._ways import right_dates, variable, ways
from bloc_course.forms.form import KeyEntry
from bloc_course.items._written_words import model_answer
from bloc_course.items.interactions import Blank as NoAnswer
from bloc_course.items.interactions import Option
from bloc_course.items.interactions.choice import Choice
from bloc_course.items.interactions.date_entry import DateEntry
from bloc_course.items.interactions.extended_text import ExtendedText
from bloc_course.items.interactions.match import Match
from bloc_course.items.interactions.text_entry import TextEntry
from bloc_course.items.item import ItemPart
from bloc_course.items.marking import Declaration
from bloc_course.items.marking._helpers import expect
from bloc_course.items.marking.m1_single import Single
from bloc_course.items.marking.m1_spelling import Spelling
from bloc_course.items.marking.m4_rows import Rows
from bloc_course.items.marking.m5_date import DateKey
from bloc_course.items.marking.m6_three_way import ThreeWay
from bloc_course.items.marking.m8_rubric import Rubric

LETTERS = "abcdefghijklmnopqrstuvwxyz"
BY_HAND = "a person marks it by the rubric, which stands in the comment for graders"
TOGETHER = "one essay for all its parts, which a person marks"
LETTERED = "typed into blanks that count alike, choices as letters"
NO_WAY = "no question here can hold {} together"


def rendered(entry: KeyEntry) -> Rendered | LeftOut:
    """How Canvas asks an item nearest to our marking; the form to write is that of part one."""
    return _rendered(entry, TICKED)


def rendered_usual(entry: KeyEntry) -> Rendered | LeftOut:
    """How Canvas asks an item in the kinds of its own: no order or row becomes boxes to tick."""
    return _rendered(entry, frozenset())


def _rendered(entry: KeyEntry, ticked: frozenset[str]) -> Rendered | LeftOut:
    if any(isinstance(part.interaction, ExtendedText) for part in entry.parts):
        return _essay(entry)
    if len(entry.parts) == 1:
        (part,) = entry.parts
        every = ways(part.interaction, part, entry.feedback.choices, entry.code)
        found = [one for one in every if _kind(one) in ticked or _kind(one) not in TICKED]
        if found:
            return Rendered((closest(part, found) if len(found) > 1 else found[0],))
    elif all(
        isinstance(part.interaction, Choice | Match | DateEntry | TextEntry) for part in entry.parts
    ):
        return _blanks(entry)
    kinds = (type(part.interaction).__name__ for part in entry.parts)
    return LeftOut(NO_WAY.format(" and ".join(kinds)))


def _kind(one: Rendering) -> str:
    return one.form.kind if isinstance(one.form, Asked) else ""


def _essay(entry: KeyEntry) -> Rendered:
    """Whatever asks for sentences is marked by a person, and all parts of the item with it."""
    shown: list[str] = []
    grading: list[str] = []
    for part in entry.parts:
        shown += filter(None, [part.prompt, part.interaction.as_text().partition("\nAnswer:")[0]])
        if isinstance(part.key, Rubric):
            it = expect(ExtendedText, part.interaction)
            shown.append(f"Write {it.fewest} to {it.most} words in full sentences.")
            grading += rubric(part.key)
        else:
            share = Fraction(part.weight)
            grading.append(f"{part.name}: {share} of the points for {_right(part.key, part)}.")
    form = Essay(tuple(shown), tuple(grading))
    several = len(entry.parts) > 1
    note = TOGETHER if several else BY_HAND
    parts = [Rendering("essay", None, note, form)]
    parts += [Rendering("the same essay", None, note) for _ in entry.parts[1:]]
    return Rendered(tuple(parts), conditions_kept=True)


def rubric(key: Rubric) -> Iterator[str]:
    """What graders need to know."""
    yield f"Rubric, {key.most} points in all:"
    for one in key.criteria:
        says = [*(point.says for point in one.points), *(piece.says for piece in one.pieces)]
        yield f"{one.title} (up to {one.most}): {'; '.join(dict.fromkeys(says))}"
    if key.counts_with:
        yield f"Give points only where the part “{key.counts_with}” is fully right."
    yield f"A model answer: {model_answer(key)}"


def _right(key: Declaration, part: ItemPart) -> str:
    if isinstance(key, Single | ThreeWay):
        options = expect(Choice, part.interaction).options
        return next(f"“{one.text}”" for one in options if one.code == key.correct)
    return "the right answer"


def _blanks(entry: KeyEntry) -> Rendered:
    """Parts of several kinds as blanks in one question: a letter for a choice, a date as text."""
    blanks: list[Blank] = []
    told: list[BlankPart] = []
    by_part: list[dict[str, tuple[Blank, dict[str, str]]]] = []
    for part in entry.parts:
        asked = {}
        for row, text, accepted, letters in _rows(part):
            blank = Blank(variable(entry.code, len(blanks) + 1), text, accepted)
            asked[row] = (blank, letters)
            blanks.append(blank)
        by_part.append(asked)
        told.append(_told(part, len(asked)))
    form = Blanks(tuple(blanks), tuple(told))
    parts = []
    for part, asked in zip(entry.parts, by_part, strict=True):
        share = Fraction(1, len(blanks)) / Fraction(part.weight)
        even = len(asked) * share == 1
        note = (
            LETTERED
            if even
            else f"{LETTERED}, so this part counts for {len(asked)} of {len(blanks)}"
        )
        parts.append(Rendering("blanks", _marked(asked, share), note, form))
    return Rendered(tuple(parts))


def _marked(asked: dict[str, tuple[Blank, dict[str, str]]], share: Fraction) -> Marking:
    """Each right blank of a part is worth `share` of the part."""

    def mark(answer: Answer) -> Fraction:
        if isinstance(answer, NoAnswer):
            return Fraction(0)
        rows = answer if isinstance(answer, dict) else {"": answer}
        typed_in: Given = {
            row: letters.get(str(value), str(value))
            for row, value in rows.items()
            for _, letters in [asked[row]]
        }
        right = sum(fits(str(text), asked[row][0].accepted) for row, text in typed_in.items())
        return right * share

    return mark


def _told(part: ItemPart, count: int) -> BlankPart:
    """What stands above the blanks of a part."""
    it, key = part.interaction, part.key
    options: tuple[Option, ...] = ()
    if isinstance(it, Choice | Match):
        options = it.options if isinstance(it, Choice) else it.columns
    keyed: tuple[str, ...] = ()
    if isinstance(key, Spelling):
        keyed = key.accepted
    elif isinstance(key, DateKey):
        keyed = (key.text,)
    kind = str(type(it).__struct_config__.tag)
    return BlankPart(kind, part.prompt, tuple(one.text for one in options), count, keyed)


def _rows(part: ItemPart) -> Iterator[tuple[str, str, tuple[str, ...], dict[str, str]]]:
    """Each blank of a part: its row, what stands before it, what is accepted, letters by code."""
    it = part.interaction
    if isinstance(it, DateEntry):
        yield "", it.label, right_dates(part), {}
    elif isinstance(it, TextEntry):
        names = typed.names(expect(Spelling, part.key))
        yield "", it.label, tuple(dict.fromkeys(map(str.strip, names))), {}
    elif isinstance(it, Choice):
        right = expect(Single | ThreeWay, part.key).correct  # type: ignore[arg-type]
        letters = _letters(it.options)
        yield "", "Letter:", _lettered(letters[right]), letters
    else:
        match, key = expect(Match, it), expect(Rows, part.key)
        letters = _letters(match.columns)
        for row in match.rows:
            yield row.code, row.text, _lettered(letters[key.rows[row.code]]), letters


def _letters(options: tuple[Option, ...]) -> dict[str, str]:
    return {one.code: letter for one, letter in zip(options, LETTERS, strict=False)}


def _lettered(letter: str) -> tuple[str, ...]:
    """A letter as it may be typed."""
    return (letter, f"{letter})", f"({letter})", f"{letter}.")
