"""What the records state about time: dates and links, as bounds and edges between points.

A point is (record id, role): `start` and `end` of an event (one point if nothing says that it
lasted), `written`, `carried`, `printed`, `found`, `identified` of a document.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from bloc_course.dataset.constraints import FOREVER, Bound, Edge
from bloc_course.dataset.records import Discrepancy, Document, Event, Link, Person, Statement
from bloc_course.dates import DateError, EdtfDate, parse_edtf, say

Point = tuple[str, str]
# The statements of discrepancies by record and field.
Printed = Mapping[tuple[str, str], list[Statement]]

_ROLE_WORDS = {
    "start": " (beginning)",
    "end": " (end)",
    "when": "",
    "bears": " (the date it bears)",
    "written": " (written)",
    "carried": " (carried)",
    "printed": " (printed)",
    "found": " (found)",
    "identified": " (identified)",
}
# All weak. Whether a document was carried before or after it was printed depends on the document,
# so nothing follows about these two.
_AFTER_WRITING = {
    "printed": "is printed no earlier than it is written",
    "carried": "is carried no earlier than it is written",
    "found": "is found no earlier than it is written",
    "identified": "is identified no earlier than it is written",
}


class TimeRecords(Protocol):
    """The part of a dataset that bears on time."""

    @property
    def people(self) -> Mapping[str, Person]: ...
    @property
    def events(self) -> Mapping[str, Event]: ...
    @property
    def documents(self) -> Mapping[str, Document]: ...
    @property
    def discrepancies(self) -> Mapping[str, Discrepancy]: ...


@dataclass(frozen=True, slots=True)
class Value:
    """A date printed for a field, and the date that our reading takes in its stead, if any."""

    printed: str
    cite: tuple[str, ...]
    read_as: str = ""

    @property
    def counts(self) -> str:
        """The date that counts, in words."""
        return say(parse_edtf(self.read_as or self.printed))


@dataclass(frozen=True, slots=True)
class Dated:
    """A statement that dates a point; several values where our reading widens a dispute."""

    record: str
    name: str
    role: str
    values: tuple[Value, ...]

    @property
    def cite(self) -> tuple[str, ...]:
        """Every locator that prints one of the values, once."""
        return tuple(dict.fromkeys(locator for value in self.values for locator in value.cite))

    @property
    def why(self) -> str:
        """The statement in words: "The decree: 6 October 1932".

        Where our reading differs from what is printed, it says both, and no date twice.
        """
        printed: dict[str, list[str]] = {}
        plain = {value.counts for value in self.values if not value.read_as}
        for value in self.values:
            others = printed.setdefault(value.counts, [])
            if value.read_as:
                others.append(say(parse_edtf(value.printed)))
        said = []
        for date, others in printed.items():
            also = "also " if date in plain else ""
            read = f" ({also}our reading of {' and '.join(dict.fromkeys(others))})"
            said.append(f"{date}{read if others else ''}")
        return f"{self.name}{_ROLE_WORDS[self.role]}: {' or '.join(said)}"

    def dates(self) -> list[EdtfDate]:
        """The dates that count; DateError, with record and role, if one can't be read."""
        try:
            return [parse_edtf(value.read_as or value.printed) for value in self.values]
        except DateError as error:
            raise DateError(f"{self.record}{_ROLE_WORDS[self.role]}: {error}") from error


@dataclass(frozen=True, slots=True)
class Linked:
    """A statement that orders points of two records, or of one by the nature of things."""

    earlier: str
    later: str
    why: str
    cite: tuple[str, ...]


@dataclass(slots=True)
class Statements:
    """All points, bounds and edges of a dataset, each with the statement it comes from."""

    records: TimeRecords
    reading: bool
    points: dict[Point, int] = field(default_factory=dict)
    bounds: list[Bound] = field(default_factory=list)
    dated: list[Dated] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    links: list[Linked] = field(default_factory=list)
    natural: dict[tuple[int, int], Linked] = field(default_factory=dict)
    together: set[frozenset[str]] = field(default_factory=set)

    def collect(self) -> None:
        """Read the records: first every date, then every link."""
        printed = self.printed_elsewhere()
        for event in self.records.events.values():
            self._event_dates(event, printed)
        for document in self.records.documents.values():
            self._document_dates(document, printed)
        for event in self.records.events.values():
            self._event_links(event)
        for document in self.records.documents.values():
            self._document_links(document)
        for id_ in self.records.documents:
            if (id_, "printed") not in self.points:
                self._point(id_, "written")
        for record, role in list(self.points):
            if role in _AFTER_WRITING and (record, "written") in self.points:
                name = self.records.documents[record].title
                self._nature(record, "written", role, f"{name} {_AFTER_WRITING[role]}")

    def printed_elsewhere(self) -> Printed:
        """The statements of discrepancies, by record and field."""
        found: dict[tuple[str, str], list[Statement]] = {}
        for discrepancy in self.records.discrepancies.values():
            for statement in discrepancy.statements:
                found.setdefault((statement.record, statement.field), []).append(statement)
        return found

    def _event_dates(self, event: Event, printed: Printed) -> None:
        until = printed.get((event.id, "until"), [])
        begins = self._point(event.id, "start")
        lasts = bool(event.until or until)
        self.points[event.id, "end"] = len(self.points) if lasts else begins
        role = "start" if lasts else "when"
        when = printed.get((event.id, "when"), [])
        self.date(event.id, event.label, "start", role, self.values(event.when, event.cite, when))
        if lasts:
            values = self.values(event.until, event.cite, until)
            self.date(event.id, event.label, "end", "end", values)
            self._nature(event.id, "start", "end", f"{event.label} ends no earlier than it begins")

    def _document_dates(self, document: Document, printed: Printed) -> None:
        for role in ("written", "carried", "printed", "found", "identified"):
            sources = [role]
            if role == "written" and "written" not in document.dates:
                sources.append("bears")
            values: list[Value] = []
            for source in sources:
                date = next((d for r, d in document.dates.items() if r == source), None)
                when, cite = (date.when, date.cite) if date else ("", ())
                values += self.values(when, cite, printed.get((document.id, f"dates.{source}"), []))
            if values:
                said = sources[-1]
                self.date(document.id, document.title, role, said, values)

    def date(self, record: str, name: str, role: str, said: str, values: list[Value]) -> None:
        """Add the values of one point: each its own statement, or their hull in our reading."""
        point = self._point(record, role)
        groups = [tuple(values)] if self.reading else [(value,) for value in values]
        for group in filter(None, groups):
            dated = Dated(record, name, said, group)
            dates = dated.dates()
            los, his = [d.proof_lo for d in dates], [d.proof_hi for d in dates]
            lo = -FOREVER if None in los else min(lo for lo in los if lo is not None)
            hi = FOREVER if None in his else max(hi for hi in his if hi is not None)
            self.bounds.append(Bound(point, lo, hi, len(self.dated)))
            self.dated.append(dated)

    def _event_links(self, event: Event) -> None:
        for link in event.after:
            other, name = self._end(link.to)
            edge = (other, self._point(event.id, "start"), True)
            self.link(link, f"{event.label} comes after {name}", (link.to, event.id), [edge])
        for link in event.before:
            other, name = self._start(link.to)
            edge = (self.points[event.id, "end"], other, True)
            self.link(link, f"{event.label} comes before {name}", (event.id, link.to), [edge])
        for link in event.same_time_as:
            self._together(event, link)

    def _together(self, event: Event, link: Link) -> None:
        """Equal ends; if only one of the two lasted, the other lies within it."""
        (start, end), (other_start, name) = self._span(event.id), self._start(link.to)
        other_end = self._end(link.to)[0]
        if (start == end) is (other_start == other_end):
            pairs = [(start, other_start), (other_start, start), (end, other_end), (other_end, end)]
        else:
            pairs = [(start, other_end), (other_start, end)]
        edges = [(one, two, False) for one, two in dict.fromkeys(pairs)]
        self.link(link, f"{event.label} at the same time as {name}", (event.id, link.to), edges)
        self.together.add(frozenset((event.id, link.to)))

    def _document_links(self, document: Document) -> None:
        title, written = document.title, (document.id, "written")
        for links, verb in (
            (document.reply_to, "answers"),
            (document.presupposes, "presupposes"),
            (document.reports, "reports"),
        ):
            for link in links:
                other, name = self._start(link.to)
                edge = (other, self._point(*written), True)
                self.link(link, f"{title} {verb} {name}", (link.to, document.id), [edge])
        for link in document.printed_in:
            carrier = self.records.documents[link.to]
            edge = (self._point(*written), self._point(link.to, "printed"), True)
            why = f"{title} is printed in {carrier.title}"
            self.link(link, why, (document.id, link.to), [edge])
        for link in document.carried_by:
            other, name = self._end(link.to)
            edge = (self._point(*written), other, False)
            self.link(link, f"{title} is carried by {name}", (document.id, link.to), [edge])

    def _span(self, event: str) -> tuple[int, int]:
        return self.points[event, "start"], self.points[event, "end"]

    def _start(self, record: str) -> tuple[int, str]:
        """The point from which a record can be known: an event's start, a document's writing."""
        if record in self.records.events:
            return self.points[record, "start"], self.records.events[record].label
        return self._point(record, "written"), self.records.documents[record].title

    def _end(self, record: str) -> tuple[int, str]:
        """The point at which a record is over: an event's end, a document's writing."""
        if record in self.records.events:
            return self.points[record, "end"], self.records.events[record].label
        return self._start(record)

    def _point(self, record: str, role: str) -> int:
        return self.points.setdefault((record, role), len(self.points))

    def values(self, own: str, cite: tuple[str, ...], statements: list[Statement]) -> list[Value]:
        """The values of a field: the record's own unless a statement prints it, then the others."""
        cites: dict[tuple[str, str], tuple[str, ...]] = {}
        if own and all(statement.value != own for statement in statements):
            cites[own, ""] = cite
        for statement in statements:
            key = (statement.value, statement.read_as if self.reading else "")
            cites[key] = tuple(dict.fromkeys(cites.get(key, ()) + statement.cite))
        return [Value(printed, cite, read_as) for (printed, read_as), cite in cites.items()]

    def link(
        self, link: Link, why: str, ends: tuple[str, str], edges: Iterable[tuple[int, int, bool]]
    ) -> None:
        self.edges += [Edge(*edge, len(self.links)) for edge in edges]
        self.links.append(Linked(*ends, why, link.cite))

    def _nature(self, record: str, first: str, last: str, why: str) -> None:
        ends = self.points[record, first], self.points[record, last]
        self.edges.append(Edge(*ends, strict=False, link=-1))
        self.natural[ends] = Linked(record, record, why, ())
