"""R2 One word, several things: which sense a word has in which document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations

from bloc_course.dataset.query import World
from bloc_course.dataset.records import Term
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
from bloc_course.items.families._draws import Area, areas, attempts
from bloc_course.items.families._speakers import author, author_document, called
from bloc_course.items.family import Family, Scope, Seed
from bloc_course.items.interactions import Option
from bloc_course.items.interactions.inline_choice import Gap, InlineChoice
from bloc_course.items.item import Evidence, Feedback, Item, ItemPart
from bloc_course.items.marking.m4_rows import Rows
from bloc_course.items.proof import Discharged, Refused

FRAME = Frame("R2", "reading", "apply")
# One word in three or four senses, or two words in two senses each.
SINGLE, PAIR = (4, 3), 2


@lru_cache(maxsize=4)
def _by_word(world: World) -> dict[str, tuple[Term, ...]]:
    found: dict[str, tuple[Term, ...]] = {}
    for term in world.data.terms.values():
        if not _kept_out(world, term):
            found[term.word] = (*found.get(term.word, ()), term)
    return {word: terms for word, terms in found.items() if len(terms) >= PAIR}


def _kept_out(world: World, term: Term) -> bool:
    """Whether a reviewer found that the place allows another sense, or lacks the word."""
    try:
        obligations.withheld(world, FRAME.family, term.id)
    except Refused:
        return True
    return (term.id, "word") in world.disputed


def seeds(world: World, rank: Rank, scope: Scope) -> Iterator[Seed]:
    """Sets of senses by rank: of one word with many, or of two words with two each."""
    pools = [(area, _within(world, area)) for area in areas(world, scope)]
    pools = [(area, pool) for area, pool in pools if pool]
    for number, ranked in attempts(rank) if pools else ():
        _, pool = pools[number % len(pools)]
        words = by_rank(pool, ranked, str)
        many = [word for word in words if len(pool[word]) >= min(SINGLE)]
        if many and (number // len(pools)) % 2 == 0:
            size = SINGLE[number // len(pools) // 2 % len(SINGLE)]
            chosen = by_rank(pool[many[0]], ranked, lambda term: term.id)[:size]
        else:
            chosen = [
                term
                for word in words[:PAIR]
                for term in by_rank(pool[word], ranked, lambda term: term.id)[:PAIR]
            ]
        if len(chosen) >= min(SINGLE) and not _problem(world, chosen):
            yield tuple(sorted(term.id for term in chosen))


def _within(world: World, area: Area) -> dict[str, tuple[Term, ...]]:
    """The words of which an area’s readers meet two senses or more."""
    found = {}
    for word, terms in _by_word(world).items():
        here = tuple(t for t in terms if area.holds(t.cite[:1]) and area.meets(t))
        if len(here) >= PAIR:
            found[word] = here
    return found


def _context(world: World, term: Term) -> str:
    """The place by writer, kind of paper and paragraph: a title would echo the sense."""
    at = term.cite[0]
    if term.document == author_document(world):
        return f"In {author(world)}’s own words at {at}"
    document = world.data.documents[term.document]
    kind = document.kind.replace("-", " ")
    writers = [called(world, who) for who in document.author if who in world.data.people]
    whose = f"{listed(writers)}’s {kind}" if writers else f"the {kind}"
    return f"In {whose}, as dealt with at {at}"


def _problem(world: World, terms: Sequence[Term]) -> Refused | None:
    """Why these senses make no item: one place twice, or two senses of one thing."""
    places: dict[tuple[str, str], str] = {}
    for term in terms:
        twin = places.setdefault((term.word, _context(world, term)), term.id)
        if twin != term.id:
            return Refused("O6", (twin, term.id), f"{term.word!r} has two senses in one place")
        if all(other.word != term.word for other in terms if other.id != term.id):
            return Refused("O5", (term.id,), f"{term.word!r} has but one sense here")
        if any(_one_thing(term, other) for other in terms):
            return Refused("O5", (term.id,), f"two senses of {term.word!r} name one thing")
    return None


def _one_thing(one: Term, other: Term) -> bool:
    """Whether two senses of a word refer to the same record, so that either would do."""
    return (
        one.id != other.id
        and one.word == other.word
        and bool(one.refers_to)
        and one.refers_to == other.refers_to
    )


@refusing
def build(world: World, seed: Seed) -> Item:
    """The item with one gap a sense; each gap offers the senses of its word."""
    terms = [world.data.terms[term] for term in seed]
    for term in terms:
        obligations.withheld(world, FRAME.family, term.id)
    problem = _problem(world, terms)
    if problem:
        raise problem
    offered = {
        term.word: tuple(Option(t.id, t.sense) for t in terms if t.word == term.word)
        for term in terms
    }
    lines = [f"{_context(world, term)}, “{term.word}” stands for " for term in terms]
    text = (lines[0], *(f".\n{line}" for line in lines[1:]), ".")
    gaps = tuple(Gap(f"gap:{term.id}", offered[term.word]) for term in terms)
    locators = in_order(at for term in terms for at in term.cite[:1])
    says = {term.id: _says(world, term) for term in terms}
    words = sorted({term.word for term in terms})
    facts = tuple(seed)
    return assemble(
        world,
        FRAME,
        seed,
        stem="One word may stand for different things. What does it stand for in each place?",
        plain="What does the word stand for in each place?",
        parts=(
            ItemPart(
                name="senses",
                interaction=InlineChoice(text=text, gaps=gaps),
                key=Rows(
                    rows={f"gap:{term.id}": term.id for term in terms},
                    columns={f"gap:{term.id}": len(offered[term.word]) for term in terms},
                ),
            ),
        ),
        feedback=Feedback(
            hint=hint(locators),
            rule="Ask who uses the word, when, and of whom.",
            key=" ".join(says.values()),
            choices=_choices(terms, says),
            reread=locators,
        ),
        evidence=tuple(Evidence(term.id, term.cite[:1], says[term.id], "stated") for term in terms),
        proof=(*_proof(terms), obligations.one_referent({t.id: t.sense for t in terms})),
        asked=Asked(keyed=facts, reveals=facts),
        drivers={"words": str(len(words)), "senses": str(len(terms))},
    )


def _says(world: World, term: Term) -> str:
    return f"{_context(world, term)}, “{term.word}” stands for {term.sense}."


def _choices(terms: Sequence[Term], says: Mapping[str, str]) -> dict[str, str]:
    """For each gap the ground of its sense, and for each wrong sense where that one belongs."""
    why = {term.id: f"{term.note[:-1]} {cited(term.cite[:1])}." for term in terms}
    found = {f"gap:{term.id}": f"{says[term.id]} {why[term.id]}" for term in terms}
    for term in terms:
        for other in terms:
            if other.word == term.word and other.id != term.id:
                text = f"{says[other.id]} {found[f'gap:{term.id}']}"
                found[f"gap:{term.id}={other.id}"] = text
    return found


def _proof(terms: Sequence[Term]) -> tuple[Discharged, ...]:
    records = tuple(term.id for term in terms)
    return (
        obligations.functional(records, "in one place of one document the word has one sense"),
        Discharged("O6", records, "document and paragraph fix the referent of the word"),
    )


def count(world: World) -> int:
    """Provable sets of senses, over all chapters."""
    seen: set[Seed] = set()
    for area in areas(world, Scope()):
        pool = _within(world, area)
        sets = [c for terms in pool.values() for n in SINGLE for c in combinations(terms, n)]
        pairs = [c for terms in pool.values() for c in combinations(terms, PAIR)]
        sets += [(*a, *b) for a, b in combinations(pairs, 2) if a[0].word != b[0].word]
        for terms in sets:
            if not _problem(world, terms):
                seen.add(tuple(sorted(term.id for term in terms)))
    return len(seen)


def candidates(world: World) -> Iterator[Seed]:
    """Every three senses."""
    return combinations(sorted(world.data.terms), 3)


SPEC = Family(
    id="R2",
    title="One word, several things",
    skill=FRAME.skill,
    level=FRAME.level,
    interaction="inline-choice",
    obligations=("O5", "O6", "O8"),
    seeds=seeds,
    build=build,
    count=count,
    candidates=candidates,
    lacks="words with three senses or more in one chapter",
)
