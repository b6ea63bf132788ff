"""`{knowledge-map}`: who had which paper, from when."""

from __future__ import annotations

from typing import Any, ClassVar

from bloc_course.book.directives._figure import FigureDirective, options
from bloc_course.book.spec import Directive
from bloc_course.figures.figure import Figure
from bloc_course.figures.knowers import matters_of
from bloc_course.figures.knowledge import knowledge_map


class KnowledgeMapDirective(FigureDirective):
    """Draws from when writers, receivers, finders and readers had the papers named.

    `claims` adds what is said of somebody's knowing, at the time at which it was said.
    """

    option_spec: ClassVar[dict[str, Any]] = options("documents", "claims", "from", "to")

    def draw(self, title: str, key: str) -> Figure:
        """The map of `documents` between `from` and `to`."""
        documents = self.ids("documents", "documents")
        if not documents:
            raise ValueError("name the documents of which to draw who had them")
        matters = matters_of(self.world, documents, self.ids("claims", "claims"))
        start, end = self.date("from"), self.date("to")
        shown = (start.lo if start else None, end.hi if end else None)
        return knowledge_map(matters, title, key, shown)


SPEC = Directive(name="knowledge-map", directive=KnowledgeMapDirective)
