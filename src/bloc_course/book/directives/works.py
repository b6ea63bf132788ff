"""`{works}`: a bibliography made from the documents, each work linked to its entry."""

from __future__ import annotations

from collections.abc import Callable

from docutils import nodes

from bloc_course.book import blocks
from bloc_course.book.directives._options import DataDirective
from bloc_course.book.filing import filed, heading
from bloc_course.book.locators import in_order
from bloc_course.book.report import unknown
from bloc_course.book.spec import Directive
from bloc_course.dataset.exports import Name, Work, works
from bloc_course.dataset.records import Article
from bloc_course.figures import phrases
from bloc_course.figures.figure import Cite, Ref

_PRINTED = frozenset(
    {"article", "book", "leaflet", "memoir", "periodical-issue", "preface", "report"}
)
_EDITED = " (eds.), "
# The lists that a page can ask for.
Chosen = Callable[[Work, frozenset[str]], bool]
LISTS: dict[str, Chosen] = {
    "secondary": lambda work, _: work.document.standing == "secondary",
    "printed": lambda work, through: (
        work.document.standing == "primary" and _is_printed(work, through)
    ),
    "kept": lambda work, _: bool(work.document.holding),
}


def _is_printed(work: Work, through: frozenset[str]) -> bool:
    """Whether the article knows it from print itself, and not only from what another tells of it.

    `through` are the documents through which others are known: of what a court left only those
    were printed.
    """
    document = work.document
    if document.known_through:
        return False
    court = document.kind == "court-record" and document.id in through
    return court or document.kind in _PRINTED or bool(work.container)


class Works(DataDirective):
    """The works of a list, by author; those without one by title."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """A list item a work."""
        chosen = LISTS.get(self.arguments[0])
        if chosen is None:
            unknown(self.arguments[0], "lists of works", LISTS, self.get_location())
            return []
        documents = self.world.data.documents.values()
        through = frozenset(one for d in documents for one in d.known_through)
        found = [work for work in works(self.world.data) if chosen(work, through)]
        article = self.world.data.article
        return [blocks.bullets(_entry(work, article) for work in sorted(found, key=_place))]


def _place(work: Work) -> tuple[str, str]:
    named = work.authors and work.document.kind != "periodical-issue"
    by = work.authors[0] if named else Name(literal=work.document.title)
    return (filed(by.family or by.literal), filed(work.title))


def _entry(work: Work, article: Article) -> list[blocks.Part]:
    document = work.document
    parts: list[blocks.Part] = []
    editors, edited, title = work.title.rpartition(_EDITED)
    if document.kind == "periodical-issue":
        # Its author is the periodical, of which the issue's own title is a part.
        title = document.title
    elif work.authors:
        by = heading("; ".join(map(_name, work.authors)))
        parts.append(f"{by} (eds.): " if edited else f"{by}: ")
    elif edited:
        parts.append(f"{editors} (eds.): ")
    parts += [Ref(document.id, title), "" if title.endswith(".") else "."]
    if work.container:
        parts.append(f" In: {work.container}.")
    if work.date:
        parts.append(f" {phrases.document_date(work.date)[:1].upper()}")
        parts.append(f"{phrases.document_date(work.date)[1:]}.")
    marks: dict[str, list[str]] = {}
    for holding in document.holding:
        marks.setdefault(holding.archive, []).append(holding.mark)
    parts += [f" {', '.join((archive, *found))}." for archive, found in marks.items()]
    return [*parts, " ", Cite(in_order(document.cite, article))]


def _name(name: Name) -> str:
    """The name as a bibliography has it: the family name first."""
    if name.literal:
        return name.literal
    last = f"{name.particle} {name.family}".strip()
    return f"{last}, {name.given}" if name.given else last


SPEC = Directive(name="works", directive=Works)
