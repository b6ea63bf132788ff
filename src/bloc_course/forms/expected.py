"""How many answers each item of a quiz will get from a class: what its statistics will rest on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # Grading asks for ENOUGH, and must not wait for what blueprints are read by.
    from bloc_course.forms.blueprint import Blueprint

# Below this nothing should be said of an item (item statistics scatter too widely).
ENOUGH = 30
# So many sections with the same figures are named in a line.
SAID_ALONE = 4


@dataclass(frozen=True, slots=True)
class Expected:
    """A section's heading, its drawn questions, its pool and the answers that each item gets."""

    heading: str
    count: int
    pool: int
    answers: Fraction

    @property
    def enough(self) -> bool:
        """Whether the item statistics will be worth reading."""
        return self.answers >= ENOUGH


def expected(blueprint: Blueprint, students: int) -> Iterator[Expected]:
    """The mean over a section's pool; the same form for all gives each of its items all answers."""
    for place, section in enumerate(blueprint.sections):
        heading, drawn = blueprint.heading(place), section.count - len(section.items)
        if not drawn or blueprint.variants == "same":
            yield Expected(heading, section.count, section.count, Fraction(students))
        else:
            # As `draw_bank` does it.
            pool = max(blueprint.pool, 2 * drawn)
            yield Expected(heading, drawn, pool, Fraction(students * drawn, pool))


def _whose(alike: Sequence[Expected]) -> str:
    # Forty lines that say the same hide what they say.
    if len(alike) > SAID_ALONE:
        return f"an item of each of {len(alike)} sections"
    return f"an item of {', '.join(f'“{one.heading}”' for one in alike)}"


def _rounded(answers: Fraction) -> str:
    return str(round(answers)) if answers >= 1 else "1 or 0"


def expected_lines(blueprint: Blueprint, students: int) -> list[str]:
    """The same in words, with a warning and what helps."""
    found = list(expected(blueprint, students))
    alike: dict[tuple[int, int, Fraction], list[Expected]] = {}
    for one in found:
        alike.setdefault((one.count, one.pool, one.answers), []).append(one)
    lines = [
        f"{_whose(same)} will get about {_rounded(same[0].answers)} answers on average"
        f" ({students} students, {same[0].count} of {same[0].pool})"
        + ("" if same[0].enough else f" – fewer than {ENOUGH}")
        for same in alike.values()
    ]
    if all(one.enough for one in found):
        return lines
    if students < ENOUGH:
        tip = "the class is too small for item statistics"
    elif students < 2 * ENOUGH:
        # The smallest pool has twice the questions.
        tip = "with `variants: same` each gets an answer from everybody"
    else:
        tip = "a smaller `pool` gives each more, `variants: same` most"
    return [*lines, f"warning: do not judge an item on fewer than {ENOUGH} answers; {tip}"]
