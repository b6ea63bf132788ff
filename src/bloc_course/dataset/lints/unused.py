"""Nothing stands in the data for its own sake: a record tells something or another names it."""

from __future__ import annotations

from collections.abc import Iterator

from bloc_course.dataset.lints._base import Fault, Lint
from bloc_course.dataset.load import Dataset
from bloc_course.dataset.records import Document, Group, Person, Record
from bloc_course.dataset.walk import walk


def check(dataset: Dataset) -> Iterator[Fault]:
    """People, groups and documents that say nothing and that nothing names."""
    named = {
        found.value
        for records in dataset.by_kind().values()
        for record in records
        for found in walk(record)
        if found.value != record.id
    }
    named.add(dataset.article.author)
    for kind in ("people", "groups", "documents"):
        for record in dataset.by_kind()[kind]:
            if record.id not in named and not _tells(record):
                yield Fault(
                    record=record.id,
                    problem="no record names it and it tells nothing",
                    hint="enter what the article says of it, or leave it out",
                )


def _tells(record: Record) -> bool:
    if isinstance(record, Person):
        return bool(record.roles or record.memberships or record.fate)
    if isinstance(record, Group):
        return bool(record.status or record.note)
    if not isinstance(record, Document):
        return False
    told = (record.dates, record.hops, record.holding, record.physical, record.reports)
    return any(told) or bool(record.presupposes or record.reply_to or record.printed_in)


SPEC = Lint(code="D13", rule="every record tells something or is named by another", check=check)
