"""`{who-named-whom}`: what papers, and people in them, allege of others."""

from __future__ import annotations

from typing import Any, ClassVar

from bloc_course.book.directives._figure import FigureDirective, options
from bloc_course.book.spec import Directive
from bloc_course.figures.allegations import named_in
from bloc_course.figures.figure import Figure
from bloc_course.figures.naming import naming


class NamingDirective(FigureDirective):
    """Draws who is said to have named whom in the papers of `sources`.

    `groups` adds those of whom a membership in one of them is alleged there, `without` leaves
    claims out.
    """

    option_spec: ClassVar[dict[str, Any]] = options("sources", "groups", "without")

    def draw(self, title: str, key: str) -> Figure:
        """The allegations of `sources`."""
        sources = self.ids("sources", "documents")
        if not sources:
            raise ValueError("name the papers whose allegations to draw")
        named = named_in(
            self.world, sources, self.ids("groups", "groups"), self.ids("without", "claims")
        )
        if not named:
            raise ValueError(f"the data hold no allegation in {', '.join(sources)} that names one")
        return naming(named, title, key)


SPEC = Directive(name="who-named-whom", directive=NamingDirective)
