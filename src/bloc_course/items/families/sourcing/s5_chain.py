"""S5 Chain of transmission: hands put in order, or the step that belongs to another way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain as joined
from itertools import combinations, zip_longest

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
from bloc_course.items.families._draws import Area, areas
from bloc_course.items.families._speakers import author
from bloc_course.items.families.sourcing._chains import (
    Chain,
    Step,
    cards_of,
    chain_of,
    chains,
    had,
    inner,
    named,
    raw_steps,
    thing,
    ways,
)
from bloc_course.items.families.sourcing._strangers import (
    as_option,
    beside,
    strangers,
    unfair,
)
from bloc_course.items.family import Family, Scope, Seed
from bloc_course.items.interactions import Option
from bloc_course.items.interactions.choice import Choice
from bloc_course.items.interactions.order import Order
from bloc_course.items.item import Evidence, Feedback, Item, ItemPart
from bloc_course.items.marking.m1_single import Single
from bloc_course.items.marking.m3_order import CertainPairs
from bloc_course.items.proof import Discharged, Refused

FRAME = Frame("S5", "sourcing", "analyse")
ORDER, FOREIGN = "order", "foreign"
Form = Callable[[World, Rank, Area, Chain], Seed]
# Cards of an order, and steps of the chain beside the foreign one. Fewer cards than four leave
# too few orders once the one that is shown earns nothing; short ways are asked step by step.
FEWEST, MOST, OWN = 4, 5, 2
OPEN = (
    "At every hand something can be left out, reworded or chosen for a purpose; "
    "the chain alone does not show what."
)


def seeds(world: World, rank: Rank, scope: Scope) -> Iterator[Seed]:
    """Orders and foreign steps in turn, the chains of each form by rank."""
    within = areas(world, scope)
    forms = (
        _ranked(world, rank, within, ORDER, _order),
        _ranked(world, rank, within, FOREIGN, _foreign),
    )
    yield from (seed for pair in zip_longest(*forms) for seed in pair if seed)


def _ranked(
    world: World, rank: Rank, within: tuple[Area, ...], form: str, of: Form
) -> Iterator[Seed]:
    """The seeds of one form, each in the first area whose readers can see the whole chain."""
    for chain in by_rank(chains(world).values(), rank, lambda chain: f"{form}:{chain.record}"):
        able = (
            area
            for area in within
            if area.meets(world.records[chain.record]) and area.holds(_places(chain))
        )
        seed = next((s for area in able if (s := of(world, rank, area, chain))), None)
        if seed:
            yield seed


def _places(chain: Chain) -> tuple[str, ...]:
    return tuple(at for step in chain.steps for at in step.cite)


def _order(world: World, rank: Rank, _area: Area, chain: Chain) -> Seed:
    """The chain’s stations in order, five at most, by rank."""
    stations = cards_of(world, chain)
    if len(stations) < FEWEST:
        return ()
    chosen = by_rank(stations, rank, lambda stop: f"{chain.record}:{stop}")[:MOST]
    return (ORDER, chain.record, *(stop for stop in stations if stop in chosen))


def _foreign(world: World, rank: Rank, area: Area, chain: Chain) -> Seed:
    """Two steps of the chain and one of another way; the rank decides how many are longer."""
    here = [step for step in strangers(world, chain.record) if area.holds(step.cite)]
    ranked = by_rank(here, rank, lambda step: f"{chain.record}:{step.fact}")
    sets = [
        (foreign, own) for foreign in ranked for own in beside(world, chain, foreign, rank, OWN)
    ]
    for longer in by_rank(range(OWN + 1), rank, lambda number: f"{chain.record} {number} longer"):
        for foreign, own in sets:
            key = len(as_option(world, foreign))
            if sum(len(as_option(world, step)) > key for step in own) == longer:
                return (FOREIGN, chain.record, *sorted(step.code for step in own), foreign.fact)
    return ()


@refusing
def build(world: World, seed: Seed) -> Item:
    """The item of a chain: its stations to be ordered, or its steps with a stranger."""
    form, record, *rest = seed
    chain = chain_of(world, record)
    if form == ORDER:
        return _ordering(world, seed, chain, tuple(rest))
    return _stranger(world, seed, chain, tuple(rest[:-1]), rest[-1])


def _ordering(world: World, seed: Seed, chain: Chain, stops: tuple[str, ...]) -> Item:
    known = tuple(stop for stop in chain.stations if stop in stops)
    if known != stops or len(stops) < FEWEST:
        raise Refused("O5", (chain.record, *stops), "the stations are not in the chain’s order")
    texts = {stop: named(world, stop) for stop in stops}
    whole = " → ".join(named(world, stop) for stop in chain.stations)
    return _item(
        world,
        seed,
        chain,
        stem="Through whose hands did this pass, as the text of "
        f"{author(world)}’s article presents it? Put them in order, from the first to the last.\n"
        f"{thing(world, chain)}",
        plain=f"Through whose hands did this pass, by {author(world)}’s text? Order them, first to "
        f"last.\n{thing(world, chain)}",
        part=ItemPart(
            name="chain",
            interaction=Order(cards=tuple(Option(stop, texts[stop]) for stop in sorted(stops))),
            key=CertainPairs(pairs=tuple(combinations(stops, 2)), cards=stops),
        ),
        key=f"{whole} {cited(_places(chain))}.",
        choices={stop: had(world, chain, stop) for stop in stops},
        refuted=obligations.one_referent(texts),
        cards=len(stops),
    )


def _stranger(
    world: World, seed: Seed, chain: Chain, codes: tuple[str, ...], stranger: str
) -> Item:
    own = {step.code: step for step in chain.steps if step.code in codes}
    found = [step for step in strangers(world, chain.record) if step.fact == stranger]
    if len(own) < OWN or not found:
        because = "the step may belong to this way too, or is told of nothing else"
        raise Refused("O5", (chain.record, stranger), because)
    foreign = found[0]
    apart = unfair(world, chain, foreign, tuple(own.values()))
    if apart:
        raise Refused("O6", (chain.record, stranger), apart)
    steps = {**own, foreign.code: foreign}
    texts = {code: as_option(world, step) for code, step in steps.items()}
    taker = inner(named(world, foreign.taker))
    here = f"{taker} had it {had(world, chain, foreign.taker)}"
    if foreign.taker == chain.stations[0]:
        here = f"no hand before {taker} is told of"
    elsewhere = (
        f"{texts[foreign.code]}: that is told of “{world.name(foreign.of)}” – "
        f"{foreign.how} {cited(foreign.cite)}. On this way {here}."
    )
    return _item(
        world,
        seed,
        chain,
        stem=f"How did this pass from hand to hand, as {author(world)}’s article tells it? Two of "
        "the steps belong to its way; the article tells one only of something else. Which one?\n"
        f"{thing(world, chain)}",
        plain=f"Which step does not belong to the way of this, by {author(world)}’s text?\n"
        f"{thing(world, chain)}",
        part=ItemPart(
            name="step",
            interaction=Choice(options=tuple(Option(c, texts[c]) for c in sorted(texts))),
            key=Single(correct=foreign.code),
        ),
        key=elsewhere,
        choices={
            code: f"It belongs to this way: {step.how} {cited(step.cite)}. {elsewhere}"
            for code, step in own.items()
        },
        refuted=obligations.one_referent(texts),
        cards=len(texts),
        foreign=foreign,
    )


def _item(
    world: World,
    seed: Seed,
    chain: Chain,
    *,
    stem: str,
    plain: str,
    part: ItemPart,
    key: str,
    choices: dict[str, str],
    refuted: Discharged,
    cards: int,
    foreign: Step | None = None,
) -> Item:
    """What both forms have in common."""
    steps = (*chain.steps, foreign) if foreign else chain.steps
    facts = tuple(sorted({step.fact for step in steps}))
    locators = in_order(at for step in steps for at in step.cite)
    ground = ways(world)[chain.record]
    return assemble(
        world,
        FRAME,
        seed,
        stem=stem,
        plain=plain,
        parts=(part,),
        feedback=Feedback(
            hint=hint(locators),
            rule="Ask of every hand from whom it had the thing and to whom it gave it.",
            key=key,
            choices=choices,
            open=OPEN,
            reread=locators,
        ),
        evidence=tuple(
            Evidence(
                chain.record if step is not foreign else step.of,
                step.cite,
                f"{as_option(world, step)}: {step.how}.",
                step.modality,
            )
            for step in steps
        ),
        proof=(
            Discharged("O4", (chain.record,), "each hand comes after one other; no way branches"),
            obligations.tagged((chain.record,), ground.note),
            Discharged(
                "O5",
                tuple(step.fact for step in steps),
                "(g) by the graph of hand-overs, each step follows the one before it"
                + (", and the foreign one ends where another giver is told" if foreign else ""),
            ),
            refuted,
            obligations.attributed((chain.record,), "the stem asks what the article presents"),
        ),
        asked=Asked(keyed=facts, reveals=facts),
        drivers={"cards": str(cards), "chain": str(len(chain.steps))},
        met=(stop for stop in chain.stations if stop in world.records),
    )


def count(world: World) -> int:
    """Orders of every four or five stations, and every stranger among two steps."""
    whole = areas(world, Scope())
    total = 0
    for chain in chains(world).values():
        within = [area for area in whole if area.holds(_places(chain))]
        if not within:
            continue
        cards = len(cards_of(world, chain))
        sizes = range(FEWEST, min(MOST, cards) + 1)
        total += sum(1 for size in sizes for _ in combinations(range(cards), size))
        near = [s for s in strangers(world, chain.record) if any(a.holds(s.cite) for a in within)]
        pairs = tuple(combinations(chain.steps, OWN))
        total += sum(not unfair(world, chain, foreign, pair) for foreign in near for pair in pairs)
    return total


def candidates(world: World) -> Iterator[Seed]:
    """Every document and claim, with the hands told of it."""
    return (
        (ORDER, record, *dict.fromkeys(joined.from_iterable((s.giver, s.taker) for s in steps)))
        for record in world.data.documents
        if (steps := raw_steps(world, record))
    )


SPEC = Family(
    id="S5",
    title="Chain of transmission",
    skill=FRAME.skill,
    level=FRAME.level,
    interaction="order",
    obligations=("O4", "O5", "O6", "O7", "O8"),
    seeds=seeds,
    build=build,
    count=count,
    candidates=candidates,
    lacks="chains of three hands and more: of most letters it tells neither how they were sent "
    "nor how they came into the archive",
)
