"""The people: names as printed, life, offices, groups by source, and how a life ended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docutils import nodes

from bloc_course.book import blocks
from bloc_course.book.filing import filed, heading
from bloc_course.book.spec import Page
from bloc_course.dataset.phrases import from_to
from bloc_course.dataset.query import World
from bloc_course.dataset.records import Alias, Modality, Person, Role
from bloc_course.figures import phrases
from bloc_course.figures.certainty import WORDS
from bloc_course.figures.figure import Cite, Ref

_PARTICLES = frozenset({"d'", "da", "de", "den", "der", "di", "du", "la", "le", "van", "von"})


def _order(world: World) -> list[str]:
    return [person.id for person in by_surname(world.data.people.values())]


def by_surname(people: Iterable[Person]) -> list[Person]:
    """People by the last word of their names; whoever is unnamed comes last."""
    return sorted(people, key=lambda p: (_unnamed(p), filed(p.name.split()[-1]), p.name))


def _unnamed(person: Person) -> bool:
    # "worker questioned by an agitator" has no surname to stand under, nor has "his wife".
    words = (word for word in person.name.split() if word not in _PARTICLES)
    return any(word[0].islower() for word in words)


def _initial(world: World, record_id: str) -> str:
    person = world.data.people[record_id]
    return "unnamed" if _unnamed(person) else person.name.split()[-1][0].upper()


def _body(world: World, record_id: str) -> list[nodes.Node]:
    person = world.data.people[record_id]
    rows: list[tuple[str, list[blocks.Part]]] = []
    lived = phrases.lived(person)
    if lived:
        rows.append(("Lived", [lived]))
    if person.aliases:
        rows.append(("Also printed as", _aliases(person.aliases)))
    rows += [("What is told", _role(role)) for role in person.roles]
    rows += [("Group", parts) for parts in _memberships(world, person)]
    for fate in person.fate:
        by = fate.according_to
        # The wording may name who says so, and goes on from there: a source after it is no clause.
        told: list[blocks.Part] = [fate.wording]
        told += [" (source: ", Ref(by, world.name(by)), ")"] if by else []
        rows.append(("Fate", [*told, " ", blocks.mark(fate.modality), " ", Cite(fate.cite)]))
    rows.append(("In the article", [Cite(person.cite)]))
    return [blocks.facts(rows)]


def _memberships(world: World, person: Person) -> Iterator[list[blocks.Part]]:
    """A line for each place in a group; what one source says in two places is said once."""
    places: dict[tuple[str, str, Modality, str], dict[str, None]] = {}
    for m in person.memberships:
        key = (m.group, m.status, m.modality, m.according_to)
        places.setdefault(key, {}).update(dict.fromkeys(m.cite))
    sources: dict[tuple[str, str, Modality, tuple[str, ...]], list[str]] = {}
    for (group, status, modality, source), cite in places.items():
        sources.setdefault((group, status, modality, tuple(cite)), []).append(source)
    for (group, status, modality, places_of), said_by in sources.items():
        # What is alleged is said to be so by its mark.
        how = "" if status == WORDS[modality] else f" {phrases.plain(status)},"
        parts: list[blocks.Part] = [Ref(group, world.name(group)), f":{how} according to "]
        for i, source in enumerate(said_by):
            parts += [" and "] if i else []
            parts.append(Ref(source, phrases.source(world, source)))
        yield [*parts, " ", blocks.mark(modality), " ", Cite(places_of)]


def _aliases(aliases: tuple[Alias, ...]) -> list[blocks.Part]:
    parts: list[blocks.Part] = []
    for alias in aliases:
        parts += ["; "] if parts else []
        parts.append(f"{alias.form} ({alias.kind.replace('-', ' ')})")
        parts += [" ", Cite(alias.cite)] if alias.cite else []
    return parts


def _role(role: Role) -> list[blocks.Part]:
    parts: list[blocks.Part] = [role.role]
    when = from_to(role.from_, role.to)
    return [*parts, f" ({when}) " if when else " ", Cite(role.cite)]


SPEC = Page(
    name="people",
    kind="people",
    order=_order,
    title=lambda world, record: heading(world.data.people[record].name),
    body=_body,
    word=_initial,
)
