"""Gap match: a text with gaps that are filled from one list of cards."""

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
from bloc_course.items.interactions._options import arranged, relabelled
from bloc_course.items.interactions._read import lettered, unpack
from bloc_course.items.interactions._rows import read_rows


class GapMatch(Interaction, frozen=True, tag="gap-match"):
    """Gaps, each with the text that stands before it, and cards; `reuse`: a card fits many gaps.

    Without `reuse` a card fits one gap, but an answer that uses it twice is read all the same: one
    of the two gaps is wrong. The gaps of a text keep their order where it is `fixed`, the cards
    (phases in order of time) where they are `fixed_cards`.
    """

    gaps: tuple[Option, ...]
    cards: tuple[Option, ...]
    reuse: bool = False
    fixed: bool = False
    fixed_cards: bool = False

    def parse(self, raw: object) -> Parsed:
        """A map from gap to card, or text such as "1=b, 2=a" → a map of codes."""
        rows = [(gap.code, self.cards) for gap in self.gaps]
        return read_rows(rows, unpack(raw), SPEC.example)

    def relabel(self, code: Relabel) -> GapMatch:
        """The same gaps and cards under other codes."""
        gaps, cards = relabelled(self.gaps, code), relabelled(self.cards, code)
        return replace(self, gaps=gaps, cards=cards)

    def arrange(self, rank: Rank) -> GapMatch:
        """Cards by rank, gaps too, unless they are fixed."""
        gaps = self.gaps if self.fixed else arranged(self.gaps, rank)
        cards = self.cards if self.fixed_cards else arranged(self.cards, rank)
        return replace(self, gaps=gaps, cards=cards)

    def as_text(self) -> str:
        """Numbered gaps, then lettered cards."""
        # Cards used again sort whole lines; where each is used once, it ends a sentence.
        blank = "" if self.reuse else " ____"
        gaps = "\n".join(f"{n}. {gap.text}{blank}" for n, gap in enumerate(self.gaps, 1))
        how = f"{SPEC.how_to_answer} ({SPEC.example})"
        once = "each letter fits one number at most"
        again = "a letter may be used again" if self.reuse else once
        return f"{gaps}\n\n{lettered(self.cards)}\nAnswer: {how}; {again}."

    def codes(self) -> tuple[str, ...]:
        """The gaps' codes, then the cards'."""
        return tuple(option.code for option in (*self.gaps, *self.cards))


SPEC = InteractionSpec(
    struct=GapMatch,
    title="Gap match",
    how_to_answer="a letter for each number",
    example="8=y, 9=z",
)
