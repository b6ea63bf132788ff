"""Traps for A1 to A5 and A7: the item that must not be made, and what stops it."""

from __future__ import annotations

import pytest

from traps import Trap, assert_refused
from worlds import pool, world


def _of(claim: str) -> tuple[str, ...]:
    """The seed of A2 on a claim."""
    return (f"a2-{claim}-why", f"a2-{claim}-near-1", f"a2-{claim}-near-2")


TRAPS = (
    Trap(
        "p8",
        "more credit for one version rejects no other in so many words",
        "A3",
        ("hypotheses", "two-groups-press"),
        "O7",
        {
            "a3-two-groups-press": {
                "tag": "set-aside",
                "text": "It rests on charges, and Sedov’s version is believed instead.",
            }
        },
    ),
    Trap(
        "p37",
        "the words that mark a conclusion stand in the clause after the one on despair",
        "A4",
        ("kinds", "despair-delivered-broue"),
        "O7",
    ),
    Trap(
        "p51",
        "what the article states is not yet shown by a paper",
        "A7",
        ("find", "no-lominadze-trial-broue"),
        "O7",
        {
            "a7-no-lominadze-trial-broue": {
                "tag": "shown",
                "text": "Broué states it of the trials, without reserve.",
            }
        },
    ),
    Trap(
        "p6",
        "“In any case” sets the expulsion apart from the signs of recovery before it",
        "A1",
        ("zinoviev-turning-back", "expelled-during-talks-ink-letter", "zinoviev-united-front"),
        "O5",
    ),
    Trap(
        "n5.1",
        "a hotel that was pulled down tells against a meeting in it, not against every visit",
        "A1",
        ("copenhagen-false", "hotel-bristol-demolished-notes"),
        "O7",
    ),
    Trap(
        "p12",
        "one ground alone, and a slogan beside it, make no question of grounds",
        "A1",
        ("field-not-to-be-left", "field-to-rightists-german-letter", "slogan-get-rid"),
        "O7",
    ),
    Trap(
        "p8",
        "two letters say the same in one sentence",
        "A1",
        ("two-groups-doubted", "sten-lominadze-linked-nn-1930", "sten-lominadze-linked-nn-1931"),
        "O6",
    ),
    Trap(
        "p33",
        "that Trotsky won Sedov over is called likely, but no ground is named",
        "A1",
        ("sedov-came-round", "publication-intended-broue"),
        "O7",
    ),
    Trap(
        "p17",
        "a point made on another conclusion is no reason for the grade",
        "A2",
        (
            "a2-sedov-convinced-broue-near-1",
            "a2-sedov-convinced-broue-why",
            "a2-sedov-convinced-broue-near-2",
        ),
        "O5",
    ),
    Trap(
        "n48.1",
        "true facts about one letter are no reasons about another",
        "A2",
        ("a2-mm-reworks-svoi-why", "a2-svoi-is-smirnov-near-1", "a2-svoi-is-smirnov-near-2"),
        "O5",
    ),
    Trap(
        "p38",
        "to say that a second explanation stands beside it gives the grade away",
        "A2",
        (
            "a2-manoeuvre-front-broue-why",
            "a2-manoeuvre-front-broue-near-1",
            "a2-manoeuvre-front-broue-near-2",
        ),
        "O5",
        {"a2-manoeuvre-front-broue-why": {"text": "A second explanation is set beside it."}},
    ),
    Trap(
        "n66.1",
        "what a man had been before belongs to no conclusion and can be set aside unread",
        "A2",
        (
            "a2-despair-delivered-broue-why",
            "a2-despair-delivered-broue-near-1",
            "a2-despair-delivered-broue-near-2",
        ),
        "O5",
        {
            "a2-despair-delivered-broue-near-1": {
                "cite": ("n66.1",),
                "rests_on": "rakovsky-embassies-notes",
            }
        },
    ),
    Trap(
        "p41",
        "a ground of the very conclusion is no wrong reason",
        "A2",
        (
            "a2-poi-sedov-consent-broue-why",
            "a2-poi-sedov-consent-broue-near-1",
            "a2-poi-sedov-consent-broue-near-2",
        ),
        "O5",
        {
            "a2-poi-sedov-consent-broue-near-1": {
                "cite": ("p41",),
                "rests_on": "poi-follows-line-broue",
            }
        },
    ),
    Trap(
        "n48.1",
        "that the two are alike leads over a misread word to the question of who signed",
        "A2",
        _of("svoi-is-smirnov"),
        "O5",
        {"a2-svoi-is-smirnov-near-1": {"cite": ("n48.1",), "rests_on": "mm-resembles-svoi"}},
    ),
    Trap(
        "p18",
        "two points on who wrote the letter, where each is said to have its own conclusion",
        "A2",
        _of("mm-reworks-svoi"),
        "O5",
        {
            "a2-mm-reworks-svoi-near-2": {
                "cite": ("p18",),
                "rests_on": "mm-praises-grunstein",
            }
        },
    ),
    Trap(
        "p35",
        "a point that is told from where its record does not stand",
        "A2",
        (
            "a2-despair-delivered-broue-why",
            "a2-despair-delivered-broue-near-1",
            "a2-despair-delivered-broue-near-2",
        ),
        "O5",
        {"a2-despair-delivered-broue-near-1": {"cite": ("p35",)}},
    ),
    Trap(
        "p13",
        "“they”, the papers of the conclusion, are in one point only",
        "A2",
        _of("liberals-documents-destroyed-broue"),
        "O5",
        {
            "a2-liberals-documents-destroyed-broue-why": {
                "text": "They have not been discovered at Harvard so far."
            }
        },
    ),
    Trap(
        "p20",
        "the bloc is in the conclusion and in one point only",
        "A2",
        _of("ko-article-delivered-broue"),
        "O5",
        {"a2-ko-article-delivered-broue-why": {"text": "Arrests had put an end to the bloc."}},
    ),
    Trap(
        "p11",
        "the one hypothesis that can be sustained, with reservations: preferred or open?",
        "A3",
        ("hypotheses", "liberals-apparatus-broue"),
        "O7",
    ),
    Trap(
        "p22",
        "Kirov is one of the liberals with a question mark in one place, without it in another",
        "A3",
        ("hypotheses", "liberals-kirov-broue"),
        "O7",
    ),
    Trap(
        "p41",
        "“even if he did not” leaves a thing open, or grants that it was not so",
        "A3",
        ("hypotheses", "poi-drafted-by-sedov-broue"),
        "O7",
        {
            "a3-svoi-is-smirnov": {
                "about": "poi-drafted-by-sedov-broue",
                "text": "Whether he drafted it, an “even if” leaves undecided.",
            }
        },
    ),
    Trap(
        "p24",
        "“would not be dangerous if we were strong”: what he grants, or half of a ground?",
        "A1",
        ("slogan-inopportune", "slogan-needs-strength-trotsky", "thermidor-stage-trotsky"),
        "O5",
    ),
    Trap(
        "p33",
        "“if not of the liberals” can be read as no and as perhaps",
        "A3",
        ("hypotheses", "liberals-share-view-broue"),
        "O7",
    ),
    Trap(
        "n5.1",
        "what somebody confessed is no matter of fact",
        "A4",
        ("kinds", "holzmann-copenhagen-confession"),
        "O7",
    ),
    Trap(
        "p2",
        "a date that was worked out, within rough limits: fact or inference?",
        "A4",
        ("kinds", "german-letter-dated-broue"),
        "O7",
    ),
    Trap(
        "p8",
        "a word of blame on men who were killed, by a writer without a name",
        "A4",
        ("kinds", "two-faced-nn-1930"),
        "O7",
    ),
    Trap(
        "n88.1",
        "the likeliest of several guesses on a man whose trace is lost is not shown flat",
        "A4",
        ("kinds", "gaven-role-in-bloc"),
        "O7",
    ),
    Trap(
        "p8",
        "“all these pieces of information”: that Syrtsov is not mentioned may be one of them",
        "A1",
        (
            "two-groups-doubted",
            "two-groups-from-press-broue",
            "sten-lominadze-linked-nn-1930",
            "syrtsov-not-mentioned-broue",
        ),
        "O5",
    ),
    Trap(
        "p13",
        "a question is neither fact nor conclusion nor judgement",
        "A4",
        ("kinds", "liberals-phrase-broue"),
        "O7",
    ),
    Trap(
        "n5.1",
        "the hotel might stand again, and Sedov might still never have been there",
        "A5",
        ("copenhagen-false",),
        "O5",
    ),
    Trap(
        "p11",
        "a hypothesis without stated grounds has no ground to be hit",
        "A5",
        ("liberals-who",),
        "O5",
    ),
    Trap(
        "p38",
        "“if we are to believe” them: told by others, neither taken over nor rejected",
        "A7",
        ("find", "kirov-replace-khrushchev", "find-confirms-bloc-broue"),
        "O7",
    ),
    Trap(
        "p22",
        "the article calls a death suspicious and repeats who was blamed: nothing is shown",
        "A7",
        ("find", "kuibychev-killed-stalin", "find-confirms-bloc-broue"),
        "O7",
    ),
    Trap(
        "p51",
        "a headline that nobody wrote",
        "A7",
        ("find", "headline-imagined", "find-confirms-bloc-broue"),
        "O7",
    ),
)


@pytest.mark.parametrize("trap", TRAPS, ids=str)
def test_a_trap_is_refused(trap):
    assert_refused(trap)


def test_irony_is_neither_a_ground_nor_a_hypothesis():
    """p49 jests about a centre that was organised so as to do nothing."""
    for name in ("A1", "A3", "A4", "A7"):
        for item in pool(name):
            assert not any("p49" in said.locators for said in item.evidence)


def test_no_question_is_keyed_as_a_fact():
    """What the article only asks (p13, p20, p38) is a matter of fact in no item."""
    claims = world().data.claims
    asked = {claim.id for claim in claims.values() if claim.polarity == "asks"}
    for item in pool("A4"):
        assert not asked & set(item.keyed)
    for name in ("A1", "A5"):
        for item in pool(name):
            assert not asked & set(item.records)


def test_our_wording_stands_in_no_quotation_marks():
    """p27, p38: marks around a paraphrase would give it out as the words of the source."""
    statements = {f"“{claim.statement}”" for claim in world().data.claims.values()}
    for name in ("A1", "A2", "A5"):
        for item in pool(name):
            assert not [told for told in statements if told in item.stem]
