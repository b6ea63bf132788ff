"""The pages for instructors and the page on marking say what the code does."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import get_args

import pytest

from bloc_course.book.directives.marked import EXAMPLES
from bloc_course.cli import main, parser
from bloc_course.exports.platform import platforms
from bloc_course.exports.received._base import readers
from bloc_course.items.marking import RULES
from bloc_course.items.proof import Obligation

BOOK = Path(__file__).parents[2] / "book"
PAGES = sorted((BOOK / "instructors").rglob("*.md"))
ITEMS = (BOOK / "reference" / "items.md").read_text(encoding="utf-8")
QUIZ = (BOOK / "instructors" / "quiz.md").read_text(encoding="utf-8")


def commands() -> list[str]:
    text = "\n".join(page.read_text(encoding="utf-8") for page in PAGES).replace("\\\n", "")
    lines = re.findall(r"^bloc-course .+$", text, flags=re.MULTILINE)
    return [*lines, *re.findall(r"`(bloc-course [^`…]+ [^`…]+)`", text)]


@pytest.mark.parametrize("line", commands())
def test_a_command_that_a_page_shows_is_one(line: str) -> None:
    words = shlex.split(line)[1:]
    known = {name for action in parser()._actions for name in (action.choices or ())}
    assert words[0] in known
    if len(words) > 2 and "--help" not in words:
        parser().parse_args(words)


def test_code_of_a_page_fits_its_column() -> None:
    """79 signs do, on a laptop; a longer line, unless of a command, is pushed sideways."""
    wide = []
    for page in (*BOOK.rglob("*.md"), BOOK.parent / "docs" / "automatic-use.md"):
        code = re.findall(
            r"^```(?!sh\n)\w+\n(.*?)^```$",
            page.read_text(encoding="utf-8"),
            flags=re.MULTILINE | re.DOTALL,
        )
        wide += [line for block in code for line in block.splitlines() if len(line) > 79]
    assert wide == []


def test_the_blueprint_of_the_first_page_makes_a_quiz(tmp_path, monkeypatch, capsys) -> None:
    monkeypatch.chdir(tmp_path)
    (blueprint,) = re.findall(r"```yaml\n(.*?)```", QUIZ, flags=re.DOTALL)
    Path("week-3.yaml").write_text(blueprint, encoding="utf-8")
    Path("class.csv").write_text("id,name\na,Ada\nb,Ben\n", encoding="utf-8")
    command = "quiz build week-3.yaml --roster class.csv --formats json"
    assert main(command.split()) == 0
    assert "2 forms of 7 questions, 9 points" in capsys.readouterr().out
    assert Path("_build/quizzes/week-3/keys").is_dir()


def test_every_obligation_and_every_marking_rule_is_explained() -> None:
    explained = re.findall(r"^(O\d+) ", ITEMS, flags=re.MULTILINE)
    assert explained == list(get_args(Obligation))
    assert sorted(re.findall(r"\{marked\} (\S+)", ITEMS)) == sorted(RULES)


@pytest.mark.parametrize("name", RULES)
def test_an_example_runs_from_full_marks_to_none(name: str) -> None:
    example = EXAMPLES[name]
    scores = [example.key.mark(given).score for _, given in example.answers]
    assert scores[0] == 1
    assert min(scores) < 1
    assert len({words for words, _ in example.answers}) == len(scores)


def test_every_format_and_every_reader_of_answers_is_on_a_page() -> None:
    text = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    for name in platforms():
        assert re.search(rf"(?:`|--format ){re.escape(name)}\b", text), name
    for name in readers():
        assert f"bloc-course receive {name}" in text, name
