"""The proof obligations as code (item-families 0.2): each returns what it discharges or refuses.

O1 and O2, which rest on the networks of time, stand in `_time_obligations`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

from bloc_course.dataset.query import World
from bloc_course.dataset.records import Claim, Record
from bloc_course.items.proof import Discharged, Refused

ABSENT = "d"  # the appendix, of which only the headings exist


def single_value(world: World, record: str, *fields: str) -> Discharged:
    """O3: no discrepancy touches these fields of the record."""
    for field in fields:
        discrepancy = world.disputed.get((record, field))
        if discrepancy:
            raise Refused("O3", (record, discrepancy.id), f"{field} of {record} is disputed")
    return Discharged("O3", (record,), f"no other value printed for {' and '.join(fields)}")


def undenied(world: World, claim: Claim) -> Discharged:
    """O3 for a claim: one object where the predicate allows one, and no denial by its source."""
    about = claims_about(world).get((claim.subject, claim.predicate), ())
    single = world.data.article.predicates[claim.predicate].single_valued
    for other in about:
        if other.id == claim.id:
            continue
        rival = single and other.object != claim.object and other.polarity == claim.polarity
        denial = other.object == claim.object and other.polarity != claim.polarity
        if other.id in claim.conflicts_with or rival:
            raise Refused("O3", (claim.id, other.id), f"{other.id} gives another value")
        if denial and other.source == claim.source:
            raise Refused("O3", (claim.id, other.id), f"{other.id} denies it in the same source")
    return Discharged("O3", (claim.id,), "no rival value and no denial in the same source")


def one_speaker(world: World, claim: Claim) -> Discharged:
    """O4: an utterance has one speaker, and this one is a person."""
    if claim.asserted_by not in world.data.people:
        raise Refused("O4", (claim.id,), f"{claim.asserted_by} is no single person")
    return Discharged("O4", (claim.id, claim.asserted_by), "the claim is one person's utterance")


def not_said_by(world: World, claim: Claim, others: Iterable[str]) -> Discharged:
    """O5a for attribution: none of `others` asserts the same or speaks in the same source."""
    others = tuple(others)
    for other in others:
        echo = next((said for said in same_content(world, claim) if speaks(said, other)), None)
        if echo:
            raise Refused("O5", (claim.id, echo.id), f"{other} says the same in {echo.id}")
        if speaks(claim, other):
            raise Refused("O5", (claim.id, other), f"{other} stands behind the claim as well")
    return Discharged(
        "O5",
        (claim.id, *others),
        f"(a) an utterance has one speaker: {claim.asserted_by}; no claim gives the others the same",
    )


def functional(key: str, wrong: Iterable[str], because: str) -> Discharged:
    """O5a: each distractor is refuted because the asked relation has one value, which is keyed."""
    wrong = tuple(wrong)
    if key in wrong:
        raise Refused("O5", (key,), "a distractor is the key")
    return Discharged("O5", (key, *wrong), f"(a) {because}")


def closed_list(world: World, group: str, documents: Iterable[str]) -> Discharged:
    """O5b: the membership lists of the group are declared complete in these documents."""
    documents = tuple(documents)
    closed = world.data.groups[group].members_closed_in
    missing = [document for document in documents if document not in closed]
    if missing:
        raise Refused("O5", (group, *missing), f"no complete list of {group} in {missing[0]}")
    return Discharged("O5", (group, *documents), "(b) the list in the source is complete")


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
    absent = [locator for locator in locators if locator.startswith(ABSENT)]
    if absent:
        raise Refused("O8", tuple(absent), "the appendix is not in the text")
    chapters = world.chapters_holding(locators)
    if not chapters:
        raise Refused("O8", locators, f"no chapter holds all of {', '.join(locators)}")
    return Discharged("O8", chapters, f"{', '.join(locators)} are read in {chapters[0]}")


def folded(text: str) -> str:
    """A text as far as readers tell names apart: without case, accents and punctuation."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return " ".join(re.findall(r"[a-z0-9]+", plain))


def speaks(claim: Claim, person: str) -> bool:
    """Whether somebody asserts a claim or passes it on."""
    return person == claim.asserted_by or person in claim.via


def same_content(world: World, claim: Claim) -> tuple[Claim, ...]:
    """Other claims that say the same of the same subject, or stand in support of this one."""
    about = claims_about(world).get((claim.subject, claim.predicate), ())
    kin = {*claim.supports, claim.id}
    return tuple(
        other
        for other in world.data.claims.values()
        if other.id != claim.id
        and (other.id in kin or claim.id in other.supports or _agrees(other, claim, about))
    )


def _agrees(other: Claim, claim: Claim, about: tuple[Claim, ...]) -> bool:
    return other in about and (other.object, other.polarity) == (claim.object, claim.polarity)


@lru_cache(maxsize=4)
def claims_about(world: World) -> dict[tuple[str, str], tuple[Claim, ...]]:
    """The claims on each (subject, predicate)."""
    found: dict[tuple[str, str], tuple[Claim, ...]] = {}
    for claim in world.data.claims.values():
        key = (claim.subject, claim.predicate)
        found[key] = (*found.get(key, ()), claim)
    return found


@lru_cache(maxsize=4)
def bearers_of(world: World) -> dict[str, frozenset[str]]:
    """Who is called by each form of a name, over names, their last words and all aliases."""
    found: dict[str, set[str]] = {}
    for person in world.data.people.values():
        forms = [person.name, person.name.split()[-1], *(alias.form for alias in person.aliases)]
        for form in forms:
            found.setdefault(folded(form), set()).add(person.id)
    return {form: frozenset(ids) for form, ids in found.items()}


def require_path(records: Iterable[Record], path: str) -> bool:
    """Whether readers of `path` meet all the records; an empty path is everybody's."""
    return not path or all(path in record.path for record in records)
