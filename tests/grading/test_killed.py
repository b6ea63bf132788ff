"""A run killed at any moment and started again leaves what an undisturbed one does, to the byte."""

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import suppress

import pytest

import handmade as made
from bloc_course.formats import formats, issue
from bloc_course.forms.keys import read_keys
from bloc_course.submissions.simulate import answers_json, simulate
from bloc_course.submissions.simulated_files import write_class

# Small pieces, so that every kill leaves some finished and some not.
PROGRAM = """
import sys
from bloc_course.cli import main
from bloc_course.grading import write_feedback
from bloc_course.grading.bulk import plan
plan.PAPERS = plan.FORMS = write_feedback.PAPERS = 2
sys.exit(main(sys.argv[1:]))
"""
SHAPES = ["--gradebook", "canvas", "--jobs", "2"]
KILLS = 10


@pytest.fixture(scope="module")
def quiz(tmp_path_factory):
    folder = tmp_path_factory.mktemp("quiz")
    issue(made.bank(), made.students(40), folder, tuple(formats().values()))
    keys = sorted(read_keys(folder / "keys").values(), key=lambda key: key.student)
    class_ = simulate(keys, "1")
    write_class(class_, "1", folder, lambda slug: (folder / "forms" / f"{slug}.ipynb").read_bytes())
    lines = [answers_json(one, one.answers) + b"\n" for one in class_]
    (folder / "all.jsonl").write_bytes(b"".join(lines))
    return folder


def start(call):
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *call],
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )


def content(folder):
    return {p.relative_to(folder): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.mark.parametrize("way", ["class", "many"])
def test_killed_and_resumed_it_is_the_same(quiz, tmp_path, way):
    call = ["grade", str(quiz), str(quiz / "answers"), "--feedback", "html,md,notebook"]
    if way == "many":
        call = ["grade", str(quiz), str(quiz / "all.jsonl"), "--bulk"]
    begun = time.monotonic()
    assert start([*call, *SHAPES, "--out", str(tmp_path / "whole")]).wait() == 0
    lasted = time.monotonic() - begun
    whole = content(tmp_path / "whole")
    assert len(whole) > 3
    rng = random.Random(way)
    cut_short = 0
    for kill in range(KILLS):
        out = tmp_path / str(kill)
        # Half of the kills after the imports, where there is something to lose.
        moment = rng.uniform(0.4 if kill % 2 else 0, 1) * lasted
        process = start([*call, *SHAPES, "--out", str(out)])
        time.sleep(moment)
        # Only the one process, as a full memory would do; its workers notice by themselves.
        with suppress(ProcessLookupError):
            os.kill(process.pid, signal.SIGKILL)
        cut_short += process.wait() == -signal.SIGKILL
        assert start([*call, *SHAPES, "--out", str(out)]).wait() == 0
        assert content(out) == whole
    assert cut_short
