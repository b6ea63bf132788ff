"""Every paragraph is cited, and whatever it names is accounted for by a record."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from msgspec.structs import replace

from bloc_course.dataset import article
from bloc_course.dataset import records as r
from bloc_course.dataset.coverage import Coverage, Line
from bloc_course.dataset.load import load

TEXT = os.environ.get("BLOC_ARTICLE", "")
needs_article = pytest.mark.skipif(not TEXT, reason="BLOC_ARTICLE does not name the article's text")


def covered(text: str, *, at: str = "p1", **kinds: list[r.Record]) -> Line:
    """What is left of one paragraph of an article that has nothing else, given some records."""
    data = load()
    kinds_of = {kind.FILE: {} for kind in r.KINDS}
    kinds_of |= {name: {one.id: one for one in records} for name, records in kinds.items()}
    paragraph = r.Paragraph(layer="body", words=len(text.split()), sha256="")
    small = replace(data.article, locators={at: paragraph}, places={}, unrecorded={})
    (line,) = Coverage(data.replace(article=small, **kinds_of), {at: text}).lines()
    return line


def berg(**fields: object) -> r.Person:
    plain = {"id": "anna-berg", "cite": ("p1",), "name": "Anna Berg", "kind": "actor"}
    return r.Person(**{**plain, **fields})


def test_a_name_without_a_record_is_left() -> None:
    assert covered("Anna Berg met Olga Dahl.", people=[berg()]).left == ("Olga", "Dahl")


def test_a_record_accounts_only_for_the_paragraphs_it_stands_on() -> None:
    assert covered("Anna Berg spoke.", people=[berg(cite=("p2",))]).left == ("Anna", "Berg")
    assert not covered("Anna Berg spoke.", people=[berg(cite=("p2",), mentions=("p1",))]).left


def test_who_takes_part_in_a_cited_event_is_accounted_for() -> None:
    event = r.Event(
        id="meeting",
        cite=("p1",),
        label="A meeting",
        kind="meeting",
        tier="core",
        when="1932",
        modality="stated",
        participants=(r.Participant(person="anna-berg"),),
    )
    assert not covered(
        "then they met Berg in 1932.", people=[berg(cite=("p2",))], events=[event]
    ).left


def test_words_that_only_open_a_sentence_are_no_names() -> None:
    assert not covered("They spoke. [3] Nobody heard, for nobody and they were there.").left


def test_years_are_left_unless_a_record_here_has_them() -> None:
    assert covered("Berg left in 1932–33.", people=[berg()]).left == ("1932", "1933")
    person = berg(roles=(r.Role(role="traveller", from_="1932", to="1933", cite=("p1",)),))
    assert not covered("Berg left in 1932–33.", people=[person]).left


def test_call_marks_of_notes_are_left_unless_a_holding_has_them() -> None:
    note = "berg papers, (4782), (T 3485)"
    assert {"4782", "T 3485"} <= set(covered(note, at="n1.1").left)
    document = r.Document(
        id="paper",
        cite=("n1.1",),
        title="A paper",
        kind="letter",
        standing="primary",
        extant_here="no",
        stance="contemporary",
        holding=(
            r.Holding(archive="papers", mark="4782", cite=("n1.1",)),
            r.Holding(archive="papers", mark="T 3485", cite=("n1.1",)),
        ),
    )
    assert not covered(note, at="n1.1", documents=[document]).left


def test_every_paragraph_is_cited() -> None:
    assert [line.locator for line in Coverage(load(), {}).lines() if not line.records] == []


@needs_article
def test_nothing_the_article_names_is_left() -> None:
    data = load()
    passages = article.read(Path(TEXT), data.article).passages
    left = {line.locator: line.left for line in Coverage(data, passages).lines() if line.left}
    assert left == {}


@needs_article
def test_no_list_of_unrecorded_words_names_what_the_article_lacks() -> None:
    data = load()
    text = " ".join(article.read(Path(TEXT), data.article).passages.values())
    text = article.fold(text).translate(str.maketrans("’‑", "'-"))
    forms = [form for one in data.article.unrecorded.values() for form in one.forms]
    forms += [form for place in data.article.places.values() for form in place.forms]
    assert [f for f in forms if f.translate(str.maketrans("’‑", "'-")) not in text] == []
