"""JSON-LD: it loads as RDF, and nobody is anything without somebody who says so."""

from __future__ import annotations

from collections import Counter

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import OWL, PROV, RDF, Namespace

from bloc_course.dataset.exports import json_ld
from bloc_course.dataset.exports._linked import BASE
from bloc_course.dataset.load import Dataset
from bloc_course.dates import parse_edtf

# rdflib's own reader of JSON-LD still uses what it deprecates.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
BC = Namespace(f"{BASE}terms#")
CRM = Namespace("http://www.cidoc-crm.org/cidoc-crm/")
SCHEMA = Namespace("https://schema.org/")
EDTF = URIRef("http://id.loc.gov/datatypes/edtf/EDTF")
PREFIXES = f"""
PREFIX bc: <{BC}> PREFIX crm: <{CRM}> PREFIX prov: <{PROV}> PREFIX schema: <{SCHEMA}>
"""
MEMBERSHIPS = """
SELECT ?person ?group ?status ?modality (GROUP_CONCAT(DISTINCT STR(?source)) AS ?sources) WHERE {
  ?said bc:property crm:P107i_is_current_or_former_member_of ;
        bc:subject ?person ; bc:object ?group ; bc:status ?status ; bc:modality ?modality ;
        prov:wasDerivedFrom ?locator ; prov:hadPrimarySource|prov:wasAttributedTo ?source .
} GROUP BY ?said ?person ?group ?status ?modality
"""
# What may be said of a person without an attestation: what the record is, and where it stands.
PLAIN = {
    RDF.type,
    SCHEMA.name,
    SCHEMA.description,
    OWL.differentFrom,
    BC.kind,
    BC.citedIn,
    BC.mentionedIn,
    BC.outside,
}


def last(iri: object) -> str:
    return str(iri).rpartition("/")[2].rpartition("#")[2]


@pytest.fixture(scope="module")
def graph(data: Dataset) -> Graph:
    return Graph().parse(data=json_ld.write(data), format="json-ld")


def test_a_query_gets_every_membership_with_its_source(graph: Graph, data: Dataset) -> None:
    found = Counter(
        (last(p), last(g), str(s), last(m)) for p, g, s, m, _ in graph.query(PREFIXES + MEMBERSHIPS)
    )
    assert found == Counter(
        (person.id, member.group, member.status, member.modality)
        for person in data.people.values()
        for member in person.memberships
    )
    for person, group, _, _, sources in graph.query(PREFIXES + MEMBERSHIPS):
        named = {last(source) for source in str(sources).split()} - {"article"}
        known = {
            m.according_to for m in data.people[last(person)].memberships if m.group == last(group)
        }
        assert named
        assert named <= known


def test_nothing_else_is_said_of_a_person_plainly(graph: Graph, data: Dataset) -> None:
    people = [URIRef(f"{BASE}people/{one}") for one in data.people]
    assert {p for one in people for p in graph.predicates(one)} <= PLAIN
    assert len(people) == len(set(graph.subjects(RDF.type, CRM.E21_Person)))


def test_only_attestations_and_documents_point_to_a_person(graph: Graph, data: Dataset) -> None:
    """Who wrote and received a document is said of the document; all else is attested."""
    attested = set(graph.subjects(RDF.type, BC.Attestation))
    parties = {SCHEMA.author, SCHEMA.recipient, BC.knownThrough}
    # An event that a person reports has the same provenance as an attestation.
    provenance = {PROV.wasAttributedTo, PROV.hadPrimarySource}
    for one in data.people:
        for subject, predicate in graph.subject_predicates(URIRef(f"{BASE}people/{one}")):
            drawn = predicate in {BC.drawnBy, OWL.differentFrom}
            assert subject in attested or predicate in parties | provenance or drawn, subject


def test_no_membership_is_a_triple(graph: Graph) -> None:
    plain = {SCHEMA.memberOf, SCHEMA.member, CRM.P107_has_current_or_former_member}
    plain |= {CRM.P107i_is_current_or_former_member_of}
    assert not plain & set(graph.predicates())


def test_every_attestation_has_source_place_and_certainty(graph: Graph, data: Dataset) -> None:
    attested = set(graph.subjects(RDF.type, BC.Attestation))
    bare = {
        URIRef(f"{BASE}{kind}/{one.id}#aliases.{i}")
        for kind in ("people", "groups", "documents")
        for one in getattr(data, kind).values()
        for i, alias in enumerate(one.aliases)
        if not alias.cite
    }
    for said in attested:
        assert set(graph.objects(said, PROV.hadPrimarySource))
        assert len(set(graph.objects(said, BC.modality))) == 1
        assert len(set(graph.objects(said, BC.polarity))) == 1
        assert said in bare or set(graph.objects(said, PROV.wasDerivedFrom)), said


def test_a_denial_or_question_is_no_attribute_assignment(graph: Graph, data: Dataset) -> None:
    for one in data.claims.values():
        types = set(graph.objects(URIRef(f"{BASE}claims/{one.id}"), RDF.type))
        asserted = one.polarity == "asserts" and one.modality != "denied"
        assert (CRM.E13_Attribute_Assignment in types) is asserted, one.id
    unsure = {BC[word] for word in ("denies", "asks")}
    for said in graph.subjects(RDF.type, CRM.E13_Attribute_Assignment):
        assert not unsure & set(graph.objects(said, BC.polarity))
        assert BC.denied not in set(graph.objects(said, BC.modality))


def test_an_alleged_event_or_organisation_is_none_of_the_crm(graph: Graph, data: Dataset) -> None:
    events = {last(one) for one in graph.subjects(RDF.type, CRM.E5_Event)}
    sure = ("stated", "inferred", "reported")
    assert events == {one.id for one in data.events.values() if one.modality in sure}
    groups = {last(one) for one in graph.subjects(RDF.type, CRM.E74_Group)}
    assert groups == {g.id for g in data.groups.values() if g.kind != "alleged-organisation"}


def test_the_counts_agree_with_the_data(graph: Graph, data: Dataset) -> None:
    def many(query: str) -> int:
        (row,) = graph.query(f"{PREFIXES} SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE {{ {query} }}")
        return int(row.n)

    people, groups = data.people.values(), data.groups.values()
    documents, events = data.documents.values(), data.events.values()
    assert many("?x a crm:E31_Document . FILTER(CONTAINS(STR(?x), '/documents/'))") == len(
        documents
    )
    assert many("?x bc:statement ?s") == len(data.claims)
    assert many("?x a crm:E4_Period") == len(data.periods)
    assert many("?x a bc:Discrepancy") == len(data.discrepancies)
    assert many("?x bc:conclusion ?c") == len(data.arguments)
    assert many("?x bc:usesInSense|bc:word ?w") == len(data.terms)
    assert many("?x bc:property bc:fate") == sum(len(one.fate) for one in people)
    assert many("?x bc:property schema:hasOccupation") == sum(len(one.roles) for one in people)
    named = sum(len(one.aliases) for one in (*people, *groups, *documents))
    assert many("?x bc:property crm:P1_is_identified_by") == named
    assert many("?x bc:property crm:P11_had_participant") == sum(
        len(one.participants) for one in events
    )
    assert many("?x bc:property schema:holdingArchive") == sum(len(d.holding) for d in documents)
    questions = " ".join(f"<{BASE}questions/{word}>" for word in data.article.questions)
    status = sum(len(one.status) for one in groups)
    assert many(f"VALUES ?q {{ {questions} }} ?x bc:property ?q") == status


def test_dates_are_edtf_with_the_days_that_bound_them(graph: Graph) -> None:
    spans = set(graph.subjects(RDF.type, CRM["E52_Time-Span"]))
    assert len(spans) > 100
    for span in spans:
        (text,) = graph.objects(span, BC.edtf)
        assert isinstance(text, Literal)
        assert text.datatype == EDTF
        date = parse_edtf(str(text))
        for predicate, number in (
            (CRM.P82a_begin_of_the_begin, date.proof_lo),
            (CRM.P82b_end_of_the_end, date.proof_hi),
        ):
            days = [day.toPython().toordinal() for day in graph.objects(span, predicate)]
            assert days == ([] if number is None else [number]), text


def test_every_reference_is_to_a_node_of_the_file(graph: Graph) -> None:
    """Terms of our own and of others aside, nothing is named that is not there."""
    subjects = set(graph.subjects())
    for thing in set(graph.objects()):
        if isinstance(thing, URIRef) and thing.startswith(BASE) and not thing.startswith(BC):
            assert thing in subjects, thing
