"""Plain text as markup: what stands in an item is text, and nothing in it may act as markup."""

from __future__ import annotations

import re
from html import escape

# What XML 1.0 cannot hold, and what no text of an item needs.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def writable(text: str) -> str:
    """The text without characters that XML can't hold."""
    return _UNWRITABLE.sub("", text)


def line(text: str) -> str:
    """A text as HTML within a line: escaped, its line ends as breaks."""
    return escape(writable(text), quote=True).replace("\n", "<br>")


def block(text: str) -> str:
    """A text as HTML paragraphs, cut where it has blank lines."""
    pieces = (piece.strip("\n") for piece in re.split(r"\n[ \t]*\n", writable(text)))
    return "".join(f"<p>{line(piece)}</p>" for piece in pieces if piece.strip())


def plain(markup: str) -> str:
    """The text of HTML that `line` or `block` wrote."""
    from html import unescape  # noqa: PLC0415

    text = re.sub(r"</p>\s*<p[^>]*>", "\n\n", markup)
    text = re.sub(r"<br\s*/?>", "\n", text)
    return unescape(re.sub(r"<[^<>]*>", "", text))
