"""Portraits: every record of every kind can be shown, with every locator that it rests on."""

from __future__ import annotations

import re

import msgspec
import pytest

from bloc_course.dataset.evidence import citations, cited_at
from bloc_course.dataset.portraits import kinds, lines_of, paragraph, portrait
from bloc_course.dataset.query import World
from bloc_course.dataset.records import KINDS, LifeDates, Place
from worlds import world

LOCATOR = re.compile(r"\b[pnedh]\d+(?:\.\d+)?\b")
BOXES = re.compile(r"[\u2500-\u259f]")


def text_of(kind: str, record: str, of: World | None = None) -> str:
    return "\n".join(lines_of(portrait(of or world(), kind, record)))


def changed(**fields: object) -> World:
    """The world with some of its kinds or its article replaced."""
    return World(world().data.replace(**fields))


def test_every_kind_of_record_has_a_portrait() -> None:
    assert set(kinds()) == {kind.FILE for kind in KINDS} | {"places"}
    assert len({kind.noun for kind in kinds().values()}) == len(kinds())


@pytest.mark.parametrize("kind", sorted(kind.FILE for kind in KINDS))
def test_every_record_is_shown_with_every_locator_it_rests_on(kind: str) -> None:
    for record in getattr(world().data, kind).values():
        text = text_of(kind, record.id)
        assert f"({kinds()[kind].noun} {record.id})" in " ".join(text.split())
        rests_on = {locator for locator, _ in citations(record)}
        rests_on |= set(getattr(record, "mentions", ()))
        assert rests_on <= set(LOCATOR.findall(text)), record.id
        assert not BOXES.search(text), record.id
        assert "None" not in text.replace("None of", ""), record.id


def test_every_paragraph_is_shown_with_all_that_rests_on_it() -> None:
    for locator in world().data.article.locators:
        text = "\n".join(lines_of(paragraph(world(), locator, {})))
        assert text.startswith(f"{locator}: ")
        for records in cited_at(world(), locator).values():
            for record in records:
                assert record.id in text


@pytest.mark.parametrize("width", [20, 60, 88, 200])
def test_lines_are_wrapped_and_lose_no_word(width: int) -> None:
    found = portrait(world(), "people", "ivan-smirnov")
    lines = list(lines_of(found, width))
    longest = max(len(word) for line in lines for word in line.split())
    assert max(map(len, lines)) <= max(width, longest + 8)
    whole = " ".join(" ".join(lines_of(found, 100_000)).split())
    assert " ".join(" ".join(lines).split()) == whole


def test_what_is_alleged_or_denied_never_stands_without_its_word() -> None:
    for event in world().data.events.values():
        if event.modality not in ("stated", "inferred"):
            first = portrait(world(), "events", event.id).title
            assert first.casefold().startswith(event.modality), event.id
    for claim in world().data.claims.values():
        for line in portrait(world(), "claims", claim.id).sections[0].lines:
            if claim.statement in line:
                before = line.partition(claim.statement)[0]
                assert claim.polarity in before, claim.id
                assert world().name(claim.asserted_by).split()[-1] in before, claim.id


def test_a_fate_or_membership_that_a_court_alleged_names_the_court() -> None:
    for person in world().data.people.values():
        sections = {s.heading: s.lines for s in portrait(world(), "people", person.id).sections}
        alleged = [m for m in person.memberships if m.modality == "alleged"]
        lines = sections.get("Groups, by source", ())
        for membership in alleged:
            tied = [line for line in lines if f"; {membership.group})" in line]
            assert any(line.strip().startswith("alleged") for line in tied), person.id


def test_namesakes_are_shown_on_both_sides() -> None:
    people = world().data.people
    apart = {k: msgspec.structs.replace(p, namesakes=()) for k, p in people.items()}
    one = msgspec.structs.replace(people["ivan-smirnov"], namesakes=("leon-sedov",))
    other = apart["leon-sedov"]
    of = changed(people=apart | {one.id: one})
    assert f"Not to be confused with\n  {other.name}" in text_of("people", one.id, of)
    assert f"Not to be confused with\n  {one.name}" in text_of("people", other.id, of)


def test_life_dates_stand_as_printed_with_misprints_marked() -> None:
    people = world().data.people
    printed = LifeDates(as_printed="1881-1963", cite=("n4.1",), misprint=True)
    one = msgspec.structs.replace(people["ivan-smirnov"], life=(printed,))
    text = text_of("people", one.id, changed(people=people | {one.id: one}))
    assert "as printed: “1881-1963”, a misprint (n4.1)" in text


def test_a_place_shows_what_happened_there() -> None:
    events = world().data.events
    event = next(e for e in events.values() if e.place)
    place = Place(label=event.place, forms=(event.place.upper(),), cite=("p1",))
    article = msgspec.structs.replace(world().data.article, places={"here": place})
    text = text_of("places", "here", changed(article=article))
    assert event.id in text
    assert "Where it is named\n  p1" in text


def test_an_only_headed_document_says_so() -> None:
    documents = world().data.documents
    one = msgspec.structs.replace(documents["sedov-ink-letter-1932"], extant_here="headed")
    of = changed(documents=documents | {one.id: one})
    text = " ".join(text_of("documents", one.id, of).split())
    assert "the appendix gives only its heading" in text
