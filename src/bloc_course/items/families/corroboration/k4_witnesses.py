"""K4 One witness or two? Which of three pairs of sources goes back to one, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import combinations, zip_longest

from bloc_course.dataset.query import World
from bloc_course.draw import Rank, by_rank
from bloc_course.items import obligations
from bloc_course.items.families._assemble import (
    Asked,
    Frame,
    assemble,
    hint,
    refusing,
)
from bloc_course.items.families._draws import Area, areas
from bloc_course.items.families._speakers import author
from bloc_course.items.families.corroboration._named import named_alike, unfit
from bloc_course.items.families.corroboration._pair_words import (
    OPEN,
    line,
    places,
    said_by,
    why_one,
    why_two,
)
from bloc_course.items.families.corroboration._witnesses import (
    APART,
    FROM_OTHER,
    SAME_HAND,
    Pair,
    claim_or_paper,
    had_from,
    pairs,
)
from bloc_course.items.family import Family, Scope, Seed
from bloc_course.items.interactions import Option
from bloc_course.items.interactions.two_tier import TwoTier
from bloc_course.items.item import Feedback, Item, ItemPart
from bloc_course.items.lints._base import figures
from bloc_course.items.marking.m7_two_tier import TwoTierKey
from bloc_course.items.proof import Discharged, Refused

FRAME = Frame("K4", "corroboration", "evaluate")
# Which of the two passes on the other: each reason is the right one of some pairs.
FIRST, SECOND = "first-passes-on", "second-passes-on"
KINDS = (FIRST, SECOND, SAME_HAND)
# Of one length, so that none stands out.
REASONS = {
    FIRST: "The one named first passes on what the second says.",
    SECOND: "The one named second passes on what the first says.",
    SAME_HAND: "Both have one and the same person as their author.",
}
OTHERS = 2
# A pair that comes again weighs as much as so many other pairs on its question.
AGAIN = 2


def why(pair: Pair) -> str:
    """Why a pair is one witness: who had it from whom, or one hand; empty where neither holds."""
    if pair.kind != FROM_OTHER:
        return pair.kind if pair.kind == SAME_HAND else ""
    return FIRST if had_from(pair.one, pair.other) else SECOND


def _wrong(reason: str, chosen: str) -> str:
    """Why another reason than the right one does not hold."""
    if reason == SAME_HAND:
        return "The article does not say that either had it from the other."
    return (
        "The two have different authors." if chosen == SAME_HAND else "It is the other way round."
    )


def seeds(world: World, rank: Rank, scope: Scope) -> Iterator[Seed]:
    """Pairs of one witness by rank, the reasons in turn, each with two pairs of two witnesses.

    Questions whose pairs were drawn less often come first, so that none is in every item.
    """
    within = areas(world, scope)
    one = by_rank(_one(world), rank, lambda pair: pair.code)
    keyed = {kind: [pair for pair in one if why(pair) == kind] for kind in KINDS}
    given: set[Seed] = set()
    start = rank("kind")[0] % len(KINDS)
    order = (*KINDS[start:], *KINDS[:start])
    for _ in range(_most(world)):
        for pairs_in_turn in zip_longest(*(keyed[kind] for kind in order)):
            for pair in filter(None, pairs_in_turn):
                seed = _seed(world, rank, within, pair, given)
                if seed:
                    given.add(seed)
                    yield seed


def _most(world: World) -> int:
    """So many sets of other pairs there can be at most."""
    apart = len(_of(world, APART))
    return apart * (apart - 1) // 2


def _one(world: World) -> list[Pair]:
    """The pairs that are one witness."""
    return [pair for pair in pairs(world).values() if why(pair) and not unfit(world, pair)]


def _seed(
    world: World,
    rank: Rank,
    within: Iterable[Area],
    pair: Pair,
    given: Collection[Seed],
) -> Seed | None:
    """The pair with the best set of others, not yet given, that one area holds with it."""
    known = pairs(world)
    used = Counter(code for seed in given for code in seed[1:])
    asked = Counter(known[code].question for seed in given for code in seed[1:])
    sets = [
        others
        for area in within
        if _held(world, area, pair)
        for others in combinations(
            (other for other in _of(world, APART) if _held(world, area, other)), OTHERS
        )
        if _unlike((pair, *others)) and named_alike(world, (pair, *others))
    ]
    ranked = sorted(
        dict.fromkeys(sets),
        key=lambda others: (
            # The length of an option must not tell, so a rank draws whether others are longer.
            _longer(pair, others) != rank(f"length {pair.code}")[0] % (OTHERS + 1),
            # Nor how many figures it has.
            _most_precise(pair, others) != (rank(f"figures {pair.code}")[0] % (OTHERS + 1) == 0),
            # A pair comes seldom, and a question with many pairs little oftener than one with few.
            max(max(AGAIN * used[other.code], asked[other.question]) for other in others),
            _far(pair, others),
            rank(" ".join(sorted(other.question for other in others))),
            rank(_codes((pair, *others))),
        ),
    )
    made = ((pair.code, *sorted(other.code for other in others)) for others in ranked)
    return next((seed for seed in made if seed not in given), None)


def _unlike(some: Sequence[Pair]) -> bool:
    """Whether no paper stands in two of the pairs, and no two other pairs share a question."""
    papers = [witness.source for pair in some for witness in (pair.one, pair.other)]
    return len(set(papers)) == len(papers) and len({pair.question for pair in some[1:]}) == OTHERS


def _longer(pair: Pair, others: Iterable[Pair]) -> int:
    return sum(len(line(other)) > len(line(pair)) for other in others)


def _most_precise(pair: Pair, others: Iterable[Pair]) -> bool:
    """Whether the line of the pair has more figures than any of the others."""
    return figures(line(pair)) > max(figures(line(other)) for other in others)


def _far(pair: Pair, others: Iterable[Pair]) -> int:
    """How many more of the others, or fewer, than one speak to the question of the pair."""
    return abs(sum(other.question == pair.question for other in others) - 1)


def _codes(some: Iterable[Pair]) -> str:
    return " ".join(sorted(pair.code for pair in some))


def _of(world: World, kind: str) -> list[Pair]:
    every = pairs(world).values()
    return [pair for pair in every if pair.kind == kind and not unfit(world, pair)]


def _held(world: World, area: Area, pair: Pair) -> bool:
    met = (claim_or_paper(world, witness) for witness in (pair.one, pair.other))
    return area.holds(places((pair,))) and area.meets(*met)


@refusing
def build(world: World, seed: Seed) -> Item:
    """The item of one pair with a common origin and two without."""
    known = pairs(world)
    missing = tuple(code for code in seed if code not in known)
    if missing:
        raise Refused("O6", missing, "no two witnesses to one question")
    keyed, *others = (known[code] for code in seed)
    reason = why(keyed)
    if not reason:
        because = f"{keyed.code}: the graph gives no common origin that can be told ({keyed.kind})"
        raise Refused("O5", (keyed.one.told.id, keyed.other.told.id), because)
    for other in others:
        if other.kind != APART:
            because = f"{other.code} may go back to one source: {', '.join(other.shared)}"
            raise Refused("O5", (other.one.told.id, other.other.told.id), because)
    if len(others) != OTHERS:
        raise Refused("O5", seed, f"one pair stands against {OTHERS} others")
    everything = (keyed, *others)
    if not named_alike(world, everything):
        raise Refused("O5", seed, "its writers are named or hidden as in no other pair: a cue")
    fault = next((fault for pair in everything if (fault := unfit(world, pair))), None)
    if fault:
        raise fault
    locators = places(everything)
    told = why_one(world, keyed)
    texts = {pair.code: line(pair) for pair in everything}
    witnesses = [witness for pair in everything for witness in (pair.one, pair.other)]
    ids = tuple(dict.fromkeys(witness.told.id for witness in witnesses))
    facts = (f"{keyed.code}.origin",)
    return assemble(
        world,
        FRAME,
        seed,
        stem=f"Which of these pairs is one witness only and not two, as {author(world)}’s article "
        "presents them? Each pair speaks to the question before it.",
        plain=f"Which pair is really one witness, not two, by {author(world)}’s article? Each pair "
        "answers the question before it.",
        parts=(
            ItemPart(
                name="pair",
                interaction=TwoTier(
                    answers=tuple(Option(code, texts[code]) for code in sorted(texts)),
                    reasons=tuple(Option(code, text) for code, text in REASONS.items()),
                    reason_prompt="Why is it only one?",
                ),
                key=TwoTierKey(answer=keyed.code, reason=reason),
            ),
        ),
        feedback=Feedback(
            hint=hint(locators, [places((pair,)) for pair in everything]),
            rule="Ask where each witness knew it from; who only repeats another adds none.",
            key=f"{told} So you have one witness twice.",
            choices={
                **{other.code: why_two(other) for other in others},
                **{code: f"{_wrong(reason, code)} {told}" for code in REASONS if code != reason},
            },
            open=OPEN,
            reread=locators,
        ),
        evidence=tuple(said_by(world, witness) for witness in dict.fromkeys(witnesses)),
        proof=(
            Discharged(
                "O5",
                ids,
                "(g) by the hands that the article names, one pair has a common "
                "origin and the others have none",
            ),
            obligations.one_referent({**texts, **REASONS}),
            obligations.attributed(ids, "the stem asks how the article presents them"),
        ),
        asked=Asked(keyed=facts, reveals=facts),
        drivers={
            "kind": reason,
            "options": str(len(texts) + len(REASONS)),
            "hands": str(len(keyed.one.upstream | keyed.other.upstream)),
        },
        met=[claim_or_paper(world, witness).id for witness in witnesses],
    )


def count(world: World) -> int:
    """Pairs of one witness, each with every two others that a chapter holds with it."""
    found: set[Seed] = set()
    for area in areas(world, Scope()):
        apart = [pair for pair in _of(world, APART) if _held(world, area, pair)]
        for pair in _one(world):
            if _held(world, area, pair):
                found.update(
                    (pair.code, *sorted(other.code for other in others))
                    for others in combinations(apart, OTHERS)
                    if _unlike((pair, *others)) and named_alike(world, (pair, *others))
                )
    return len(found)


def candidates(world: World) -> Iterator[Seed]:
    """Every pair of witnesses as if it were one, beside the first two that are two."""
    others = sorted(pair.code for pair in _of(world, APART))[:OTHERS]
    return ((code, *others) for code in pairs(world) if code not in others)


SPEC = Family(
    id="K4",
    title="One witness or two?",
    skill=FRAME.skill,
    level=FRAME.level,
    interaction="two-tier",
    obligations=("O5", "O6", "O7", "O8"),
    seeds=seeds,
    build=build,
    count=count,
    candidates=candidates,
    lacks="chapters with several pairs of witnesses: most name one source for a thing",
)
