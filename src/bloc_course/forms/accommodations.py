"""Accommodations: what single students or groups get otherwise than the class.

They change a form's length and look and never its draw: with fewer questions a student has the
first ones of the form that the class would give.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Annotated

from msgspec import Meta, Struct

from bloc_course.forms.points import share
from bloc_course.forms.roster import Student

Copies = Annotated[int, Meta(ge=0, le=20)]
Amount = Annotated[
    str,
    Meta(
        pattern=r"^(\d{1,3}|\d{1,2}(\.\d+)? ?%)$",
        description="a number of questions such as 1, or a share below 100 % such as 25 %",
    ),
]
# Stands for each section that is not named.
EVERY = "*"


class Accommodation(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """For one student, or for all of a group of the roster.

    fewer: by section (EVERY for each that is not named) a number of questions, or a share of them,
    rounded down; `fewer: 25 %` in a blueprint is short for a share of every section.
    extra_time is printed on the form; nothing enforces it.
    """

    student: str = ""
    group: str = ""
    extra_paper: Copies = 0
    large_print: bool = False
    fewer: dict[str, Amount] = {}
    extra_time: str = ""

    def names(self, student: Student) -> bool:
        """Whether it is for this student."""
        return self.student == student.id if self.student else self.group == student.group

    def fewer_of(self, heading: str, count: int) -> int:
        """How many of the `count` questions under `heading` are left out; one stays at least."""
        amount = self.fewer.get(heading) or self.fewer.get(EVERY, "0")
        exact = share(amount) * count if amount.endswith("%") else Fraction(amount)
        return max(0, min(math.floor(exact), count - 1))


def aids(accommodations: Iterable[Accommodation], student: Student) -> tuple[Accommodation, ...]:
    """Those for this student, the student's own before the group's."""
    found = [one for one in accommodations if one.names(student)]
    return tuple(sorted(found, key=lambda one: not one.student))


def shortened(
    found: Sequence[Accommodation], headings: Iterable[tuple[str, int]]
) -> tuple[int, ...]:
    """How many questions of each section a student gets, from its heading and count.

    Of several accommodations the largest reduction of a section holds.
    """
    return tuple(
        count - max((one.fewer_of(heading, count) for one in found), default=0)
        for heading, count in headings
    )


def misfits(
    accommodations: Iterable[Accommodation], counts: Mapping[str, int]
) -> Iterator[tuple[int, str, str, str]]:
    """What does not fit the sections (`counts` by heading): (number, field, found, problem)."""
    for i, one in enumerate(accommodations):
        if bool(one.student) == bool(one.group):
            yield i, "student", "", "an accommodation is for a student or for a group, one of them"
        for heading, amount in one.fewer.items():
            if heading == EVERY:
                continue
            if heading not in counts:
                yield i, "fewer", heading, "no such section"
            elif not amount.endswith("%") and int(amount) >= counts[heading]:
                problem = f"the section has {counts[heading]} questions, and one has to stay"
                yield i, "fewer", amount, problem


def strangers(
    accommodations: Iterable[Accommodation], students: Iterable[Student]
) -> Iterator[tuple[int, str, str, tuple[str, ...]]]:
    """Names that are not in the class: (number, field, name, names of the class)."""
    class_ = tuple(students)
    ids = tuple(student.id for student in class_)
    groups = tuple(dict.fromkeys(student.group for student in class_ if student.group))
    for i, one in enumerate(accommodations):
        if one.student and one.student not in ids:
            yield i, "student", one.student, ids
        if one.group and one.group not in groups:
            yield i, "group", one.group, groups
