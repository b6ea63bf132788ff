"""Reads the questions that were written here, as what they say."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from io import BytesIO
from itertools import combinations, islice
from zipfile import ZipFile

from bloc_course.exports.content import Content, PartContent, flat, made
from bloc_course.exports.platforms.canvas._ticks import BOXES, TICKED
from bloc_course.exports.platforms.canvas._ways import AFTER
from bloc_course.exports.platforms.canvas._write import LETTERS
from bloc_course.exports.platforms.qti._xml import Element, read

# A row or gap: its name, what is offered by identifier, the identifier that is right.
_Row = tuple[str, dict[str, str], str]


class _Html(HTMLParser):
    """Texts of an HTML fragment: paragraphs by class, and what stands in spans."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.paragraphs: list[tuple[str, str]] = []
        self.spans: list[str] = []
        self._open = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "p":
            self.paragraphs.append((dict(attrs).get("class") or "", ""))
        elif tag == "span":
            self.spans.append("")
            self._open = True
        elif tag == "br":
            self.handle_data("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "span":
            self._open = False

    def handle_data(self, data: str) -> None:
        if self._open:
            self.spans[-1] += data
        if self.paragraphs:
            role, text = self.paragraphs[-1]
            self.paragraphs[-1] = (role, text + data)

    @property
    def stem(self) -> str:
        """The question itself."""
        return flat("\n\n".join(text for role, text in self.paragraphs if role == "stem"))


def unpacked(package: bytes) -> tuple[Content, ...]:
    """The content of the questions of a package that a machine marks by the parts of an item."""
    with ZipFile(BytesIO(package)) as archive:
        names = [
            name
            for name in archive.namelist()
            if name.endswith(".xml")
            and not name.endswith(("assessment_meta.xml", "imsmanifest.xml"))
        ]
        tops = [read(archive.read(name)) for name in names]
    return tuple(filter(None, (content_of(one) for top in tops for one in top.iter("item"))))


def content_of(item: Element) -> Content | None:
    """What a question says; None for an essay."""
    kind = _kind(item)
    if kind == "essay":
        return None
    html = _Html(item.findtext("presentation/material/mattext", ""))
    parts = _blank_parts(item, html) if kind == "blanks" else (_part(item, kind, html),)
    return Content(item.get("ident", ""), html.stem, tuple(parts))


def _fields(item: Element, label: str) -> list[str]:
    """The metadata under a label, in their order."""
    return [
        one.findtext("fieldentry", "")
        for one in item.iter("qtimetadatafield")
        if one.findtext("fieldlabel") == label
    ]


def _category(item: Element) -> dict[str, str]:
    """What a cartridge says of a question in its category."""
    (text,) = _fields(item, "cc_question_category") or [""]
    return dict(word.split(":", 1) for word in text.split(" ") if ":" in word)


def _kind(item: Element) -> str:
    found = _fields(item, "bloc_kind")
    return found[0] if found else _category(item).get("asked", "")


def _keyed(item: Element) -> list[str]:
    """The keyed texts of a typed answer: the first of those accepted."""
    accepted = [test.text or "" for test in item.iter("varequal")]
    return _fields(item, "bloc_keyed") or accepted[: int(_category(item).get("keyed", "0"))]


def _blank_parts(item: Element, html: _Html) -> Iterator[PartContent]:
    """The parts of an item that became blanks of one question."""
    keyed = iter(_fields(item, "bloc_keyed"))
    spans = iter(map(flat, html.spans))
    blanks = item.iter("response_lid")
    for told in _fields(item, "bloc_part"):
        kind, options, count = told.split(" ")
        shown = list(islice(spans, int(options)))
        names = list(islice(spans, int(count)))
        first = [next(_labels(blank))[1][0] for blank in islice(blanks, int(count))]
        if kind == "date-entry":
            yield made((), [next(keyed)])
        elif kind == "text-entry":
            yield made((), list(keyed))
        else:
            right = [shown[LETTERS.index(letter)] for letter in first]
            rows = (f"{name} = {text}" for name, text in zip(names, right, strict=True))
            yield made([*shown, *names], rows) if kind == "match" else made(shown, right)


def _part(item: Element, kind: str, html: _Html) -> PartContent:
    if kind in {"text-entry", "date-entry"}:
        return made((), _keyed(item))
    if kind == "inline-choice" and item.find("presentation/response_lid/material") is None:
        kind = "choice"
    if kind in {"choice", "multiple-choice", "two-tier"}:
        labels = dict(_labels(item.find("presentation/response_lid")))
        right = (text for ident in _earning(item) for text in labels[ident])
        return made((text for texts in labels.values() for text in texts), right)
    if kind in TICKED:
        return _ticked(item, kind, html)
    return _table(list(_rows(item)), kind, html)


def _ticked(item: Element, kind: str, html: _Html) -> PartContent:
    """Statements and boxes: what is right is what is to be ticked, and the contrary of the rest."""
    labels = dict(_labels(item.find("presentation/response_lid")))
    right = set(_earning(item))
    if kind == BOXES:
        rows = (f"{row} = {column}" for ident, (row, column) in labels.items() if ident in right)
        return made((text for texts in labels.values() for text in texts), rows)
    pairs = (texts if ident in right else texts[::-1] for ident, texts in labels.items())
    return made(map(flat, html.spans), (f"{one} < {other}" for one, other in pairs))


def _table(rows: list[_Row], kind: str, html: _Html) -> PartContent:
    chosen = [labels[right] for _, labels, right in rows]
    if kind == "order-places":
        return made(chosen, (f"{one} < {other}" for one, other in combinations(chosen, 2)))
    if kind == "order-pairs":
        spans = [*map(flat, html.spans)]
        cards, stated = spans[: -2 * len(rows)], spans[-2 * len(rows) :]
        pairs = zip(stated[::2], stated[1::2], strict=True)
        said = [*zip(pairs, chosen, strict=True)]
        turned = (pair[::-1] if word == AFTER else pair for pair, word in said)
        return made(cards, (f"{one} < {other}" for one, other in turned))
    texts = [text for _, labels, _ in rows for text in labels.values()]
    if kind == "inline-choice":
        return made(texts, chosen if len(rows) == 1 else _numbered(chosen))
    if kind == "two-tier-gaps":
        return made(texts, chosen)
    named = [flat(name) for name, _, _ in rows]
    right = (f"{name} = {text}" for name, text in zip(named, chosen, strict=True))
    return made([*texts, *named], right)


def _numbered(texts: list[str]) -> Iterator[str]:
    return (f"{number} = {text}" for number, text in enumerate(texts, 1))


def _labels(asked: Element | None) -> Iterator[tuple[str, list[str]]]:
    for label in asked.iter("response_label") if asked is not None else ():
        mattext = label.find("material/mattext")
        text = "" if mattext is None else mattext.text or ""
        html = mattext is not None and mattext.get("texttype") == "text/html"
        texts = _Html(text).spans if html else [text]
        yield label.get("ident", ""), [flat(one) for one in texts]


def _rows(item: Element) -> Iterator[_Row]:
    right = {
        test.get("respident", ""): test.text or ""
        for one in item.iter("respcondition")
        if one.find("setvar") is not None
        for test in one.iter("varequal")
    }
    for asked in item.iter("response_lid"):
        name = asked.findtext("material/mattext", "")
        labels = {ident: texts[0] for ident, texts in _labels(asked)}
        yield name, labels, right[asked.get("ident", "")]


def _earning(item: Element) -> Iterator[str]:
    """The identifiers that are right."""
    for one in item.iter("respcondition"):
        if one.find("setvar") is not None:
            for tests in (one.find("conditionvar/and"), one.find("conditionvar")):
                if tests is not None:
                    yield from (test.text or "" for test in tests.findall("varequal"))
