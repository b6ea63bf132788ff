"""XML in the words of QTI 2, and its translation to those of QTI 3 and back.

QTI 3 calls everything of QTI 2 by the same words in kebab case, elements with `qti-` before them;
what is HTML keeps its name. Two wrappers are new. So an item is built once, in the words of QTI 2.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree as ET

from bloc_course.exports.markup import writable

Element = ET.Element
Child = Element | str | None

# The elements of HTML that stand in our items; all others are QTI's.
HTML = frozenset({"br", "div", "li", "p", "span", "strong", "ul"})
# Elements of QTI 3 whose content stands in a wrapper of its own.
WRAPPED = frozenset({"modalFeedback", "rubricBlock"})
WRAPPER = "contentBody"
_HUMP = re.compile("(?<!^)([A-Z])")
_KEBAB = re.compile("-([a-z])")
_XML = b'<?xml version="1.0" encoding="UTF-8"?>\n'
# What stays as it is: names with a prefix, and those of XML itself.
_PLAIN_ATTRIBUTES = re.compile("[^A-Z]*|.*:.*")


def made(tag: str, attributes: Mapping[str, str] | None = None, *children: Child) -> Element:
    """An element; children are elements or texts, whose line ends become breaks."""
    element = ET.Element(tag, _clean(attributes))
    for child in children:
        if isinstance(child, str):
            join(element, child)
        elif child is not None:
            element.append(child)
    return element


def raw(tag: str, text: str, attributes: Mapping[str, str] | None = None) -> Element:
    """An element with a text whose line ends stay as they are."""
    element = ET.Element(tag, _clean(attributes))
    element.text = writable(text)
    return element


def _clean(attributes: Mapping[str, str] | None) -> dict[str, str]:
    return {name: writable(value) for name, value in (attributes or {}).items()}


def paragraphs(text: str) -> Iterator[Element]:
    """A text as paragraphs, parted at blank lines."""
    for block in re.split(r"\n[ \t]*\n", text):
        yield made("p", {}, block)


def text_of(element: Element | None) -> str:
    """All text in an element, a break as a blank; empty for None."""
    if element is None:
        return ""
    return "".join(_in_order(element))


def _in_order(element: Element) -> Iterator[str]:
    if element.tag in {"br", "p", "div", "li"}:
        yield " "
    yield element.text or ""
    for child in element:
        yield from _in_order(child)
        yield child.tail or ""


def join(element: Element, text: str) -> None:
    """Put a text behind all that is in an element, its line ends as breaks."""
    first, *rest = writable(text).split("\n")
    _append(element, first)
    for line in rest:
        ET.SubElement(element, "br")
        _append(element, line)


def _append(element: Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def written(root: Element, namespace: str, schema: str, *, kebab: bool) -> bytes:
    """A document of one namespace, in the words of QTI 2 or (`kebab`) of QTI 3."""
    top = to_kebab(root) if kebab else root
    names = {
        "xmlns": namespace,
        "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
        "xsi:schemaLocation": f"{namespace} {schema}",
    }
    rooted = ET.Element(top.tag, {**names, **top.attrib})
    rooted.text = top.text
    rooted.extend(top)
    return _XML + ET.tostring(rooted, encoding="unicode").encode() + b"\n"


def read(document: bytes) -> Element:
    """A document in the words of QTI 2, without its namespaces, whichever version it is in.

    ValueError for one that declares a document type, which no writing of ours does.
    """
    if b"<!DOCTYPE" in document:
        raise ValueError("a document type in what should be a QTI document")
    return _from_kebab(ET.fromstring(document))  # noqa: S314 -- without entities nothing grows


def to_kebab(element: Element) -> Element:
    """An element and all in it in the words of QTI 3."""
    tag = element.tag if element.tag in HTML else f"qti-{_kebab(element.tag)}"
    new = ET.Element(tag, {_attribute(name): value for name, value in element.attrib.items()})
    new.text, new.tail = element.text, element.tail
    inside = new
    if element.tag in WRAPPED:
        inside = ET.SubElement(new, f"qti-{_kebab(WRAPPER)}")
        inside.text, new.text = new.text, None
    inside.extend(map(to_kebab, element))
    return new


def _attribute(name: str) -> str:
    return name if _PLAIN_ATTRIBUTES.fullmatch(name) else _kebab(name)


def _kebab(name: str) -> str:
    return _HUMP.sub(r"-\1", name).lower()


def _camel(name: str) -> str:
    return _KEBAB.sub(lambda found: found[1].upper(), name)


def _from_kebab(element: Element) -> Element:
    tag = element.tag.rpartition("}")[2]
    tag = _camel(tag.removeprefix("qti-")) if tag.startswith("qti-") else tag
    attributes = {_camel(name): value for name, value in element.attrib.items()}
    new = ET.Element(tag, attributes)
    new.text, new.tail = element.text, element.tail
    for child in map(_from_kebab, element):
        if child.tag == WRAPPER:
            new.text = child.text
            new.extend(child)
        else:
            new.append(child)
    return new
