"""The table of what other programs keep is of today's programs and families, and not too fair."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path

import pytest

from bloc_course.exports.fidelity import ALIKE, fidelity
from bloc_course.exports.overview import BY_HAND, cell, cells_of, marking, overview
from bloc_course.exports.platform import platforms
from exports.samples import every

ROOT = Path(__file__).parents[2]
TABLE = (ROOT / "docs" / "fidelity.md").read_text(encoding="utf-8").partition("<!-- table -->")[2]
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")] for line in TABLE.strip().splitlines()
]
NAMES = [name.strip("`") for name in ROWS[0][1:]]
STATED = {row[0]: dict(zip(NAMES, row[1:], strict=True)) for row in ROWS[2:]}
# Half of what is printed last.
ROUNDED = Fraction(1, 1000)


def test_every_program_that_marks_has_a_column():
    assert [one.name for one in marking()] == NAMES
    assert set(platforms()) - set(NAMES) == {
        "anki",
        "anki-text",
        "csv",
        "docx",
        "latex-exam",
        "markdown",
        "paper-a4",
        "paper-key",
        "paper-letter",
    }


@pytest.mark.parametrize("platform", marking(), ids=lambda one: one.name)
def test_no_item_is_kept_worse_than_its_cell_says(platform):
    questions = [one for one in every(1).questions if one.entry.family in STATED]
    assert questions
    for question in questions:
        found = fidelity(platform, question.entry)
        stated = STATED[found.family][platform.name]
        if found.how == "left out":
            assert "left out" in stated
        elif found.worst is None:
            assert stated.startswith(BY_HAND)
        elif stated.startswith("exact"):
            assert found.worst < ALIKE, (found.family, found.why)
        else:
            number = re.match(r"\d\.\d+", stated)
            assert number, (found.family, stated)
            assert found.worst <= Fraction(number[0]) + ROUNDED, (found.family, found.why)


def test_a_cell_is_the_worst_of_its_items():
    (good, *_) = (fidelity(platforms()["nbgrader"], q.entry) for q in every(1).questions)
    assert cell([good]) == "exact"
    (paper, *_) = (fidelity(platforms()["markdown"], q.entry) for q in every(1).questions)
    assert cell([good, paper]) == BY_HAND


def test_families_stand_in_their_order():
    chosen = (platforms()["nbgrader"],)
    lines = overview(cells_of(every(1), chosen), [one.name for one in chosen]).splitlines()[2:]
    families = [line.split("|")[1].strip() for line in lines]
    assert families.index("C2") < families.index("C10") < families.index("G1")
