"""What every figure must keep, whatever it shows."""

from __future__ import annotations

from itertools import combinations
from xml.etree import ElementTree as ET

from bloc_course.figures.figure import Figure
from bloc_course.figures.svg import NARROW

SVG = "{http://www.w3.org/2000/svg}"


def check(figure: Figure) -> None:
    """Well-formed, named, described, twinned, and no label on another or outside the drawing."""
    if figure.narrow:
        assert figure.narrow.width <= NARROW
        assert figure.narrow.table == figure.table
        check(figure.narrow)
    root = ET.fromstring(figure.svg)
    assert root.get("role") == "img"
    title, desc = root[0], root[1]
    assert (title.tag, title.text, title.get("id")) == (
        f"{SVG}title",
        figure.title,
        root.get("aria-labelledby"),
    )
    assert (desc.tag, desc.text, desc.get("id")) == (
        f"{SVG}desc",
        figure.description,
        root.get("aria-describedby"),
    )
    assert not root.findall(f".//{SVG}script")
    assert all(len(row) == len(figure.table.headers) for row in figure.table.rows)
    for one, other in combinations(figure.labels, 2):
        assert not one.overlaps(other), (one, other)
    height = float(root.get("height", "0"))
    for box in figure.labels:
        assert box.x >= 0, box
        assert box.x + box.width <= figure.width + 0.01, box
        assert box.y >= 0, box
        assert box.y + box.height <= height, box
    if figure.narrow:
        check(figure.narrow)
