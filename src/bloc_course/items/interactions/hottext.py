"""Hottext: a text in which one of the marked passages is to be picked."""

from __future__ import annotations

from msgspec.structs import replace

from bloc_course.draw import Rank
from bloc_course.items.interactions._base import (
    Interaction,
    InteractionSpec,
    Option,
    Parsed,
    Relabel,
)
from bloc_course.items.interactions._options import relabelled
from bloc_course.items.interactions._read import LETTERS, unpack
from bloc_course.items.interactions.choice import one_of


class Hottext(Interaction, frozen=True, tag="hottext"):
    """n + 1 pieces of text around n marked passages; a text keeps its order."""

    text: tuple[str, ...]
    options: tuple[Option, ...]

    def parse(self, raw: object) -> Parsed:
        """A code, letter or the passage itself → the code."""
        return one_of(self.options, unpack(raw))

    def relabel(self, code: Relabel) -> Hottext:
        """The same passages under other codes."""
        return replace(self, options=relabelled(self.options, code))

    def arrange(self, rank: Rank) -> Hottext:  # noqa: ARG002 -- a text has its order
        """Itself."""
        return self

    def as_text(self) -> str:
        """The text with lettered passages in brackets."""
        pieces = [self.text[0]]
        for letter, option, piece in zip(LETTERS, self.options, self.text[1:], strict=False):
            pieces += [f"[{letter}: {option.text}]", piece]
        return f"{''.join(pieces)}\nAnswer: {SPEC.how_to_answer} ({SPEC.example})."

    def codes(self) -> tuple[str, ...]:
        """The passages' codes."""
        return tuple(option.code for option in self.options)


SPEC = InteractionSpec(
    struct=Hottext, title="Marked text", how_to_answer="the letter of one passage", example="y"
)
