"""Who named whom, on the datasets and on made-up data."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bloc_course.dataset.query import World
from bloc_course.figures.allegations import named_in
from bloc_course.figures.certainty import WORDS
from bloc_course.figures.figure import Ref
from bloc_course.figures.naming import Allegation, Named, Speaker, naming
from drawings import check
from second import second
from worlds import world

words = st.lists(st.text("abcdefghWM", min_size=1, max_size=10), min_size=1, max_size=7).map(
    " ".join
)
PAPERS = ["indictment-1936", "verdict-1936", "trial-report-1936", "gaven-confessions-1936"]
CENTRE = ["unified-centre-1936"]
speakers = st.integers(0, 3).map(
    lambda i: Speaker(f"s{i}", f"Speaker number {i}", "person" if i % 2 else "paper", "in: A paper")
)
allegations = st.builds(
    Allegation,
    speaker=speakers,
    says=words,
    modality=st.sampled_from(list(WORDS)),
    locators=st.just(("p1", "n2.1")),
    record=st.sampled_from(["", "c"]),
    stance=st.sampled_from(["", "A rejects it"]),
)
people = st.lists(words, min_size=1, max_size=4).map(
    lambda names: tuple((f"r{i}", name) for i, name in enumerate(names))
)
named = st.builds(Named, people, st.lists(allegations, min_size=1, max_size=3).map(tuple))


@settings(deadline=None)
@given(st.lists(named, min_size=1, max_size=5))
def test_no_label_lies_on_another_and_each_allegation_is_a_line_and_a_row(drawn):
    figure = naming(drawn, "A title", "k")
    check(figure)
    count = sum(len(one.allegations) for one in drawn)
    assert len(figure.table.rows) == count
    voices = {a.speaker.voice for one in drawn for a in one.allegations}
    dashes = [figure.svg.count(f'stroke-dasharray="{kind}"') for kind in ("9 3 2 3", "2 4")]
    # A line for each allegation, and one in the key for each kind of speaker.
    assert sum(dashes) == count + len(voices)


@pytest.mark.parametrize("work", [world(), second()])
def test_every_alleged_claim_about_somebody_else_is_drawn_once(work: World):
    alleged = [
        (claim, person)
        for claim in work.data.claims.values()
        if (claim.modality, claim.polarity) == ("alleged", "asserts")
        for person in (claim.subject, claim.object)
        if person in work.data.people and person != claim.asserted_by
    ]
    assert alleged
    found = named_in(work, list(work.data.documents))
    drawn = [(a.record, p) for one in found for a in one.allegations for p, _ in one.people]
    assert sorted(drawn) == sorted((claim.id, person) for claim, person in alleged)
    check(naming(found, "Names", "k"))


def test_it_says_that_these_are_allegations_and_what_the_author_makes_of_them():
    figure = naming(named_in(world(), PAPERS), "Names", "k")
    for drawn in (figure, figure.narrow):
        assert "Each line is an allegation, not a finding." in drawn.svg
        assert "Each line is an allegation, not a finding." in drawn.description
    assert {row[3] for row in figure.table.rows} == {("alleged",)}
    assert ("Broué rejects it",) in {row[4] for row in figure.table.rows}


def test_many_name_one_and_one_names_many():
    found = named_in(world(), PAPERS)
    by_name = {
        p: {a.speaker.record for a in one.allegations} for one in found for p, _ in one.people
    }
    assert by_name["grigori-sokolnikov"] == {"lev-kamenev", "reingold"}
    assert by_name["alexander-kuklin"] == {"lev-kamenev", "bakayev"}
    assert by_name["vissarion-lominadze"] == {"ivan-smirnov", "sergei-mratchkovsky"}


def test_members_by_the_papers_are_added_and_stand_together_where_the_same_is_alleged():
    found = named_in(world(), PAPERS, CENTRE)
    seven = next(one for one in found if ("yevdokimov", "Yevdokimov") in one.people)
    assert {a.speaker.record for a in seven.allegations} == {"indictment-1936", "verdict-1936"}
    assert {"bakayev", "lev-kamenev"} <= {person for person, _ in seven.people}
    # What a defendant says in the report is not told once more as the report's own words.
    charov = next(one for one in found if one.people[0][0] == "ivan-charov")
    assert [a.speaker.record for a in charov.allegations] == ["bakayev"]


def test_claims_can_be_left_out():
    left = "smirnov-confessed-indictment"
    rows = naming(named_in(world(), PAPERS, CENTRE, [left]), "Names", "k").table.rows
    assert left not in {cell.record for row in rows for cell in row[2] if isinstance(cell, Ref)}
