"""The package: a manifest, the test, and a file an item, in a zip."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZipFile

from bloc_course.autograder._zips import zip_bytes
from bloc_course.exports.bank import Exported, Question
from bloc_course.exports.content import Content
from bloc_course.exports.platforms.qti._item import SCORE, human, item, parts_written
from bloc_course.exports.platforms.qti._read import content_of
from bloc_course.exports.platforms.qti._test import test
from bloc_course.exports.platforms.qti._version import LOM, Version
from bloc_course.exports.platforms.qti._written import Written
from bloc_course.exports.platforms.qti._xml import Element, made, read, written

MANIFEST, TEST = "imsmanifest.xml", "test.xml"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
# What the metadata calls each kind of part.
INTERACTIONS = {
    "choice": "choiceInteraction",
    "multiple-choice": "choiceInteraction",
    "two-tier": "choiceInteraction",
    "hottext": "hottextInteraction",
    "order": "orderInteraction",
    "order-places": "inlineChoiceInteraction",
    "match": "matchInteraction",
    "gap-match": "gapMatchInteraction",
    "inline-choice": "inlineChoiceInteraction",
    "text-entry": "textEntryInteraction",
    "date-entry": "textEntryInteraction",
    "extended-text": "extendedTextInteraction",
}


def packed(quiz: Exported, version: Version) -> bytes:
    """A quiz as a package of this version."""
    files: dict[str, bytes] = {}
    where: dict[str, str] = {}
    outcomes = {SCORE: None}
    resources = []
    for question in quiz.questions:
        entry = question.entry
        parts = parts_written(entry)
        name = f"items/{entry.item}.xml"
        element = item(entry, parts, external=version.external)
        files[name] = _document(element, version)
        where[entry.item] = name
        outcomes |= dict.fromkeys(outcome for outcome, _ in human(entry, parts))
        resources.append(_item_resource(question, parts, name, version))
    files[TEST] = _document(test(quiz, outcomes, where), version)
    files[MANIFEST] = _manifest(quiz, resources, list(where), version)
    return zip_bytes(files)


def unpacked(package: bytes) -> tuple[Content, ...]:
    """The content of the items of a package that a machine marks, in the order of the test."""
    with ZipFile(BytesIO(package)) as archive:
        top = read(archive.read(TEST))
        wanted = (one.get("href", "") for one in top.iter("assessmentItemRef"))
        items = [read(archive.read(name)) for name in wanted]
    return tuple(filter(None, map(content_of, items)))


def _document(element: Element, version: Version) -> bytes:
    if not version.uses:
        for block in element.iter("rubricBlock"):
            del block.attrib["use"]
    return written(element, version.items, version.items_schema, kebab=version.kebab)


def _item_resource(
    question: Question, parts: list[Written], name: str, version: Version
) -> Element:
    entry = question.entry
    interactions = dict.fromkeys(INTERACTIONS[part.kind] for part in parts)
    metadata = made(
        "metadata",
        {},
        made(
            "qti:qtiMetadata",
            {},
            made("qti:timeDependent", {}, "false"),
            *(made("qti:interactionType", {}, one) for one in interactions),
            made("qti:feedbackType", {}, "nonadaptive"),
            made("qti:solutionAvailable", {}, "true"),
        ),
        made(
            "lom:lom",
            {},
            made(
                "lom:general",
                {},
                made("lom:identifier", {}, made("lom:entry", {}, entry.item)),
                *(made("lom:keyword", {}, _string(tag)) for tag in question.tags),
            ),
        ),
    )
    resource = {"identifier": entry.item, "type": f"imsqti_item_{version.kind}", "href": name}
    return made("resource", resource, metadata, made("file", {"href": name}))


def _string(text: str) -> Element:
    return made("lom:string", {"language": "en"}, text)


def _manifest(
    quiz: Exported, items: list[Element], identities: list[str], version: Version
) -> bytes:
    whole = made(
        "resource",
        {"identifier": "test", "type": f"imsqti_test_{version.kind}", "href": TEST},
        made("file", {"href": TEST}),
        *(made("dependency", {"identifierref": one}) for one in identities),
    )
    top = made(
        "manifest",
        {
            "xmlns": version.package,
            "xmlns:lom": LOM,
            "xmlns:qti": version.metadata,
            "xmlns:xsi": XSI,
            "xsi:schemaLocation": f"{version.package} {version.package_schema}",
            "identifier": f"package-{quiz.dataset}",
        },
        made(
            "metadata",
            {},
            made("schema", {}, version.schema),
            made("schemaversion", {}, version.schema_version),
        ),
        made("organizations"),
        made("resources", {}, whole, *items),
    )
    return b"".join(_lines(top))


def _lines(top: Element) -> Iterator[bytes]:
    yield b'<?xml version="1.0" encoding="UTF-8"?>\n'
    yield ET.tostring(top, encoding="unicode").encode()
    yield b"\n"
