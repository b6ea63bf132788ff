"""Marking one form's hand-ins fast: answers decoded as raw bytes, each different one marked once.

A memo belongs to one question of one form: in another form the same code means another option.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from math import lcm
from typing import Any, NamedTuple

import msgspec

from bloc_course.forms.form import Key, KeyEntry
from bloc_course.forms.points import worth
from bloc_course.grading._tables import decimals
from bloc_course.grading.bulk.shared import Came, Tongue, recall, remember
from bloc_course.grading.grade import Answered, answered
from bloc_course.grading.results import Result, result
from bloc_course.grading.review import Finding, findings

# Answers are remembered up to this length, and so many to a question.
SHORT, MANY = 300, 5000
# Sums are counted in this part of a point; most shares are whole numbers of it.
SCALE = lcm(*range(1, 11))
_NOTHING = msgspec.Raw(b"null")
_PREFIX = len(b'{"student":"","form":"",')


class Cell(NamedTuple):
    """What an answer comes to: points as text and in units, what happened, its line of results.

    `review` has what a person should look at.
    """

    text: str
    units: int
    said: str
    result: str
    review: tuple[Finding, ...]


class Marker:
    """Marks hand-ins for one form; `full` asks for lines of results."""

    def __init__(self, key: Key, *, full: bool) -> None:
        self.key, self._full = key, full
        self.out_of = decimals(sum((worth(entry.points) for entry in key.entries), Fraction(0)))
        self._memos: list[dict[bytes, Cell]] = [{} for _ in key.entries]
        self._tongues = [Tongue(entry) for entry in key.entries]
        self._scale = SCALE
        names = [f"a{n}" for n in range(len(key.entries))]
        responses = msgspec.defstruct(
            "Responses",
            [(name, msgspec.Raw, _NOTHING) for name in names],
            rename={name: entry.code for name, entry in zip(names, key.entries, strict=True)},
            # An answer under another name (its number, say) is for the slower way.
            forbid_unknown_fields=True,
        )
        line = msgspec.defstruct("Line", [("responses", responses), ("student", str | int, "")])
        self._decode = msgspec.json.Decoder(line).decode

    def cells(self, line: bytes) -> tuple[str, Sequence[Cell]] | None:
        """The student and the cells of a hand-in, or None where it takes the slower way."""
        try:
            found: Any = self._decode(line)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            return None
        raws = msgspec.structs.astuple(found.responses)
        student = str(found.student).strip()
        try:
            return student, [memo[bytes(raw)] for memo, raw in zip(self._memos, raws, strict=True)]
        except KeyError:
            return student, self._learnt(tuple(map(bytes, raws)))

    def _learnt(self, raws: Sequence[bytes]) -> list[Cell]:
        """The cells of answers of which some are new."""
        while True:
            scale = self._scale
            cells = [
                memo.get(raw) or self._learn(n, raw)
                for n, (memo, raw) in enumerate(zip(self._memos, raws, strict=True))
            ]
            # Where the unit has become finer, cells made before are asked for again.
            if scale == self._scale:
                return cells

    def total(self, units: int) -> str:
        """The text of a sum of units."""
        return _total(units, self._scale)

    def cell(self, number: int, answer: Answered) -> Cell:
        """The cell of a marked answer to the question of this number (from 0)."""
        units = self._units(answer.points)
        line = ""
        if self._full:
            line = _line(result("", "", answer))
        review = tuple(findings(number + 1, answer))
        return Cell(decimals(answer.points), units, said_of(answer), line, review)

    def _learn(self, number: int, raw: bytes) -> Cell:
        entry = self.key.entries[number]
        name = self._tongues[number].translate(raw) if len(raw) <= SHORT else None
        came = recall(name)
        if came is None:
            answer = answered(entry, msgspec.Raw(raw))
            cell = self.cell(number, answer)
            remember(name, answer, cell.said)
        else:
            cell = self._recalled(entry, raw, came)
        memo = self._memos[number]
        if len(raw) <= SHORT:
            if len(memo) >= MANY:
                memo.clear()
            memo[raw] = cell
        return cell

    def _recalled(self, entry: KeyEntry, raw: bytes, came: Came) -> Cell:
        """The cell of an answer that came up in another form."""
        units = self._units(came.points)
        line = ""
        if self._full:
            line = _line(
                Result(
                    student="",
                    form="",
                    code=entry.code,
                    item=entry.item,
                    revision=entry.revision,
                    family=entry.family,
                    status=came.status,
                    score=decimals(came.score),
                    exact=str(came.score),
                    points=came.text,
                    case=came.case,
                    reason="",
                    raw=msgspec.json.decode(raw),
                )
            )
        return Cell(came.text, units, came.said, line, ())

    def _units(self, points: Fraction) -> int:
        if self._scale % points.denominator:
            self._refine(points.denominator)
        return points.numerator * (self._scale // points.denominator)

    def _refine(self, denominator: int) -> None:
        """Take a finer unit, so that sums stay exact."""
        finer = lcm(self._scale, denominator) // self._scale
        self._scale *= finer
        for memo in self._memos:
            for raw, cell in memo.items():
                memo[raw] = cell._replace(units=cell.units * finer)


@lru_cache(maxsize=1 << 14)
def _total(units: int, scale: int) -> str:
    return decimals(Fraction(units, scale))


def _line(told: Result) -> str:
    return msgspec.json.encode(told)[_PREFIX:].decode() + "\n"


def said_of(answer: Answered) -> str:
    """The feedback code of an answer: its status unless it was graded, else the cases marked."""
    outcome = answer.outcome
    if outcome.status != "graded":
        return outcome.status
    cases = " ".join(part.mark.case for part in outcome.parts if part.mark.case)
    return cases or ("right" if outcome.score == 1 else "partly" if outcome.score else "wrong")
