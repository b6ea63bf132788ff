"""Traps for K1, K2, K4, A1 to A3 and A7: cues of form, no witnesses, rows that tell each other."""

from __future__ import annotations

import pytest

from traps import Trap, assert_refused

LETTERS = (
    "k4-collaboration-collaborate-with-stalin-trotsky+k4-collaboration-work-with-master-trotsky",
    "k4-sympathy-capitulators-returned-trotsky+k4-sympathy-old-bolshevik-trotsky-fainsod",
)

TRAPS = (
    Trap(
        "p40",
        "a verdict of the trial is no free witness of a bloc",
        "K4",
        (*LETTERS, "k4-bloc-bloc-formed-ink-letter+k4-bloc-bloc-formed-verdict"),
        "O7",
    ),
    Trap(
        "p48",
        "who asks what Trotsky had to do with it is answered by his letter",
        "K4",
        (
            *LETTERS,
            "k4-hand-bloc-acceptable-german-letter+k4-hand-directives-from-trotsky-indictment",
        ),
        "O5",
    ),
    Trap(
        "n5.1",
        "Holzmann’s confession is named by the question whether he met Sedov",
        "K4",
        (
            "k4-moscow-correspondence-moscow-bulletin-31+k4-moscow-holzmann-statements-1932",
            "k4-holzmann-holzmann-confession-1936+k4-holzmann-holzmann-visit-natalia",
            "k4-congress-kirov-replace-khrushchev+k4-congress-kirov-replace-medvedev",
        ),
        "O5",
    ),
    Trap(
        "p18",
        "a contradiction within one paragraph stands out beside pairs of two places",
        "K2",
        ("k2-x-letter-mm", "k2-ivanovo-letter", "k2-urals-letter"),
        "O5",
    ),
    Trap(
        "p52",
        "Natalia and her son never clash, nor do charge and verdict: the sides tell the key",
        "K2",
        (
            "centre-existed-red-book+centre-existed-verdict",
            "sedov-met-smirnov-natalia+sedov-met-smirnov-red-book",
            "terrorist-bloc-indictment+terrorist-bloc-verdict",
        ),
        "O5",
    ),
    Trap(
        "p8",
        "the letter of 1930 tells of a meeting and a bloc, not of a group of these two",
        "K2",
        (
            "syrtsov-group-existed-medvedev+syrtsov-group-existed-nn-1930",
            "bloc-formed-broue+bloc-formed-indictment",
            "sten-lominadze-linked-nn-1930+sten-lominadze-linked-nn-1931",
        ),
        "O7",
    ),
    Trap(
        "p8",
        "the author is one of the two sources of every pair but the key",
        "K2",
        (
            "syrtsov-group-existed-medvedev+syrtsov-group-existed-nn-1931",
            "smirnov-group-joined-broue+smirnov-group-joined-ink-letter",
            "zinovievists-joined-broue+zinovievists-joined-indictment",
        ),
        "O5",
    ),
    Trap(
        "p16",
        "Van Heijenoort asked Trotsky in 1937, and does not pass on what he had written in 1932",
        "K4",
        (
            "k4-content-bloc-exchange-german-letter+k4-content-bloc-exchange-van-heijenoort",
            "k4-kirov-kirov-emissary-body+k4-kirov-kirov-replace-khrushchev",
            "k4-lominadze-buber-neumann-potsdam+k4-lominadze-medvedev-let-history-judge",
        ),
        "O5",
    ),
    Trap(
        "p26",
        "two letters of Trotsky’s pass on what officials fear, and may have it from two informants",
        "K4",
        (
            "k4-officials-cruel-repression-bureaucrats+k4-officials-shoot-us-all-bureaucracy",
            "k4-kirov-kirov-emissary-body+k4-kirov-kirov-replace-khrushchev",
            "k4-lominadze-buber-neumann-potsdam+k4-lominadze-medvedev-let-history-judge",
        ),
        "O5",
    ),
    Trap(
        "n49.1",
        "“the other defendants” need not be all of them, and no name stands there",
        "K2",
        ("k2-x-sentence-sokolnikov", "k2-bukharin-named", "k2-sten-trial"),
        "O7",
    ),
    Trap(
        "p33",
        "whose letter bears the earlier date hangs on a pronoun",
        "K2",
        ("k2-x-slogan-debate", "k2-safarov-twice", "k2-vareikis"),
        "O7",
    ),
    Trap(
        "n13.1",
        "a month within its year is no contradiction to anybody: two such pairs leave the key",
        "K2",
        ("k2-x-rykov-death", "k2-radek-july", "k2-sosnovsky-1934"),
        "O5",
    ),
    Trap(
        "p50",
        "the court asserts, Sedov denies, the author finds a bloc and no terror: roles tell all",
        "K1",
        (
            "matrix",
            "bloc-formed-indictment",
            "bloc-formed-red-book",
            "smirnov-group-joined-broue",
            "terrorist-bloc-broue",
        ),
        "O5",
    ),
    Trap(
        "p42",
        "a point that bears on its conclusion in a way the question does not name",
        "A2",
        (
            "a2-grains-of-truth-broue-why",
            "a2-grains-of-truth-broue-near-1",
            "a2-grains-of-truth-broue-near-3",
        ),
        "O5",
        {"a2-grains-of-truth-broue-relation": {"text": "That came out at the same time."}},
    ),
    Trap(
        "p34",
        "by when the situation was reversed is what the dates of the arrests are set against",
        "A1",
        (
            "repression-not-enough",
            "arrests-mostly-1934-broue",
            "mostly-deported-broue",
            "old-guard-capitulated-broue",
            "stalin-dissatisfied-broue",
        ),
        "O5",
    ),
    Trap(
        "n5.1",
        "who was never in Copenhagen was not met there: one sentence judges both",
        "A3",
        (
            "hypotheses",
            "holzmann-copenhagen-confession",
            "sedov-copenhagen-holzmann",
            "svoi-is-smirnov",
        ),
        "O6",
    ),
    Trap(
        "p12",
        "one sentence of the letter counts two groups in",
        "A7",
        ("find", "smirnov-group-joined-broue", "svoi-is-smirnov", "zinovievists-joined-broue"),
        "O6",
    ),
    Trap(
        "p60",
        "no letter tells of an alliance: the author concludes it",
        "A7",
        ("find", "ko-is-smirnov-broue", "stalinists-turned-broue", "svoi-is-smirnov"),
        "O7",
    ),
    Trap(
        "p35",
        "what the author asks on one page he says on another: no open hypothesis",
        "A3",
        ("hypotheses", "manoeuvre-concessions-broue"),
        "O7",
    ),
)


@pytest.mark.parametrize("trap", TRAPS, ids=str)
def test_no_item_falls_into_the_trap(trap):
    assert_refused(trap)
