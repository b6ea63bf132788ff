"""Problems say where, what and what would be right."""

from __future__ import annotations

import pytest

from bloc_course.errors import DataProblems, Problem, choose, nearest

CASES = [
    (Problem(file="a.yaml", problem="broken"), "a.yaml: broken"),
    (Problem(file="a.yaml", line=7, problem="broken"), "a.yaml:7: broken"),
    (
        Problem(file="a", line=7, field="when", found="x", problem="no date", hint="write 1932"),
        "a:7: when: no date (found 'x'); write 1932",
    ),
]


@pytest.mark.parametrize(("problem", "text"), CASES)
def test_a_problem_reads_from_file_to_hint(problem: Problem, text: str) -> None:
    assert str(problem) == text


def test_problems_come_together_in_order() -> None:
    both = DataProblems([CASES[0][0], CASES[1][0]])
    assert str(both) == "a.yaml: broken\na.yaml:7: broken"


def test_nearest_offers_one_name_or_none() -> None:
    assert nearest("trotzky", ["trotsky", "sedov"]) == "did you mean 'trotsky'?"
    assert nearest("c3", ["C1", "C3"]) == "did you mean 'C3'?"
    assert nearest("qqq", ["trotsky"]) == ""


def test_choose_names_the_nearest_or_all() -> None:
    assert choose("trotzky", ["trotsky", "sedov"]) == "did you mean 'trotsky'?"
    assert choose("qqq", ["trotsky", "sedov"]) == "there are trotsky, sedov"
