"""Traps for C10, C11, C12 and G6: the item that must not be made, and what stops it."""

from __future__ import annotations

import pytest

from bloc_course.items.families.chronology._contradictions import impossible
from bloc_course.items.families.chronology._expressions import meanings
from bloc_course.items.families.prosopography._routes import routes
from traps import Trap, assert_refused
from worlds import world

TRAPS = (
    Trap(
        "n9.1",
        "the decision bears a day of October, but a note puts the exclusion into September",
        "C11",
        ("contacts-1932:bloc-autumn-1932:limited-repression-turn", "decision-1932-10-06"),
        "O7",
    ),
    Trap(
        "p18",
        "Molotov’s disagreement is mentioned: nobody tells how the correspondent knew of it",
        "G6",
        ("market-molotov-mm",),
        "O10",
    ),
    Trap(
        "n23.1",
        "a manuscript by Frolov has the forecast: that Sten passed it on to him is told nowhere",
        "G6",
        ("sten-forecast-dreyfus",),
        "O10",
    ),
    Trap(
        "p19",
        "speaker, correspondent, paper, historian: an order that needs no article",
        "G6",
        ("lensky-speech",),
        "O10",
    ),
    Trap(
        "p6",
        "decided in 1927 and done early in 1928: no contradiction that must be seen",
        "C10",
        ("set", "capitulation-zinoviev-kamenev-1928", "arrest-sten-1937", "suicide-lominadze-1934"),
        "O7",
    ),
    Trap(
        "h6",
        "January 1980 may be the date of the find, and a note may be later than the text",
        "C10",
        ("set", "broue-1980", "arrest-sten-1937", "suicide-lominadze-1934"),
        "O7",
    ),
    Trap(
        "n8.1",
        "the note does not number its February issue: it takes a third place to see the slip",
        "C10",
        (
            "set",
            "bulletin-33+trotsky-alarm-signal-1933-03-03",
            "arrest-sten-1937",
            "suicide-lominadze-1934",
        ),
        "O7",
    ),
    Trap(
        "p33",
        "12 or 17 October: whether they clash hangs on whose letter “his” means",
        "C10",
        ("set", "opening-slogan-debate-1932", "arrest-sten-1937", "suicide-lominadze-1934"),
        "O7",
    ),
    Trap(
        "p38",
        "back in Moscow in March, in the party again in May: two steps under one label",
        "C10",
        (
            "set",
            "expulsion-zinoviev-kamenev-1932",
            "arrest-sten-1937",
            "readmission-zinoviev-kamenev-1933",
        ),
        "O5",
        {
            "c10-readmission-zinoviev-kamenev-1933": {
                "tag": "compatible",
                "text": "All of this can be true: first back in Moscow, then in the party.",
            }
        },
    ),
    Trap(
        "p19",
        "a letter of which only the issue is dated may have been written in that month too",
        "C9",
        ("written printed", "letter-old-bolsheviks-1932.printed", "letter-z-1932.written"),
        "O3",
    ),
    Trap(
        "n59.1",
        "one note gives two years for a death, and nothing tells which is right",
        "C10",
        (
            "member",
            "death-kuibychev-1935",
            "arrest-konstantinov-1932",
            "arrest-eismont-group-1932",
            "kirov-assassination-1934",
        ),
        "O3",
    ),
    Trap(
        "p18",
        "the month of the issue beside the conference it tells of gives the slip away",
        "C10",
        (
            "member",
            "conference-party-xviith",
            "printing-bulletin-28",
            "arrest-konstantinov-1932",
            "arrest-eismont-group-1932",
        ),
        "O2",
    ),
    Trap(
        "p10",
        "a group formed in 1928 and new in 1932, offered as dates that agree",
        "C10",
        ("set", "nikolai-uglanov", "riutin-group-formed", "arrest-sten-1937"),
        "O5",
    ),
    Trap(
        "n5.1",
        "autumn 1932 begins before the months of the bloc",
        "C11",
        (
            "contacts-1932:bloc-autumn-1932:limited-repression-turn",
            "meeting-sedov-holzmann-1932",
        ),
        "O1",
    ),
    Trap(
        "n83.1",
        "a trial belongs to the phase of the trials: its name says so",
        "C11",
        (
            "bloc-autumn-1932:limited-repression-turn:trials",
            "trial-moscow-second-1937",
        ),
        "O6",
    ),
    Trap(
        "p34",
        "“soon afterwards” in the text, 1935 or 1936 in the note: on which side of a phase’s end",
        "C11",
        ("bloc-autumn-1932:limited-repression-turn:trials", "capitulation-kasparova"),
        "O1",
    ),
    Trap(
        "p55",
        "“in the past year” is a stretch, no date a year back",
        "C12",
        ("status-changed-trotsky", "who", "leon-sedov", "pierre-broue"),
        "O7",
    ),
    Trap(
        "n2.1",
        "seven years by a note that was brought up to date later: nobody’s reckoning for sure",
        "C12",
        ("van-heijenoort-secretary-notes", "who", "leon-sedov", "leon-trotsky"),
        "O9",
    ),
    Trap(
        "p2",
        "“already at that date”: the letter’s finding in the words of the article",
        "C12",
        ("smirnov-link-van-heijenoort", "who", "leon-sedov", "leon-trotsky"),
        "O9",
    ),
    Trap(
        "p34",
        "whoever hands on the words says nothing of a count of his own: no wrong answer twice",
        "C12",
        ("gpu-four-years-behind-stalin", "who", "joseph-stalin", "pierre-broue"),
        "O5",
    ),
    Trap(
        "p10",
        "three witnesses of one manifesto are no chain",
        "G6",
        ("manifesto-no-health",),
        "O10",
    ),
    Trap(
        "p25",
        "who brought Svoi’s news to Trotsky is not told",
        "G6",
        ("shoot-us-all-bureaucracy",),
        "O10",
    ),
    Trap(
        "p6",
        "by the text it came in letters from the USSR, by the note in Sedov’s own",
        "G6",
        ("zinoviev-worst-mistake",),
        "O3",
    ),
    Trap(
        "p2",
        "the letter that was sent and the copy that was found went different ways",
        "G6",
        ("trotsky-german-letter-1932",),
        "O10",
    ),
)


@pytest.mark.parametrize("trap", TRAPS, ids=str)
def test_a_trap_is_refused(trap):
    assert_refused(trap)


def test_examples_after_a_sentence_need_not_be_of_its_months():
    """p60 speaks of the last months of 1932 and then gives examples from a letter of 1933."""
    for one in impossible(world()).values():
        assert "letter-tt-1933" not in one.records


def test_a_group_that_became_visible_later_is_no_contradiction():
    assert "riutin-group-formed" not in impossible(world())


def test_what_a_telegram_counts_from_is_its_day_and_what_it_leads_to_a_year():
    """p34: nobody could count on 25 September 1932."""
    found = meanings(world())["gpu-four-years-behind-stalin"]
    assert found.days[1] - found.days[0] == 365
    assert not found.accepted


def test_the_letter_that_was_sent_is_not_taken_for_the_copy_at_harvard():
    assert not any("allies-want-to-wait" in message for message in routes(world()))
