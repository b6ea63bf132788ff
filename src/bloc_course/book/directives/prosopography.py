"""`{prosopography}`: people in a table with a field to filter it."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from bloc_course.book import blocks
from bloc_course.book.directives._options import DataDirective
from bloc_course.book.spec import Directive
from bloc_course.dataset.query import World
from bloc_course.dataset.records import Person
from bloc_course.figures import phrases
from bloc_course.figures.certainty import WORDS
from bloc_course.figures.figure import Cell, Cite, Ref, Table

_HEADERS = ("Name", "Also printed as", "Lived", "Groups, and how we know", "Fate", "Where")


class Prosopography(DataDirective):
    """The people of groups, of a chapter, or named, one row each."""

    required_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[dict[str, Any]] = dict.fromkeys(
        ("groups", "people", "chapter", "path"), directives.unchanged
    )

    def run(self) -> list[nodes.Node]:
        """The table under its caption; the field for filtering appears where scripts run."""
        world = self.world
        groups = self.ids("groups", "groups")
        rows = tuple(_row(world, person, groups) for person in self._people())
        table = blocks.table(Table(_HEADERS, rows), classes=["bc-filterable"])
        table.insert(0, nodes.title("", self.arguments[0]))
        label = escape("Show rows with")
        field = (
            f'<p class="bc-filter" hidden><label>{label} <input type="search" autocomplete="off">'
            "</label> <output></output></p>"
        )
        return [nodes.raw("", field, format="html"), table]

    def _people(self) -> list[Person]:
        world = self.world
        groups = set(self.ids("groups", "groups"))
        named = set(self.ids("people", "people"))
        chapters = self.ids("chapter", "chapters")
        here = {loc for c in chapters for loc in world.data.chapters[c].locators}
        path = set(self.choice("path", ("U", "S")))
        every = not (groups or named or here)
        people = [
            p
            for p in world.data.people.values()
            if path <= set(p.path)
            and (
                every
                or p.id in named
                or groups & {m.group for m in p.memberships}
                or here & set(p.cite)
            )
        ]
        return sorted(people, key=lambda p: (p.name.split()[-1], p.name))


def said_once(wordings: Iterable[str]) -> list[str]:
    """The wordings in their order, without those whose every word another one has too."""
    words = {wording: set(wording.split()) for wording in wordings}
    return [one for one in words if not any(words[one] < other for other in words.values())]


def _row(world: World, person: Person, shown: tuple[str, ...]) -> tuple[Cell, ...]:
    forms = ", ".join(alias.form for alias in person.aliases) or "–"
    known: dict[str, dict[str, dict[str, None]]] = {}
    for membership in person.memberships:
        if not shown or membership.group in shown:
            statuses = known.setdefault(membership.group, {})
            how = statuses.setdefault(membership.status.replace("-", " "), {})
            how[WORDS[membership.modality]] = None
    groups: list[str | Ref | Cite] = []
    for group, statuses in known.items():
        groups += ["; "] if groups else []
        said = ", ".join(f"{status} ({', '.join(how)})" for status, how in statuses.items())
        groups += [Ref(group, world.name(group)), f": {said}"]
    fates = "; ".join(said_once(fate.wording for fate in person.fate)) or "not told"
    return (
        (Ref(person.id, person.name),),
        (forms,),
        (phrases.lived(person) or "not given",),
        tuple(groups) or ("none named",),
        (fates,),
        (Cite(person.cite),),
    )


SPEC = Directive(name="prosopography", directive=Prosopography)
