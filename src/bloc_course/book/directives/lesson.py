"""`{lesson}`: the box at the head of a chapter, from the chapter's entry in the data."""

from __future__ import annotations

from docutils import nodes
from sphinx import addnodes

from bloc_course.book import blocks
from bloc_course.book.directives._options import EntryDirective
from bloc_course.book.nodes import Met
from bloc_course.book.progress import time_of
from bloc_course.book.spec import Directive
from bloc_course.dataset.records import Chapter, Document, Person
from bloc_course.figures.figure import Cite

_PATHS = {("U",): "undergraduate", ("U", "S"): "undergraduate and upper-secondary"}


class Lesson(EntryDirective[Chapter]):
    """Question, objectives, time, readers, chapters to read before, reading, sources, people."""

    kind = Chapter

    def show(self, record: Chapter) -> list[nodes.Node]:
        """The box of the chapter; what the page names is listed once the page is read."""
        box = nodes.admonition(classes=["bc-objectives"])
        box += nodes.title("", "About this chapter")
        box += blocks.paragraph(record.question, classes=["bc-question"])
        if record.objectives:
            box += blocks.paragraph("Afterwards you can:")
            box += blocks.bullets(
                (f"{o.text} ", nodes.inline("", f"({o.level})", classes=["bc-level"]))
                for o in record.objectives
            )
        box += blocks.facts(
            (
                ("Time", [time_of(record)]),
                ("For", [_PATHS.get(record.path, "upper-secondary")]),
                *self._before(record),
                ("Reading", [Cite(record.locators)]),
                ("Sources used here", [Met("", kind=Document.FILE, figures=True)]),
                ("People named here", [Met("", kind=Person.FILE, figures=False)]),
            )
        )
        return [box]

    def _before(self, record: Chapter) -> list[tuple[str, list[blocks.Part]]]:
        parts: list[blocks.Part] = []
        for chapter in record.builds_on:
            parts += ["; "] if parts else []
            parts.append(self._link(self.world.data.chapters[chapter]))
        return [("Builds on", parts)] if parts else []

    def _link(self, chapter: Chapter) -> nodes.Node:
        """A link to the page that bears the id of the chapter, if the book has one."""
        if chapter.id not in self.env.found_docs:
            return nodes.Text(chapter.title)
        link = addnodes.pending_xref(
            reftype="doc", refdomain="std", reftarget=f"/{chapter.id}", refexplicit=True
        )
        self.set_source_info(link)
        link["refdoc"] = self.env.docname
        link += nodes.inline("", chapter.title)
        return link


SPEC = Directive(name="lesson", directive=Lesson)
