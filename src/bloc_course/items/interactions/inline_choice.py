"""Inline choice: a text with gaps, each with its own options."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from bloc_course.draw import Rank
from bloc_course.items.interactions._base import (
    Interaction,
    InteractionSpec,
    Option,
    Parsed,
    Relabel,
)
from bloc_course.items.interactions._options import arranged, relabelled
from bloc_course.items.interactions._read import lettered, unpack
from bloc_course.items.interactions._rows import read_rows


class Gap(Struct, frozen=True):
    """A gap and what may fill it."""

    code: str
    options: tuple[Option, ...]


class InlineChoice(Interaction, frozen=True, tag="inline-choice"):
    """n + 1 pieces of text around n gaps."""

    text: tuple[str, ...]
    gaps: tuple[Gap, ...]

    def parse(self, raw: object) -> Parsed:
        """A map from gap to option, or text such as "1=b, 2=a" → a map of codes."""
        rows = [(gap.code, gap.options) for gap in self.gaps]
        return read_rows(rows, unpack(raw), SPEC.example)

    def relabel(self, code: Relabel) -> InlineChoice:
        """The same gaps and options under other codes."""
        gaps = (Gap(code(gap.code), relabelled(gap.options, code)) for gap in self.gaps)
        return replace(self, gaps=tuple(gaps))

    def arrange(self, rank: Rank) -> InlineChoice:
        """The options of each gap by rank; the text keeps its order."""
        gaps = (Gap(gap.code, arranged(gap.options, rank)) for gap in self.gaps)
        return replace(self, gaps=tuple(gaps))

    def as_text(self) -> str:
        """The text with numbered gaps, then each gap's lettered options."""
        pieces = [self.text[0]]
        for shown, piece in enumerate(self.text[1:], 1):
            pieces += [f"[{shown}: ____]", piece]
        gaps = "\n".join(
            f"{shown}.\n{lettered(gap.options, '   ')}" for shown, gap in enumerate(self.gaps, 1)
        )
        how = f"{SPEC.how_to_answer} ({SPEC.example})"
        if len(self.gaps) == 1:
            how = "a letter for the gap (8=y)"
        return f"{''.join(pieces)}\n\n{gaps}\nAnswer: {how}."

    def codes(self) -> tuple[str, ...]:
        """Each gap's code with its options' codes; an option that several gaps offer, once."""
        every = (code for gap in self.gaps for code in (gap.code, *(o.code for o in gap.options)))
        return tuple(dict.fromkeys(every))


SPEC = InteractionSpec(
    struct=InlineChoice,
    title="Inline choice",
    how_to_answer="a letter for each gap",
    example="8=y, 9=z",
)
