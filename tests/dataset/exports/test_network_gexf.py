"""GEXF: networkx reads back nodes and an edge for each attestation."""

from __future__ import annotations

import io
from collections import Counter

import networkx as nx
import pytest

from bloc_course.dataset.exports import network_gexf
from bloc_course.dataset.load import Dataset


@pytest.fixture(scope="module")
def graph(data: Dataset) -> nx.MultiDiGraph:
    return nx.read_gexf(io.BytesIO(network_gexf.write(data)))


def test_nodes_are_people_groups_and_documents(graph: nx.MultiDiGraph, data: Dataset) -> None:
    kinds = {node: told["kind"] for node, told in graph.nodes(data=True)}
    assert kinds == {
        record: kind for kind in ("people", "groups", "documents") for record in getattr(data, kind)
    }
    assert all(graph.nodes[one.id]["label"] == one.name for one in data.people.values())


def test_every_membership_is_an_edge_with_its_source(graph: nx.MultiDiGraph, data: Dataset) -> None:
    keys = ("relation", "modality", "according_to", "locators", "polarity")
    found = Counter(
        (tail, head, *(told[key] for key in keys))
        for tail, head, told in graph.edges(data=True)
        if told["kind"] == "membership"
    )
    assert found == Counter(
        (one.id, m.group, m.status, m.modality, m.according_to, " ".join(m.cite), "asserts")
        for one in data.people.values()
        for m in one.memberships
    )


def test_claims_keep_their_polarity(graph: nx.MultiDiGraph, data: Dataset) -> None:
    found = Counter(
        (tail, head, told["relation"], told["polarity"])
        for tail, head, told in graph.edges(data=True)
        if told["kind"] == "claim"
    )
    nodes = {*data.people, *data.groups, *data.documents}
    assert found == Counter(
        (one.subject, one.object, one.predicate, one.polarity)
        for one in data.claims.values()
        if one.subject in nodes and one.object in nodes
    )
    assert found


def test_letters_run_from_author_to_document_to_recipient(
    graph: nx.MultiDiGraph, data: Dataset
) -> None:
    found = {(t, h) for t, h, told in graph.edges(data=True) if told["kind"] == "author"}
    assert found == {(who, one.id) for one in data.documents.values() for who in one.author}
    found = {(t, h) for t, h, told in graph.edges(data=True) if told["kind"] == "recipient"}
    assert found == {(one.id, who) for one in data.documents.values() for who in one.recipient}


def test_places_of_groups_are_edges_to_what_is_asked_about(
    graph: nx.MultiDiGraph, data: Dataset
) -> None:
    found = Counter(
        (tail, head, told["relation"], told["according_to"])
        for tail, head, told in graph.edges(data=True)
        if told["kind"] == "status"
    )
    assert found == Counter(
        (one.id, status.question, status.value, status.according_to)
        for one in data.groups.values()
        for status in one.status
        if status.question in data.groups
    )


def test_no_date_and_no_version_of_a_library_is_in_the_file(data: Dataset) -> None:
    head = network_gexf.write(data).partition(b"<graph")[0].decode()
    assert "lastmodified" not in head
    assert "NetworkX" not in head
