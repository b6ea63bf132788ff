"""No date claims more than its wording: where the source prints a month, the record has no day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bloc_course.dataset.lints._base import Fault, Lint
from bloc_course.dataset.load import Dataset
from bloc_course.dates import Answer, DateError, parse_answer, parse_edtf, say_span

# Words that turn a date into a limit; what the record makes of it is a matter of its fields.
_LIMITS = re.compile(r"^(since|until|from|after|before|at|by|in|the) +| +onwards?$", re.IGNORECASE)
# "1920–21": the second year leaves its century out.
_SHORT_RANGE = re.compile(r"\b(\d\d)(\d\d)[-–](\d\d)$")
_YEAR = re.compile(r"\d{4}")


def check(dataset: Dataset) -> Iterator[Fault]:
    """Stated dates finer than their wording or beside it, inferred ones that don't meet it."""
    for event in dataset.events.values():
        yield from _fault(
            event.id, ("when",), (event.when, event.until), event.as_printed, event.basis
        )
    for document in dataset.documents.values():
        for role, date in document.dates.items():
            path = ("dates", role, "when")
            yield from _fault(document.id, path, (date.when, ""), date.as_printed, date.basis)


def _fault(
    record: str, path: tuple[str, ...], dates: tuple[str, str], printed: str, basis: str
) -> Iterator[Fault]:
    if not printed:
        return
    try:
        first, last = parse_edtf(dates[0]), parse_edtf(dates[1] or dates[0])
    except DateError:
        return  # reported by the lint on EDTF
    said = _read(printed, dates[0])
    if said is None:
        if basis == "stated":
            problem = "the printed wording can't be read as a date, so the date is not stated"
            hint = "shorten as_printed to the date, or give the basis as inferred"
            yield Fault(record=record, path=path, problem=problem, found=printed, hint=hint)
        return
    lo = said.lo if first.lo is None else first.lo
    hi = said.hi if last.hi is None else last.hi
    if hi < said.lo or lo > said.hi:
        problem = "lies outside the wording that it rests on"
    elif basis == "stated" and (lo > said.lo or hi < said.hi):
        problem = "claims more than the wording that it rests on"
    else:
        return
    hint = f"“{printed}” is {say_span(said.lo, said.hi)}"
    yield Fault(record=record, path=path, problem=problem, found=dates[0], hint=hint)


def _read(printed: str, when: str) -> Answer | None:
    """What the wording says; a year that stands elsewhere in the text is the record's."""
    words = printed.strip("., ")
    while (shorter := _LIMITS.sub("", words)) != words:
        words = shorter
    words = _SHORT_RANGE.sub(r"\1\2 to \1\3", words)
    if not _YEAR.search(words):
        years = _YEAR.findall(when)
        words = f"{words} {years[-1]}" if years else words
    answer = parse_answer(words.replace("–", "-"))
    if not isinstance(answer, Answer):
        answer = parse_answer(words.replace(" and ", " to "))
    return answer if isinstance(answer, Answer) else None


SPEC = Lint(
    code="D05",
    rule="no date lies outside its printed wording or claims more than it",
    check=check,
)
