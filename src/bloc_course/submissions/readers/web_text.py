"""Answers typed or pasted into a platform's text box, which hands on HTML (`onlinetext.html`)."""

from __future__ import annotations

import re
from html import unescape

from bloc_course.forms.encodings import decode
from bloc_course.submissions.handed_in import HandedIn
from bloc_course.submissions.readers._base import Reader, UnreadableError
from bloc_course.submissions.readers.text_lines import read_text

# Python's own parser takes quadratic time on pages made for that; no sign is read twice here.
_TOKEN = re.compile(r"<(?P<end>/?)(?P<tag>[a-zA-Z][a-zA-Z0-9]*)?[^<>]*>|(?P<text>[^<]+|<)")
_BREAKS = {"br", "p", "div", "li", "tr", "pre", "h1", "h2", "h3", "h4"}
_UNSEEN = {"script", "style", "head"}


def read(data: bytes, file: str) -> list[HandedIn]:
    """The one submission in the text of a page."""
    source = decode(data)
    if "<bloc-quiz" in source:
        raise UnreadableError(
            "this is the page with the questions, which holds no answers; open it, choose “Save"
            " answers as a file” and hand in the answers.json that it saves"
        )
    return read_text(seen(source).replace("\u00a0", " "), file)


def seen(source: str) -> str:
    """What a reader would see of a page, a line for every block."""
    pieces: list[str] = []
    unseen = ""
    for token in _TOKEN.finditer(source):
        tag = (token["tag"] or "").lower()
        if unseen:
            unseen = "" if tag == unseen and token["end"] else unseen
        elif token["text"]:
            pieces.append(unescape(token["text"]))
        elif tag in _UNSEEN and not token["end"]:
            unseen = tag
        elif tag in _BREAKS:
            pieces.append("\n")
    return "".join(pieces)


def told_by(text: str) -> bool:
    """Whether it begins with a tag."""
    return text.startswith("<")


SPEC = Reader(name="web text", suffixes=(".html", ".htm"), read=read, told_by=told_by)
