"""The slips: where the article contradicts itself or is visibly wrong, and how we read it."""

from __future__ import annotations

from docutils import nodes

from bloc_course.book import blocks
from bloc_course.book.spec import Page
from bloc_course.dataset.query import World
from bloc_course.dataset.records import Statement
from bloc_course.dates import DateError
from bloc_course.figures import phrases
from bloc_course.figures.figure import Cite, Ref

_DATES = ("when", "until", "born", "died", "from", "to")
_SETTLED = {
    "yes": "by the article itself",
    "partly": "in part",
    "no": "no, both stand",
}


def _order(world: World) -> list[str]:
    order = list(world.data.article.locators)
    found = world.data.discrepancies.values()
    return [d.id for d in sorted(found, key=lambda d: (order.index(d.cite[0]), d.id))]


def _title(world: World, record_id: str) -> str:
    """A short name: the record that the first statement is about, and what of it."""
    first = world.data.discrepancies[record_id].statements[0]
    return f"{_about(world, first)}: {_field(first.field)}"


def _about(world: World, statement: Statement) -> str:
    known = statement.record in world.records
    return world.name(statement.record) if known else statement.record.replace("-", " ")


def _field(field: str) -> str:
    return field.rpartition(".")[2].replace("_", " ")


def _value(world: World, statement: Statement) -> str:
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
    for s in found.statements:
        linked = s.record in world.records
        about: blocks.Part = Ref(s.record, _about(world, s)) if linked else _about(world, s)
        rows.append(("Printed", [about, f", {_field(s.field)}: {_value(world, s)} ", Cite(s.cite)]))
    rows.append(("To be settled", [_SETTLED[found.resolvable]]))
    rows.append(("Our reading", [found.reading]))
    return [blocks.facts(rows)]


SPEC = Page(
    name="slips",
    kind="discrepancies",
    order=_order,
    title=_title,
    body=_body,
)
