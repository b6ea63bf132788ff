"""Signatures, cover names and code words: how far the article goes in saying who it is."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from bloc_course.dataset.names import folded
from bloc_course.dataset.query import World
from bloc_course.dataset.records import Alias, Claim, Judgement, Person, Term
from bloc_course.items import obligations
from bloc_course.items.families._assemble import listed
from bloc_course.items.families._speakers import author, called, entitled, sentence
from bloc_course.items.families._table import Cell
from bloc_course.items.obligations.names import bearers_of, claims_about
from bloc_course.items.obligations.time import own_dates
from bloc_course.items.proof import Refused

FAMILY = "G2"
IDENTIFIED, CONJECTURED, UNNAMED = "identified", "conjectured", "unnamed"
# Names that hide somebody; a birth name or a nickname hides nobody.
HIDING = ("pseudonym", "cover-signature", "descriptor")
INSTEAD = {
    IDENTIFIED: {
        CONJECTURED: "This is stated, not supposed.",
        UNNAMED: "A name is given.",
    },
    CONJECTURED: {
        IDENTIFIED: "This is no more than a possibility.",
        UNNAMED: "A possible answer is named.",
    },
    UNNAMED: {
        IDENTIFIED: "Nobody is named.",
        CONJECTURED: "Nobody is named even as a possibility.",
    },
}


@lru_cache(maxsize=4)
def cells(world: World) -> dict[str, Cell]:
    """Every cipher whose class is settled, by its code."""
    found = {}
    for code in codes(world):
        try:
            found[code] = cell(world, code)
        except Refused:
            continue
    return found


@lru_cache(maxsize=4)
def codes(world: World) -> tuple[str, ...]:
    """Signatures and code words by their id, cover names as G1 codes them: person and form."""
    people = world.data.people.values()
    signatures = [p.id for p in people if p.kind == "correspondent"]
    names = [_code(p, a) for p in people if p.kind != "correspondent" for a in p.aliases if a.claim]
    words = [about for about in _judged(world) if about in world.data.terms]
    return (*signatures, *names, *words)


def cell(world: World, code: str) -> Cell:
    """The row of a cipher; Refused where the article has no one way of dealing with it."""
    person, _, form = code.partition(":")
    if code in world.data.terms:
        return _word(world, world.data.terms[code])
    if not form:
        return _signature(world, world.data.people[person])
    record = world.data.people[person]
    return _name(world, record, next(a for a in record.aliases if folded(a.form) == form))


def hides(world: World, code: str) -> str:
    """Whom a cipher names, as far as the article says so for certain; else its own code."""
    claim = world.data.claims.get(cell(world, code).record)
    if claim and claim.predicate in world.predicates("cover-name-of"):
        return claim.object if claim.modality == "stated" else code
    return code.partition(":")[0]


def _code(person: Person, alias: Alias) -> str:
    return f"{person.id}:{folded(alias.form)}"


def _signature(world: World, person: Person) -> Cell:
    """A signature: named by claims, or found by a reviewer to have no name."""
    shown = f"“{person.name}”"
    about = claims_about(world)
    uses = sorted(world.predicates("cover-name-of"))
    said = [c for use in uses for c in about.get((person.id, use), ()) if _asserts(c)]
    judged = _judged(world).get(person.id)
    if said:
        kind = _kind(world, person, said)
        own = [c for c in said if c.asserted_by == world.data.article.author]
        guess = kind == CONJECTURED
        says = _supposed(world, shown, own[0]) if guess else _by(world, shown, own[0].object, said)
        return _cell(own[0].id, shown, kind, says, (own[0].cite, own[0].id))
    supposed = _supposed_of(world, person)
    if supposed or judged is None or judged.tag != UNNAMED:
        because = f"the article neither names who signed {person.name} nor leaves it at that"
        raise Refused("O3", (person.id, *supposed), because)
    return _cell(person.id, shown, UNNAMED, judged.text, (judged.cite, f"{person.id}.name"))


def _kind(world: World, person: Person, said: list[Claim]) -> str:
    """Identified or conjectured, if all that is said is said of one person and in one way."""
    for claim in said:
        obligations.undenied(world, claim)
    own = {c.modality for c in said if c.asserted_by == world.data.article.author}
    every = {claim.modality for claim in said}
    if own == {"stated"} and "conjectured" not in every:
        return IDENTIFIED
    if every == {"conjectured"}:
        return CONJECTURED
    because = f"who signed {person.name} is told in more than one way: {', '.join(sorted(every))}"
    raise Refused("O3", (person.id, *(claim.id for claim in said)), because)


@lru_cache(maxsize=4)
def _conjectured(world: World) -> tuple[Claim, ...]:
    return tuple(claim for claim in world.data.claims.values() if claim.modality == "conjectured")


def _supposed_of(world: World, person: Person) -> tuple[str, ...]:
    """What the article supposes of an unnamed writer, his letters or his company."""
    papers = {d.id for d in world.data.documents.values() if person.id in d.author}
    claims = [
        claim.id
        for claim in _conjectured(world)
        if claim.subject == person.id or claim.subject in papers
    ]
    groups = [m.group for m in person.memberships if m.modality == "conjectured"]
    return (*claims, *groups)


def _name(world: World, person: Person, alias: Alias) -> Cell:
    """A cover name that the article plainly gives to one person."""
    claim = world.data.claims[alias.claim]
    obligations.single_value(world, person.id, "aliases")
    if claim.modality != "stated" or claim.stance_of_author != "adopts" or not _asserts(claim):
        raise Refused("O7", (claim.id,), f"{alias.form!r} is {claim.modality}, not plainly stated")
    if alias.kind not in HIDING or claim.predicate not in world.predicates("cover-name"):
        raise Refused("O6", (claim.id,), f"{alias.form!r} is a {alias.kind}, not a cover name")
    obligations.undenied(world, claim)
    if bearers_of(world)[folded(alias.form)] != {person.id}:
        raise Refused("O6", (person.id, claim.id), f"{alias.form!r} fits more than one person")
    shown = f"“{alias.form}”"
    says = _by(world, shown, person.id, [claim])
    return _cell(person.id, shown, IDENTIFIED, says, (alias.cite[:1], _code(person, alias)))


def _word(world: World, term: Term) -> Cell:
    """A code word of one paper, by a reviewer’s finding."""
    judged = _judged(world).get(term.id)
    if judged is None or judged.tag not in INSTEAD:
        raise Refused("O3", (term.id,), f"nobody settled who is meant by {term.word!r}")
    shown = f"“{term.word}”, in {entitled(world, term.document)}"
    return _cell(term.id, shown, judged.tag, judged.text, (judged.cite, term.id))


def _cell(record: str, shown: str, kind: str, says: str, at: tuple[tuple[str, ...], str]) -> Cell:
    """The row; `at` has the locators and the fact."""
    return Cell(
        record=record,
        text=sentence(shown.replace("“", "").replace("”", "")),  # alike in all rows
        column=kind,
        locators=at[0],
        says=says,
        modality="conjectured" if kind == CONJECTURED else "stated",
        fact=at[1],
        instead=INSTEAD[kind],
    )


def _by(world: World, shown: str, person: str, said: list[Claim]) -> str:
    """Who names the person, and when; the article’s author last."""
    name, mine = author(world), world.data.article.author
    others = [
        f"{called(world, c.asserted_by)}{_year(world, c)}" for c in said if c.asserted_by != mine
    ]
    if not others:
        return f"{name} says that {shown} is {called(world, person)}."
    return f"{shown} is {called(world, person)}: named by {listed(others)}, and {name} agrees."


def _supposed(world: World, shown: str, claim: Claim) -> str:
    cue = f" (“{claim.cue}”)" if claim.cue else ""
    who = called(world, claim.object)
    return f"{author(world)} only thinks it possible{cue} that {shown} is {who}."


def _year(world: World, claim: Claim) -> str:
    when = next(iter(own_dates(world, claim.source)), "")[:4]
    return f" in {when}" if when.isdigit() else ""


def _asserts(claim: Claim) -> bool:
    return claim.polarity == "asserts"


@lru_cache(maxsize=4)
def _judged(world: World) -> Mapping[str, Judgement]:
    """The reviewers’ findings by what they are about."""
    return {j.about: j for j in world.data.judgements.values() if j.family == FAMILY}
