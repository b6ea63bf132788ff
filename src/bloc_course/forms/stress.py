"""A quiz built a thousand times: what an instructor would want to know before giving it out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from math import sqrt
from time import perf_counter

from bloc_course.dataset.query import World
from bloc_course.forms.assemble import assemble
from bloc_course.forms.bank import Bank, draw_bank
from bloc_course.forms.blueprint import Blueprint
from bloc_course.forms.form import Key
from bloc_course.forms.roster import Student
from bloc_course.forms.select import WITHIN, Chosen, select, total
from bloc_course.forms.source import Source
from bloc_course.items.interactions.choice import Choice
from bloc_course.items.item import Item, enemies
from bloc_course.items.marking.m1_single import Single

# Forms drawn from one secret; then another is taken, which draws other pools.
CLASS = 50


@dataclass(slots=True)
class Stress:
    """What a thousand forms came to; counts over all of them unless said otherwise."""

    forms: int = 0
    items: Counter[str] = field(default_factory=Counter)
    families: Counter[str] = field(default_factory=Counter)
    skills: Counter[str] = field(default_factory=Counter)
    records: Counter[str] = field(default_factory=Counter)
    positions: Counter[tuple[int, int]] = field(default_factory=Counter)
    enemies: list[tuple[str, str]] = field(default_factory=list)
    twice: int = 0
    widest: Fraction = Fraction(0)
    slowest_bank: float = 0.0
    slowest_form: float = 0.0
    pools: dict[str, int] = field(default_factory=dict)

    @property
    def distinct(self) -> int:
        """How many different items were drawn."""
        return len(self.items)

    @property
    def commonest(self) -> Fraction:
        """The largest share of the forms that one item is in."""
        return Fraction(max(self.items.values(), default=0), max(self.forms, 1))

    def uneven_positions(self) -> Iterator[tuple[int, int, int, float]]:
        """Positions that are the key too often or too seldom: (options, position, times, z)."""
        sizes = sorted({size for size, _ in self.positions})
        for size in sizes:
            counts = [self.positions[size, place] for place in range(size)]
            many, share = sum(counts), 1 / size
            deviation = sqrt(many * share * (1 - share))
            for place, count in enumerate(counts):
                z = (count - many * share) / deviation if deviation else 0.0
                if abs(z) > LIMIT_Z:
                    yield size, place, count, z


# Of a few dozen positions looked at, one beyond 2 SE is no surprise; beyond 3 it is.
LIMIT_Z = 3.0


def stress(
    world: World,
    blueprint: Blueprint,
    seeds: int,
    *,
    watch: Callable[[Iterable[int]], Iterable[int]] = iter,
    source: Source | None = None,
) -> Stress:
    """Build `seeds` forms under secrets of their own, CLASS forms each. Raises DataProblems.

    `source` is where the blueprint was read.
    """
    source = source or Source()
    found = Stress()
    bank: Bank | None = None
    sums: list[Fraction] = []
    for number in watch(range(seeds)):
        if bank is None or number % CLASS == 0:
            secret = f"stress of {blueprint.quiz}, class {number // CLASS}".encode()
            start = perf_counter()
            bank = draw_bank(world, blueprint, secret, file=source.file, lines=source.lines)
            found.slowest_bank = max(found.slowest_bank, perf_counter() - start)
            found.widest = max(found.widest, _spread(sums))
            sums = []
        student = Student(f"s{number}", f"Student {number}")
        start = perf_counter()
        chosen = select(bank, student.id)
        _, key = assemble(bank, student, chosen)
        found.slowest_form = max(found.slowest_form, perf_counter() - start)
        sums.append(total(bank, chosen))
        _take(found, bank, chosen, key)
    found.widest = max(found.widest, _spread(sums))
    if bank is not None:
        found.pools = {blueprint.heading(place): len(pool) for place, pool in enumerate(bank.pools)}
    return found


def _take(found: Stress, bank: Bank, chosen: Chosen, key: Key) -> None:
    items = [bank.items[i] for section in chosen for i in section]
    found.forms += 1
    found.items.update(item.id for item in items)
    found.families.update(item.family for item in items)
    found.skills.update(item.skill for item in items)
    found.records.update({record for item in items for record in item.records})
    found.twice += len(items) - len({item.id for item in items})
    found.enemies += list(_enemies(items))
    for entry in key.entries:
        for part in entry.parts:
            shown, answer = part.interaction, part.key
            if isinstance(shown, Choice) and isinstance(answer, Single) and not shown.fixed:
                codes = [option.code for option in shown.options]
                found.positions[len(codes), codes.index(answer.correct)] += 1


def _enemies(items: list[Item]) -> Iterator[tuple[str, str]]:
    for place, one in enumerate(items):
        for other in items[place + 1 :]:
            if enemies(one, other):
                yield one.id, other.id


def _spread(sums: list[Fraction]) -> Fraction:
    """How much harder the hardest form is than the easiest, as a share of the easiest."""
    lowest, highest = min(sums, default=Fraction(0)), max(sums, default=Fraction(0))
    return (highest - lowest) / lowest if lowest else Fraction(0)


def faults(found: Stress) -> list[str]:
    """What an instructor should not give out as it is."""
    said = []
    if found.enemies:
        one, other = found.enemies[0]
        said.append(f"{len(found.enemies)} pairs answer one another, first {one} and {other}")
    if found.twice:
        said.append(f"{found.twice} items stand twice in a form")
    if found.widest > WITHIN:
        said.append(f"forms of a class differ in difficulty by {float(found.widest):.1%}")
    for size, place, count, z in found.uneven_positions():
        said.append(f"of {size} options number {place + 1} is the key {count} times (z = {z:+.1f})")
    return said
