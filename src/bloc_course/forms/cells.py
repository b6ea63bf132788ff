"""Cells of tables that spreadsheets open: none is taken for a formula, and ours come back."""

from __future__ import annotations

import re

# What Excel, LibreOffice and Google Sheets take for the start of a formula, full-width signs too.
_SIGNS = "=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20"
_LIVE = re.compile(f"'*\\s*[{_SIGNS}]")
_DEFUSED = re.compile(f"'+\\s*[{_SIGNS}]")
# -0.5 is a mark; +1 could as well be a formula.
_NUMBER = re.compile(r"-?\d+(\.\d+)?")


def inert(text: str) -> str:
    """`text` with an apostrophe before it where a spreadsheet could take it for a formula."""
    return f"'{text}" if _LIVE.match(text) and not _NUMBER.fullmatch(text) else text


def restored(text: str) -> str:
    """What `inert` was given; a cell that it left alone stays as it is."""
    return text[1:] if _DEFUSED.match(text) else text
