"""Traps for S6, S7, S8 and K4: what a source is worth, and what must not be concluded from it."""

from __future__ import annotations

import re

import pytest

from traps import Trap, assert_refused
from worlds import pool, world


def judged(family_id, about, prefix=""):
    """The judgements of a family on a record."""
    every = world().data.judgements.values()
    return [j for j in every if (j.family, j.about) == (family_id, about) and prefix in j.id]


APART = (
    "k4-bloc-bloc-formed-ink-letter+k4-bloc-bloc-formed-verdict",
    "k4-lominadze-buber-neumann-potsdam+k4-lominadze-medvedev-let-history-judge",
)

ASKED = {"question": "Who belonged to the unified centre in 1932?"}

TRAPS = (
    Trap(
        "p50",
        "who belonged to a centre that was not there",
        "S7",
        (
            "s7-trial-report-1936-bears",
            "s7-trial-report-1936-elsewhere",
            "s7-trial-report-1936-idle-2",
        ),
        "O7",
        {j.id: ASKED for j in judged("S7", "trial-report-1936")},
    ),
    Trap(
        "p50",
        "cards for an enquiry that takes the centre for granted",
        "S3",
        (
            "s3-trial-report-foreign",
            "s3-trial-report-limitation",
            "s3-trial-report-origin",
            "s3-trial-report-value",
            "s3-trial-report-foreign-2",
        ),
        "O7",
        {j.id: ASKED for j in judged("S3", "trial-report-1936", "s3-trial-report")},
    ),
    Trap(
        "n84.1",
        "only the deciding fact speaks of what the statement is about",
        "S6",
        (
            "s6-kuklin-member-bakayev-refutes",
            "s6-kuklin-member-bakayev-idle",
            "s6-kuklin-member-bakayev-idle-2",
        ),
        "O6",
    ),
    Trap(
        "p53",
        "quotation marks round one reason alone",
        "S8",
        (
            "s8-commission-not-told-van-heijenoort-left-open",
            "s8-commission-not-told-van-heijenoort-idle",
            "s8-commission-not-told-van-heijenoort-idle-2",
        ),
        "O6",
        {
            "s8-commission-not-told-van-heijenoort-left-open": {
                "text": "He wrote so “for the moment”, and before a reply from Sedov."
            }
        },
    ),
    Trap(
        "p42",
        "what Sedov’s book looks for shows nothing until it is told who decides",
        "S6",
        (
            "s6-kuklin-member-bakayev-refutes",
            "s6-kuklin-member-bakayev-idle",
            "s6-kuklin-member-bakayev-idle-3",
        ),
        "O5",
        {
            "s6-kuklin-member-bakayev-refutes": {
                "text": "Sedov’s book looks for a meeting of the centre in the papers of the court."
            }
        },
    ),
    Trap(
        "p42",
        "that no meeting is mentioned is a ground of the denial, and not yet the denial",
        "S6",
        (
            "s6-kuklin-member-bakayev-refutes",
            "s6-kuklin-member-bakayev-idle",
            "s6-kuklin-member-bakayev-idle-3",
        ),
        "O5",
        {"s6-kuklin-member-bakayev-refutes": {"rests_on": "no-centre-meeting-red-book"}},
    ),
    Trap(
        "n7.1",
        "that other papers are silent on a man is no value of the one that speaks of him",
        "S3",
        ("s3-joffe-foreign", "s3-joffe-value"),
        "O5",
        {
            "s3-joffe-value": {
                "text": "They speak of a man on whom others are silent, so they help all the more."
            }
        },
    ),
    Trap(
        "p13",
        "“urging caution about the liberals” beside “it was to warn Sedov of the liberals”",
        "S3",
        ("s3-october-12-foreign", "s3-october-12-purpose"),
        "O5",
        {
            "s3-october-12-label": {
                "text": "The letter with a warning to be careful (p13)",
            }
        },
    ),
    Trap(
        "p39",
        "that Trotsky and Sedov denied any bloc does not rule one out: the author rejects it",
        "S6",
        (
            "s6-bloc-formed-verdict-idle-2",
            "s6-bloc-formed-verdict-idle",
            "s6-bloc-formed-verdict-idle-3",
        ),
        "O5",
    ),
    Trap(
        "p40",
        "two of the accused say the same, in one court: that bears nothing out",
        "S6",
        (
            "s6-lominadze-group-joined-smirnov-idle",
            "s6-lominadze-group-joined-smirnov-idle-2",
            "s6-lominadze-group-joined-smirnov-idle-3",
        ),
        "O5",
    ),
    Trap(
        "p21",
        "a man was dead when the trial was held; that says nothing of what he had belonged to",
        "S6",
        (
            "s6-lominadze-member-smirnov-idle-2",
            "s6-lominadze-member-smirnov-idle",
            "s6-lominadze-member-smirnov-idle-3",
        ),
        "O5",
    ),
    Trap(
        "n83.1",
        "a fact of one confession beside those of another",
        "S6",
        (
            "s6-sokolnikov-member-kamenev-refutes",
            "s6-sokolnikov-member-reingold-idle",
            "s6-sokolnikov-member-kamenev-idle-2",
        ),
        "O5",
    ),
    Trap(
        "n10.1",
        "a call mark is true of the letter and tells nothing of how its writer knew",
        "S7",
        (
            "s7-sedov-ink-letter-1932-idle",
            "s7-sedov-ink-letter-1932-idle-2",
            "s7-sedov-ink-letter-1932-idle-3",
        ),
        "O5",
    ),
    Trap(
        "n31.1",
        "neither a letter nor a speech is told of near the worker’s memoirs: nobody takes them so",
        "S9",
        ("kayurov-memoirs", "letter", "speech"),
        "O5",
    ),
    Trap(
        "n102.1",
        "beside a library and an edition alone anybody picks the fact that matters",
        "S7",
        (
            "s7-trotsky-letter-1932-12-16-bears",
            "s7-trotsky-letter-1932-12-16-idle",
            "s7-trotsky-letter-1932-12-16-idle-2",
        ),
        "O5",
    ),
    Trap(
        "p40",
        "that the Trotskyist Group of the charge is Smirnov’s is the author’s gloss",
        "S6",
        (
            "s6-smirnov-group-joined-indictment-bears-out",
            "s6-smirnov-group-joined-indictment-idle",
            "s6-smirnov-group-joined-indictment-idle-2",
        ),
        "O7",
    ),
    Trap(
        "p10",
        "that no copy had been found bears on every report of the manifesto: no idle fact here",
        "S7",
        (
            "s7-nikolaevsky-dirigeants-bears",
            "s7-serge-memoirs-bears",
            "s7-nikolaevsky-dirigeants-idle",
        ),
        "O5",
    ),
    Trap(
        "p53",
        "that the report has no trace either is silence once more, not proof",
        "S8",
        (
            "s8-commission-letter-not-found-broue-idle",
            "s8-commission-letter-not-found-broue-idle-2",
            "s8-commission-letter-not-found-broue-idle-3",
        ),
        "O5",
    ),
    Trap(
        "n83.1",
        "that one of them was tried later decides another question, not what this trial did",
        "S8",
        (
            "s8-absent-leaders-red-book-2-contradicted",
            "s8-absent-leaders-charov-idle",
            "s8-absent-leaders-charov-idle-2",
        ),
        "O5",
    ),
    Trap(
        "p10",
        "Serge and Ciliga agree on the manifesto, and they are two",
        "K4",
        (
            "k4-manifesto-manifesto-removal-serge+k4-manifesto-manifesto-right-and-trotsky-ciliga",
            *APART,
        ),
        "O5",
    ),
    Trap(
        "p25",
        "one letter has the talk from Svoi, the next may have it too: these are not plainly two",
        "K4",
        (
            "k4-syrtsov-words-reznik-denunciation+k4-syrtsov-words-stupid-man-syrtsov",
            "k4-officials-cruel-repression-bureaucrats+k4-officials-svoi-report-1932",
            APART[0],
        ),
        "O5",
    ),
    Trap(
        "n5.1",
        "that Sedov had not been in Copenhagen only says the contrary of what was confessed",
        "S6",
        (
            "s6-sedov-copenhagen-holzmann-refutes",
            "s6-sedov-copenhagen-holzmann-idle",
            "s6-sedov-copenhagen-holzmann-idle-2",
        ),
        "O5",
    ),
    Trap(
        "p50",
        "what the author concludes on the charge is the verdict, and no reason to choose among",
        "S6",
        (
            "s6-seven-members-verdict-refutes",
            "s6-seven-members-verdict-idle",
            "s6-seven-members-verdict-idle-3",
        ),
        "O6",
        {
            "s6-seven-members-verdict-refutes": {
                "text": "Broué concludes that there was a political bloc but no centre."
            }
        },
    ),
    Trap(
        "p42",
        "a ground that denies what the stem says answers both questions",
        "S6",
        (
            "s6-kuklin-member-bakayev-refutes",
            "s6-kuklin-member-bakayev-idle",
            "s6-kuklin-member-bakayev-idle-3",
        ),
        "O6",
        {
            "s6-kuklin-member-bakayev-refutes": {
                "text": "By Sedov’s book no paper of the court has a meeting of the centre."
            }
        },
    ),
    Trap(
        "p44",
        "Sedov’s book of 1936 speaks against it and does not decide: it is outweighed",
        "S6",
        (
            "s6-zinovievists-joined-indictment-idle-3",
            "s6-zinovievists-joined-indictment-bears-out",
            "s6-zinovievists-joined-indictment-idle",
        ),
        "O5",
    ),
    Trap(
        "n10.1",
        "a letter without a date calls for care where the question names a season",
        "S7",
        (
            "s7-sedov-ink-letter-1932-bears",
            "s7-sedov-ink-letter-1932-elsewhere",
            "s7-sedov-ink-letter-1932-idle",
        ),
        "O5",
        {
            "s7-sedov-ink-letter-1932-elsewhere": {
                "text": "It bears no date of its own.",
                "note": "when Sedov wrote",
            }
        },
    ),
    Trap(
        "p42",
        "that Sedov’s book leaves it open says the verdict before anybody has looked",
        "S6",
        (
            "s6-meeting-carriage-trial-no-ground",
            "s6-meeting-carriage-trial-idle-2",
            "s6-meeting-carriage-trial-idle-4",
        ),
        "O6",
        {
            "s6-meeting-carriage-trial-no-ground": {
                "text": "Sedov’s book leaves open whether the meeting took place."
            }
        },
    ),
    Trap(
        "p10",
        "that people report what was wanted takes for granted that it is known",
        "S8",
        (
            "s8-riutin-documents-not-found-broue-contradicted",
            "s8-riutin-documents-not-found-broue-idle",
            "s8-riutin-documents-not-found-broue-idle-3",
        ),
        "O5",
        {
            "s8-riutin-documents-not-found-broue-contradicted": {
                "text": "Ciliga, Serge and Bukharin report what was wanted."
            }
        },
    ),
    Trap(
        "p53",
        "beside idle facts alone the reason shows the verdict",
        "S8",
        (
            "s8-commission-not-told-van-heijenoort-left-open",
            "s8-commission-not-told-van-heijenoort-idle",
            "s8-commission-not-told-van-heijenoort-idle-2",
        ),
        "O6",
    ),
)


@pytest.mark.parametrize("trap", TRAPS, ids=str)
def test_a_trap_is_refused(trap):
    assert_refused(trap)


def test_no_deed_is_keyed_as_borne_out():
    """The trials’ terror and murders are no question of degree: they are ruled out or not asked."""
    judged = {j.about: j.tag for j in world().data.judgements.values() if j.family == "S6"}
    for claim in ("terrorist-bloc-indictment", "terrorist-bloc-verdict"):
        assert judged.pop(claim) in ("refutes", "true-but-idle")
    assert not judged.keys() & {"kirov-murder-indictment", "directives-from-trotsky-indictment"}


def test_a_guess_that_papers_were_destroyed_is_no_silence():
    """p13: “in all probability” destroyed; nothing is concluded from that."""
    about = {j.about for j in world().data.judgements.values() if j.family == "S8"}
    assert "liberals-documents-destroyed-broue" not in about


def test_a_confession_has_all_that_its_refuters_hit():
    """n5.1: the hotel and Sedov stand in it; without them nothing rules the meeting out."""
    statement = world().data.claims["holzmann-copenhagen-confession"].statement
    assert "Hotel Bristol" in statement
    assert "Sedov" in statement


def test_what_the_author_concludes_is_no_reason_to_choose_among():
    """Declared a true fact, “Broué concludes …” answers the first question by itself."""
    for fact in world().data.judgements.values():
        if fact.family == "S6":
            assert not re.search(r"\bBroué \w+s that\b", fact.text), fact.id


def test_a_deciding_fact_is_told_in_the_feedback():
    """The card only points to the place; what stands there is for afterwards."""
    for item in pool("S6"):
        reason = world().data.judgements[item.parts[0].key.reason]
        assert reason.note, reason.id
        assert reason.note in item.feedback.key
