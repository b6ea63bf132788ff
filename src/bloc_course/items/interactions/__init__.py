"""The interactions; every module of this folder with a `SPEC` is one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Union

from bloc_course.items.interactions._base import (
    Blank,
    Days,
    Interaction,
    InteractionSpec,
    Malformed,
    Option,
    Parsed,
    Places,
    Response,
)
from bloc_course.registry import discover

INTERACTIONS = {
    str(spec.struct.__struct_config__.tag): spec
    for spec in discover("bloc_course.items.interactions", InteractionSpec)
}

# msgspec decodes by a union of the tagged types; the folder decides which there are, so the union
# exists only when the program runs and the type checker sees the base class.
if TYPE_CHECKING:
    AnyInteraction = Interaction
else:
    AnyInteraction = Union[tuple(spec.struct for spec in INTERACTIONS.values())]  # noqa: UP007

__all__ = [
    "INTERACTIONS",
    "AnyInteraction",
    "Blank",
    "Days",
    "Interaction",
    "InteractionSpec",
    "Malformed",
    "Option",
    "Parsed",
    "Places",
    "Response",
]
