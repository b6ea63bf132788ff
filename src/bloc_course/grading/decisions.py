"""What people decide about a quiz, one line each in `decisions.yaml`, and what it does to a paper.

`drop` and `credit` act on what a question counts, for everybody; `accept` adds an answer to the
key; `mark` is a person's mark of one answer, which no key, rule or later reading overwrites; `keep`
records that a question was looked at and stands, `rekey` that its kept key was replaced by that of
newer data; `extend` gives a student more time. Decisions come before a late penalty.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any

from msgspec import Meta, Struct
from msgspec.structs import replace

from bloc_course.dataset._convert import convert
from bloc_course.dataset._yaml import compose, line_of
from bloc_course.errors import DataProblems, Problem, choose
from bloc_course.forms.encodings import decode
from bloc_course.forms.form import KeyEntry
from bloc_course.forms.late import time_due
from bloc_course.forms.points import worth
from bloc_course.grading._accepting import accepting
from bloc_course.grading._human import WHOLE, humanly, seal
from bloc_course.grading.grade import Answered, Paper

FILE = "decisions.yaml"
Text = Annotated[str, Meta(min_length=1)]
Points = Annotated[
    str,
    Meta(
        pattern=r"^(\d+(\.\d+)?|\d+/[1-9]\d*)$",
        description="a whole number, a decimal or a fraction, such as 2, 1.5 or 1/2",
    ),
]


class Decision(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A decision about an item, in all its forms; without `revision` about every wording of it."""

    item: Text
    revision: str = ""
    reason: str = ""
    who: str = ""
    date: str = ""

    def about(self, entry: KeyEntry) -> bool:
        """Whether it is about this question."""
        return self.item == entry.item and self.revision in {"", entry.revision}


class Drop(Decision, frozen=True):
    """The question counts for nothing: neither earned nor offered."""


class Credit(Decision, frozen=True):
    """All who handed in get the question's points."""


class Keep(Decision, frozen=True):
    """The question was looked at and stands; it ends an earlier drop or credit."""


class Rekey(Decision, frozen=True):
    """The kept key was replaced by that of newer data; it marks by itself, this tells students."""


class Accept(Decision, frozen=True, kw_only=True):
    """Another answer is right too: in words as forms show them, text, list or map (`part` names
    the part where there are several).
    """

    answer: Any
    part: str = ""


class HumanMark(Decision, frozen=True, kw_only=True):
    """A person's mark of one answer: points by criterion, or of the whole question ("whole").

    A criterion of a question with several parts is called part.criterion. `seen` seals the answer
    that was marked: another one, handed in later, is not marked by it.
    """

    student: Text
    question: Text
    points: Annotated[dict[str, Points], Meta(min_length=1)]
    seen: str = ""

    def __post_init__(self) -> None:
        for name, points in self.points.items():
            if name != WHOLE and not points.isdecimal():
                raise ValueError(f"the criterion {name!r} takes whole points, not {points!r}")


class Extend(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A student's quiz is due later (or earlier): what the late rule counts from, as ISO 8601."""

    student: Text
    due: Text
    reason: str = ""
    who: str = ""
    date: str = ""

    def __post_init__(self) -> None:
        if time_due(self.due) is None:
            raise ValueError(f"{self.due!r} is no date or time such as 2026-11-30T12:00")


AboutItem = Drop | Credit | Keep | Rekey | Accept
AnyDecision = AboutItem | HumanMark | Extend
KINDS: Mapping[str, type[AnyDecision]] = {
    "drop": Drop,
    "credit": Credit,
    "keep": Keep,
    "rekey": Rekey,
    "accept": Accept,
    "mark": HumanMark,
    "extend": Extend,
}


class Decided(Answered, frozen=True):
    """An answer that a decision is about; `said` tells its student what was decided."""

    said: tuple[str, ...] = ()


@dataclass(frozen=True)
class Decisions:
    """All decisions about a quiz, in the order of the file: of two that exclude each other (drop,
    credit and keep; two marks of one criterion) the later one holds.
    """

    lines: tuple[AnyDecision, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.lines)

    def plus(self, more: Iterable[AnyDecision]) -> Decisions:
        """These and then others."""
        return Decisions((*self.lines, *more))

    @cached_property
    def of_item(self) -> dict[str, tuple[AboutItem, ...]]:
        """Decisions about items by item id."""
        found: dict[str, list[AboutItem]] = {}
        for line in self.lines:
            if isinstance(line, AboutItem):
                found.setdefault(line.item, []).append(line)
        return {item: tuple(lines) for item, lines in found.items()}

    @cached_property
    def dues(self) -> dict[str, str]:
        """When the quiz is due for students who were given another time."""
        return {line.student: line.due for line in self.lines if isinstance(line, Extend)}

    @cached_property
    def marks(self) -> dict[tuple[str, str], tuple[HumanMark, ...]]:
        """People's marks by student and question."""
        found: dict[tuple[str, str], list[HumanMark]] = {}
        for line in self.lines:
            if isinstance(line, HumanMark):
                found.setdefault((line.student, line.question), []).append(line)
        return {who: tuple(lines) for who, lines in found.items()}


def apply(paper: Paper, decisions: Decisions) -> Paper:
    """The paper under the decisions: pure and exact; applied again it changes nothing.

    Questions are told by item id and revision, people's marks by student, question and the answer
    they have seen. Total and points offered are summed up anew.
    """
    due = decisions.dues.get(paper.key.student)
    if due:
        paper = replace(paper, key=replace(paper.key, due=due))
    key = paper.key
    about = [decisions.of_item.get(entry.item, ()) for entry in key.entries]
    theirs = any((key.student, entry.code) in decisions.marks for entry in key.entries)
    if not theirs and not any(about):
        return paper
    offered = [
        Fraction(0) if isinstance(_holds(entry, lines), Drop) else worth(entry.points)
        for entry, lines in zip(key.entries, about, strict=True)
    ]
    answers = tuple(
        _decided(answer, lines, decisions.marks.get((key.student, answer.entry.code), ()))
        for answer, lines in zip(paper.answers, about, strict=bool(paper.answers))
    )
    total = sum((answer.points for answer in answers), Fraction(0))
    return replace(paper, answers=answers, total=total, out_of=sum(offered, Fraction(0)))


def _holds(entry: KeyEntry, lines: Iterable[AboutItem]) -> Drop | Credit | None:
    """What holds about a question for everybody: the last of drop, credit and keep."""
    last: Drop | Credit | None = None
    for line in lines:
        if isinstance(line, Drop | Credit | Keep) and line.about(entry):
            last = None if isinstance(line, Keep) else line
    return last


def _decided(answer: Answered, lines: Iterable[AboutItem], marks: Iterable[HumanMark]) -> Answered:
    lines, entry, outcome = tuple(lines), answer.entry, answer.outcome
    said: list[str] = []
    corrected = [line for line in lines if isinstance(line, Rekey) and line.about(entry)]
    if corrected:
        said.append(_because("The key of this question was corrected", corrected[-1]))
    accepts = [line for line in lines if isinstance(line, Accept) and line.about(entry)]
    if accepts:
        more = accepting(entry.parts, outcome, [(line.part, line.answer) for line in accepts])
        if more is not outcome:
            said.append(_because("Your answer is accepted too", accepts[-1]))
        outcome = more
    own = _own(answer, marks)
    if own:
        outcome = humanly(entry, outcome, _joined(own))
        said = [_because("A person marked this answer", own[-1])]
    points = outcome.score * worth(entry.points)
    holds = _holds(entry, lines)
    if isinstance(holds, Drop):
        said.append(_because("This question does not count", holds))
        entry, points = replace(entry, points="0"), Fraction(0)
    elif isinstance(holds, Credit):
        said.append(_because("Everybody gets the points of this question", holds))
        points = worth(entry.points)
    if not said and outcome is answer.outcome:
        return answer
    kept = answer.said if isinstance(answer, Decided) else ()
    return Decided(entry, answer.raw, outcome, points, tuple(dict.fromkeys((*kept, *said))))


def _own(answer: Answered, marks: Iterable[HumanMark]) -> list[HumanMark]:
    """The marks that were given for this answer to this question."""
    about = [mark for mark in marks if mark.item == answer.entry.item]
    sealed = seal(answer.raw) if about else ""
    return [mark for mark in about if mark.seen in {"", sealed}]


def _joined(marks: Iterable[HumanMark]) -> dict[str, str]:
    """The points of several marks: the later one holds, and criteria end a mark of the whole."""
    points: dict[str, str] = {}
    for mark in marks:
        if WHOLE not in mark.points:
            points.pop(WHOLE, None)
        points |= mark.points
    return points


def _because(what: str, line: AnyDecision) -> str:
    return f"{what}: {line.reason}" if line.reason else f"{what}."


def read_decisions(quiz: Path) -> Decisions:
    """The decisions about an issued quiz; none where there is no file.

    Raises DataProblems with every fault and its line.
    """
    path = quiz / FILE
    return parse(decode(path.read_bytes()), str(path)) if path.is_file() else Decisions()


def parse(text: str, file: str) -> Decisions:
    """The decisions in YAML text: a list with a map for each."""
    value, lines = compose(text, file)
    if value is None or value == "":
        return Decisions()
    if not isinstance(value, list):
        raise DataProblems([Problem(file=file, line=1, problem="must be a list of decisions")])
    found: list[AnyDecision] = []
    problems: list[Problem] = []
    for place, entry in enumerate(value):
        name = str(entry.pop("decide", "")) if isinstance(entry, dict) else ""
        if name not in KINDS:
            hint, line = choose(name, KINDS), line_of(lines, (place,))
            wrong = "says not what is decided"
            problems.append(
                Problem(file=file, line=line, field="decide", found=name, problem=wrong, hint=hint)
            )
            continue
        one, faults = convert(entry, KINDS[name], file=file, lines=lines, at=(place,))
        problems += faults
        if one is not None:
            found.append(one)
    if problems:
        raise DataProblems(problems)
    return Decisions(tuple(found))
