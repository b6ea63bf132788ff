"""Rosters as spreadsheets save them, and file names no two students share."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bloc_course.errors import DataProblems
from bloc_course.forms.encodings import decode, straighten
from bloc_course.forms.roster import Student, digest, parse_roster, read_roster, roster_csv

cell = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zs", "Zl", "Zp")), min_size=1)
classes = st.lists(
    st.builds(Student, id=cell, name=cell, email=cell, group=cell),
    min_size=1,
    unique_by=lambda student: student.id,
)


@given(classes)
def test_a_roster_survives_its_file(students):
    assert parse_roster(roster_csv(students), "class.csv") == tuple(students)


@given(classes, st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_whatever_its_encoding(students, encoding):
    data = roster_csv(students).replace("\n", "\r\n").encode(encoding)
    assert parse_roster(decode(data), "class.csv") == tuple(students)


@given(classes)
def test_file_names_are_safe_and_unlike(students):
    slugs = [student.slug for student in students]
    assert len({slug.lower() for slug in slugs}) == len(slugs)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug) for slug in slugs)


@pytest.mark.parametrize("name", ["con", "nul", "com1", "../up", "a/b", "A", "."])
def test_unsafe_ids_get_another_file_name(name):
    assert Student(name, "N").slug != name


@given(classes)
def test_a_class_is_the_same_in_any_order(students):
    assert digest(students) == digest(reversed(students))


@given(st.binary())
def test_any_bytes_are_some_text(data):
    assert isinstance(straighten(decode(data)), str)


def test_legacy_encodings():
    assert decode("Åkerlund “x”".encode("cp1252")) == "Åkerlund “x”"
    assert decode("a,b\n".encode("utf-16-le")) == decode("a,b\n".encode("utf-16-be")) == "a,b\n"
    assert straighten("“a”\u00a0‘b’") == "\"a\" 'b'"


FAULTS = [
    ("", "class.csv: the roster is empty; a roster has the columns id, name"),
    ("id,name\n", "class.csv: the roster names no student"),
    ("id,nam\n1,A\n", "class.csv:1: no such column (found 'nam'); did you mean 'name'?"),
    ("id\n1\n", "class.csv:1: name: the column is missing"),
    ("id,name,id\n", "class.csv:1: id: the column stands twice"),
    ("id,name\n1,A\n1,B\n", "class.csv:3: id: the id stands twice (found '1')"),
    ("id,name\n,A\n", "class.csv:2: id: the cell is empty"),
    ("id,name\n1,Doe, Jo\n", "class.csv:2: 3 cells under 2 columns; put a name with a comma"),
    ('id,name\n1,"A\n', "class.csv:2: not readable as CSV"),
]


@pytest.mark.parametrize(("text", "message"), FAULTS)
def test_faults(text, message):
    with pytest.raises(DataProblems) as caught:
        parse_roster(text, "class.csv")
    assert any(str(problem).startswith(message) for problem in caught.value.problems), caught.value


def test_semicolons_and_capitals(tmp_path):
    path = tmp_path / "class.csv"
    path.write_bytes(b"\xef\xbb\xbfID;Name\r\n7; Jo \r\n\r\n")
    assert read_roster(path) == (Student("7", "Jo"),)
