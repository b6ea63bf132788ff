"""Small builders of document nodes: paragraphs, lists and tables with references in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docutils import nodes

from bloc_course.book.links import citation, reference
from bloc_course.dataset.records import Modality
from bloc_course.figures.certainty import mark_html
from bloc_course.figures.figure import Cell, Cite, Ref, Table

Part = str | Ref | Cite | nodes.Node


def inline(parts: Iterable[Part]) -> list[nodes.Node]:
    """Text, records and locators as nodes."""
    return [_inline(part) for part in parts]


def _inline(part: Part) -> nodes.Node:
    if isinstance(part, str):
        return nodes.Text(part)
    if isinstance(part, Ref):
        return reference(part.record, part.text)
    if isinstance(part, Cite):
        return citation(part.locators)
    return part


def mark(modality: Modality) -> nodes.Node:
    """The mark of a modality."""
    return nodes.raw("", mark_html(modality), format="html")


def paragraph(*parts: Part, classes: Sequence[str] = ()) -> nodes.paragraph:
    """A paragraph of the parts."""
    block = nodes.paragraph("", "", *inline(parts))
    block["classes"] += classes
    return block


def bullets(items: Iterable[Sequence[Part]]) -> nodes.bullet_list:
    """A list with one item for each sequence of parts."""
    listing = nodes.bullet_list()
    for item in items:
        listing += nodes.list_item("", paragraph(*item))
    return listing


def facts(rows: Iterable[tuple[str, Sequence[Part]]]) -> nodes.field_list:
    """Names with what is said of each; what is said under one name stands together."""
    said: dict[str, list[Sequence[Part]]] = {}
    for name, parts in rows:
        said.setdefault(name, []).append(parts)
    listing = nodes.field_list()
    for name, lines in said.items():
        body = nodes.field_body("", *(paragraph(*parts) for parts in lines))
        listing += nodes.field("", nodes.field_name("", name), body)
    return listing


def table(content: Table, classes: Sequence[str] = ()) -> nodes.table:
    """A table with a header row and a header cell at the start of each row."""
    block = nodes.table(classes=list(classes))
    group = nodes.tgroup(cols=len(content.headers))
    block += group
    for _ in content.headers:
        group += nodes.colspec(colwidth=1)
    head, body = nodes.thead(), nodes.tbody()
    group += [head, body]
    head += _row((header,) for header in content.headers)
    for row in content.rows:
        body += _row(row)
    return block


def _row(cells: Iterable[Cell]) -> nodes.row:
    row = nodes.row()
    for cell in cells:
        row += nodes.entry("", paragraph(*cell))
    return row
