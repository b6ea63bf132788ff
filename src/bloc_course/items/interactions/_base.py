"""What every interaction is: a typed value that parses answers and can be arranged."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Mapping
from typing import Literal

from msgspec import Struct

from bloc_course.draw import Rank

Relabel = Callable[[str], str]


class Option(Struct, frozen=True, gc=False):
    """A choice, card, row or column: its code and what a student reads."""

    code: str
    text: str


class Blank(Struct, frozen=True):
    """No answer was given."""


class Malformed(Struct, frozen=True):
    """An answer that can't be read, or is sent back because it could mean two things."""

    reason: str
    kind: Literal["malformed", "ambiguous"] = "malformed"


# What a readable answer parses to: a code, a set of codes, places of codes, a map from row to
# code, an interval of days with its reading in words.
Places = tuple[tuple[str, ...], ...]


class Days(Struct, frozen=True):
    """An interval of days (ordinals, both ends included) and how it was understood."""

    lo: int
    hi: int
    reading: str


Response = str | frozenset[str] | Places | Mapping[str, str] | Days
Parsed = Response | Blank | Malformed


class Interaction(Struct, frozen=True, gc=False, tag_field="type"):
    """Base of all interactions (QTI 3 terms); subclasses are tagged by their QTI-like name."""

    @abstractmethod
    def parse(self, raw: object) -> Parsed:
        """Read an answer leniently: JSON value or plain text; never raises."""

    @abstractmethod
    def relabel(self, code: Relabel) -> Interaction:
        """The same interaction with every code replaced."""

    @abstractmethod
    def arrange(self, rank: Rank) -> Interaction:
        """The same interaction with its options in the order of their ranks."""

    @abstractmethod
    def as_text(self) -> str:
        """The plain-text form: numbered or lettered lines and how to write the answer."""

    @abstractmethod
    def codes(self) -> tuple[str, ...]:
        """Every code in it, in the order shown."""

    def untouched(self, response: Response) -> bool:  # noqa: ARG002  (only orderings look)
        """Whether the response is just what was shown before anything was moved."""
        return False


class InteractionSpec(Struct, frozen=True, kw_only=True):
    """A register entry: the interaction's type and how an answer is written.

    `example` shows the form only: letters and numbers that no item has, so that it is never a key.
    """

    struct: type[Interaction]
    title: str
    how_to_answer: str
    example: str
