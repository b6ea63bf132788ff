"""A person's mark in place of the machine's: by criterion, or of the whole question."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from fractions import Fraction

import msgspec
from msgspec.structs import replace

from bloc_course.forms.form import KeyEntry
from bloc_course.forms.points import worth
from bloc_course.items.item import ItemPart
from bloc_course.items.marking import Mark
from bloc_course.items.marking.m8_rubric import Rubric
from bloc_course.items.processing import Outcome, PartOutcome, weighed

WHOLE = "whole"


def seal(raw: object) -> str:
    """A short hash of an answer, by which a mark knows the answer that it was given for."""
    data = msgspec.json.encode(raw, order="deterministic")
    return hashlib.sha256(data).hexdigest()[:12]


def criteria(entry: KeyEntry) -> dict[str, tuple[str, str]]:
    """The part and criterion behind every name that a mark of this question may use."""
    several = len(entry.parts) > 1
    return {
        f"{part.name}.{one.name}" if several else one.name: (part.name, one.name)
        for part in entry.parts
        if isinstance(part.key, Rubric)
        for one in part.key.criteria
    }


def earned(key: Rubric, mark: Mark) -> dict[str, int]:
    """What each criterion of a written part has earned, by the case of its mark."""
    said = dict(pair.partition("=")[::2] for pair in mark.case.split() if "=" in pair)
    return {one.name: int(said.get(one.name, 0)) for one in key.criteria}


def humanly(entry: KeyEntry, outcome: Outcome, points: Mapping[str, str]) -> Outcome:
    """The outcome with a person's points; what they did not mark stays the machine's."""
    names = criteria(entry)
    theirs: dict[str, dict[str, int]] = {}
    for name, given in points.items():
        if name in names:
            part, criterion = names[name]
            theirs.setdefault(part, {})[criterion] = int(Fraction(given))
    parts = {part.name: part for part in entry.parts}
    done = tuple(
        _confirmed(parts[one.name], one, theirs[one.name]) if one.name in theirs else one
        for one in outcome.parts
    )
    if theirs and len(done) == len(entry.parts):
        outcome = Outcome("graded", weighed(entry.parts, done), done)
    if WHOLE in points and worth(entry.points):
        score = min(Fraction(1), Fraction(points[WHOLE]) / worth(entry.points))
        settled = tuple(map(_settled, done))
        outcome = Outcome("graded", score, settled)
    return outcome


def _settled(done: PartOutcome) -> PartOutcome:
    """A part that waits for nobody: a person has marked the whole question."""
    status = "graded" if done.status in {"malformed", "ambiguous"} else done.status
    return replace(done, status=status, mark=replace(done.mark, provisional=False, flags=()))


def _confirmed(part: ItemPart, done: PartOutcome, theirs: Mapping[str, int]) -> PartOutcome:
    key = part.key
    if not isinstance(key, Rubric):
        return done
    before = earned(key, done.mark)
    most = {one.name: one.most for one in key.criteria}
    after = before | {name: min(points, most[name]) for name, points in theirs.items()}
    # A statement that a person lets pass is no longer held against the answer.
    raised = {name for name, points in after.items() if points > before[name]}
    spans = tuple(one for one in done.mark.spans if one.counts or one.criterion not in raised)
    mark = Mark(
        Fraction(sum(after.values()), key.most),
        " ".join(f"{name}={points}" for name, points in after.items()),
        spans=spans,
        flags=() if theirs.keys() == most.keys() else done.mark.flags,
        provisional=done.mark.provisional and theirs.keys() != most.keys(),
    )
    return replace(done, status="graded", mark=mark)
