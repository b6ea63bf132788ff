"""A course on Broué's article about the bloc of 1932: dataset, quiz items and book.

`open_course()` is the way into the data for a notebook; `build`, `grade` and `report` set a quiz,
grade what comes back and say how the questions did. Importing the package loads nothing else.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bloc_course.api.build import build
    from bloc_course.api.grade import grade
    from bloc_course.api.report import report
    from bloc_course.dataset.course import open_course

__all__ = ["__version__", "build", "grade", "open_course", "report"]
__version__ = "0.1.0"
_FROM = {
    "build": "bloc_course.api.build",
    "grade": "bloc_course.api.grade",
    "open_course": "bloc_course.dataset.course",
    "report": "bloc_course.api.report",
}


def __getattr__(name: str) -> Any:
    """What `__all__` names, brought in when it is first asked for."""
    if name in _FROM:
        return getattr(import_module(_FROM[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
