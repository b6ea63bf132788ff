"""`{document-card}`: a document with its hands, its dates by role and where it is kept."""

from __future__ import annotations

from docutils import nodes

from bloc_course.book import blocks
from bloc_course.book.directives._figure import scroll_box
from bloc_course.book.directives._options import EntryDirective
from bloc_course.book.nodes import Twin
from bloc_course.book.pages.documents import facts_of
from bloc_course.book.spec import Directive
from bloc_course.dataset.records import Document
from bloc_course.figures.figure import Ref
from bloc_course.figures.rows import life_rows
from bloc_course.figures.timeline import timeline

_ENOUGH = 2


class DocumentCard(EntryDirective[Document]):
    """A box with everything an inspector of the document would ask first."""

    kind = Document

    def show(self, record: Document) -> list[nodes.Node]:
        """The box; a date the article does not give is shown as not given."""
        box = nodes.container(classes=["bc-document"])
        title = blocks.paragraph(Ref(record.id, record.title), classes=["bc-document-title"])
        box += [title, blocks.paragraph(record.note)]
        box += self._life(record)
        box += facts_of(self.world, record.id, all_dates=True)
        return [box]

    def _life(self, document: Document) -> list[nodes.Node]:
        """The document's dates on one scale; a single date needs no drawing."""
        rows = life_rows(self.world, document)
        if len(rows) < _ENOUGH:
            return []
        key = f"life{self.env.new_serialno('bloc-life')}"
        drawn = timeline(rows, f"Dates in the life of: {document.title}", key)
        twin = Twin("", blocks.table(drawn.table), summary="These dates as a table")
        return [nodes.raw("", scroll_box(drawn), format="html"), twin]


SPEC = Directive(name="document-card", directive=DocumentCard)
