"""`{layers}`: who wrote which part of the text."""

from __future__ import annotations

from bloc_course.book.directives._figure import FigureDirective
from bloc_course.book.spec import Directive
from bloc_course.figures.figure import Figure
from bloc_course.figures.layers import layer_map
from bloc_course.figures.parts import hands_of, layers_of


class LayersDirective(FigureDirective):
    """Draws the layer map of the article."""

    def draw(self, title: str, key: str) -> Figure:
        """The map from the locators of `article.yaml`."""
        article = self.world.data.article
        return layer_map(layers_of(article), hands_of(article), title, key)


SPEC = Directive(name="layers", directive=LayersDirective)
