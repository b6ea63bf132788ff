"""The fast reading of faultless YAML says what the exact one says, or nothing."""

from __future__ import annotations

from contextlib import suppress

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bloc_course.dataset._plain import plain_values
from bloc_course.dataset._yaml import compose
from bloc_course.dataset.load import data_folder
from bloc_course.errors import DataProblems

FILES = sorted(data_folder().glob("*.yaml"))
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
VALUES = st.recursive(
    WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=12,
)
ENTRIES = [
    entry + "\n"
    for file in FILES
    for entry in file.read_text(encoding="utf-8").split("\n\n")
    if entry.startswith("- id: ")
]
MARKS = "'\"-:{}[],#|>&*!?%@`~<\t \n\r\x85\u2028\ufeff\0\\"
WRITTEN = ["- ", ": ", "---\n", "...", "null", "1.5", "007", "+5", "true", "!!str ", "<<: "]
SCRAPS = st.sampled_from([*MARKS, *WRITTEN])


def alike(fast: object, exact: object) -> bool:
    """Whether both readings agree; the fast one has truth values and gaps as such."""
    if isinstance(fast, list) and isinstance(exact, list):
        return len(fast) == len(exact) and all(map(alike, fast, exact))
    if isinstance(fast, dict) and isinstance(exact, dict):
        return list(fast) == list(exact) and all(map(alike, fast.values(), exact.values()))
    if fast is None or isinstance(fast, bool):
        return exact in {None: ("", "~", "null"), True: ("true",), False: ("false",)}[fast]
    return fast == exact


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_our_files_are_read_alike(file):
    text = file.read_text(encoding="utf-8")
    fast = plain_values(text)
    assert file.stem == "article" or fast is not None
    assert fast is None or alike(fast, compose(text, file.name)[0])


@given(VALUES, st.sampled_from([None, True, False]), st.sampled_from([None, "'", '"', "|", ">"]))
def test_whatever_is_written_as_yaml_is_read_alike_or_not_at_all(value, flow, style):
    text = yaml.dump(value, default_flow_style=flow, default_style=style, allow_unicode=True)
    fast = plain_values(text)
    assert fast is None or alike(fast, compose(text, "x.yaml")[0])


@given(st.sampled_from(ENTRIES), st.lists(st.tuples(st.integers(0), SCRAPS), max_size=4))
def test_a_damaged_entry_is_read_alike_or_not_at_all(entry, damage):
    for at, scrap in damage:
        here = at % (len(entry) + 1)
        entry = entry[:here] + scrap + entry[here:]
    fast = plain_values(entry)
    with suppress(DataProblems):
        exact = compose(entry, "x.yaml")[0]
        assert fast is None or alike(fast, exact)


@pytest.mark.parametrize(
    "text",
    [
        "a: 1\na: 2\n",
        "- &x 1\n- *x\n",
        "a: !!str 3\n",
        "a: 1.5\n",
        "a:\n",
        "a: null\n",
        "--- \na\n---\nb\n",
        "a: @x\n",
        "a: ]x\n",
        "a: {b: c #d}\n",
        "\ta: b\n",
        "a: [b, c\n",
        "a: b: c\n",
        "- " * 5000,
        "[" * 100_000,
        "{a: " * 100_000,
        "a: b\x85c\n",
    ],
)
def test_what_data_files_do_without_is_left_to_the_exact_reader(text):
    assert plain_values(text) is None


def test_a_fault_prints_nothing(capfd):
    plain_values("a: [b, c\n")
    assert capfd.readouterr() == ("", "")
