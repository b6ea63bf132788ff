"""Notebooks: valid, without a key for students, and marked as here by whoever runs them."""

from __future__ import annotations

import io
import json
import zipfile

import nbformat
import pytest

from bloc_course.exports.fidelity import fidelity
from bloc_course.exports.platform import platforms
from bloc_course.exports.platforms._one_form import key
from bloc_course.items.marking.m8_rubric import Rubric
from bloc_course.submissions.admit import admit
from bloc_course.submissions.read import read_bytes
from exports import handmade
from exports.samples import every
from hostile import HOSTILE

NAMES = ("notebook", "nbgrader", "otter")


def notebooks(name, quiz):
    data = platforms()[name].write(quiz)
    if name != "otter":
        return [data]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [archive.read(one) for one in archive.namelist() if one.endswith(".ipynb")]


@pytest.mark.parametrize("name", NAMES)
def test_they_are_valid_with_hostile_texts_and_the_same_twice(name):
    quiz = handmade.quiz(HOSTILE, one_form=True)
    (data,) = notebooks(name, quiz)
    nbformat.validate(nbformat.reads(data.decode(), as_version=4))
    assert platforms()[name].write(quiz) == platforms()[name].write(quiz)


@pytest.mark.parametrize("name", NAMES)
def test_all_that_a_machine_marks_is_exact(name):
    for question in every(1).questions:
        found = fidelity(platforms()[name], question.entry)
        if any(isinstance(part.key, Rubric) for part in question.entry.parts):
            assert found.worst is None
        else:
            assert found.how == "exact", found


def test_the_students_notebook_holds_no_key():
    quiz = every(1)
    told = json.dumps(json.loads(platforms()["notebook"].write(quiz)), ensure_ascii=False)
    for question in quiz.questions:
        assert question.entry.item not in told
        assert question.entry.feedback.key not in told


def test_nbgrader_has_a_graded_cell_a_question_with_its_points():
    quiz = every(1)
    book = json.loads(platforms()["nbgrader"].write(quiz))
    graded = [c["metadata"]["nbgrader"] for c in book["cells"] if "nbgrader" in c["metadata"]]
    points = [cell["points"] for cell in graded if cell["grade"]]
    assert points == [2.0] * len(list(quiz.questions))


@pytest.mark.parametrize("name", NAMES)
def test_a_hand_in_is_admitted_whoever_sends_it(name):
    """Otter's plugin refuses a notebook of a student whom the key does not know."""
    quiz = every(1)
    (data,) = notebooks(name, quiz)
    of = key(quiz)
    admission = admit(read_bytes(data, "a.ipynb"), {of.form: of})
    assert not admission.refused
    assert list(admission.accepted) == [of.form]
