"""`{loc}`: a citation of paragraphs and notes of the article."""

from __future__ import annotations

from docutils import nodes
from docutils.nodes import system_message
from sphinx.util.docutils import SphinxRole

from bloc_course.book.links import citation
from bloc_course.book.locators import read
from bloc_course.book.report import fault
from bloc_course.book.source import world_of
from bloc_course.book.spec import Role
from bloc_course.errors import CallError


class LocatorRole(SphinxRole):
    """Cites locators: "p6, n12.1" or a range "p1-p3"."""

    def run(self) -> tuple[list[nodes.Node], list[system_message]]:
        """A citation for `links` to resolve, or a problem with the nearest locator."""
        world = world_of(self.config)
        try:
            return [citation(read(self.text, world.data.article))], []
        except CallError as wrong:
            fault(str(wrong), self.get_location())
            return [nodes.Text(f"[{self.text}]")], []


SPEC = Role(name="loc", role=LocatorRole())
