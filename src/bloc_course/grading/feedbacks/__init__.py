"""The kinds of feedback that students get; every module of this folder with a `SPEC` is one."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from bloc_course.errors import CallError, choose
from bloc_course.grading.feedbacks._base import Feedback
from bloc_course.registry import discover


@cache
def feedbacks() -> dict[str, Feedback]:
    """The kinds by name."""
    return {spec.name: spec for spec in discover("bloc_course.grading.feedbacks", Feedback)}


def kinds(names: Iterable[str]) -> tuple[Feedback, ...]:
    """The kinds of these names. Raises CallError for a name unknown."""
    known = feedbacks()
    for name in names:
        if name not in known:
            raise CallError(f"no feedback is called {name!r}: {choose(name, known)}")
    return tuple(known[name] for name in dict.fromkeys(names))


__all__ = ["Feedback", "feedbacks", "kinds"]
