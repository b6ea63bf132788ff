"""How a record class becomes tables: what becomes of each of its fields.

Derived from the types of the classes, so that a new field is exported without a word said here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec

from bloc_course.dataset import records as r
from bloc_course.dataset.lints.edtf_dates import DATES
from bloc_course.dataset.lints.references import ANY, WANTED

# cell: a column; joined: a column of a few fixed words; inside: the columns of a value inside;
# cites, ids, links: lines of the tables that all records share; texts, rows, map: a table of its
# own, of texts, of values in a list, of values by key.
Form = Literal["cell", "joined", "inside", "cites", "ids", "links", "texts", "rows", "map"]
Struct = type[msgspec.Struct]

# Words that `article.yaml` declares, and the table that lists them.
_DECLARED: dict[tuple[Struct, str], str] = {
    (r.Claim, "predicate"): "predicates",
    (r.Claim, "voice"): "voices",
    (r.GroupStatus, "question"): "questions",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A field: its attribute and name, what becomes of it, and the type of what it holds."""

    owner: Struct
    attribute: str
    name: str
    form: Form
    inner: Any
    is_date: bool = False

    @property
    def target(self) -> str:
        """The table that the ids in this field are keys of, or an empty text."""
        at = (self.owner, self.attribute)
        if at in _DECLARED:
            return _DECLARED[at]
        if at in WANTED and len(WANTED[at]) == 1:
            return WANTED[at][0]
        return "records" if at in WANTED or at in ANY or at[1] == "according_to" else ""


@cache
def plan(struct: Struct) -> tuple[Planned, ...]:
    """What becomes of the fields of `struct`, in their order."""
    hints = get_type_hints(struct, include_extras=True)
    return tuple(
        Planned(
            owner=struct,
            attribute=field.name,
            name=field.encode_name,
            form=form,
            inner=inner,
            is_date=(struct, field.name) in DATES,
        )
        for field in msgspec.structs.fields(struct)
        for form, inner in (_form(hints[field.name]),)
    )


def _form(hint: Any) -> tuple[Form, Any]:
    if get_origin(hint) is Annotated and get_origin(get_args(hint)[0]):
        hint = get_args(hint)[0]
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        (inner,) = (a for a in arguments if a is not NoneType)
        return "inside", inner
    if origin is dict:
        return "map", arguments
    if origin is tuple:
        return _list_form(arguments[0]), arguments[0]
    return ("inside" if is_struct(hint) else "cell"), hint


def _list_form(inner: Any) -> Form:
    named: tuple[tuple[Any, Form], ...] = (
        (r.Locator, "cites"),
        (r.Id, "ids"),
        (r.Link, "links"),
        (r.Path, "joined"),
    )
    for kind, form in named:
        if inner == kind:
            return form
    return "rows" if is_struct(inner) else "texts"


def is_struct(kind: Any) -> bool:
    """Whether a type is that of a value with fields."""
    return isinstance(kind, type) and issubclass(kind, msgspec.Struct)


def children(struct: Struct) -> Iterator[Planned]:
    """The fields of `struct` that become tables of their own."""
    return (field for field in plan(struct) if field.form in ("texts", "rows", "map"))
