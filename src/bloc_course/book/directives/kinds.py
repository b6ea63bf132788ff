"""`{kinds-of-questions}`: every family of questions, with what must be proven first."""

from __future__ import annotations

from itertools import groupby

from docutils import nodes

from bloc_course.book import blocks
from bloc_course.book.directives._options import DataDirective
from bloc_course.book.spec import Directive
from bloc_course.items.family import Family, families


class Kinds(DataDirective):
    """The families by the group that their first letter stands for."""

    def run(self) -> list[nodes.Node]:
        """A list a group."""
        found: list[nodes.Node] = []
        for _, group in groupby(families().values(), key=lambda family: family.id[0]):
            found.append(blocks.bullets(map(_line, group)))
        return found


def _line(family: Family) -> list[blocks.Part]:
    proven = ", ".join(family.obligations)
    # Some titles are questions.
    title = family.title if family.title.endswith("?") else f"{family.title}."
    says = f" {title} {family.skill.capitalize()}, {family.level}; {family.interaction}. "
    return [nodes.strong("", family.id), says, f"Proven: {proven}."]


SPEC = Directive(name="kinds-of-questions", directive=Kinds)
