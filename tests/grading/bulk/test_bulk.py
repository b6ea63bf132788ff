"""Many hand-ins in one file: the same bytes as for a class, whatever grades them, in any order."""

import csv
import pickle
import random
import shutil
from pathlib import Path

import msgspec
import pytest

import handmade as made
from bloc_course.cli import main
from bloc_course.errors import CallError
from bloc_course.formats import formats, issue
from bloc_course.forms.assemble import assemble
from bloc_course.forms.form import Key
from bloc_course.forms.keys import read_keys
from bloc_course.forms.points import worth
from bloc_course.grading.bulk import chunk
from bloc_course.grading.bulk.chunk import portable
from bloc_course.grading.bulk.engines import ENGINES
from bloc_course.grading.bulk.run import Options, grade_many
from bloc_course.grading.bulk.sources import source
from bloc_course.grading.journal import FOLDER, Journal
from bloc_course.grading.parquet import write_parquet
from bloc_course.grading.write import grade_folder, write_results
from bloc_course.submissions.answer_noise import plain
from bloc_course.submissions.simulate import answers_json, simulate

CLASS = made.students(24)
FILES = ("gradebook.csv", "results.jsonl")


def files(folder):
    return {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file()}


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def quiz(tmp_path_factory):
    folder = tmp_path_factory.mktemp("quiz")
    issue(made.bank(), CLASS, folder, (formats()["json"],))
    lines = []
    keys = sorted(read_keys(folder / "keys").values(), key=lambda key: key.student)
    for n, one in enumerate(simulate(keys, "1")):
        answers = dict(one.answers)
        first, second = (entry.code for entry in one.key.entries[:2])
        if n % 5 == 1 and answers:
            # By number and in capitals, as text, and under a code that nobody has.
            answers["1"], answers[second.upper()] = answers.pop(first), answers.pop(second)
            answers["zzz"] = "?"
        if n % 5 == 2 and answers:
            entry = one.key.entries[5]
            answers[entry.code] = plain(entry.parts[0].interaction, answers[entry.code])
            answers[first] = ["<b>", {"deep": [1, 2.5, None]}, "=1+1"]
            answers[second] = "x" * 30_000
        if one.role == "second hand-in":
            lines.append(answers_json(one, one.first))
        if one.role == "malformed file":
            lines.append(answers_json(one, answers)[:60])
        elif one.role != "not handed in":
            lines.append(answers_json(one, answers))
    (folder / "answers.jsonl").write_bytes(b"\n".join(lines) + b"\n\n")
    return folder


@pytest.fixture(scope="module")
def many(quiz, tmp_path_factory):
    out = tmp_path_factory.mktemp("many")
    return grade_many(quiz, str(quiz / "answers.jsonl"), out, Options()), out


def test_marks_are_those_of_a_class(quiz, many, tmp_path):
    papers, admission = grade_folder(quiz, quiz / "answers.jsonl")
    write_results(papers, admission, tmp_path)
    _, out = many
    for name in FILES:
        ours, theirs = (folder / name for folder in (out, tmp_path))
        assert ours.read_bytes().replace(b",refused\n", b",not handed in\n") == (
            theirs.read_bytes().replace(b",refused\n", b",not handed in\n")
        )
    listed = [(r["kind"], r["question"], r["reason"]) for r in rows(tmp_path / "review.csv")]
    found = [(r["kind"], r["question"], r["reason"]) for r in rows(out / "review.csv")]
    unread = {"malformed", "ambiguous"}
    assert sorted(r for r in found if r[0] in unread) == sorted(r for r in listed if r[0] in unread)
    assert sum(r[0] == "unknown code" for r in found) == sum(r[0] == "unknown code" for r in listed)


def test_every_hand_in_ends_somewhere(quiz, many):
    done, out = many
    lines = [line for line in (quiz / "answers.jsonl").read_bytes().split(b"\n") if line]
    graded = done.statuses["graded"] + done.statuses["blank"]
    assert graded + done.refused + done.replaced == len(lines)
    assert done.refused == 2
    assert done.replaced == 1
    assert sum(done.statuses.values()) == len(CLASS) == len(rows(out / "gradebook.csv"))
    assert not (out / FOLDER).exists()


@pytest.mark.parametrize("results", ["jsonl", "codes", "none"])
def test_jobs_change_nothing(quiz, tmp_path, monkeypatch, results):
    monkeypatch.setattr("bloc_course.grading.bulk.plan.PAPERS", 3)
    monkeypatch.setattr("bloc_course.grading.bulk.plan.FORMS", 5)
    for jobs in (1, 3):
        options = Options(results=results, jobs=jobs, gradebooks=("plain", "canvas", "items"))
        grade_many(quiz, str(quiz / "answers.jsonl"), tmp_path / str(jobs), options)
    assert files(tmp_path / "1") == files(tmp_path / "3")
    assert "gradebook-canvas.csv" in files(tmp_path / "1")


def test_chunks_change_nothing(quiz, many, tmp_path, monkeypatch):
    monkeypatch.setattr("bloc_course.grading.bulk.plan.PAPERS", 1)
    grade_many(quiz, str(quiz / "answers.jsonl"), tmp_path, Options())
    assert files(tmp_path) == files(many[1])


def parquet(quiz, path):
    """The hand-ins that are JSON, as a table with small row groups."""
    pa, pq = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    table = []
    for line in (quiz / "answers.jsonl").read_bytes().splitlines():
        try:
            found = msgspec.json.decode(line)
        except msgspec.DecodeError:
            continue
        table.append(found | {"responses": msgspec.json.encode(found["responses"]).decode()})
    pq.write_table(pa.Table.from_pylist(table), path, row_group_size=7)


def test_from_parquet_the_same(quiz, many, tmp_path):
    parquet(quiz, tmp_path / "answers.parquet")
    grade_many(quiz, str(tmp_path / "answers.parquet"), tmp_path / "out", Options())
    for name in FILES:
        assert (tmp_path / "out" / name).read_bytes() == (many[1] / name).read_bytes()


def test_from_an_object_store_the_same(quiz, many, tmp_path):
    fsspec = pytest.importorskip("fsspec")
    with fsspec.open("memory://class/answers.jsonl", "wb") as file:
        file.write((quiz / "answers.jsonl").read_bytes())
    grade_many(quiz, "memory://class/answers.jsonl", tmp_path, Options())
    assert files(tmp_path) == files(many[1])


@pytest.mark.parametrize("kind", ["jsonl", "parquet"])
@pytest.mark.filterwarnings("ignore")
def test_on_a_cluster_the_same(quiz, many, tmp_path, monkeypatch, kind):
    pytest.importorskip("distributed")
    monkeypatch.setattr("bloc_course.grading.bulk.plan.PAPERS", 4)
    answers = quiz / "answers.jsonl"
    if kind == "parquet":
        answers = tmp_path / "answers.parquet"
        parquet(quiz, answers)
    options = Options(engine="dask", jobs=2)
    grade_many(quiz, answers.as_uri(), tmp_path / "out", options)
    for name in FILES:
        assert (tmp_path / "out" / name).read_bytes() == (many[1] / name).read_bytes()


@pytest.mark.parametrize(("kind", "threads"), [("jsonl", 1), ("parquet", 3)])
@pytest.mark.filterwarnings("ignore")
def test_on_a_cluster_from_an_object_store_the_same(  # noqa: PLR0917
    quiz, many, tmp_path, monkeypatch, kind, threads
):
    """Two workers of a cluster that runs already, each with threads; keys come with the tasks."""
    distributed = pytest.importorskip("distributed")
    fsspec = pytest.importorskip("fsspec")
    monkeypatch.setattr("bloc_course.grading.bulk.plan.PAPERS", 3)
    (tmp_path / "a").mkdir()
    local = tmp_path / "a" / "answers.parquet" if kind == "parquet" else quiz / "answers.jsonl"
    if kind == "parquet":
        parquet(quiz, local)
    address = f"memory://class/answers.{kind}"
    with fsspec.open(address, "wb") as file:
        file.write(local.read_bytes())
    shape = {"n_workers": 2, "threads_per_worker": threads, "dashboard_address": None}
    with distributed.LocalCluster(processes=False, **shape) as cluster:
        options = Options(engine="dask", cluster=cluster.scheduler_address)
        grade_many(quiz, address, tmp_path / "out", options)
    for name in FILES:
        assert (tmp_path / "out" / name).read_bytes() == (many[1] / name).read_bytes()


def test_a_worker_elsewhere_needs_no_folder_of_keys(quiz, tmp_path, monkeypatch):
    seen = []

    def elsewhere(tasks, _jobs, _address):
        for task in map(portable, tasks):
            monkeypatch.setattr(chunk, "_MARKERS", {})
            assert not isinstance(task.keys, Path)
            seen.append(task)
            yield chunk.work(pickle.loads(pickle.dumps(task)))

    monkeypatch.setitem(ENGINES, "elsewhere", elsewhere)
    answers = str(quiz / "answers.jsonl")
    grade_many(quiz, answers, tmp_path / "there", Options(engine="elsewhere"))
    grade_many(quiz, answers, tmp_path / "here", Options())
    assert seen
    assert files(tmp_path / "there") == files(tmp_path / "here")


def test_results_as_parquet_are_the_results(quiz, many, tmp_path):
    pq = pytest.importorskip("pyarrow.parquet")
    options = Options(results="parquet")
    grade_many(quiz, str(quiz / "answers.jsonl"), tmp_path / "one", options)
    lines = (many[1] / "results.jsonl").read_bytes()
    write_parquet(tmp_path / "other.parquet", [lines])
    table = pq.read_table(tmp_path / "one" / "results.parquet").to_pylist()
    assert table == pq.read_table(tmp_path / "other.parquet").to_pylist()
    for row, line in zip(table, lines.splitlines(), strict=True):
        told = msgspec.json.decode(line)
        assert msgspec.json.decode(row["raw"]) == told["raw"]
        assert {name: row[name] for name in ("student", "exact", "status", "case")} == {
            name: told[name] for name in ("student", "exact", "status", "case")
        }
    assert (tmp_path / "one" / "results.parquet").stat().st_mode & 0o777 == 0o600


def test_a_finished_piece_is_not_done_again_and_a_damaged_one_is(quiz, many, tmp_path, monkeypatch):
    monkeypatch.setattr("bloc_course.grading.bulk.plan.PAPERS", 5)
    monkeypatch.setattr(Journal, "close", lambda _: None)
    answers = str(quiz / "answers.jsonl")
    grade_many(quiz, answers, tmp_path, Options())
    kept = sorted((tmp_path / FOLDER).iterdir())
    assert len(kept) > 3
    kept[0].write_bytes(kept[0].read_bytes()[:-5])
    kept[1].unlink()
    done = []
    put = Journal.put
    monkeypatch.setattr(
        Journal, "put", lambda self, name, body: (done.append(name), put(self, name, body))
    )
    grade_many(quiz, answers, tmp_path, Options())
    assert sorted(done) == [kept[0].name, kept[1].name]
    for name in FILES:
        assert (tmp_path / name).read_bytes() == (many[1] / name).read_bytes()


def open_forms(folder, forms, papers):
    """Forms for anybody, as of a course without a roster; all forms ask the same items."""
    (folder / "keys").mkdir(parents=True)
    bank, lines, rng = made.bank(), [], random.Random(1)
    for student in made.students(forms):
        key = msgspec.structs.replace(assemble(bank, student)[1], student="", name="")
        (folder / "keys" / f"{key.form}.json").write_bytes(msgspec.json.encode(key))
        takers = [msgspec.structs.replace(key, student=f"{student.id}-{n}") for n in range(papers)]
        class_ = simulate(takers, "1")
        lines += [answers_json(msgspec_plain(one), one.answers) for one in class_]
    rng.shuffle(lines)
    (folder / "answers.jsonl").write_bytes(b"".join(line + b"\n" for line in lines))
    return lines


def msgspec_plain(one):
    """A wrong form id of the simulation would not be the point here."""
    from dataclasses import replace

    return replace(one, role="answers")


@pytest.mark.parametrize("at_once", [1, 7, 1000])
def test_open_forms_have_a_line_for_everybody(tmp_path, monkeypatch, at_once):
    monkeypatch.setattr("bloc_course.grading.bulk.plan.AT_ONCE", at_once)
    lines = open_forms(tmp_path, 3, 20)
    again = msgspec.json.decode(lines[7]) | {"responses": {}}
    nobody = again | {"student": ""}
    with (tmp_path / "answers.jsonl").open("ab") as file:
        file.write(msgspec.json.encode(again) + b"\n" + msgspec.json.encode(nobody) + b"\n")
    done = grade_many(tmp_path, str(tmp_path / "answers.jsonl"), tmp_path / "out", Options())
    assert (done.refused, done.replaced) == (1, 1)
    book = rows(tmp_path / "out" / "gradebook.csv")
    assert len({row["student"] for row in book}) == len(book) == 60
    (row,) = (row for row in book if row["student"] == again["student"])
    assert (row["status"], row["total"]) == ("blank", "0.0000")


def test_totals_are_exact(tmp_path):
    """Each total is the sum of the exact fractions of its results, whatever came before it."""
    from fractions import Fraction

    from bloc_course.grading._tables import decimals

    open_forms(tmp_path, 2, 40)
    grade_many(tmp_path, str(tmp_path / "answers.jsonl"), tmp_path / "out", Options())
    keys = [msgspec.json.decode(p.read_bytes(), type=Key) for p in (tmp_path / "keys").iterdir()]
    points = {(key.form, entry.code): worth(entry.points) for key in keys for entry in key.entries}
    totals = {}
    for line in (tmp_path / "out" / "results.jsonl").read_bytes().splitlines():
        told = msgspec.json.decode(line)
        exact = Fraction(told["exact"]) * points[told["form"], told["code"]]
        totals[told["student"]] = totals.get(told["student"], 0) + exact
    for row in rows(tmp_path / "out" / "gradebook.csv"):
        assert row["total"] == decimals(totals[row["student"]])


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"form": "nosuch"}', "was not given out"),
        (b"{}", "no form id"),
        (b'{"form": "FORM", "check": "x", "student": "s00", "responses": {}}', "does not belong"),
        (b'{"form": "FORM", "check": "CHECK", "student": "s01", "responses": {}}', "another"),
        (b'{"form": "FORM", "check": "CHECK", "student": "s00"}', "holds no answers"),
        (b'{"form": "FORM", "check": "CHECK", "student": "s00", "responses": 3}', "no answers"),
        (b'{"form": ["FORM"]}', "cut off or holds no hand-in"),
        (b"\xff\xfe\x00", "cut off or holds no hand-in"),
        (b"[" * 100_000, "cut off or holds no hand-in"),
    ],
)
def test_what_is_refused_is_told_why(quiz, tmp_path, line, reason):
    key = next(k for k in read_keys(quiz / "keys").values() if k.student == "s00")
    line = line.replace(b"FORM", key.form.encode()).replace(b"CHECK", key.check.encode())
    (tmp_path / "a.jsonl").write_bytes(line + b"\n")
    done = grade_many(quiz, str(tmp_path / "a.jsonl"), tmp_path / "out", Options())
    assert done.refused == 1
    (row,) = rows(tmp_path / "out" / "review.csv")
    assert reason in row["reason"]
    assert row["line"] == "1"


def test_the_command(quiz, many, tmp_path, capsys):
    call = ["grade", str(quiz), str(quiz / "answers.jsonl"), "--bulk", "--out", str(tmp_path)]
    assert main([*call, "--json"]) == 0
    assert msgspec.json.decode(capsys.readouterr().out)["hand_ins"] == {"refused": 2, "replaced": 1}
    assert files(tmp_path) == files(many[1])
    assert main([*call, "--gradebook", "moodle", "--results", "none"]) == 0
    assert "gradebook-moodle.csv" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--bulk", "--keep", "best"], "the last one counts"),
        (["--jobs", "0"], "at least one process"),
        (["--gradebook", "cannvas"], "did you mean 'canvas'"),
        (["--feedback", "htm"], "did you mean 'html'"),
    ],
)
def test_calls_that_can_not_be_carried_out(quiz, capsys, more, said):
    assert main(["grade", str(quiz), str(quiz / "answers.jsonl"), *more]) == 2
    assert said in capsys.readouterr().err


def test_no_such_file():
    with pytest.raises(CallError, match="no such file"):
        source("nowhere.jsonl")


def test_what_people_decided_holds_here_too(quiz, tmp_path):
    """Marks after decisions are those of a class after the same decisions."""
    keys = sorted(read_keys(quiz / "keys").values(), key=lambda key: key.student)
    entries = [entry for key in keys for entry in key.entries]
    credited = next(e for e in entries if e.points == "2")
    seen = {key.student for key in keys if credited.item in {e.item for e in key.entries}}
    dropped = next(e for e in entries if e.points == "1")
    whose = next(key for key in keys if key.student not in seen)
    lines = [
        f"- {{decide: drop, item: {dropped.item}, reason: it is broken}}",
        f"- {{decide: credit, item: {credited.item}, reason: it is unfair}}",
    ]
    marked = whose.entries[3]
    lines.append(
        f"- {{decide: mark, item: {marked.item}, student: {whose.student}, question: {marked.code},"
        " points: {whole: '1/3'}}"
    )
    copy = tmp_path / "quiz"
    shutil.copytree(quiz, copy)
    answers = str(copy / "answers.jsonl")
    grade_many(copy, answers, tmp_path / "before", Options())
    (copy / "decisions.yaml").write_text("\n".join(lines) + "\n")
    grade_many(copy, answers, tmp_path / "many", Options())
    papers, admission = grade_folder(copy, copy / "answers.jsonl")
    write_results(papers, admission, tmp_path / "class")
    ours, theirs = (rows(tmp_path / way / "gradebook.csv") for way in ("many", "class"))
    assert [{**row, "status": ""} for row in ours] == [{**row, "status": ""} for row in theirs]
    assert {row["out of"] for row in ours} == {"19.0000", "20.0000"}
    assert ours != rows(tmp_path / "before" / "gradebook.csv")


def test_an_answer_remembered_from_another_form_is_marked_as_if_it_were_new(tmp_path, monkeypatch):
    """Forms of few items share most answers; without the memory the files are the same."""
    from bloc_course.grading.bulk import shared

    open_forms(tmp_path, 12, 8)
    answers = str(tmp_path / "answers.jsonl")
    shared._CAME.clear()
    grade_many(tmp_path, answers, tmp_path / "with", Options())
    assert shared._CAME
    recalled = []
    monkeypatch.setattr("bloc_course.grading.bulk.marker.recall", recalled.append)
    grade_many(tmp_path, answers, tmp_path / "without", Options())
    assert len(recalled) > len(set(recalled) - {None}) > 100
    assert files(tmp_path / "with") == files(tmp_path / "without")
