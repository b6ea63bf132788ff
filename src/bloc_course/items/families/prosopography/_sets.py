"""The people of a G7 item: who meets both conditions, and names that mislead about one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from bloc_course.dataset.query import World
from bloc_course.draw import Rank, by_rank
from bloc_course.items.families._draws import attempts
from bloc_course.items.families._speakers import called
from bloc_course.items.family import Seed

BOTH, FIRST, SECOND, NEITHER = "both", "first", "second", "neither"
# Sets drawn before a pair of conditions is given up for this time.
TRIES = 6
# One at least meets either condition alone.
LONE = 2
# One at most meets neither.
IDLE = 1


def evened(
    world: World,
    pairs: Mapping[str, Mapping[str, list[str]]],
    keyed: int,
    others: int,
    rank: Rank,
) -> Seed:
    """People for the first conditions, by rank, that key as many long names as chance would."""
    fit = [
        pair
        for pair, pool in pairs.items()
        if len(pool[BOTH]) >= keyed
        and len(pool[FIRST]) + len(pool[SECOND]) + min(IDLE, len(pool.get(NEITHER, ()))) >= others
    ]
    wanted = _long_keys(keyed, others, rank)
    for pair in by_rank(fit, rank, str):
        for _, again in attempts(rank, TRIES):
            both, rest = _people(pairs[pair], keyed, others, again)
            if _long(world, both, rest) == wanted:
                return (pair, *sorted([*both, *rest]))
    return ()


def _people(
    pool: Mapping[str, list[str]], keyed: int, others: int, rank: Rank
) -> tuple[list[str], list[str]]:
    """By rank, so many who meet both conditions, and others, one of each who meets one alone."""
    ranked = {place: by_rank(people, rank, str) for place, people in pool.items()}
    lone = [ranked[FIRST][0], ranked[SECOND][0]]
    rest = [p for place in (FIRST, SECOND, NEITHER) for p in ranked.get(place, ())]
    third = _near(ranked.get(NEITHER, ()), (p for p in by_rank(rest, rank, str) if p not in lone))
    return ranked[BOTH][:keyed], [*lone, *third[: others - len(lone)]]


def _near(idle: Sequence[str], people: Iterable[str]) -> list[str]:
    """So many of them that one at most meets neither condition: such a name misleads nobody."""
    left = list(people)
    out = [person for person in left if person in idle][IDLE:]
    return [person for person in left if person not in out]


def _long(world: World, both: list[str], others: list[str]) -> int:
    """How many of the longer half of the names are keyed."""
    every = sorted([*both, *others], key=lambda person: (-len(called(world, person)), person))
    return len(set(both).intersection(every[: len(every) // 2]))


def _long_keys(keyed: int, others: int, rank: Rank) -> int:
    """How many that should be: as often as by chance, and of two or more neither end of it.

    Of those who fit, most have long names; whoever ticks the longer half must not gain by it, nor
    whoever ticks the shorter.
    """
    half = (keyed + others) // 2
    chosen = combinations(range(keyed + others), half)
    counts = [sum(one < keyed for one in few) for few in chosen]
    ends = {min(counts), max(counts)} if keyed > 1 else set()
    ways = [n for n in counts if n not in ends]
    return ways[by_rank(range(len(ways)), rank, str)[0]]
