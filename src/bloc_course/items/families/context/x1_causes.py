"""X1 Context and effect: which context leads to which effect, as the author argues it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations, islice

from bloc_course.dataset.causes import BECAUSE, FAMILY, TAG
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
    listed,
    refusing,
)
from bloc_course.items.families._draws import Area, areas, attempts
from bloc_course.items.families._speakers import author, sentence
from bloc_course.items.families.context._links import (
    Link,
    alike,
    apart,
    joined_alike,
    links,
    proven,
    rivalled,
)
from bloc_course.items.family import Family, Scope, Seed
from bloc_course.items.interactions import Option
from bloc_course.items.interactions.gap_match import GapMatch
from bloc_course.items.item import Evidence, Feedback, Item, ItemPart
from bloc_course.items.limits import limits
from bloc_course.items.marking.m4_rows import Rows
from bloc_course.items.proof import Discharged, Refused

FRAME = Frame(FAMILY, "contextualisation", "analyse")
CAUSE = "cause"
# How an effect begins that has other causes, too.
PARTLY = "Among other reasons, "
# Links of an item: all but the last are asked, the last lends its card only.
SIZES = (5, 4)
MOST_COUNTED = 20_000


@refusing
def build(world: World, seed: Seed) -> Item:
    """The effects of the seed's links with their contexts, and the context of its first link."""
    spare_id, *asked_ids = seed
    found = [proven(world, id_) for id_ in (*asked_ids, spare_id)]
    every = tuple(link for link, _ in found)
    _distinct(every)
    asked = every[:-1]
    name = author(world)
    said = tuple(_evidence(world, link) for link in every)
    locators = in_order(at for fact in said for at in fact.locators)
    return assemble(
        world,
        FRAME,
        seed,
        stem=f"To which cause, ground or circumstance does {name} trace each of these? Follow "
        "this account, whether or not you agree with it. One card is left over.",
        plain=f"What led to each of these, as {name} tells it? One card is left over.",
        parts=(_part(asked, every),),
        feedback=Feedback(
            hint=hint(locators),
            rule="A cause counts for the effect that the author traces to it; whether the account "
            "is right is not asked",
            key=" ".join(_line(world, link) for link in asked),
            choices=_choices(world, asked, every),
            open=f"This is how {name} argues; others may explain the same events otherwise.",
            reread=locators,
        ),
        evidence=said,
        proof=(*(one for _, proofs in found for one in proofs), *_proof(every)),
        asked=Asked(
            keyed=tuple(link.claim for link in asked),
            reveals=tuple(link.claim for link in every),
        ),
        drivers={"cards": str(len(every)), "rows": str(len(asked))},
    )


def _distinct(every: Sequence[Link]) -> None:
    """O5: no context of the item could be argued for another of its effects."""
    for one, other in combinations(every, 2):
        if not apart(one, other):
            strand = min(one.strands & other.strands)
            because = f"both lie in the strand {strand}: either context could stand for the other"
            raise Refused("O5", (one.id, other.id), because)


def _part(asked: Sequence[Link], every: Sequence[Link]) -> ItemPart:
    key = {link.claim: link.id for link in asked}
    return ItemPart(
        name="links",
        interaction=GapMatch(
            gaps=tuple(Option(link.claim, _asks(link)) for link in asked),
            cards=tuple(Option(link.id, link.cause) for link in every),
        ),
        key=Rows(rows=key, columns=dict.fromkeys(key, len(every))),
    )


def _asks(link: Link) -> str:
    """The effect as a sentence that a card completes; tied to its place if another differs."""
    tied = f", as {listed(link.locators)} has it," if rivalled(link) else ""
    return f"{link.effect}{tied} {link.join}"


def _evidence(world: World, link: Link) -> Evidence:
    """Both sides of the link: the claim behind it may tell of one only."""
    says = f"{author(world)} traces this to {link.cause}: {_told(link)}."
    return Evidence(link.claim, link.locators, says, world.data.claims[link.claim].modality)


def _line(world: World, link: Link) -> str:
    """What the account says, with its place, whether it is inferred, and what stands beside it."""
    inferred = world.data.claims[link.claim].modality == "inferred"
    own = f" {author(world)} infers this." if inferred else ""
    line = f"{sentence(link.cause)}: {_why(world, link)} {cited(link.locators)}.{own}"
    return f"{line} {link.beside}".rstrip()


def _why(world: World, link: Link) -> str:
    """The effect as the rest of a sentence that begins with its cause.

    No more is said than the stem asks: what is traced to it, be it a cause or a mere circumstance.
    """
    if link.join != BECAUSE:
        return _told(link)
    if link.effect.startswith(PARTLY):
        effect = link.effect.removeprefix(PARTLY)
        return f"to this, among other reasons, {author(world)} traces that {effect}"
    return f"to this {author(world)} traces that {_small(link.effect)}"


def _told(link: Link) -> str:
    """The effect after its cause; of a mere condition it says that it is one."""
    return _small(link.effect) + ("" if link.join == BECAUSE else f" {link.join} it")


def _small(effect: str) -> str:
    """An effect inside a sentence, where its first word is an article or the like."""
    first, blank, rest = effect.partition(" ")
    plain = (
        "The",
        "A",
        "An",
        "No",
        "In",
        "Among",
        "Many",
        "Workers",
        "Researchers",
        "Interpretations",
    )
    return f"{first.lower()}{blank}{rest}" if first.rstrip(",") in plain else effect


def _choices(world: World, asked: Sequence[Link], every: Sequence[Link]) -> dict[str, str]:
    lines = {}
    for link in asked:
        own = _line(world, link)
        lines[link.claim] = own
        for other in every:
            if other is not link:
                tied = f"This account ties {other.cause} to something else"
                lines[f"{link.claim}={other.id}"] = (
                    f"{tied}: {_told(other)} {cited(other.locators)}. {own}"
                )
    return lines


def _proof(every: Sequence[Link]) -> tuple[Discharged, ...]:
    claims = tuple(link.claim for link in every)
    return (
        obligations.functional(
            claims, "in this account every context of the item leads to one effect, its own"
        ),
        obligations.tagged(
            (link.id for link in every), "links that could be argued for one another share a strand"
        ),
        obligations.attributed(claims, "the stem asks for the author's account only"),
        obligations.one_referent({link.id: link.cause for link in every}),
        obligations.one_referent({link.claim: link.effect for link in every}),
    )


def seeds(world: World, rank: Rank, scope: Scope) -> Iterator[Seed]:
    """Links by rank that can stand together, chapter by chapter."""
    pools = [
        (area, size)
        for area in areas(world, scope)
        for size in SIZES
        if size <= limits(scope.path).cards + 1 and _fitting(_held(world, area), size)
    ]
    pools = by_rank(pools, rank, lambda pool: f"{pool[0].chapter} {pool[1]}")
    used: Counter[str] = Counter()
    for number, ranked in attempts(rank) if pools else ():
        area, size = pools[number % len(pools)]
        # Links that stood in few items so far come first, so that no link is in every item.
        fresh = sorted(by_rank(_held(world, area), ranked, _id), key=lambda link: used[link.id])
        drawn = next(_together(fresh, size), ())
        if drawn:
            used.update(link.id for link in drawn)
            # Not the first that was drawn: what stands with few others is drawn first or never.
            spares = by_rank(_spares(drawn), ranked, lambda link: f"spare {link.id}")
            yield (spares[0].id, *sorted(link.id for link in drawn if link != spares[0]))


def _id(link: Link) -> str:
    return link.id


def _held(world: World, area: Area) -> tuple[Link, ...]:
    """The links whose places and claims the area gives to its readers."""
    return tuple(
        link
        for link in links(world).values()
        if area.holds(link.locators) and area.meets(world.data.claims[link.claim])
    )


@lru_cache(maxsize=256)
def _fitting(pool: tuple[Link, ...], size: int) -> bool:
    """Whether so many links of a pool can stand together."""
    return next(_together(pool, size), None) is not None


def _together(pool: Sequence[Link], size: int) -> Iterator[tuple[Link, ...]]:
    """All sets of links that can stand together, and of which sense alone matches none."""
    return (some for some in _apart(pool, size) if alike(some) and _spares(some))


def _spares(together: Sequence[Link]) -> tuple[Link, ...]:
    """The links of which one may be left over: the effects of the others go on alike."""
    return tuple(
        spare
        for spare in together
        if joined_alike([link for link in together if link is not spare])
    )


def _apart(pool: Sequence[Link], size: int) -> Iterator[tuple[Link, ...]]:
    """All sets of links of which none could be argued for another."""
    if size == 0:
        yield ()
        return
    for number, link in enumerate(pool):
        rest = [other for other in pool[number + 1 :] if apart(link, other)]
        for others in _apart(rest, size - 1):
            yield (link, *others)


@lru_cache(maxsize=4)
def count(world: World) -> int:
    """Sets of links with each of them as the one left over, over all chapters, up to a cap."""
    sets = {
        (frozenset(link.id for link in together), spare.id)
        for area in areas(world, Scope())
        for size in SIZES
        for together in islice(_together(_held(world, area), size), MOST_COUNTED)
        for spare in _spares(together)
    }
    return len(sets)


def candidates(world: World) -> Iterator[Seed]:
    """Every claim about a cause by itself, and every two links."""
    causes = world.predicates("cause")
    caused = (c.id for c in world.data.claims.values() if c.predicate in causes)
    reviewed = [j for j in world.data.judgements.values() if (j.family, j.tag) == (FAMILY, TAG)]
    yield from ((claim,) for claim in caused)
    yield from ((one.id, other.id) for one, other in combinations(reviewed, 2))


SPEC = Family(
    id=FAMILY,
    title="Context and effect",
    skill=FRAME.skill,
    level=FRAME.level,
    interaction="gap-match",
    obligations=("O3", "O5", "O6", "O7", "O8"),
    seeds=seeds,
    build=build,
    count=count,
    candidates=candidates,
    lacks="causal links of the author's own outside the chapters on the trials and on the turn",
)
