"""What a kind of feedback is: a register entry that writes a student's file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bloc_course.grading.grade import Paper

# The bytes that a student handed in, or None where they are not at hand.
HandIn = Callable[[], bytes | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """`write` gives the file of a paper that was handed in, or None where there is none to give.

    What is not `for_students` may name items and records.
    """

    name: str
    suffix: str
    title: str
    write: Callable[[Paper, HandIn], bytes | None]
    for_students: bool = True
