"""What M1 and M6 share: one option is right and earns everything."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from bloc_course.items.interactions._base import Interaction, Option, Response
from bloc_course.items.interactions.choice import Choice
from bloc_course.items.interactions.hottext import Hottext
from bloc_course.items.interactions.inline_choice import InlineChoice
from bloc_course.items.marking._base import Mark, Sample
from bloc_course.items.marking._helpers import ONE, UNKNOWN, ZERO, expect, others, unread


def offered(interaction: Interaction) -> Sequence[Option]:
    """The options of a choice, the passages of a text, or what fills its only gap."""
    if isinstance(interaction, InlineChoice):
        (gap,) = interaction.gaps
        return gap.options
    if isinstance(interaction, Hottext):
        return interaction.options
    return expect(Choice, interaction).options


def chosen(response: Response) -> str:
    """The option chosen, in a choice or in the only gap of a text."""
    if isinstance(response, Mapping):
        (code,) = response.values()
        return str(code)
    return expect(str, response)


def mark_one(correct: str, response: Response) -> Mark:
    """1 or 0."""
    code = chosen(response)
    return Mark(ONE, "right") if code == correct else Mark(ZERO, "wrong", (code,))


def chance_one(interaction: Interaction) -> Fraction:
    """One in the number of options."""
    return Fraction(1, len(offered(interaction)))


def samples_one(interaction: Interaction, correct: str) -> tuple[Sample, ...]:
    """The key, another option, nothing, an option that is not there."""
    wrong = others(offered(interaction), correct)[0]

    def raw(code: str) -> object:
        if isinstance(interaction, InlineChoice):
            return {interaction.gaps[0].code: code}
        return code

    return (
        Sample("right", raw(correct), "graded", ONE),
        Sample("wrong", raw(wrong), "graded", ZERO),
        *unread(raw(UNKNOWN)),
    )
