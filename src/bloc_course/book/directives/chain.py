"""`{chain}`: the hands through which a document came."""

from __future__ import annotations

from typing import Any, ClassVar

from bloc_course.book.directives._figure import FigureDirective, options
from bloc_course.book.spec import Directive
from bloc_course.figures.chain import chain
from bloc_course.figures.figure import Figure
from bloc_course.figures.hands import links_of


class ChainDirective(FigureDirective):
    """Draws the hand-overs between an event and the reader, as far as they are recorded."""

    option_spec: ClassVar[dict[str, Any]] = options("document")

    def draw(self, title: str, key: str) -> Figure:
        """The chain of `document`."""
        found = self.ids("document", "documents")
        if not found:
            raise ValueError("name the document whose hands to draw")
        links = links_of(self.world, self.world.data.documents[found[0]])
        if not links:
            raise ValueError(f"the data record no hand-over of {found[0]!r}")
        return chain(links, title, key)


SPEC = Directive(name="chain", directive=ChainDirective)
