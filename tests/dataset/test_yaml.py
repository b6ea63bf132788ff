"""YAML is read as text, with lines, and duplicate keys are refused."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bloc_course.dataset._yaml import compose, line_of
from bloc_course.errors import DataProblems

# Keys and values that YAML would write plainly or quoted, on one line or several.
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=30)
VALUES = st.recursive(
    TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)


@given(VALUES)
def test_what_was_dumped_comes_back_as_text(value: object) -> None:
    text = yaml.safe_dump(value, allow_unicode=True)
    assert compose(text, "file.yaml")[0] == value


@given(st.lists(st.dictionaries(st.sampled_from("abc"), TEXTS, min_size=1), min_size=1, max_size=6))
def test_line_of_an_entry_is_where_its_dash_stands(entries: list[dict[str, str]]) -> None:
    text = yaml.safe_dump(entries, allow_unicode=True, width=10_000)
    _, lines = compose(text, "file.yaml")
    for i in range(len(entries)):
        assert text.splitlines()[lines[(i,)] - 1].startswith("- ")


@pytest.mark.parametrize("scalar", ["1932", "no", "12:30", "1932-10-05", "~", "0x10", "1e3"])
def test_scalars_stay_the_text_they_are(scalar: str) -> None:
    assert compose(f"a: {scalar}", "f")[0] == {"a": scalar}


def test_every_duplicate_key_is_named_with_both_lines() -> None:
    with pytest.raises(DataProblems) as caught:
        compose("a: 1\nb: 2\na: 3\nb: 4\n", "events.yaml")
    first, second = caught.value.problems
    assert (first.line, first.field, "line 1" in first.problem) == (3, "a", True)
    assert (second.line, second.field, "line 2" in second.problem) == (4, "b", True)


def test_a_syntax_error_has_file_and_line() -> None:
    with pytest.raises(DataProblems) as caught:
        compose("a: [1\nb: 2\n", "events.yaml")
    assert str(caught.value).startswith("events.yaml:2:")


def test_an_unknown_path_falls_back_to_what_surrounds_it() -> None:
    _, lines = compose("- a: x\n- a: y\n", "f")
    assert line_of(lines, (1, "missing", 0)) == 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: 1\nb: &x [*x]\n", "f:2: not readable as YAML: the alias *x; write the value out"),
        ("a: 1\n? [b]\n: c\n", "f:2: not readable as YAML: a key that is no text"),
        ("a: 1\n---\nb: 2\n", "f:2: not readable as YAML: a second document starts here"),
        ("[" * 100_000, "f:1: not readable as YAML: more than 40 levels"),
        ("- " * 100_000, "f:1: not readable as YAML: more than 40 levels"),
        ("{a: " * 100_000, "f:1: not readable as YAML: more than 40 levels"),
    ],
    ids=["alias", "key", "documents", "lists", "dashes", "maps"],
)
def test_what_no_data_file_needs_is_refused(text: str, said: str) -> None:
    with pytest.raises(DataProblems) as caught:
        compose(text, "f")
    assert str(caught.value) == said
