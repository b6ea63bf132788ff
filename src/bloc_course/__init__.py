"""A course on Broué's article about the bloc of 1932: dataset, quiz items and book.

`open_course()` is the way in for a notebook; importing the package loads nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bloc_course.dataset.course import open_course

__all__ = ["__version__", "open_course"]
__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """`open_course`, brought in when it is first asked for."""
    if name == "open_course":
        from bloc_course.dataset.course import open_course  # noqa: PLC0415

        return open_course
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
