"""`{progress}`: what the reader has practised so far, over the whole book."""

from __future__ import annotations

from docutils import nodes

from bloc_course.book.directives._options import DataDirective
from bloc_course.book.progress import Progress, pages_with_list
from bloc_course.book.spec import Directive


class ProgressDirective(DataDirective):
    """Paths, skills and chapters with their questions; the page's script adds what was answered."""

    def run(self) -> list[nodes.Node]:
        """The place of the list, filled when all pages are read."""
        pages_with_list(self.env).add(self.env.docname)
        return [Progress("", html="")]


SPEC = Directive(name="progress", directive=ProgressDirective)
