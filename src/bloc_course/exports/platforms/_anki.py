"""What both Anki formats write: the note of an item, as HTML fields, with an identity that lasts.

Anki knows a note by its guid: with the item's own id as guid a second import updates the note that
is there, and the reader's schedule stays.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from bloc_course.exports.bank import Exported
from bloc_course.exports.markup import line
from bloc_course.exports.platform import Rendered, Rendering
from bloc_course.exports.sheets import Sheet, lettered, sheet
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
        asked += _shown(part.shown)
        asked.append(f"<p><i>{line(part.shown['how'])}</i></p>")
    yield "".join(asked)
    yield line(shown.hint)
    keys = filter(None, (part.key for part in shown.parts))
    yield "<br>".join(f"<b>{line(key)}</b>" for key in keys)
    yield f"<ul>{''.join(f'<li>{line(told)}</li>' for told in shown.told)}</ul>"
    yield line(shown.id)


def _shown(shown: dict[str, Any]) -> Iterator[str]:
    """The texts of a part by its kind, as `on_paper` names them."""
    kind = shown["kind"]
    if kind in {"one", "many"}:
        yield _list(lettered(shown["options"]))
    elif kind == "order":
        yield _list((str(n), card) for n, card in enumerate(shown["cards"], 1))
    elif kind == "rows":
        yield _list((str(n), row) for n, row in enumerate(shown["rows"], 1))
        yield _list(lettered(shown["columns"]))
    elif kind == "inline":
        pieces = (f"{line(p)} [{n}: ____] " for n, p in enumerate(shown["pieces"][:-1], 1))
        yield f"<p>{''.join(pieces)}{line(shown['pieces'][-1])}</p>"
        for n, gap in enumerate(shown["gaps"], 1):
            yield f"<p>{n}:</p>{_list(lettered(gap))}"
    elif kind == "marked":
        marked = zip(shown["pieces"], lettered(shown["options"]), strict=False)
        text = "".join(f"{line(p)} [{letter}: <u>{line(o)}</u>] " for p, (letter, o) in marked)
        yield f"<p>{text}{line(shown['pieces'][-1])}</p>"
    elif kind == "tiers":
        yield _list(lettered(shown["answers"]))
        yield f"<p>{line(shown['reason'])}</p>"
        yield _list(lettered(shown["reasons"]))
    else:
        yield f"<p>{line(shown['label'])}</p>"


def _list(texts: Any) -> str:
    # Letters stand in the text: Anki's own styles, and those of its apps, number lists differently.
    return "".join(f"<div>{letter}) {line(text)}</div>" for letter, text in texts)
