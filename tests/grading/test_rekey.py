"""Today's key in the place of a kept one: what moves, what is written, and where it can't be."""

import dataclasses
import json

import msgspec
import pytest

import handmade as made
from bloc_course.cli import main
from bloc_course.errors import CallError
from bloc_course.formats import issue, named
from bloc_course.forms.keys import read_keys
from bloc_course.forms.reprove import reprove
from bloc_course.grading import decisions
from bloc_course.grading.grade import mark
from bloc_course.grading.rekey import rekey, told, write_keys
from bloc_course.submissions.handed_in import Submission

CLASS = made.students(8)
GROUNDS = {"reason": "the date was read anew", "who": "", "date": ""}


@pytest.fixture
def folder(tmp_path):
    issue(made.bank(), CLASS, tmp_path, named("json"))
    return tmp_path


def keyed_otherwise(item, seed, *, offered=True):
    """The families when newer data key another option of one Z1 item, or a new option."""
    family = made.FAMILIES["Z1"]

    def build(_, wanted):
        fresh = made.item("Z1", int(wanted[0]))
        if wanted != seed:
            return fresh
        (part,) = fresh.parts
        options = part.interaction.options
        other = next(o for o in options if o.code != part.key.correct)
        if not offered:
            new = msgspec.structs.replace(other, code="new", text="quite new")
            options = tuple(new if one == other else one for one in options)
            other = new
        fields = {
            "interaction": msgspec.structs.replace(part.interaction, options=options),
            "key": msgspec.structs.replace(part.key, correct=other.code),
        }
        part = msgspec.structs.replace(part, **fields)
        return msgspec.structs.replace(fresh, parts=(part,))

    return {**made.FAMILIES, "Z1": dataclasses.replace(family, build=build)}


def chosen(keys):
    """The Z1 item that most forms ask."""
    entries = [e for key in keys.values() for e in key.entries if e.family == "Z1"]
    items = [entry.item for entry in entries]
    item = max(sorted(set(items)), key=items.count)
    return next(entry for entry in entries if entry.item == item)


def paper(key, code, answer):
    raw = msgspec.Raw(msgspec.json.encode(answer))
    return mark(key, Submission(form=key.form, file="a.json", responses={code: raw}))


def test_today_s_key_marks_and_tells_why(folder):
    keys = read_keys(folder / "keys")
    entry = chosen(keys)
    proofs = reprove(made.world(), keys.values(), keyed_otherwise(entry.item, entry.seed))
    fresh = rekey([entry.item], keys, proofs)
    asked = {f for f, key in keys.items() if any(e.item == entry.item for e in key.entries)}
    assert fresh.keys() == asked
    lines = told([entry.item], fresh.values(), **GROUNDS)
    assert len(lines) == 1
    for form in asked:
        old, new = (next(e for e in k[form].entries if e.item == entry.item) for k in (keys, fresh))
        assert old.revision != new.revision == lines[0].revision
        assert (old.code, old.stem, old.points, old.names) == (
            new.code, new.stem, new.points, new.names,
        )  # fmt: skip
        was, now = old.parts[0].key.correct, new.parts[0].key.correct
        assert paper(keys[form], old.code, was).total > 0 == paper(fresh[form], old.code, was).total
        done = decisions.apply(paper(fresh[form], old.code, now), decisions.Decisions(tuple(lines)))
        assert done.total == paper(keys[form], old.code, was).total
        said = next(a for a in done.answers if a.entry.code == old.code).said
        assert said == ("The key of this question was corrected: the date was read anew",)
    again = reprove(made.world(), fresh.values(), keyed_otherwise(entry.item, entry.seed))
    assert all(proof.proven for proof in again.values())


def test_it_is_written_once_and_the_first_key_stays(folder):
    keys = read_keys(folder / "keys")
    entry = chosen(keys)
    proofs = reprove(made.world(), keys.values(), keyed_otherwise(entry.item, entry.seed))
    fresh = rekey([entry.item], keys, proofs)
    before = {path.name: path.read_bytes() for path in (folder / "keys").glob("*.json")}
    write_keys(folder / "keys", fresh.values())
    assert read_keys(folder / "keys") == {**keys, **fresh}
    kept = {path.name: path.read_bytes() for path in (folder / "keys" / "before").iterdir()}
    assert kept.items() < before.items()
    assert len(kept) == len(fresh)
    write_keys(folder / "keys", [keys[form] for form in fresh])
    assert kept == {p.name: p.read_bytes() for p in (folder / "keys" / "before").iterdir()}


def test_a_key_that_a_form_does_not_offer_is_not_taken(folder):
    keys = read_keys(folder / "keys")
    entry = chosen(keys)
    families = keyed_otherwise(entry.item, entry.seed, offered=False)
    proofs = reprove(made.world(), keys.values(), families)
    with pytest.raises(CallError, match="does not offer what is right now"):
        rekey([entry.item], keys, proofs)


def test_what_the_data_key_as_before_is_left(folder):
    keys = read_keys(folder / "keys")
    entry = chosen(keys)
    for proofs in ({}, reprove(made.world(), keys.values(), made.FAMILIES)):
        with pytest.raises(CallError, match=r"do not key another answer \(as before\)"):
            rekey([entry.item], keys, proofs)


@pytest.fixture(scope="module")
def quiz(tmp_path_factory):
    """A quiz on the real data whose kept keys of one item are those of older data."""
    here = tmp_path_factory.mktemp("rekeyed")
    (here / "q.yaml").write_text("quiz: q\ntitle: Q\npool: 3\nsections: {C3: 3}\n")
    (here / "class.csv").write_text("id,name\n" + "".join(f"s{n},S {n}\n" for n in range(6)))
    (here / "secret").write_text("a secret for tests only, long enough")
    call = ["quiz", "build", str(here / "q.yaml"), "--roster", str(here / "class.csv")]
    more = ["--secret-file", str(here / "secret"), "--out", str(here / "quiz"), "--formats", "json"]
    assert main([*call, *more]) == 0
    return here / "quiz"


def test_the_command_says_who_moves_before_it_writes(quiz, capsys):
    keys = read_keys(quiz / "keys")
    item = next(iter(keys.values())).entries[0].item
    answers = quiz.parent / "answers"
    answers.mkdir()
    for path in (quiz / "keys").glob("*.json"):
        key = json.loads(path.read_text())
        for entry in key["entries"]:
            if entry["item"] == item:
                (part,) = entry["parts"]
                right = part["key"]["correct"]
                other = next(
                    o["code"] for o in part["interaction"]["options"] if o["code"] != right
                )
                part["key"]["correct"] = other
                entry["revision"] = "older"
                said = {"form": key["form"], "check": key["check"]}
                text = json.dumps({**said, "responses": {entry["code"]: right}})
                (answers / path.name).write_text(text)
        path.write_text(json.dumps({**key, "dataset": "older"}))
    before = {path: path.read_bytes() for path in (quiz / "keys").rglob("*") if path.is_file()}
    assert main(["grade", str(quiz), str(answers), "--no-feedback"]) == 0
    call = ["regrade", str(quiz), str(answers), "--rekey", item]
    assert main(call) == 2
    assert "--reason says why" in capsys.readouterr().err
    assert main([*call, "--reason", "the date was read anew"]) == 0
    said = capsys.readouterr().out
    handed_in = len(list(answers.iterdir()))
    assert f"{item}: {handed_in} up, 0 down" in said
    assert "The key of this question was corrected: the date was read anew" in said
    assert "no longer stand" not in said
    assert before == {p: p.read_bytes() for p in (quiz / "keys").rglob("*") if p.is_file()}
    assert main([*call, "--reason", "the date was read anew", "--write"]) == 0
    capsys.readouterr()
    assert main(["regrade", str(quiz), str(answers)]) == 0
    assert "No mark moves" in capsys.readouterr().out
    assert main([*call, "--reason", "again"]) == 2
    assert "do not key another answer" in capsys.readouterr().err
