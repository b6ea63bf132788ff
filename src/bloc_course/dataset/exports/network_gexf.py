"""People, groups and documents as a network for Gephi (GEXF 1.2), written by networkx.

An edge is an attestation: who says it, how surely and where. Two sources are two edges.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from bloc_course.dataset import records as r
from bloc_course.dataset.exports._base import Export, needed
from bloc_course.dataset.load import Dataset


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """What one source says of two nodes; `relation` is a status, a predicate or a part."""

    tail: str
    head: str
    kind: str
    relation: str
    modality: str
    according_to: str
    locators: str
    polarity: str = "asserts"


def write(dataset: Dataset) -> bytes:
    """The network; the same bytes whatever the day and the version of networkx."""
    networkx = needed("networkx", "gexf")
    gexf = needed("networkx.readwrite.gexf", "gexf")
    graph: Any = networkx.MultiDiGraph(name=dataset.article.title)
    for kind, nodes in _nodes(dataset).items():
        for record, (label, sort) in nodes.items():
            graph.add_node(record, label=label, kind=kind, sort=sort)
    for number, edge in enumerate(edges(dataset)):
        told = asdict(edge)
        tail, head = told.pop("tail"), told.pop("head")
        graph.add_edge(tail, head, id=str(number), label=edge.relation, **told)
    writer = gexf.GEXFWriter(encoding="utf-8", prettyprint=True, version="1.2draft")
    writer.add_graph(graph)
    for meta in (child for child in writer.xml if child.tag == "meta"):
        meta.attrib.clear()
        for creator in meta:
            creator.text = "bloc_course"
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _nodes(dataset: Dataset) -> dict[str, dict[str, tuple[str, str]]]:
    """Label and kind of every node by the file that it is from."""
    return {
        "people": {one.id: (one.name, one.kind) for one in dataset.people.values()},
        "groups": {one.id: (one.name, one.kind) for one in dataset.groups.values()},
        "documents": {one.id: (one.title, one.kind) for one in dataset.documents.values()},
    }


def edges(dataset: Dataset) -> Iterator[Edge]:
    """Memberships, places of groups, claims of two nodes, authors and recipients."""
    known = {*dataset.people, *dataset.groups, *dataset.documents}
    for person in dataset.people.values():
        for member in person.memberships:
            yield Edge(
                tail=person.id,
                head=member.group,
                kind="membership",
                relation=member.status,
                modality=member.modality,
                according_to=member.according_to,
                locators=_shown(member.cite),
            )
    for group in dataset.groups.values():
        # A question of status that has the id of a group is about that group.
        for status in (s for s in group.status if s.question in dataset.groups):
            yield Edge(
                tail=group.id,
                head=status.question,
                kind="status",
                relation=status.value,
                modality=status.modality,
                according_to=status.according_to,
                locators=_shown(status.cite),
            )
    for claim in dataset.claims.values():
        if claim.subject in known and claim.object in known:
            yield _claimed(claim)
    for document in dataset.documents.values():
        parties = [(who, "author") for who in document.author]
        parties += [(who, "recipient") for who in document.recipient]
        for who, part in parties:
            yield Edge(
                tail=who if part == "author" else document.id,
                head=document.id if part == "author" else who,
                kind=part,
                relation=part,
                modality="stated",
                according_to="",
                locators=_shown(document.cite),
            )


def _claimed(claim: r.Claim) -> Edge:
    return Edge(
        tail=claim.subject,
        head=claim.object,
        kind="claim",
        relation=claim.predicate,
        modality=claim.modality,
        according_to=claim.source,
        locators=_shown(claim.cite),
        polarity=claim.polarity,
    )


def _shown(cite: tuple[str, ...]) -> str:
    return " ".join(cite)


SPEC = Export(
    name="gexf",
    description="people, groups and documents as a network for Gephi, an edge for each attestation",
    suffix=".gexf",
    write=write,
)
