"""Nobody acts after death or before birth, unless the article's own contradiction is on record."""

from __future__ import annotations

from collections.abc import Iterator

from bloc_course.dataset.lints._base import Fault, Lint
from bloc_course.dataset.load import Dataset
from bloc_course.dates import DateError, EdtfDate, parse_edtf


def check(dataset: Dataset) -> Iterator[Fault]:
    """Events of people who were certainly dead or not yet born."""
    disputed = {
        (statement.record, statement.field)
        for discrepancy in dataset.discrepancies.values()
        for statement in discrepancy.statements
    }
    for event in dataset.events.values():
        try:
            starts = parse_edtf(event.when)
        except DateError:
            continue  # reported by the lint on EDTF
        for i, one in enumerate(event.participants):
            person = dataset.people.get(one.person)
            if person is None:
                continue
            path: tuple[str | int, ...] = ("participants", i, "person")
            for field, text in (("born", person.born), ("died", person.died)):
                outside = _outside(field, text, starts, posthumous=one.posthumous)
                if outside and (person.id, field) not in disputed:
                    yield Fault(
                        record=event.id,
                        path=path,
                        problem=f"{event.when} is {outside} ({text})",
                        found=person.id,
                        hint="mark the participant as posthumous, or record the discrepancy",
                    )


def _outside(field: str, text: str, event: EdtfDate, *, posthumous: bool) -> str:
    """How an event lies outside a life, in words; empty if it may lie inside."""
    try:
        life = parse_edtf(text) if text else None
    except DateError:
        return ""
    if life is None:
        return ""
    if field == "died" and life.hi is not None and event.lo is not None and event.lo > life.hi:
        return "" if posthumous else "after the death"
    if field == "born" and life.lo is not None and event.hi is not None and event.hi < life.lo:
        return "before the birth"
    return ""


SPEC = Lint(code="D07", rule="nobody acts after death or before birth", check=check)
