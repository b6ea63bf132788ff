"""Traps of this article for questions about time, and the obligation that stops each."""

from __future__ import annotations

import pytest

from bloc_course.items.families.chronology._pairs import oriented as pair
from traps import Trap, assert_refused
from worlds import world

TRAPS = (
    Trap(
        "n55.1",
        "No. 32 follows an issue that tells of a plenum later than either month printed",
        "C3",
        pair("printing-bulletin-32", "trotsky-interview-1932-12-27"),
        "O2",
    ),
    Trap(
        "p18",
        "a letter printed in June 1932 tells of a conference dated 1934",
        "C1",
        ("arrest-gaven-1934", "conference-party-xviith", "ivan-smirnov-sentence-1933"),
        "O3",
    ),
    Trap(
        "p2",
        "the undated letter may be the reply of 3 November itself",
        "C3",
        pair("trotsky-german-letter-1932", "trotsky-letter-1932-11-03"),
        "O6",
    ),
    Trap(
        "n2.1",
        "“end of 1932” for a day that the memoirs of the man himself may tell",
        "C3",
        pair("trotsky-german-letter-1932", "van-heijenoort-arrival-prinkipo"),
        "O7",
    ),
    Trap(
        "n27.1",
        "the note lets the arrest follow the trial, without a day",
        "C3",
        pair("trial-moscow-second-1937", "arrest-bukharin-1937"),
        "O1",
    ),
    Trap(
        "n15.5",
        "an exile and a sentence of one time, “end of 1932”",
        "C3",
        pair("exile-ter-vaganian-1932", "sentence-smilga-1932"),
        "O1",
    ),
    Trap(
        "n87.1",
        "first, second and third trial: the wording tells the order",
        "C1",
        (
            "kirov-assassination-1934",
            "trial-moscow-first-1936",
            "trial-moscow-second-1937",
            "trial-moscow-third-1938",
        ),
        "O6",
    ),
    Trap(
        "n42.1",
        "two letters under one call mark may be one paper",
        "C3",
        pair("trotsky-german-letter-1932", "trotsky-letter-1932-10-30"),
        "O7",
    ),
    Trap(
        "p18",
        "the undated letter as a reply to that letter of Sedov’s: a link nobody states",
        "C3",
        pair("trotsky-german-letter-1932", "decision-1932-10-06"),
        "O7",
    ),
    Trap(
        "p52",
        "what Sedov wrote may rest on Holzmann’s visit, which so came first",
        "C3",
        pair("journey-holzmann-1932", "trotsky-letter-1932-10-24"),
        "O7",
    ),
    Trap(
        "p20",
        "a letter of 6 December tells that Riutin sits in the isolator already",
        "C3",
        pair("expulsion-riutin-1932", "arrest-konstantinov-1932"),
        "O7",
    ),
    Trap(
        "p36",
        "a slow change comes neither before nor after a meeting of its months",
        "C3",
        pair("change-in-trotsky-1933", "contact-grohl-moscow-1933"),
        "O7",
    ),
    Trap(
        "n5.1",
        "autumn may last into December",
        "C1",
        (
            "arrest-gaven-1934",
            "arrest-konstantinov-1932",
            "meeting-sedov-holzmann-1932",
        ),
        "O1",
    ),
    Trap(
        "p11",
        "a bloc of 1934 that must have begun earlier",
        "C1",
        (
            "arrest-konstantinov-1932",
            "illegal-bloc-formed-1934",
            "meeting-sedov-smirnov-1931",
        ),
        "O7",
    ),
    Trap(
        "p20",
        "a letter on arrests and the arrests: the title tells the order",
        "C1",
        (
            "arrest-eismont-group-1932",
            "decision-1932-10-06",
            "letter-moscow-1932-12-06",
            "trotsky-letter-1932-10-17",
        ),
        "O6",
    ),
    Trap(
        "p53",
        "the letter in German and its finding",
        "C1",
        (
            "find-van-heijenoort-1937",
            "ivan-smirnov-sentence-1933",
            "trotsky-german-letter-1932",
        ),
        "O6",
    ),
    Trap(
        "n14.1",
        "capitulation and trial of one man: nobody needs the dates",
        "C1",
        (
            "arrest-konstantinov-1932",
            "capitulation-radek-preobrazhensky-smilga-1929",
            "trial-moscow-second-1937",
        ),
        "O6",
    ),
    Trap(
        "p38",
        "back in March, admitted in May: one step or two, and a circular in between",
        "C3",
        pair("circular-1933-05-08", "return-zinoviev-kamenev-moscow-1933"),
        "O7",
    ),
    Trap(
        "p33",
        "a debate opened on the 17th, if a letter of the 12th did not answer it",
        "C3",
        pair("opening-slogan-debate-1932", "trotsky-letter-1932-10-24"),
        "O7",
    ),
    Trap(
        "n52.1",
        "an issue of November 1932 cannot tell of a plenum of January 1933",
        "C4",
        ("plenum-central-committee-1933",),
        "O3",
    ),
    Trap(
        "p33",
        "a protest of 12 October against a distinction of 17 October",
        "C4",
        ("opening-slogan-debate-1932",),
        "O3",
    ),
    Trap(
        "n9.1",
        "September in one note, 6 October in another",
        "C4",
        ("expulsion-zinoviev-kamenev-1932",),
        "O3",
    ),
    Trap(
        "n59.1",
        "one note gives two years for a death",
        "C4",
        ("death-kuibychev-1935",),
        "O3",
    ),
    Trap(
        "n15.1",
        "a capitulation of 1927 or of 1928",
        "C4",
        ("capitulation-zinoviev-kamenev-1928",),
        "O3",
    ),
    Trap(
        "p38",
        "back in Moscow in March, in the party in May: one step or two",
        "C4",
        ("return-zinoviev-kamenev-moscow-1933",),
        "O3",
    ),
    Trap(
        "p20",
        "the arrests are dated by our inference only",
        "C4",
        ("arrest-smirnov-group-1932",),
        "O3",
    ),
    Trap(
        "n28.1",
        "1927 in the note, 1926–27 in the text",
        "C4",
        ("riutin-squads-1927",),
        "O7",
    ),
    Trap(
        "p35",
        "1932 here, autumn 1932 there, for what may be one step",
        "C4",
        ("mission-smirnov-holzmann-1932",),
        "O7",
    ),
    Trap(
        "p35",
        "a stretch with two vague ends",
        "C4",
        ("arrests-end-1934-1935",),
        "O3",
    ),
    Trap(
        "p3",
        "that the article speaks of the letter bounds every paper alike",
        "C8",
        ("sedov-ink-letter-1932", "broue-1980:not-after", "decision-1932-10-06:not-before"),
        "O2",
    ),
    Trap(
        "n48.1",
        "a letter without a dated link on either side",
        "C8",
        ("letter-svoi", "c8-letter-svoi-folder"),
        "O2",
    ),
    Trap(
        "p18",
        "an undated letter whose clues contradict each other",
        "C8",
        ("letter-mm-1932", "conference-party-xviith:not-before", "bulletin-28:not-after"),
        "O2",
    ),
    Trap(
        "p20",
        "an arrest, and the appearance of the issue whose letter tells of it",
        "C3",
        pair("arrest-eismont-group-1932", "printing-bulletin-32"),
        "O6",
    ),
    Trap(
        "n55.1",
        "the month on an issue against a bare year that begins a month later",
        "C3",
        pair("expulsion-alexander-smirnov-1933", "printing-bulletin-32"),
        "O1",
    ),
    Trap(
        "p52",
        "July is what others tell of a meeting that the author dates by its year",
        "C4",
        ("meeting-sedov-smirnov-1931",),
        "O7",
    ),
    Trap(
        "p6",
        "what is told in a letter that no place calls the one that was answered",
        "C6",
        ("trotsky-letter-1932-11-03", "expulsion-zinoviev-kamenev-1932"),
        "O1",
    ),
    Trap(
        "p48",
        "the last day of a bare year where the text says “on the morrow”",
        "C8",
        (
            "trial-reports-sedov-1936",
            "trial-moscow-first-1936:not-before",
            "red-book-1936:not-after",
            "c8-trial-reports-sedov-1936-several",
        ),
        "O2",
    ),
    Trap(
        "p11",
        "a date that the author himself reasons about, offered as one that nothing speaks against",
        "C10",
        (
            "member",
            "expulsion-zinoviev-kamenev-1932",
            "illegal-bloc-formed-1934",
            "arrest-konstantinov-1932",
            "kirov-assassination-1934",
        ),
        "O2",
    ),
    Trap(
        "n18.1",
        "a date that stands in one place only, beside a like charge of another year",
        "C10",
        (
            "member",
            "expulsion-zinoviev-kamenev-1932",
            "press-accusations-syrtsov-lominadze-1930",
            "arrest-konstantinov-1932",
            "kirov-assassination-1934",
        ),
        "O2",
    ),
    Trap(
        "p2",
        "a letter that the author dates from its content, and the course by a reading",
        "C8",
        (
            "trotsky-german-letter-1932",
            "c8-trotsky-german-letter-1932-addressee",
            "sedov-ink-letter-1932:not-before",
            "trotsky-german-letter-1932:content",
        ),
        "O2",
    ),
    Trap(
        "n4.1",
        "a printed date that the course itself marks as given otherwise by later works",
        "C4",
        ("prague-conference-1912",),
        "O7",
    ),
)


@pytest.mark.parametrize("trap", TRAPS, ids=str)
def test_a_trap_is_refused(trap):
    assert_refused(trap)


def test_no_clue_without_force_could_bound_the_paper():
    """Where a paper was found or lies bounds it, if weakly; so these are no idle features."""
    idle = [
        j for j in world().data.judgements.values() if (j.family, j.tag) == ("C8", "no-bearing")
    ]
    about = {"sedov-ink-letter-1932", "trotsky-german-letter-1932"}
    assert not any("Harvard" in j.text or "file" in j.text for j in idle if j.about in about)
