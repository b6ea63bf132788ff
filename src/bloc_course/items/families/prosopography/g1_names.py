"""G1 Names behind names: match birth names, pseudonyms and cover names to persons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import combinations

from bloc_course.dataset.names import folded
from bloc_course.dataset.query import World
from bloc_course.dataset.records import Alias, Person
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
from bloc_course.items.families._draws import Area, areas, attempts, greedy
from bloc_course.items.families._positions import with_places
from bloc_course.items.families._speakers import author, called
from bloc_course.items.families._table import table_part
from bloc_course.items.family import Family, Scope, Seed
from bloc_course.items.interactions import Option
from bloc_course.items.item import Evidence, Feedback, Item
from bloc_course.items.limits import limits
from bloc_course.items.obligations.names import bearers_of

FRAME = Frame("G1", "prosopography", "remember")
ROWS, DISTRACTORS = 4, 2
LEFT_OVER = {1: "One person is left over.", 2: "Two persons are left over."}
COLUMNS = ROWS + DISTRACTORS
# Fewer rows than that leave too little to match.
FEWEST = 3
# Two words this alike are forms of one name and would give the answer away.
ALIKE = 0.6
# So do names that begin alike, such as a pet form.
START = 2
# How a name is hidden or set aside is told by its claim alone; without one no more is said than
# that the two names stand side by side, whatever the dataset takes the name for.
KINDS = ("birth-name", "party-name", "pseudonym", "cover-signature", "descriptor")
BESIDE = "and {} are two names of one person"
# Whoever had one name at birth is known by another.
BORN, KNOWN = "birth-name", "was known as {}"
# A likely mistake of which the article itself speaks: the wrong person, and what it says.
MISTAKEN, SAYS = "mistaken", " | "


@dataclass(frozen=True, slots=True)
class Form:
    """A name that somebody had beside the usual one, as an item shows it."""

    code: str
    person: str
    shown: str
    kind: str
    locators: tuple[str, ...]
    says: str
    modality: str


@lru_cache(maxsize=4)
def forms(world: World) -> dict[str, Form]:
    """Every usable form by its code (person and form)."""
    naming = world.predicates("cover-name")
    covers = {
        (claim.subject, folded(claim.object))
        for claim in world.data.claims.values()
        if claim.predicate in naming and claim.modality == "stated"
    }
    found: dict[str, Form] = {}
    for person in world.data.people.values():
        for alias in person.aliases:
            named = alias.kind != "descriptor" or (person.id, folded(alias.form)) in covers
            alone = len(bearers_of(world)[folded(alias.form)]) == 1
            shown = _shown(person, alias) if alias.kind in KINDS and named and alone else ""
            if shown and person.kind != "correspondent" and alias.cite:
                code = f"{person.id}:{folded(alias.form)}"
                says, modality = _says(world, person, alias, shown)
                at = alias.cite[:1]
                found[code] = Form(code, person.id, shown, alias.kind, at, says, modality)
    return found


def _says(world: World, person: Person, alias: Alias, shown: str) -> tuple[str, str]:
    """What the place says of the name, and how surely: the claim on it, with its speaker."""
    claim = world.data.claims.get(alias.claim)
    if claim is None:
        if alias.kind == BORN:
            return f"“{shown}” {KNOWN.format(called(world, person.id))}.", "stated"
        return f"“{shown}” {BESIDE.format(person.name)}.", "stated"
    if claim.asserted_by == world.data.article.author:
        return claim.statement, claim.modality
    text = f"{called(world, claim.asserted_by)} says so: {claim.statement[:-1]}."
    return text, "reported"


def _shown(person: Person, alias: Alias) -> str:
    """The form without the words that the usual name has too; empty if nothing is left."""
    usual = [folded(word) for word in person.name.split()]
    kept = [word for word in alias.form.split() if not any(_alike(word, name) for name in usual)]
    telling = [word for word in kept if len(word.strip(".,“”")) > 1]
    starts = {name[:START] for name in usual}
    if any(folded(word)[:START] in starts for word in telling):
        return ""
    return " ".join(telling).strip("“”")


def _alike(word: str, name: str) -> bool:
    return SequenceMatcher(None, folded(word), name).ratio() >= ALIKE


def seeds(world: World, rank: Rank, scope: Scope) -> Iterator[Seed]:
    """Rows of different persons, then persons with other names as further columns."""
    # Every column is a person’s name.
    most = min(COLUMNS, limits(scope.path).people)
    pools = [
        (area, pool, size)
        for area in areas(world, scope)
        for pool in [_within(world, area)]
        for size in [_size(pool, most)]
        if size
    ]
    pools = by_rank(pools, rank, lambda pool: pool[0].chapter)
    for number, ranked in attempts(rank) if pools else ():
        _, pool, (count, spare) = pools[number % len(pools)]
        forms = by_rank(pool, ranked, lambda form: form.code)
        drawn = greedy(forms, count + spare, _other_person)
        rows, others = drawn[:count], drawn[count:]
        yield (*sorted(form.code for form in rows), *sorted(form.person for form in others))


def _size(pool: Sequence[Form], most: int) -> tuple[int, int] | None:
    """How many rows, and how many persons left over, at most `most` columns; None if too few.

    Whoever is left over has another name too: else a reader would know at a glance who is out.
    """
    columns = min(most, len({form.person for form in pool}))
    spare = min(DISTRACTORS, columns - FEWEST)
    return (columns - spare, spare) if spare > 0 else None


def _within(world: World, area: Area) -> tuple[Form, ...]:
    return tuple(
        form
        for form in forms(world).values()
        if area.holds(form.locators) and area.meets(world.data.people[form.person])
    )


def _other_person(form: Form, taken: Sequence[Form]) -> bool:
    return all(form.person != other.person for other in taken)


@refusing
def build(world: World, seed: Seed) -> Item:
    """The item of some forms and a person or two more."""
    rows = [forms(world)[code] for code in seed if ":" in code]
    people = [world.data.people[form.person] for form in rows]
    others = [world.data.people[person] for person in seed[len(rows) :]]
    every = sorted(person.id for person in (*people, *others))
    # Alike for all: one surname alone among full names would stand out.
    names = {person: called(world, person) for person in every}
    locators = in_order(at for form in rows for at in form.locators)
    why = {form.code: f"{form.says[:-1]} {cited(form.locators)}." for form in rows}
    other = {person: _other(world, person, locators) for person in names}
    against = {
        f"{form.code}={person}": (
            f"{_mistaken(world).get((form.person, person), other[person])}{why[form.code]}"
        )
        for form in rows
        for person in names
        if person != form.person
    }
    shown = {form.code: form.shown for form in rows}
    asked = Asked(keyed=tuple(shown), reveals=tuple(shown))
    return assemble(
        world,
        FRAME,
        seed,
        stem=(
            f"Each of these is another name or a cover name for somebody in {author(world)}’s "
            f"article. For whom? {LEFT_OVER[len(others)]}"
        ),
        plain=f"Who has this other name in {author(world)}’s article? {LEFT_OVER[len(others)]}",
        parts=(
            table_part(
                (Option(form.code, f"“{form.shown}”") for form in rows),
                tuple(Option(code, name) for code, name in names.items()),
                {form.code: form.person for form in rows},
                fixed=False,
            ),
        ),
        feedback=Feedback(
            hint=hint(locators),
            rule="Each of these names stands for one person only.",
            key=" ".join(why.values()),
            choices={**why, **against},
            reread=locators,
        ),
        evidence=tuple(
            Evidence(form.person, form.locators, form.says, form.modality) for form in rows
        ),
        proof=(
            obligations.functional(names, "a name of this kind belongs to one person"),
            *(obligations.names_one(world, form.shown, form.person) for form in rows),
            obligations.one_referent({**shown, **names}),
        ),
        asked=asked,
        drivers={"rows": str(len(rows)), "columns": str(len(names)), "kinds": _kinds(rows)},
        met=names,
    )


@lru_cache(maxsize=4)
def _mistaken(world: World) -> dict[tuple[str, str], str]:
    """What to say to whoever takes a name for that of another person, as a reviewer found."""
    return {
        (judged.about, other): f"{with_places(text, judged.cite)} "
        for judged in world.data.judgements.values()
        if (judged.family, judged.tag) == (FRAME.family, MISTAKEN)
        for other, _, text in [judged.text.partition(SAYS)]
    }


def _other(world: World, person: str, locators: Sequence[str]) -> str:
    """Which other name somebody had, from the same reading; empty if it gives none."""
    for form in forms(world).values():
        read = world.chapters_holding((*locators, *form.locators))
        if form.person == person and read == world.chapters_holding(locators):
            return f"{form.says[:-1]} {cited(form.locators)}. "
    return ""


def _kinds(rows: Sequence[Form]) -> str:
    return listed(sorted({form.kind for form in rows}))


def count(world: World) -> int:
    """Sets of forms of different persons with other bearers of such names, over all chapters."""
    seen: set[Seed] = set()
    for area in areas(world, Scope()):
        pool = _within(world, area)
        size = _size(pool, COLUMNS)
        bearers = {form.person for form in pool}
        for rows in combinations(pool, size[0]) if size else ():
            left = sorted(bearers - {form.person for form in rows})
            if size and len(left) == len(bearers) - len(rows):
                codes = sorted(form.code for form in rows)
                seen.update((*codes, *others) for others in combinations(left, size[1]))
    return len(seen)


SPEC = Family(
    id="G1",
    title="Names behind names",
    skill=FRAME.skill,
    level=FRAME.level,
    interaction="match",
    obligations=("O5", "O6", "O8"),
    seeds=seeds,
    build=build,
    count=count,
    lacks="more birth names, pseudonyms and cover names; a chapter needs them for six persons",
)
