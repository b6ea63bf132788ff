"""Obligations that rest on records: O3 to O9."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from bloc_course.dataset.names import folded
from bloc_course.dataset.query import World
from bloc_course.dataset.records import Claim, Judgement
from bloc_course.items.obligations.names import bearers_of, claims_about
from bloc_course.items.proof import Discharged, Refused

ABSENT = "d"  # the appendix, of which only the headings exist


def single_value(world: World, record: str, *fields: str) -> Discharged:
    """O3: no discrepancy touches these fields of the record."""
    for field in fields:
        discrepancy = world.disputed.get((record, field))
        if discrepancy:
            because = f"the article gives two values for {field} of {record}: {discrepancy.id}"
            raise Refused("O3", (record, discrepancy.id), because)
    return Discharged("O3", (record,), f"no value is printed that rules out {' and '.join(fields)}")


def undenied(world: World, claim: Claim) -> Discharged:
    """O3 for a claim: one object where the predicate allows one, and no denial by its source."""
    single = world.data.article.predicates[claim.predicate].single_valued
    for other in claims_about(world)[claim.subject, claim.predicate]:
        if other.id == claim.id:
            continue
        same = other.object == claim.object
        if single and not same and other.polarity == claim.polarity:
            raise Refused("O3", (claim.id, other.id), f"{other.id} gives another value")
        if same and other.source == claim.source and other.polarity != claim.polarity:
            raise Refused("O3", (claim.id, other.id), f"{other.id} denies it in the same source")
    return Discharged("O3", (claim.id,), "no rival value, and no denial in the same source")


def one_speaker(world: World, claim: Claim) -> Discharged:
    """O4: an utterance has one speaker, and this one is a person known by name."""
    speaker = world.data.people.get(claim.asserted_by)
    if speaker is None or speaker.kind == "correspondent":
        raise Refused(
            "O4", (claim.id, claim.asserted_by), f"{claim.asserted_by} is no named person"
        )
    return Discharged("O4", (claim.id, speaker.id), "the words are one named person's")


def not_said_by(world: World, claim: Claim, others: Iterable[str]) -> Discharged:
    """O5a for attribution: none of `others` says the same or passes it on."""
    others = tuple(others)
    said_by = {claim.asserted_by, *claim.via}
    echoes = same_content(world, claim)
    asked = _informants(world, claim)
    for other in others:
        if other in asked:
            because = f"{claim.asserted_by} has it from {other}, by {asked[other]}"
            raise Refused("O5", (claim.id, asked[other], other), because)
        if other in said_by:
            raise Refused("O5", (claim.id, other), f"{other} stands behind {claim.id} as well")
        for echo in echoes:
            if other == echo.asserted_by or other in echo.via:
                raise Refused("O5", (claim.id, echo.id), f"{other} says the same in {echo.id}")
    because = f"(a) the words have one speaker, {claim.asserted_by}; no claim gives them to another"
    return Discharged("O5", (claim.id, *others), because)


def _informants(world: World, claim: Claim) -> dict[str, str]:
    """Whom the speaker has what he says of the matter from, in the same paper, and by which claim.

    Who asked somebody about a matter may be taken to pass on all that he writes of it.
    """
    return {
        hand: other.id
        for other in world.data.claims.values()
        if (other.asserted_by, other.source) == (claim.asserted_by, claim.source)
        and (other.subject == claim.subject or set(other.cite) & set(claim.cite))
        for hand in other.via
        if hand != claim.asserted_by
    }


def withheld(world: World, family: str, record: str, tag: str = "withheld") -> None:
    """O7: a reviewer kept the record out of the family, or out of what another tag says."""
    judgement = _kept(world).get((family, record, tag))
    if judgement:
        raise Refused("O7", (record, judgement.id), judgement.text)


def kept_out(world: World, family: str, record: str, tag: str = "withheld") -> bool:
    """Whether `withheld` refuses the record: for pools that leave it out unasked."""
    return (family, record, tag) in _kept(world)


@lru_cache(maxsize=4)
def _kept(world: World) -> dict[tuple[str, str, str], Judgement]:
    """The judgements by family, record and tag, the first of each."""
    found: dict[tuple[str, str, str], Judgement] = {}
    for judgement in world.data.judgements.values():
        found.setdefault((judgement.family, judgement.about, judgement.tag), judgement)
    return found


def same_content(world: World, claim: Claim) -> tuple[Claim, ...]:
    """Other claims that say the same of the same subject, or support this one or are supported."""
    claims = world.data.claims
    places, supporting = _supports(world)
    said = {
        other.id
        for other in claims_about(world)[claim.subject, claim.predicate]
        if (other.object, other.polarity) == (claim.object, claim.polarity)
    }
    found = said | set(claim.supports) | set(supporting.get(claim.id, ()))
    found = {other for other in found if other in claims and other != claim.id}
    return tuple(claims[other] for other in sorted(found, key=places.__getitem__))


@lru_cache(maxsize=4)
def _supports(world: World) -> tuple[dict[str, int], dict[str, list[str]]]:
    """The place of each claim in the data, and which claims support it."""
    supporting: dict[str, list[str]] = {}
    for claim in world.data.claims.values():
        for other in claim.supports:
            supporting.setdefault(other, []).append(claim.id)
    return {claim: place for place, claim in enumerate(world.data.claims)}, supporting


def functional(records: Iterable[str], because: str) -> Discharged:
    """O5a: each distractor is refuted because the asked relation has one value, which is keyed."""
    return Discharged("O5", tuple(records), f"(a) {because}")


def closed_list(world: World, group: str, documents: Iterable[str]) -> Discharged:
    """O5b: the membership lists of the group are declared complete in these documents."""
    documents = tuple(documents)
    closed = world.data.groups[group].members_closed_in
    for document in documents:
        if document not in closed:
            raise Refused("O5", (group, document), f"{document} gives no complete list of {group}")
    return Discharged("O5", (group, *documents), "(b) the list in the source is complete")


def explicit(records: Iterable[str], because: str) -> Discharged:
    """O5c: each wrong cell is refuted by a claim that says the opposite outright."""
    return Discharged("O5", tuple(records), f"(c) {because}")


def tagged(records: Iterable[str], because: str) -> Discharged:
    """O5d: each wrong choice is refuted by a reviewed tag with its locator."""
    return Discharged("O5", tuple(records), f"(d) {because}")


def by_time(records: Iterable[str], because: str) -> Discharged:
    """O5t: each wrong answer is refuted by the proof of order."""
    return Discharged("O5", tuple(records), f"(t) {because}")


def one_referent(texts: Mapping[str, str]) -> Discharged:
    """O6: no two options, cards or rows read alike, whatever their ids."""
    seen: dict[str, str] = {}
    for code, text in texts.items():
        twin = seen.setdefault(folded(text), code)
        if twin != code:
            raise Refused("O6", (twin, code), f"two options read {text!r}")
    return Discharged("O6", tuple(texts), "each text names one record")


def names_one(world: World, form: str, person: str) -> Discharged:
    """O6 for a form of a name: nobody else is called so."""
    bearers = bearers_of(world).get(folded(form), frozenset())
    if bearers - {person}:
        raise Refused("O6", tuple(sorted(bearers)), f"{form!r} fits more than one person")
    return Discharged("O6", (person,), f"only one person is called {form!r}")


def attributed(records: Iterable[str], because: str) -> Discharged:
    """O7: the stem says whose word it is, or the facts are stated and adopted."""
    return Discharged("O7", tuple(records), because)


def available(world: World, locators: Iterable[str]) -> Discharged:
    """O8: one chapter at least holds all the locators, and none lies in the absent appendix."""
    locators = tuple(locators)
    absent = tuple(locator for locator in locators if locator.startswith(ABSENT))
    if absent:
        raise Refused("O8", absent, f"the text lacks the appendix: {', '.join(absent)}")
    chapters = world.chapters_holding(locators)
    if not chapters:
        raise Refused("O8", locators, f"no chapter holds all of {', '.join(locators)}")
    return Discharged("O8", chapters, f"{', '.join(locators)} are all read in {chapters[0]}")
