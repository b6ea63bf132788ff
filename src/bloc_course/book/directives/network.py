"""`{network}`: groups around a question of status."""

from __future__ import annotations

from typing import Any, ClassVar

from bloc_course.book.directives._figure import FigureDirective, options
from bloc_course.book.report import unknown
from bloc_course.book.spec import Directive
from bloc_course.figures.figure import Figure
from bloc_course.figures.network import network
from bloc_course.figures.status import nodes_of


class NetworkDirective(FigureDirective):
    """Draws what each source says of each group's place."""

    option_spec: ClassVar[dict[str, Any]] = options("question", "groups", "according-to", "persons")

    def draw(self, title: str, key: str) -> Figure:
        """The network of `question` (default: the first question of the article)."""
        questions = self.world.data.article.questions
        asked = self.words("question") or tuple(questions)
        if not asked or asked[0] not in questions:
            unknown(" ".join(asked), "question", questions, self.get_location())
            raise ValueError("no question to draw")
        source = self.ids("according-to", "documents")
        nodes = nodes_of(
            self.world,
            asked[0],
            self.ids("groups", "groups"),
            source[0] if source else "",
            self.ids("persons", "groups"),
        )
        if not nodes:
            raise ValueError("no group has a status on this question")
        # The question bears the id of the group it asks about, or stands for itself.
        hub = self.world.data.groups.get(asked[0])
        return network(hub.name if hub else questions[asked[0]].label, nodes, title, key)


SPEC = Directive(name="network", directive=NetworkDirective)
