"""The route map, on the datasets and on made-up data."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from bloc_course.dataset.query import World
from bloc_course.dataset.records import PLACE_ROLES, DocumentPlace
from bloc_course.figures.certainty import WORDS
from bloc_course.figures.figure import Cite, Ref
from bloc_course.figures.legs import legs_of, places_of
from bloc_course.figures.route import Leg, route_map
from drawings import check
from second import second
from worlds import world

words = st.lists(st.text("abcdefghWM", min_size=1, max_size=10), min_size=1, max_size=9).map(
    " ".join
)
PLACES = ["A town", "Another with a long name", "Third", "A country"]
legs = st.builds(
    Leg,
    record=st.just("r"),
    name=words,
    start=st.sampled_from(PLACES),
    end=st.sampled_from(PLACES),
    how=st.one_of(st.just(""), words),
    when=st.sampled_from(["", "autumn 1932"]),
    modality=st.sampled_from(list(WORDS)),
    locators=st.just(("p1", "n2.1")),
    hand=st.one_of(st.just(""), words),
)


def ways(work: World) -> list[str]:
    documents = work.data.documents.values()
    return [d.id for d in documents if len({p.place for p in d.places.values()}) > 1]


@settings(deadline=None)
@given(st.lists(legs, min_size=1, max_size=6))
def test_no_label_lies_on_another_and_each_leg_is_a_row(drawn):
    figure = route_map(PLACES, drawn, "A title", "k")
    check(figure)
    assert [row[0] for row in figure.table.rows] == [(leg.start,) for leg in drawn]
    assert [row[6] for row in figure.table.rows] == [(WORDS[leg.modality],) for leg in drawn]
    assert [row[7] for row in figure.table.rows] == [(Cite(leg.locators),) for leg in drawn]


def moved(work: World) -> World:
    """The work with one paper that went from one of its places to another."""
    paper = next(iter(work.data.documents.values()))
    one, other = list(work.data.article.places)[:2]
    places = {role: DocumentPlace(place=p, cite=paper.cite) for role, p in
              (("written", one), ("received", other), ("found", one))}  # fmt: skip
    documents = work.data.documents | {paper.id: structs.replace(paper, places=places)}
    return World(work.data.replace(documents=documents))


@pytest.mark.parametrize("work", [world(), moved(second())])
def test_every_paper_that_moved_has_a_way_for_each_move(work: World):
    assert ways(work)
    for record in ways(work):
        told = [p.place for r, p in _in_order(work, record)]
        moves = sum(one != other for one, other in pairwise(told))
        drawn = legs_of(work, [record])
        assert len(drawn) == moves
        check(route_map(places_of(drawn), drawn, "A title", "k"))


def _in_order(work: World, record: str):
    places = work.data.documents[record].places
    return [(role, places[role]) for role in PLACE_ROLES if role in places]


def test_the_carrier_is_named_and_a_way_is_no_surer_than_its_least_sure_part():
    (way,) = legs_of(world(), ["ko-article-1932"])
    assert (way.start, way.end, way.hand) == ("Moscow", "Berlin", "Edward S. Holzmann")
    assert way.modality == "reported"
    assert {"p17", "p52"} <= set(way.locators)
    svg = route_map(["Berlin", "Moscow"], [way], "A way", "k").svg
    assert "carried by Edward S. Holzmann" in svg
    # One dashed line more stands in the key.
    assert svg.count('stroke-dasharray="8 4"') == 2


def test_of_a_letter_whose_carrier_is_not_told_the_figure_says_so():
    (way,) = legs_of(world(), ["letter-tt-1933"])
    figure = route_map(["Berlin", "Moscow"], [way], "A way", "k")
    assert "who carried it is not told" in figure.svg
    assert figure.table.rows[0][3] == ("not told",)


def test_the_finding_in_an_archive_is_a_way_of_its_own_unless_left_out():
    letter = ["sedov-ink-letter-1932"]
    assert [leg.end for leg in legs_of(world(), letter)] == ["Prinkipo", "Cambridge, Mass."]
    kept = legs_of(world(), letter, roles=("written", "received"))
    assert [leg.end for leg in kept] == ["Prinkipo"]


def test_a_meeting_stays_at_its_place_and_earlier_things_come_first():
    drawn = legs_of(world(), ["ko-article-1932"], ["meeting-sedov-smirnov-1931"])
    meeting, way = drawn
    assert not meeting.moves
    figure = route_map(places_of(drawn), drawn, "A way", "k")
    assert figure.table.rows[0][2] == (Ref(meeting.record, meeting.name),)
    assert figure.table.rows[0][1] == ("the same place",)
    assert way.moves


def test_what_does_not_move_or_has_no_place_is_refused():
    with pytest.raises(ValueError, match="no way of 'verdict-1936'"):
        legs_of(world(), ["verdict-1936"])
    with pytest.raises(ValueError, match="no declared place"):
        legs_of(world(), [], ["conversation-van-heijenoort-trotsky-1937"])
