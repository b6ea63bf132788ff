"""Grading: right answers earn everything in every format, totals add up, nothing gets lost."""

import csv
import json
import re
import stat
from fractions import Fraction

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

import handmade as made
from bloc_course.formats import formats, issue
from bloc_course.forms.form import Key
from bloc_course.grading._tables import csv_text, decimals
from bloc_course.grading.feedback_page import feedback_name
from bloc_course.grading.grade import mark
from bloc_course.grading.review import rows as review_rows
from bloc_course.grading.write import grade_folder, write_results
from bloc_course.grading.write_feedback import write_feedback
from bloc_course.submissions.admit import Admission
from bloc_course.submissions.answer_noise import plain, right
from bloc_course.submissions.handed_in import Submission
from bloc_course.submissions.read import read_bytes
from bloc_course.submissions.simulate import Simulated, simulate
from bloc_course.submissions.simulated_files import write_class

CLASS = made.students(24)
FORMATS = ("json", "notebook", "csv", "jsonl")


@pytest.fixture(scope="module")
def quiz(tmp_path_factory):
    folder = tmp_path_factory.mktemp("quiz")
    issue(made.bank(), CLASS, folder, tuple(formats().values()))
    return folder


@pytest.fixture(scope="module")
def keys(quiz):
    found = (msgspec.json.decode(p.read_bytes(), type=Key) for p in (quiz / "keys").iterdir())
    return sorted(found, key=lambda key: key.student)


def notebook_of(quiz):
    return lambda slug: (quiz / "forms" / f"{slug}.ipynb").read_bytes()


@pytest.fixture(scope="module")
def graded(quiz, keys, tmp_path_factory):
    folder = tmp_path_factory.mktemp("class")
    answers = write_class(simulate(keys, "1"), "1", folder, notebook_of(quiz))
    papers, admission = grade_folder(quiz, answers)
    out = folder / "results"
    review = write_results(papers, admission, out)
    write_feedback(papers, out)
    return papers, admission, out, review


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("written", FORMATS)
def test_right_answers_earn_everything_in_every_format(quiz, keys, tmp_path, written):
    class_ = []
    for key in keys:
        answers = {}
        for entry in key.entries:
            values = {part.name: right(part) for part in entry.parts}
            answers[entry.code] = values if len(values) > 1 else values["answer"]
        class_.append(Simulated(key, "answers", written, 0.0, answers))
    folder = write_class(class_, "1", tmp_path, notebook_of(quiz))
    papers, admission = grade_folder(quiz, folder)
    assert not admission.refused
    assert [(p.key.student, p.status, p.total) for p in papers] == [
        (student.id, "graded", p.out_of) for student, p in zip(CLASS, papers, strict=True)
    ]


def test_the_gradebook_adds_up(graded):
    papers, _, out, _ = graded
    book = rows(out / "gradebook.csv")
    assert [row["student"] for row in book] == [student.id for student in CLASS]
    for row, paper in zip(book, papers, strict=True):
        points = [row[f"q{n}"] for n in range(1, 19)]
        if not paper.answers:
            assert set(points) == {""} == {row["total"]}
            assert row["status"] in {"refused", "not handed in"}
            continue
        assert sum(answer.points for answer in paper.answers) == paper.total
        assert abs(sum(map(Fraction, points)) - paper.total) <= Fraction(18, 20_000)
        assert row["total"] == decimals(paper.total)
        assert row["out of"] == "20.0000"
    blank = next(row for row in book if row["status"] == "blank")
    assert blank["total"] == "0.0000"


def test_results_tell_each_response(graded):
    papers, _, out, _ = graded
    lines = [json.loads(line) for line in (out / "results.jsonl").read_text().splitlines()]
    assert len(lines) == sum(len(paper.answers) for paper in papers)
    for line in lines:
        assert decimals(Fraction(line["exact"])) == line["score"]
        assert line["status"] in {"graded", "blank", "untouched", "malformed", "ambiguous"}
    assert {line["status"] for line in lines} >= {"graded", "blank", "untouched", "malformed"}


def test_what_a_person_should_see_is_listed(graded):
    papers, admission, out, review = graded
    listed = rows(out / "review.csv")
    assert len(listed) == review
    kinds = [row["kind"] for row in listed]
    assert kinds.count("refused") == len(admission.refused) == 2
    assert kinds.count("replaced") == 1
    unread = [
        part
        for paper in papers
        for answer in paper.answers
        for part in answer.outcome.parts
        if part.status in {"malformed", "ambiguous"}
    ]
    assert kinds.count("malformed") + kinds.count("ambiguous") == len(unread) > 0
    assert all(row["reason"] for row in listed)


def test_results_are_private(graded):
    _, _, out, _ = graded
    files = [path for path in out.rglob("*") if path.is_file()]
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}
    assert {stat.S_IMODE(p.stat().st_mode) for p in (out, out / "feedback")} == {0o700}


def test_feedback_pages(graded):
    papers, _, out, _ = graded
    handed_in = [paper for paper in papers if paper.answers]
    names = {path.name for path in (out / "feedback").iterdir()}
    assert names == {feedback_name(paper.key) for paper in handed_in}
    assert len(names) == len(handed_in)
    index = (out / "index.html").read_text()
    for paper in handed_in:
        name = feedback_name(paper.key)
        assert re.fullmatch(r"[2-9b-z]{20}\.html", name)
        assert f'href="feedback/{name}"' in index
        page = (out / "feedback" / name).read_text()
        assert paper.key.name in page
        assert page.count("<article>") == 18
        assert page.count("<summary>Evidence</summary>") == 18
        assert "The key was set in the test (p1)." in page
        assert "<script" not in page
        assert 'content="default-src' in page
        others = [student.name for student in CLASS if student.name != paper.key.name]
        assert not [name for name in others if f">{name}<" in page]


def test_graded_again_it_is_the_same(quiz, graded, tmp_path):
    _, _, out, _ = graded
    papers, admission = grade_folder(quiz, out.parent / "answers")
    write_results(papers, admission, tmp_path / "results")
    write_feedback(papers, tmp_path / "results")

    def content(folder):
        return {p.relative_to(folder): p.read_bytes() for p in folder.rglob("*") if p.is_file()}

    assert content(out) == content(tmp_path / "results")


def test_answers_under_unknown_codes_are_listed_not_counted(keys):
    key = keys[0]
    responses = {"zzz": msgspec.Raw(b'"b"'), key.entries[0].code.upper(): msgspec.Raw(b"null")}
    paper = mark(key, Submission(form=key.form, file="a.json", responses=responses))
    assert paper.strange == ("zzz",)
    assert (paper.status, paper.total) == ("blank", 0)


def test_answers_on_paper_are_typed_in_by_number(keys, tmp_path):
    key = keys[0]
    entries = [(n, e) for n, e in enumerate(key.entries, 1) if len(e.parts) == 1]
    cells = {n: plain(e.parts[0].interaction, right(e.parts[0])) for n, e in entries}
    table = csv_text(
        ["student", "form", "check", *cells], [[key.student, key.form, key.check, *cells.values()]]
    )
    (found,) = read_bytes(table.encode(), "paper.csv")
    paper = mark(key, found)
    assert [a.outcome.score for a in paper.answers if len(a.entry.parts) == 1] == [1] * len(cells)
    assert not paper.strange


def test_unknown_codes_are_listed_for_review(keys):
    found = Submission(form=keys[0].form, file="a.json", responses={"zzz": msgspec.Raw(b"1")})
    (row,) = review_rows([mark(keys[0], found)], Admission({}, (), ()))
    assert row[0] == "unknown code"
    assert row[3] == "zzz"


def test_an_answer_that_is_no_text_is_malformed(keys):
    raw = msgspec.Raw(rb'"\ud800"')
    code = keys[0].entries[0].code
    paper = mark(keys[0], Submission(form=keys[0].form, file="a", responses={code: raw}))
    assert paper.answers[0].outcome.status == "malformed"


def test_a_huge_answer_is_malformed(keys):
    key = keys[0]
    raw = msgspec.Raw(msgspec.json.encode("b" * 30_000))
    paper = mark(key, Submission(form=key.form, file="a", responses={key.entries[0].code: raw}))
    assert paper.answers[0].outcome.status == "malformed"


@given(st.fractions(0, 100))
def test_decimals_are_rounded_half_to_even(number):
    assert abs(Fraction(decimals(number)) - number) <= Fraction(1, 20_000)
    assert decimals(Fraction(1, 20_000)) == "0.0000"
    assert decimals(Fraction(3, 20_000)) == "0.0002"


@pytest.mark.parametrize(
    ("cell", "written"),
    [("=1+1", "'=1+1"), ("@x", "'@x"), ("-2", "-2"), ("-x", "'-x"), ("+3.5", "'+3.5"), ("a", "a")],
)
def test_no_cell_is_a_formula(cell, written):
    assert csv_text(["h"], [[cell]]) == f"h\n{written}\n"
