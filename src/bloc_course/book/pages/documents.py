"""The documents: hands, dates by role, where they are kept, what they link to."""

from __future__ import annotations

from docutils import nodes

from bloc_course.book import blocks
from bloc_course.book.filing import filed
from bloc_course.book.spec import Page
from bloc_course.dataset.query import World
from bloc_course.dataset.records import DATE_ROLES, PLACE_ROLES, Document, DocumentPlace
from bloc_course.figures import phrases
from bloc_course.figures.certainty import WORDS
from bloc_course.figures.constraints import KINDS
from bloc_course.figures.figure import Cite, Ref

_EXTANT = {
    "no": "its text is not in the article",
    "quoted": "the article quotes from it",
    "headed": "the article has its heading only",
}
_Fact = tuple[str, list[blocks.Part]]


def facts_of(world: World, record_id: str, *, all_dates: bool = False) -> nodes.field_list:
    """The facts of a document; with `all_dates` also the roles for which no date is given."""
    document = world.data.documents[record_id]
    rows: list[_Fact] = [("Kind", [_kind(document)])]
    for label, people in (("From", document.author), ("To", document.recipient)):
        if people:
            rows.append((label, _names(world, people)))
    rows += _dates(document, all_dates=all_dates)
    for where in PLACE_ROLES:
        there = document.places.get(where)
        if there:
            rows.append((f"{where.capitalize()} at", [*_place(world, there), Cite(there.cite)]))
    for label, told in (("Medium", document.medium), ("Language", document.language)):
        if told:
            rows.append((label, [told]))
    rows += [
        ("Kept at", [f"{holding.archive}, {holding.mark} ", Cite(holding.cite)])
        for holding in document.holding
    ]
    rows += _links(world, document)
    article = phrases.is_article(world, record_id)
    text = "it is the article itself" if article else _EXTANT[document.extant_here]
    rows.append(("Text", [f"{text} ", Cite(document.cite)]))
    return blocks.facts(rows)


def _kind(document: Document) -> str:
    standing = "primary source" if document.standing == "primary" else "secondary work"
    return f"{document.kind.replace('-', ' ')}, {standing}"


def _names(world: World, records: tuple[str, ...]) -> list[blocks.Part]:
    parts: list[blocks.Part] = []
    for record in records:
        parts += [", "] if parts else []
        parts.append(Ref(record, world.name(record)))
    return parts


def _place(world: World, there: DocumentPlace) -> list[blocks.Part]:
    sure = f" ({WORDS[there.modality]})" if there.modality != "stated" else ""
    return [f"{phrases.called(world, there.place)}{sure} "]


def _dates(document: Document, *, all_dates: bool) -> list[_Fact]:
    rows: list[_Fact] = []
    missing: list[str] = []
    for role in DATE_ROLES:
        date = document.dates.get(role)
        if date is None:
            missing.append(phrases.ROLES[role])
            continue
        said = phrases.document_date(date)
        # Where we say it as the article does, saying it twice helps nobody.
        printed = phrases.as_printed(date.as_printed, said)
        text = f"{said}; {printed} " if printed else f"{said} "
        rows.append((phrases.ROLES[role].capitalize(), [text, Cite(date.cite)]))
    if missing and all_dates:
        rows.append(("Not given", [nodes.inline("", ", ".join(missing), classes=["bc-none"])]))
    return rows


def _links(world: World, document: Document) -> list[_Fact]:
    rows: list[_Fact] = []
    for kind, (word, _) in KINDS.items():
        for link in getattr(document, kind):
            target = Ref(link.to, world.name(link.to))
            rows.append((word.capitalize(), [target, " ", Cite(link.cite)]))
    return rows


def _order(world: World) -> list[str]:
    documents = world.data.documents.values()
    return [d.id for d in sorted(documents, key=lambda d: (d.standing, filed(d.title)))]


def _body(world: World, record_id: str) -> list[nodes.Node]:
    return [facts_of(world, record_id)]


SPEC = Page(
    name="documents",
    kind="documents",
    order=_order,
    title=lambda world, record: world.data.documents[record].title,
    body=_body,
)
