"""Linked data: the context, the names of things, and how a statement becomes an attestation.

CIDOC CRM 7.1 (crm:), PROV-O (prov:), schema.org and the EDTF datatype of the Library of Congress.
What a source alleges or denies must never read as a fact, so nothing is said of a person but
through a node that says who says it, where, and how surely.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from bloc_course.dataset import records as r
from bloc_course.dataset.exports._dates import bounds
from bloc_course.dataset.load import Dataset

Node = dict[str, Any]

# No address of the project's own is lasting: whoever publishes the data puts theirs here.
BASE = "https://bloc-course.invalid/data/"
_REF = {"@type": "@id"}
CONTEXT: dict[str, Any] = {
    "@base": BASE,
    "@vocab": f"{BASE}terms#",
    "bc": f"{BASE}terms#",
    "crm": "http://www.cidoc-crm.org/cidoc-crm/",
    "prov": "http://www.w3.org/ns/prov#",
    "schema": "https://schema.org/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "id": "@id",
    "type": "@type",
    "name": "schema:name",
    "description": "schema:description",
    "edtf": {"@id": "bc:edtf", "@type": "http://id.loc.gov/datatypes/edtf/EDTF"},
    "begin": {"@id": "crm:P82a_begin_of_the_begin", "@type": "xsd:date"},
    "end": {"@id": "crm:P82b_end_of_the_end", "@type": "xsd:date"},
    "modality": {"@id": "bc:modality", "@type": "@vocab"},
    "polarity": {"@id": "bc:polarity", "@type": "@vocab"},
    "subject": {"@id": "bc:subject", **_REF},
    "property": {"@id": "bc:property", **_REF},
    **{name: {"@id": f"bc:{name}", **_REF} for name in ("citedIn", "mentionedIn", "voice")},
    **{
        name: {"@id": name, **_REF}
        for name in (
            "crm:P140_assigned_attribute_to",
            "crm:P177_assigned_property_of_type",
            "prov:wasAttributedTo",
            "prov:hadPrimarySource",
            "prov:wasDerivedFrom",
            "prov:wasQuotedFrom",
            "schema:author",
            "schema:recipient",
            "schema:isPartOf",
            "owl:differentFrom",
        )
    },
}
ARTICLE = "article"


class Names:
    """The names (relative to the base) of records, and what is said by whom."""

    def __init__(self, dataset: Dataset) -> None:
        self._data = dataset
        self._kind = {
            record.id: kind for kind, records in dataset.by_kind().items() for record in records
        }

    def of(self, record: str) -> str:
        """The name of a record; an id that a lint has to report stands among unknown ones."""
        return f"{self._kind.get(record, 'unknown')}/{record}"

    def refs(self, records: Iterable[str]) -> list[Node]:
        """Values that are records."""
        return [{"id": self.of(record)} for record in records]

    def knows(self, word: str) -> bool:
        """Whether a text is the id of a record."""
        return word in self._kind

    def origin(self, according_to: str) -> Node:
        """Whose statement it is: a speaker, a document, or the article where nobody is named."""
        if not according_to:
            author = self.of(self._data.article.author)
            return {"prov:wasAttributedTo": author, "prov:hadPrimarySource": ARTICLE}
        name = self.of(according_to)
        if self._kind.get(according_to) == "documents":
            return {"prov:hadPrimarySource": name}
        return {"prov:wasAttributedTo": name, "prov:hadPrimarySource": ARTICLE}


def locators(cite: Iterable[str]) -> list[str]:
    """The names of paragraphs."""
    return [f"locators/{locator}" for locator in cite]


def span(at: str, text: str) -> Node:
    """An EDTF date as a time-span with the days that bound it."""
    begin, end = bounds(text)
    node = {"id": f"{at}-time", "type": "crm:E52_Time-Span", "edtf": text}
    return node | ({"begin": begin} if begin else {}) | ({"end": end} if end else {})


def attestation(
    at: str,
    says: tuple[str, str, Any],
    *,
    origin: Node,
    cite: Iterable[str],
    modality: r.Modality = "stated",
    polarity: str = "asserts",
    printed: str = "",
    **more: Any,
) -> Node:
    """A statement as a node: `says` is subject, property and object.

    Only one that asserts is an attribute assignment; a denial or a question has the same fields
    in our own terms, so that who reads CRM alone takes it for nothing.
    """
    subject, property_, object_ = says
    node: Node = {"id": at, "type": ["Attestation", "prov:Entity"]}
    node |= {"subject": subject, "property": property_, "object": object_}
    if polarity == "asserts" and modality != "denied":
        node["type"].append("crm:E13_Attribute_Assignment")
        node["crm:P140_assigned_attribute_to"] = subject
        node["crm:P177_assigned_property_of_type"] = property_
        node["crm:P141_assigned"] = reference(object_)
    node |= {"modality": modality, "polarity": polarity, **origin}
    node["prov:wasDerivedFrom"] = locators(cite)
    if printed:
        node |= {"asPrinted": printed, "prov:wasQuotedFrom": locators(cite)}
    return node | {name: value for name, value in more.items() if value not in ("", (), [])}


def reference(value: Any) -> Any:
    """A node that is written out elsewhere as a reference to it; any other value as it is."""
    return {"id": value["id"]} if isinstance(value, dict) and "id" in value else value
