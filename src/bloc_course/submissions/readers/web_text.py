"""Answers typed or pasted into a platform's text box, which hands on HTML (`onlinetext.html`)."""

from __future__ import annotations

from html.parser import HTMLParser

from bloc_course.forms.encodings import decode
from bloc_course.submissions.handed_in import HandedIn
from bloc_course.submissions.readers._base import Reader, UnreadableError
from bloc_course.submissions.readers.text_lines import read_text

_BREAKS = {"br", "p", "div", "li", "tr", "pre", "h1", "h2", "h3", "h4"}
# Python's parser takes quadratic time on pages made for that.
LARGEST_PAGE = 300_000
_UNSEEN = {"script", "style", "head"}


class _Text(HTMLParser):
    """What a reader would see of a page, a line for every block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.unseen = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in _UNSEEN and not self.unseen:
            self.unseen = tag
        elif tag in _BREAKS:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == self.unseen:
            self.unseen = ""
        elif tag in _BREAKS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.pieces.append(data)


def read(data: bytes, file: str) -> list[HandedIn]:
    """The one submission in the text of a page."""
    source = decode(data)
    if "<bloc-quiz" in source:
        raise UnreadableError(
            "this is the page with the questions, which holds no answers; open it, choose “Save"
            " answers as a file” and hand in the answers.json that it saves"
        )
    if len(source) > LARGEST_PAGE:
        raise UnreadableError("the page is far too long for answers; hand in answers.json itself")
    page = _Text()
    try:
        page.feed(source)
        page.close()
    except (AssertionError, ValueError):  # markup that the parser gives up on
        raise UnreadableError("the page can't be read; hand in answers.json itself") from None
    return read_text("".join(page.pieces).replace("\u00a0", " "), file)


def told_by(text: str) -> bool:
    """Whether it begins with a tag."""
    return text.startswith("<")


SPEC = Reader(name="web text", suffixes=(".html", ".htm"), read=read, told_by=told_by)
