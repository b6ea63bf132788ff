"""The documents as CSL-JSON, which Zotero, Pandoc and citeproc read.

Citation Style Language 1.0.2, "CSL-JSON". A date is given in parts only where parts can say it;
any other in words, and always as EDTF too.
"""

from __future__ import annotations

import re
from typing import Any

import msgspec

from bloc_course.dataset.exports._base import Export
from bloc_course.dataset.exports._works import Name, Work, works
from bloc_course.dataset.load import Dataset
from bloc_course.dates import parse_edtf, say

TYPES = {
    "letter": "personal_communication",
    "telegram": "personal_communication",
    "article": "article-journal",
    "interview": "interview",
    "book": "book",
    "memoir": "book",
    "manifesto": "pamphlet",
    "leaflet": "pamphlet",
    "court-record": "legal_case",
    "periodical-issue": "periodical",
    "report": "report",
    "speech": "speech",
    "preface": "chapter",
}
LANGUAGES = {"English": "en", "French": "fr", "German": "de", "Russian": "ru"}
_PLAIN = re.compile(r"\d{4}(-\d\d){0,2}")


def write(dataset: Dataset) -> bytes:
    """A list of items, their ids those of the records."""
    items = [_item(work) for work in works(dataset)]
    return msgspec.json.format(msgspec.json.encode(items), indent=1) + b"\n"


def _item(work: Work) -> dict[str, Any]:
    document = work.document
    item: dict[str, Any] = {
        "id": document.id,
        "type": TYPES.get(document.kind, "document"),
        "title": work.title,
        "genre": document.kind,
        "author": [_name(name) for name in work.authors],
        "recipient": [_name(name) for name in work.recipients],
        "container-title": work.container,
        "language": LANGUAGES.get(document.language, document.language),
        "medium": document.medium,
        "note": document.note,
    }
    if work.date:
        item["issued"] = date(work.date.when)
    if document.holding:
        first = document.holding[0]
        item["archive"] = first.archive
        item["archive_location"] = ", ".join(h.mark for h in document.holding if h.mark)
    custom: dict[str, Any] = {"cite": document.cite, "standing": document.standing}
    if work.date:
        custom |= {"date_role": work.role, "date_modality": work.date.modality}
    return {name: value for name, value in item.items() if value} | {"custom": custom}


def _name(name: Name) -> dict[str, str]:
    if name.literal:
        return {"literal": name.literal}
    parts = {"family": name.family, "given": name.given, "non-dropping-particle": name.particle}
    return {part: value for part, value in parts.items() if value}


def date(text: str) -> dict[str, Any]:
    """An EDTF date in CSL's parts, or in words where they can't say it."""
    bare = text.rstrip("?~%")
    ends = [_parts(end) for end in bare.split("/")]
    parts = [end for end in ends if end]
    if len(parts) < len(ends):
        return {"literal": say(parse_edtf(text)), "edtf": text}
    value: dict[str, Any] = {"date-parts": parts, "edtf": text}
    if len(parts) == 1 and len(parts[0]) == 2 and parts[0][1] > 12:
        value = {"date-parts": [parts[0][:1]], "season": parts[0][1] - 20, "edtf": text}
    elif any(len(end) == 2 and end[1] > 12 for end in parts):
        return {"literal": say(parse_edtf(text)), "edtf": text}
    return value | ({"circa": True} if bare != text else {})


def _parts(text: str) -> list[int]:
    """Year, month and day as far as they are given; none where they are not all figures."""
    return [int(part) for part in text.split("-")] if _PLAIN.fullmatch(text) else []


SPEC = Export(
    name="csl",
    description="the documents for Zotero, Pandoc and other users of CSL-JSON",
    suffix=".json",
    write=write,
)
