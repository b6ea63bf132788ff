"""The knowledge map, on the datasets and on made-up data."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bloc_course.dataset.query import World
from bloc_course.dates import parse_edtf
from bloc_course.figures.certainty import WORDS
from bloc_course.figures.figure import Cite, Ref
from bloc_course.figures.knowers import matters_of
from bloc_course.figures.knowledge import Knower, Matter, knowledge_map
from bloc_course.figures.timeline import Row
from drawings import check
from second import second
from worlds import world

INK, GERMAN = "sedov-ink-letter-1932", "trotsky-german-letter-1932"
words = st.lists(st.text("abcdefghWM", min_size=1, max_size=10), min_size=1, max_size=7).map(
    " ".join
)
days = st.one_of(st.none(), st.integers(705000, 709000))


@st.composite
def knowers(draw) -> Knower:
    name, how = draw(words), draw(words)
    lo = draw(st.integers(705000, 709000))
    row = Row(
        record="r",
        label=f"{name}: {how}",
        lo=lo,
        hi=draw(st.one_of(st.none(), st.integers(709000, 709500))),
        sure_lo=draw(st.one_of(st.none(), st.integers(lo, 709000))),
        modality=draw(st.sampled_from(list(WORDS))),
        said="between two days",
        short="",
        how="stated",
        locators=("p1", "n2.1"),
    )
    return Knower("r", name, how, row)


matters = st.builds(Matter, st.just("d"), words, st.lists(knowers(), max_size=4).map(tuple))


@settings(deadline=None)
@given(st.lists(matters, min_size=1, max_size=4))
def test_no_label_lies_on_another_and_each_knower_is_a_row(drawn):
    known = [knower for matter in drawn for knower in matter.knowers]
    if not known:
        with pytest.raises(ValueError, match="nobody"):
            knowledge_map(drawn, "A title", "k")
        return
    figure = knowledge_map(drawn, "A title", "k")
    check(figure)
    assert len(figure.table.rows) == len(known)
    assert {row[1] for row in figure.table.rows} == {(Ref("r", k.name),) for k in known}


@pytest.mark.parametrize("work", [world(), second()])
def test_of_every_paper_each_writer_and_receiver_is_there_once(work: World):
    drawn = 0
    for document in work.data.documents.values():
        (matter,) = matters_of(work, [document.id])
        who = [knower.record for knower in matter.knowers]
        assert len(who) == len(set(who))
        assert set(document.author) | set(document.recipient) <= set(who)
        dated = [k for k in matter.knowers if k.row.lo is not None or k.row.hi is not None]
        if dated:
            check(knowledge_map([matter], document.title, "k"))
            drawn += 1
    assert drawn


def by(document: str) -> dict[str, Row]:
    (matter,) = matters_of(world(), [document])
    return {knower.record: knower.row for knower in matter.knowers}


def test_a_reply_tells_by_when_the_letter_had_come():
    row = by(INK)["leon-trotsky"]
    assert row.sure_lo == date(1932, 11, 3).toordinal()
    assert row.sure_hi is None or row.sure_hi > row.sure_lo
    assert "by a later paper" in row.how


def test_where_no_paper_tells_that_it_came_nothing_is_filled():
    row = by(GERMAN)["leon-sedov"]
    assert row.sure_lo is None
    assert "by when is not told" in row.said


def test_a_finder_has_it_from_the_find_on_and_an_archive_is_no_knower():
    rows = by(GERMAN)
    assert rows["jean-van-heijenoort"].lo == date(1937, 1, 1).toordinal()
    assert rows["institut-leon-trotsky"].lo == date(1980, 1, 1).toordinal()
    assert "harvard-college-library" not in rows
    assert world().data.article.author not in rows


def test_what_somebody_had_ends_with_his_life():
    row = by(INK)["leon-sedov"]
    died = parse_edtf(world().data.people["leon-sedov"].died)
    assert (row.sure_hi, row.hi) == (died.lo, died.hi)


def test_printing_is_known_to_readers_from_its_date_on():
    row = by("ko-article-1932")["bulletin-31"]
    assert row.label.startswith("to readers of ")
    assert row.lo == date(1932, 11, 1).toordinal()


def test_a_claim_about_knowing_stands_with_its_speaker_at_its_time():
    claim = "commission-not-told-van-heijenoort"
    said = matters_of(world(), [INK], [claim])[-1]
    (knower,) = said.knowers
    assert knower.name.endswith("asserts")
    assert (knower.row.lo, knower.row.hi) == (date(1937, 7, 3).toordinal(),) * 2
    figure = knowledge_map([said], "Said", "k")
    assert figure.table.rows[0][1] == (Ref(claim, knower.name),)
    assert figure.table.rows[0][5] == (Cite(world().data.claims[claim].cite),)


def test_who_had_it_outside_the_time_shown_is_left_out():
    shown = (date(1932, 1, 1).toordinal(), date(1938, 12, 31).toordinal())
    figure = knowledge_map(matters_of(world(), [GERMAN]), "Known", "k", shown)
    check(figure)
    names = [row[1][0].text for row in figure.table.rows]
    assert "Institut Léon Trotsky" not in names
    assert "Jean Van Heijenoort" in names
