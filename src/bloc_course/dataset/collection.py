"""The records of one kind, as a notebook likes to meet them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import msgspec

from bloc_course.dataset.columns import readable, row_of
from bloc_course.dataset.evidence import check_locator, cited_at
from bloc_course.dataset.find import find
from bloc_course.dataset.phrases import WORDS, called, source, when
from bloc_course.dataset.query import World
from bloc_course.dataset.records import Claim, Document, Event, Record
from bloc_course.dataset.tables import Table, frame
from bloc_course.dataset.times import in_words
from bloc_course.errors import CallError, choose

if TYPE_CHECKING:
    import pandas as pd

R = TypeVar("R", bound=Record)
_SHOWN = 20
_SEVERAL = (list, tuple, set, frozenset)


class Collection(Generic[R]):
    """Records in a lasting order; found by id or by any form of the name that fits one only.

    >>> from bloc_course import open_course
    >>> people = open_course().people
    >>> people["leon-trotsky"] is people["trotsky"] is people["Троцкий"]
    True
    >>> "smirnov" in people  # fits several; people["smirnov"] would name them
    False
    """

    def __init__(self, world: World, kind: type[R], records: Iterable[R]) -> None:
        self._world = world
        self._kind = kind
        self._records = {record.id: record for record in records}

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids, in order."""
        return tuple(self._records)

    def __len__(self) -> int:
        return len(self._records)

    def __iter__(self) -> Iterator[R]:
        return iter(self._records.values())

    def __contains__(self, name: object) -> bool:
        """Whether a record, an id or a form of a name leads to one record here."""
        if isinstance(name, Record):
            return self._records.get(name.id) == name
        return isinstance(name, str) and self.get(name) is not None

    def __getitem__(self, name: str) -> R:
        """The record; Ambiguous or NoSuchRecord (both KeyError) say what else it may be."""
        record = self._records.get(name)
        if record is None:
            entry = find(self._world, name, [self._kind.FILE], within=self._records)
            record = self._records[entry.id]
        return record

    def get(self, name: str, default: R | None = None) -> R | None:
        """The record, or `default` where the name fits none or several."""
        try:
            return self[name]
        except KeyError:
            return default

    def where(self, **wanted: Any) -> Collection[R]:
        """The records whose fields have these values.

        A list of values means any of them. A field that is a list fits if one of its entries is
        the value or has it in a field. CallError for a field that records of this kind lack.

        >>> from bloc_course import open_course
        >>> arrests = open_course().events.where(kind="arrest", participants="ivan-smirnov")
        >>> "arrest-smirnov-group-1932" in arrests
        True
        """
        fields = {field.encode_name: field for field in msgspec.structs.fields(self._kind)}
        for name, value in wanted.items():
            if name not in fields:
                raise CallError(f"{self._kind.FILE} have no field {name!r}; {choose(name, fields)}")
            _known(fields[name], value)
        return self._of(
            record
            for record in self
            if all(_fits(getattr(record, fields[n].name), value) for n, value in wanted.items())
        )

    def cite(self, locator: str) -> Collection[R]:
        """The records of which the locator carries anything."""
        check_locator(self._world, locator)
        found = {r.id for r in cited_at(self._world, locator).get(self._kind.FILE, ())}
        return self._of(record for record in self if record.id in found)

    def head(self, count: int = 5) -> Collection[R]:
        """The first records."""
        return self._of(islice(self, count))

    def to_dataframe(self) -> pd.DataFrame:
        """A row a record, the id as index; CallError where pandas is not installed.

        Each date has its text, and in `…_earliest` and `…_latest` its first and last day in ISO
        8601, which `pandas.to_datetime` reads. Lists are joined to one text.
        """
        return frame([row_of(self._world, record) for record in self], self.ids)

    def __repr__(self) -> str:
        few = ", ".join(islice(self._records, 3))
        more = ", …" if len(self) > 3 else ""
        return f"<{len(self)} {self._kind.FILE}{': ' if few else ''}{few}{more}>"

    def _repr_html_(self) -> str:
        """The first records as a table; an uncertain one never without its source."""
        rest = len(self) - _SHOWN
        caption = f"{len(self)} {self._kind.FILE}" + (f", the first {_SHOWN}" if rest > 0 else "")
        rows = [_cells(self._world, record) for record in islice(self, _SHOWN)]
        columns = tuple(rows[0]) if rows else ("id",)
        return Table(caption, columns, tuple(tuple(r.values()) for r in rows))._repr_html_()

    def _of(self, records: Iterable[R]) -> Collection[R]:
        return Collection(self._world, self._kind, records)


def _known(field: msgspec.structs.FieldInfo, wanted: Any) -> None:
    """CallError for a value that a field with a closed vocabulary can't have."""
    vocabulary = msgspec.inspect.type_info(field.type)
    if not isinstance(vocabulary, msgspec.inspect.LiteralType):
        return
    allowed = tuple(map(str, vocabulary.values))
    for value in wanted if isinstance(wanted, _SEVERAL) else (wanted,):
        if value not in allowed:
            hint = choose(str(value), allowed)
            raise CallError(f"{field.encode_name} is never {value!r}; {hint}")


def _fits(value: Any, wanted: Any) -> bool:
    """Whether a field has the value wanted, or one of several."""
    if isinstance(wanted, _SEVERAL):
        return any(_fits(value, one) for one in wanted)
    if isinstance(value, tuple):
        return any(_fits(part, wanted) for part in value)
    if isinstance(value, dict):
        return wanted in value
    if isinstance(value, msgspec.Struct):
        fields = msgspec.structs.fields(value)
        return any(_fits(getattr(value, field.name), wanted) for field in fields)
    return bool(value == wanted)


def _cells(world: World, record: Record) -> dict[str, str]:
    """What a table shows of a record."""
    cells = {"id": record.id}
    match record:
        case Claim():
            cells |= {
                "who": source(world, record.asserted_by),
                "asserts, denies, asks": record.polarity,
                "what": record.statement,
                "how sure": WORDS[record.modality],
            }
        case Event():
            said = source(world, record.according_to) if record.according_to else ""
            cells |= {"what": record.label, "when": when(world, record)}
            cells |= {"how sure": WORDS[record.modality], "according to": said}
        case Document():
            cells |= {"title": record.title, "kind": record.kind}
            cells |= {"written": in_words(*world.reading.bounds(record.id))}
        case _:
            cells |= {"name": called(world, record.id), "kind": str(getattr(record, "kind", ""))}
            cells |= {"note": record.note}
    return cells | {"where": str(readable(record.cite))}
