"""A quiz of which all students have the same form, and a class that answers it."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from bloc_course.autograder.single import single_form
from bloc_course.cli import main
from bloc_course.forms.keys import read_keys
from bloc_course.submissions.simulate import answers_json, plain_answers, simulate

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "quizzes" / "sample"
BUILD = ["--roster", str(SAMPLE / "roster.csv")]
BUILD += ["--secret-file", str(SAMPLE / "demonstration-secret")]


def build(blueprint: Path, folder: Path, formats: str = "json") -> Path:
    call = ["quiz", "build", str(blueprint), *BUILD, "--out", str(folder), "--formats", formats]
    assert main(call) == 0
    return folder


@pytest.fixture(scope="session")
def own(tmp_path_factory):
    """The folder of a quiz with a form for each student."""
    folder = tmp_path_factory.mktemp("own") / "quiz"
    return build(ROOT / "quizzes" / "midterm.yaml", folder, "json,notebook")


@pytest.fixture(scope="session")
def same(tmp_path_factory):
    """The folder of the midterm with one form for all."""
    folder = tmp_path_factory.mktemp("same")
    text = (ROOT / "quizzes" / "midterm.yaml").read_text("utf-8")
    (folder / "midterm.yaml").write_text(text.replace("variants: student ", "variants: same "))
    return build(folder / "midterm.yaml", folder / "quiz")


@pytest.fixture(scope="session")
def single(same):
    """Its form and key."""
    return single_form(same)


def hand_ins(quiz, seed="7"):
    """(key, answers.json, answers as typed) of a simulated class, one a student, none refused."""
    keys = sorted(read_keys(quiz / "keys").values(), key=lambda key: key.student)
    for one in simulate(keys, seed):
        if one.role not in {"wrong form", "malformed file", "not handed in"}:
            yield one.key, answers_json(one, one.answers), plain_answers(one)


def typed(key, seed="7"):
    """What eight simulated students type into the notebook of this form."""
    keys = [msgspec.structs.replace(key, student=f"s{n}", form=str(n)) for n in range(8)]
    return [plain_answers(one) for one in simulate(keys, seed)]


def fill(data, answers, curled=()):
    """A notebook with answers typed into it; `curled` are those in quotation marks of a phone."""
    content = msgspec.json.decode(data)
    for cell in content["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] != "code" or source.startswith("#@title"):
            continue
        for name, value in answers.items():
            typed = f"“{value}”" if name in curled else repr(value)
            source = source.replace(f'answers["{name}"] = ""', f'answers["{name}"] = {typed}')
        cell["source"] = source
    return msgspec.json.encode(content)
