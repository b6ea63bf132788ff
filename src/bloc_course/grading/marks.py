"""People's marks from the review page: read, held against the keys, merged into decisions."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import msgspec
from msgspec import Struct

from bloc_course.errors import DataProblems, Problem
from bloc_course.forms.encodings import decode
from bloc_course.forms.form import Key, KeyEntry
from bloc_course.forms.points import worth
from bloc_course.grading._human import WHOLE, criteria
from bloc_course.grading.decisions import Decisions, HumanMark
from bloc_course.items.marking.m8_rubric import Rubric


class GivenMark(Struct, frozen=True, kw_only=True):
    """What one marker gave one answer, and what the machine had proposed, by criterion."""

    form: str
    question: str
    points: dict[str, str]
    item: str = ""
    revision: str = ""
    seen: str = ""
    machine: dict[str, str] = {}
    reason: str = ""


class Marks(Struct, frozen=True, kw_only=True):
    """The file of one marker."""

    quiz: str = ""
    marker: str = ""
    marks: tuple[GivenMark, ...] = ()


@dataclass(frozen=True, slots=True)
class Merged:
    """Marks to add, how many are there already, and those that another mark stands against."""

    new: tuple[HumanMark, ...]
    there: int
    against: tuple[str, ...]


def read_marks(path: Path, keys: Mapping[str, Key]) -> Marks:
    """The marks in a JSON or CSV file. Raises DataProblems with every fault."""
    text = decode(path.read_bytes())
    try:
        found = _of_csv(text) if path.suffix.lower() == ".csv" else _of_json(text)
    except (msgspec.MsgspecError, KeyError, RecursionError) as error:
        problem = f"not a file of marks: {error}"
        raise DataProblems(
            [Problem(file=str(path), problem=problem, hint="save it from the review page")]
        ) from None
    quizzes = {key.quiz for key in keys.values()}
    faults = list(_faults(found, keys))
    if found.quiz and found.quiz not in quizzes:
        faults.insert(0, f"these are marks of the quiz {found.quiz!r}")
    if faults:
        raise DataProblems([Problem(file=str(path), problem=fault) for fault in faults])
    return found


def _of_json(text: str) -> Marks:
    return msgspec.json.decode(text, type=Marks)


def _of_csv(text: str) -> Marks:
    marker = ""
    found: dict[tuple[str, str, str], GivenMark] = {}
    for row in csv.DictReader(io.StringIO(text, newline="")):
        marker = row.get("marker") or marker
        place = (row["form"], row["question"], row["seen"])
        mark = found.setdefault(
            place,
            GivenMark(
                form=row["form"],
                question=row["question"],
                item=row.get("item") or "",
                revision=row.get("revision") or "",
                seen=row["seen"],
                points={},
                machine={},
                reason=row.get("reason") or "",
            ),
        )
        mark.points[row["criterion"]] = row["points"]
        mark.machine[row["criterion"]] = row.get("machine") or ""
    return Marks(marker=marker, marks=tuple(found.values()))


def _entry(mark: GivenMark, keys: Mapping[str, Key]) -> KeyEntry | None:
    entries = keys[mark.form].entries if mark.form in keys else ()
    return next((entry for entry in entries if entry.code == mark.question), None)


def _faults(marks: Marks, keys: Mapping[str, Key]) -> Iterator[str]:
    for mark in marks.marks:
        where = f"form {mark.form}, question {mark.question}"
        entry = _entry(mark, keys)
        if entry is None:
            yield f"{where}: no form of this quiz has it"
            continue
        if mark.item and mark.item != entry.item:
            yield f"{where}: it is the item {entry.item} now, not {mark.item}"
        most = _most(entry)
        for name, points in mark.points.items():
            if name not in most:
                yield f"{where}: no criterion {name!r}; there are {', '.join(most)}"
            elif not _within(points, most[name], whole=name == WHOLE):
                least = "a number" if name == WHOLE else "a whole number"
                yield f"{where}, {name}: {points!r} is not {least} from 0 to {most[name]}"


def _most(entry: KeyEntry) -> dict[str, Fraction]:
    """The most points of every criterion that can be marked, and of the whole question."""
    parts = {part.name: part.key for part in entry.parts}
    found = {}
    for name, (part, criterion) in criteria(entry).items():
        key = parts[part]
        if isinstance(key, Rubric):
            found[name] = Fraction(next(c.most for c in key.criteria if c.name == criterion))
    return {**found, WHOLE: worth(entry.points)}


def _within(text: str, most: Fraction, *, whole: bool) -> bool:
    try:
        points = Fraction(text)
    except (ValueError, ZeroDivisionError):
        return False
    return 0 <= points <= most and (whole or text.isdecimal())


def merged(
    marks: Marks, keys: Mapping[str, Key], standing: Decisions, *, replace: bool = False
) -> Merged:
    """The marks as decisions; one that a person gave before stands unless it is to be replaced."""
    new: list[HumanMark] = []
    against: list[str] = []
    there = 0
    for mark in marks.marks:
        entry = _entry(mark, keys)
        student = keys[mark.form].student
        before = points_before(standing, student, mark)
        fresh = {}
        for name, points in mark.points.items():
            had = before.get(name)
            if had is not None and Fraction(had) == Fraction(points):
                there += 1
            elif had is None or replace:
                fresh[name] = str(Fraction(points))
            else:
                where = f"form {mark.form}, question {mark.question}, {name}"
                against.append(f"{where}: {had} stands, {points} is not taken")
        if fresh and entry is not None:
            new.append(
                HumanMark(
                    item=entry.item,
                    revision=entry.revision,
                    student=student,
                    question=mark.question,
                    points=fresh,
                    seen=mark.seen,
                    who=marks.marker,
                    reason=mark.reason,
                )
            )
    return Merged(tuple(new), there, tuple(against))


def points_before(standing: Decisions, student: str, mark: GivenMark) -> dict[str, str]:
    """What people have given this answer so far, by criterion."""
    found: dict[str, str] = {}
    for one in standing.marks.get((student, mark.question), ()):
        if one.seen in {"", mark.seen}:
            found |= one.points
    return found


Place = tuple[str, str, str, str]


def by_place(marks: Marks) -> dict[Place, tuple[str, str]]:
    """Points given and proposed by form, question, seal and criterion."""
    return {
        (one.form, one.question, one.seen, name): (points, one.machine.get(name, ""))
        for one in marks.marks
        for name, points in one.points.items()
    }


def agreed(one: Marks, other: Marks) -> tuple[Marks, tuple[str, ...]]:
    """The marks that two markers gave alike, and a line for every one that they did not.

    What only one of them has marked is neither.
    """
    theirs = by_place(other)
    alike: list[GivenMark] = []
    apart: list[str] = []
    for mark in one.marks:
        same = {}
        for name, points in mark.points.items():
            place = (mark.form, mark.question, mark.seen, name)
            if place not in theirs:
                continue
            if Fraction(points) == Fraction(theirs[place][0]):
                same[name] = points
            else:
                where = f"form {mark.form}, question {mark.question}, {name}"
                apart.append(f"{where}: {points} and {theirs[place][0]}")
        if same:
            alike.append(msgspec.structs.replace(mark, points=same))
    who = " and ".join(filter(None, (one.marker, other.marker)))
    return msgspec.structs.replace(one, marker=who, marks=tuple(alike)), tuple(apart)


def pairs(
    one: Mapping[Place, tuple[str, str]], other: Mapping[Place, str]
) -> dict[str, list[tuple[int, int]]]:
    """Whole points that two have given the same answers, by criterion."""
    found: dict[str, list[tuple[int, int]]] = {}
    for place, (points, _) in one.items():
        if place in other and points.isdecimal() and other[place].isdecimal():
            found.setdefault(place[3], []).append((int(points), int(other[place])))
    return found


def given(places: Mapping[Place, tuple[str, str]]) -> dict[Place, str]:
    """The points alone."""
    return {place: points for place, (points, _) in places.items()}


def proposed(places: Mapping[Place, tuple[str, str]]) -> dict[Place, str]:
    """The machine's points alone, where it had any."""
    return {place: machine for place, (_, machine) in places.items() if machine}


def markers(files: Sequence[Marks]) -> Iterable[str]:
    """What the markers are called; one without a name by number."""
    return (one.marker or f"marker {number}" for number, one in enumerate(files, 1))
