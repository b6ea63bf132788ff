"""Readable cases of discrepancies: contradictions as minimal cycles, and our reading."""

from __future__ import annotations

import pytest

from bloc_course.dataset.chronology import build
from bloc_course.errors import DataProblems
from handmade_times import Times, days, reading, why


@pytest.fixture
def times() -> Times:
    return Times()


def test_attested_dates_of_one_event_contradict_each_other(times: Times) -> None:
    times.event("expulsion", "1932-10-06")
    times.dispute(("expulsion", "when", "1932-10-06"), ("expulsion", "when", "1932-09"))
    attested = build(times, reading=False)
    assert not attested.consistent
    assert [why(cycle.steps) for cycle in attested.contradictions()] == [
        ["expulsion: 6 October 1932 (n1.1)", "expulsion: September 1932 (n2.1)"]
    ]
    network = reading(times)
    assert network.contradictions() == []
    assert days(network, "expulsion") == ("1932-09-01", "1932-10-06")
    assert why(network.bound_proof("expulsion", "lower")) == [
        "expulsion: 6 October 1932 or September 1932 (n1.1, n2.1)"
    ]


def test_our_reading_takes_the_place_of_the_misprint(times: Times) -> None:
    times.event("conference", "1934-01")
    times.document("letter", reports=["conference"], printed_in=["issue"])
    times.document("issue", {"printed": "1932-06"})
    times.dispute(
        ("conference", "when", "1934-01", "1932-01"), ("issue", "dates.printed", "1932-06")
    )
    (cycle,) = build(times, reading=False).contradictions()
    assert why(cycle.steps) == [
        "conference: January 1934 (n1.1)",
        "letter reports conference (p3)",
        "letter is printed in issue (p3)",
        "issue (printed): June 1932 (n2.1)",
    ]
    assert cycle.records == ("conference", "letter", "issue")
    assert cycle.cites == ("n1.1", "p3", "n2.1")
    network = reading(times)
    assert days(network, "conference") == ("1932-01-01", "1932-01-31")
    assert why(network.bound_proof("conference", "lower")) == [
        "conference: January 1932 (our reading of January 1934) (n1.1)"
    ]


def test_a_value_printed_at_several_places_is_one_statement(times: Times) -> None:
    times.event("death", "1935")
    times.dispute(("death", "when", "1935"), ("death", "when", "1937"))
    times.dispute(("death", "when", "1937"), ("death", "when", "1935", "1937"))
    assert len(build(times, reading=False).contradictions()) == 1
    assert days(reading(times), "death") == ("1935-01-01", "1937-12-31")


def test_a_disputed_end_makes_an_event_last(times: Times) -> None:
    times.event("exile", "1928")
    times.dispute(("exile", "until", "1929"), ("exile", "until", "1930"))
    network = reading(times)
    assert days(network, "exile", "end") == ("1929-01-01", "1930-12-31")
    assert len(build(times, reading=False).contradictions()) == 1


def test_disputes_about_other_fields_bound_nothing(times: Times) -> None:
    times.event("meeting", "1932")
    times.dispute(("meeting", "place", "Berlin"), ("trotsky", "born", "1879"))
    assert days(reading(times), "meeting") == ("1932-01-01", "1932-12-31")


def test_the_borne_date_counts_only_where_no_writing_is_dated(times: Times) -> None:
    times.document("letter", {"bears": "1932-06"})
    times.dispute(("letter", "dates.bears", "1932-06"), ("letter", "dates.written", "1932-08"))
    assert len(build(times, reading=False).contradictions()) == 1
    assert days(reading(times), "letter") == ("1932-06-01", "1932-08-31")


def test_each_pair_of_excluded_statements_has_its_cycle(times: Times) -> None:
    times.document("issue", {"printed": "1932-06"})
    for number in (1, 2, 3):
        times.event(f"event-{number}", f"1933-0{number}")
        times.document(f"letter-{number}", reports=[f"event-{number}"], printed_in=["issue"])
    cycles = build(times, reading=False).contradictions()
    assert [cycle.records[0] for cycle in cycles] == ["event-1", "event-2", "event-3"]


def test_links_alone_can_contradict_each_other(times: Times) -> None:
    times.document("a", reply_to=["c"])
    times.document("b", reply_to=["a"])
    times.document("c", reply_to=["b"])
    times.document("dead-end", {"written": "1932?"}, reply_to=["a"])
    times.event("d", "1932", after=["d"])
    cycles = build(times, reading=False).contradictions()
    assert [cycle.records for cycle in cycles] == [("d",), ("c", "a", "b")]
    assert [len(cycle.steps) for cycle in cycles] == [1, 3]


def test_a_cycle_that_contains_another_is_left_out(times: Times) -> None:
    """The dates of `a` exclude each other by the two links, but these do so alone."""
    times.event("a", "1930", "1931")
    times.event("b", "1930?", after=["a"], before=["a"])
    (cycle,) = build(times, reading=False).contradictions()
    assert sorted(why(cycle.steps)) == [
        "a ends no earlier than it begins",
        "b comes after a (p3)",
        "b comes before a (p3)",
    ]


def test_a_contradictory_network_proves_nothing(times: Times) -> None:
    times.event("a", "1932", "1931")
    network = build(times, reading=True)
    with pytest.raises(DataProblems, match="a ends no earlier than it begins"):
        network.relation("a", "a")
