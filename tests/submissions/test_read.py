"""Reading answers: every file ends accepted or refused with a reason, whatever its bytes."""

import csv
import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

import handmade as made
from bloc_course.errors import CallError
from bloc_course.forms.assemble import assemble
from bloc_course.grading.grade import mark
from bloc_course.submissions.admit import admit
from bloc_course.submissions.handed_in import LARGEST_FILE, Refused, Submission
from bloc_course.submissions.read import read, read_bytes, read_file, readers

FORM, KEY = assemble(made.bank(), made.students()[0])
KEYS = {KEY.form: KEY}
files = [*(f"a{suffix}" for suffix in readers()), "a", "a.txt", "a.zip", "a.json.txt"]
names = st.sampled_from(files)
numbers = st.integers() | st.floats(allow_nan=False, allow_infinity=False)
anything = st.recursive(
    st.none() | st.booleans() | numbers | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)
codes = st.sampled_from([*(entry.code for entry in KEY.entries), "xyz"])


def plain(submission):
    return {code: msgspec.json.decode(raw) for code, raw in submission.responses.items()}


def only(data, name):
    (found,) = read_bytes(data, name)
    return found


@given(st.binary(max_size=400), names)
def test_any_bytes_end_in_submissions_or_reasons(data, name):
    found = read_bytes(data, name)
    assert found
    for one in found:
        assert isinstance(one, Submission) or one.reason
    admission = admit(found, KEYS)
    assert len(found) == len(admission.refused) + len(admission.replaced) + len(admission.accepted)


@given(st.text(max_size=400), names, st.sampled_from(["utf-8", "utf-16", "utf-8-sig"]))
def test_any_text_in_any_encoding(text, name, encoding):
    for one in read_bytes(text.encode(encoding, "surrogatepass"), name):
        assert isinstance(one, Submission) or one.reason


@given(st.dictionaries(codes, anything))
def test_any_value_is_graded(responses):
    content = {"form": KEY.form, "check": KEY.check, "student": "s00", "responses": responses}
    found = only(json.dumps(content).encode(), "answers.json")
    assert isinstance(found, Submission)
    paper = mark(KEY, found)
    assert len(paper.answers) == len(KEY.entries)
    assert 0 <= paper.total <= paper.out_of


@given(anything)
def test_any_json_is_taken_or_refused(value):
    for one in read_bytes(json.dumps(value).encode(), "a.json"):
        assert isinstance(one, Submission) or one.reason


@given(st.lists(st.text(max_size=60), max_size=4))
def test_any_source_in_a_notebook(sources):
    cells = [{"cell_type": "code", "source": text} for text in sources]
    marks = {"bloc_course": {"form": KEY.form, "check": KEY.check}}
    found = only(json.dumps({"cells": cells, "metadata": marks}).encode(), "a.ipynb")
    assert isinstance(found, Submission)
    mark(KEY, found)


WRITTEN = [
    ('answers["k7q"] = "3,1,2"', "3,1,2"),
    ("answers['k7q'] = 3, 1, 2", "3, 1, 2"),
    ('answers["k7q"] = ["3", "1"]', "3, 1"),
    ('answers["k7q"] = {1: "b", 2: "a"}', "1=b, 2=a"),
    ('answers["k7q"] = b', "b"),
    ('answers["k7q"] = 1932', "1932"),
    ('answers["k7q"] = None', ""),
    ("answers[“k7q”] = “b”", "b"),
    ('answers["k7q"] = "b', "b"),
    ('answers["k7q"] = 3,1=2  # shared', "3,1=2"),
    ('%time\nanswers["k7q"] = "b"', "b"),
    ('answers["k7q"] = "a"\nanswers["k7q"] = "b"', "b"),
    ('answers["k7q"] = """early\nOctober 1932"""', "early\nOctober 1932"),
    ('answers["k7q"] = -1', "-1"),
    ('answers["k7q"] = "\\ud800"', "?"),
]


@pytest.mark.parametrize(("source", "value"), WRITTEN)
def test_what_students_write_in_cells(source, value):
    cells = [{"cell_type": "code", "source": source.splitlines(keepends=True)}]
    found = only(json.dumps({"cells": cells}).encode(), "a.ipynb")
    assert plain(found) == {"k7q": value}


def test_nothing_is_executed(tmp_path):
    made_by = tmp_path / "made"
    run = f"__import__('pathlib').Path({str(made_by)!r}).touch()"
    source = f'{run}\nanswers["k7q"] = {run}\nanswers["abc"] = f"{{{run}}}"'
    cells = [{"cell_type": "code", "source": source}]
    found = only(json.dumps({"cells": cells}).encode(), "a.ipynb")
    assert set(found.responses) == {"k7q", "abc"}
    assert not made_by.exists()


HOSTILE = {
    "nested": "(" * 5000,
    "minus": "-" * 100_000 + "1",
    "deep": "-" * 900 + "1",
    "lists": "[" * 190 + "]" * 190,
    "number": "0x" + "f" * 9000,
    "nul": "\0",
    "long": "x" * 10**6,
}


@pytest.mark.parametrize("source", HOSTILE.values(), ids=HOSTILE)
def test_sources_made_to_break_a_parser(source):
    cells = [{"cell_type": "code", "source": f'answers["k7q"] = {source}'}]
    assert isinstance(only(json.dumps({"cells": cells}).encode(), "a.ipynb"), Submission)


def test_platforms_that_strip_metadata():
    cells = [{"cell_type": "code", "source": 'form = "F"\ncheck = "C"\nstudent = "s1"'}]
    found = only(json.dumps({"cells": cells, "metadata": {"x": 1}}).encode(), "a.ipynb")
    assert (found.form, found.check, found.student) == ("F", "C", "s1")


ANSWERS = '{"form": "f", "check": "c", "student": 7, "responses": {"k7q": "b", "abc": ["x"]}}'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_json_in_any_encoding(encoding):
    found = only(ANSWERS.replace("b", "é").encode(encoding), "a.json")
    assert plain(found) == {"k7q": "é", "aéc": ["x"]}
    assert found.student == "7"


def test_json_with_curled_quotation_marks():
    curled = ANSWERS.replace('"f', "“f").replace('"', "”")
    assert plain(only(curled.encode("cp1252"), "a.json")) == {"k7q": "b", "abc": ["x"]}


def test_a_list_and_lines_with_one_bad_entry():
    as_list = f"[{ANSWERS}, 3, {ANSWERS}]".encode()
    as_lines = f"{ANSWERS}\n\n{{“form”: “f”, “responses”: {{}}}}\nnot json\n".encode()
    assert [type(one) for one in read_bytes(as_list, "a.json")] == [Submission, Refused, Submission]
    found = read_bytes(as_lines, "a.jsonl")
    assert [(type(one), one.line) for one in found] == [
        (Submission, 1),
        (Submission, 3),
        (Refused, 4),
    ]


def test_csv_with_parts_and_gaps():
    text = "Student;FORM;check;k7q;abc.clues;abc.interval;\n7;f;c;3,1,2;1=b;;\n8;f;c;;;1932;\n"
    one, two = read_bytes(text.encode("utf-8-sig"), "a.csv")
    assert plain(one) == {"k7q": "3,1,2", "abc": {"clues": "1=b"}}
    assert plain(two) == {"abc": {"interval": "1932"}}
    assert (one.student, one.form, two.line) == ("7", "f", 3)


REASONS = [
    (b"", "a.json", "the file is empty"),
    (b"\0\0", "a.json", "the file is empty"),
    (b"PK\3\4", "a.zip", "the archive is cut off or damaged"),
    (b"form,check\n", "a.csv", "the names of columns and no row of answers"),
    (b"[]", "a.json", "an empty list"),
    (b"what is this", "a.xyz", "not a kind of file that answers are handed in as"),
    (b'{"form": "x"', "a.json", "cut off or not JSON"),
    (b'{"form": []}', "a.json", "form does not hold what an answers file holds there"),
    (b'{"form": "f", "answers": {}}', "a.json", 'the file has no "responses"'),
    ('{"form": "f", "stem": "a “bloc”"}'.encode(), "a.json", 'the file has no "responses"'),
    (b"{}", "a.ipynb", "cut off or not a notebook"),
    (b"a,b\n1,2\n", "a.csv", "the first row must name"),
    (b"form,student\n1,2,3\n", "a.csv", "3 cells under 2 columns"),
    (b"\n \n", "a.jsonl", "the file is empty"),
    (b'[{"form": "x"', "a.json", "not readable as JSON"),
    (b"form,a\nf," + b"x" * 200_000, "a.csv", "the table breaks off in row 2"),
]


@pytest.fixture
def usual_cells():
    """Python's own limit of a cell; other packages raise it for the whole process."""
    before = csv.field_size_limit(131_072)
    yield
    csv.field_size_limit(before)


@pytest.mark.usefixtures("usual_cells")
@pytest.mark.parametrize(("data", "name", "reason"), REASONS)
def test_reasons(data, name, reason):
    found = only(data, name)
    assert isinstance(found, Refused)
    assert reason in found.reason


def test_a_folder_in_the_order_of_names(tmp_path):
    for name in ("b (10).json", "b (2).json", "b.json", ".DS_Store", "sub/c.json.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(ANSWERS)
    (tmp_path / "link.json").symlink_to(tmp_path / "b.json")
    found = list(read(tmp_path))
    assert [one.file for one in found] == [
        "b.json",
        "b (2).json",
        "b (10).json",
        "link.json",
        "sub/c.json.txt",
    ]
    assert [type(one) for one in found].index(Refused) == 3


def test_a_single_file(tmp_path):
    path = tmp_path / "a.json"
    path.write_text(ANSWERS)
    (found,) = read(path)
    assert (found.file, found.form) == ("a.json", "f")


def test_nothing_there(tmp_path):
    with pytest.raises(CallError, match="no such file"):
        list(read(tmp_path / "none"))
    with pytest.raises(CallError, match="the folder is empty"):
        list(read(tmp_path))


def test_a_file_too_large_is_not_opened(tmp_path):
    path = tmp_path / "a.json"
    with path.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    (found,) = read_file(path, "a.json")
    assert "too large" in found.reason


def test_a_file_that_may_not_be_read(tmp_path, monkeypatch):
    path = tmp_path / "a.json"
    path.write_text(ANSWERS)

    def refuse(_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.read_bytes", refuse)
    (found,) = read_file(path, "a.json")
    assert found.reason == "the file can't be opened: Permission denied"
