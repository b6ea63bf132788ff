"""`{objectives}`: the box at the head of a chapter, from the chapter's entry in the data."""

from __future__ import annotations

from docutils import nodes

from bloc_course.book import blocks
from bloc_course.book.directives._options import DataDirective
from bloc_course.book.nodes import PeopleMet
from bloc_course.book.spec import Directive
from bloc_course.dataset.records import Chapter
from bloc_course.figures.figure import Cite

_PATHS = {("U",): "undergraduate", ("U", "S"): "undergraduate and upper-secondary"}


class Objectives(DataDirective):
    """Question, time, objectives, readers, reading and people of a chapter."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """The box of the chapter named."""
        found = self.known(self.arguments, "chapters")
        return [_box(self.world.data.chapters[found[0]])] if found else []


def _box(chapter: Chapter) -> nodes.Node:
    box = nodes.admonition(classes=["bc-objectives"])
    box += nodes.title("", "About this chapter")
    box += blocks.paragraph(chapter.question, classes=["bc-question"])
    if chapter.objectives:
        box += blocks.paragraph("Afterwards you can:")
        box += blocks.bullets(
            (f"{o.text} ", nodes.inline("", f"({o.level})", classes=["bc-level"]))
            for o in chapter.objectives
        )
    box += blocks.facts(
        (
            ("Time", (f"about {chapter.minutes} minutes",)),
            ("For", (_PATHS.get(chapter.path, "upper-secondary"),)),
            ("Reading", (Cite(chapter.locators),)),
            ("People named here", (PeopleMet(),)),
        )
    )
    return box


SPEC = Directive(name="objectives", directive=Objectives)
