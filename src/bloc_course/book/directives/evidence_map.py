"""`{evidence-map}`: a claim with what supports and what weakens it."""

from __future__ import annotations

from typing import Any, ClassVar

from bloc_course.book.directives._figure import FigureDirective, options
from bloc_course.book.spec import Directive
from bloc_course.figures.evidence_map import evidence_map
from bloc_course.figures.figure import Figure
from bloc_course.figures.grounds import grounds_of


class EvidenceMapDirective(FigureDirective):
    """Draws the grounds of the arguments for a claim, its rivals and limits.

    `supports` and `weakens` name further claims, which the figure marks as put there by the course.
    """

    option_spec: ClassVar[dict[str, Any]] = options("claim", "supports", "weakens")

    def draw(self, title: str, key: str) -> Figure:
        """The map around `claim`."""
        claim = self.ids("claim", "claims")
        if not claim:
            raise ValueError("name the claim to stand in the middle")
        supports, weakens = self.ids("supports", "claims"), self.ids("weakens", "claims")
        middle, for_it, against = grounds_of(self.world, claim[0], supports, weakens)
        if not (for_it or against):
            raise ValueError(f"nothing in the data supports or weakens {claim[0]!r}")
        return evidence_map(middle, for_it, against, title, key)


SPEC = Directive(name="evidence-map", directive=EvidenceMapDirective)
