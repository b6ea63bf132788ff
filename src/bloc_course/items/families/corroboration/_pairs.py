"""Pairs of statements: those that cannot stand together, and those that look so and can.

Two places of the article on one question (reviewers found the pairs, discrepancies accuse), or two
sources on one proposition (their stances decide).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from bloc_course.dataset.query import World
from bloc_course.dataset.records import Claim, Discrepancy, Judgement, Statement
from bloc_course.items import obligations
from bloc_course.items.families._assemble import cited, in_order, listed, unstopped
from bloc_course.items.families._positions import position
from bloc_course.items.families._speakers import source_of
from bloc_course.items.families.corroboration._stances import stances
from bloc_course.items.proof import Refused

FAMILY = "K2"
CLASH, STAND = "incompatible", "compatible"
# What can stand and is taken by nobody for a contradiction: one place is only more exact.
CLOSER = "more-exact"
JUDGED = (CLASH, STAND, CLOSER)
PLACES, SOURCES = "places", "sources"
REFERENCE = "reference"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two statements by their question and places, or by their proposition and sources.

    `make` is what options side by side have in common; `sides` are the sources that speak, by the
    names that the item gives them; `facts` are what the answer tells; `idle` is what
    nobody takes for a contradiction.
    """

    code: str
    form: str
    make: str
    text: str
    clash: bool
    records: tuple[str, ...]
    met: tuple[str, ...]
    sides: frozenset[str]
    locators: tuple[str, ...]
    why: str
    ground: str
    facts: tuple[str, ...]
    left_open: str
    idle: bool = False


@lru_cache(maxsize=4)
def pairs(world: World) -> dict[str, Pair]:
    """Every pair of either form that can be proven to clash or to stand."""
    found: dict[str, Pair] = {}
    for judgement in world.data.judgements.values():
        if judgement.family == FAMILY and judgement.tag in JUDGED:
            try:
                found[judgement.id] = of_places(world, judgement)
            except Refused:
                continue
    for one, other in combinations(stances(world), 2):
        try:
            pair = of_sources(world, one, other)
        except Refused:
            continue
        found[pair.code] = pair
    return found


def of_places(world: World, judgement: Judgement) -> Pair:
    """The pair that a reviewer found; O2 if the discrepancies say otherwise."""
    one, other, how = (part.strip() for part in judgement.text.split("|"))
    clash = judgement.tag == CLASH
    dispute = _accuser(world, judgement) if clash else None
    if not clash:
        _stands(world, judgement)
    disputed = _touched(dispute, judgement) if dispute else ()
    facts = tuple(dict.fromkeys(f"{at.record}.{at.field}" for at in disputed))
    where = judgement.cite
    return Pair(
        code=judgement.id,
        form=PLACES,
        make=judgement.question.partition(" ")[0],
        text=f"{judgement.question} ({listed(where)})",
        clash=clash,
        records=(judgement.id,),
        met=(judgement.about, *(at.record for at in disputed)),
        sides=frozenset(),
        locators=where,
        why=f"{unstopped(one)} {cited(where[:1])}. {unstopped(other)} {cited(where[-1:])}. {how}",
        ground=dispute.id if dispute else judgement.id,
        facts=facts or (judgement.id,),
        left_open=dispute.reading if dispute else "",
        idle=judgement.tag == CLOSER,
    )


def _accuser(world: World, judgement: Judgement) -> Discrepancy:
    """The discrepancy behind a clash; for dates a cycle of all that is printed bears it out."""
    dispute = world.data.discrepancies.get(judgement.about)
    if dispute is None or len({at.value for at in _touched(dispute, judgement)}) < len("ab"):
        because = f"no discrepancy gives two values in {listed(judgement.cite)}"
        raise Refused("O2", (judgement.id, judgement.about), because)
    obligations.withheld(world, FAMILY, dispute.id)
    if dispute.kind == REFERENCE:
        because = "a wrong number of a note is a slip in print; the author does not say two things"
        raise Refused("O2", (judgement.id, dispute.id), because)
    records = tuple(dict.fromkeys(at.record for at in dispute.statements))
    if dispute.kind == "date" and world.contradicted.isdisjoint(records):
        because = "the dates as printed do not exclude each other"
        raise Refused("O2", (judgement.id, *records), because)
    return dispute


def _stands(world: World, judgement: Judgement) -> None:
    """Refuses a harmless pair where its places print two values of what it is about."""
    for dispute in world.data.discrepancies.values():
        about = [at for at in _touched(dispute, judgement) if _concerns(world, at, judgement)]
        if len({at.value for at in about}) > 1:
            because = f"the article is at odds with itself in these places: {dispute.id}"
            raise Refused("O2", (judgement.id, dispute.id), because)


def _concerns(world: World, at: Statement, judgement: Judgement) -> bool:
    """Whether a disputed statement is about the record of a pair, or one that a claim ties to it.

    Events in which it took part count too, and the signature or alias that stands for it.
    """
    event = world.data.events.get(at.record)
    took_part = event is not None and any(
        one.person == judgement.about for one in event.participants
    )
    ends = {at.record, judgement.about}
    tied = any({claim.subject, claim.object} == ends for claim in world.data.claims.values())
    return took_part or tied or at.record == judgement.about


def _touched(dispute: Discrepancy, judgement: Judgement) -> tuple[Statement, ...]:
    """The statements of a discrepancy that the places of a pair print."""
    return tuple(at for at in dispute.statements if set(at.cite) & set(judgement.cite))


def of_sources(world: World, one: str, other: str) -> Pair:
    """Two sources on one proposition: they clash if one asserts what the other denies."""
    claims = tuple(world.data.claims[claim] for claim in (one, other))
    for claim in claims:
        obligations.withheld(world, FAMILY, claim.id)
    a, b = claims
    if (a.statement, a.subject, a.predicate, a.object) != (
        b.statement,
        b.subject,
        b.predicate,
        b.object,
    ):
        raise Refused("O6", (one, other), "the two do not speak to one proposition")
    if one not in stances(world) or other not in stances(world):
        raise Refused("O7", (one, other), "the article does not state both stances plainly")
    named = tuple(source_of(world, claim).rstrip(",") for claim in claims)
    if a.source == b.source or named[0] == named[1]:
        raise Refused("O6", (one, other), "one source is no pair")
    clash = a.polarity != b.polarity
    grounds = tuple(stances(world)[claim.id].says for claim in claims)
    mine = any(claim.asserted_by == world.data.article.author for claim in claims)
    told = dict.fromkeys(position(world, claim) for claim in claims)
    views = "" if mine else " ".join(view for view in told if view)
    locators = in_order((*a.cite, *b.cite))
    shown = unstopped(" ".join(grounds))
    return Pair(
        code="+".join(sorted((one, other))),
        form=SOURCES,
        make=SOURCES,
        text=f"{a.statement[:-1]} – {_inside(world, named[0])}; {_inside(world, named[1])}",
        clash=clash,
        records=(one, other),
        met=(),
        sides=frozenset(named),
        locators=locators,
        why=f"{_verdict(claims)} {shown} {cited(locators)}. {views}".rstrip(),
        ground=one,
        facts=(one, other),
        left_open="Which of two sources is right is not shown by their clash." if clash else "",
    )


def _verdict(claims: tuple[Claim, ...]) -> str:
    a, b = claims
    if a.polarity != b.polarity:
        return "One asserts what the other denies."
    return "Both assert it." if a.polarity == "asserts" else "Both deny it."


def _inside(world: World, source: str) -> str:
    """A source within a sentence: a title that begins with no name takes an article."""
    if source[:1].islower():
        return source
    first = source.partition(" ")[0].rstrip(",").removesuffix("’s")
    names = {word for person in world.data.people.values() for word in person.name.split()}
    named = first in names or "." in first
    return source if named else f"the {source[:1].lower()}{source[1:]}"
