"""The three calls from the package root: the same as the commands, lazily imported, documented."""

from __future__ import annotations

import doctest
import inspect
import re
import shlex
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pytest

import bloc_course
from bloc_course.api.build import FORMATS
from bloc_course.cli import main, parser, quiz
from bloc_course.errors import CallError, DataProblems

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "quizzes" / "sample"
SECRET = SAMPLE / "demonstration-secret"
PAGE = ROOT / "docs" / "automatic-use.md"


@pytest.fixture
def here(tmp_path, monkeypatch):
    """A folder of one's own with the project's quizzes in it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "quizzes").symlink_to(ROOT / "quizzes")
    monkeypatch.setenv("BLOC_COURSE_SECRET", SECRET.read_text().strip())
    return tmp_path


def content(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".grading" not in path.parts
    }


def test_the_examples_of_the_page_run(here):
    found = doctest.testfile(
        str(PAGE), module_relative=False, optionflags=doctest.IGNORE_EXCEPTION_DETAIL
    )
    assert found.attempted > 10
    assert not found.failed
    assert (here / "items.html").is_file()


def test_the_page_has_every_argument_of_the_calls():
    text = " ".join(PAGE.read_text("utf-8").split())
    for call in (bloc_course.build, bloc_course.grade, bloc_course.report):
        shown = text[text.index(f"`{call.__name__}(") :].partition(")`")[0]
        for name, parameter in inspect.signature(call).parameters.items():
            if name != "watch":
                default = parameter.default
                given = "" if default is parameter.empty else f"={default!r}".replace("'", '"')
                assert f"{name}{given}" in shown, (call, name)


def test_every_command_on_the_page_can_be_called():
    text = PAGE.read_text("utf-8").replace("\\\n", "")
    lines = re.findall(r"^(?:cd .* && )?bloc-course (.+)$", text, re.MULTILINE)
    assert len(lines) >= 8
    for line in lines:
        words = shlex.split(re.split(r"\s[|#]\s?", line)[0])
        assert parser().parse_args(words).run


def test_build_and_grade_write_what_the_commands_write(here):
    blueprint, roster = "quizzes/chronology.yaml", "quizzes/sample/roster.csv"
    issued = bloc_course.build(blueprint, roster, "a")
    assert main(["quiz", "build", blueprint, "--roster", roster, "--out", "b"]) == 0
    assert content(here / "a") == content(here / "b")
    assert main(["simulate", "a", "--out", "class"]) == 0
    graded = bloc_course.grade(
        issued.folder, "class/answers", gradebooks=["moodle"], feedback=["html", "gradescope"]
    )
    call = ["grade", "b", "class/answers", "--gradebook", "moodle"]
    assert main([*call, "--feedback", "html,gradescope"]) == 0
    assert content(here / "a" / "results") == content(here / "b" / "results")
    assert sum(graded.counts.values()) == len(issued.forms) == 24
    assert graded.points.keys() == {form.student for form in issued.forms}
    assert {type(points) for points in graded.points.values()} == {Fraction, type(None)}
    made = bloc_course.report(issued.folder, "class/answers", here / "a.html")
    assert main(["stats", "b", "class/answers", "--html", "b.html"]) == 0
    pages = [(here / f"{name}.html").read_bytes() for name in "ab"]
    assert pages[0] == pages[1]
    assert made.statistics.papers == graded.counts["graded"]


def test_faults_are_raised_as_the_commands_tell_them(here):
    with pytest.raises(CallError, match="no keys"):
        bloc_course.grade("nowhere", "quizzes")
    with pytest.raises(CallError, match="did you mean 'notebook'"):
        bloc_course.build("quizzes/midterm.yaml", "quizzes/sample/roster.csv", formats="noteboks")
    (here / "q.yaml").write_text("quiz: x\n")
    with pytest.raises(DataProblems, match=r"q\.yaml"):
        bloc_course.build("q.yaml", "quizzes/sample/roster.csv")
    with pytest.raises(CallError, match=r"ends in \.html"):
        bloc_course.report("nowhere", "nowhere", "page.pdf")


def test_importing_the_package_loads_nothing_else():
    program = (
        "import sys, bloc_course; print([m for m in sys.modules if m.startswith('bloc_course.')"
        " or m in ('msgspec', 'yaml')]); print(bloc_course.grade.__module__);"
        "print('bloc_course.dataset.load' in sys.modules, dir(bloc_course))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    first, second, third = done.stdout.splitlines()
    assert first == "[]"
    assert second == "bloc_course.api.grade"
    # Kept keys govern, so grading brings no dataset in.
    assert third.startswith("False")
    assert all(f"'{name}'" in third for name in bloc_course.__all__)


def test_the_formats_of_command_and_call_are_the_same():
    assert quiz.FORMATS == FORMATS


def test_what_is_not_there_is_no_attribute():
    with pytest.raises(AttributeError, match="no attribute 'bild'"):
        _ = bloc_course.bild
