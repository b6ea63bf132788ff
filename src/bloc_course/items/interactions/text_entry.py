"""Text entry: a name or a word, read leniently; a form that fits two people is sent back."""

from __future__ import annotations

from bloc_course.dataset.names import sounded
from bloc_course.draw import Rank
from bloc_course.items.interactions._base import (
    Blank,
    Interaction,
    InteractionSpec,
    Malformed,
    Parsed,
    Relabel,
)
from bloc_course.items.interactions._read import SPACES, blank, clean, quoted, word

LONGEST = 200


class TextEntry(Interaction, frozen=True, tag="text-entry"):
    """One line of text; `ambiguous` are forms, as `sounded`, that stand for more than one thing.

    They are those of the whole dataset, so that the list gives nothing of a key away.
    """

    label: str
    ambiguous: tuple[str, ...] = ()

    def parse(self, raw: object) -> Parsed:
        """A text → itself without spare blanks and final full stop."""
        if blank(raw):
            return Blank()
        text = word(raw)
        if text is None or len(text) > LONGEST:
            return Malformed(f"expected a name or a few words, such as {SPEC.example}")
        text = spelled(text)
        if not sounded(text):
            return Malformed(f"{quoted(raw)} holds no letters or figures")
        if sounded(text) in self.ambiguous:
            reason = f"{quoted(raw)} fits more than one person; add a first name or initials"
            return Malformed(reason, "ambiguous")
        return text

    def relabel(self, code: Relabel) -> TextEntry:  # noqa: ARG002 -- it has no codes
        """Itself: it has no codes."""
        return self

    def arrange(self, rank: Rank) -> TextEntry:  # noqa: ARG002 -- it has no options
        """Itself: it has no options."""
        return self

    def as_text(self) -> str:
        """The label and how to answer."""
        return f"{self.label}\nAnswer: {SPEC.how_to_answer} ({SPEC.example})."

    def codes(self) -> tuple[str, ...]:
        """None."""
        return ()


def spelled(text: str) -> str:
    """A text as it is compared: NFC, single blanks, no final full stop (case counts later)."""
    return SPACES.sub(" ", clean(text)).strip(" .")


SPEC = InteractionSpec(
    struct=TextEntry,
    title="Text entry",
    how_to_answer="a name or a few words; any usual spelling will do",
    example="Anna Berg",
)
