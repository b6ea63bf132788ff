"""Who is heard near a claim: the voices that an item of attribution chooses from."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache, partial
from itertools import islice

from bloc_course.dataset.names import folded
from bloc_course.dataset.query import World
from bloc_course.dataset.records import Claim, Judgement
from bloc_course.items import obligations
from bloc_course.items.obligations.names import surname
from bloc_course.items.proof import Refused

NEAR = 2  # paragraphs
FAMILY, RECIPIENT = "S1", "recipient"
# Somebody else to whom the article gives a view so near that only its silence refutes him.
LIKE_VIEW = "like-view"
NOTE = "n"


def names_person(statement: str, name: str) -> bool:
    return folded(name) in folded(statement).split()


@lru_cache(maxsize=4)
def _speakers(world: World) -> dict[int, frozenset[str]]:
    """Who speaks in each paragraph of the body, or is written to there."""
    found: dict[int, set[str]] = {}
    for claim in world.data.claims.values():
        if not _settled(world, claim):
            continue
        people = {claim.asserted_by, *_hands(claim), *world.data.documents[claim.source].recipient}
        for number in _paragraphs(claim):
            found.setdefault(number, set()).update(people & world.data.people.keys())
    return {number: frozenset(people) for number, people in found.items()}


@lru_cache(maxsize=4)
def _disputed(world: World) -> frozenset[str]:
    return frozenset(record for record, _ in world.disputed)


def _settled(world: World, claim: Claim) -> bool:
    """Whether the article leaves no doubt whose words these are."""
    disputed = claim.id in _disputed(world)
    if obligations.kept_out(world, FAMILY, claim.id):
        return False  # what is no utterance of his makes nobody heard
    return not disputed and (claim.modality != "conjectured" or bool(claim.cue))


def _hands(claim: Claim) -> tuple[str, ...]:
    """Who passes the words on; whoever was only asked about them beforehand does not."""
    return claim.via if claim.modality == "reported" else ()


def _paragraphs(claim: Claim) -> tuple[int, ...]:
    return tuple(int(at[1:]) for at in claim.cite if at.startswith("p"))


def distance(world: World, claim: Claim, person: str) -> int:
    """Paragraphs between a claim and the nearest place where somebody is heard."""
    here = _paragraphs(claim)[0]
    return min(
        abs(number - here) for number, people in _speakers(world).items() if person in people
    )


def spoken(world: World, person: str) -> bool:
    """Whether somebody is heard anywhere in the body."""
    return any(person in people for people in _speakers(world).values())


@lru_cache(maxsize=2048)
def distractors(world: World, claim: Claim) -> tuple[str, ...]:
    """Persons heard within two paragraphs.

    Whoever said it or the like of it too, or is named in it, is left out.
    """
    near = {
        person
        for number in _paragraphs(claim)[:1]
        for step in range(-NEAR, NEAR + 1)
        for person in _speakers(world).get(number + step, ())
    }
    near -= {claim.asserted_by, world.data.article.author, *_like_minded(world, claim.id)}
    found = []
    for person in sorted(near):
        record = world.data.people[person]
        if record.kind == "correspondent" or names_person(claim.statement, surname(world, person)):
            continue
        try:
            obligations.not_said_by(world, claim, (person,))
        except Refused:
            continue
        found.append(person)
    return tuple(found)


def _like_minded(world: World, claim: str) -> Iterable[str]:
    """Who holds a view near to that of a claim: the speakers of those that a reviewer names."""
    return (
        world.data.claims[judged.rests_on].asserted_by
        for judged in world.data.judgements.values()
        if (judged.family, judged.tag, judged.about) == (FAMILY, LIKE_VIEW, claim)
    )


@lru_cache(maxsize=2048)
def plausible(world: World, claim: Claim) -> frozenset[str]:
    """Whom one would think of first.

    The words are addressed to them, they speak in the same paragraph, on the
    same subject, or in the paper that the words are about.
    """
    here = _paragraphs(claim)[:1]
    speakers = (
        other.asserted_by
        for other in world.data.claims.values()
        if claim.subject in (other.subject, other.source) or set(here) & set(_paragraphs(other))
    )
    document = world.data.documents[claim.source]
    return frozenset((*document.recipient, *document.author, *speakers))


@lru_cache(maxsize=8192)
def heard(world: World, claim: Claim, person: str) -> Claim | None:
    """What somebody says or passes on near by; none for the addressee of the words."""
    if person in world.data.documents[claim.source].recipient:
        return None
    numbers = {n + step for n in _paragraphs(claim)[:1] for step in range(-NEAR, NEAR + 1)}
    near = [
        other
        for other in world.data.claims.values()
        if other.id != claim.id
        and person in (other.asserted_by, *_hands(other))
        and numbers.intersection(_paragraphs(other))
        and _settled(world, other)
    ]
    return min(near, key=partial(_aptness, claim, person), default=None)


def _aptness(claim: Claim, person: str, other: Claim) -> tuple[bool, bool, bool, int, str]:
    """Own words before those passed on, asserted before denied, on the same subject, near."""
    gap = abs(_paragraphs(other)[0] - _paragraphs(claim)[0])
    return (
        other.asserted_by != person,
        other.polarity != "asserts",
        other.subject != claim.subject,
        gap,
        other.id,
    )


def also_read(world: World, claim: Claim, people: Iterable[str]) -> tuple[str, ...]:
    """Where the wrong options are heard, or the words are said to go to them."""
    return tuple(at for who in people for at in met_at(world, claim, who))


def met_at(world: World, claim: Claim, person: str) -> tuple[str, ...]:
    """Where somebody is heard near a claim; of its addressee, where it is told that he is."""
    said = heard(world, claim, person)
    return addressed(world, claim.source) if said is None else told_at(world, said, person)


def addressed(world: World, document: str) -> tuple[str, ...]:
    """Where it is told to whom a letter went: with the letter, unless a reviewer found it apart."""
    judged = _recipients(world).get(document)
    return judged.cite if judged else world.data.documents[document].cite[:1]


@lru_cache(maxsize=4)
def _recipients(world: World) -> dict[str, Judgement]:
    """By letter, what a reviewer found of the place that names its reader."""
    return {
        judged.about: judged
        for judged in world.data.judgements.values()
        if (judged.family, judged.tag) == (FAMILY, RECIPIENT)
    }


def told_at(world: World, said: Claim, person: str) -> tuple[str, ...]:
    """Where it is told that somebody said it: the first place, and one more if that only describes.

    “An old German Communist” is nobody whom a reader knows by the name in the feedback.
    """
    known = world.data.people[person]
    described = {at for alias in known.aliases if alias.kind == "descriptor" for at in alias.cite}
    if said.cite[0] in described:
        return said.cite[:2]
    named = {*known.cite, *known.mentions, *(at for form in known.aliases for at in form.cite)}
    # What the text gives without a name, its note may give to somebody.
    notes = (at for at in said.cite[1:] if at in named and at.startswith(NOTE))
    return said.cite[:1] if said.cite[0] in named else (*said.cite[:1], *islice(notes, 1))
