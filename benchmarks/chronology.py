"""Medians of what the temporal network costs, on 400 made records with 150 links.

    python benchmarks/chronology.py

Prints milliseconds of CPU (median of 21 runs) and their ratio to the time that touching each of the
160,000 pairs once takes in the same run, which no way of answering all pairs can beat.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from itertools import product
from statistics import median
from time import process_time

import msgspec

from bloc_course.dataset.chronology import build
from bloc_course.dataset.records import Discrepancy, Document, Event, Person
from bloc_course.dates import parse_answer, parse_edtf

EVENTS, DOCUMENTS, LINKS, RUNS = 280, 120, 150, 21
FIRST_DAY = date(1917, 1, 1).toordinal()


class Times(msgspec.Struct):
    """What the network is built from."""

    people: dict[str, Person]
    events: dict[str, Event]
    documents: dict[str, Document]
    discrepancies: dict[str, Discrepancy]


def drawn(*parts: object, below: int) -> int:
    """A number that is the same in every run."""
    digest = sha256("\x1f".join(map(str, parts)).encode()).digest()
    return int.from_bytes(digest[:8]) % below


def dates(number: int) -> tuple[str, str]:
    """A date of the record and one up to a year later, by day, month or year."""
    day = FIRST_DAY + number * 19
    width = (10, 10, 7, 7, 4)[drawn("width", number, below=5)]
    later = day + drawn("length", number, below=366)
    when, until = (date.fromordinal(d).isoformat()[:width] for d in (day, later))
    return when, until


def made() -> Times:
    """400 records in order of time, with links from later to earlier ones."""
    times = Times({}, {}, {})
    ids = [f"record-{n}" for n in range(EVENTS + DOCUMENTS)]
    is_document = [drawn("kind", n, below=EVENTS + DOCUMENTS) < DOCUMENTS for n in range(len(ids))]
    for number, record in enumerate(ids):
        when, until = dates(number)
        links: dict[str, object] = {}
        if number and drawn("linked", number, below=len(ids)) < LINKS:
            other = drawn("to", number, below=number)
            apart = times.documents if ids[other] in times.documents else times.events
            kind = "after" if not is_document[number] else "reply_to"
            kind = "reports" if kind == "reply_to" and apart is times.events else kind
            links[kind] = [{"to": ids[other], "cite": ["p1"]}]
        if is_document[number]:
            written = {"when": when, "modality": "stated", "cite": ["p1"]}
            fields = {"title": record, "kind": "letter", "standing": "primary"}
            fields |= {"extant_here": "no", "stance": "contemporary", "id": record}
            known: dict[str, object] = {"dates": {"written": written}} if number % 4 else {}
            times.documents[record] = msgspec.convert(
                fields | links | known | {"cite": ["p1"]}, Document
            )
        else:
            fields = {"label": record, "kind": "other", "tier": "core", "modality": "stated"}
            fields |= {"id": record, "when": when, "until": "" if number % 8 else until}
            times.events[record] = msgspec.convert({**fields, **links, "cite": ["p1"]}, Event)
    return times


def milliseconds(job: Callable[[], object]) -> float:
    """The median time of a job."""
    times = []
    for _ in range(RUNS):
        start = process_time()
        job()
        times.append(process_time() - start)
    return median(times) * 1000


def main() -> int:
    """Measure and print."""
    times = made()
    ids = [*times.events, *times.documents]
    pairs = list(product(ids, repeat=2))

    def cold() -> None:
        parse_edtf.cache_clear()
        build(times, reading=True)

    def all_relations() -> None:
        relation = build(times, reading=True).relation
        for a, b in pairs:
            relation(a, b)

    network = build(times, reading=True)
    if not network.consistent:
        print(network.contradictions()[0], file=sys.stderr)
        return 1
    touched = {record: dict.fromkeys(ids, 0) for record in ids}

    def touch() -> None:
        for a, b in pairs:
            touched[a][b]

    floor = milliseconds(touch)
    links = sum(len(r.after) for r in times.events.values())
    links += sum(len(r.reply_to) + len(r.reports) for r in times.documents.values())
    print(f"{len(ids)} records, {links} links, {len(pairs)} pairs, {RUNS} runs")
    answers = [f"between {n % 28 + 1} October and 3 Nov. {1900 + n % 40}" for n in range(1000)]
    jobs: dict[str, Callable[[], object]] = {
        "touch each pair once": touch,
        "build, dates not yet read": cold,
        "build": lambda: build(times, reading=True),
        "build and answer all pairs": all_relations,
        "all contradictions": network.contradictions,
        "prove 100 pairs": lambda: [network.proof(a, b) for a, b in pairs[::1601]],
        "read 1,000 answers": lambda: list(map(parse_answer.__wrapped__, answers)),
    }
    for name, job in jobs.items():
        took = milliseconds(job)
        print(f"{name:28} {took:8.2f} ms  {took / floor:6.2f} x")
    return 0


if __name__ == "__main__":
    sys.exit(main())
