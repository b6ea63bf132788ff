"""Allegations from records: whom papers, and people in them, name, and as what."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from bloc_course.dataset.query import World
from bloc_course.dataset.records import Claim, Membership, Person
from bloc_course.figures import phrases
from bloc_course.figures.naming import Allegation, Named, Speaker


def named_in(
    world: World,
    sources: Sequence[str],
    groups: Collection[str] = (),
    without: Collection[str] = (),
) -> list[Named]:
    """Everybody of whom something is alleged in one of the papers, by themselves or by others.

    A claim names the person who is its subject or its object, unless that is its speaker; in
    `groups` it is also told of whom a membership is alleged. Claims in `without` are left out.
    Those of whom the very same is alleged stand together; whoever is named by most comes first.
    """
    told: dict[str, list[Allegation]] = {}
    for claim in world.data.claims.values():
        if claim.source in sources and claim.id not in without and _alleges(claim):
            for person in _named(world, claim):
                told.setdefault(person, []).append(_by_claim(world, claim))
    for record in world.data.people.values():
        for membership in _memberships(world, record, sources, groups):
            told.setdefault(record.id, []).append(_by_membership(world, membership, sources))
    together: dict[tuple[Allegation, ...], list[str]] = {}
    for person_id, allegations in told.items():
        together.setdefault(tuple(dict.fromkeys(allegations)), []).append(person_id)
    found = [
        Named(tuple((person, world.name(person)) for person in people), allegations)
        for allegations, people in together.items()
    ]
    return sorted(found, key=lambda one: (-len({a.speaker for a in one.allegations}), one.name))


def _alleges(claim: Claim) -> bool:
    return claim.modality == "alleged" and claim.polarity == "asserts"


def _named(world: World, claim: Claim) -> Iterator[str]:
    for record in (claim.subject, claim.object):
        if record in world.data.people and record != claim.asserted_by:
            yield record


def _by_claim(world: World, claim: Claim) -> Allegation:
    own = claim.asserted_by == world.data.article.author
    return Allegation(
        speaker=_speaker(world, claim.asserted_by, claim.source),
        says=claim.statement.rstrip("."),
        modality=claim.modality,
        locators=claim.cite,
        record=claim.id,
        stance="" if own else phrases.stance(world, claim),
    )


def _speaker(world: World, record: str, source: str) -> Speaker:
    name = phrases.source(world, record)
    if record in world.data.documents:
        return Speaker(record, name, "paper")
    return Speaker(record, name, "person", f"in: {phrases.source(world, source)}")


def _memberships(
    world: World, person: Person, sources: Sequence[str], groups: Collection[str]
) -> Iterator[Membership]:
    """Alleged memberships by the papers that no claim in them tells already."""
    for membership in person.memberships:
        paper = membership.according_to
        if (membership.group, membership.modality) not in ((g, "alleged") for g in groups):
            continue
        if paper in sources and not _told_within(world, person.id, membership.group, paper):
            yield membership


def _told_within(world: World, person: str, group: str, paper: str) -> bool:
    """Whether a claim in the paper, or in one known through it, tells of this membership."""
    within = {paper, *(d.id for d in world.data.documents.values() if paper in d.known_through)}
    return any(
        claim.source in within and (claim.subject, claim.object) == (person, group)
        for claim in world.data.claims.values()
    )


def _by_membership(world: World, membership: Membership, sources: Sequence[str]) -> Allegation:
    group = world.name(membership.group)
    return Allegation(
        speaker=_speaker(world, membership.according_to, sources[0]),
        says=f"{phrases.plain(membership.status)}: {group}",
        modality=membership.modality,
        locators=membership.cite,
    )
