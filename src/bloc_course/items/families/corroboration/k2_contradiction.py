"""K2 Contradiction spotting: the pair of statements that cannot stand together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from bloc_course.dataset.query import World
from bloc_course.draw import SEPARATOR, Rank, by_rank
from bloc_course.items import obligations
from bloc_course.items.families._assemble import (
    Asked,
    Frame,
    assemble,
    even_hint,
    hint,
    in_order,
    refusing,
)
from bloc_course.items.families._draws import Area, areas, attempts
from bloc_course.items.families._speakers import author
from bloc_course.items.families.corroboration._beside import TURNS, choices, problem
from bloc_course.items.families.corroboration._pairs import (
    JUDGED,
    PLACES,
    SOURCES,
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
ROUNDS = 60
MOST_COUNTED = 20_000
# Two sources that assert one charge do not clash, and may both be wrong.
HARMLESS = {
    PLACES: "Both can stand.",
    SOURCES: "On the statement the two do not contradict each other.",
}
RULE = (
    "Two statements exclude each other only if nothing could make both true; that they differ is "
    "not enough."
)


def seeds(world: World, rank: Rank, scope: Scope) -> Iterator[Seed]:
    """Pairs that clash by rank, each time among others that can stand.

    Which place the key has by length and by figures is decided first, in turns, and then a key is
    taken that can have it: a key that is always long comes only when a long one is due.
    """
    within = areas(world, scope)
    keys = [pair.code for pair in pairs(world).values() if pair.clash]
    for _, ranked in attempts(rank, ROUNDS):
        waiting = by_rank(keys, ranked, str)
        chapters = by_rank(within, ranked, lambda area: area.chapter)
        order = by_rank(TURNS, ranked, str)
        for number in range(len(keys)):
            turn = order[number % len(TURNS)]
            seed = next(
                (s for key in waiting if (s := _seed(world, chapters, key, turn, ranked))), ()
            )
            if seed:
                yield seed
                waiting.remove(seed[0])


def _seed(
    world: World, chapters: Sequence[Area], key: str, turn: tuple[int, ...], rank: Rank
) -> Seed:
    """The key with others in the first chapter that has some for this turn."""
    for area in chapters:
        fit = [others.codes for others in choices(world, area, key) if others.takes(turn)]
        if fit:
            chosen = by_rank(fit, rank, lambda codes: SEPARATOR.join((key, *codes)))[0]
            return (key, *chosen)
    return ()


@refusing
def build(world: World, seed: Seed) -> Item:
    """The item of one clash and of pairs that can stand."""
    key, *others = (_pair(world, code) for code in seed)
    if not key.clash:
        raise Refused("O2", key.records, "nothing shows that the two exclude each other")
    clashing = [pair for pair in others if pair.clash]
    if clashing:
        raise Refused("O5", clashing[0].records, "this pair cannot stand either")
    fault = problem(world, key, others)
    if fault:
        raise fault
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
            hint=_hint((key, *others)),
            rule=RULE,
            key=key.why,
            choices={pair.code: f"{HARMLESS[pair.form]} {pair.why}" for pair in others},
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


def _hint(some: Sequence[Pair]) -> str:
    """Where to look, and what to ask there: options that name their places need more than these."""
    texts, places = [pair.text for pair in some], [pair.locators for pair in some]
    every = in_order(at for locators in places for at in locators)
    where = even_hint(texts, every) if some[0].form == PLACES else hint(every, places)
    return f"{where} Ask of each pair in what case both could be true."


def _pair(world: World, code: str) -> Pair:
    """The pair of a code, or the refusal of what is none."""
    found = pairs(world).get(code)
    if found:
        return found
    judgement = world.data.judgements.get(code)
    if judgement is not None and judgement.tag in JUDGED:
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
            f"{author(world)}’s article, with its notes and its preface, says something on each of "
            "these questions in the places named. In one case the statements there cannot all be "
            "true. In which?"
        )
    return (
        "Each statement is followed by two sources that assert or deny it, as "
        f"{author(world)}’s article reports them. In one case the two contradict each other on the "
        "statement. In which?"
    )


def _plain(key: Pair) -> str:
    if key.form == PLACES:
        return "Look up the places named. In which case can the statements there not all be true?"
    return "In which case do the two sources contradict each other on the statement before them?"


def count(world: World) -> int:
    """Clashes with every choice of others, over all chapters, among those looked at."""
    every = (
        (key.code, *others.codes)
        for area in areas(world, Scope())
        for key in pairs(world).values()
        if key.clash
        for others in choices(world, area, key.code)
    )
    return len(set(islice(every, MOST_COUNTED)))


def candidates(world: World) -> Iterator[Seed]:
    """Every pair of places that a reviewer looked at, and every conflict between claims."""
    for judgement in world.data.judgements.values():
        if judgement.family == FRAME.family and judgement.tag in JUDGED:
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
