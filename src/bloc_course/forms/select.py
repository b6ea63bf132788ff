"""Which items of the pools a form takes: the first admissible ones, and none harder than another.

Stage 2 of the draw: beside the fixed items a student takes the first admissible items of each pool
by keyed hash. A form whose estimated difficulty strays from the bank's aim is drawn again, so that
the sums of any two forms of a quiz differ by at most WITHIN.
"""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING

from bloc_course.draw import ranker
from bloc_course.errors import DataProblems

if TYPE_CHECKING:
    from bloc_course.forms.bank import Bank

# When items exclude each other or a form strays, so many other orders are tried.
ATTEMPTS = 200
# Forms looked at for the aim, the sum that most of them keep to; and tries to find so many.
SAMPLE, SAMPLE_TRIES = 40, 400
# The largest difference of two forms, as a share of the smaller one.
WITHIN = Fraction(1, 20)

Chosen = tuple[tuple[int, ...], ...]


def select(bank: Bank, who: str) -> Chosen:
    """The items of a form by section (places in `bank.items`).

    Raises DataProblems where too many items of the pools answer each other.
    """
    stuck = 0
    nearest: Chosen | None = None
    for attempt in range(ATTEMPTS):
        chosen, stuck = _greedy(bank, who, attempt)
        if stuck < len(bank.pools):
            continue
        if _keeps_to(bank.aim, total(bank, chosen)):
            return chosen
        if nearest is None or _strays(bank, chosen) < _strays(bank, nearest):
            nearest = chosen
    if nearest is not None:
        return nearest
    heading, section = bank.blueprint.heading(stuck), bank.blueprint.sections[stuck]
    raise DataProblems(
        [
            bank.source.problem(
                ("sections", stuck),
                f"the section asks for {section.count} questions; its pool has"
                f" {len(bank.pools[stuck])} items, but too many of them answer one another",
                field=heading,
                hint="raise pool, name more families, or lower its count",
            )
        ]
    )


def total(bank: Bank, chosen: Chosen) -> Fraction:
    """The sum of the estimated difficulties of a form's items."""
    parts, unit = bank.parts
    return Fraction(sum(parts[i] for section in chosen for i in section), unit)


def aim(bank: Bank) -> Fraction:
    """The sum of difficulties that most of a sample of forms keep to; of equals the smallest."""
    sums: Counter[Fraction] = Counter()
    for number in range(SAMPLE_TRIES):
        chosen, stuck = _greedy(bank, f"sample {number}", 0)
        if stuck == len(bank.pools):
            sums[total(bank, chosen)] += 1
            if sums.total() == SAMPLE:
                break
    kept = {one: sum(many for other, many in sums.items() if _keeps_to(one, other)) for one in sums}
    return min(kept, key=lambda one: (-kept[one], one), default=Fraction(0))


def _keeps_to(aim: Fraction, found: Fraction) -> bool:
    """Whether a sum lies in a band around the aim that is WITHIN wide, seen from its lower end."""
    lowest = aim / (1 + WITHIN / 2)
    return not aim or lowest <= found <= lowest * (1 + WITHIN)


def _strays(bank: Bank, chosen: Chosen) -> Fraction:
    return abs(total(bank, chosen) - bank.aim)


def _greedy(bank: Bank, who: str, attempt: int) -> tuple[Chosen, int]:
    """The first admissible items, and the section that could not be filled (or their number)."""
    again = (f"again {attempt}",) if attempt else ()
    rank = ranker(bank.secret, bank.blueprint.quiz, who, *again)
    ranks: dict[int, bytes] = {}
    chosen: list[tuple[int, ...]] = []
    barred = 0
    for fixed in bank.fixed:
        for i in fixed:
            barred |= bank.conflicts[i]
    for place, pool in enumerate(bank.pools):
        for i in pool:
            if i not in ranks:
                ranks[i] = rank(bank.ranked[i])
        taken = list(bank.fixed[place])
        wanted = bank.blueprint.sections[place].count
        for i in sorted(pool, key=ranks.__getitem__):
            if not barred >> i & 1:
                taken.append(i)
                barred |= bank.conflicts[i]
                if len(taken) == wanted:
                    break
        if len(taken) < wanted:
            return tuple(chosen), place
        chosen.append(tuple(taken))
    return tuple(chosen), len(bank.pools)
