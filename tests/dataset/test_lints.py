"""Each lint finds the fault it is for, and finds none in the real data."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from bloc_course.dataset.lints import lints, problems_of
from bloc_course.dataset.load import Dataset, data_folder, load
from bloc_course.registry import discover  # noqa: F401  (the register is what is tested)

replace = msgspec.structs.replace


def first(records: dict[str, object]) -> str:
    return next(iter(records))


def with_event(data: Dataset, **fields: object) -> Dataset:
    event = replace(data.events[first(data.events)], **fields)
    return replace(data, events={**data.events, event.id: event})


def unknown_participant(data: Dataset) -> Dataset:
    event = next(e for e in data.events.values() if e.participants)
    participant = replace(event.participants[0], person="leon-trotzky")
    return replace(
        data, events={**data.events, event.id: replace(event, participants=(participant,))}
    )


def same_form_for_two(data: Dataset) -> Dataset:
    people = list(data.people.values())
    people[1] = replace(people[1], name=people[0].name)
    return replace(data, people={p.id: p for p in people})


def undeclared_voice(data: Dataset) -> Dataset:
    claim = replace(data.claims[first(data.claims)], voice="nobody")
    return replace(data, claims={**data.claims, claim.id: claim})


def two_values(data: Dataset) -> Dataset:
    claim = next(
        c
        for c in data.claims.values()
        if data.article.predicates[c.predicate].single_valued and c.polarity == "asserts"
    )
    rival = replace(claim, id="rival", object="another", conflicts_with=())
    silent = replace(claim, conflicts_with=())
    return replace(data, claims={**data.claims, claim.id: silent, "rival": rival})


def broken_reading(data: Dataset) -> Dataset:
    """A reply that was written a year before what it answers."""
    dated = (d for d in data.documents.values() if {"written", "bears"} & set(d.dates))
    reply = next(d for d in dated if d.reply_to)
    role = "written" if "written" in reply.dates else "bears"
    early = replace(reply.dates[role], when="1901-01-01")
    answered = data.documents[reply.reply_to[0].to]
    late = replace(early, when="1932-01-01")
    documents = {
        **data.documents,
        reply.id: replace(reply, dates={**reply.dates, role: early}),
        answered.id: replace(answered, dates={**answered.dates, "written": late}),
    }
    return replace(data, documents=documents)


CASES: list[tuple[str, Callable[[Dataset], Dataset], str]] = [
    ("references", unknown_participant, "did you mean 'leon-trotsky'"),
    ("locators", lambda d: with_event(d, cite=("p999",)), "no such paragraph"),
    ("locators", lambda d: with_event(d, cite=("d1",)), "only headings"),
    ("edtf_dates", lambda d: with_event(d, when="1932-1O"), "1932-1O"),
    ("edtf_dates", lambda d: with_event(d, when="1932", until="1930"), "ends before it starts"),
    ("identity", same_form_for_two, "fits two people"),
    ("vocabulary", undeclared_voice, "not declared"),
    ("quotations", lambda d: with_event(d, note="“" + "word " * 13 + "”"), "13 words"),
    ("single_values", two_values, "single-valued"),
    ("reader_notes", lambda d: with_event(d, note=""), "missing"),
    ("time", broken_reading, "contradict"),
]


def by_name(name: str):
    import importlib

    return importlib.import_module(f"bloc_course.dataset.lints.{name}").SPEC


@pytest.mark.parametrize(("name", "spoil", "says"), CASES)
def test_a_lint_finds_its_fault(name: str, spoil: Callable[[Dataset], Dataset], says: str) -> None:
    faults = list(by_name(name).check(spoil(load())))
    assert any(says in f"{fault.problem} {fault.found} {fault.hint}" for fault in faults), faults


def test_every_lint_has_a_case() -> None:
    assert {by_name(name).rule for name, _, _ in CASES} == {lint.rule for lint in lints()}


def test_the_real_data_have_no_fault() -> None:
    assert list(problems_of(load(), data_folder())) == []


def test_a_problem_has_the_line_of_its_record(folder: Path) -> None:
    path = folder / "events.yaml"
    lines = path.read_text(encoding="utf-8").splitlines()
    at = next(i for i, line in enumerate(lines) if line.startswith("  when: "))
    lines[at] = "  when: someday"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    (problem,) = problems_of(load(folder), folder)
    assert problem.line == at + 1
