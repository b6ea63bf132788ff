"""Date entry: a date or a span, in words or EDTF."""

from __future__ import annotations

from bloc_course.dates import Answer, SentBack, parse_answer
from bloc_course.draw import Rank
from bloc_course.items.interactions._base import (
    Blank,
    Days,
    Interaction,
    InteractionSpec,
    Malformed,
    Parsed,
    Relabel,
)
from bloc_course.items.interactions._read import blank, word


class DateEntry(Interaction, frozen=True, tag="date-entry"):
    """One line of text; the label says what date is asked for."""

    label: str

    def parse(self, raw: object) -> Parsed:
        """A date in words or EDTF → its days; one that could mean two things is sent back."""
        if blank(raw):
            return Blank()
        text = word(raw)
        if text is None:
            return Malformed(f"expected a date written as text, such as {SPEC.example}")
        answer = parse_answer(text)
        if isinstance(answer, Answer):
            return Days(answer.lo, answer.hi, answer.reading)
        return Malformed(
            answer.reason, "ambiguous" if isinstance(answer, SentBack) else "malformed"
        )

    def relabel(self, code: Relabel) -> DateEntry:  # noqa: ARG002 -- it has no codes
        """Itself: it has no codes."""
        return self

    def arrange(self, rank: Rank) -> DateEntry:  # noqa: ARG002 -- it has no options
        """Itself: it has no options."""
        return self

    def as_text(self) -> str:
        """The label and how a date may be written."""
        return f"{self.label}\nAnswer: {SPEC.how_to_answer} ({SPEC.example})."

    def codes(self) -> tuple[str, ...]:
        """None."""
        return ()


SPEC = InteractionSpec(
    struct=DateEntry,
    title="Date entry",
    how_to_answer="a date or a span of time with its year, as exact as the evidence allows",
    example="early October 1917; 1917-10; 3 May 1917 to 9 June 1917",
)
