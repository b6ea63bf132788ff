"""Draws the picture that social networks show with a link to the book: `make card`."""

from __future__ import annotations

import sys
from pathlib import Path

WIDTH, HEIGHT = 1200, 630  # pixels, as the networks ask for
# One point a pixel. The sign is that of the favicon: a paper before a longer one.
_SOURCE = """
#set page(width: {width}pt, height: {height}pt, margin: 90pt, fill: rgb("#fbf8f3"))
#set text(font: "Libertinus Serif", fill: rgb("#1c1a18"))
#place(bottom + right, box(width: 170pt, height: 170pt, fill: rgb("#7a2e1d"), radius: 30pt)[
  #place(top + left, dx: 48pt, dy: 48pt, rect(width: 54pt, height: 27pt, stroke: 10pt + white))
  #place(top + left, dx: 27pt, dy: 106pt, rect(width: 116pt, height: 27pt, fill: white))
])
#text(size: 92pt, weight: "bold", sys.inputs.title)
#v(10pt)
#box(width: 78%, text(size: 42pt, fill: rgb("#5b534b"), sys.inputs.question))
"""


def card(title: str, question: str) -> bytes:
    """The picture as PNG."""
    import typst  # noqa: PLC0415 - an extra that only this needs

    source = _SOURCE.format(width=WIDTH, height=HEIGHT).encode()
    given = {"title": title, "question": question}
    drawn = typst.compile(source, format="png", ppi=72, sys_inputs=given, ignore_system_fonts=True)
    assert isinstance(drawn, bytes)
    return drawn


def main(arguments: list[str]) -> int:
    """Write the card with a title and a question to a file."""
    title, question, target = arguments
    Path(target).write_bytes(card(title, question))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
