"""M1 for text entry: 1 for any accepted spelling, whatever the case or transliteration."""

from __future__ import annotations

from fractions import Fraction

from bloc_course.dataset.names import sounded
from bloc_course.items.interactions._base import Interaction, Relabel, Response
from bloc_course.items.interactions.text_entry import TextEntry
from bloc_course.items.marking._base import Declaration, Mark, Rule, Sample
from bloc_course.items.marking._helpers import ONE, ZERO, expect, unread

NOBODY = "Zzyzx Qwortle"


class Spelling(Declaration, frozen=True, tag="M1-spelling"):
    """The accepted spellings, the usual one first; ValueError where there is none."""

    accepted: tuple[str, ...]

    def __post_init__(self) -> None:
        if not any(map(sounded, self.accepted)):
            raise ValueError("M1 for text needs an accepted spelling")

    def mark(self, response: Response) -> Mark:
        """1 for a spelling that sounds like an accepted one."""
        given = sounded(expect(str, response))
        right = given in {sounded(spelling) for spelling in self.accepted}
        return Mark(ONE, "right") if right else Mark(ZERO, "wrong")

    def relabel(self, code: Relabel) -> Spelling:  # noqa: ARG002 -- it has no codes
        """Itself: it has no codes."""
        return self

    def chance(self, interaction: Interaction) -> Fraction:  # noqa: ARG002 -- nothing to choose
        """0: there is nothing to choose from."""
        return ZERO


def samples(interaction: Interaction, key: Declaration) -> tuple[Sample, ...]:
    """Every accepted spelling, in capitals too; another name; nothing; an ambiguous form."""
    accepted = expect(Spelling, key).accepted
    ambiguous = expect(TextEntry, interaction).ambiguous
    back = Sample("malformed", ambiguous[0], "ambiguous", ZERO) if ambiguous else None
    return (
        Sample("right", accepted[0], "graded", ONE),
        *(Sample("right", f" {form.upper()}. ", "graded", ONE) for form in accepted),
        Sample("wrong", NOBODY, "graded", ZERO),
        *unread(["not", "a", "text"]),
        *([back] if back else []),
    )


SPEC = Rule(
    id="M1-spelling",
    struct=Spelling,
    formula="1 for an accepted spelling, else 0; a form that fits two is sent back",
    samples=samples,
)
