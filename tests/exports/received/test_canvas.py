"""Canvas' student analysis: answers come back in the codes of what was exported.

The file is made here as Canvas' own source makes it (`student_analysis.rb`): texts joined by
commas, rows as "left=>right", dropdowns that stayed open left out.
"""

from __future__ import annotations

import csv
import io
from inspect import getclosurevars

import pytest

from bloc_course.errors import DataProblems
from bloc_course.exports.answers import answers
from bloc_course.exports.fidelity import ours
from bloc_course.exports.platforms.canvas._asked import Blanks, Essay, Pick, Table
from bloc_course.exports.platforms.canvas.canvas import SPEC as CANVAS
from bloc_course.exports.platforms.canvas.canvas_usual import SPEC as USUAL
from bloc_course.exports.received.canvas import read
from bloc_course.items.interactions import Blank
from bloc_course.items.processing import process
from exports import handmade
from exports.samples import every

HEAD = ("name", "id", "sis_id", "section", "section_id", "section_sis_id", "submitted")


def analysis(quiz, rows, possible="2.0"):
    """A student analysis; each row is a map from item to its cell, "" where it was blank."""
    out = io.StringIO()
    lines = csv.writer(out)
    head = list(HEAD)
    for n, question in enumerate(quiz.questions, 1):
        entry = question.entry
        head += [f"{n}: {entry.stem} Question {entry.code}", possible]
    lines.writerow([*head, "n correct", "n incorrect", "score"])
    for n, cells in enumerate(rows, 1):
        line = [f"Ann {n}", str(n), f"s{n}", "A", "1", "", "2026-11-27 05:44:38 UTC"]
        for question in quiz.questions:
            told = cells.get(question.entry.item)
            line += ["", ""] if told is None else [told, "1.0"]
        lines.writerow([*line, "1", "1", "3.0"])
    return out.getvalue().encode()


def told(form, chosen):
    """What Canvas writes of an answer that is given in identifiers."""
    if isinstance(form, Pick):
        picked = chosen.get("response1", frozenset())
        picked = picked if isinstance(picked, frozenset) else {picked}
        texts = ((one.between or " ").join(one.texts) for one in form.labels if one.ident in picked)
        marked = (text.replace(",", "\\,") if form.several else text for text in texts)
        return ",".join(marked)
    pieces = []
    for row in form.rows:
        label = {one.ident: one.texts[0] for one in row.labels}.get(chosen.get(row.name, ""), "")
        if not form.gaps:
            left = row.before.replace("=>", "\\=>")
            label = f"{left}=>{label.replace('=>', chr(92) + '=>')}"
        elif not label:
            continue
        pieces.append(label.replace(",", "\\,"))
    return ",".join(pieces)


def right(entry, rendering):
    """The cell of a fully right answer, and its score by our own marking."""
    form = rendering.form
    if isinstance(form, Pick | Table):
        (part,) = entry.parts
        answer = next(one for one in answers(part).answers if ours(part, one) == 1)
        encoded = getclosurevars(rendering.marking).nonlocals["encode"]
        return told(form, encoded(answer))
    if isinstance(form, Blanks):
        return ",".join(blank.accepted[0].replace(",", "\\,") for blank in form.blanks)
    return form.accepted[0]


@pytest.mark.parametrize("spec", [CANVAS, USUAL], ids=["canvas", "usual"])
@pytest.mark.parametrize("quiz", [every(2), handmade.quiz(["a, b", "x=>y"])], ids=["all", "made"])
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
