"""The marking rules; every module of this folder with a `SPEC` is one (item-families, M1–M8)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Union

from bloc_course.items.marking._base import Declaration, Mark, Rule, Sample
from bloc_course.registry import discover

RULES = {spec.id: spec for spec in discover("bloc_course.items.marking", Rule)}

# As for the interactions: the folder decides, the type checker sees the base class.
if TYPE_CHECKING:
    AnyDeclaration = Declaration
else:
    AnyDeclaration = Union[tuple(spec.struct for spec in RULES.values())]  # noqa: UP007

__all__ = ["RULES", "AnyDeclaration", "Declaration", "Mark", "Rule", "Sample"]
