"""S1 Attribution: who says it, among those who speak near by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache, partial
from itertools import combinations, zip_longest

from bloc_course.dataset.query import World
from bloc_course.dataset.records import Claim
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
from bloc_course.items.families._draws import Area, areas
from bloc_course.items.families._speakers import author, called
from bloc_course.items.families.sourcing._ascribed import (
    ALLEGED,
    hand_name,
    instead,
    left_open,
    where,
)
from bloc_course.items.families.sourcing._voices import (
    also_read,
    distance,
    distractors,
    met_at,
    names_person,
    plausible,
)
from bloc_course.items.family import Family, Scope, Seed
from bloc_course.items.interactions import Option
from bloc_course.items.interactions.choice import Choice
from bloc_course.items.item import Evidence, Feedback, Item, ItemPart
from bloc_course.items.marking.m1_single import Single
from bloc_course.items.obligations.names import surname
from bloc_course.items.proof import Refused

FRAME = Frame("S1", "sourcing", "understand")
OPTIONS = 3
NOTE = "n"
SPOKEN = ("own", "reported")


def seeds(world: World, rank: Rank, scope: Scope) -> Iterator[Seed]:
    """Speakers in turn, their claims by rank; distractors the addressee before other neighbours."""
    within = areas(world, scope)
    queues: dict[str, list[Seed]] = {}
    for claim in by_rank(_askable(world), rank, lambda claim: claim.id):
        seed = next((s for area in within if (s := _seed(world, rank, area, claim))), None)
        if seed:
            queues.setdefault(claim.asserted_by, []).append(seed)
    # Whoever speaks most must not be the answer most often.
    turns = zip_longest(*(queues[speaker] for speaker in by_rank(queues, rank, str)))
    yield from (seed for turn in turns for seed in turn if seed)


def _seed(world: World, rank: Rank, area: Area, claim: Claim) -> Seed:
    """The claim with two others whom the area’s readers hear near by; empty if it has not two."""
    if not (area.holds(claim.cite) and area.meets(claim, world.data.people[claim.asserted_by])):
        return ()
    near = [person for person in distractors(world, claim) if _read(world, area, claim, person)]
    others = sorted(near, key=partial(_nearness, world, rank, claim))
    if len(others) < OPTIONS - 1 or others[0] not in plausible(world, claim):
        return ()
    return (claim.id, *sorted(others[: OPTIONS - 1]))


def _read(world: World, area: Area, claim: Claim, person: str) -> bool:
    """Whether the area’s readers meet somebody, and read what he is heard to say near by."""
    return area.meets(world.data.people[person]) and area.holds(met_at(world, claim, person))


def _nearness(world: World, rank: Rank, claim: Claim, person: str) -> tuple[bool, bool, int, bytes]:
    """The addressee first, then whom one would think of, then the nearest, then by rank."""
    return (
        person not in world.data.documents[claim.source].recipient,
        person not in plausible(world, claim),
        distance(world, claim, person),
        rank(f"{claim.id}:{person}"),
    )


@lru_cache(maxsize=4)
def _askable(world: World) -> tuple[Claim, ...]:
    """Claims of one named speaker other than the author, whose wording names no speaker."""
    found = []
    for claim in world.data.claims.values():
        try:
            _check(world, claim)
        except Refused:
            continue
        found.append(claim)
    return tuple(found)


def _check(world: World, claim: Claim) -> None:
    obligations.withheld(world, FRAME.family, claim.id)
    obligations.one_speaker(world, claim)
    if claim.asserted_by == world.data.article.author:
        raise Refused("O4", (claim.id,), "the article’s author speaks on every page")
    signed = world.data.documents[claim.source].author
    if len(signed) > 1:
        raise Refused("O4", (claim.id, claim.source), f"{' and '.join(signed)} signed it together")
    if claim.polarity == "denies":
        raise Refused("O7", (claim.id,), "the statement is what the speaker denies")
    if claim.polarity == "asks":
        raise Refused("O7", (claim.id,), "the speaker asks it and asserts nothing")
    if claim.speech_type not in SPOKEN:
        raise Refused("O7", (claim.id,), f"the words are {claim.speech_type}: nobody said them so")
    for other in obligations.same_content(world, claim):
        # A view that the author only infers of somebody is no second utterance.
        inferred = other.modality == "inferred" and other.asserted_by != world.data.article.author
        if other.asserted_by != claim.asserted_by and not inferred:
            raise Refused("O4", (claim.id, other.id), f"{other.asserted_by} says the same")
    if names_person(claim.statement, surname(world, claim.asserted_by)):
        raise Refused("O6", (claim.id,), "the statement names its speaker")


@refusing
def build(world: World, seed: Seed) -> Item:
    """The item of one claim, its speaker and two other voices."""
    claim = world.data.claims[seed[0]]
    others = seed[1:]
    _check(world, claim)
    far = tuple(person for person in others if person not in distractors(world, claim))
    if far or plausible(world, claim).isdisjoint(others):
        because = (
            f"{', '.join(far or others)}: not heard near by, sharing the claim or a like view, or "
            "far-fetched"
        )
        raise Refused("O5", (claim.id, *others), because)
    people = sorted((claim.asserted_by, *others))
    names = {person: called(world, person) for person in people}
    source = f"{where(world, claim)} {cited(claim.cite)}."
    passed_on = claim.via if claim.modality == "reported" else ()
    hands = [hand_name(world, hand) for hand in passed_on if hand != claim.asserted_by]
    chain = f" It reached the article through {listed(hands).rstrip('.')}." if hands else ""
    reread = in_order((*claim.cite, *also_read(world, claim, others)))
    said = Evidence(
        claim.id, claim.cite, f"{names[claim.asserted_by]}: {claim.statement}", claim.modality
    )
    return assemble(
        world,
        FRAME,
        seed,
        stem=f"{_asks(world, claim)}\n{claim.statement}",
        plain=f"{_plainly(world, claim)}\n{claim.statement}",
        parts=(
            ItemPart(
                name="speaker",
                interaction=Choice(options=tuple(Option(p, names[p]) for p in people)),
                key=Single(correct=claim.asserted_by),
            ),
        ),
        feedback=Feedback(
            # A note may open with the name of a speaker: the paragraph alone treats all alike.
            hint=hint([at for at in claim.cite if not at.startswith(NOTE)] or claim.cite),
            rule="Ask who speaks, in which paper, and who only passes the words on.",
            key=f"{source}{chain}",
            open=left_open(world, claim, reread),
            choices={person: f"{instead(world, claim, person)} {source}" for person in others},
            reread=reread,
        ),
        evidence=(said,),
        proof=(
            obligations.one_speaker(world, claim),
            obligations.not_said_by(world, claim, others),
            obligations.one_referent(names),
            obligations.attributed((claim.id,), "the attribution itself is asked, not the claim"),
        ),
        asked=Asked(keyed=(claim.id,), reveals=(claim.id,)),
        drivers={
            "hands": str(len(hands)),
            "distractors": str(len(distractors(world, claim))),
            "layer": claim.voice,
        },
        met=names,
    )


def _reports(world: World, claim: Claim) -> bool:
    """Whether the speaker tells what another text says: asked whose it is, one thinks of the text.

    “The manifesto asked …” is the manifesto’s question, and a witness’s report of it.
    """
    text = claim.subject in world.data.documents and claim.subject != claim.source
    return text and claim.modality == "reported"


def _noun(claim: Claim) -> str:
    return (
        "charge or confession, or answer to one,"
        if claim.modality == ALLEGED
        else "statement or view"
    )


def _asks(world: World, claim: Claim) -> str:
    given = f"as {author(world)}’s article gives it? What counts is"
    if _reports(world, claim):
        return f"Who reports this, {given} who is named as reporting it, not whether it is true."
    return (
        f"Whose {_noun(claim)} is this, {given} to whom it is ascribed, not who passes it on or "
        "whether it is true."
    )


def _plainly(world: World, claim: Claim) -> str:
    """The same in fewer words."""
    by = f"by {author(world)}’s article"
    if _reports(world, claim):
        return f"Who reports this of the text, {by}?"
    return f"Whose {_noun(claim)} is this, {by}, whoever passes it on?"


def count(world: World) -> int:
    """Claims with every pair of distractors, one of them plausible, over all chapters."""
    found: set[Seed] = set()
    for area in areas(world, Scope()):
        for claim in _askable(world):
            if not area.holds(claim.cite):
                continue
            near = [p for p in distractors(world, claim) if _read(world, area, claim, p)]
            for pair in combinations(near, OPTIONS - 1):
                if not plausible(world, claim).isdisjoint(pair):
                    found.add((claim.id, *pair))
    return len(found)


def candidates(world: World) -> Iterator[Seed]:
    """Every claim, with the two voices that are heard most."""
    people = world.data.people.keys() - {world.data.article.author}
    said = Counter(c.asserted_by for c in world.data.claims.values() if c.asserted_by in people)
    loudest = sorted(said, key=lambda person: (-said[person], person))[: OPTIONS - 1]
    return ((claim, *loudest) for claim in world.data.claims)


SPEC = Family(
    id="S1",
    title="Attribution",
    skill=FRAME.skill,
    level=FRAME.level,
    interaction="choice",
    obligations=("O4", "O5", "O6", "O7", "O8"),
    seeds=seeds,
    build=build,
    count=count,
    candidates=candidates,
    lacks="claims of rarer speakers with two other voices near by",
)
