"""`{causal-map}`: what brought about what, by the claims that say so."""

from __future__ import annotations

from typing import Any, ClassVar

from bloc_course.book.directives._figure import FigureDirective, options
from bloc_course.book.spec import Directive
from bloc_course.figures.causal_links import causes_of, grounds_between
from bloc_course.figures.causes import causal_map
from bloc_course.figures.figure import Figure


class CausalMapDirective(FigureDirective):
    """Draws an arrow for each claim named, and which of them is argued from which.

    `disputed` sets a discrepancy of the article beside a claim: `claim=discrepancy`, …
    """

    option_spec: ClassVar[dict[str, Any]] = options("claims", "disputed")

    def draw(self, title: str, key: str) -> Figure:
        """The map of `claims`."""
        claims = self.ids("claims", "claims")
        if not claims:
            raise ValueError("name the claims that tell of a cause")
        pairs = [word.partition("=")[::2] for word in self.words("disputed")]
        slips = self.known((slip for _, slip in pairs), "discrepancies")
        disputed = {claim: slip for claim, slip in pairs if slip in slips}
        for claim in self.known(disputed, "claims"):
            if claim not in claims:
                raise ValueError(f"disputed: {claim!r} is none of the claims drawn")
        return causal_map(
            causes_of(self.world, claims, disputed), grounds_between(self.world, claims), title, key
        )


SPEC = Directive(name="causal-map", directive=CausalMapDirective)
