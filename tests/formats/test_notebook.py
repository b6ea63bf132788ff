"""The notebook's check cell: it understands answers as grading will, without package or key."""

from __future__ import annotations

import json
import subprocess
import sys

import msgspec
import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbclient import NotebookClient

import handmade as made
from bloc_course.formats import _understood
from bloc_course.formats._check_cell import check_cell
from bloc_course.formats.notebook import write
from bloc_course.forms.assemble import assemble
from bloc_course.items.interactions import INTERACTIONS, Blank, Malformed
from bloc_course.submissions.read import read_bytes
from player import pages

EVERY = pages.form(list(pages.EACH))
PARTS = [part.interaction for question in EVERY.questions for part in question.parts]
ANSWERS = {
    "q-choice": ("b", "understood as b) Trotsky"),
    "q-multiple": ("one, b", "understood as a) One; b) Two"),
    "q-order": (
        "2, 1, 3",
        "understood as The first card & <more> → The second card → The third",
    ),
    "q-shared": (
        "3, 1=2",
        "understood as The third → The second card = The first card & <more>",
    ),
    "q-match": ("1=a", "understood as 1. a) Yes; 2. (no answer)"),
    "q-inline": ("1=b 2=a", "understood as 1. b) after; 2. a) went"),
    "q-date": ("early Oct 1932", "understood as 1–10 October 1932"),
    "q-tiers": ("a / b", "understood as answer a) Yes; reason b) Although"),
    "q-parts.part0": ("7", "NOT READABLE: “7” is none of the options; write a or b"),
    "q-parts.part1": ("4/5/1932", "NOT READABLE: two readings: write the month as a word"),
    "q-marked": ("b", "understood as b) it had been agreed"),
    "q-gaps": ("", "no answer"),
    "q-name": ("I. N. Smirnov.", "understood as “I. N. Smirnov”"),
    "q-essay": ("It was so.\nAnd so.", "understood as a text of 5 words (30 to 80 are asked for)"),
}
DATES = ["1932-10", "6 October 1932", "October 1932", "autumn 1932", "early 1932", "mid-May 1931",
         "late 1932", "1932-10-01/1932-11", "winter 1932-33", "1932", "soon",
         "before 1932"]  # fmt: skip
PIECES = ["1", "2", "3", "a", "b", "c", "z", "9", "=", ",", " ", "/", "->", "Yes", "before", "went",
          "“b”", "(a)", "October 1932", "", "[", "{", '"', "№", "ﬀ", "\u200b", *DATES]  # fmt: skip
raws = st.one_of(
    st.text(max_size=30),
    st.lists(st.sampled_from(PIECES), max_size=7).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=5),
    st.sampled_from([*DATES, None, 3, 2.0, {"1": "a", "2": "b"}, "x" * 300]),
)


def filled(data: bytes) -> str:
    text = data.decode()
    for name, (value, _) in ANSWERS.items():
        empty = json.dumps(f'answers["{name}"] = ""')[1:-1]
        assert text.count(empty) == 1
        text = text.replace(empty, json.dumps(f'answers["{name}"] = {json.dumps(value)}')[1:-1])
    return text


def test_it_covers_every_interaction():
    tags = {str(spec.struct.__struct_config__.tag): spec.struct for spec in INTERACTIONS.values()}
    assert tags == _understood.KINDS
    assert {type(part) for part in PARTS} == set(tags.values())


def test_an_interaction_is_the_same_from_plain_values():
    for part in PARTS:
        again = _understood.interaction(msgspec.json.decode(msgspec.json.encode(part)))
        assert again == part


@pytest.fixture(scope="module")
def embedded():
    """The module as it runs in the notebook."""
    exec(check_cell(EVERY), {"answers": {}})
    yield sys.modules["bloc_answers.formats._understood"]
    for name in [name for name in sys.modules if name.startswith("bloc_answers.")]:
        del sys.modules[name]


@given(st.sampled_from(PARTS), raws)
def test_it_understands_what_grading_understands(embedded, part, raw):
    fields = msgspec.json.decode(msgspec.json.encode(part))
    state, line = embedded.understand(embedded.interaction(fields), raw)
    assert (state, line) == _understood.understand(part, raw)
    parsed = part.parse(_understood.plain(raw))
    if isinstance(parsed, Blank):
        assert (state, line) == ("none", "no answer")
    elif isinstance(parsed, Malformed):
        assert (state, line) == ("not", f"NOT READABLE: {parsed.reason}")
    else:
        assert state == "read"


@given(st.sampled_from(PARTS), raws)
def test_a_value_of_python_is_the_text_that_is_read_from_the_cell(part, raw):
    source = f'answers["abc"] = {raw!r}'
    cell = {"cell_type": "code", "source": source, "metadata": {}}
    (found,) = read_bytes(json.dumps({"cells": [cell], "nbformat": 4}).encode(), "a.ipynb")
    taken = msgspec.json.decode(found.responses["abc"])
    assert _understood.understand(part, raw) == _understood.understand(part, taken)


def test_it_runs_in_jupyter_and_says_how_every_answer_is_understood(tmp_path):
    notebook = nbformat.reads(filled(write(EVERY)), as_version=4)
    nbformat.validate(notebook)
    NotebookClient(notebook, resources={"metadata": {"path": str(tmp_path)}}).execute()
    nbformat.validate(notebook)
    outputs = [out for cell in notebook.cells for out in cell.get("outputs", [])]
    assert [out.name for out in outputs] == ["stdout"] * 2
    said = outputs[-1].text.splitlines()
    for line, (_, meant) in zip(said, ANSWERS.values(), strict=False):
        assert line.partition(": ")[2].startswith(meant)
    assert said[-1].startswith("11 understood, 1 without an answer, 2 not readable.")
    assert len(said) == len(ANSWERS) + 1
    # What it saves is what grading reads from the cells, whether they were run or not.
    (saved,) = read_bytes((tmp_path / "answers.json").read_bytes(), "answers.json")
    (cells,) = read_bytes(nbformat.writes(notebook).encode(), "a.ipynb")
    assert (saved.form, saved.check, saved.student) == (EVERY.form, EVERY.check, EVERY.student)
    assert {code: msgspec.json.decode(raw) for code, raw in saved.responses.items()} == {
        code: msgspec.json.decode(raw) for code, raw in cells.responses.items()
    }


def test_it_needs_nothing_but_the_standard_library(tmp_path):
    cells = json.loads(filled(write(EVERY)))["cells"]
    source = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
    (tmp_path / "cells.py").write_text(source, "utf-8")
    # -I -S: no packages, no paths of this project, no variables of the environment.
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-X", "utf8", "cells.py"],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert "Question 7: understood as 1–10 October 1932" in done.stdout
    assert done.stderr == ""


def test_no_example_is_a_key():
    for code, parts in pages.EACH.items():
        for interaction, key in parts:
            spec = INTERACTIONS[str(interaction.__struct_config__.tag)]
            parsed = interaction.parse(spec.example)
            assert isinstance(parsed, Malformed) or key.mark(parsed).score == 0, code


def test_the_check_cell_is_folded_and_holds_no_key():
    form, key = assemble(made.bank(), made.students()[0])
    cell = json.loads(write(form))["cells"][-1]
    assert cell["metadata"]["jupyter"] == {"source_hidden": True}
    text = "".join(cell["source"])
    assert text.startswith("#@title")
    for entry in key.entries:
        assert entry.feedback.key not in text
        for part in entry.parts:
            assert json.dumps(msgspec.to_builtins(part.key)) not in text
    assert "marking" not in text
    assert "correct" not in text


def test_it_is_the_same_every_time():
    form, _ = assemble(made.bank(), made.students()[0])
    assert write(form) == write(form)


def test_extra_time_is_said():
    form = msgspec.structs.replace(EVERY, extra_time="half as much *again*")
    assert r"**Extra time:** half as much \\*again\\*" in write(form).decode()
