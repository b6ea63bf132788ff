"""G6 Path of a message: the hands between whoever said or wrote a thing and its last reader."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from bloc_course.dataset.query import World
from bloc_course.draw import Rank, by_rank
from bloc_course.items import obligations
from bloc_course.items.families._assemble import (
    Asked,
    Frame,
    assemble,
    hint,
    in_order,
    listed,
    refusing,
)
from bloc_course.items.families._draws import areas
from bloc_course.items.families._positions import with_places
from bloc_course.items.families._speakers import author, author_document
from bloc_course.items.families.prosopography._condition import EDITION
from bloc_course.items.families.prosopography._routes import (
    FAMILY,
    FEWEST,
    Route,
    Step,
    cites,
    route,
    routes,
    shown,
)
from bloc_course.items.family import Family, Scope, Seed
from bloc_course.items.interactions import Option
from bloc_course.items.interactions.order import Order
from bloc_course.items.item import Evidence, Feedback, Item, ItemPart
from bloc_course.items.limits import limits
from bloc_course.items.marking.m3_order import CertainPairs
from bloc_course.items.proof import Discharged, Refused

FRAME = Frame(FAMILY, "sourcing", "understand")
MOST = 6
# What was added for the English edition, by layer.
PARTS = dict(zip(EDITION, ("the heading", "the preface"), strict=True))
UNPROVEN = "The article tells of this way; whether the words were spoken so is another question."


def seeds(world: World, rank: Rank, scope: Scope) -> Iterator[Seed]:
    """Each message once with a stretch of its way, then the other stretches, by rank.

    The way of the article itself, which its title page tells of, is drawn once only.
    """
    within = areas(world, scope)
    left = [
        by_rank(
            [
                (one.message, *hands)
                for hands in _stretches(world, one)
                if len(hands) <= limits(scope.path).cards
                if any(
                    area.holds(cites(_between(one, hands)))
                    and area.meets(world.records[one.message])
                    for area in within
                )
            ],
            rank,
            " ".join,
        )
        for one in by_rank(routes(world).values(), rank, lambda one: one.message)
    ]
    article = author_document(world)
    left = [row[:1] if row and row[0][0] == article else row for row in left]
    for turn in range(max(map(len, left), default=0)):
        yield from (row[turn] for row in left if turn < len(row))


def _stretches(world: World, one: Route) -> Iterator[tuple[str, ...]]:
    """Hands in a row, at least four and no more than six; words go from whoever said them."""
    for first, last in combinations(range(len(one.hands) + 1), 2):
        spoken = one.message in world.data.claims
        if FEWEST <= last - first <= MOST and not (first and spoken):
            yield one.hands[first:last]


def _between(one: Route, hands: Sequence[str]) -> tuple[Step, ...]:
    first = one.hands.index(hands[0])
    return one.steps[first : first + len(hands) - 1]


@refusing
def build(world: World, seed: Seed) -> Item:
    """The item of one message and a stretch of its way."""
    message, *hands = seed
    one = routes(world).get(message) or route(world, message)
    if hands and tuple(hands) not in set(_stretches(world, one)):
        raise Refused("O10", tuple(seed), f"these are no hands in a row on the way of {message}")
    hands = hands or [*one.hands[:MOST]]
    steps = _between(one, hands)
    texts = {hand: shown(world, hand) for hand in hands}
    locators = in_order(cites(steps))
    told = {step.giver: _told(texts, step) for step in steps}
    placed = {step.giver: with_places(told[step.giver], step.cite) for step in steps}
    facts = tuple(f"{step.giver}>{step.taker}" for step in steps)
    evidence = [
        Evidence(step.record, step.cite, f"{told[step.giver]}.", step.modality) for step in steps
    ]
    return assemble(
        world,
        FRAME,
        seed,
        stem=_stem(world, message, locators),
        plain=_plain(world, message, locators),
        parts=(
            ItemPart(
                name="path",
                interaction=Order(cards=tuple(Option(h, texts[h]) for h in sorted(hands))),
                key=CertainPairs(pairs=tuple(combinations(hands, 2)), cards=tuple(sorted(hands))),
            ),
        ),
        feedback=Feedback(
            hint=hint(locators),
            rule="Ask at each hand where the message came from; neither rank nor fame counts.",
            key=" ".join(placed.values()),
            choices={
                **{s.giver: f"{_next(texts, s)} {placed[s.giver]}" for s in steps},
                hands[-1]: f"{texts[hands[-1]]} is the last of these stations.",
            },
            open=UNPROVEN if message in world.data.claims else "",
            reread=locators,
        ),
        evidence=tuple(evidence),
        proof=(
            Discharged("O10", tuple(hands), f"one way leads there: {'; '.join(told.values())}"),
            obligations.one_referent(texts),
            obligations.attributed((message,), "the stem asks for the way that the article tells"),
        ),
        asked=Asked(keyed=(*facts, f"{message}.hands"), reveals=(*facts, f"{message}.hands")),
        drivers={"cards": str(len(hands)), "chain": str(len(one.hands))},
        met=(message,),
    )


def _stem(world: World, message: str, locators: Sequence[str]) -> str:
    claim = world.data.claims.get(message)
    if all(at[0] in EDITION for at in locators):
        source = f"can be seen from {_edition(locators)} of the English text"
    else:
        source = f"{author(world)}’s article and its notes tell it"
    what = "it" if claim else "this text"
    order = (
        f"Put in order the stations through which {what} went, the one nearest to its origin "
        f"first, as {source}."
    )
    if claim:
        return f"Somebody is reported to have said this:\n{claim.statement}\n{order}"
    return f"{order}\nThe text: {world.name(message)}"


def _plain(world: World, message: str, locators: Sequence[str]) -> str:
    """The same in fewer words."""
    claim = world.data.claims.get(message)
    edition = all(at[0] in EDITION for at in locators)
    source = _edition(locators) if edition else f"{author(world)}’s article and notes"
    what = f"Somebody reportedly said:\n{claim.statement}" if claim else ""
    ask = f"Order the stations it went through, first to last, by {source}."
    return f"{what or f'The text: {world.name(message)}'}\n{ask}"


def _edition(locators: Sequence[str]) -> str:
    """The parts of the English edition that the places stand in, as one thing."""
    return listed([PARTS[layer] for layer in EDITION if layer in {at[0] for at in locators}])


def _told(texts: Mapping[str, str], step: Step) -> str:
    return f"{texts[step.giver]} → {texts[step.taker]}: {step.how}"


def _next(texts: Mapping[str, str], step: Step) -> str:
    taker = texts[step.taker]
    if taker.split()[0] in ("The", "A"):
        taker = f"{taker[0].lower()}{taker[1:]}"
    said = f"{texts[step.giver]} comes before {taker}"
    return said if said.endswith(".") else f"{said}."  # a signature may end with its own point


def count(world: World) -> int:
    """Stretches of the ways that a chapter holds."""
    every = areas(world, Scope())
    return sum(
        any(area.holds(cites(_between(one, hands))) for area in every)
        for one in routes(world).values()
        for hands in _stretches(world, one)
    )


def candidates(world: World) -> Iterator[Seed]:
    """Every document and every claim, with the whole of its way."""
    return ((message,) for message in (*world.data.documents, *world.data.claims))


SPEC = Family(
    id=FAMILY,
    title="Path of a message",
    skill=FRAME.skill,
    level=FRAME.level,
    interaction="order",
    obligations=("O6", "O7", "O8", "O10"),
    seeds=seeds,
    build=build,
    count=count,
    candidates=candidates,
    lacks="messages that went through four hands or more; the article tells of few",
)
