"""Kept keys: read back whole, refused where a file is none or two claim one form."""

import msgspec
import pytest

import handmade as made
from bloc_course.errors import CallError, DataProblems
from bloc_course.forms.assemble import assemble
from bloc_course.forms.keys import read_keys


def test_read_back(tmp_path):
    keys = [assemble(made.bank(), student)[1] for student in made.students(2)]
    for key in keys:
        (tmp_path / f"{key.student}.json").write_bytes(msgspec.json.encode(key))
    assert read_keys(tmp_path) == {key.form: key for key in keys}


def test_two_keys_of_one_form(tmp_path):
    _, key = assemble(made.bank(), made.students(1)[0])
    for name in ("a", "b"):
        (tmp_path / f"{name}.json").write_bytes(msgspec.json.encode(key))
    with pytest.raises(DataProblems, match=f"b.json: the form {key.form} is also the key of"):
        read_keys(tmp_path)


def test_no_keys(tmp_path):
    with pytest.raises(CallError, match="no keys in"):
        read_keys(tmp_path)


def test_every_bad_key_is_named(tmp_path):
    for name, content in (("a", b"{}"), ("b", b"\xff"), ("c", b"[" * 100_000)):
        (tmp_path / f"{name}.json").write_bytes(content)
    with pytest.raises(DataProblems) as caught:
        read_keys(tmp_path)
    assert len(caught.value.problems) == 3
