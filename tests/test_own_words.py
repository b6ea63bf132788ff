"""The project is written in its own words: no long run of words is shared with the article."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from bloc_course.dataset.load import load

ROOT = Path(__file__).parent.parent
TEXT = os.environ.get("BLOC_ARTICLE", "")
RUN = 13
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
KINDS = {".md", ".yaml", ".py", ".ipynb", ".json", ".jsonl", ".html", ".js", ".csv", ".toml"}
PARTS = ("book", "data", "quizzes", "src", "tests", "README.md", "CONTRIBUTING.md")
# The masthead, the list of further reading and the appendix headings are titles and references.
REFERENCES = re.compile(r"h\d+|d\d+|e2")


def words(text: str) -> list[str]:
    flat = unicodedata.normalize("NFKD", text.replace("\\n", " "))
    return WORD.findall("".join(c for c in flat if not unicodedata.combining(c)).lower())


def runs(text: str) -> Iterator[tuple[str, ...]]:
    all_words = words(text)
    return (tuple(all_words[i : i + RUN]) for i in range(len(all_words) - RUN + 1))


def files() -> list[Path]:
    found = [path for part in PARTS for path in [ROOT / part, *(ROOT / part).rglob("*")]]
    return sorted(path for path in found if path.is_file() and path.suffix in KINDS)


@pytest.mark.skipif(not TEXT, reason="BLOC_ARTICLE does not name the article's text")
def test_no_run_of_words_is_the_articles() -> None:
    from bloc_course.dataset.article import read

    article = load().article
    passages = read(Path(TEXT), article).passages
    prose = {k: text for k, text in passages.items() if not REFERENCES.fullmatch(k)}
    theirs = {run: locator for locator, text in prose.items() for run in runs(text)}
    shared = [
        f"{path.relative_to(ROOT)} ({theirs[run]}): {' '.join(run)}"
        for path in files()
        for run in runs(path.read_text(encoding="utf-8"))
        if run in theirs
    ]
    assert shared == []


def test_the_check_finds_a_copy() -> None:
    sentence = "one two three four five six seven eight nine ten eleven twelve thirteen"
    assert next(runs(f"Zero, {sentence}.")) != next(runs(sentence))
    assert set(runs(sentence)) <= set(runs(f"Zero, {sentence.title()}."))
