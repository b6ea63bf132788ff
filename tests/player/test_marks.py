"""The player marks, reads and explains as Python does, to the fraction and the word."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import asdict
from datetime import date
from pathlib import Path

import msgspec
import pytest

from bloc_course.dates import Answer, SentBack, Unreadable, parse_answer
from bloc_course.items.feedback import explain, hint
from bloc_course.items.interactions.extended_text import ExtendedText
from bloc_course.items.item import Feedback, ItemPart
from bloc_course.items.marking._criteria import Criterion, Point
from bloc_course.items.marking.m8_rubric import Rubric
from bloc_course.items.processing import process
from bloc_course.player.embed import script

NODE = shutil.which("node")
pytestmark = pytest.mark.skipif(NODE is None, reason="node is not installed")
HERE = Path(__file__).parent
FOLDER = HERE.parent / "vectors"
VECTORS = {
    f"{path.stem} {vector['name']}": vector
    for path in sorted(FOLDER.glob("*.json"))
    if path.stem != "m8"  # a written answer is shown with its rubric and not marked
    for vector in json.loads(path.read_text("utf-8"))
    if "parts" in vector
}
DATES = json.loads((FOLDER / "answer_dates.json").read_text("utf-8"))
FEEDBACK = Feedback(
    hint="Look for the month",
    rule="What the letter reports came before it",
    key="The letter reports it (p6)",
    choices={"kx4m": "he received it (p7)", "op2x": "it lies outside (p8)", "r4k=c1k": "no (p12)"},
    cases={"over-precise": "No day is given anywhere"},
    open="the day of the meeting",
    reread=("p6", "n10.1"),
)


def run(asked: list[object], folder: Path) -> list[dict]:
    """The outcomes of the player's script in node."""
    (folder / "player.js").write_text(script(), "utf-8")
    done = subprocess.run(
        [NODE, HERE / "marks.mjs", folder / "player.js"],
        input=json.dumps(asked),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory):
    feedback = msgspec.to_builtins(FEEDBACK)
    asked = [{"parts": v["parts"], "raw": v["raw"], "feedback": feedback} for v in VECTORS.values()]
    return dict(zip(VECTORS, run(asked, tmp_path_factory.mktemp("marks")), strict=True))


@pytest.mark.parametrize("name", VECTORS)
def test_the_player_marks_a_vector_as_it_says(outcomes, name):
    vector, outcome = VECTORS[name], outcomes[name]
    whole = vector["score"] if "/" in vector["score"] else f"{vector['score']}/1"
    expected = (vector["status"], whole, vector["case"])
    assert (outcome["status"], outcome["score"], outcome["case"]) == expected, outcome["reason"]


@pytest.mark.parametrize("name", VECTORS)
def test_the_player_says_what_python_says(outcomes, name):
    vector, outcome = VECTORS[name], outcomes[name]
    parts = msgspec.convert(vector["parts"], tuple[ItemPart, ...])
    ours = process(parts, vector["raw"])
    assert outcome["reason"] == ours.reason
    assert outcome["wrong"] == [sorted(part.mark.wrong) for part in ours.parts]
    assert outcome["lines"] == [asdict(line) for line in explain(parts, FEEDBACK, ours)]
    assert outcome["hint"] == hint(FEEDBACK).text


def test_the_player_reads_dates_as_python_does(tmp_path):
    read = run([{"date": vector["text"]} for vector in DATES], tmp_path)
    for vector, found in zip(DATES, read, strict=True):
        ours = parse_answer(vector["text"])
        match ours:
            case Answer(lo, hi, reading):
                assert found == {"lo": lo, "hi": hi, "reading": reading}, vector
                bounds = vector["reading"]
                assert lo == date.fromisoformat(bounds["lo"]).toordinal()
                assert hi == date.fromisoformat(bounds["hi"]).toordinal()
            case SentBack(reason):
                assert found == {"kind": "ambiguous", "reason": reason}, vector
            case Unreadable(reason):
                assert found == {"kind": "malformed", "reason": reason}, vector


def test_the_player_shows_a_written_answer_unmarked(tmp_path):
    rubric = Rubric(
        criteria=(
            Criterion(
                "claim",
                "Claim",
                "say it",
                points=(Point("p", "that it ended", (("end*",),)),),
                needed=(1,),
            ),
        ),
        model="It ended because they were arrested, as the letter says.",
    )
    part = ItemPart("answer", ExtendedText("Why?", 5, 50), rubric)
    asked = {
        "parts": msgspec.to_builtins((part,)),
        "raw": "It ended, I believe, because they were arrested.",
        "feedback": msgspec.to_builtins(FEEDBACK),
    }
    (outcome,) = run([asked], tmp_path)
    assert (outcome["status"], outcome["score"], outcome["case"]) == ("graded", "0/1", "unmarked")
    said = " ".join(line["text"] for line in outcome["lines"])
    assert "not marked here" in said
    assert rubric.model in said
    assert "that it ended" in said
