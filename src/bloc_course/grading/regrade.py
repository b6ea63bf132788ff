"""What a regrade would change: whose mark moves, by how much and why, before it is written."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import msgspec

from bloc_course.errors import DataProblems, Problem
from bloc_course.forms.encodings import decode
from bloc_course.forms.points import worth
from bloc_course.grading._tables import decimals
from bloc_course.grading.decisions import Decided
from bloc_course.grading.grade import Answered, Paper
from bloc_course.grading.results import Result, result

ZERO = Fraction(0)
# Totals before are known as they were printed.
ROUNDING = Fraction(1, 10_000)
_DECODER = msgspec.json.Decoder(Result)


@dataclass(frozen=True, slots=True)
class Move:
    """A question of a student whose points are others than before; `number` is its place."""

    student: str
    number: int
    item: str
    before: Fraction
    after: Fraction
    why: str


@dataclass(frozen=True, slots=True)
class Change:
    """A student whose marks or points offered move; totals as gradebooks print them.

    A total is empty where nothing counts as handed in. `late` is what was and is taken off for
    handing in late, empty where that is the same.
    """

    student: str
    name: str
    form: str
    before: str
    after: str
    offered_before: str
    offered: str
    moves: tuple[Move, ...]
    late: tuple[Fraction, ...] = ()


@dataclass(frozen=True, slots=True)
class Earlier:
    """What was given out: results by form and question, total and points offered by form."""

    results: Mapping[tuple[str, str], Result]
    totals: Mapping[str, tuple[str, str]]


def read_earlier(out: Path) -> Earlier | None:
    """The results that an earlier run wrote, or None. Raises DataProblems for a broken file."""
    path = out / "results.jsonl"
    if not path.is_file():
        return None
    results = {}
    for number, line in enumerate(path.read_bytes().splitlines(), 1):
        try:
            found = _DECODER.decode(line)
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            problem = f"not a result: {error}"
            raise DataProblems([Problem(file=str(path), line=number, problem=problem)]) from None
        results[found.form, found.code] = found
    return Earlier(results, dict(_totals(out / "gradebook.csv")))


def _totals(path: Path) -> Iterator[tuple[str, tuple[str, str]]]:
    if path.is_file():
        for row in csv.DictReader(io.StringIO(decode(path.read_bytes()), newline="")):
            if row.keys() >= {"form", "total", "out of"}:
                yield row["form"], (row["total"], row["out of"])


def of_papers(papers: Iterable[Paper]) -> Earlier:
    """The same of papers as they are marked without the decisions that are asked about."""
    results = {
        (paper.key.form, answer.entry.code): result(paper.key.student, paper.key.form, answer)
        for paper in papers
        for answer in paper.answers
    }
    return Earlier(results, {paper.key.form: _printed(paper) for paper in papers})


def changes(earlier: Earlier, papers: Sequence[Paper]) -> list[Change]:
    """Who moves between what was given out and the papers as they are marked now."""
    found = []
    for paper in papers:
        key, (after, offered) = paper.key, _printed(paper)
        moves = tuple(_moves(earlier, paper))
        known = any((key.form, entry.code) in earlier.results for entry in key.entries)
        nothing = "0.0000" if known else ""
        before, offered_before = earlier.totals.get(key.form, (nothing, offered))
        if moves or before != after or (after and offered_before != offered):
            totals = (before, after, offered_before, offered)
            late = _late(earlier, paper, before)
            found.append(Change(key.student, key.name, key.form, *totals, moves, late))
    return found


def _late(earlier: Earlier, paper: Paper, before: str) -> tuple[Fraction, ...]:
    """What was and is taken off the whole paper, where the two differ by more than rounding."""
    if not before or not paper.answers:
        return ()
    entries = [(earlier.results.get((paper.key.form, e.code)), e) for e in paper.key.entries]
    earned = sum((_points(was, worth(entry.points)) for was, entry in entries if was), ZERO)
    was = earned - Fraction(before)
    now = sum((answer.points for answer in paper.answers), ZERO) - paper.total
    return (was, now) if abs(was - now) > ROUNDING else ()


def _printed(paper: Paper) -> tuple[str, str]:
    return decimals(paper.total) if paper.answers else "", decimals(paper.out_of)


def _moves(earlier: Earlier, paper: Paper) -> Iterator[Move]:
    key = paper.key
    now = {answer.entry.code: answer for answer in paper.answers}
    for number, entry in enumerate(key.entries, 1):
        was, answer = earlier.results.get((key.form, entry.code)), now.get(entry.code)
        before = _points(was, worth(entry.points)) if was else ZERO
        after = answer.points if answer else ZERO
        if before != after:
            why = _why(was, answer, worth(entry.points))
            yield Move(key.student, number, entry.item, before, after, why)


def _points(was: Result, most: Fraction) -> Fraction:
    """The exact points of a result, which prints them to four decimals."""
    exact = (Fraction(was.exact) * most, ZERO, most)
    return next((one for one in exact if decimals(one) == was.points), Fraction(was.points))


def _why(was: Result | None, now: Answered | None, most: Fraction) -> str:
    if was is None:
        return "not in the earlier results"
    if now is None:
        return "no longer counts as handed in"
    if was.raw == now.raw and isinstance(now, Decided) and now.said:
        return " ".join(text if text.endswith((".", "!", "?")) else f"{text}." for text in now.said)
    if was.item != now.entry.item or was.revision != now.entry.revision:
        return "the question of the form is another one, or was worded or keyed anew"
    if was.raw != now.raw:
        return "another answer counts now"
    return _otherwise(was, now, most)


def _otherwise(was: Result, now: Answered, most: Fraction) -> str:
    """Why the same answer to the same question earns other points without a decision."""
    if _points(was, most) != Fraction(was.exact) * most:
        return "a decision no longer holds"
    if Fraction(was.exact) == now.outcome.score:
        return "the question is worth other points"
    cases = " ".join(part.mark.case for part in now.outcome.parts if part.mark.case)
    return (
        "the key, a decision or the marking rule reads the same answer otherwise"
        f" ({was.case or was.status} before, {cases or now.outcome.status} now)"
    )
