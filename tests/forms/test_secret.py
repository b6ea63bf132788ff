"""The secret: found, made once, private; the published one works for the sample only."""

import stat
from pathlib import Path

import pytest

import handmade as made
from bloc_course.errors import CallError
from bloc_course.forms.private import write_private
from bloc_course.forms.roster import Student, digest, read_roster
from bloc_course.forms.secret import DEMONSTRATION, DEMONSTRATION_CLASS, find_secret, guard

SAMPLE = Path(__file__).parents[2] / "quizzes" / "sample"


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def test_made_once_and_kept_to_its_owner(tmp_path):
    first = find_secret(folder=tmp_path, environment={})
    assert first == find_secret(folder=tmp_path, environment={})
    assert len(first) >= 32
    kept = tmp_path / ".bloc-course" / "secret"
    assert (mode(kept), mode(kept.parent)) == (0o600, 0o700)
    assert (kept.parent / ".gitignore").read_text() == "*\n"
    (tmp_path / "other").mkdir()
    assert find_secret(folder=tmp_path / "other", environment={}) != first


def test_file_before_environment_before_folder(tmp_path):
    file = tmp_path / "mine"
    file.write_text("  a secret in a file \n")
    environment = {"BLOC_COURSE_SECRET": "a secret in the environment"}
    assert find_secret(file, folder=tmp_path, environment=environment) == b"a secret in a file"
    found = find_secret(folder=tmp_path, environment=environment)
    assert found == b"a secret in the environment"
    assert not (tmp_path / ".bloc-course").exists()


def test_a_short_secret_is_refused(tmp_path):
    with pytest.raises(CallError, match="in BLOC_COURSE_SECRET has 3 characters; use at least 16"):
        find_secret(folder=tmp_path, environment={"BLOC_COURSE_SECRET": "abc"})


def test_the_sample_is_what_the_code_says_it_is():
    assert find_secret(SAMPLE / "demonstration-secret") == DEMONSTRATION
    students = read_roster(SAMPLE / "roster.csv")
    assert digest(students) == DEMONSTRATION_CLASS
    assert len(students) == 24
    assert all(student.email.endswith("@example.org") for student in students)


def test_the_demonstration_secret_is_for_the_sample_only():
    students = read_roster(SAMPLE / "roster.csv")
    guard(DEMONSTRATION, students)
    guard(made.SECRET, students[:1])
    for other in (students[1:], (*students, Student("s25", "One More")), made.students()):
        with pytest.raises(CallError, match="published with the course"):
            guard(DEMONSTRATION, other)


def test_a_private_file_is_private_also_where_it_was_not(tmp_path):
    path = tmp_path / "file"
    path.write_text("open")
    path.chmod(0o644)
    write_private(path, "closed")
    assert (path.read_text(), mode(path)) == ("closed", 0o600)
