"""Traps for C2, C5, C6, C7 and C9: the item that must not be made, and what stops it."""

from __future__ import annotations

import pytest

from traps import Trap, assert_refused

BLOC, YEARS = "bloc-autumn-1932", "difficult-years-1930-32"
EVERY_USE = "written carried printed found"

TRAPS = (
    Trap(
        "p23",
        "single letters lie within a correspondence of three months: nothing is open",
        "C2",
        (
            "correspondence-trotsky-sedov-1932",
            "letter-1932-08-20",
            "letter-moscow-1932-12-06",
            "trotsky-letter-1932-10-24",
        ),
        "O7",
    ),
    Trap(
        "n13.1",
        "the rumour against Radek supposes that he had given in: no open pair",
        "C2",
        (
            "arrest-blumkin-1929",
            "capitulation-radek-preobrazhensky-smilga-1929",
            "letter-nn-1930",
            "riutin-relieved-1928",
        ),
        "O7",
    ),
    Trap(
        "p17",
        "an article and the issue that prints it: nobody needs the dates",
        "C2",
        (
            "ko-article-1932",
            "letter-1932-08-20",
            "printing-bulletin-31",
            "trotsky-german-letter-1932",
            "trotsky-letter-1932-11-07",
        ),
        "O6",
    ),
    Trap(
        "p25",
        "four letters of certain days have one order only",
        "C2",
        (
            "trotsky-letter-1932-10-12",
            "trotsky-letter-1932-10-24",
            "trotsky-letter-1932-10-30",
            "trotsky-letter-1932-11-07",
        ),
        "O1",
    ),
    Trap(
        "p52",
        "autumn begins before October",
        "C5",
        (BLOC, "journey-holzmann-1932"),
        "O1",
    ),
    Trap(
        "n9.1",
        "expelled in October by one note, in September by another",
        "C5",
        (BLOC, "expulsion-zinoviev-kamenev-1932"),
        "O1",
    ),
    Trap(
        "p15",
        "the letter that approves the bloc: its name tells the period",
        "C5",
        (BLOC, "trotsky-german-letter-1932"),
        "O6",
    ),
    Trap(
        "p20",
        "arrests dated by our inference only",
        "C5",
        (BLOC, "arrest-smirnov-group-1932"),
        "O3",
    ),
    Trap(
        "p8",
        "two accusations of one year told in one breath may be one",
        "C5",
        (
            YEARS,
            "press-accusations-sten-chatzkin-1930",
            "press-accusations-syrtsov-lominadze-1930",
        ),
        "O6",
    ),
    Trap(
        "p13",
        "expelled on the 6th, but nothing shows that he knew on the 12th",
        "C6",
        ("trotsky-letter-1932-10-12", "expulsion-zinoviev-kamenev-1932"),
        "O1",
    ),
    Trap(
        "n52.1",
        "an issue of November 1932 cannot print what happened in January 1933",
        "C6",
        ("letter-n-1932", "plenum-central-committee-1933"),
        "O1",
    ),
    Trap(
        "p33",
        "whose letter of 12 October it was cannot be told, so nor can what its writer knew",
        "C6",
        ("sedov-letter-1932-10-12", "arrest-eismont-group-1932"),
        "O1",
    ),
    Trap(
        "p52",
        "an autumn visit may come before or after a letter of autumn",
        "C6",
        ("trotsky-letter-1932-11-03", "journey-holzmann-1932"),
        "O1",
    ),
    Trap(
        "n4.1",
        "candidate, then full member: one man can not be both",
        "C7",
        (
            "lifelines",
            (
                "ivan-smirnov:candidate-member-of-the-central-committee"
                "|ivan-smirnov:full-member-of-the-central-committee"
            ),
        ),
        "O5",
    ),
    Trap(
        "n3.1",
        "the year in which Sedov chose his father’s side is not that of the exile",
        "C7",
        (
            "lifelines",
            (
                "eismont-commissar-commerce-1926"
                "|leon-sedov:sharer-of-his-father’s-exile-in-alma-ata-and-in-turkey"
            ),
        ),
        "O1",
    ),
    Trap(
        "n67.1",
        "two offices without an end: other signs may tell when they were over",
        "C7",
        (
            "lifelines",
            (
                "andrei-vyshinsky:public-prosecutor-of-the-ussr"
                "|nikolai-bukharin:editor-in-chief-of-izvestia"
            ),
        ),
        "O5",
    ),
    Trap(
        "n60.1",
        "a candidate in 1930 and a member in 1934: nothing is said of the years between",
        "C7",
        (
            "lifelines",
            ("grigori-ordjonikidze:candidate-member-of-the-politburo|sedov-berlin-years"),
        ),
        "O1",
    ),
    Trap(
        "n55.1",
        "a letter of 6 December 1932 that was printed in December 1932, as its name tells",
        "C9",
        ("written printed", "letter-moscow-1932-12-06.written", "letter-z-1932.printed"),
        "O5",
    ),
    Trap(
        "n102.1",
        "a circular letter of 16 December 1932 that was printed in December 1932",
        "C9",
        ("written printed", "trotsky-letter-1932-12-16.written", "letter-z-1932.printed"),
        "O5",
    ),
    Trap(
        "p52",
        "a meeting of the writer himself, where nothing later names him",
        "C6",
        (
            "sedov-ink-letter-1932",
            "capitulation-old-men",
            "meeting-sedov-smirnov-1931",
            "arrest-gaven-1934",
            "arrest-konstantinov-1932",
            "capitulation-rakovsky-1934",
        ),
        "O6",
    ),
    Trap(
        "p8",
        "an informer’s word on what another said",
        "C6",
        ("letter-nn-1931", "speech-syrtsov-politburo"),
        "O7",
    ),
    Trap(
        "n5.1",
        "“in 1926–27” names no beginning and no end",
        "C7",
        ("lifelines", "holzmann-left-opposition-1926|sedov-berlin-years"),
        "O5",
    ),
    Trap(
        "n30.1",
        "taken up in 1925; whether it was over in 1926 is another matter",
        "C7",
        (
            "lifelines",
            "holzmann-left-opposition-1926|nikolai-uglanov:candidate-member-of-the-politburo",
        ),
        "O5",
    ),
    Trap(
        "n3.1",
        "two years of a stay of which no day is known",
        "C5",
        ("sedov-in-berlin", "arrest-konstantinov-1932"),
        "O7",
    ),
    Trap(
        "n24.1",
        "a month of writing within a span of months of printing: exactness would tell",
        "C9",
        ("written printed", "letter-nn-1930.written", "letter-nn-1930.printed"),
        "O5",
    ),
    Trap(
        "n8.1",
        "February 1933 is the date of a letter here, of the issue there",
        "C9",
        ("written printed", "letter-tt-1933.written"),
        "O3",
    ),
    Trap(
        "n16.1",
        "an issue of March by two notes, of February by a third",
        "C9",
        ("written printed", "trotsky-alarm-signal-1933-03-03.printed"),
        "O3",
    ),
    Trap(
        "p52",
        "carried in autumn: written at its start and printed in it as well",
        "C9",
        (EVERY_USE, "ko-article-1932.carried", "ko-article-1932.printed"),
        "O5",
    ),
    Trap(
        "n14.1",
        "at the beginning of 1932 written or printed: the note does not say",
        "C9",
        (EVERY_USE, "letter-preobrazhensky-1932.printed"),
        "O7",
    ),
    Trap(
        "p33",
        "between two letters: a conclusion of ours, no date of the article",
        "C9",
        ("written printed", "sedov-letter-1932-10-12.written"),
        "O3",
    ),
    Trap(
        "p38",
        "what came a year later and more: nobody takes it for known in December 1932",
        "C6",
        (
            "trotsky-interview-1932-12-27",
            "arrest-smirnov-group-1932",
            "congress-xviith-1934",
            "arrest-gaven-1934",
            "capitulation-rakovsky-1934",
        ),
        "O5",
    ),
    Trap(
        "n16.1",
        "the note on another paper of the issue does not name the letter TT",
        "C10",
        ("set", "bulletin-33", "execution-sten-1937", "trial-moscow-first-1936"),
        "O7",
    ),
    Trap(
        "n1.1",
        "a letter of 1932 with a date of 1980: it can only have been found then",
        "C9",
        (EVERY_USE, "letter-1932-08-20.written", "sedov-ink-letter-1932.found"),
        "O5",
    ),
    Trap(
        "p2",
        "whoever wrote on 3 July what the letter is had asked about it before",
        "C9",
        (EVERY_USE, "trotsky-german-letter-1932.identified"),
        "O3",
    ),
)


@pytest.mark.parametrize("trap", TRAPS, ids=str)
def test_a_trap_is_refused(trap):
    assert_refused(trap)
