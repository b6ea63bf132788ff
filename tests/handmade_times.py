"""Small datasets for the tests of chronology, written the way the YAML is."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

import msgspec

from bloc_course.dataset.chronology import Network, build
from bloc_course.dataset.records import Discrepancy, Document, Event, Person, Statement


@dataclass(slots=True)
class Times:
    """People, events, documents and discrepancies by id: what `chronology.build` reads."""

    people: dict[str, Person] = field(default_factory=dict)
    events: dict[str, Event] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    discrepancies: dict[str, Discrepancy] = field(default_factory=dict)

    def event(self, id_: str, when: str, until: str = "", **links: Any) -> None:
        plain = {"label": id_, "kind": "other", "tier": "core", "modality": "stated"}
        fields = {"id": id_, "cite": ("p1",), "when": when, "until": until}
        self.events[id_] = msgspec.convert(plain | fields | _links(links), Event)

    def document(self, id_: str, dates: dict[str, str] | None = None, **links: Any) -> None:
        plain = {"title": id_, "kind": "letter", "standing": "primary", "extant_here": "no"}
        said = {
            role: {"when": when, "modality": "stated", "cite": ("p2",)}
            for role, when in (dates or {}).items()
        }
        fields = {"id": id_, "cite": ("p2",), "stance": "contemporary", "dates": said}
        self.documents[id_] = msgspec.convert(plain | fields | _links(links), Document)

    def dispute(self, *statements: tuple[str, str, str, str] | tuple[str, str, str]) -> None:
        """Each statement: record, field, value and, if our reading differs, what it takes."""
        id_ = f"dispute-{len(self.discrepancies) + 1}"
        self.discrepancies[id_] = Discrepancy(
            id=id_,
            cite=("n1.1",),
            statements=tuple(
                Statement(
                    record=record,
                    field=field_,
                    value=value,
                    cite=(f"n{number}.1",),
                    read_as=read_as[0] if read_as else "",
                )
                for number, (record, field_, value, *read_as) in enumerate(statements, 1)
            ),
            kind="date",
            resolvable="no",
            reading="",
        )


def _links(links: dict[str, Any]) -> dict[str, Any]:
    return {name: [{"to": to, "cite": ("p3",)} for to in tos] for name, tos in links.items()}


def reading(times: Times) -> Network:
    network = build(times, reading=True)
    assert network.consistent
    return network


def days(network: Network, record: str, role: str = "start") -> tuple[str | None, str | None]:
    lo, hi = network.bounds(record, role)
    return (
        None if lo is None else date.fromordinal(lo).isoformat(),
        None if hi is None else date.fromordinal(hi).isoformat(),
    )


def why(steps: tuple[object, ...]) -> list[str]:
    return [str(step) for step in steps]
