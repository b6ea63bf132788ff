"""C2 Order with open pairs: cards of which the article orders most pairs, but not all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations

from bloc_course.dataset.chronology import Verdict
from bloc_course.dataset.query import World
from bloc_course.draw import Rank, by_rank
from bloc_course.items import obligations
from bloc_course.items.families._assemble import (
    Asked,
    Frame,
    assemble,
    cited,
    hint,
    in_order,
    refusing,
)
from bloc_course.items.families._draws import Area, areas, attempts, greedy
from bloc_course.items.families._speakers import author
from bloc_course.items.families.chronology import _cards as cards
from bloc_course.items.families.chronology._pairs import (
    dated_apart,
    linked,
    one_value,
    pairs,
    prove,
    spread,
)
from bloc_course.items.family import Family, Scope, Seed
from bloc_course.items.interactions import Option
from bloc_course.items.interactions.order import Order
from bloc_course.items.item import Feedback, Item, ItemPart
from bloc_course.items.limits import limits
from bloc_course.items.marking.m3_order import CertainPairs
from bloc_course.items.proof import Discharged, Refused

FRAME = Frame("C2", "chronology", "analyse")
# What a reviewer kept out of one family of order is kept out of this one too.
KIN = (FRAME.family, "C1", "C3")
SIZES = (5, 4, 6)
FEWEST = min(SIZES)
# At most two pairs of five may be open, and an order needs three certain ones.
OPEN_OF = (2, 5)
# Cards further apart than this are settled without the article.
LONGEST = 6 * 366
MOST_COUNTED = 5_000
CERTAIN, OPEN = "certain", "open"
Pair = tuple[str, str]


def seeds(world: World, rank: Rank, scope: Scope) -> Iterator[Seed]:
    """An open pair by rank, then cards by rank that are certain or proven open to all before."""
    chapters = by_rank(areas(world, scope), rank, lambda area: area.chapter)
    pools = [_pool(world, area) for area in chapters]
    pools = [(pool, opened) for pool, opened in pools if opened and len(pool) >= FEWEST]
    sizes = [size for size in SIZES if size <= limits(scope.path).cards]
    for number, ranked in attempts(rank) if pools else ():
        pool, opened = pools[number % len(pools)]
        size = sizes[number // len(pools) % len(sizes)]
        first = min(opened, key=lambda pair: ranked(" ".join(pair)))
        rest = by_rank((card for card in pool if card not in first), ranked, str)
        # Every other attempt looks for more that is open to one of the two.
        if number // len(pools) % 2:
            rest.sort(key=lambda card: not any(_is_open(world, card, one) for one in first))
        chain = _grown(world, (*first, *rest), size)
        if chain and _fits(world, chain):
            yield tuple(sorted(chain))


def _grown(world: World, order: Sequence[str], size: int) -> tuple[str, ...]:
    return greedy(order, size, lambda card, taken: _joins(world, card, taken, size))


@lru_cache(maxsize=64)
def _pool(world: World, area: Area) -> tuple[tuple[str, ...], tuple[Pair, ...]]:
    """The cards that a chapter gives, and the open pairs among them."""
    pool = tuple(
        card
        for card in (*cards.events(world), *cards.letters(world))
        if area.holds(cards.locators(world, card))
        and area.meets(world.records[card])
        and not any(obligations.kept_out(world, family, card) for family in KIN)
    )
    return pool, _open(world, pool)


@lru_cache(maxsize=4)
def _table(world: World) -> dict[frozenset[str], str]:
    """The pairs whose order is certain and those proven to be open; others stand in no item."""
    certain = [pair for pair, (_, verdict) in pairs(world).items() if verdict != "undecided"]
    return {
        **dict.fromkeys((*certain, *dated_apart(world)), CERTAIN),
        **{pair: OPEN for pair, (_, verdict) in pairs(world).items() if verdict == "undecided"},
    }


def _joins(world: World, card: str, taken: Sequence[str], size: int) -> bool:
    table = _table(world)
    if any(frozenset((card, other)) not in table for other in taken):
        return False
    return len(_open(world, (*taken, card))) <= _most_open(size)


def _most_open(size: int) -> int:
    share, of = OPEN_OF
    return size * (size - 1) // 2 * share // of


def _is_open(world: World, one: str, other: str) -> bool:
    return _table(world).get(frozenset((one, other))) == OPEN


def _open(world: World, chain: Sequence[str]) -> tuple[Pair, ...]:
    return tuple(pair for pair in combinations(chain, 2) if _is_open(world, *pair))


def _fits(world: World, chain: Sequence[str]) -> bool:
    """Whether a set is one item: something is open, and no card is without a certain pair."""
    opened = _open(world, chain)
    loose = (sum(card in pair for pair in opened) == len(chain) - 1 for card in chain)
    enough = 0 < len(opened) <= _most_open(len(chain))
    return enough and not any(loose) and spread(world, chain, LONGEST)


@refusing
def build(world: World, seed: Seed) -> Item:
    """The item that asks for the order of the seed's cards, as far as there is one."""
    for card in seed:
        if not cards.usable(world, card):
            raise Refused("O3", (card,), f"{card} is not dated by a plain statement")
        for family in KIN:
            obligations.withheld(world, family, card)
    certain, opened, proof = _sorted(world, seed)
    order = _in_time(world, seed)
    said = {card: cards.evidence(world, card) for card in order}
    links = tuple(dict.fromkeys(link for pair in certain for link in linked(world, *pair)))
    strip = [f"{said[card].says[:-1]} {cited(said[card].locators)}." for card in order]
    dates = {card: f"{cards.dated(world, card)} {cited(said[card].locators)}." for card in order}
    told = [f"{link.says[:-1]} {cited(link.locators)}." for link in links]
    locators = in_order(at for fact in (*said.values(), *links) for at in fact.locators)
    short = cards.counting(world, order, plain=True)
    spans = [cards.days(world, card) for card in order]
    return assemble(
        world,
        FRAME,
        seed,
        stem=(
            "Put these in order, from the first to the last, as far as the dates and links that "
            f"{author(world)}’s {cards.layers(locators)} give allow it. Where they leave "
            f"it open which of two came first, either order is right, and so is one place for "
            f"both.{cards.counting(world, order)}"
        ),
        plain=(
            f"Order these by {author(world)}’s {cards.layers(locators)}.{short} Where two "
            "stay open, any order or a shared place is right."
        ),
        parts=(
            ItemPart(
                name="order",
                interaction=Order(
                    cards=tuple(Option(card, cards.text(world, card)) for card in seed),
                    shared_places=True,
                ),
                key=CertainPairs(pairs=certain, cards=seed),
            ),
        ),
        feedback=Feedback(
            hint=hint(locators),
            rule="Only pairs whose order is certain are counted: the last possible day of one lies "
            "before the first possible day of the other, or a link between them forces it.",
            key=" ".join([*strip, *told]),
            choices=dates,
            cases={
                "some": "Compare the dates of the cards that stand the wrong way round.",
                "none": "No more certain pairs stand the right way round than the wrong way.",
            },
            open=_left(world, order, opened),
            reread=locators,
        ),
        evidence=(*said.values(), *links),
        proof=(
            *proof,
            *(one_value(world, card) for card in order),
            obligations.by_time(seed, "an order that inverts a pair proven under O1 is wrong"),
            obligations.one_referent({card: cards.text(world, card) for card in order}),
            cards.whose(world, order),
        ),
        asked=Asked(
            keyed=tuple(f"{first}<{second}" for first, second in certain),
            reveals=(
                *(f"{card}.when" for card in order),
                *(f"{min(pair)}<>{max(pair)}" for pair in combinations(order, 2)),
            ),
        ),
        drivers={
            "cards": str(len(order)),
            "open_pairs": str(len(opened)),
            "min_gap_days": str(min(_gap(world, *pair) for pair in certain)),
            "relation_needed": "yes" if links else "no",
            "uncertain_dates": str(sum(lo != hi for lo, hi in spans)),
        },
    )


def _sorted(
    world: World, seed: Seed
) -> tuple[tuple[Pair, ...], tuple[Pair, ...], tuple[Discharged, ...]]:
    """The certain pairs, earlier first, the open ones, and the proof of each."""
    certain: list[Pair] = []
    opened: list[Pair] = []
    proof: list[Discharged] = []
    for one, other in combinations(seed, 2):
        verdict = world.reading.relation(one, other)
        if verdict is Verdict.UNDECIDED:
            proof += prove(world, one, other)[1]
            opened.append((one, other))
            continue
        first, second = (one, other) if verdict is Verdict.BEFORE else (other, one)
        if frozenset((one, other)) not in dated_apart(world):
            proof += prove(world, one, other)[1]
        else:
            proof.append(obligations.certain_order(world, (first, second)))
            proof.append(obligations.every_reading(world, (first, second)))
        certain.append((first, second))
    if not opened:
        raise Refused("O1", seed, "every pair is certain: that is a question of one order only")
    if len(opened) > _most_open(len(seed)):
        raise Refused("O1", seed, f"{len(opened)} of the pairs are open, so too few are certain")
    return tuple(certain), tuple(opened), tuple(proof)


def _in_time(world: World, seed: Seed) -> list[str]:
    """The cards as their dates come: an order that keeps the certain pairs where dates do."""
    return sorted(seed, key=lambda card: cards.days(world, card))


def _gap(world: World, first: str, second: str) -> int:
    return max(1, cards.days(world, second)[0] - cards.days(world, first)[1])


def _left(world: World, order: Sequence[str], opened: Sequence[Pair]) -> str:
    """Which pairs are open and why, and whose word a date is."""
    pairs = [
        f"{cards.text(world, a)} ({cards.spoken(world, a)}) and {cards.text(world, b)} "
        f"({cards.spoken(world, b)})"
        for a, b in (sorted(pair, key=order.index) for pair in opened)
    ]
    these = "Open pair" if len(pairs) == 1 else "Open pairs"
    left = f"{these}, since the two times meet and no link orders them: {'; '.join(pairs)}."
    told = (*cards.issued(world, order), *cards.doubts(world, order))
    told = (*told, *cards.concluded(world, order, author(world)))
    return " ".join([left, *cards.hearsay(world, order), *told])


def count(world: World) -> int:
    """Sets provable in one chapter, built from every open pair, counted up to MOST_COUNTED."""
    seen: set[Seed] = set()
    for area in areas(world, Scope()):
        pool, opened = _pool(world, area)
        for pair in opened:
            for chain in _chains(world, pair, pool):
                seen.add(tuple(sorted(chain)))
                if len(seen) == MOST_COUNTED:
                    return MOST_COUNTED
    return len(seen)


def _chains(world: World, pair: Pair, pool: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Every set around an open pair, depth first."""
    pending: list[tuple[tuple[str, ...], Sequence[str]]] = [(pair, pool)]
    while pending:
        chain, rest = pending.pop()
        if len(chain) in SIZES and _fits(world, chain):
            yield chain
        if len(chain) < max(SIZES):
            fitting = [c for c in rest if c not in chain and _joins(world, c, chain, max(SIZES))]
            pending += [((*chain, card), fitting[n + 1 :]) for n, card in enumerate(fitting)]


SPEC = Family(
    id="C2",
    title="Order with open pairs",
    skill=FRAME.skill,
    level=FRAME.level,
    interaction="order",
    obligations=("O1", "O2", "O3", "O5", "O6", "O8"),
    seeds=seeds,
    build=build,
    count=count,
    lacks="pairs of one year of which the article dates one only to the month and links neither",
)
