"""The zip that Gradescope makes a grading container from: programs, wheel, keys."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Literal, get_args

from bloc_course.autograder._zips import zip_bytes
from bloc_course.autograder.wheel import NAME, requirements, wheel_bytes
from bloc_course.forms.keys import read_keys
from bloc_course.grading.decided import DECISIONS

# Gradescope's words for when a student sees the marks of the questions.
Show = Literal["after_due_date", "after_published", "visible"]
SHOW: tuple[Show, ...] = get_args(Show)
PROGRAMS = frozenset(("setup.sh", "run_autograder"))


def gradescope_zip(quiz: Path, show: Show = "after_due_date") -> bytes:
    """The zip for an issued quiz; `show` is when students see marks and feedback.

    Raises CallError for a folder without keys and DataProblems for one that is none.
    """
    read_keys(quiz / "keys")
    found = {f"quiz/{name}": data for name, data in kept(quiz)}
    found |= {name: _template(name).replace("@SHOW@", show).encode() for name in PROGRAMS}
    found |= {"requirements.txt": requirements().encode(), NAME: wheel_bytes()}
    return zip_bytes(found, PROGRAMS)


def kept(quiz: Path) -> Iterator[tuple[str, bytes]]:
    """What grading needs of a quiz's folder, by its path in it; neither roster nor secret."""
    for path in sorted((quiz / "keys").glob("*.json")):
        yield f"keys/{path.name}", path.read_bytes()
    if (quiz / DECISIONS).is_file():
        yield DECISIONS, (quiz / DECISIONS).read_bytes()


def _template(name: str) -> str:
    return files("bloc_course.autograder").joinpath(f"templates/{name}").read_text("utf-8")
