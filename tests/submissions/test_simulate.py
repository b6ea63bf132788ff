"""The simulated class: the same for the same seed, readable, and with every fixed role."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

import handmade as made
from bloc_course.errors import CallError
from bloc_course.formats.notebook import write as notebook
from bloc_course.forms.assemble import assemble
from bloc_course.grading.grade import grade
from bloc_course.items.interactions import Malformed
from bloc_course.submissions.admit import admit
from bloc_course.submissions.answer_noise import Draw, mistaken, plain, right
from bloc_course.submissions.read import read
from bloc_course.submissions.simulate import FORMATS, ROLES, simulate
from bloc_course.submissions.simulated_files import write_class

PAIRS = [assemble(made.bank(), student) for student in made.students(24)]
KEYS = {key.form: key for _, key in PAIRS}
NOTEBOOKS = {key.student: notebook(form) for form, key in PAIRS}


@pytest.fixture
def class_(tmp_path):
    found = simulate(list(KEYS.values()), "1")
    answers = write_class(found, "1", tmp_path, NOTEBOOKS.get)
    return found, answers


def test_the_same_seed_the_same_files(class_, tmp_path):
    _, answers = class_
    again = write_class(simulate(list(KEYS.values()), "1"), "1", tmp_path / "b", NOTEBOOKS.get)
    other = write_class(simulate(list(KEYS.values()), "2"), "2", tmp_path / "c", NOTEBOOKS.get)

    def content(folder):
        return {path.name: path.read_bytes() for path in folder.iterdir()}

    assert content(answers) == content(again) != content(other)
    # A second run leaves nothing of the first.
    write_class(simulate(list(KEYS.values()), "2"), "2", answers.parent, NOTEBOOKS.get)
    assert content(answers) == content(other)


def test_answers_of_others_are_left_alone(tmp_path):
    (tmp_path / "answers").mkdir()
    (tmp_path / "answers" / "mine.json").write_text("{}")
    with pytest.raises(CallError, match="holds files that no simulation wrote"):
        write_class(simulate(list(KEYS.values()), "1"), "1", tmp_path, NOTEBOOKS.get)
    assert (tmp_path / "answers" / "mine.json").is_file()


def test_roles_end_as_they_should(class_):
    found, answers = class_
    roles = {one.role: one.key for one in found if one.role != "answers"}
    assert set(roles) == set(ROLES)
    admission = admit(read(answers), KEYS)
    papers = {p.key.form: p for p in grade(KEYS, admission, [])}

    def paper(role):
        return papers[roles[role].form]

    assert (paper("blank").status, paper("blank").total) == ("blank", 0)
    statuses = {answer.outcome.status for answer in paper("untouched").answers}
    assert "untouched" in statuses
    # A file that is cut off does not say whose it is; its name does.
    assert paper("wrong form").status == paper("malformed file").status == "refused"
    assert paper("not handed in").status == "not handed in"
    assert [old.form for old in admission.replaced] == [roles["second hand-in"].form]
    assert len(admission.refused) == 2


def test_every_format_is_used_and_taken(class_):
    found, answers = class_
    assert {path.suffix for path in answers.iterdir()} == {".json", ".ipynb", ".csv", ".jsonl"}
    admission = admit(read(answers), KEYS)
    for one in found:
        if one.role in {"answers", "blank", "untouched", "second hand-in"}:
            assert one.key.form in admission.accepted, one
    assert {one.format for one in found} == set(FORMATS)


def test_the_manifest_says_what_was_done(class_):
    found, answers = class_
    manifest = json.loads((answers.parent / "manifest.json").read_text())
    entries = manifest["handed_in"]
    assert {e["student"] for e in entries} == {one.key.student for one in found}
    assert all(e["file"] == "" or (answers / e["file"]).is_file() for e in entries)


def test_ability_shows(class_):
    found, answers = class_
    papers = {p.key.form: p for p in grade(KEYS, admit(read(answers), KEYS), [])}
    plain_ones = sorted((o for o in found if o.role == "answers"), key=lambda one: one.ability)
    totals = [papers[one.key.form].total for one in plain_ones]
    half = len(totals) // 2
    assert sum(totals[:half]) < sum(totals[-half:])


@given(st.sampled_from([e for key in KEYS.values() for e in key.entries]), st.integers(0, 10**6))
def test_written_and_coded_answers_mean_the_same(entry, seed):
    for part in entry.parts:
        draw = Draw(b"a seed", str(seed))
        for raw in (right(part), mistaken(part, 0.5, draw)):
            coded = part.interaction.parse(raw)
            written = part.interaction.parse(plain(part.interaction, raw))
            assert written == coded or isinstance(written, type(coded)) & isinstance(
                coded, Malformed
            )


@given(st.text(), st.integers(1, 30))
def test_draws_lie_inside(seed, n):
    draw = Draw(b"x", seed)
    assert all(0 < draw.uniform() < 1 for _ in range(n))
    assert draw.one_of(["a", "b"]) in {"a", "b"}
