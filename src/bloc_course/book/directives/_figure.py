"""What all figures share: number and caption, the drawing in a box that scrolls, the table twin."""

from __future__ import annotations

from html import escape
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from bloc_course.book import blocks
from bloc_course.book.directives._options import DataDirective
from bloc_course.book.nodes import Twin
from bloc_course.book.report import fault
from bloc_course.figures.figure import Figure

COMMON: dict[str, Any] = {"name": directives.unchanged, "alt": directives.unchanged}


def options(*names: str) -> dict[str, Any]:
    """The options of a figure: the common ones and those named, each a text."""
    return COMMON | dict.fromkeys(names, directives.unchanged)


class FigureDirective(DataDirective):
    """A figure made from the data; its argument is the caption, its body a note below it."""

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar[dict[str, Any]] = COMMON

    def draw(self, title: str, key: str) -> Figure:
        """The figure, from the options; ValueError if they leave nothing to draw."""
        raise NotImplementedError

    def run(self) -> list[nodes.Node]:
        """The figure with its note and its table."""
        key = f"fig{self.env.new_serialno('bloc-figure')}"
        try:
            drawn = self.draw(self.arguments[0], key)
        except ValueError as wrong:
            fault(f"{self.name}: {wrong}", self.get_location())
            return []
        block = nodes.figure(classes=["bc-figure"])
        self.set_source_info(block)
        block += nodes.raw("", scroll_box(drawn, self.options.get("alt", "")), format="html")
        words, messages = self.parse_inline(self.arguments[0], lineno=self.lineno)
        block += nodes.caption(self.arguments[0], "", *words)
        self.add_name(block)
        note = nodes.container(classes=["bc-figure-note"])
        self.state.nested_parse(self.content, self.content_offset, note)
        twin = Twin("", blocks.table(drawn.table), summary="The same as a table")
        return [block, *messages, *([note] if note.children else []), twin]


def scroll_box(drawn: Figure, alt: str = "") -> str:
    """The drawing in a box that scrolls where the screen is narrow, so the keyboard reaches it.

    `alt` replaces the description that the figure makes of itself.
    """
    svgs = [drawn.svg, drawn.narrow.svg] if drawn.narrow else [drawn.svg]
    if alt:
        svgs = [svg.replace(escape(drawn.description), escape(alt), 1) for svg in svgs]
    style = "bc-scroll bc-two" if drawn.narrow else "bc-scroll"
    label = escape(f"Figure: {drawn.title}")
    inside = "".join(svgs)
    return f'<div class="{style}" tabindex="0" role="group" aria-label="{label}">{inside}</div>'
