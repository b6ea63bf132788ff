"""`{route-map}`: the ways of papers from place to place."""

from __future__ import annotations

from typing import Any, ClassVar

from bloc_course.book.directives._figure import FigureDirective, options
from bloc_course.book.report import unknown
from bloc_course.book.spec import Directive
from bloc_course.dataset.records import PLACE_ROLES
from bloc_course.figures import phrases
from bloc_course.figures.figure import Figure
from bloc_course.figures.legs import legs_of, places_of
from bloc_course.figures.route import route_map


class RouteMapDirective(FigureDirective):
    """Draws where papers were written, received, printed and found, and who carried them.

    `places` sets which place stands where, from left to right; those left out follow. `events`
    adds what happened at one of the places, `roles` keeps to some of a paper's places.
    """

    option_spec: ClassVar[dict[str, Any]] = options("documents", "events", "places", "roles")

    def draw(self, title: str, key: str) -> Figure:
        """The ways of `documents`."""
        documents, events = self.ids("documents", "documents"), self.ids("events", "events")
        if not documents:
            raise ValueError("name the documents whose ways to draw")
        roles = self.choice("roles", PLACE_ROLES)
        kept = tuple(role for role in PLACE_ROLES if role in roles) or PLACE_ROLES
        legs = legs_of(self.world, documents, events, kept)
        places = dict.fromkeys([*self._ordered(), *places_of(legs)])
        return route_map([name for name in places if name in places_of(legs)], legs, title, key)

    def _ordered(self) -> list[str]:
        declared = self.world.data.article.places
        for word in self.words("places"):
            if word not in declared:
                unknown(word, "places", declared, self.get_location())
        return [phrases.called(self.world, w) for w in self.words("places") if w in declared]


SPEC = Directive(name="route-map", directive=RouteMapDirective)
