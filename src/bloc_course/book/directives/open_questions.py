"""`{open-questions}`: what a chapter leaves open, from the chapter's entry in the data."""

from __future__ import annotations

from docutils import nodes

from bloc_course.book import blocks
from bloc_course.book.directives._options import DataDirective
from bloc_course.book.spec import Directive


class OpenQuestions(DataDirective):
    """The open questions of a chapter, followed by the writer's own text."""

    required_arguments = 1
    has_content = True

    def run(self) -> list[nodes.Node]:
        """The box of the chapter named."""
        found = self.known(self.arguments, "chapters")
        if not found:
            return []
        chapter = self.world.data.chapters[found[0]]
        box = nodes.admonition(classes=["open"])
        box += nodes.title("", "What stays open")
        box += blocks.bullets((question,) for question in chapter.open)
        self.state.nested_parse(self.content, self.content_offset, box)
        return [box]


SPEC = Directive(name="open-questions", directive=OpenQuestions)
