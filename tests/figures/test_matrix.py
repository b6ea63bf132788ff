"""The corroboration matrix, on the datasets and on made-up data."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bloc_course.dataset.query import World
from bloc_course.figures.certainty import WORDS
from bloc_course.figures.figure import Cite
from bloc_course.figures.matrix import WIDTH, Row, Source, Voice, matrix
from bloc_course.figures.propositions import rows_of
from drawings import check
from second import second
from worlds import world

words = st.lists(st.text("abcdefghWM", min_size=1, max_size=14), min_size=1, max_size=9).map(
    " ".join
)
voices = st.builds(
    Voice,
    record=st.just("a-claim"),
    verb=st.sampled_from(["asserts", "denies", "asks whether this is so"]),
    modality=st.sampled_from(list(WORDS)),
    locators=st.lists(st.sampled_from(["p1", "n12.1", "e2"]), min_size=1, max_size=6).map(tuple),
    speaker=st.one_of(st.just(""), words),
)


@settings(deadline=None)
@given(st.data())
def test_no_label_lies_on_another_and_every_cell_is_in_the_table(data):
    sources = data.draw(st.lists(st.builds(Source, st.just("s"), words), min_size=1, max_size=6))
    cells = st.lists(voices, max_size=2).map(tuple)
    line = st.lists(cells, min_size=len(sources), max_size=len(sources)).map(tuple)
    rows = data.draw(st.lists(st.builds(Row, words, line), min_size=1, max_size=5))
    figure = matrix(sources, rows, "A title", "k")
    check(figure)
    assert figure.table.headers == ("Claim", *(source.name for source in sources))
    for row, told in zip(rows, figure.table.rows, strict=True):
        for cell, said in zip(row.cells, told[1:], strict=True):
            assert [part for part in said if isinstance(part, Cite)] == [
                Cite(voice.locators) for voice in cell
            ]
            assert (said == ("nothing recorded",)) == (not cell)


@pytest.mark.parametrize("work", [world(), second()])
def test_every_claim_of_a_work_stands_in_the_column_of_its_source(work: World):
    for claim in work.data.claims.values():
        sources, rows = rows_of(work, [claim.id])
        column = [source.record for source in sources].index(claim.source)
        assert rows[0].cells[column][0].record == claim.id
        assert rows[0].statement == claim.statement
        assert all(rows[0].cells)


def test_what_a_source_lets_others_say_is_not_its_own_word():
    named = ["broue-1980", "red-book-1936"]
    sources, rows = rows_of(world(), ["sedov-met-smirnov-natalia"], named)
    assert sources[0].name == "Broué in this article"
    witness, book = rows[0].cells
    assert (witness[0].speaker, witness[0].modality) == ("Natalia Sedova", "reported")
    assert book[0].speaker == ""


def test_silence_is_shown_and_is_no_denial():
    named = ["indictment-1936", "red-book-1936", "sedov-ink-letter-1932"]
    sources, rows = rows_of(world(), ["centre-existed-broue"], named)
    figure = matrix(sources, rows, "The centre", "k")
    assert [voice.verb for cell in rows[0].cells for voice in cell] == ["asserts", "denies"]
    assert figure.table.rows[0][3] == ("nothing recorded",)
    assert "nothing recorded, which is no denial" in figure.svg


def test_many_sources_make_it_wide_and_keep_the_size_of_its_letters():
    sources = [Source(f"s{i}", "Correspondence of several decades") for i in range(9)]
    figure = matrix(sources, [Row("A claim.", ((),) * 9)], "Many", "k")
    check(figure)
    assert figure.width > WIDTH
    assert f'style="min-width:{figure.width:.1f}px"'.replace(".0px", "px") in figure.svg
