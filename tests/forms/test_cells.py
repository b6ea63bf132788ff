"""Cells: none is a formula, and what is written comes back as it was."""

import csv
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bloc_course.forms.cells import inert, restored
from bloc_course.grading._tables import csv_rows
from hostile import HOSTILE


@given(st.text(max_size=30))
@example("'=1")
@example("''@")
@example(" =1")
def test_what_is_written_comes_back(text):
    assert restored(inert(text)) == text


@given(st.text("=+-@'\t ０=12.5a", max_size=6))
def test_no_cell_begins_a_formula(text):
    written = inert(text).lstrip()
    number = written.replace(".", "", 1).removeprefix("-").isdigit()
    assert number or not written.startswith(("=", "+", "-", "@", "\t", "＝"))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_cells_come_back_through_a_table(text):
    (row,) = csv.reader(io.StringIO(csv_rows([[text, "x"]]), newline=""))
    assert [restored(cell) for cell in row] == [text, "x"]


@pytest.mark.parametrize("number", ["0", "-0.5", "12.2500", "-3"])
def test_a_number_stays_a_number(number):
    assert inert(number) == number
