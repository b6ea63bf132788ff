"""Bytes from anybody's computer to text: rosters and answers come in whatever a program saved."""

from __future__ import annotations

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_STRAIGHT = str.maketrans("“”„‟«»‘’‚‛\u00a0", '""""""\'\'\'\' ')


def decode(data: bytes) -> str:
    """The text of `data`: by its byte-order mark, else UTF-8, UTF-16 without mark, or cp1252.

    Never raises: every byte means something in the last resort, if only a replacement sign.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, errors="replace")
    if b"\0" in data[:200]:
        # Latin letters in UTF-16 carry a zero byte each: after the letter in little-endian order.
        little = data[1:200:2].count(0) >= data[0:200:2].count(0)
        return data.decode("utf-16-le" if little else "utf-16-be", errors="replace")
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def straighten(text: str) -> str:
    """Typographic quotation marks and no-break spaces as the plain ones that syntax needs."""
    return text.translate(_STRAIGHT)
