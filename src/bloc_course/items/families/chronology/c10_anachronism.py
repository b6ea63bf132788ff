"""C10 Anachronism in the apparatus: the dates that cannot all stand, or the one that is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, islice

from bloc_course.dataset.query import World
from bloc_course.draw import Rank, by_rank
from bloc_course.items import obligations
from bloc_course.items.families._assemble import refusing
from bloc_course.items.families._draws import Area, areas, attempts
from bloc_course.items.families._lengths import evened
from bloc_course.items.families.chronology import _cards as cards
from bloc_course.items.families.chronology._agreements import possible
from bloc_course.items.families.chronology._anachronisms import (
    FRAME,
    MEMBER,
    SET,
    dated,
    member_item,
    set_item,
)
from bloc_course.items.families.chronology._contradictions import impossible
from bloc_course.items.families.chronology._settings import PRINTED, Setting
from bloc_course.items.families.chronology._slips import Slip, alike, beside, slips
from bloc_course.items.family import Family, Scope, Seed
from bloc_course.items.item import Item
from bloc_course.items.lints._base import figures
from bloc_course.items.proof import Refused

OTHERS = {SET: 2, MEMBER: 3}
ROUNDS = 60
MOST_COUNTED = 20_000


def seeds(world: World, rank: Rank, scope: Scope) -> Iterator[Seed]:
    """Contradictions and wrong dates in turn, each time among others, by rank."""
    within = areas(world, scope)
    keys = [
        *((SET, code) for code in impossible(world)),
        *((MEMBER, code) for code in slips(world)),
    ]
    for _, ranked in attempts(rank, ROUNDS):
        for form, code in by_rank(keys, ranked, " ".join):
            chapters = by_rank(within, ranked, lambda area: area.chapter)
            seed = next(
                (s for area in chapters if (s := _seed(world, area, form, code, ranked))), ()
            )
            if seed:
                yield seed


def _seed(world: World, area: Area, form: str, code: str, rank: Rank) -> Seed:
    """A key with others that the area’s readers can look up; empty if there are too few."""
    key = impossible(world)[code] if form == SET else slips(world)[code]
    if not _met(world, area, key.records, key.locators):
        return ()
    pool = _pool(world, area, form, code)
    if form == MEMBER:
        return _member_seed(world, slips(world)[code], pool, rank)
    shape, every = impossible(world)[code].shape, possible(world)
    kind = _kind(world, impossible(world)[code].records)
    told = _told(world, impossible(world)[code])
    # Others of the same kind, and as often of more figures as of fewer: neither tells the key.
    # One of them sends the reader to as many places: the number of brackets is no sign either.
    fewer = int.from_bytes(rank(f"figures {code}"), "big") % len(OTHERS) == 0
    precise = figures(impossible(world)[code].text)
    order = sorted(
        pool,
        key=lambda o: (
            told and not _told(world, every[o]),
            every[o].shape != shape,
            _kind(world, every[o].records) != kind,
            (figures(every[o].text) > precise) is fewer,
            rank(f"{code}:{o}"),
        ),
    )
    sends = impossible(world)[code].sends

    # What an issue tells of is the key too often, so a sound line of that kind stands beside it.
    for needed in (True, False) if told else (False,):

        def fits(one: str, taken: Sequence[str], *, needed: bool = needed) -> bool:
            full, shown = len(taken) + 1 == OTHERS[SET], [every[o] for o in (*taken, one)]
            sent = any(other.sends == sends for other in shown)
            like = not needed or any(_told(world, other) for other in shown)
            return _apart(world, one, taken) and (not full or (sent and like))

        others = evened(
            impossible(world)[code].text,
            {other: every[other].text for other in order},
            OTHERS[SET],
            lambda name: rank(f"{code}:{name}"),
            fits,
        )
        if others:
            return (form, code, *sorted(others))
    return ()


def _told(world: World, one: Setting) -> bool:
    """Whether a line is about what happened and the issue that tells of it."""
    return one.shape == PRINTED and any(record in world.data.events for record in one.records)


def _kind(world: World, records: Sequence[str]) -> str:
    """What a line is about: the kind of its event; a person’s dates are those of a death."""
    happened = next((r for r in records if r in world.data.events), records[0])
    return "death" if happened in world.data.people else cards.kind(world, happened)


def _member_seed(world: World, slip: Slip, pool: Sequence[str], rank: Rank) -> Seed:
    """A wrong date with others on both sides of it, which no reader takes for one another."""

    def fits(card: str, taken: Sequence[str]) -> bool:
        full = len(taken) + 1 == OTHERS[MEMBER]
        unlike = not any(alike(world.name(card), world.name(other)) for other in taken)
        return unlike and (not full or _astride(world, slip, (*taken, card)))

    def own(name: str) -> bytes:
        return rank(f"{slip.code}:{name}")

    texts = {card: dated(world, card) for card in by_rank(pool, own, str)}
    others = evened(slip.text, texts, OTHERS[MEMBER], own, fits)
    return (MEMBER, slip.code, *sorted(others)) if others else ()


def _astride(world: World, slip: Slip, others: Sequence[str]) -> bool:
    """Whether the wrong date is neither the first nor the last."""
    starts = [cards.days(world, card)[0] for card in others]
    return min(starts) < slip.day <= max(starts)


def _met(world: World, area: Area, records: Sequence[str], locators: Sequence[str]) -> bool:
    return area.holds(locators) and area.meets(*(world.records[record] for record in records))


def _pool(world: World, area: Area, form: str, code: str) -> list[str]:
    """What may stand beside a key: sets that are possible, or dates that nothing speaks against."""
    if form == SET:
        key = impossible(world)[code]
        return [
            one.code
            for one in possible(world).values()
            if _met(world, area, one.records, one.locators)
            and set(one.records).isdisjoint(key.records)
        ]
    slip = slips(world)[code]
    return [
        card
        for card in beside(world, slip)
        if _met(world, area, (card,), cards.locators(world, card))
    ]


def _apart(world: World, one: str, taken: Sequence[str]) -> bool:
    """Whether a set shares no record with those taken."""
    records = set(possible(world)[one].records)
    return all(records.isdisjoint(possible(world)[other].records) for other in taken)


@refusing
def build(world: World, seed: Seed) -> Item:
    """The item of one contradiction or wrong date, and of others that can stand."""
    form, code, *others = seed
    if form == SET:
        return set_item(world, seed, _setting(world, code), [_other(world, o) for o in others])
    obligations.withheld(world, FRAME.family, code)
    slip = slips(world).get(code)
    if slip is None:
        raise Refused("O3", (code,), f"the article does not decide which date of {code} is wrong")
    for card in others:
        if card not in beside(world, slip):
            because = f"{card} is disputed, dated in one place to no day, or tied to {code}"
            raise Refused("O2", (card,), because)
    return member_item(world, seed, slip, others)


def _setting(world: World, code: str) -> Setting:
    found = impossible(world).get(code)
    if found is None:
        records = tuple(code.split("+"))
        for record in records:
            obligations.withheld(world, FRAME.family, record)
        because = f"{code} is no contradiction, or a plainer one stands for the same matter"
        raise Refused("O2", records, because)
    return found


def _other(world: World, code: str) -> Setting:
    found = possible(world).get(code)
    if found is None:
        raise Refused("O5", tuple(code.split("+")), f"it is not proven that {code} can all be true")
    return found


def count(world: World) -> int:
    """Keys with every choice of others, over all chapters, among those looked at."""
    every = (
        (form, code, *sorted(others))
        for area in areas(world, Scope())
        for form, found in ((SET, impossible(world)), (MEMBER, slips(world)))
        for code, key in found.items()
        if _met(world, area, key.records, key.locators)
        for others in combinations(_pool(world, area, form, code), OTHERS[form])
        if (
            _astride(world, slips(world)[code], others)
            if form == MEMBER
            else _apart(world, others[0], others[1:])
        )
    )
    return len(set(islice(every, MOST_COUNTED)))


def candidates(world: World) -> Iterator[Seed]:
    """Every contradiction of the attested network, and every date of a discrepancy as wrong."""
    cycles = world.attested.contradictions()
    yield from ((SET, "+".join(sorted(cycle.records))) for cycle in cycles)
    dated = (d for d in world.data.discrepancies.values() if d.kind == "date")
    yield from ((MEMBER, statement.record) for d in dated for statement in d.statements)


SPEC = Family(
    id="C10",
    title="Anachronism in the apparatus",
    skill=FRAME.skill,
    level=FRAME.level,
    interaction="choice or hottext",
    obligations=("O2", "O5", "O6", "O7", "O8"),
    seeds=seeds,
    build=build,
    count=count,
    candidates=candidates,
    lacks="more dates that exclude each other: the article has few that hang on no doubtful word, "
    "and decides only some",
)
