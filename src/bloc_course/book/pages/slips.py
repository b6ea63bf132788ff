"""The slips: where the article contradicts itself or is visibly wrong, and how we read it."""

from __future__ import annotations

from docutils import nodes

from bloc_course.book import blocks
from bloc_course.book.filing import heading
from bloc_course.book.spec import Page
from bloc_course.dataset.query import World
from bloc_course.dataset.records import Statement
from bloc_course.dates import DateError
from bloc_course.figures import phrases
from bloc_course.figures.figure import Cite, Ref

_DATES = ("when", "until", "born", "died", "from", "to")
SETTLED = {
    "yes": "by the article itself",
    "partly": "in part",
    "no": "no, each of them stands",
}

# Names of fields of the dataset that are no words of a reader.
_FIELDS = {
    "aliases": "other name",
    "bears": "date it bears",
    "born": "birth",
    "cite": "reference",
    "died": "death",
    "extant_here": "what is quoted",
    "from": "beginning",
    "holding": "call mark",
    "label": "what is told",
    "life": "life dates",
    "memberships": "group",
    "note": "what is told",
    "participants": "who took part",
    "physical": "what there is",
    "printed": "date of printing",
    "reports": "what it reports",
    "roles": "what is told",
    "to": "end",
    "until": "end",
    "when": "date",
    "word": "wording",
    "written": "date of writing",
}


def _order(world: World) -> list[str]:
    order = list(world.data.article.locators)
    found = world.data.discrepancies.values()
    return [d.id for d in sorted(found, key=lambda d: (order.index(d.cite[0]), d.id))]


def title_of(world: World, record_id: str) -> str:
    """A short name: the record that the first statement is about, and what of it."""
    first = world.data.discrepancies[record_id].statements[0]
    return heading(f"{_name(world, first)}: {field_of(first.field)}")


def _name(world: World, statement: Statement) -> str:
    if statement.record not in world.records:
        return statement.record.replace("-", " ")
    # A claim is called by its sentence, after which the line goes on.
    return world.name(statement.record).removesuffix(".")


def about(world: World, statement: Statement) -> blocks.Part:
    """The record that a statement is about, linked where it has an entry."""
    name = _name(world, statement)
    return Ref(statement.record, name) if statement.record in world.records else name


def field_of(field: str) -> str:
    """The field of a record in words: printed for dates.printed."""
    role = field.rpartition(".")[2]
    return _FIELDS.get(role) or phrases.plain(role)


def printed(world: World, statement: Statement) -> str:
    """Dates in words, records by their names; anything else as it is printed."""
    field = statement.field
    if statement.value in world.records:
        return world.name(statement.value)
    if field in _DATES or field.startswith("dates."):
        try:
            return phrases.date_in_words(statement.value)
        except DateError:
            return statement.value
    return statement.value


def _body(world: World, record_id: str) -> list[nodes.Node]:
    found = world.data.discrepancies[record_id]
    rows: list[tuple[str, list[blocks.Part]]] = []
    if len({(s.record, s.field) for s in found.statements}) == 1:
        # The heading names the field: it need not stand beside each value once more.
        rows.append(("About", [about(world, found.statements[0])]))
        rows += [("Printed", [f"{printed(world, s)} ", Cite(s.cite)]) for s in found.statements]
    else:
        for s in found.statements:
            said = f", {field_of(s.field)}: {printed(world, s)} "
            rows.append(("Printed", [about(world, s), said, Cite(s.cite)]))
    rows.append(("Can be settled", [SETTLED[found.resolvable]]))
    rows.append(("Our reading", [found.reading]))
    return [blocks.facts(rows)]


SPEC = Page(
    name="slips",
    kind="discrepancies",
    order=_order,
    title=title_of,
    body=_body,
)
