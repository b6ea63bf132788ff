"""Keys made again are the same to the byte, and whatever was changed is said."""

import json

import msgspec
import pytest

import handmade as made
from bloc_course.errors import CallError
from bloc_course.formats import issue, named
from bloc_course.forms.accommodations import Accommodation
from bloc_course.forms.blueprint import Section
from bloc_course.forms.form import Key
from bloc_course.forms.late import Late
from bloc_course.forms.verify import kept_blueprint, verify

CLASS = made.students(5)
PLAN = made.blueprint(
    due="Friday",
    late=Late(per_day="10 %"),
    accommodations=(Accommodation(student="s01", fewer={"*": "50 %"}, large_print=True),),
    replaced={"z1-0000000000": "gone"},
)


@pytest.fixture
def folder(tmp_path):
    issue(made.bank(PLAN), CLASS, tmp_path, named("json"))
    return tmp_path


def found(folder, bank=None, class_=CLASS):
    bank = bank or made.bank(kept_blueprint(folder))
    return [(one.student, one.what) for one in verify(bank, class_, folder / "keys")]


def change(folder, student, **changes):
    path = folder / "keys" / f"{student}.json"
    key = msgspec.json.decode(path.read_bytes(), type=Key)
    path.write_bytes(msgspec.json.encode(msgspec.structs.replace(key, **changes)) + b"\n")


def test_the_kept_blueprint_makes_the_same_keys(folder):
    assert kept_blueprint(folder) == PLAN
    assert found(folder) == []


def test_what_a_repository_must_not_hold_is_named_and_closed(folder):
    ignored = (folder / ".gitignore").read_text().split()
    assert {"keys/", "results/", "roster.csv", "instructor.md", "blueprint.json"} == set(ignored)
    assert (folder / "blueprint.json").stat().st_mode & 0o777 == 0o600


def test_a_changed_key_is_named_with_what_differs(folder):
    path = folder / "keys" / "s00.json"
    key = msgspec.json.decode(path.read_bytes(), type=Key)
    entries = list(key.entries)
    entries[2] = msgspec.structs.replace(entries[2], points="7")
    change(folder, "s00", entries=tuple(entries))
    change(folder, "s01", check="bbbbbbb", late=None)
    change(folder, "s02", entries=key.entries[:3])
    (folder / "keys" / "s03.json").unlink()
    (folder / "keys" / "s04.json").write_bytes(b"{}")
    (folder / "keys" / "s99.json").write_bytes(b"{}")
    said = found(folder)
    assert ("s00", "question 3: other points") in said
    assert any(who == "s01" and what.startswith("check: 'bbbbbbb' is kept") for who, what in said)
    assert ("s01", "the late rule") in said
    assert ("s02", "3 questions are kept, 18 are made") in said
    assert ("s03", "its key is not there") in said
    assert any(who == "s04" and what.startswith("not a key") for who, what in said)
    assert ("", "a key of nobody in the roster") in said


def test_bytes_count(folder):
    path = folder / "keys" / "s00.json"
    path.write_text(json.dumps(json.loads(path.read_text())), encoding="utf-8")
    assert found(folder) == [("s00", "the same values, written otherwise")]


def test_another_secret_gives_other_forms(folder):
    bank = made.bank(PLAN, secret=b"another secret, as long as this")
    said = found(folder, bank)
    assert {who for who, what in said if what.startswith("form: ")} == {s.id for s in CLASS}


def test_another_blueprint_gives_other_items(folder):
    bank = made.bank(made.blueprint(sections=(Section(title="One", family="Z1", count=18),)))
    assert any("the item" in what for _, what in found(folder, bank))


def test_keys_of_an_earlier_version_are_told(folder):
    path = folder / "keys" / "s00.json"
    key = msgspec.json.decode(path.read_bytes(), type=Key)
    old = tuple(msgspec.structs.replace(entry, seed=(), names={}) for entry in key.entries)
    change(folder, "s00", entries=old)
    assert all("kept by an earlier version" in what or "more" in what for _, what in found(folder))


def test_a_folder_without_its_blueprint_says_what_to_do(folder):
    (folder / "blueprint.json").write_text("{}")
    with pytest.raises(CallError, match="is no blueprint"):
        kept_blueprint(folder)
    (folder / "blueprint.json").unlink()
    with pytest.raises(CallError, match="--blueprint"):
        kept_blueprint(folder)
