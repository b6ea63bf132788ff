"""S1 Attribution: who says it, among those who speak near by."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache, partial
from itertools import combinations

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
    listed,
    refusing,
)
from bloc_course.items.families._draws import areas
from bloc_course.items.families._speakers import author, called
from bloc_course.items.family import Family, Scope, Seed
from bloc_course.items.interactions import Option
from bloc_course.items.interactions.choice import Choice
from bloc_course.items.item import Evidence, Feedback, Item, ItemPart
from bloc_course.items.marking.m1_single import Single
from bloc_course.items.obligations.names import folded, surname
from bloc_course.items.proof import Refused

FRAME = Frame("S1", "sourcing", "understand")
OPTIONS = 3
NEAR = 2  # paragraphs
SPOKEN = ("own", "reported")
STANCE = {
    "reports": "{} reports the statement without making it his own.",
    "doubts": "{} doubts that the statement is right.",
    "rejects": "{} rejects the statement.",
    "leaves-open": "{} leaves open whether the statement is right.",
}


def seeds(world: World, rank: Rank, scope: Scope) -> Iterator[Seed]:
    """Claims by rank; distractors by rank among the neighbours, the addressee before others."""
    within = areas(world, scope)
    for claim in by_rank(_askable(world), rank, lambda claim: claim.id):
        speaker = world.data.people[claim.asserted_by]
        if not any(area.holds(claim.cite) and area.meets(claim, speaker) for area in within):
            continue
        heard = [p for p in _distractors(world, claim) if within[0].meets(world.data.people[p])]
        others = sorted(heard, key=partial(_nearness, world, rank, claim))
        if len(others) >= OPTIONS - 1 and others[0] in _plausible(world, claim):
            yield (claim.id, *sorted(others[: OPTIONS - 1]))


def _nearness(world: World, rank: Rank, claim: Claim, person: str) -> tuple[bool, bool, int, bytes]:
    """The addressee first, then whom one would think of, then the nearest, then by rank."""
    return (
        person not in world.data.documents[claim.source].recipient,
        person not in _plausible(world, claim),
        _distance(world, claim, person),
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
    if claim.polarity == "denies":
        raise Refused("O7", (claim.id,), "the statement is what the speaker denies")
    if claim.speech_type not in SPOKEN:
        raise Refused("O7", (claim.id,), f"the words are {claim.speech_type}: nobody said them so")
    for other in obligations.same_content(world, claim):
        if other.asserted_by != claim.asserted_by:
            raise Refused("O4", (claim.id, other.id), f"{other.asserted_by} says the same")
    if _names(claim.statement, surname(world, claim.asserted_by)):
        raise Refused("O6", (claim.id,), "the statement names its speaker")


def _names(statement: str, name: str) -> bool:
    return folded(name) in folded(statement).split()


@lru_cache(maxsize=4)
def _speakers(world: World) -> dict[int, frozenset[str]]:
    """Who speaks in each paragraph of the body, or is written to there."""
    found: dict[int, set[str]] = {}
    for claim in world.data.claims.values():
        people = {claim.asserted_by, *claim.via, *world.data.documents[claim.source].recipient}
        for number in _paragraphs(claim):
            found.setdefault(number, set()).update(people & world.data.people.keys())
    return {number: frozenset(people) for number, people in found.items()}


def _paragraphs(claim: Claim) -> tuple[int, ...]:
    return tuple(int(at[1:]) for at in claim.cite if at.startswith("p"))


def _distance(world: World, claim: Claim, person: str) -> int:
    """Paragraphs between a claim and the nearest place where somebody is heard."""
    here = _paragraphs(claim)[0]
    return min(
        abs(number - here) for number, people in _speakers(world).items() if person in people
    )


@lru_cache(maxsize=2048)
def _distractors(world: World, claim: Claim) -> tuple[str, ...]:
    """Persons heard within two paragraphs; whoever said it too or is named in it is left out."""
    near = {
        person
        for number in _paragraphs(claim)[:1]
        for step in range(-NEAR, NEAR + 1)
        for person in _speakers(world).get(number + step, ())
    }
    near -= {claim.asserted_by, world.data.article.author}
    found = []
    for person in sorted(near):
        record = world.data.people[person]
        if record.kind == "correspondent" or _names(claim.statement, surname(world, person)):
            continue
        try:
            obligations.not_said_by(world, claim, (person,))
        except Refused:
            continue
        found.append(person)
    return tuple(found)


@lru_cache(maxsize=2048)
def _plausible(world: World, claim: Claim) -> frozenset[str]:
    """Whom one would think of first.

    The words are addressed to them, they speak in the same paragraph, or on the same subject.
    """
    here = _paragraphs(claim)[:1]
    heard = (
        other.asserted_by
        for other in world.data.claims.values()
        if other.subject == claim.subject or set(here) & set(_paragraphs(other))
    )
    document = world.data.documents[claim.source]
    return frozenset((*document.recipient, *document.author, *heard))


@refusing
def build(world: World, seed: Seed) -> Item:
    """The item of one claim, its speaker and two other voices."""
    claim = world.data.claims[seed[0]]
    others = seed[1:]
    _check(world, claim)
    far = tuple(person for person in others if person not in _distractors(world, claim))
    if far or _plausible(world, claim).isdisjoint(others):
        because = (
            f"{', '.join(far or others)}: not heard near by, sharing the claim, or far-fetched"
        )
        raise Refused("O5", (claim.id, *others), because)
    people = sorted((claim.asserted_by, *others))
    names = {person: called(world, person) for person in people}
    document = world.name(claim.source)
    source = f"{names[claim.asserted_by]} says so; the source is “{document}” {cited(claim.cite)}"
    hands = [called(world, hand) for hand in claim.via if hand in world.data.people]
    hands = [hand for hand in hands if hand != names[claim.asserted_by]]
    chain = f" It reached the article through {listed(hands)}." if hands else ""
    said = Evidence(
        claim.id, claim.cite, f"{names[claim.asserted_by]}: {claim.statement}", claim.modality
    )
    return assemble(
        world,
        FRAME,
        seed,
        stem=(
            f"Whose statement is this, as {author(world)}’s article reports it? What counts is the "
            f"first speaker, not those who pass it on.\n{claim.statement}"
        ),
        parts=(
            ItemPart(
                name="speaker",
                interaction=Choice(options=tuple(Option(p, names[p]) for p in people)),
                key=Single(correct=claim.asserted_by),
            ),
        ),
        feedback=Feedback(
            hint=hint(claim.cite),
            rule="Ask who speaks, in which paper, and who only passes the words on.",
            key=f"{source}.{chain}",
            open=STANCE.get(claim.stance_of_author, "").format(author(world)),
            choices={person: f"{_instead(world, claim, person)} {source}." for person in others},
            reread=claim.cite,
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
            "distractors": str(len(_distractors(world, claim))),
            "layer": claim.voice,
        },
        met=names,
    )


def _instead(world: World, claim: Claim, person: str) -> str:
    """What the person chosen does near by."""
    name = called(world, person)
    if person in world.data.documents[claim.source].recipient:
        return f"{name} is the one written to."
    numbers = {n + step for n in _paragraphs(claim)[:1] for step in range(-NEAR, NEAR + 1)}
    for other in world.data.claims.values():
        if person == other.asserted_by and numbers.intersection(_paragraphs(other)):
            return f"{name} says something else: {other.statement[:-1]} {cited(other.cite[:1])}."
    return f"{name} passes on other people’s words near by."


def count(world: World) -> int:
    """Claims with every pair of distractors, one of them plausible, over all chapters."""
    total = 0
    within = areas(world, Scope())
    for claim in _askable(world):
        if any(area.holds(claim.cite) for area in within):
            pairs = combinations(_distractors(world, claim), OPTIONS - 1)
            total += sum(not _plausible(world, claim).isdisjoint(pair) for pair in pairs)
    return total


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
    lacks="claims of speakers other than the author and Sedov with two other voices near by",
)
