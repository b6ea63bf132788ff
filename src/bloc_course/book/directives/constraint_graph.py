"""`{constraint-graph}`: what documents report, answer and were printed in."""

from __future__ import annotations

from typing import Any, ClassVar

from bloc_course.book.directives._figure import FigureDirective, options
from bloc_course.book.spec import Directive
from bloc_course.figures.constraints import constraint_graph
from bloc_course.figures.figure import Figure
from bloc_course.figures.links import graph_of


class ConstraintGraphDirective(FigureDirective):
    """Draws documents and events with the links that order them."""

    option_spec: ClassVar[dict[str, Any]] = options("documents", "events")

    def draw(self, title: str, key: str) -> Figure:
        """The graph around `documents`."""
        points, arcs = graph_of(
            self.world, self.ids("documents", "documents"), self.ids("events", "events")
        )
        if not points:
            raise ValueError("name documents or events to draw")
        return constraint_graph(points, arcs, title, key)


SPEC = Directive(name="constraint-graph", directive=ConstraintGraphDirective)
