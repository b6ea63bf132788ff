"""Each lint finds the fault it is for, and finds none in the real data."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from bloc_course.dataset import records as r
from bloc_course.dataset.lints import lints, problems_of
from bloc_course.dataset.load import Dataset, data_folder, load
from bloc_course.registry import discover  # noqa: F401  (the register is what is tested)

replace = msgspec.structs.replace


def first(records: dict[str, object]) -> str:
    return next(iter(records))


def with_event(data: Dataset, **fields: object) -> Dataset:
    event = replace(data.events[first(data.events)], **fields)
    return data.replace(events={**data.events, event.id: event})


def unknown_participant(data: Dataset) -> Dataset:
    event = next(e for e in data.events.values() if e.participants)
    participant = replace(event.participants[0], person="leon-trotzky")
    return data.replace(
        events={**data.events, event.id: replace(event, participants=(participant,))}
    )


def undeclared_voice(data: Dataset) -> Dataset:
    claim = replace(data.claims[first(data.claims)], voice="nobody")
    return data.replace(claims={**data.claims, claim.id: claim})


def undeclared_place(data: Dataset) -> Dataset:
    document = data.documents[first(data.documents)]
    there = r.DocumentPlace(place="nowhere", cite=document.cite)
    moved = replace(document, places={"written": there})
    return data.replace(documents={**data.documents, document.id: moved})


def unknown_chapter_before(data: Dataset) -> Dataset:
    chapter = replace(data.chapters[first(data.chapters)], builds_on=("no-such-chapter",))
    return data.replace(chapters={**data.chapters, chapter.id: chapter})


def two_values(data: Dataset) -> Dataset:
    claim = next(
        c
        for c in data.claims.values()
        if data.article.predicates[c.predicate].single_valued and c.polarity == "asserts"
    )
    rival = replace(claim, id="rival", object="another", conflicts_with=())
    silent = replace(claim, conflicts_with=())
    return data.replace(claims={**data.claims, claim.id: silent, "rival": rival})


def fate_told_twice(data: Dataset) -> Dataset:
    exile = replace(data.events["exile-ter-vaganian-1932"], label="Exile of Ter-Vaganian")
    return data.replace(events={**data.events, exile.id: exile})


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
    return data.replace(documents=documents)


def with_person(data: Dataset, person: object) -> Dataset:
    return data.replace(people={**data.people, person.id: person})


def with_claim(data: Dataset, **fields: object) -> Dataset:
    claim = replace(data.claims[first(data.claims)], **fields)
    return data.replace(claims={**data.claims, claim.id: claim})


def same_id_in_two_kinds(data: Dataset) -> Dataset:
    event = replace(data.events[first(data.events)], id=first(data.people))
    return data.replace(events={**data.events, event.id: event})


def person_in_two_records(data: Dataset) -> Dataset:
    """One man in two transliterations, entered twice."""
    one = r.Person(
        id="stepan-vetrov", cite=("p1",), name="Stepan Vetrov", kind="actor", born="1880"
    )
    two = replace(one, id="stepan-vietrov", name="Stepan Vietrov")
    return with_person(with_person(data, one), two)


def unmarked_namesakes(data: Dataset) -> Dataset:
    one = r.Person(id="anna-berg", cite=("p1",), name="Anna Berg", kind="actor")
    return with_person(with_person(data, one), replace(one, id="olga-berg", name="Olga Berg"))


def namesake_of_nobody(data: Dataset) -> Dataset:
    name = "Anna Berg"
    other = first(data.people)
    person = r.Person(id="anna-berg", cite=("p1",), name=name, kind="actor", namesakes=(other,))
    return with_person(data, person)


def alias_without_locator(data: Dataset) -> Dataset:
    person = data.people[first(data.people)]
    return with_person(data, replace(person, aliases=(r.Alias(form="Nobody", kind="short-form"),)))


def event_without_locator(data: Dataset) -> Dataset:
    return with_event(data, cite=())


def dead_participant(data: Dataset) -> Dataset:
    person = r.Person(id="anna-berg", cite=("p1",), name="Anna Berg", kind="actor", died="1931")
    acts = (r.Participant(person="anna-berg"),)
    return with_event(with_person(data, person), when="1932-10", until="", participants=acts)


def unborn_participant(data: Dataset) -> Dataset:
    person = r.Person(id="anna-berg", cite=("p1",), name="Anna Berg", kind="actor", born="1941")
    acts = (r.Participant(person="anna-berg"),)
    return with_event(with_person(data, person), when="1932-10", until="", participants=acts)


def paper_that_speaks(data: Dataset) -> Dataset:
    written = next(d.id for d in data.documents.values() if any(a in data.people for a in d.author))
    return with_claim(data, asserted_by=written)


def borrowed_words(data: Dataset) -> Dataset:
    source = next(
        d
        for d in data.documents.values()
        if d.standing == "primary" and any(a in data.people for a in d.author)
    )
    other = next(p for p in data.people if p not in source.author)
    return with_claim(data, asserted_by=other, source=source.id, speech_type="own", via=())


def idle_person(data: Dataset) -> Dataset:
    return with_person(data, r.Person(id="idle", cite=("p1",), name="Idle", kind="actor"))


def stated_without_wording(data: Dataset) -> Dataset:
    return with_event(data, basis="stated", as_printed="")


def disputed(data: Dataset, record: str, field: str, *values: str) -> Dataset:
    statements = tuple(
        r.Statement(record=record, field=field, value=value, cite=("p1",)) for value in values
    )
    dispute = r.Discrepancy(
        id="dispute", cite=("p1",), statements=statements, kind="date", resolvable="no", reading=""
    )
    return data.replace(discrepancies={"dispute": dispute})


def note_that_takes_a_side(data: Dataset) -> Dataset:
    event = first(data.events)
    spoilt = with_event(data, note="It happened in 1935.")
    return disputed(spoilt, event, "when", "1935", "1937")


def argument_on_open_ground(data: Dataset) -> Dataset:
    argument = next(a for a in data.arguments.values() if a.strength in ("certain", "probable"))
    return disputed(data, argument.premises[0], "object", "1935", "1937")


def two_dates_of_death(data: Dataset) -> Dataset:
    person = r.Person(id="anna-berg", cite=("p1",), name="Anna Berg", kind="actor", died="1931")
    acts = (r.Participant(person="anna-berg"),)
    return with_event(
        with_person(data, person), kind="death", when="1935", until="", participants=acts
    )


CASES: list[tuple[str, Callable[[Dataset], Dataset], str]] = [
    ("references", unknown_participant, "did you mean 'leon-trotsky'"),
    ("locators", lambda d: with_event(d, cite=("p999",)), "no such paragraph"),
    ("locators", lambda d: with_event(d, cite=("d1",)), "only headings"),
    ("citations", event_without_locator, "no locator"),
    ("citations", alias_without_locator, "no locator"),
    ("edtf_dates", lambda d: with_event(d, when="1932-1O"), "1932-1O"),
    ("edtf_dates", lambda d: with_event(d, when="1932", until="1930"), "ends before it starts"),
    (
        "date_evidence",
        lambda d: with_event(d, when="1932-10-06", until="", as_printed="October 1932"),
        "claims more",
    ),
    (
        "date_evidence",
        lambda d: with_event(d, when="1932-11", until="", as_printed="October 1932"),
        "lies outside",
    ),
    (
        "date_evidence",
        lambda d: with_event(d, when="1932", until="", as_printed="in those days", basis="stated"),
        "can't be read",
    ),
    ("labels", lambda d: with_event(d, label="Arrests in November"), "in November"),
    ("labels", lambda d: with_event(d, label="The plenum of 1933"), "1933"),
    ("lifetimes", dead_participant, "after the death"),
    ("lifetimes", unborn_participant, "before the birth"),
    ("identity", same_id_in_two_kinds, "share the id"),
    ("one_person", person_in_two_records, "another spelling"),
    ("homonyms", unmarked_namesakes, "add anna-berg to `namesakes`"),
    ("homonyms", namesake_of_nobody, "no namesake"),
    ("disputed_facts", note_that_takes_a_side, "takes one side"),
    ("disputed_facts", argument_on_open_ground, "left open"),
    ("disputed_facts", two_dates_of_death, "died 1931"),
    ("claim_speakers", lambda d: with_claim(d, asserted_by=""), "nobody asserts it"),
    ("claim_speakers", paper_that_speaks, "its author is known"),
    ("claim_speakers", borrowed_words, "own words in"),
    ("quotations", lambda d: with_event(d, note="“" + "word " * 13 + "”"), "13 words"),
    ("unused", idle_person, "tells nothing"),
    ("evidence", stated_without_wording, "without its wording"),
    ("vocabulary", undeclared_voice, "not declared"),
    ("vocabulary", undeclared_place, "not declared"),
    ("references", unknown_chapter_before, "no such entry in chapters"),
    ("single_values", two_values, "single-valued"),
    ("reader_notes", lambda d: with_event(d, note=""), "missing"),
    ("time", broken_reading, "contradict"),
    ("fates", fate_told_twice, "fits another exile of vagarshak-ter-vaganian"),
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


def test_codes_are_unique() -> None:
    codes = [lint.code for lint in lints()]
    assert len(set(codes)) == len(codes)


def test_a_wording_that_is_not_in_the_text_is_found() -> None:
    data = with_event(load(), as_printed="the 31st of June")
    passages = dict.fromkeys(data.article.locators, "another text")
    assert any(
        "not in" in fault.problem for fault in by_name("evidence").against_text(data, passages)
    )


def test_a_word_asked_by_a_place_that_has_it_twice_is_found() -> None:
    """R2: unless a reviewer says which of them is meant."""
    data = load()
    passages = {"p40": "A Trotskyist Group and, by the charge, a Trotskyist Group."}
    about = "trotskyist-group-indictment"
    without = {
        id_: one
        for id_, one in data.judgements.items()
        if (one.about, one.tag) != (about, "occurrences")
    }
    check = by_name("evidence").against_text
    for judgements, found in ((data.judgements, False), (without, True)):
        faults = check(data.replace(judgements=judgements), passages)
        assert any("stands 2 times in p40" in fault.problem for fault in faults) is found


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


@pytest.mark.parametrize(
    ("event", "label"),
    [
        ("arrest-rakovsky-1937", "Arrest of the former ambassador Rakovsky"),
        ("readmission-zinoviev-kamenev-1933", "Readmission of Zinoviev and Kamenev"),
        ("expulsion-safarov-1927", "Expulsion of Safarov from the party"),
        ("arrest-perevertsev-1932", "Arrest of Perevertsev"),
    ],
)
def test_a_bare_fate_that_a_person_met_twice_is_found(event: str, label: str) -> None:
    """Arrest and recapture, expulsion and renewed expulsion: each label says which it means."""
    data = load()
    bare = replace(data.events[event], label=label)
    faults = by_name("fates").check(data.replace(events={**data.events, event: bare}))
    assert event in {fault.record for fault in faults}
