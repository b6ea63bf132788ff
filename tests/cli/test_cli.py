"""The command line: what it prints, its exit codes, and that it starts at once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bloc_course.cli import main
from bloc_course.cli._base import Command
from bloc_course.registry import discover

COMMANDS = discover("bloc_course.cli", Command)
HEAVY = ("yaml", "msgspec", "nbformat", "tqdm", "sphinx", "networkx", "bloc_course.dataset")


def test_the_commands_are_those_of_the_design() -> None:
    assert {command.name for command in COMMANDS} == {
        "check",
        "show",
        "article",
        "items",
        "quiz",
        "simulate",
        "grade",
        "stats",
        "book",
        "data",
        "families",
        "export",
        "receive",
        "stress",
        "review",
        "regrade",
        "challenge",
        "autograder",
    }


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: c.name)
def test_help_has_a_description_and_examples(
    command: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main([command.name, "--help"])
    out = capsys.readouterr().out
    assert left.value.code == 0
    assert all(example in out for example in command.examples)
    assert all(example.startswith(f"bloc-course {command.name}") for example in command.examples)


ACTIONS = ["article attach", "article verify", "book build", "book serve"]
ACTIONS += ["quiz new", "quiz build", "quiz preview", "quiz schema", "quiz verify"]
ACTIONS += ["data export", "data schema", "data package"]
ACTIONS += [f"autograder {name}" for name in ("gradescope", "github", "nbgrader", "otter")]


@pytest.mark.parametrize("action", ACTIONS)
def test_the_help_of_an_action_has_examples_of_it(
    action: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main([*action.split(), "--help"])
    assert left.value.code == 0
    assert f"\nexamples:\n  bloc-course {action}" in capsys.readouterr().out


def test_without_a_command_the_help_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    assert "usage: bloc-course" in capsys.readouterr().out


def test_help_imports_nothing_heavy() -> None:
    program = (
        "import sys; from bloc_course.cli import parser; parser();"
        f"print([m for m in {HEAVY!r} if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_a_wrong_call_exits_with_two() -> None:
    with pytest.raises(SystemExit) as left:
        main(["nonsense"])
    assert left.value.code == 2


def test_check_prints_the_counts(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--json"]) == 0
    counts = json.loads(capsys.readouterr().out)["records"]
    assert counts["events"] >= 60


def test_check_of_a_folder_without_data_is_a_wrong_call(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--data", str(tmp_path)]) == 2
    assert "lacks article.yaml" in capsys.readouterr().err


def test_items_as_json_have_the_fields_that_auditors_rely_on(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["items", "--seed", "7", "--count", "1", "--json"]) == 0
    items = json.loads(capsys.readouterr().out)
    wanted = {"id", "family", "stem", "interaction", "key", "evidence", "proof", "feedback"}
    assert len(items) >= 10
    assert all(wanted <= set(item) for item in items)


def test_items_are_the_same_for_the_same_seed(capsys: pytest.CaptureFixture[str]) -> None:
    main(["items", "--family", "c1", "--seed", "7"])
    once = capsys.readouterr().out
    main(["items", "--family", "C1", "--seed", "7"])
    assert capsys.readouterr().out == once
    main(["items", "--family", "C1", "--seed", "8"])
    assert capsys.readouterr().out != once


def test_items_of_a_path_are_printed_as_its_readers_see_them(
    capsys: pytest.CaptureFixture[str],
) -> None:
    printed = {}
    for path in ("U", "S"):
        assert main(["items", "--family", "C1", "--path", path, "--json"]) == 0
        printed[path] = json.loads(capsys.readouterr().out)
    assert all(item["stem"] == item["plain"] for item in printed["S"])
    assert all("S" in item["path"] for item in printed["S"])
    assert all(item["stem"] != item["plain"] for item in printed["U"])
    main(["items", "--family", "C1", "--path", "S"])
    assert printed["S"][0]["plain"] in capsys.readouterr().out


def test_items_of_an_unknown_chapter_are_a_wrong_call(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["items", "--chapter", "grups"]) == 2
    assert "did you mean 'groups'" in capsys.readouterr().err
    assert main(["items", "--chapter", "zzz"]) == 2
    assert "no chapter 'zzz'; there are bloc, chronology" in capsys.readouterr().err
    assert main(["items", "--family", "C33"]) == 2
    assert "did you mean 'C3'" in capsys.readouterr().err


@pytest.mark.parametrize("family", ["C3", "C4", "C8", "S1", "S4", "K1", "R2"])
def test_why_not_says_which_obligation_refused_a_candidate(
    family: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["items", "--family", family, "--count", "3", "--why-not", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert len(rows) == 3
    assert all(row["obligation"].startswith("O") and row["because"] for row in rows)


def test_why_not_of_a_family_of_sets_says_why_there_is_nothing(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["items", "--family", "C1", "--why-not"]) == 0
    assert "only from what is proven" in capsys.readouterr().err


def test_passages_need_a_text_that_is_attached(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["items", "--family", "C4", "--count", "1", "--passages"]) == 2
    assert "bloc-course article attach" in capsys.readouterr().err


@pytest.mark.skipif("BLOC_ARTICLE" not in os.environ, reason="BLOC_ARTICLE names no text")
def test_passages_stand_beside_an_item_once_the_text_is_attached(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert main(["article", "attach", os.environ["BLOC_ARTICLE"]]) == 0
    capsys.readouterr()
    assert main(["items", "--family", "C4", "--count", "1", "--passages"]) == 0
    out = capsys.readouterr().out
    (evidence,) = [line for line in out.splitlines() if line.startswith("  evidence: ")]
    place = evidence.rpartition("(")[2].split(",")[0].split(";")[0]
    assert f"\n  {place}: " in out


def test_attach_refuses_another_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = tmp_path / "other.txt"
    other.write_text("Something else.\n", encoding="utf-8")
    assert main(["article", "attach", str(other)]) == 2
    assert "holds no paragraph of the article" in capsys.readouterr().err


def test_a_missing_file_is_a_wrong_call(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["article", "verify", "no-such-file.txt"]) == 2
    assert "no-such-file.txt" in capsys.readouterr().err
