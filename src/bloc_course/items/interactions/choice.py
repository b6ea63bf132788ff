"""Choice: one option of several."""

from __future__ import annotations

from msgspec.structs import replace

from bloc_course.draw import Rank
from bloc_course.items.interactions._base import (
    Blank,
    Interaction,
    InteractionSpec,
    Malformed,
    Option,
    Parsed,
    Relabel,
)
from bloc_course.items.interactions._options import arranged, relabelled
from bloc_course.items.interactions._read import (
    blank,
    find,
    lettered,
    letters,
    quoted,
    unpack,
    word,
)


class Choice(Interaction, frozen=True, tag="choice"):
    """One of the options; `fixed` options keep their order (before / after / cannot be decided)."""

    options: tuple[Option, ...]
    fixed: bool = False

    def parse(self, raw: object) -> Parsed:
        """A code, letter or option text → the code; a list of one is taken as its only entry."""
        return one_of(self.options, unpack(raw))

    def relabel(self, code: Relabel) -> Choice:
        """The same options under other codes."""
        return replace(self, options=relabelled(self.options, code))

    def arrange(self, rank: Rank) -> Choice:
        """Options by rank, unless they are fixed."""
        return self if self.fixed else replace(self, options=arranged(self.options, rank))

    def as_text(self) -> str:
        """Lettered lines."""
        return f"{lettered(self.options)}\nAnswer: {SPEC.how_to_answer} ({SPEC.example})."

    def codes(self) -> tuple[str, ...]:
        """The options' codes."""
        return tuple(option.code for option in self.options)


def one_of(options: tuple[Option, ...], raw: object) -> Parsed:
    """The code of the one option that an unpacked answer means."""
    if blank(raw):
        return Blank()
    if isinstance(raw, list | tuple):
        if len(raw) > 1:
            return Malformed(f"choose one option, not {len(raw)}")
        raw = raw[0]
    text = word(raw)
    code = None if text is None else find(options, text)
    if code is None:
        return Malformed(f"{quoted(raw)} is none of the options; write {letters(options)}")
    return code


SPEC = InteractionSpec(
    struct=Choice, title="Single choice", how_to_answer="one letter", example="y"
)
