"""Answers as people really hand them in: tables of Google Forms and Excel, YAML, text boxes."""

import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

import handmade as made
from bloc_course.formats.notebook import write as notebook_of
from bloc_course.forms.assemble import assemble
from bloc_course.submissions.handed_in import Refused, Submission
from bloc_course.submissions.read import read_bytes
from bloc_course.submissions.readers._damage import damage
from bloc_course.submissions.readers._fields import field
from bloc_course.submissions.readers._times import times

FORM, KEY = assemble(made.bank(), made.students()[0])
CODES = [entry.code for entry in KEY.entries]


def plain(submission):
    return {code: msgspec.json.decode(raw) for code, raw in submission.responses.items()}


def only(data, name):
    (found,) = read_bytes(data if isinstance(data, bytes) else data.encode(), name)
    return found


HEADS = [
    ("k7q", "k7q"),
    ("K7Q", "k7q"),
    ("3", "3"),
    ("Q3", "3"),
    ("Question 12", "12"),
    ("q38", "q38"),
    ("3.", "3"),
    ("8.clues", "8.clues"),
    ("k7q.interval", "k7q.interval"),
    ("1. What holds?", "1"),
    ("1) What holds?", "1"),
    ("12. 1932: which came first?", "12"),
    ("Question 4: What holds?", "4"),
    ("Question 4 (2 points)", "4"),
    ("8.clues: Sort the clues.", "8.clues"),
    ("What holds? [k7q]", "k7q"),
    ("3. What holds? (k7q)", "k7q"),
    ("[k7q] What holds?", "k7q"),
    ("k7q: What holds?", "k7q"),
    ("k7q – What holds?", "k7q"),
    ("What holds? [k7q.clues]", "k7q.clues"),
    ("Which of these (two) hold?", "Which of these (two) hold?"),
]


@pytest.mark.parametrize(("head", "name"), HEADS)
def test_titles_name_their_question(head, name):
    assert (field(head).kind, field(head).name) == ("question", name)


NAMED = {
    "form": ["form", "Form ID", "form_id", "Form code (on the first page)", "FORM:"],
    "check": ["check", "Check code", "check code (7 letters)"],
    "student": ["student", "Student ID", "Matrikelnummer", "SIS User ID", "ID number"],
    "time": ["Timestamp", "Zeitstempel", "Horodateur"],
    "nothing": ["Email Address", "First name", "Score", "", "Section"],
}


@pytest.mark.parametrize(("kind", "head"), [(k, h) for k, all_ in NAMED.items() for h in all_])
def test_other_columns(kind, head):
    assert field(head).kind == kind


GOOGLE = """\
Timestamp,Email Address,Form ID (on the page),Check code,Student ID,"1. What holds, and
why?","2. Put in order [k7q]",3. Sort [1. the oak],3. Sort [2. the pine],Comments?,,
11/26/2026 21:23:10,a@example.org,f1,c1,7,b,"3,1,2",a,b,,,
11/27/2026 9:03:00,b@example.org,f2,c2,8,"two
lines",,,a,fine,,
"""


def test_google_forms():
    one, two = read_bytes(GOOGLE.encode(), "Quiz (Responses).csv")
    assert plain(one) == {"1": "b", "k7q": "3,1,2", "3": {"1": "a", "2": "b"}}
    assert plain(two) == {"1": "two\nlines", "3": {"2": "a"}, "Comments?": "fine"}
    assert (one.form, one.check, one.student, one.at) == ("f1", "c1", "7", "2026-11-26T21:23:10")
    assert two.at == "2026-11-27T09:03:00"


EXCEL = (
    "sep=;\r\nStudent;Form;Check;1;2;;;\r\n'0012;f;c;'3,1,2;  b ;;;\r\n;;;;;;;\r\n8;g;c;;a;;;\r\n"
)


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_excel(codec, end):
    one, two = read_bytes(EXCEL.replace("\r\n", end).encode(codec), "a.csv")
    assert (one.student, one.line, plain(one)) == ("0012", 3, {"1": "3,1,2", "2": "b"})
    assert (two.student, two.line, plain(two)) == ("8", 5, {"2": "a"})


DAMAGED = [
    "3-Jan", "03-Jan", "1-Mar", "Jan-03", "Oct-32", "3-Jan-32", "3. Jan", "03. Okt", "1. Mrz",
    "2026-01-03 00:00:00", "1/3/2026 0:00", "#NAME?", "#WERT!", "#####", "1.93E+03",
]  # fmt: skip
SOUND = [
    "3,1", "3-1", "3-1-2", "January 1932", "3 Jan 1932", "1932-10", "3 January 1932", "b", "#5",
    "may 5 1932", "early October 1932", "1932-10-03", "Mar", "1932", "3.1", "oct. 1932",
]  # fmt: skip


@pytest.mark.parametrize("cell", DAMAGED)
def test_what_a_spreadsheet_has_broken_is_told_and_its_row_alone_refused(cell):
    bad, good = read_bytes(f"form;check;4\nf;c;{cell}\ng;c;a\n".encode(), "a.csv")
    assert isinstance(bad, Refused)
    assert bad.reason.startswith("question 4: the spreadsheet")
    assert (bad.form, bad.line) == ("f", 2)
    assert "format “Text”" in bad.reason
    assert isinstance(good, Submission)


@pytest.mark.parametrize("cell", SOUND)
def test_what_people_write_is_not_taken_for_damage(cell):
    assert damage(cell) == ""


def test_a_quotation_mark_that_never_closes_costs_one_row():
    text = 'form,check,1\nf1,c,"open\nf2,c,b\nf3,c,"well\nclosed"\n'
    found = read_bytes(text.encode(), "a.csv")
    assert [type(one) for one in found] == [Refused, Submission, Submission]
    assert "row 2: a quotation mark opens" in found[0].reason
    assert plain(found[2]) == {"1": "well\nclosed"}


def test_two_columns_for_one_question():
    text = "form,check,1. What?,1. What now?\nf,c,a,\ng,c,,b\nh,c,a,b\n"
    one, two, three = read_bytes(text.encode(), "a.csv")
    assert (plain(one), plain(two)) == ({"1": "a"}, {"1": "b"})
    assert "question 1 has two columns with different answers" in three.reason


@given(st.lists(st.lists(st.text(max_size=6), max_size=5), min_size=1, max_size=6))
def test_every_row_of_any_table_ends_as_something(rows):
    import csv
    import io

    rows = [[f"f{n}", *cells] for n, cells in enumerate(rows)]
    out = io.StringIO()
    csv.writer(out).writerows([["form", "1", "2", "3", "4", "5"], *rows])
    found = read_bytes(out.getvalue().encode("utf-8", "replace"), "a.csv")
    assert [one.form for one in found] == [row[0] for row in rows]


TIMES = [
    (["11/26/2026 21:23:10", "12/1/2026 9:00:00"], ["2026-11-26T21:23:10", "2026-12-01T09:00:00"]),
    (["26.11.2026 21:23:10", "1.12.2026 09:00"], ["2026-11-26T21:23:10", "2026-12-01T09:00:00"]),
    (["2026/11/26 9:23:10 PM GMT+1"], ["2026-11-26T21:23:10+01:00"]),
    (["2026/11/26 12:05:10 AM GMT-3:30"], ["2026-11-26T00:05:10-03:30"]),
    (["2026/11/26 9:23:10 nachm. MEZ"], ["2026-11-26T21:23:10"]),
    (["2026/11/26 9:23:10 p. m. CET"], ["2026-11-26T21:23:10"]),
    (["2026/11/26 9:23:10 in the evening"], [""]),
    (["2026-11-26T21:23:10.123Z"], ["2026-11-26T21:23:10+00:00"]),
    (
        ["2026-11-26 21:23:10 UTC", "2026-11-26 21:23"],
        ["2026-11-26T21:23:10+00:00", "2026-11-26T21:23:00"],
    ),
    (["2026-11-26 21:23:10 +99:00", "2026-11-26 21:23"], ["", ""]),
    (["11/26/2026, 9:23 PM"], ["2026-11-26T21:23:00"]),
    (["3/4/2026 10:00:00", "4/3/2026 10:00:00"], ["", ""]),
    (["13/1/2026 10:00", "1/13/2026 10:00"], ["", ""]),
    (["2026-11-26 10:00", "soon"], ["", ""]),
    (["2026-13-26 10:00"], [""]),
]


@pytest.mark.parametrize(("cells", "read"), TIMES)
def test_times_are_read_where_they_can_mean_one_thing(cells, read):
    assert times(cells) == read


YAML = """\
form: f1
check: c1          # from the first page
student: 0012
responses:
  k7q: 3,1=2
  8.clues: 1=b
  2: [3, 1, 2]
  4: 1932-10
  5: yes
  6: {1: b, 2: a}
"""


@pytest.mark.parametrize("name", ["a.yaml", "a.yml", "a.txt", "a", "answers.yaml.txt"])
def test_yaml(name):
    found = only(YAML, name)
    assert (found.form, found.check, found.student) == ("f1", "c1", "0012")
    assert plain(found) == {
        "k7q": "3,1=2", "8": {"clues": "1=b"}, "2": ["3", "1", "2"], "4": "1932-10", "5": "yes",
        "6": {"1": "b", "2": "a"},
    } or name in {"a.txt", "a"}  # fmt: skip


def test_yaml_without_responses_and_for_a_class():
    found = only("Form: f\nCheck code: c\n1: b\nQ2: a\nk7q: x\n", "a.yaml")
    assert plain(found) == {"1": "b", "2": "a", "k7q": "x"}
    two = read_bytes(b"form: f\n1: a\n---\nform: g\n1: b\n", "a.yaml")
    assert [one.form for one in two] == ["f", "g"]
    some = read_bytes(b"- {form: f, 1: a}\n- nothing\n", "a.yaml")
    assert [type(one) for one in some] == [Submission, Refused]


HOSTILE = [
    ("a: &a [x]\nb: [*a, *a]\nform: f", "YAML references"),
    ("form: " + "[" * 100 + "]" * 100, "deeper than answers"),
    ("form: f\n\t1: b", "not readable as YAML: line 2"),
    ("!!python/object/apply:os.system ['true']", "no names with answers"),
    ("just words", "no names with answers"),
    ("1: b", "no form id"),
    ("form: [f]", "“form” does not hold what stands on the form there"),
]


@pytest.mark.parametrize(("text", "reason"), HOSTILE)
def test_yaml_that_is_none(text, reason):
    found = only(text, "a.yaml")
    assert isinstance(found, Refused)
    assert reason in found.reason


LINES = (
    "Hello,\nForm id: F1\ncheck: c1\n\n1. b\n2) 3,1,2\nk7q: early October\nof 1932\n8.clues: 1=b\n"
)


@pytest.mark.parametrize("name", ["mail.txt", "mail", "mail.md", "mail.eml"])
def test_a_mail(name):
    found = only(LINES, name)
    assert (found.form, found.check) == ("F1", "c1")
    assert plain(found) == {
        "1": "b", "2": "3,1,2", "k7q": "early October\nof 1932", "8": {"clues": "1=b"},
    }  # fmt: skip


def test_a_number_that_stands_twice_is_nobodys_guess():
    assert (
        "two lines for question 1" in only("form: f\n1. b\n2. because\n1. first\n", "a.txt").reason
    )


ANSWERS = '{"form": "f", "check": "c", "student": "7", "responses": {"k7q": "b"}}'
ONLINE = [
    f"<p>{ANSWERS}</p>",
    f"<div><p>{ANSWERS.replace(chr(34), '&quot;')}</p><br></div>",
    f"<p>{ANSWERS.replace(chr(34), '”')}</p>",
    "<p>form: f</p><p>check:&nbsp;c</p><p>student: 7<br />k7q: b</p><script>alert(1)</script>",
]


@pytest.mark.parametrize("text", ONLINE)
def test_a_text_box(text):
    found = only(text, "Jo_1_assignsubmission_onlinetext_/onlinetext.html")
    assert (found.form, found.check, found.student, plain(found)) == ("f", "c", "7", {"k7q": "b"})


def test_the_page_of_the_quiz_holds_no_answers():
    from bloc_course.formats import named

    (page,) = named("web-page")
    assert "holds no answers; open it" in only(page.file(FORM, KEY), "quiz.html").reason


@pytest.mark.parametrize("source", ["<![", "<!doctype x [ <", "<" * 1000, "<a " * 50_000, "<!--"])
def test_any_page(source):
    assert isinstance(only(source, "a.html"), Refused)


@given(st.text(alphabet="<>!-[]&;/ab\"'= \n", max_size=80))
def test_any_markup(source):
    assert read_bytes(source.encode(), "a.html")


RENAMED = [
    "a.json",
    "a.csv",
    "a.yaml",
    "a.ipynb",
    "a.html",
    "a.txt",
    "a.js",
    "a",
    "a.json.download",
]


@pytest.mark.parametrize("name", RENAMED)
def test_renamed_files(name):
    lines = f"{ANSWERS}\n{ANSWERS}\n"
    table = "form,check,student,k7q\nf,c,7,b\n"
    notebook = {"cells": [{"cell_type": "code", "source": 'answers["k7q"] = "b"\nform = "f"'}]}
    whole = json.dumps({**notebook, "nbformat": 4}, indent=1)
    assert plain(only(ANSWERS, name)) == {"k7q": "b"}
    assert plain(only(json.dumps(json.loads(ANSWERS), indent=2), name)) == {"k7q": "b"}
    assert plain(only(whole, name)) == {"k7q": "b"}
    assert plain(only(table, name)) == {"k7q": "b"}
    if not name.endswith((".yaml", ".html")):
        assert [plain(one) for one in read_bytes(lines.encode(), name)] == [{"k7q": "b"}] * 2


def test_lines_in_a_json_file_with_one_cut_off():
    found = read_bytes(f"{ANSWERS}\n{ANSWERS[:30]}\n".encode(), "a.json")
    assert [(type(one), one.line) for one in found] == [(Submission, 1), (Refused, 2)]


def filled(**changes):
    notebook = json.loads(notebook_of(FORM))
    for cell in notebook["cells"]:
        source = "".join(cell["source"])
        cell["source"] = source.replace('"] = ""', '"] = "x"').splitlines(keepends=True)
    return {**notebook, **changes}


EXPECTED = {
    entry.code: (
        {part.name: "x" for part in entry.parts} if len(entry.parts) > 1 else "x"
    )
    for entry in KEY.entries
}  # fmt: skip


def states():
    whole = filled()
    yield "as given", whole
    yield "reordered", {**whole, "cells": whole["cells"][::-1]}
    yield "only cells", {"cells": whole["cells"]}
    yield "metadata of nothing", {**whole, "metadata": None}
    yield "our metadata of nothing", {**whole, "metadata": {"bloc_course": None}}
    yield "numbers in metadata", {**whole, "metadata": {"bloc_course": {"student": 7, "form": []}}}
    lab = [
        {**cell, "outputs": [{"output_type": "stream", "text": ["x"]}]} for cell in whole["cells"]
    ]
    extra = [{"cell_type": "markdown", "source": "# notes"}, {"cell_type": "raw"}, {}, None, 3]
    yield "extra cells and outputs", {**whole, "cells": [*extra, *lab, *extra], "nbformat_minor": 0}
    colab = [{**c, "metadata": {"id": "Ab", "colab": {"x": 1}}} for c in whole["cells"]]
    yield "Colab", {**whole, "cells": colab, "metadata": {"colab": {"provenance": []}}}
    texts = [{**cell, "source": "".join(cell["source"])} for cell in whole["cells"]]
    yield "sources as one text", {**whole, "cells": texts}
    copies = [json.loads(notebook_of(FORM))["cells"][n] for n in range(len(whole["cells"]))]
    yield "empty copies after", {**whole, "cells": [*whole["cells"], *copies]}
    shown = [
        {**cell, "cell_type": "markdown"} if "answers[" in "".join(cell["source"]) else cell
        for cell in whole["cells"]
    ]
    yield "answers made Markdown", {**whole, "cells": shown}
    old = [{**cell, "input": cell["source"], "source": None} for cell in whole["cells"]]
    old = [{name: value for name, value in cell.items() if name != "source"} for cell in old]
    yield "nbformat 3", {"worksheets": [{"cells": old}], "nbformat": 3}


@pytest.mark.parametrize("state", [pytest.param(s, id=name) for name, s in states()])
def test_a_notebook_in_any_state(state):
    found = only(json.dumps(state), "a.ipynb")
    assert (found.form, found.check, plain(found)) == (FORM.form, FORM.check, EXPECTED)


def test_an_answer_without_its_assignment_and_all_at_once():
    marks = {"bloc_course": {"code": "k7q"}}
    cells = [
        {"cell_type": "code", "metadata": marks, "source": "# Question 1\n3, 1, 2\n"},
        {"cell_type": "code", "source": 'answers = {"b2c": "x", "d4f": ["1", "2"]}'},
    ]
    found = only(json.dumps({"cells": cells}), "a.ipynb")
    assert plain(found) == {"k7q": "3, 1, 2", "b2c": "x", "d4f": "1, 2"}
