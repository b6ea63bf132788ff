"""Gradebooks: the shapes that Canvas, Moodle and nbgrader take, with totals that add up."""

import csv
import io
from fractions import Fraction

import msgspec
import pytest

import handmade as made
from bloc_course.errors import CallError
from bloc_course.forms.assemble import assemble
from bloc_course.forms.roster import Student
from bloc_course.grading.grade import grade
from bloc_course.grading.gradebook import gradebook_csv, shapes
from bloc_course.grading.gradebooks import gradebooks
from bloc_course.submissions.admit import admit
from bloc_course.submissions.handed_in import Submission
from bloc_course.submissions.simulate import simulate

STUDENTS = (
    Student("s1", "Doe, Jane", email="jane@example.org", group="A"),
    Student("s2", "=cmd|' /C calc'!A0", email="@two"),
    Student("s3", "Al de la Rue"),
    Student("s4", "Plato"),
)
ROSTER = {student.id: student for student in STUDENTS}


@pytest.fixture(scope="module")
def papers():
    bank = made.bank()
    keys = [assemble(bank, student)[1] for student in STUDENTS]
    # The third has fewer questions; the last handed in nothing.
    keys[2] = msgspec.structs.replace(keys[2], entries=keys[2].entries[:10])
    handed_in = [
        Submission(
            form=one.key.form,
            check=one.key.check,
            file="a.jsonl",
            responses={c: msgspec.Raw(msgspec.json.encode(v)) for c, v in one.answers.items()},
        )
        for one in simulate(keys, "1")[:3]
    ]
    by_form = {key.form: key for key in keys}
    return grade(by_form, admit(handed_in, by_form), ROSTER)


def table(papers, shape):
    return list(csv.reader(io.StringIO(gradebook_csv(papers, ROSTER, shape), newline="")))


def test_canvas(papers):
    head, possible, *rows = table(papers, "canvas")
    assert head == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Made by hand"]
    assert possible == ["    Points Possible", "", "", "", "", "20.0000"]
    assert rows[0][:5] == ["Doe, Jane", "", "s1", "jane@example.org", "A"]
    assert rows[1][0].startswith("'=") or ", " in rows[1][0]
    assert [row[2] for row in rows] == ["s1", "s2", "s3", "s4"]
    assert rows[3][5] == ""


def test_a_shorter_form_counts_for_as_much(papers):
    *_, short, absent = table(papers, "canvas")
    paper = papers[2]
    assert paper.out_of < 20
    assert Fraction(short[5]) == pytest.approx(paper.total * 20 / paper.out_of, abs=1e-4)
    assert absent[5] == ""


def test_moodle_never_brings_feedback_without_a_grade(papers):
    head, *rows = table(papers, "moodle")
    assert head[2:5] == ["ID number", "Email address", "Made by hand"]
    assert [bool(row[4]) for row in rows] == [bool(row[5]) for row in rows] == [True] * 3 + [False]
    assert rows[0][:4] == ["Jane", "Doe", "s1", "jane@example.org"]


def test_nbgrader(papers):
    head, *rows = table(papers, "nbgrader")
    assert " ".join(head) == (
        "assignment duedate timestamp student_id last_name first_name email raw_score"
        " late_submission_penalty score max_score"
    )
    for row in rows:
        raw, penalty, score, most = map(Fraction, row[7:])
        assert raw - penalty == score <= most
    assert rows[0][3:6] == ["s1", "Doe", "Jane"]


@pytest.mark.parametrize("shape", sorted(gradebooks()))
def test_every_shape_has_every_student_and_no_formula(papers, shape):
    rows = table(papers, shape)
    assert sum(any(cell in ROSTER for cell in row) for row in rows) == len(STUDENTS)
    cells = [cell for row in rows for cell in row]
    assert not [cell for cell in cells if cell.lstrip().startswith(("=", "+", "@"))]


def test_items_are_columns_by_their_ids(papers):
    head, *rows = table(papers, "items")
    asked = {entry.item for paper in papers for entry in paper.key.entries}
    assert head[3:-3] == sorted(asked)
    for paper, row in zip(papers[:3], rows, strict=False):
        points = dict(zip(head[3:-3], row[3:-3], strict=True))
        mine = {answer.entry.item: answer.points for answer in paper.answers}
        assert {item: Fraction(cell) for item, cell in points.items() if cell} == pytest.approx(
            mine, abs=1e-4
        )
    assert not any(rows[3][3:-3])


def test_totals_add_up_in_all_shapes(papers):
    plain = [row[-3] for row in table(papers, "plain")[1:]]
    assert plain[:2] == [row[5] for row in table(papers, "canvas")[2:4]]
    assert plain[:2] == [row[4] for row in table(papers, "moodle")[1:3]]
    assert plain[:2] == [row[9] for row in table(papers, "nbgrader")[1:3]]


def test_a_shape_nobody_knows():
    with pytest.raises(CallError, match="did you mean 'canvas'"):
        shapes(["canvass"])
