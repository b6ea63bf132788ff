"""The interval timeline."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bloc_course.dates import parse_edtf, say_day
from bloc_course.figures.certainty import WORDS
from bloc_course.figures.figure import Ref
from bloc_course.figures.rows import document_row, event_row, life_rows
from bloc_course.figures.timeline import Row, in_order, timeline
from drawings import check

day = st.integers(704_000, 707_000)


@st.composite
def rows(draw):
    lo, hi = sorted((draw(day), draw(day)))
    sure = draw(st.booleans())
    return Row(
        record=draw(st.text("abcdef", min_size=1, max_size=6)),
        label=draw(st.text("abcdefgh WM", min_size=1, max_size=60)).strip() or "x",
        lo=draw(st.sampled_from([lo, None])),
        hi=draw(st.sampled_from([hi, hi, None])),
        modality=draw(st.sampled_from(list(WORDS))),
        said="",
        short="",
        how="",
        locators=("p1",),
        sure_lo=lo if sure else None,
        sure_hi=hi if sure else None,
        doubtful=draw(st.booleans()),
        document=draw(st.booleans()),
    )


some = st.lists(rows(), min_size=1, max_size=12).filter(
    lambda rs: any(r.lo is not None or r.hi is not None for r in rs)
)


@settings(deadline=None)
@given(some)
def test_no_label_lies_on_another(drawn):
    check(timeline(drawn, "A title", "k"))


@settings(deadline=None)
@given(some)
def test_the_table_says_what_the_drawing_shows_whatever_the_order_of_rows(drawn):
    figure = timeline(drawn, "A title", "k")
    assert len(figure.table.rows) == len(drawn)
    if len({row.record for row in drawn}) == len(drawn):
        assert timeline(drawn[::-1], "A title", "k") == figure
    assert [row[0] for row in figure.table.rows] == [
        (Ref(row.record, row.label),) for row in in_order(drawn)
    ]


def test_all_events_and_documents_of_the_dataset_can_be_drawn(world):
    events = [event_row(world, event) for event in world.data.events.values()]
    documents = [document_row(world, document) for document in world.data.documents.values()]
    check(timeline([*events, *documents], "Everything", "k"))
    for row in [*events, *documents]:
        if row.lo is not None and row.hi is not None:
            assert row.lo <= row.hi, row
        if row.sure_lo is not None and row.lo is not None:
            assert row.lo <= row.sure_lo, row


def test_what_began_nobody_knows_when_stands_by_the_day_it_had_begun(world):
    rows = in_order(event_row(world, event) for event in world.data.events.values())
    order = [row.record for row in rows]
    talks = order.index("talks-zinovievists-trotskyists-1932")
    assert order.index("expulsion-zinoviev-kamenev-1932") < talks
    assert talks < order.index("arrest-eismont-group-1932")


def test_the_window_leaves_out_what_lies_outside_and_points_to_what_goes_on(world):
    events = [event_row(world, event) for event in world.data.events.values()]
    first, last = parse_edtf("1932-09").lo, parse_edtf("1932-12").hi
    figure = timeline(events, "Autumn 1932", "k", (first, last))
    check(figure)
    assert 0 < len(figure.table.rows) < len(events)
    assert "goes on or open" in figure.svg


def test_nothing_to_draw_is_said():
    with pytest.raises(ValueError, match="no row with a date"):
        timeline([], "Nothing", "k")


def test_links_tighten_an_undated_letter(world):
    letter = document_row(world, world.data.documents["sedov-ink-letter-1932"])
    assert letter.lo is not None
    assert letter.hi is not None
    assert "by its links" in letter.said
    assert letter.how.endswith("proven from its links")


def test_the_life_of_a_document_has_a_row_for_each_of_its_dates(world) -> None:
    documents = world.data.documents
    rows = life_rows(world, documents["trotsky-german-letter-1932"])
    assert [row.label for row in rows] == ["Written", "Identified", "Found"]
    assert say_day(rows[0].lo) == "6 October 1932"
    assert rows[0].said.endswith("between 6 October and 30 November 1932")


def test_the_writing_of_an_undated_letter_is_drawn_as_it_is_bound(world) -> None:
    rows = life_rows(world, world.data.documents["sedov-ink-letter-1932"])
    assert rows[0].label == "Written"
    assert (say_day(rows[0].lo), say_day(rows[0].hi)) == ("6 October 1932", "3 November 1932")
