"""Sets of items for one practice quiz that may all stand together, alike by family.

A reader who asks for new questions has read the feedback of the last ones: no item of any set may
be answered by another, as on one form. A round gives every set an item of the same family, so that
one set is as good a practice as the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from bloc_course.draw import Rank
from bloc_course.forms.bank import conflicts
from bloc_course.items.difficulty import difficulty
from bloc_course.items.item import Item

# So many items are looked at for each one wanted; where they don't do, once more as many.
LOOKED_AT = 4
# So many orders are tried, since items exclude each other.
ATTEMPTS = 60

# Places in the pool: of the items that a round gives to the sets, one each.
_Round = tuple[int, ...]


def alike(items: Iterator[Item], count: int, most: int, rank: Rank) -> list[list[Item]]:
    """Up to `most` sets of `count` items, in the order in which they are shown.

    Where not even two can be proven, those after the first are shorter, down to half of it, and all
    of their families are in it too. Empty where that fails too. `rank` orders items and families.
    """
    size = LOOKED_AT * count * most
    pool = list(islice(items, size))
    barred = conflicts(pool)
    rounds = _rounds(pool, barred, count, most, rank)
    if not _varied(pool, rounds, count):
        pool += islice(items, size)
        barred = conflicts(pool)
        found = [_rounds(pool, barred, count, many, rank) for many in range(most, 1, -1)]
        varied = [each for each in found if _varied(pool, each, count)]
        rounds = varied[0] if varied else max(found, key=lambda each: _reached(pool, each))
    if 2 * len(rounds) < count:
        return []
    sets = _dealt(pool, rounds)
    sets[0] += _besides(pool, barred, rounds, count - len(rounds))
    return sets if len(sets[0]) == count else []


def _reached(pool: Sequence[Item], rounds: Sequence[_Round]) -> tuple[int, int]:
    """How many rounds there are, and of how many families."""
    return len(rounds), len({pool[found[0]].family for found in rounds})


def _varied(pool: Sequence[Item], rounds: Sequence[_Round], count: int) -> bool:
    """Whether the sets are full, and a reader does not meet the same kind of question in most."""
    reached, families = _reached(pool, rounds)
    return reached == count and 2 * families >= count


def _rounds(
    pool: Sequence[Item], barred: Sequence[int], count: int, many: int, rank: Rank
) -> list[_Round]:
    """Of several orders the one that gives most rounds, `count` at most, from most families."""
    best: list[_Round] = []
    most = (0, 0)
    for attempt in range(ATTEMPTS):
        places = list(range(len(pool)))
        if attempt:
            ranks = [rank(f"{attempt} {item.id}") for item in pool]
            places.sort(key=ranks.__getitem__)
        named = {family: rank(f"{attempt} {family}") for family in {item.family for item in pool}}
        waiting = {
            family: [i for i in places if pool[i].family == family]
            for family in sorted(named, key=named.__getitem__)
        }
        found = _in_turn(waiting, barred, count, many)
        reached = _reached(pool, found)
        if reached > most:
            best, most = found, reached
        if most == (count, min(count, len(named))):
            break
    return best


def _in_turn(
    waiting: Mapping[str, Sequence[int]], barred: Sequence[int], count: int, many: int
) -> list[_Round]:
    """The families take turns, each with its first `many` items that go with all before."""
    rounds: list[_Round] = []
    taken, left = 0, list(waiting)
    while left:
        for family in tuple(left):
            found, others = [], taken
            for i in waiting[family]:
                if not others >> i & 1:
                    found.append(i)
                    others |= barred[i]
                    if len(found) == many:
                        break
            if len(found) < many:
                left.remove(family)
                continue
            taken = others
            rounds.append(tuple(found))
            if len(rounds) == count:
                return rounds
    return rounds


def _dealt(pool: Sequence[Item], rounds: Sequence[_Round]) -> list[list[Item]]:
    """A set takes one item of each round; the hardest goes to the set that was easiest so far."""
    hard = {i: difficulty(pool[i]) for found in rounds for i in found}
    sets: list[list[int]] = [[] for _ in rounds[0]]
    for found in rounds:
        sets.sort(key=lambda own: sum(hard[i] for i in own))
        for own, i in zip(sets, sorted(found, key=lambda i: -hard[i]), strict=True):
            own.append(i)
    sets.sort()
    return [[pool[i] for i in own] for own in sets]


def _besides(
    pool: Sequence[Item], barred: Sequence[int], rounds: Sequence[_Round], wanted: int
) -> list[Item]:
    """Up to `wanted` more items that go with those of all rounds and with each other."""
    taken = 0
    for found in rounds:
        for i in found:
            taken |= barred[i]
    more: list[Item] = []
    for i, item in enumerate(pool):
        if len(more) < wanted and not taken >> i & 1:
            more.append(item)
            taken |= barred[i]
    return more
