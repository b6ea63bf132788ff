"""Extended text: an answer in sentences, marked by a rubric and shown to a person."""

from __future__ import annotations

from bloc_course.draw import Rank
from bloc_course.items.interactions._base import (
    Blank,
    Interaction,
    InteractionSpec,
    Malformed,
    Parsed,
    Relabel,
)
from bloc_course.items.interactions._read import DASHES, INVISIBLE, QUOTES, blank

LONGEST = 60_000


class ExtendedText(Interaction, frozen=True, tag="extended-text"):
    """Several lines of text of about `fewest` to `most` words."""

    label: str
    fewest: int
    most: int

    def parse(self, raw: object) -> Parsed:
        """A text, or a list of lines → the text with plain quotes and dashes."""
        if isinstance(raw, list | tuple) and all(isinstance(line, str) for line in raw):
            raw = "\n".join(raw)
        if not isinstance(raw, str):
            return Blank() if blank(raw) else Malformed("expected an answer written as text")
        text = DASHES.sub("-", INVISIBLE.sub("", raw)).translate(QUOTES).strip()
        if len(text) > LONGEST:
            return Malformed(f"the answer has over {LONGEST} characters; about {self.most} words")
        return text or Blank()

    def relabel(self, code: Relabel) -> ExtendedText:  # noqa: ARG002 -- it has no codes
        """Itself: it has no codes."""
        return self

    def arrange(self, rank: Rank) -> ExtendedText:  # noqa: ARG002 -- it has no options
        """Itself: it has no options."""
        return self

    def as_text(self) -> str:
        """The label and the length asked for."""
        return f"{self.label}\nAnswer: {self.fewest} to {self.most} words in full sentences."

    def codes(self) -> tuple[str, ...]:
        """None."""
        return ()


SPEC = InteractionSpec(
    struct=ExtendedText,
    title="Extended text",
    how_to_answer="full sentences in your own words",
    example="I think so because … (p6)",
)
