"""Plain text as HTML that Moodle takes for text, whatever stands in it; and such HTML read back.

It is well-formed, so that XML's own parser reads it. Signs by which Moodle marks gaps, files and
formulas ([[1]], {1:…}, @@…@@, $$…$$) become character references.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree import ElementTree as ET

from bloc_course.exports import markup

_SIGNS = str.maketrans({sign: f"&#{ord(sign)};" for sign in "{}[]@$\\`"})
# What is told and is no text of the item: numbers of rows, letters of cards, how to answer.
NUMBER = "bloc-n"


def line(text: str) -> str:
    """A text within a line."""
    return _kept(markup.line(text))


def block(text: str) -> str:
    """A text as paragraphs."""
    return _kept(markup.block(text))


def span(name: str, html: str) -> str:
    """HTML within a line under a class of ours."""
    return f'<span class="bloc-{name}">{html}</span>'


def div(name: str, html: str) -> str:
    """A block of HTML under a class of ours, or nothing without content."""
    return f'<div class="bloc-{name}">{html}</div>' if html else ""


def number(text: str) -> str:
    """A number or letter that is no text of the item."""
    return span("n", text)


def listed(name: str, rows: Iterable[tuple[str, str]]) -> str:
    """Rows (number or letter, text) as a list; the numbers stand in the text, as styles differ."""
    items = "".join(f"<li>{number(n)} {span('t', line(text))}</li>" for n, text in rows)
    return f'<ul class="bloc-{name}" style="list-style:none">{items}</ul>'


def paragraphs(texts: Iterable[str]) -> str:
    """Lines of feedback, a paragraph each."""
    return "".join(f"<p>{line(text)}</p>" for text in texts if text.strip())


def parsed(html: str) -> ET.Element:
    """HTML that this module wrote, as a tree. ET.ParseError for other HTML."""
    return ET.fromstring(f"<div>{html}</div>")  # noqa: S314 -- no document type within


def named(tree: ET.Element, name: str) -> Iterator[ET.Element]:
    """The elements of a class of ours, in their order."""
    return (one for one in tree.iter() if one.get("class") == f"bloc-{name}")


def within(tree: ET.Element, name: str) -> ET.Element | None:
    """The first element of a class of ours."""
    return next(named(tree, name), None)


def text(tree: ET.Element | None) -> str:
    """What a person reads, without numbers; breaks and ends of paragraphs are blanks."""
    return "".join(_said(tree)) if tree is not None else ""


def _said(tree: ET.Element) -> Iterator[str]:
    if tree.get("class") == NUMBER:
        return
    if tree.tag == "br":
        yield "\n"
    yield tree.text or ""
    for child in tree:
        yield from _said(child)
        yield child.tail or ""
    if tree.tag in {"p", "div", "li"}:
        yield "\n"


def _kept(html: str) -> str:
    # Character references of `markup` (&#x27;) hold none of these signs.
    return html.replace("<br>", "<br/>").translate(_SIGNS)
