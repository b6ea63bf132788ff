"""Other answers that are right too: said in words, so that they hold in every form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import singledispatch
from typing import Any

import msgspec
from msgspec.structs import replace

from bloc_course.grading._cells import Cell, offered
from bloc_course.grading._words import texts
from bloc_course.items.interactions import Blank, Days, Malformed, Response
from bloc_course.items.item import ItemPart
from bloc_course.items.marking import Declaration, Mark
from bloc_course.items.marking.m1_single import Single
from bloc_course.items.marking.m1_spelling import Spelling
from bloc_course.items.marking.m2_multiple import Multiple
from bloc_course.items.marking.m3_order import CertainPairs
from bloc_course.items.marking.m4_rows import Rows
from bloc_course.items.marking.m5_date import DateKey
from bloc_course.items.marking.m6_three_way import ThreeWay
from bloc_course.items.marking.m7_two_tier import TwoTierKey
from bloc_course.items.processing import Outcome, weighed

RIGHT = Mark(Fraction(1), "all")


def accepting(
    parts: Sequence[ItemPart], outcome: Outcome, answers: Iterable[tuple[str, Any]]
) -> Outcome:
    """The outcome where `answers` (part or "", answer) are right too; it never earns less.

    An answer that the form does not offer, or that could not be read, changes nothing.
    """
    done, accepted = list(outcome.parts), tuple(answers)
    if len(done) != len(parts):
        return outcome
    for place, (part, one) in enumerate(zip(parts, done, strict=True)):
        if isinstance(one.parsed, Blank | Malformed):
            continue
        said = [answer for name, answer in accepted if name in {"", part.name}]
        for mark in _marks(part, one.parsed, said):
            if mark.score > done[place].mark.score:
                done[place] = replace(one, mark=mark)
    if tuple(done) == outcome.parts:
        return outcome
    return Outcome(outcome.status, weighed(parts, done), tuple(done))


def possible(part: ItemPart, answer: Any) -> bool:
    """Whether a part's form offers `answer`, so that accepting it means something."""
    return _other(part, answer) is not None


def _marks(part: ItemPart, given: Response, said: Sequence[Any]) -> Iterator[Mark]:
    """The marks of `given` under every key that `said` makes of the part's."""
    others = [other for answer in said if (other := _other(part, answer)) is not None]
    key = part.key
    if isinstance(key, Rows) and isinstance(given, Mapping):
        # Rows are marked each by itself: in every row what was accepted for it is right.
        also = {cell for other in others if isinstance(other, Rows) for cell in other.rows.items()}
        taken = {row: column for row, column in given.items() if (row, column) in also}
        yield msgspec.structs.replace(key, rows=key.rows | taken).mark(given)
        return
    for other in others:
        if isinstance(other, Declaration):
            yield other.mark(given)
        elif other == given:
            yield RIGHT


def _other(part: ItemPart, answer: Any) -> Declaration | Response | None:
    """The key under which `answer` is right, or the one response that is; None without either."""
    try:
        return _keyed(part.key, part, answer)
    except (KeyError, TypeError, ValueError, AttributeError):
        # It names what the form does not offer, or is a text where a map belongs.
        return None


@singledispatch
def _keyed(_key: Declaration, _part: ItemPart, _answer: Any) -> Declaration | Response | None:
    # A written answer is marked by a person, not accepted for all.
    return None


@_keyed.register
def _(_key: Spelling, _part: ItemPart, answer: Any) -> Spelling:
    return Spelling((_text(answer),))


@_keyed.register
def _(key: DateKey, part: ItemPart, answer: Any) -> DateKey | None:
    days = part.interaction.parse(answer)
    if not isinstance(days, Days):
        return None
    return msgspec.structs.replace(key, accepted=(*key.accepted, (days.lo, days.hi)))


@_keyed.register
def _(_key: CertainPairs, part: ItemPart, answer: Any) -> Response:
    return tuple(tuple(_codes(part, _listed(place))) for place in _listed(answer))


@_keyed.register(Single)
@_keyed.register(ThreeWay)
def _(key: Single | ThreeWay, part: ItemPart, answer: Any) -> Declaration:
    (code,) = _codes(part, [answer])
    return type(key)(code)


@_keyed.register
def _(key: Multiple, part: ItemPart, answer: Any) -> Multiple:
    return Multiple(tuple(_codes(part, _listed(answer))), key.options)


@_keyed.register
def _(key: Rows, part: ItemPart, answer: Any) -> Rows:
    return msgspec.structs.replace(key, rows=key.rows | _cells(part, answer))


@_keyed.register
def _(key: TwoTierKey, part: ItemPart, answer: Any) -> TwoTierKey:
    return TwoTierKey(**{"answer": key.answer, "reason": key.reason, **_cells(part, answer)})


def _listed(answer: Any) -> Sequence[Any]:
    return answer if isinstance(answer, list | tuple) else [answer]


def _codes(part: ItemPart, words: Sequence[Any]) -> list[str]:
    codes = {_folded(text): code for code, text in texts(part.interaction).items()}
    return [codes[_folded(word)] for word in words]


def _cells(part: ItemPart, answer: Mapping[Any, Any]) -> dict[str, str]:
    """The codes of rows and columns (or tiers) that are given in words."""
    cells = {
        Cell(_folded(words.group), _folded(words.option)): codes
        for codes, (words, _) in offered(part).items()
    }
    found = [cells[Cell(_folded(row), _folded(column))] for row, column in answer.items()]
    return {cell.group: cell.option for cell in found}


def _folded(text: Any) -> str:
    return " ".join(_text(text).split()).casefold()


def _text(answer: Any) -> str:
    if not isinstance(answer, str):
        raise TypeError("no text")
    return answer
