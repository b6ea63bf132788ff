"""Canvas' student analysis: answers come back in the codes of what was exported."""

from __future__ import annotations

import pytest

from bloc_course.errors import DataProblems
from bloc_course.exports.fidelity import ours
from bloc_course.exports.platforms.canvas._asked import Essay
from bloc_course.exports.platforms.canvas.canvas import SPEC as CANVAS
from bloc_course.exports.platforms.canvas.canvas_usual import SPEC as USUAL
from bloc_course.exports.received.canvas import read
from bloc_course.items.interactions import Blank
from bloc_course.items.processing import process
from exports import handmade
from exports.canvas_analysis import analysis, right
from exports.samples import every


@pytest.mark.parametrize("spec", [CANVAS, USUAL], ids=["canvas", "usual"])
@pytest.mark.parametrize("quiz", [every(1), handmade.quiz(["a, b", "x=>y"])], ids=["all", "made"])
def test_right_answers_come_back_right(quiz, spec):
    cells = {}
    for question in quiz.questions:
        first = spec.render(question.entry).parts[0]
        if not isinstance(first.form, Essay):
            cells[question.entry.item] = right(question.entry, first)
    found = read(analysis(quiz, [cells]), "a.csv", quiz)
    (taker,) = found.takers
    entries = {question.entry.item: question.entry for question in quiz.questions}
    assert not found.problems
    assert (taker.id, taker.name, taker.at) == ("s1", "Ann 1", "2026-11-27T05:44:38+00:00")
    assert [one.item for one in taker.answers] == list(cells)
    for one in taker.answers:
        entry = entries[one.item]
        if "March 1931" not in repr(entry.parts):  # Made by hand, days and text apart.
            assert process(entry.parts, one.raw).score == 1, (entry.family, cells[one.item])
        assert one.score == "0.5"


def test_blank_answers_are_blank_and_questions_not_asked_are_not_there():
    quiz = every(1)
    ids = [question.entry.item for question in quiz.questions]
    found = read(analysis(quiz, [dict.fromkeys(ids, ""), {ids[0]: ""}]), "a.csv", quiz)
    whole, one = found.takers
    assert [given.item for given in whole.answers] == ids
    assert {str(given.raw) for given in whole.answers} == {""}
    assert [given.item for given in one.answers] == ids[:1]


def test_open_rows_stay_open_and_a_dropdown_that_could_be_either_is_told_of():
    quiz = handmade.quiz(["one", "two"])
    items = {
        question.entry.parts[0].interaction.__class__.__name__: question.entry
        for question in quiz.questions
    }
    match, order = items["Match"], items["InlineChoice"]
    rows = match.parts[0].interaction
    cell = ",".join(f"{row.text}=>" for row in rows.rows[:-1])
    cell += f",{rows.rows[-1].text}=>{rows.columns[0].text}"
    gap = order.parts[0].interaction.gaps[1]
    cells = {match.item: cell, order.item: gap.options[0].text}
    found = read(analysis(quiz, [cells]), "a.csv", quiz)
    (taker,) = found.takers
    raws = {one.item: one.raw for one in taker.answers}
    assert raws[match.item] == {rows.rows[-1].code: rows.columns[0].code}
    # Both gaps offer this text, and Canvas does not say which of them was left open.
    assert order.item not in raws
    assert [problem.field for problem in found.problems] == [order.item]


def test_what_was_not_offered_is_a_problem():
    quiz = every(1)
    wanted = next(q.entry for q in quiz.questions if q.entry.family == "C3")
    found = read(analysis(quiz, [{wanted.item: "Nothing of the kind"}]), "a.csv", quiz)
    assert [problem.field for problem in found.problems] == [wanted.item]


def test_another_file_is_refused_and_other_questions_are_told_of():
    quiz = every(1)
    with pytest.raises(DataProblems, match="no column with the number"):
        read(b"a,b\n1,2\n", "a.csv", quiz)
    found = read(b"name,id,1: What? Question zzzz,2.0\nAnn,1,x,1.0\n", "a.csv", quiz)
    assert "not exported with these keys" in found.problems[0].problem
    assert not found.takers[0].answers


def test_a_blank_is_no_answer():
    assert ours(next(iter(every(1).questions)).entry.parts[0], Blank()) == 0
