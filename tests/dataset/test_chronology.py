"""Readable cases of the reading network: dates, every kind of link, bounds and proofs."""

from __future__ import annotations

import pytest

from bloc_course.dataset.chronology import Verdict, build
from bloc_course.dates import DateError
from handmade_times import Times, days, reading, why

B, A, U = Verdict.BEFORE, Verdict.AFTER, Verdict.UNDECIDED


@pytest.fixture
def times() -> Times:
    return Times()


DATES = [
    ("1932-10-06", "1932-10-07", Verdict.BEFORE),
    ("1932-10-06", "1932-10-06", Verdict.WEAK),
    ("1932-10", "1932-12", Verdict.BEFORE),
    ("1932-10", "1932-11", Verdict.BEFORE),
    ("1932-10/1932-11", "1932-10-24", Verdict.UNDECIDED),
    ("1932-10", "1932-10-31", Verdict.WEAK),
    ("1932", "1932-12-31/1933", Verdict.WEAK),
    ("1932", "1932-11", Verdict.UNDECIDED),
    ("1932-23", "1932-24", Verdict.BEFORE),
    ("1932-10?", "1932-12", Verdict.UNDECIDED),
    ("1932-10", "1932-12~", Verdict.UNDECIDED),
    ("1932-10?/1932-11", "1932-12", Verdict.BEFORE),
    ("1932-10/1932-11?", "1932-12", Verdict.UNDECIDED),
    ("../1932-10", "1932-11/..", Verdict.BEFORE),
    ("1932-10/..", "1933", Verdict.UNDECIDED),
    ("[1931,1933]", "1932", Verdict.UNDECIDED),
    ("[1931,1933]", "1934", Verdict.BEFORE),
]


@pytest.mark.parametrize(("a", "b", "verdict"), DATES)
def test_dates_alone(times: Times, a: str, b: str, verdict: Verdict) -> None:
    times.event("a", a)
    times.event("b", b)
    turned = {Verdict.BEFORE: Verdict.AFTER}
    assert reading(times).relation("a", "b") is verdict
    assert reading(times).relation("b", "a") is turned.get(verdict, verdict)
    assert bool(reading(times).proof("a", "b").steps) is (verdict is not Verdict.UNDECIDED)


def test_what_lasted_is_before_what_begins_after_its_end(times: Times) -> None:
    times.event("trial", "1936-08-19", "1936-08-24")
    times.event("verdict", "1936-08-24")
    times.event("speech", "1936-08-22")
    times.event("press", "1936-08-25")
    times.event("month", "1936-08-20/1936-08-30")
    times.event("summer", "1936-06", "1936-09")
    network = reading(times)
    assert network.relation("trial", "press") is Verdict.BEFORE
    assert network.relation("trial", "verdict") is Verdict.WEAK
    assert network.relation("trial", "speech") is Verdict.OVERLAP
    assert network.relation("speech", "trial") is Verdict.OVERLAP
    assert network.relation("summer", "trial") is Verdict.OVERLAP
    assert network.relation("trial", "month") is Verdict.UNDECIDED
    assert why(network.proof("speech", "trial").steps) == [
        "speech: 22 August 1936 (p1)",
        "trial (end): 24 August 1936 (p1)",
        "trial (beginning): 19 August 1936 (p1)",
    ]
    assert network.certainly_after("trial") == ("press",)


def test_a_letter_that_reports_an_event_and_is_answered(times: Times) -> None:
    """Terminus post and ante quem of an undated letter, with the chain for each."""
    times.event("expulsion", "1932-10-06")
    times.document("letter", reports=["expulsion"])
    times.document("answer", {"bears": "1932-11-03"}, reply_to=["letter"])
    times.event("arrest", "1932-11-24")
    network = reading(times)
    assert days(network, "letter", "written") == ("1932-10-06", "1932-11-03")
    assert days(network, "letter") == days(network, "letter", "end")
    assert why(network.bound_proof("letter", "lower")) == [
        "expulsion: 6 October 1932 (p1)",
        "letter reports expulsion (p3)",
    ]
    assert why(network.bound_proof("letter", "upper")) == [
        "answer answers letter (p3)",
        "answer (the date it bears): 3 November 1932 (p2)",
    ]
    assert network.bound_proof("expulsion", "upper") == network.bound_proof("expulsion", "lower")
    assert network.relation("expulsion", "letter") is Verdict.BEFORE
    proof = network.proof("expulsion", "answer")
    assert (proof.verdict, proof.records) == (B, ("expulsion", "answer"))
    assert why(network.proof("arrest", "letter").steps) == [
        "answer answers letter (p3)",
        "answer (the date it bears): 3 November 1932 (p2)",
        "arrest: 24 November 1932 (p1)",
    ]
    assert network.proof("arrest", "letter").cites == ("p3", "p2", "p1")


def test_a_strict_link_on_one_day_is_no_contradiction(times: Times) -> None:
    """A letter may report what happened that morning; but it orders nothing else of the day."""
    times.event("morning", "1932-10-06")
    times.document("letter", {"written": "1932-10-06"}, reports=["morning"])
    times.event("other", "1932-10-06")
    network = reading(times)
    assert network.relation("morning", "letter") is Verdict.BEFORE
    assert network.relation("morning", "other") is Verdict.WEAK
    assert network.relation("other", "letter") is Verdict.WEAK


@pytest.mark.parametrize(
    ("link", "verdict"),
    [("reply_to", A), ("presupposes", A), ("printed_in", B), ("carried_by", Verdict.WEAK)],
)
def test_links_of_documents(times: Times, link: str, verdict: Verdict) -> None:
    times.document("other", {"printed": "1932"} if link == "printed_in" else {"written": "1932"})
    times.event("journey", "1932")
    to = "journey" if link == "carried_by" else "other"
    times.document("letter", {"written": "1932"}, **{link: [to]})
    network = reading(times)
    assert network.relation("letter", to) is verdict
    assert len(network.proof("letter", to).steps) == 1
    assert network.relation("letter", "other" if to == "journey" else "journey") is U


@pytest.mark.parametrize(
    ("link", "verdict"), [("after", A), ("before", B), ("same_time_as", Verdict.SAME)]
)
def test_links_of_events(times: Times, link: str, verdict: Verdict) -> None:
    times.event("other", "1932")
    times.event("event", "1932", **{link: ["other"]})
    times.event("third", "1932")
    network = reading(times)
    assert network.relation("event", "other") is verdict
    assert why(network.proof("event", "other").steps)[0].endswith("other (p3)")
    assert network.relation("event", "third") is U
    assert network.relation("event", "event") is Verdict.SAME


def test_an_event_may_be_tied_to_a_document(times: Times) -> None:
    times.document("decree", {"written": "1932-10"})
    times.event("arrest", "1932", after=["decree"])
    times.event("rumour", "1932", before=["decree"])
    network = reading(times)
    assert network.relation("rumour", "arrest") is Verdict.BEFORE
    assert days(network, "arrest") == ("1932-10-01", "1932-12-31")
    assert days(network, "rumour") == ("1932-01-01", "1932-10-31")


def test_same_time_is_shared_by_all_that_are_tied(times: Times) -> None:
    times.event("a", "1932-10")
    times.event("b", "1932", same_time_as=["a"])
    times.event("c", "1932", same_time_as=["b"])
    times.event("d", "1932-11")
    network = reading(times)
    assert network.relation("a", "c") is Verdict.SAME
    assert network.relation("c", "d") is Verdict.BEFORE
    assert days(network, "c") == ("1932-10-01", "1932-10-31")


def test_an_instant_at_the_time_of_what_lasted_lies_within_it(times: Times) -> None:
    times.event("trial", "1936-08-19", "1936-08-24")
    times.event("speech", "1936", same_time_as=["trial"])
    times.event("purge", "1936", "1938")
    times.event("terror", "1935/1939", "1935/1939", same_time_as=["purge"])
    network = reading(times)
    assert days(network, "speech") == ("1936-08-19", "1936-08-24")
    assert network.relation("speech", "trial") is Verdict.SAME
    assert network.relation("terror", "purge") is Verdict.SAME
    assert days(network, "terror", "end") == ("1938-01-01", "1938-12-31")
    assert network.proof("speech", "trial").steps


def test_a_document_stands_at_its_writing_or_else_its_printing(times: Times) -> None:
    times.document("issue", {"printed": "1932-11"})
    times.document("book", {"printed": "1937"})
    times.document("review", {"bears": "1938"}, reply_to=["book"])
    times.document("dated", {"bears": "1931-05", "written": "1931-06"})
    times.document("undated")
    network = reading(times)
    assert days(network, "issue") == ("1932-11-01", "1932-11-30")
    assert days(network, "book") == (None, "1937-12-31")
    assert days(network, "book", "printed") == ("1937-01-01", "1937-12-31")
    assert days(network, "dated") == ("1931-06-01", "1931-06-30")
    assert days(network, "undated") == (None, None)
    assert network.bound_proof("undated", "lower") == ()
    assert network.relation("undated", "issue") is U


@pytest.mark.parametrize("role", ["printed", "carried", "found", "identified"])
def test_a_document_is_written_before_anything_is_done_with_it(times: Times, role: str) -> None:
    times.event("before", "1931")
    times.document("letter", {role: "1932-10"}, reports=["before"])
    network = reading(times)
    assert days(network, "letter", "written") == ("1931-01-01", "1932-10-31")
    upper = network.bound_proof("letter", "upper")
    assert [step.cite for step in upper] == [(), ("p2",)]


def test_an_event_ends_after_it_begins(times: Times) -> None:
    times.event("strike", "1932-04", "1932/1933")
    assert days(reading(times), "strike", "end") == ("1932-04-01", "1933-12-31")


def test_mistakes_in_the_data_are_named(times: Times) -> None:
    times.event("a", "1932-13")
    with pytest.raises(DateError, match=r"a: no month 13"):
        build(times, reading=True)
    times.event("a", "1932", after=["b"])
    with pytest.raises(KeyError, match="b"):
        build(times, reading=True)
    times.event("a", "1932")
    with pytest.raises(KeyError):
        build(times, reading=True).relation("a", "b")
