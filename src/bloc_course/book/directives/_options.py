"""Options of directives: ids, dates, words of a vocabulary; faults name place and nearest."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from bloc_course.book.report import fault, unknown
from bloc_course.book.source import world_of
from bloc_course.dataset.query import World
from bloc_course.dataset.records import Record
from bloc_course.dates import DateError, EdtfDate, parse_edtf

R = TypeVar("R", bound=Record)


class DataDirective(SphinxDirective):
    """A directive that shows the dataset."""

    @property
    def world(self) -> World:
        """The dataset of this build."""
        return world_of(self.config)

    def ids(self, option: str, kind: str) -> tuple[str, ...]:
        """The ids of `kind` that an option lists; unknown ones are reported and left out."""
        return self.known(self.words(option), kind)

    def known(self, ids: Iterable[str], kind: str) -> tuple[str, ...]:
        """Those of `ids` that the dataset has in `kind`; the others are reported."""
        records: dict[str, object] = getattr(self.world.data, kind)
        found = []
        for record in ids:
            if record in records:
                found.append(record)
            else:
                unknown(record, kind, records, self.get_location())
        return tuple(found)

    def words(self, option: str) -> tuple[str, ...]:
        """The words of an option, separated by commas or blanks."""
        text: str = self.options.get(option) or ""
        return tuple(text.replace(",", " ").split())

    def choice(self, option: str, allowed: Iterable[str]) -> tuple[str, ...]:
        """The words of an option, each one of `allowed`."""
        allowed = tuple(allowed)
        for word in self.words(option):
            if word not in allowed:
                unknown(word, option, allowed, self.get_location())
        return tuple(word for word in self.words(option) if word in allowed)

    def date(self, option: str) -> EdtfDate | None:
        """The EDTF date of an option, or None."""
        text: str = self.options.get(option) or ""
        try:
            return parse_edtf(text) if text else None
        except DateError as wrong:
            fault(f"{option}: {wrong}", self.get_location())
            return None


class EntryDirective(DataDirective, Generic[R]):
    """A directive about one record, of the class `kind`, whose id is its argument."""

    kind: type[R]
    required_arguments = 1

    def show(self, record: R) -> list[nodes.Node]:
        """What stands on the page for the record."""
        raise NotImplementedError

    def run(self) -> list[nodes.Node]:
        """What is shown of the record named; nothing, and a fault, if there is none."""
        found = self.known(self.arguments, self.kind.FILE)
        return self.show(getattr(self.world.data, self.kind.FILE)[found[0]]) if found else []
