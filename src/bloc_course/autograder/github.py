"""Two folders for GitHub: a workflow for the students' repositories, and the private repository.

The keys lie in the private repository alone. A workflow in a student's repository reads them by a
deploy key that an organization's secret holds; the private repository can also grade the whole
class by itself, and then the students' repositories need no secret at all.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Literal, get_args

from bloc_course.autograder.gradescope import kept
from bloc_course.autograder.wheel import NAME, requirements, wheel_bytes
from bloc_course.errors import CallError
from bloc_course.forms.keys import read_keys

# What a push tells the student: that it came, the points too, or all the feedback.
Show = Literal["received", "points", "feedback"]
SHOW: tuple[Show, ...] = get_args(Show)
_REPOSITORY = re.compile(r"([A-Za-z0-9-]+)/([A-Za-z0-9._-]+)")
_BRANCH = re.compile(r"[A-Za-z0-9._/-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """`keys` is the private repository (OWNER/NAME); names of students' begin with `prefix`-."""

    keys: str
    prefix: str = ""
    branch: str = "main"


def github_files(quiz: Path, places: Places, show: Show = "points") -> Mapping[str, bytes]:
    """The files by path: below classroom/ for the template, below keys/ for the private repository.

    Raises CallError for a name that GitHub does not know as one.
    """
    named = _REPOSITORY.fullmatch(places.keys)
    if named is None:
        raise CallError(f"{places.keys!r} is no repository; write OWNER/NAME")
    if not _BRANCH.fullmatch(places.branch):
        raise CallError(f"{places.branch!r} is no branch; write main, say")
    key = next(iter(read_keys(quiz / "keys").values()))
    prefix = places.prefix or key.quiz
    if not re.fullmatch(r"[A-Za-z0-9._-]+", prefix):
        raise CallError(f"{prefix!r} does not begin names of repositories; write midterm, say")
    words = {
        "KEYS": places.keys,
        "OWNER": named[1],
        "PREFIX": prefix,
        "BRANCH": places.branch,
        "SHOW": show,
        "QUIZ": key.quiz,
    }
    found = {f"keys/{name}": data for name, data in kept(quiz)}
    found |= {f"keys/{NAME}": wheel_bytes(), "keys/requirements.txt": requirements().encode()}
    found |= {
        path: _template(name, words)
        for path, name in (
            ("classroom/.github/workflows/grade.yml", "grade.yml"),
            ("classroom/README.md", "classroom.md"),
            ("keys/.github/workflows/grade-class.yml", "grade-class.yml"),
            ("keys/README.md", "keys.md"),
        )
    }
    return found


def _template(name: str, words: Mapping[str, str]) -> bytes:
    text = files("bloc_course.autograder").joinpath(f"templates/{name}").read_text("utf-8")
    for word, value in words.items():
        text = text.replace(f"@{word}@", value)
    return text.encode()
