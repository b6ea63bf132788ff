"""Every date reads as EDTF, and what lasted ends no earlier than it starts."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from bloc_course.dataset import records as r
from bloc_course.dataset.lints._base import Fault, Lint
from bloc_course.dataset.load import Dataset
from bloc_course.dataset.walk import walk
from bloc_course.dates import DateError, parse_edtf

DATES: set[tuple[type[Struct], str]] = {
    (r.Person, "born"),
    (r.Person, "died"),
    (r.Role, "from_"),
    (r.Role, "to"),
    (r.DocumentDate, "when"),
    (r.Hop, "when"),
    (r.Event, "when"),
    (r.Event, "until"),
    (r.Expression, "anchor"),
    (r.Claim, "as_of"),
    (r.Term, "from_"),
    (r.Term, "to"),
    (r.Period, "from_"),
    (r.Period, "to"),
    (r.Statement, "read_as"),
}
DATE_FIELDS = ("when", "until", "born", "died", "dates.")


def check(dataset: Dataset) -> Iterator[Fault]:
    """Dates that can't be read, and spans that run backwards."""
    for records in dataset.by_kind().values():
        for record in records:
            for found in walk(record):
                if found.value and (found.owner, found.attribute) in DATES:
                    yield from _unreadable(record.id, found.path, found.value)
    for discrepancy in dataset.discrepancies.values():
        for i, statement in enumerate(discrepancy.statements):
            if statement.field.startswith(DATE_FIELDS):
                yield from _unreadable(discrepancy.id, ("statements", i, "value"), statement.value)
    for event in dataset.events.values():
        if event.until:
            yield from _backwards(event)


def _unreadable(record: str, path: tuple[str | int, ...], text: str) -> Iterator[Fault]:
    try:
        parse_edtf(text)
    except DateError as error:
        yield Fault(record=record, path=path, problem=str(error), found=text)


def _backwards(event: r.Event) -> Iterator[Fault]:
    try:
        start, end = parse_edtf(event.when), parse_edtf(event.until)
    except DateError:
        return
    if start.lo is not None and end.hi is not None and end.hi < start.lo:
        yield Fault(
            record=event.id,
            path=("until",),
            problem=f"ends before it starts ({event.when})",
            found=event.until,
        )


SPEC = Lint(
    code="D04",
    rule="every date reads as EDTF and no span runs backwards",
    check=check,
)
