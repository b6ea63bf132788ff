"""Multiple choice: any number of options."""

from __future__ import annotations

import re
from collections.abc import Sequence

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

SEPARATOR = re.compile(r"[\s,;&+]+(?:and(?:[\s,;]+|$))?")


class MultipleChoice(Interaction, frozen=True, tag="multiple-choice"):
    """Every option that fits; a tick given twice counts once, no tick is blank."""

    options: tuple[Option, ...]

    def parse(self, raw: object) -> Parsed:
        """A list of codes, letters or option texts → the set of codes."""
        raw = unpack(raw)
        if blank(raw):
            return Blank()
        ticks: Sequence[object]
        if isinstance(raw, list | tuple):
            ticks = raw
        else:
            text = word(raw)
            if text is None:
                return Malformed(f"expected a list of letters such as {SPEC.example}")
            whole = find(self.options, text)
            ticks = [whole] if whole else SEPARATOR.split(text)
        found = set()
        for tick in ticks:
            text = word(tick)
            if text == "":
                continue
            code = None if text is None else find(self.options, text)
            if code is None:
                among = letters(self.options)
                return Malformed(
                    f"{quoted(tick)} is none of the options; write letters from {among}, "
                    "with commas between them"
                )
            found.add(code)
        return frozenset(found) if found else Blank()

    def relabel(self, code: Relabel) -> MultipleChoice:
        """The same options under other codes."""
        return replace(self, options=relabelled(self.options, code))

    def arrange(self, rank: Rank) -> MultipleChoice:
        """Options by rank."""
        return replace(self, options=arranged(self.options, rank))

    def as_text(self) -> str:
        """Lettered lines."""
        return f"{lettered(self.options)}\nAnswer: {SPEC.how_to_answer} ({SPEC.example})."

    def codes(self) -> tuple[str, ...]:
        """The options' codes."""
        return tuple(option.code for option in self.options)


SPEC = InteractionSpec(
    struct=MultipleChoice,
    title="Multiple choice",
    how_to_answer="the letters of all that fit, with commas",
    example="x, z",
)
