"""Lifelines, on the datasets and on made-up data."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bloc_course.dataset.query import World
from bloc_course.dates import parse_edtf
from bloc_course.figures.certainty import WORDS
from bloc_course.figures.cohort import KINDS, lives_of
from bloc_course.figures.figure import Ref
from bloc_course.figures.lifelines import End, Life, Moment, lifelines
from drawings import check
from second import second
from worlds import world

day = st.integers(690_000, 710_000)


@st.composite
def spans(draw):
    lo, hi = sorted((draw(day), draw(day)))
    return draw(st.sampled_from([lo, lo, None])), draw(st.sampled_from([hi, hi, None]))


@st.composite
def moments(draw):
    lo, hi = draw(spans())
    letter, word = draw(st.sampled_from(list(KINDS.values())))
    return Moment(
        record=draw(st.text("abc", min_size=1, max_size=4)),
        letter=letter,
        word=word,
        lo=lo,
        hi=hi,
        said="some time",
        modality=draw(st.sampled_from(list(WORDS))),
        locators=("p1",),
    )


names = st.lists(st.text("abcdefgh WM", min_size=1, max_size=12), min_size=1, max_size=8).map(
    lambda words: " ".join(words).strip() or "x"
)
lives = st.builds(
    Life,
    record=st.just("a-person"),
    name=names,
    lived=st.sampled_from(["", "1881–1936"]),
    born=spans(),
    died=spans(),
    moments=st.lists(moments(), max_size=7).map(tuple),
    ends=st.lists(st.builds(End, names, st.sampled_from(list(WORDS))), max_size=3).map(tuple),
    locators=st.just(("p1",)),
    doubtful=st.booleans(),
)


def dated(drawn: list[Life]) -> bool:
    spans_of = [s for life in drawn for s in (life.born, life.died)]
    spans_of += [(m.lo, m.hi) for life in drawn for m in life.moments]
    return any(day is not None for span in spans_of for day in span)


@settings(deadline=None)
@given(st.lists(lives, min_size=1, max_size=5).filter(dated))
def test_no_label_lies_on_another_and_the_table_tells_every_moment(drawn):
    figure = lifelines(drawn, "A title", "k")
    check(figure)
    for life, row in zip(drawn, figure.table.rows, strict=True):
        told = [part for part in row[2] if isinstance(part, Ref)]
        assert sorted(ref.record for ref in told) == sorted(m.record for m in life.moments)


@pytest.mark.parametrize("work", [world(), second()])
def test_everybody_of_a_work_can_be_drawn_and_no_charge_is_part_of_a_life(work: World):
    everybody = lives_of(work, list(work.data.people))
    check(lifelines(everybody, "Everybody", "k"))
    for life in everybody:
        assert all(moment.modality != "alleged" for moment in life.moments)
        told = {fate.wording for fate in work.data.people[life.record].fate}
        assert {end.wording for end in life.ends} <= told
        assert bool(life.ends) == bool(told)


def test_what_was_done_to_the_dead_is_not_drawn_and_other_events_only_where_asked_for():
    plain = lives_of(world(), ["ivan-smirnov"])[0]
    kinds = {world().data.events[moment.record].kind for moment in plain.moments}
    assert kinds <= set(KINDS)
    joined = "ivan-smirnov-joins-bolsheviks-1903"
    more = lives_of(world(), ["ivan-smirnov"], [joined])[0]
    assert {m.record for m in more.moments} - {m.record for m in plain.moments} == {joined}
    posthumous = [
        (event.id, one.person)
        for event in world().data.events.values()
        for one in event.participants
        if one.posthumous
    ]
    for event, person in posthumous:
        life = lives_of(world(), [person], [event])[0]
        assert event not in {moment.record for moment in life.moments}


def test_the_window_leaves_out_what_lies_outside_and_points_to_what_goes_on():
    first, last = parse_edtf("1932").lo, parse_edtf("1933").hi
    figure = lifelines(lives_of(world(), ["ivan-smirnov"]), "A life", "k", (first, last))
    told = [part.record for part in figure.table.rows[0][2] if isinstance(part, Ref)]
    assert "arrest-smirnov-group-1932" in told
    assert "ivan-smirnov-execution-1936" not in told
    assert "goes on or open" in figure.svg


def test_a_date_reported_only_bears_its_mark():
    life = lives_of(world(), ["lev-kamenev"])[0]
    figure = lifelines([life], "A life", "k", (parse_edtf("1932").lo, parse_edtf("1933").hi))
    assert any(moment.modality == "reported" for moment in life.moments)
    assert ">reported</text>" in figure.svg
    assert "(reported)" in "".join(
        part for part in figure.table.rows[0][2] if isinstance(part, str)
    )


def test_nobody_with_a_date_is_said():
    with pytest.raises(ValueError, match="no life with a date"):
        lifelines(lives_of(world(), ["signature-mm"]), "Nobody", "k")
