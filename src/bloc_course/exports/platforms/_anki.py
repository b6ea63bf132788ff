"""What both Anki formats write: the note of an item, as HTML fields, with an identity that lasts.

Anki knows a note by its guid: with the item's own id as guid a second import updates the note that
is there, and the reader's schedule stays.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from bloc_course.exports.bank import Exported
from bloc_course.exports.markup import line
from bloc_course.exports.platform import Rendered, Rendering
from bloc_course.exports.sheets import Listed, Piece, Sheet, sheet
from bloc_course.forms.form import KeyEntry

NOTE_TYPE = "bloc_course question"
FIELDS = ("Question", "Hint", "Answer", "Why", "Id")
BY_YOURSELF = "whoever learns turns the card and judges the answer"
VARIANTS = "none: a card shows an item as it is, whoever learns it"


class Note(Struct, frozen=True):
    """A note: its guid, its fields as HTML in the order of FIELDS, its tags without blanks."""

    guid: str
    fields: tuple[str, ...]
    tags: tuple[str, ...]


def render(entry: KeyEntry) -> Rendered:
    """Every part on a card that nobody marks."""
    return Rendered(tuple(Rendering("a card", None, BY_YOURSELF) for _ in entry.parts))


def deck(quiz: Exported) -> str:
    """The deck's name: `::` would begin a deck within it."""
    return " ".join(quiz.title.replace("::", ": ").split())


def notes(quiz: Exported) -> Iterator[Note]:
    """A note an item."""
    for question in quiz.questions:
        shown = sheet(question, 0)
        tags = tuple(tag.replace(":", "::", 1).replace(" ", "_") for tag in question.tags)
        yield Note(shown.id, tuple(_fields(shown)), tags)


def _fields(shown: Sheet) -> Iterator[str]:
    asked = [f"<p>{line(block)}</p>" for block in shown.stem if block.strip()]
    for part in shown.parts:
        if part.prompt:
            asked.append(f"<p>{line(part.prompt)}</p>")
        asked += map(_block, part.blocks)
        asked.append(f"<p><i>{line(part.how)}</i></p>")
    yield "".join(asked)
    yield line(shown.hint)
    keys = filter(None, (part.key for part in shown.parts))
    yield "<br>".join(f"<b>{line(key)}</b>" for key in keys)
    yield f"<ul>{''.join(f'<li>{line(told)}</li>' for told in shown.told)}</ul>"
    yield line(shown.id)


def _block(block: Listed | tuple[Piece, ...]) -> str:
    if not isinstance(block, Listed):
        return f"<p>{''.join(map(_piece, block))}</p>"
    # Letters stand in the text: Anki's own styles, and those of its apps, number lists differently.
    return "".join(f"<div>{mark}) {line(text)}</div>" for mark, text in block.texts)


def _piece(piece: Piece) -> str:
    after = f"<u>{line(piece.option)}</u>" if piece.option else "____"
    return line(piece.text) + (f"[{piece.mark}: {after}]" if piece.mark else "")
