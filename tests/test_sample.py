"""The sample class in the repository is what the program makes today."""

from __future__ import annotations

from pathlib import Path

import pytest

from bloc_course.cli import main

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "quizzes" / "sample"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample class made anew."""
    folder = tmp_path_factory.mktemp("sample")
    quiz = folder / "quiz"
    secret, roster = SAMPLE / "demonstration-secret", SAMPLE / "roster.csv"
    blueprint = ROOT / "quizzes" / "midterm.yaml"
    build = ["quiz", "build", blueprint, "--roster", roster, "--secret-file", secret]
    assert main([*map(str, build), "--out", str(quiz)]) == 0
    assert main(["simulate", str(quiz), "--out", str(folder), "--seed", "1932"]) == 0
    return folder


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_the_answers_in_the_repository_are_those_made_today(made: Path) -> None:
    """`make quiz` writes them anew after a change of data or items."""
    assert content(SAMPLE / "answers") == content(made / "answers")


def test_the_class_has_every_kind_of_hand_in(made: Path) -> None:
    assert (made / "manifest.json").read_bytes() == (SAMPLE / "manifest.json").read_bytes()
    manifest = (made / "manifest.json").read_text(encoding="utf-8")
    for role in ("blank", "malformed file", "wrong form", "untouched", "not handed in"):
        assert f'"{role}"' in manifest


def test_the_class_can_be_graded_and_every_file_is_accounted_for(made: Path) -> None:
    assert main(["grade", str(made / "quiz"), str(made / "answers")]) == 0
    results = made / "quiz" / "results"
    rows = (results / "gradebook.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert len(rows) == 24
    assert {row.rsplit(",", 1)[1] for row in rows} == {
        "graded",
        "blank",
        "refused",
        "not handed in",
    }
    for name in ("review.csv", "results.jsonl", "statistics.html", "index.html"):
        assert (results / name).stat().st_size > 0
