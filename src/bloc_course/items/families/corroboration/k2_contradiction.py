"""K2 Contradiction spotting: the pair of statements that cannot stand together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, islice

from bloc_course.dataset.query import World
from bloc_course.draw import Rank, by_rank
from bloc_course.items import obligations
from bloc_course.items.families._assemble import (
    Asked,
    Frame,
    assemble,
    hint,
    in_order,
    refusing,
)
from bloc_course.items.families._draws import Area, areas, attempts
from bloc_course.items.families._lengths import evened
from bloc_course.items.families._speakers import author
from bloc_course.items.families.corroboration._pairs import (
    CLASH,
    PLACES,
    STAND,
    Pair,
    of_places,
    of_sources,
    pairs,
)
from bloc_course.items.family import Family, Scope, Seed
from bloc_course.items.interactions import Option
from bloc_course.items.interactions.choice import Choice
from bloc_course.items.item import Evidence, Feedback, Item, ItemPart
from bloc_course.items.marking.m1_single import Single
from bloc_course.items.proof import Discharged, Refused

FRAME = Frame("K2", "corroboration", "analyse")
OTHERS = 2
ROUNDS = 60
# Sets of others tried for one key.
TRIES = 12
MOST_COUNTED = 20_000
RULE = (
    "Two statements exclude each other only if nothing could make both true; that they differ is "
    "not enough."
)


def seeds(world: World, rank: Rank, scope: Scope) -> Iterator[Seed]:
    """Pairs that clash by rank, each time among others that can stand."""
    within = areas(world, scope)
    keys = [pair for pair in pairs(world).values() if pair.clash]
    for _, ranked in attempts(rank, ROUNDS):
        for key in by_rank(keys, ranked, lambda pair: pair.code):
            chapters = by_rank(within, ranked, lambda area: area.chapter)
            seed = next((s for area in chapters if (s := _seed(world, area, key, ranked))), ())
            if seed:
                yield seed


def _seed(world: World, area: Area, key: Pair, rank: Rank) -> Seed:
    """The key with others that the area’s readers can look up; empty if there are too few."""
    if not _met(world, area, key):
        return ()
    beside = [pair for pair in _beside(world, key) if _met(world, area, pair)]
    turn = int.from_bytes(rank(f"{key.code} figures")[:4], "big") % (OTHERS + 1)
    for _, again in attempts(rank, TRIES):
        others = _others(world, key, beside, again)
        if others and not _problem(world, key, others) and _takes(key, others, turn):
            return (key.code, *sorted(pair.code for pair in others))
    return ()


def _others(world: World, key: Pair, beside: Sequence[Pair], rank: Rank) -> list[Pair]:
    """Pairs that can stand, by rank, of such lengths that the length of the key tells nothing."""
    order = by_rank(beside, rank, lambda pair: f"{key.code}:{pair.code}")
    order.sort(key=lambda pair: not _divided(world, pair))
    chosen = evened(
        key.text,
        {pair.code: pair.text for pair in order},
        OTHERS,
        lambda name: rank(f"{key.code}:{name}"),
        lambda one, taken: _apart(world, one, taken),
    )
    return [pairs(world)[code] for code in chosen]


def _takes(key: Pair, others: Sequence[Pair], turn: int) -> bool:
    """Whether so many of the others have more figures than the key, ties counting as both."""
    mine, figures = _figures(key), [_figures(pair) for pair in others]
    more, as_many = sum(one > mine for one in figures), figures.count(mine)
    return more <= turn <= more + as_many


def _figures(pair: Pair) -> int:
    return sum(sign.isdigit() for sign in pair.text)


def _met(world: World, area: Area, pair: Pair) -> bool:
    records = (world.records[record] for record in (*pair.records, *pair.met))
    return area.holds(pair.locators) and area.meets(*records)


def _beside(world: World, key: Pair) -> list[Pair]:
    """The pairs of the same make that can stand and speak of something else."""
    return [
        pair
        for pair in pairs(world).values()
        if not pair.clash and pair.make == key.make and not set(pair.facts) & set(key.facts)
    ]


def _apart(world: World, one: str, taken: Sequence[str]) -> bool:
    facts = set(pairs(world)[one].facts)
    return all(facts.isdisjoint(pairs(world)[other].facts) for other in taken)


def _divided(world: World, pair: Pair) -> bool:
    """Whether two sources that agree here clash over something else."""
    return any(pair.sides == other.sides and other.clash for other in pairs(world).values())


def _problem(world: World, key: Pair, others: Sequence[Pair]) -> Refused | None:
    """Why these options cannot stand side by side."""
    codes = (key.code, *(pair.code for pair in others))
    if any(pair.make != key.make for pair in others):
        return Refused("O5", codes, "the options are not of one make")
    if key.sides and not any(_divided(world, pair) for pair in others):
        return Refused("O5", codes, "knowing who stood on which side would be enough")
    return None


@refusing
def build(world: World, seed: Seed) -> Item:
    """The item of one clash and of pairs that can stand."""
    key, *others = (_pair(world, code) for code in seed)
    if not key.clash:
        raise Refused("O2", key.records, "nothing shows that the two exclude each other")
    clashing = [pair for pair in others if pair.clash]
    if clashing:
        raise Refused("O5", clashing[0].records, "this pair cannot stand either")
    problem = _problem(world, key, others)
    if problem:
        raise problem
    options = {pair.code: pair.text for pair in sorted((key, *others), key=lambda p: p.code)}
    locators = in_order(at for pair in (key, *others) for at in pair.locators)
    shown = tuple(record for pair in (key, *others) for record in (*pair.records, *pair.met))
    return assemble(
        world,
        FRAME,
        seed,
        stem=_stem(world, key),
        plain=_plain(key),
        parts=(
            ItemPart(
                name="pair",
                interaction=Choice(options=tuple(Option(c, text) for c, text in options.items())),
                key=Single(correct=key.code),
            ),
        ),
        feedback=Feedback(
            hint=hint(locators),
            rule=RULE,
            key=key.why,
            choices={pair.code: f"Both can stand. {pair.why}" for pair in others},
            open=key.left_open,
            reread=locators,
        ),
        evidence=tuple(_evidence(world, pair) for pair in (key, *others)),
        proof=(
            Discharged("O2", (key.code,), f"the article at odds with itself: {key.ground}")
            if key.form == PLACES
            else Discharged("O2", key.records, "one source denies what the other asserts"),
            *_refuted(key, others),
            obligations.one_referent(options),
            obligations.attributed(shown, "the stem asks what places or sources say, not the fact"),
        ),
        asked=Asked(
            keyed=key.facts, reveals=tuple(fact for pair in (key, *others) for fact in pair.facts)
        ),
        drivers={"options": str(len(options)), "form": key.form, "places": str(len(locators))},
        met=shown,
    )


def _pair(world: World, code: str) -> Pair:
    """The pair of a code, or the refusal of what is none."""
    found = pairs(world).get(code)
    if found:
        return found
    judgement = world.data.judgements.get(code)
    if judgement is not None and judgement.tag in (CLASH, STAND):
        return of_places(world, judgement)
    one, _, other = code.partition("+")
    if {one, other} <= world.data.claims.keys():
        return of_sources(world, one, other)
    raise Refused("O5", (code,), "no reviewer found that the two can stand")


def _evidence(world: World, pair: Pair) -> Evidence:
    claim = world.data.claims.get(pair.records[0])
    modality = claim.modality if claim else "stated"
    return Evidence(pair.records[0], pair.locators, pair.why, modality)


def _refuted(key: Pair, others: Sequence[Pair]) -> tuple[Discharged, ...]:
    codes = tuple(record for pair in others for record in pair.records)
    if key.form == PLACES:
        return (obligations.tagged(codes, "a reviewer found how both can stand"),)
    return (obligations.explicit(codes, "the two sources take one stance on the proposition"),)


def _stem(world: World, key: Pair) -> str:
    if key.form == PLACES:
        return (
            f"{author(world)}’s article says something on each of these questions in the places "
            "named. In one case it contradicts itself there. In which?"
        )
    return (
        "Each statement is followed by two sources that assert or deny it, as "
        f"{author(world)}’s article reports them. In one case the two contradict each other. "
        "In which?"
    )


def _plain(key: Pair) -> str:
    if key.form == PLACES:
        return "Look up the places named. In which case does the article contradict itself?"
    return "In which case do the two sources contradict each other on the statement before them?"


def count(world: World) -> int:
    """Clashes with every choice of others, over all chapters, among those looked at."""
    every = (
        (key.code, *sorted(pair.code for pair in others))
        for area in areas(world, Scope())
        for key in pairs(world).values()
        if key.clash and _met(world, area, key)
        for beside in [[pair for pair in _beside(world, key) if _met(world, area, pair)]]
        for others in combinations(beside, OTHERS)
        if _apart(world, others[0].code, [others[1].code]) and not _problem(world, key, others)
    )
    return len(set(islice(every, MOST_COUNTED)))


def candidates(world: World) -> Iterator[Seed]:
    """Every pair of places that a reviewer looked at, and every conflict between claims."""
    for judgement in world.data.judgements.values():
        if judgement.family == FRAME.family and judgement.tag in (CLASH, STAND):
            yield (judgement.id,)
    for claim in world.data.claims.values():
        yield from ((f"{claim.id}+{rival}",) for rival in claim.conflicts_with if claim.id < rival)


SPEC = Family(
    id="K2",
    title="Contradiction spotting",
    skill=FRAME.skill,
    level=FRAME.level,
    interaction="choice",
    obligations=("O2", "O5", "O6", "O7", "O8"),
    seeds=seeds,
    build=build,
    count=count,
    candidates=candidates,
    lacks="places of one chapter that exclude each other outright; most differ in a way that can "
    "be squared",
)
