"""Claims, senses, disagreements, arguments and the article's own words as linked data."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from bloc_course.dataset import records as r
from bloc_course.dataset.exports._linked import (
    ARTICLE,
    Names,
    Node,
    attestation,
    locators,
    span,
)
from bloc_course.dates import DateError, parse_edtf


def claim(names: Names, one: r.Claim) -> Iterator[Node]:
    """A claim is an attestation itself: its speaker and source are its provenance."""
    at = names.of(one.id)
    origin = names.origin(one.asserted_by) | {"prov:hadPrimarySource": names.of(one.source)}
    more: Node = {
        "stanceOfAuthor": one.stance_of_author,
        "speechType": one.speech_type,
        "voice": f"voices/{one.voice}",
        "description": one.note,
        **{
            name: names.refs(ids)
            for name, ids in (
                ("via", one.via),
                ("supports", one.supports),
                ("opposes", one.opposes),
                ("conflictsWith", one.conflicts_with),
            )
        },
    }
    more |= {"asOf": span(f"{at}#as_of", one.as_of)} if one.as_of else {}
    if one.expression:
        drawn = names.refs([one.expression.drawn_by])
        more["expression"] = {
            "type": "RelativeDate",
            "asPrinted": one.expression.text,
            "anchor": span(f"{at}#expression", one.expression.anchor),
            "offset": one.expression.offset,
            "drawnBy": drawn,
        }
    yield attestation(
        at,
        (names.of(one.subject), f"predicates/{one.predicate}", _object(names, at, one.object)),
        origin=origin,
        cite=one.cite,
        modality=one.modality,
        polarity=one.polarity,
        printed=one.cue,
        statement=one.statement,
        **more,
    )


def _object(names: Names, at: str, text: str) -> Any:
    """What a claim ends in: a record, a date or a text."""
    if names.knows(text):
        return {"id": names.of(text)}
    with suppress(DateError):
        return span(f"{at}#object", parse_edtf(text).text)
    return text


def term(names: Names, one: r.Term) -> Iterator[Node]:
    """One sense of a word, as a document uses it."""
    at = names.of(one.id)
    more: Node = {"description": one.note, "word": one.word}
    more |= {"from": span(f"{at}#from", one.from_)} if one.from_ else {}
    more |= {"to": span(f"{at}#to", one.to)} if one.to else {}
    more |= {"refersTo": names.refs([one.refers_to])} if one.refers_to else {}
    yield attestation(
        at,
        (names.of(one.document), "bc:usesInSense", one.sense),
        origin=names.origin(one.document),
        cite=one.cite,
        **more,
    )


def period(names: Names, one: r.Period) -> Iterator[Node]:
    """A stretch of time, from the first day of its start to the last of its end."""
    at = names.of(one.id)
    yield {
        "id": at,
        "type": "crm:E4_Period",
        "name": one.label,
        "description": one.note,
        "citedIn": locators(one.cite),
        "from": span(f"{at}#from", one.from_),
        "to": span(f"{at}#to", one.to),
    }


def discrepancy(names: Names, one: r.Discrepancy) -> Iterator[Node]:
    """A place where the article contradicts itself, with every statement it makes there."""
    at = names.of(one.id)
    statements = []
    for i, said in enumerate(one.statements):
        here = f"{at}#statements.{i}"
        more: Node = {"field": said.field}
        more |= {"readAs": span(here, said.read_as)} if said.read_as else {}
        says = (names.of(said.record), "bc:disputedField", said.value)
        origin = names.origin("")
        statements.append(
            attestation(here, says, origin=origin, cite=said.cite, printed=said.value, **more)
        )
    yield {
        "id": at,
        "type": "Discrepancy",
        "kind": one.kind,
        "resolvable": one.resolvable,
        "reading": one.reading,
        "citedIn": locators(one.cite),
        "statements": statements,
    }


def argument(names: Names, one: r.Argument) -> Iterator[Node]:
    """A conclusion with the claims it is drawn from."""
    yield {
        "id": names.of(one.id),
        "type": "Argument",
        "conclusion": names.refs([one.conclusion]),
        "premises": names.refs(one.premises),
        "rivals": names.refs(one.rivals),
        "warrant": one.warrant,
        "strength": one.strength,
        "citedIn": locators(one.cite),
    }


def article(names: Names, one: r.Article) -> Iterator[Node]:
    """The article with its paragraphs, and the words that it declares."""
    yield {
        "id": ARTICLE,
        "type": ["schema:ScholarlyArticle", "crm:E31_Document", "prov:Entity"],
        "name": one.title,
        "schema:author": names.of(one.author),
        "schema:citation": one.bibliography,
    }
    for locator, paragraph in one.locators.items():
        yield {
            "id": f"locators/{locator}",
            "type": ["crm:E73_Information_Object", "prov:Entity"],
            "name": locator,
            "layer": paragraph.layer,
            "schema:isPartOf": ARTICLE,
        }
    labels: dict[str, str] = {f"voices/{name}": voice.label for name, voice in one.voices.items()}
    labels |= {f"questions/{name}": question.label for name, question in one.questions.items()}
    labels |= {f"predicates/{name}": word.label for name, word in one.predicates.items()}
    for name, label in labels.items():
        yield {"id": name, "type": "crm:E55_Type", "rdfs:label": label}
