"""Anki's text import (tab-separated): no add-on and no package needed, a second import updates."""

from __future__ import annotations

import re

from bloc_course.exports.bank import Exported
from bloc_course.exports.platform import Platform
from bloc_course.exports.platforms._anki import (
    FIELDS,
    NOTE_TYPE,
    VARIANTS,
    Note,
    deck,
    notes,
    render,
)


def write(quiz: Exported) -> bytes:
    """UTF-8; the head lines say what Anki would ask (rslib, `import_export/text/csv`)."""
    columns = ("guid", *FIELDS, "tags")
    head = (
        "#separator:Tab",
        "#html:true",
        f"#notetype:{NOTE_TYPE}",
        f"#deck:{_cell(deck(quiz))}",
        f"#columns:{chr(9).join(columns)}",
        "#guid column:1",
        f"#tags column:{len(columns)}",
        "#if matches:update current",
    )
    return ("\n".join([*head, *map(_row, notes(quiz))]) + "\n").encode()


def _row(note: Note) -> str:
    return "\t".join(map(_cell, (note.guid, *note.fields, " ".join(note.tags))))


def _cell(text: str) -> str:
    """A cell without tabs and line ends; a quote would begin a quoted cell where it comes first."""
    cell = re.sub(r"[\t\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+", " ", text)
    return f'"{cell.replace(chr(34), chr(34) * 2)}"' if '"' in cell or cell[:1] == "#" else cell


SPEC = Platform(
    name="anki-text",
    title="Anki (text import)",
    suffix=".txt",
    about="a card an item, for File > Import; a second import updates",
    takes="bank",
    variants=VARIANTS,
    render=render,
    write=write,
    answers_return=False,
    marks=False,
)
