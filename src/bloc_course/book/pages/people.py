"""The people: names as printed, life, offices, groups by source, and how a life ended."""

from __future__ import annotations

from docutils import nodes

from bloc_course.book import blocks
from bloc_course.book.spec import Page
from bloc_course.dataset.phrases import from_to
from bloc_course.dataset.query import World
from bloc_course.dataset.records import Alias, Person, Role
from bloc_course.figures import phrases
from bloc_course.figures.figure import Cite, Ref

_PARTICLES = frozenset({"d'", "da", "de", "den", "der", "di", "du", "la", "le", "van", "von"})


def _order(world: World) -> list[str]:
    people = world.data.people.values()
    ordered = sorted(people, key=lambda p: (_unnamed(p), p.name.split()[-1].casefold(), p.name))
    return [p.id for p in ordered]


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
    rows += [("Was", _role(role)) for role in person.roles]
    for membership in person.memberships:
        group = Ref(membership.group, world.name(membership.group))
        source = Ref(membership.according_to, phrases.source(world, membership.according_to))
        word = f": {membership.status.replace('-', ' ')}, according to "
        certainty = blocks.mark(membership.modality)
        rows.append(("Group", [group, word, source, " ", certainty, " ", Cite(membership.cite)]))
    for fate in person.fate:
        who = [f" (says {world.name(fate.according_to)})"] if fate.according_to else []
        certainty = blocks.mark(fate.modality)
        rows.append(("Fate", [fate.wording, *who, " ", certainty, " ", Cite(fate.cite)]))
    rows.append(("In the article", [Cite(person.cite)]))
    return [blocks.facts(rows)]


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
    title=lambda world, record: world.data.people[record].name,
    body=_body,
    word=_initial,
)
