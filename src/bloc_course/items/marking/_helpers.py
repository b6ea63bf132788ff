"""What the rules share: narrowing of responses, and samples every interaction has."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TypeVar

from bloc_course.items.interactions._base import Interaction, Option
from bloc_course.items.marking._base import Sample

T = TypeVar("T")
ZERO, ONE = Fraction(0), Fraction(1)
UNKNOWN = "no such option"


def expect(kind: type[T], value: object) -> T:
    """`value`, which an item's make-up promises to be of this kind; TypeError names what it is."""
    if not isinstance(value, kind):
        message = f"expected {kind.__name__}, found {type(value).__name__}"
        raise TypeError(message)
    return value


def others(options: Sequence[Option], code: str) -> list[str]:
    """The codes of the options that are not `code`."""
    return [option.code for option in options if option.code != code]


def unread(malformed: object, status: str = "malformed") -> tuple[Sample, Sample]:
    """The blank sample and the malformed one, which earn nothing in every rule."""
    return (
        Sample("blank", None, "blank", ZERO),
        Sample("malformed", malformed, status, ZERO),
    )


def graded(interaction: Interaction, label: str, codes: Sequence[str], score: Fraction) -> Sample:
    """A sample of an ordering: its status is "untouched" where it is the order shown."""
    status = "untouched" if tuple(codes) == interaction.codes() else "graded"
    return Sample(label, list(codes), status, score)
