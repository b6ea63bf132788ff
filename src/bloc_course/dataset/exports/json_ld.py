"""The dataset as JSON-LD 1.1 in terms of CIDOC CRM, PROV-O and schema.org.

Chapters and judgements belong to the course, not to what the article yields, and stay out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from bloc_course.dataset.exports import _linked_claims as claims
from bloc_course.dataset.exports import _linked_records as records
from bloc_course.dataset.exports._base import LICENCE, Export
from bloc_course.dataset.exports._linked import ARTICLE, CONTEXT, Names, Node
from bloc_course.dataset.load import Dataset

_NODES: dict[str, Callable[[Names, Any], Iterator[Node]]] = {
    "people": records.person,
    "groups": records.group,
    "documents": records.document,
    "events": records.event,
    "claims": claims.claim,
    "terms": claims.term,
    "periods": claims.period,
    "discrepancies": claims.discrepancy,
    "arguments": claims.argument,
}


def write(dataset: Dataset) -> bytes:
    """One document with its context inside and a flat list of nodes."""
    names = Names(dataset)
    head: Node = {
        "id": "",
        "type": "schema:Dataset",
        "name": f"What is said in {dataset.article.title}, and by whom",
        "schema:version": dataset.version,
        "schema:license": {"id": LICENCE["path"]},
        "schema:about": {"id": ARTICLE},
    }
    graph = [head, *claims.article(names, dataset.article)]
    for kind, found in dataset.by_kind().items():
        if kind in _NODES:
            graph += [node for record in found for node in _NODES[kind](names, record)]
    content = {"@context": CONTEXT, "@graph": graph}
    return msgspec.json.format(msgspec.json.encode(content), indent=1) + b"\n"


SPEC = Export(
    name="jsonld",
    description="linked data: every statement a node with its source, locators and certainty",
    suffix=".jsonld",
    write=write,
)
