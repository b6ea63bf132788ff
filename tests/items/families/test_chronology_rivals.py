"""What one family calls contradicted or left open, no other family of time takes as proven."""

from __future__ import annotations

import msgspec

from bloc_course.dataset.chronology import Verdict
from bloc_course.dataset.query import World
from bloc_course.dates import parse_edtf
from bloc_course.items.families.chronology import _cards as cards
from bloc_course.items.families.chronology import c2_open_pairs
from bloc_course.items.families.chronology._agreements import possible
from bloc_course.items.families.chronology._clues import clues
from bloc_course.items.families.chronology._pairs import dated_apart, pairs
from bloc_course.items.obligations.time import dates_of, disputed_in_time, widest
from bloc_course.items.proof import Refusal
from worlds import world


def _certain() -> list[tuple[str, str]]:
    """The pairs that C1, C2 or C3 may key as ordered, earlier first."""
    ordered = (pair for pair, (_, verdict) in pairs(world()).items() if verdict != "undecided")
    return [
        (one, other) if world().reading.relation(one, other) is Verdict.BEFORE else (other, one)
        for one, other in map(sorted, {*dated_apart(world()), *ordered})
    ]


def test_no_ordered_pair_is_turned_round_by_a_date_printed_elsewhere():
    """Whichever value of a contradiction is right, the later does not come before the earlier."""
    for first, second in _certain():
        end, start = widest(world(), first)[0], widest(world(), second)[1]
        for said in dates_of(world(), first):
            low = parse_edtf(said.value).proof_lo
            assert None in (low, start) or low <= start, (first, second)
        for said in dates_of(world(), second):
            high = parse_edtf(said.value).proof_hi
            assert None in (high, end) or end <= high, (first, second)


def test_what_is_named_after_a_disputed_event_carries_its_rival_dates():
    old = world().data
    letter, event = "trotsky-letter-1932-10-17", "opening-slogan-debate-1932"
    assert not dates_of(world(), letter)
    title = "Trotsky’s letter opening the debate on a slogan against Stalin"
    named = msgspec.structs.replace(old.documents[letter], title=title)
    renamed = World(old.replace(documents={**old.documents, letter: named}))
    assert dates_of(renamed, letter) == dates_of(renamed, event)
    seed = (
        "arrest-konstantinov-1932",
        "trotsky-interview-1932-12-27",
        "trotsky-letter-1932-10-12",
        letter,
        "trotsky-letter-1932-10-30",
    )
    assert not isinstance(c2_open_pairs.build(world(), seed), Refusal)
    refused = c2_open_pairs.build(renamed, seed)
    assert isinstance(refused, Refusal)
    assert refused.obligation == "O2"


def test_no_line_whose_dates_agree_has_another_date_in_a_discrepancy():
    for one in possible(world()).values():
        assert not disputed_in_time(world(), one.records[0])


def test_a_date_is_called_stated_only_if_its_weakest_step_is():
    """A year from elsewhere and a month that others tell are no plain statement; nor is a guess."""
    shown = {
        "trotsky-letter-1932-11-07": "inferred",
        "letter-z-1932": "inferred",
        "meeting-sedov-smirnov-1931": "reported",
        "trotsky-letter-1932-11-03": "stated",
    }
    assert {card: cards.evidence(world(), card).modality for card in shown} == shown
    ink = clues(world())["sedov-ink-letter-1932"]
    assert ink["decision-1932-10-06:not-before"].modality == "inferred"


def test_a_year_in_brackets_is_printed_without_them():
    assert cards.dated(world(), "trotsky-letter-1932-10-12") == "12 October 1932"
