"""The shapes a gradebook is written in; every module of this folder with a `SPEC` is one."""

from __future__ import annotations

from functools import cache

from bloc_course.grading.gradebooks._base import Gradebook, Line, Whole, line_of, whole_of
from bloc_course.registry import discover


@cache
def gradebooks() -> dict[str, Gradebook]:
    """The shapes by name."""
    return {spec.name: spec for spec in discover("bloc_course.grading.gradebooks", Gradebook)}


__all__ = ["Gradebook", "Line", "Whole", "gradebooks", "line_of", "whole_of"]
