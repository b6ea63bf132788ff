"""A statement that stands in a discrepancy is used nowhere as if it were settled."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from bloc_course.dataset.lints._base import Fault, Lint
from bloc_course.dataset.load import Dataset
from bloc_course.dataset.records import Discrepancy
from bloc_course.dates import DateError, parse_edtf

_YEAR = re.compile(r"\b1[89]\d\d\b|\b20\d\d\b")


def check(dataset: Dataset) -> Iterator[Fault]:
    """Notes that print one of two rival years, arguments on disputed claims, silent deaths."""
    disputes: dict[str, list[Discrepancy]] = defaultdict(list)
    for discrepancy in dataset.discrepancies.values():
        for record in dict.fromkeys(s.record for s in discrepancy.statements):
            disputes[record].append(discrepancy)
    yield from _notes(dataset, disputes)
    yield from _arguments(dataset, disputes)
    yield from _deaths(dataset, disputes)


def _notes(dataset: Dataset, disputes: dict[str, list[Discrepancy]]) -> Iterator[Fault]:
    """A reader's line that names a year which another place denies."""
    for records in dataset.by_kind().values():
        for record in records:
            shown = set(_YEAR.findall(record.note))
            for discrepancy in disputes.get(record.id, ()):
                years = [
                    set(_YEAR.findall(s.value))
                    for s in discrepancy.statements
                    if s.record == record.id
                ]
                taken = [i for i, mine in enumerate(years) if mine & shown]
                left = [i for i, mine in enumerate(years) if mine and not mine & shown]
                if discrepancy.kind == "date" and taken and left:
                    yield Fault(
                        record=record.id,
                        path=("note",),
                        problem=f"takes one side in {discrepancy.id}",
                        found=", ".join(sorted(shown)),
                        hint="leave the year out, or name both",
                    )


def _arguments(dataset: Dataset, disputes: dict[str, list[Discrepancy]]) -> Iterator[Fault]:
    for argument in dataset.arguments.values():
        for i, premise in enumerate(argument.premises):
            open_ones = [d.id for d in disputes.get(premise, ()) if d.resolvable == "no"]
            if open_ones and argument.strength in ("certain", "probable"):
                yield Fault(
                    record=argument.id,
                    path=("premises", i),
                    problem=f"a premise of a {argument.strength} argument is left open",
                    found=premise,
                    hint=f"see {', '.join(open_ones)}",
                )


def _deaths(dataset: Dataset, disputes: dict[str, list[Discrepancy]]) -> Iterator[Fault]:
    """A death as an event and in the life dates that don't meet, with no discrepancy."""
    for event in dataset.events.values():
        if event.kind != "death" or len(event.participants) != 1:
            continue
        person = dataset.people.get(event.participants[0].person)
        if person is None or not person.died:
            continue
        try:
            there, here = parse_edtf(event.when), parse_edtf(person.died)
        except DateError:
            continue
        apart = (there.hi or here.hi or 0) < (here.lo or 0) or (there.lo or 0) > (here.hi or 1e9)
        if apart and not disputes.get(person.id) and not disputes.get(event.id):
            yield Fault(
                record=event.id,
                path=("when",),
                problem=f"{person.id} died {person.died}",
                found=event.when,
                hint="record the discrepancy",
            )


SPEC = Lint(
    code="D19",
    rule="what stands in a discrepancy is used nowhere as fact",
    check=check,
)
