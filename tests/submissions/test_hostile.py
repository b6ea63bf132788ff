"""A folder of a hundred hostile or broken hand-ins: none lost, none crashing, totals add up."""

import csv
import json
import shutil
from collections import Counter
from fractions import Fraction

import pytest

import handmade as made
from bloc_course.cli import main
from bloc_course.formats import issue, named
from bloc_course.forms.assemble import assemble
from bloc_course.forms.keys import read_keys
from bloc_course.forms.points import worth
from bloc_course.grading.grade import mark
from bloc_course.submissions.admit import admit
from bloc_course.submissions.answer_noise import right
from bloc_course.submissions.handed_in import Refused, Submission
from bloc_course.submissions.read import read
from hostile_hand_ins import REFUSED, TAKEN, hand_ins

_, KEY = assemble(made.bank(), made.students()[0])
KEYS = {KEY.form: KEY}
LIST = hand_ins(KEY)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    for _, name, data, _ in LIST:
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
    return folder


@pytest.fixture(scope="module")
def found(folder):
    return list(read(folder))


def test_they_are_a_hundred():
    assert len(LIST) == len({name for _, name, _, _ in LIST}) == len({what for what, *_ in LIST})
    assert len(LIST) == 100


def test_none_is_lost_and_totals_add_up(found):
    files = Counter(one.file for one in found)
    top = {next(n for _, n, _, _ in LIST if f == n or f.startswith(f"{n}/")) for f in files}
    assert top == {name for _, name, _, _ in LIST}
    admission = admit(found, KEYS)
    total = len(admission.accepted) + len(admission.replaced) + len(admission.refused)
    assert total == len(found)
    assert all(one.reason for one in admission.refused)


@pytest.mark.parametrize(("what", "name", "data", "ends"), LIST, ids=[what for what, *_ in LIST])
def test_each_ends_as_it_should(what, name, data, ends, found):
    ones = [one for one in found if one.file == name or one.file.startswith(f"{name}/")]
    if isinstance(ends, int):
        assert len(ones) == ends
        return
    (one,) = ones
    admission = admit([one], KEYS)
    if ends == TAKEN:
        assert list(admission.accepted) == [KEY.form], admission.refused
        paper = mark(KEY, admission.accepted[KEY.form])
        assert 0 <= paper.total <= paper.out_of
    else:
        assert ends == REFUSED
        (refused,) = admission.refused
        assert 10 < len(refused.reason) < 400
        assert "Error" not in refused.reason


@pytest.mark.parametrize("keep", ["last", "first", "best"])
def test_the_command_grades_what_it_can_and_lists_the_rest(folder, found, tmp_path, keep):
    """One good hand-in among them, of another student, is marked as if it were alone."""
    quiz, answers = tmp_path / "quiz", tmp_path / "answers"
    issue(made.bank(), made.students(2), quiz, named("json"))
    other = next(k for k in read_keys(quiz / "keys").values() if k.form != KEY.form)
    shutil.copytree(folder, answers)
    own = [entry for entry in other.entries if len(entry.parts) == 1]
    given = {entry.code: right(entry.parts[0]) for entry in own}
    good = {"form": other.form, "check": other.check, "responses": given}
    (answers / "good.json").write_text(json.dumps(good))
    call = ["grade", str(quiz), str(answers), "--keep", keep, "--feedback", "html,md,notebook"]
    assert main([*call, "--gradebook", "canvas,moodle,nbgrader"]) == 0
    with (quiz / "results" / "gradebook.csv").open(encoding="utf-8", newline="") as file:
        book = {row["student"]: row for row in csv.DictReader(file)}
    assert Fraction(book[other.student]["total"]) == sum(worth(entry.points) for entry in own)
    assert book[KEY.student]["status"] == "graded"
    before = csv.field_size_limit(1 << 30)
    try:
        with (quiz / "results" / "review.csv").open(encoding="utf-8", newline="") as file:
            kinds = Counter(row["kind"] for row in csv.DictReader(file))
    finally:
        csv.field_size_limit(before)
    assert kinds["refused"] + kinds["replaced"] + 2 == len(found) + 1


def test_nothing_was_run_or_unpacked(folder, found):
    assert not list(folder.rglob("hacked"))
    names = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert names == {name for _, name, _, _ in LIST}


def test_every_prefix_of_a_good_file_ends_as_something():
    from bloc_course.submissions.read import read_bytes

    goods = [(name, data) for _, name, data, ends in LIST if ends == TAKEN and len(data) < 400]
    for name, data in goods:
        for end in range(0, len(data), 7):
            ones = read_bytes(data[:end], name)
            assert ones
            assert all(isinstance(one, Submission | Refused) for one in ones)
