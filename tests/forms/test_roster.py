"""Rosters as spreadsheets save them, and file names no two students share."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bloc_course.errors import DataProblems
from bloc_course.forms.encodings import decode, straighten
from bloc_course.forms.roster import (
    Student,
    digest,
    open_roster,
    parse_roster,
    read_roster,
    roster_csv,
)

# Invisible signs (Cf) go, and an apostrophe is how a spreadsheet marks "0123" as text.
cell = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cf", "Zs", "Zl", "Zp"), exclude_characters="'"),
    min_size=1,
)
classes = st.lists(
    st.builds(Student, id=cell, name=cell, email=cell, group=cell),
    min_size=1,
    unique_by=lambda student: student.id.casefold().lstrip("0"),
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
    (
        "id,nam\n1,A\n",
        "class.csv:1: name: the column is missing (found 'nam'); did you mean 'name'?",
    ),
    ("id\n1\n", "class.csv:1: name: the column is missing"),
    ("id,name,id\n", "class.csv:1: id: the column stands twice"),
    ("id,name\n1,A\n1,B\n", "class.csv:3: id: the id stands twice (found '1')"),
    ("id,name\n,A\n", "class.csv:2: id: the cell is empty"),
    ("id,name\n1,Doe, Jo\n", "class.csv:2: 3 cells under 2 columns; put a name with a comma"),
    ('id,name\n1,"A\n', "class.csv:2: not readable as CSV"),
    ('id,name\n1,"A\n2,B\n2,C\n', "class.csv:4: id: the id stands twice (found '2'); it is also"),
    ("id,name\n07,A\n7,B\n", "class.csv:3: id: the id is '07' in line 2 but for capitals or"),
    ("id,name\nab,A\nAB,B\n", "class.csv:3: id: the id is 'ab' in line 2 but for capitals or"),
    ("id,name\n1.23E+08,A\n", "class.csv:2: id: a spreadsheet has rounded the id"),
    ("Student ID,student-id,Name\n1,2,A\n", "class.csv:1: student id: the column stands twice"),
    (
        "ID number,Username,First name,Surname\n,jo,Jo,Doe\n7,an,An,Roe\n",
        "class.csv:2: id: the cell is empty; without the column “ID number”, “Username” would be",
    ),
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


CANVAS = (
    "Student,ID,SIS User ID,SIS Login ID,Section,Quiz 1 (123),Final Score\n"
    "    Points Possible,,,,,10,(read only)\n"
    '"Doe, Jane",4711,00123,jdoe,Tutorial A,7,70\n'
    '"de la Cruz, José",4712,00124,jcruz,Tutorial B,8,80\n'
    '"Student, Test",4799,,abc123,Tutorial A,,\n'
)
MOODLE = (
    "First name,Surname,ID number,Email address,Groups\n"
    "Jane,Doe,00123,jane@example.org,Tutorial A\n"
    "José,de la Cruz,00124,jose@example.org,Tutorial B\n"
)
GERMAN = (
    "Liste vom 26.11.;;;;\n"
    "Name;Vorname;Matrikelnummer;E-Mail;Gruppe;;\n"
    "Doe;Jane;'00123;jane@example.org;Tutorial A;;\n"
    "de la Cruz;José;'00124;jose@example.org;Tutorial B;;\n"
)
BRIGHTSPACE = (
    "OrgDefinedId\tUsername\tLast Name\tFirst Name\tEmail\tSections\tEnd-of-Line Indicator\n"
    "00123\tjdoe\tDoe\tJane\tjane@example.org\tTutorial A\t#\n"
    "00124\tjcruz\tde la Cruz\tJosé\tjose@example.org\tTutorial B\t#\n"
)
SHEET = (
    "sep=;\nid;name;email;group\n00123;Jane Doe;;Tutorial A\n00124;José de la Cruz;;Tutorial B\n"
)
CODECS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252", "mac_roman")


@pytest.mark.parametrize("text", [CANVAS, MOODLE, GERMAN, BRIGHTSPACE, SHEET])
@pytest.mark.parametrize("codec", CODECS)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_what_platforms_export(tmp_path, text, codec, end):
    path = tmp_path / "class.csv"
    path.write_bytes(text.replace("\n", end).encode(codec))
    who = [(s.id, s.name, s.group) for s in read_roster(path)]
    assert sorted(who) == [
        ("00123", "Jane Doe", "Tutorial A"),
        ("00124", "José de la Cruz", "Tutorial B"),
    ]


def test_what_was_taken_for_what_is_said(tmp_path):
    path = tmp_path / "class.csv"
    path.write_bytes(CANVAS.encode("cp1252"))
    assert open_roster(path).notes == (
        "read as Windows-1252 (a guess)",
        "columns are separated by a comma",
        "id from “SIS User ID”; name from “Student”; group from “Section”",
        "not used: “ID”, “SIS Login ID”, “Quiz 1 (123)”, “Final Score”",
        "line 2 is no student (points possible) and was skipped",
        "line 5 is no student (test student) and was skipped",
    )


def test_an_id_column_that_nobody_filled_is_not_the_id():
    text = "First name,Last name,Username,ID number,Email address\nJane,Doe,jdoe,,j@example.org\n"
    assert parse_roster(text, "x") == (Student("jdoe", "Jane Doe", "j@example.org"),)
    text = "Vorname;Nachname;E-Mail-Adresse\nJane;Doe;j@example.org\n"
    assert parse_roster(text, "x") == (Student("j@example.org", "Jane Doe", "j@example.org"),)


def test_our_own_shape_comes_before_what_other_columns_say():
    text = "id,name,email,group,Student ID\n7,Jo,,,123\n"
    assert parse_roster(text, "x") == (Student("7", "Jo"),)
    assert parse_roster('id,name,email,group\n7,"Doe, Jo",,\n', "x") == (Student("7", "Doe, Jo"),)


@given(st.text())
def test_any_text_is_a_class_or_problems_and_a_class_stays_the_same(text):
    try:
        students = parse_roster("id,name\n" + text, "class.csv")
    except DataProblems:
        return
    assert parse_roster(roster_csv(students), "class.csv") == students


def test_a_workbook_is_no_csv(tmp_path):
    path = tmp_path / "class.xlsx"
    path.write_bytes(b"PK\3\4....")
    with pytest.raises(DataProblems, match="an Excel or OpenDocument workbook, not a CSV file"):
        read_roster(path)


NAMES = "Müller Möller Jäger Ångström René Zoë Françoise Núñez Peña Søren Æsa Weiß Ümit Éric João"


@pytest.mark.parametrize("codec", ["cp1252", "mac_roman"])
@pytest.mark.parametrize("name", [*NAMES.split(), "l’été", "“so”", "1917–1918"])
def test_names_in_old_encodings_are_guessed(name, codec):
    assert decode(name.encode(codec)) == name
