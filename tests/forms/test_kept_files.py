"""Forms and keys written by earlier versions are read, and mark as they did."""

from pathlib import Path

import msgspec
import pytest

import handmade as made
from bloc_course.forms.assemble import assemble, check_of
from bloc_course.forms.form import Form, Key

KEPT = Path(__file__).parent / "kept"


@pytest.fixture
def form():
    return msgspec.json.decode((KEPT / "form-first.json").read_bytes(), type=Form)


@pytest.fixture
def key():
    return msgspec.json.decode((KEPT / "key-first.json").read_bytes(), type=Key)


def test_what_was_not_yet_there_is_at_its_default(form, key):
    assert (form.large_print, form.extra_paper, form.extra_time) == (False, 0, "")
    assert (key.late, key.due) == (None, "")
    assert all(entry.seed == () and entry.names == {} for entry in key.entries)


def test_a_kept_form_is_the_one_made_today(form, key):
    plan = made.blueprint(intro="Read well.", due="Friday")
    today, new_key = assemble(made.bank(plan), made.students(1)[0])
    assert (today, new_key.check) == (form, key.check)
    assert check_of(form, made.SECRET) == form.check
    assert (KEPT / "form-first.json").read_bytes() == msgspec.json.encode(today) + b"\n"
    assert [entry.parts for entry in new_key.entries] == [entry.parts for entry in key.entries]
