"""R2 One word, several things: which sense a word has in which document.

A sense is asked only where a reviewer has written down who uses the word at which place, and found
that the place settles it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, combinations, islice, product

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
    refusing,
)
from bloc_course.items.families._draws import Area, areas, attempts
from bloc_course.items.families.reading._sense_words import FEWEST, MOST, unlike, within
from bloc_course.items.families.reading._senses import (
    FAMILY,
    charged,
    check,
    one_thing,
    places,
    reserved,
    sense,
)
from bloc_course.items.family import Family, Scope, Seed
from bloc_course.items.interactions import Option
from bloc_course.items.interactions.inline_choice import Gap, InlineChoice
from bloc_course.items.item import Evidence, Feedback, Item, ItemPart
from bloc_course.items.marking.m4_rows import Rows
from bloc_course.items.proof import Discharged, Refused

FRAME = Frame(FAMILY, "reading", "apply")
# Gaps of an item, and words that it may take them from.
GAPS = (3, 4)
FEW_GAPS = 2
WORDS = 3
# A sense that is offered and has no gap of its own is marked so in a seed.
FOIL = "~"
MOST_COUNTED = 20_000


def seeds(world: World, rank: Rank, scope: Scope) -> Iterator[Seed]:
    """Gaps by rank: of a word with several senses some are asked, and the others offered too."""
    pools = [(area, within(world, area)) for area in areas(world, scope)]
    pools = by_rank([one for one in pools if one[1]], rank, lambda one: one[0].chapter)
    for number, ranked in attempts(rank) if pools else ():
        _, pool = pools[number % len(pools)]
        least = _least(world, pool)
        asked: list[str] = []
        foils: list[str] = []
        for word in by_rank(pool, ranked, str)[:WORDS]:
            senses = unlike(world, by_rank(pool[word], ranked, lambda term: term.id))
            if len(senses) < FEWEST or len(asked) >= least:
                continue
            # Of two senses one has a gap: where both have, either answer gives the other.
            most = 1 if len(senses) == FEWEST else len(senses)
            many = min(_asked(word, most, ranked), GAPS[1] - len(asked))
            asked += senses[:many]
            foils += (f"{FOIL}{one}" for one in senses[many:])
        seed = (*sorted(asked), *sorted(foils))
        if len(asked) >= least and not _problem(world, seed):
            yield seed


def _least(world: World, pool: Mapping[str, Sequence[Term]]) -> int:
    """How many gaps an item needs: fewer where a chapter has two words of two senses only."""
    senses = [len(unlike(world, terms)) for terms in pool.values()]
    reach = sum(1 if many == FEWEST else many for many in senses)
    return GAPS[0] if reach >= GAPS[0] else FEW_GAPS


def _asked(word: str, senses: int, rank: Rank) -> int:
    """How many of the senses have a gap: all or some, by rank."""
    return by_rank(range(1, senses + 1), rank, lambda number: f"{word} {number}")[0]


def _problem(world: World, seed: Seed) -> Refused | None:
    """Why these senses make no item: one place twice, or two senses of one thing."""
    terms = _terms(world, seed)
    named: dict[tuple[str, str], str] = {}
    for term in terms:
        twin = named.setdefault((term.word, places(world)[term.id].text), term.id)
        if twin != term.id:
            return Refused("O6", (twin, term.id), f"{term.word!r} has two senses in one place")
        if all(other.word != term.word for other in terms if other.id != term.id):
            return Refused("O5", (term.id,), f"{term.word!r} has but one sense here")
        if any(one_thing(world, term, other) for other in terms):
            return Refused("O5", (term.id,), f"two senses of {term.word!r} may name one thing")
    for word in sorted({term.word for term in terms}):
        twins = [term.id for term in terms if term.word == word]
        hedges = {reserved(sense(world, term)) for term in terms if term.word == word}
        if len(hedges) > 1:
            because = f"of the senses of {word!r} some are offered with a reserve and some without"
            return Refused("O6", tuple(twins), because)
        if len(twins) == FEWEST and not any(f"{FOIL}{twin}" in seed for twin in twins):
            because = f"the two senses of {word!r} have two gaps, so one answer gives both"
            return Refused("O5", tuple(twins), because)
    return None


def _terms(world: World, seed: Seed) -> list[Term]:
    """Every sense that is asked or offered."""
    return [world.data.terms[one.removeprefix(FOIL)] for one in seed]


@refusing
def build(world: World, seed: Seed) -> Item:
    """The item with one gap for each sense asked; each gap offers senses of its word."""
    every = _terms(world, seed)
    for term in every:
        check(world, term)
    problem = _problem(world, seed)
    if problem:
        raise problem
    asked = [world.data.terms[one] for one in seed if not one.startswith(FOIL)]
    offered = {
        term.word: tuple(Option(t.id, sense(world, t)) for t in every if t.word == term.word)
        for term in asked
    }
    lines = [f"{places(world)[t.id].text}, “{t.word}” stands for " for t in asked]
    text = (lines[0], *(f".\n{line}" for line in lines[1:]), ".")
    gaps = tuple(Gap(f"gap:{term.id}", offered[term.word]) for term in asked)
    keyed = in_order(at for term in asked for at in places(world)[term.id].cite)
    locators = in_order(at for term in every for at in places(world)[term.id].cite)
    says = {term.id: _says(world, term) for term in every}
    words = sorted({term.word for term in asked})
    shares = len(words) < len(asked)
    choices = _choices(world, asked, every, says)
    facts = tuple(term.id for term in asked)
    return assemble(
        world,
        FRAME,
        seed,
        stem="One word may stand for different people or things. What does it stand for in each "
        f"place?{' A sense may fit several gaps or none.' if shares else ''}",
        plain="What does the word stand for in each place?"
        f"{' A sense may fit no gap.' if shares else ''}",
        parts=(
            ItemPart(
                name="senses",
                interaction=InlineChoice(text=text, gaps=gaps),
                key=Rows(
                    rows={f"gap:{term.id}": term.id for term in asked},
                    columns={f"gap:{term.id}": len(offered[term.word]) for term in asked},
                ),
            ),
        ),
        feedback=Feedback(
            hint=_hint(keyed),
            rule="Ask who uses the word, when, and of whom.",
            key=" ".join(
                # What is alleged goes out with the ground that says so.
                choices[f"gap:{term.id}"] if charged(world, term) else says[term.id]
                for term in asked
            ),
            choices=choices,
            reread=locators,
        ),
        evidence=tuple(
            Evidence(
                term.id,
                places(world)[term.id].cite,
                says[term.id],
                "alleged" if charged(world, term) else "stated",
            )
            for term in asked
        ),
        proof=(
            *_proof(world, every),
            obligations.one_referent({t.id: sense(world, t) for t in every}),
        ),
        asked=Asked(keyed=facts, reveals=(*facts, *_behind(world, every))),
        drivers={"words": str(len(words)), "senses": str(len(every))},
    )


def _behind(world: World, terms: Sequence[Term]) -> tuple[str, ...]:
    """The claims that senses tell of: another item may ask for them."""
    found = (places(world)[term.id].rests_on for term in terms)
    return tuple(claim for claim in found if claim)


def _hint(keyed: Sequence[str]) -> str:
    """What to look for, as the places stand in the sentences."""
    what = ", and read what stands around the word: which people or things is it about?"
    return hint(keyed, what=what)


def _says(world: World, term: Term) -> str:
    return f"{places(world)[term.id].text}, “{term.word}” stands for {sense(world, term)}."


def _choices(
    world: World, asked: Sequence[Term], every: Sequence[Term], says: Mapping[str, str]
) -> dict[str, str]:
    """For each gap the ground of its sense; a wrong sense fails by it, and belongs elsewhere."""
    grounds = {
        term.id: f"{says[term.id]} {term.note[:-1]} {cited(places(world)[term.id].cite)}."
        for term in every
    }
    found = {f"gap:{term.id}": grounds[term.id] for term in asked}
    for term in asked:
        for other in every:
            if other.word == term.word and other.id != term.id:
                fails = f"So here it does not stand for {sense(world, other)}."
                # The other place is told of with its speaker too.
                found[f"gap:{term.id}={other.id}"] = (
                    f"{grounds[term.id]} {fails} {grounds[other.id]}"
                )
    return found


def _proof(world: World, terms: Sequence[Term]) -> tuple[Discharged, ...]:
    records = tuple(term.id for term in terms)
    read = tuple(places(world)[term.id].id for term in terms)
    return (
        obligations.functional(records, "in one place of one document the word has one sense"),
        Discharged("O6", read, "a reviewer read who uses the word there and for what"),
    )


def count(world: World) -> int:
    """Provable sets of gaps, over all chapters, up to the cap."""
    found = (seed for area in areas(world, Scope()) for seed in _sets(world, area))
    return len({seed for seed in islice(found, MOST_COUNTED) if not _problem(world, seed)})


def _sets(world: World, area: Area) -> Iterator[Seed]:
    """Every choice of senses to ask and to offer beside them, of up to so many words."""
    pool = within(world, area)
    words, least = [list(_shares(terms)) for terms in pool.values()], _least(world, pool)
    for size in range(1, WORDS + 1):
        for some in combinations(words, size):
            for shares in product(*some):
                asked = sorted(chain.from_iterable(share[0] for share in shares))
                foils = sorted(chain.from_iterable(share[1] for share in shares))
                if least <= len(asked) <= GAPS[1]:
                    yield (*asked, *foils)


def _shares(terms: Sequence[Term]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The senses of one word that are asked, and those that are offered only."""
    for size in range(FEWEST, min(MOST, len(terms)) + 1):
        for chosen in combinations(terms, size):
            for many in range(1, 2 if size == FEWEST else size + 1):
                for asked in combinations(chosen, many):
                    rest = tuple(f"{FOIL}{t.id}" for t in chosen if t not in asked)
                    yield tuple(t.id for t in asked), rest


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
