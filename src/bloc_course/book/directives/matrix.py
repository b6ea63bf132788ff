"""`{matrix}`: claims by sources, with what each source says and how surely."""

from __future__ import annotations

from typing import Any, ClassVar

from bloc_course.book.directives._figure import FigureDirective, options
from bloc_course.book.spec import Directive
from bloc_course.figures.figure import Figure
from bloc_course.figures.matrix import matrix
from bloc_course.figures.propositions import rows_of


class MatrixDirective(FigureDirective):
    """Draws a row for the proposition of each claim named, a column for each document."""

    option_spec: ClassVar[dict[str, Any]] = options("claims", "sources")

    def draw(self, title: str, key: str) -> Figure:
        """The matrix of `claims` by `sources` (without them: by all that speak to the claims)."""
        claims = self.ids("claims", "claims")
        if not claims:
            raise ValueError("name the claims to compare, one of any source for each row")
        sources, rows = rows_of(self.world, claims, self.ids("sources", "documents"))
        return matrix(sources, rows, title, key)


SPEC = Directive(name="matrix", directive=MatrixDirective)
