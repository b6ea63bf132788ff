"""The tables of the dataset: their columns and keys, before anything is in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Annotated, Any, Literal, get_args, get_origin

import msgspec

from bloc_course.dataset import records as r
from bloc_course.dataset.dictionary import meanings
from bloc_course.dataset.exports._plan import Planned, Struct, children, is_struct, plan

JOINT = ";"
# The tables that all kinds of records share.
RECORDS, CITATIONS, LINKS, OUTSIDE = "records", "citations", "links", "outside"
# The column of the entry that a line belongs to; no field of a record is called so.
OWNER = "entry"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column; `words` are the only ones allowed, `target` the table whose `id` it names."""

    name: str
    type: str = "string"
    says: str = ""
    required: bool = False
    words: tuple[str, ...] = ()
    pattern: str = ""
    target: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table without its rows."""

    name: str
    says: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]


_ID = Column(name="id", required=True, says="lasting name of the entry")
_ENTRY = Column(name=OWNER, required=True, target=RECORDS, says="id of the record")
_AT = Column(
    name="at",
    says="where in the record the line stands, such as roles.0 or dates.printed; "
    "empty for the record itself",
)
_LOCATOR = Column(
    name="locator", required=True, target="locators", says="a paragraph of the article"
)
_KINDS = tuple(kind.FILE for kind in r.KINDS)


def tables() -> Iterator[Table]:
    """Every table of the dataset: what all records share, the article's words, the kinds."""
    yield Table(
        name=RECORDS,
        says="Every record: the ids that a field of any kind can name",
        key=("id",),
        columns=(
            _ID,
            Column(name="kind", required=True, words=_KINDS, says="the table it stands in"),
            Column(
                name="name",
                says="what it is called; empty for a claim, which never stands without its source",
            ),
        ),
    )
    position = Column(name="position", type="integer", required=True, says="place in the list")
    in_list = Column(name="list", required=True, says="the list: cite, mentions or locators")
    yield Table(
        name=CITATIONS,
        says="The paragraphs that carry each record and each statement inside one",
        key=(OWNER, "at", "list", "position"),
        columns=(_ENTRY, _AT, in_list, position, _LOCATOR),
    )
    yield Table(
        name=LINKS,
        says="Relations from record to record: every list of ids or links",
        key=(OWNER, "at"),
        columns=(
            _ENTRY,
            replace(_AT, required=True),
            Column(name="relation", required=True, says="the field of the record"),
            Column(name="to", required=True, target=RECORDS, says="id of the other record"),
        ),
    )
    yield Table(
        name=OUTSIDE,
        says=_says(r.Outside),
        key=(OWNER, "at"),
        columns=(_ENTRY, replace(_AT, required=True), *columns(r.Outside)),
    )
    yield from _of_article()
    for kind in r.KINDS:
        own = replace(_ID, target=RECORDS)
        yield Table(
            name=kind.FILE, says=_says(kind), key=("id",), columns=(own, *columns(kind, skip="id"))
        )
        yield from _below(kind.FILE, kind, replace(_ENTRY, target=kind.FILE))


def _of_article() -> Iterator[Table]:
    """The article itself, and each of its lists by id."""
    yield Table(
        name="article", says=_says(r.Article), key=("title",), columns=tuple(columns(r.Article))
    )
    for field in children(r.Article):
        inner = field.inner[1]
        says = f"{_says(inner)} ({meanings(r.Article).get(field.name, field.name)})"
        yield Table(name=field.name, says=says, key=("id",), columns=(_ID, *columns(inner)))
        entry = replace(_ENTRY, target=field.name, says=f"id in {field.name}")
        yield from _below(field.name, inner, entry, citations=True)


def _below(name: str, struct: Struct, entry: Column, *, citations: bool = False) -> Iterator[Table]:
    """The tables of the lists and maps in a class, and in what they hold."""
    at = replace(_AT, required=True)
    if citations:
        for field in plan(struct):
            if field.form == "cites":
                columns_ = (entry, at, _LOCATOR)
                says = f"The paragraphs of each entry in {name}"
                yield Table(
                    name=f"{name}_{field.name}", says=says, key=(OWNER, "at"), columns=columns_
                )
    for field in children(struct):
        if field.inner is r.Outside:
            continue
        inner = field.inner[1] if field.form == "map" else field.inner
        key = (_by_key(field),) if field.form == "map" else ()
        held = columns(inner) if is_struct(inner) else (_text(struct, field),)
        under = f"{name}_{field.name}"
        says = _says(inner) if is_struct(inner) else f"{field.name} of each entry in {name}"
        yield Table(name=under, says=says, key=(OWNER, "at"), columns=(entry, at, *key, *held))
        if is_struct(inner):
            yield from _below(under, inner, entry, citations=citations)


def columns(struct: Struct, prefix: str = "", skip: str = "") -> Iterator[Column]:
    """The columns of the plain values of a class; a date has its first and last day beside it."""
    says = meanings(struct)
    required = {f.name for f in msgspec.structs.fields(struct) if f.required and not prefix}
    for field in plan(struct):
        name, said = prefix + field.name, says.get(field.name, "")
        if field.form == "inside":
            yield from columns(field.inner, f"{name}_")
        elif field.form == "joined":
            yield Column(name=name, says=f"{said}; several stand with {JOINT} between")
        elif field.form == "cell" and name != skip:
            needed = field.attribute in required
            yield replace(_cell(field), name=name, says=said, required=needed)
            if field.is_date:
                yield from _days(name)


def _days(name: str) -> Iterator[Column]:
    for which in ("earliest", "latest"):
        says = f"{which} day that {name} allows; empty where nothing bounds it (open, or ? ~ %)"
        yield Column(name=f"{name}_{which}", type="date", says=says)


def _cell(field: Planned) -> Column:
    kind, pattern = field.inner, ""
    if get_origin(kind) is Annotated:
        kind, meta = get_args(kind)
        pattern = meta.pattern or ""
    words = get_args(kind) if get_origin(kind) is Literal else ()
    type_ = {int: "integer", bool: "boolean"}.get(kind, "string")
    return Column(name=field.name, type=type_, words=words, pattern=pattern, target=field.target)


def _by_key(field: Planned) -> Column:
    key: Any = field.inner[0]
    return Column(name="key", required=True, words=get_args(key), says=f"which of the {field.name}")


def _text(struct: Struct, field: Planned) -> Column:
    return Column(name="text", required=True, says=meanings(struct).get(field.name, ""))


def _says(struct: Struct) -> str:
    """The first sentence of a class's docstring."""
    return (struct.__doc__ or "").strip().split("\n")[0].rstrip(".:")
