"""A Sphinx extension: printed output stands as it was printed, wherever the kernel's buffer broke.

A kernel sends what is printed in pieces, by the clock. myst-nb ends each piece with a line break,
so a line sent in two would be two lines, in some builds and not in others.
"""

from __future__ import annotations

from typing import Any

from myst_nb.core import render, utils
from sphinx.application import Sphinx

from bloc_course.book.labs import joined


def setup(_app: Sphinx) -> dict[str, Any]:
    """Join the pieces before myst-nb merges them."""
    render.coalesce_streams = _merged
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _merged(outputs: list[Any]) -> list[Any]:
    merged: list[Any] = utils.coalesce_streams(joined(outputs))
    return merged
