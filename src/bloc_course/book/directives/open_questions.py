"""`{open-questions}`: what a chapter leaves open, from the chapter's entry in the data."""

from __future__ import annotations

from docutils import nodes

from bloc_course.book import blocks
from bloc_course.book.directives._options import EntryDirective
from bloc_course.book.spec import Directive
from bloc_course.dataset.records import Chapter


class OpenQuestions(EntryDirective[Chapter]):
    """The open questions of a chapter, followed by the writer's own text."""

    kind = Chapter
    has_content = True

    def show(self, record: Chapter) -> list[nodes.Node]:
        """The box of the chapter."""
        box = nodes.admonition(classes=["open"])
        box += nodes.title("", "What stays open")
        box += blocks.bullets((question,) for question in record.open)
        self.state.nested_parse(self.content, self.content_offset, box)
        return [box]


SPEC = Directive(name="open-questions", directive=OpenQuestions)
