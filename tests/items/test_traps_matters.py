"""Traps of C1 to C10 that a hostile reader fell into: hearsay, one matter in two records, ends."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from bloc_course.dataset.query import World
from bloc_course.items.families.chronology import _cards as cards
from bloc_course.items.families.chronology._clues import clues
from bloc_course.items.families.chronology._contradictions import impossible
from bloc_course.items.families.chronology._cues import cue
from bloc_course.items.families.chronology._knowledge import later
from bloc_course.items.families.chronology._lifelines import lifelines
from bloc_course.items.obligations.time import dates_of, one_matter, widest
from bloc_course.items.proof import Refused
from traps import Trap, assert_refused
from worlds import pool, world

CHRONOLOGY = ("C1", "C2", "C3", "C5")

TRAPS = (
    Trap(
        "n9.1",
        "the decision lies in October, but a note dates what it decided to September",
        "C5",
        ("bloc-autumn-1932", "decision-1932-10-06", "arrest-konstantinov-1932"),
        "O1",
    ),
    Trap(
        "p19",
        "the plenum of January 1933 is told of in a letter printed in November 1932",
        "C6",
        ("trotsky-interview-1932-12-27", "plenum-limited-repression-1933"),
        "O1",
    ),
    Trap(
        "p18",
        "the issue of June 1932 tells of a conference of 1934",
        "C3",
        ("expulsion-alexander-smirnov-1933", "printing-bulletin-28"),
        "O2",
    ),
    Trap(
        "p11",
        "an illegal bloc formed in 1934 must have had earlier origins",
        "C6",
        ("sedov-ink-letter-1932", "illegal-bloc-formed-1934"),
        "O1",
    ),
    Trap(
        "p11",
        "its year settles no period either",
        "C5",
        ("difficult-years-1930-32", "illegal-bloc-formed-1934"),
        "O7",
    ),
)


@pytest.mark.parametrize("trap", TRAPS, ids=str)
def test_a_trap_is_refused(trap):
    assert_refused(trap)


def told(text, event):
    """Whether a card says whose word it is: its teller, or that somebody tells it."""
    return cards.attributed(world(), event) or text.startswith(f"{world().name(event)}, as ")


@pytest.mark.parametrize("family", CHRONOLOGY)
def test_hearsay_reaches_the_reader_as_such(family):
    seen = set()
    for item in pool(family):
        shown = item.parts[0].interaction
        texts = {o.code: o.text for o in getattr(shown, "cards", getattr(shown, "options", ()))}
        if family == "C3":
            lines = item.stem.splitlines()[1:]
            texts = dict(zip(item.records, (line[3:] for line in lines), strict=False))
        for record, text in texts.items():
            event = world().data.events.get(record)
            if event and event.modality != "stated":
                seen.add(record)
                assert told(text, record), text
    assert seen


def test_a_name_alone_attributes_nothing():
    """Without the words that name its teller, the card gets them."""
    event = world().data.events["forecast-sten-1928"]
    bare = replace(event, label="Sten’s forecast about Stalin")
    old = world().data
    other = World(old.replace(events={**old.events, event.id: bare}))
    assert not cards.attributed(other, event.id)
    assert "Frolov" in cards.text(other, event.id)
    assert cards.text(world(), event.id) == event.label


@pytest.mark.parametrize("modality", ["alleged", "conjectured", "inferred", "denied"])
def test_what_is_no_fact_is_no_card(modality):
    event = world().data.events["forecast-sten-1928"]
    old = world().data
    doubtful = replace(event, modality=modality)
    other = World(old.replace(events={**old.events, event.id: doubtful}))
    assert not cards.usable(other, event.id)
    with pytest.raises(Refused):
        cards.whose(other, (event.id,))


def test_one_matter_in_two_records_has_the_rivals_of_both():
    decision, expulsion = "decision-1932-10-06", "expulsion-zinoviev-kamenev-1932"
    assert expulsion in one_matter(world(), decision)
    assert widest(world(), decision) == widest(world(), expulsion)
    assert "September 1932" in cards.dated(world(), decision)
    for twin in ("plenum-limited-repression-1933", "printing-bulletin-28", "bulletin-28"):
        assert dates_of(world(), twin)


def test_a_year_makes_no_two_things_one():
    assert "arrest-gaven-1934" not in one_matter(world(), "capitulation-rakovsky-1934")
    assert not one_matter(world(), "arrest-konstantinov-1932")


def test_only_what_is_dated_for_certain_comes_later():
    for paper in ("sedov-ink-letter-1932", "trotsky-letter-1932-11-07"):
        for event in later(world(), paper):
            lo, hi = cards.days(world(), event)
            assert world().data.events[event].modality == "stated" or hi - lo < 31
            assert not dates_of(world(), event)


def test_an_office_ends_where_the_article_says_so_only():
    line = "ivan-smirnov:candidate-member-of-the-central-committee"
    assert lifelines(world())[line].end is None
    old = world().data
    person = old.people["ivan-smirnov"]
    roles = tuple(
        replace(role, to="1920") if role.role.startswith("candidate") else role
        for role in person.roles
    )
    ended = World(old.replace(people={**old.people, person.id: replace(person, roles=roles)}))
    assert line not in lifelines(ended)


@pytest.mark.parametrize(
    ("record", "words"),
    [
        ("circular-1933-05-08", "“8 May”, here read as 8 May 1933"),
        ("van-heijenoort-arrival-prinkipo", "“end of 1932”, here read as October to December 1932"),
        ("congress-xviith-1934", "January–February 1934"),
        ("trotsky-letter-1932-10-30", "30 October 1932"),
    ],
)
def test_dates_are_told_as_printed(record, words):
    assert cards.dated(world(), record) == words


def test_half_a_span_is_no_date_of_a_card():
    assert not cards.usable(world(), "arrests-end-1934-1935")


def test_contradictions_quote_what_is_printed():
    says = [one.says for one in impossible(world()).values()]
    assert any("January–February 1934 (p18)" in said for said in says)
    assert any("late nineteen-thirties (n87.1)" in said for said in says)


def test_titles_stand_in_quotation_marks_only_where_they_are_printed():
    letter = "letter-moscow-1932-12-06"
    for item in pool("C10"):
        for option in getattr(item.parts[0].interaction, "options", ()):
            assert f"“{world().name(letter)}" not in option.text


def test_numbers_of_issues_tell_their_order():
    assert cue(world(), "printing-bulletin-31", "printing-bulletin-33")
    assert cue(world(), "letter-moscow-1932-12-06", "printing-bulletin-32")


def test_a_date_that_is_concluded_bounds_by_a_conclusion():
    reports = clues(world())["trial-reports-sedov-1936"]["red-book-1936:not-after"]
    assert reports.modality == "inferred"
    assert "concluded" in reports.says


def test_what_belongs_to_a_dated_trial_is_no_undated_paper():
    assert not {"verdict-1936", "indictment-1936"} & clues(world()).keys()
