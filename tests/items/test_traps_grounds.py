"""Traps for A1 and A5: what is no ground, what is held against nothing, what weakens nothing."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from bloc_course.dataset.query import World
from bloc_course.items.families._speakers import author
from bloc_course.items.families.argument import _grounds, a1_evidence, a5_weaken
from bloc_course.items.families.argument._cards import said
from bloc_course.items.families.argument._cues import betrayed
from bloc_course.items.item import Item, enemies
from bloc_course.items.proof import Refusal
from traps import Trap, assert_refused
from worlds import KEYS, drawn, family, world

TRAPS = (
    Trap(
        "n88.1",
        "one card with a ground and with what another hypothesis explains",
        "A1",
        ("gaven-role", "gaven-central-notes", "provocateurs-in-dock-notes"),
        "O5",
    ),
    Trap(
        "e1",
        "reasons that are only counted: to know them is to remember a list",
        "A1",
        ("article-significant", "opposition-unity-editors", "deutscher-silent-editors"),
        "O7",
    ),
    Trap(
        "p18",
        "the grounds are all told of the letter in question, the others of other letters",
        "A1",
        ("mm-from-inside", "mm-present-bolshoi", "mm-praises-grunstein", "jokes-about-stalin-n"),
        "O7",
    ),
    Trap(
        "p20",
        "arrests end the bloc, and only the grounds tell of arrests",
        "A1",
        (
            "bloc-ended-early",
            "smirnov-arrest-ink-letter",
            "arrested-list-tt",
            "insider-details-broue",
            "mostly-deported-broue",
        ),
        "O5",
    ),
    Trap(
        "p17",
        "a name that stands for a name: only the grounds speak of one",
        "A1",
        (
            "ko-is-smirnov",
            "kol-is-kolokolnikov-van-heijenoort",
            "kolokolnikov-is-smirnov",
            "smirnov-link-van-heijenoort",
            "bloc-exchange-van-heijenoort",
        ),
        "O5",
    ),
    Trap(
        "p10",
        "the grounds tell of a manifesto, and nothing else does",
        "A1",
        (
            "riutin-group-existed",
            "manifesto-evil-genius-bukharin",
            "manifesto-provocation-serge",
            "riutin-squads-broue",
            "sten-forecast-dreyfus",
        ),
        "O5",
    ),
    Trap(
        "p47",
        "welcome as a symptom only: the argument of p45 goes on",
        "A1",
        (
            "no-bloc-with-capitulators",
            "all-groups-capitulated-red-book",
            "irreconcilable-red-book",
            "symptomatic-welcome-red-book",
            "promise-red-book",
        ),
        "O5",
    ),
    Trap(
        "p2",
        "what shows that there was a bloc is a ground for a ground",
        "A1",
        (
            "find-changes-history",
            "denials-read-as-total-broue",
            "bloc-acceptable-german-letter",
            "german-letter-aims-broue",
            "historians-hid-turn-broue",
        ),
        "O5",
    ),
    Trap(
        "p14",
        "exactly the grounds of talks with the liberals are told by “The liberals”",
        "A1",
        (
            "liberals-talks",
            "liberals-find-conciliatory",
            "liberals-say-wait",
            "allies-want-to-wait",
            "liberals-unclear-broue",
            "no-capitulation-propaganda-german-letter",
        ),
        "O5",
    ),
    Trap(
        "n6.1",
        "destroyed in 1930, rebuilt from 1932 on: for the lowest point in 1932 or against it?",
        "A5",
        ("fraction-at-lowest-point",),
        "O7",
    ),
)


@pytest.mark.parametrize("trap", TRAPS, ids=str)
def test_a_trap_is_refused(trap):
    assert_refused(trap)


def _items(name):
    return {item.id: item for key in KEYS for item in drawn(name, key, 12)}.values()


def test_only_what_the_article_opposes_is_held_against_a_conclusion():
    """n88.1: that he took his confession back explains another thing and opposes nothing."""
    claims = world().data.claims
    for id_, argument in _grounds.every(world()).items():
        told = a1_evidence._rivals(world(), argument)
        assert bool(told) <= bool(argument.opposed), id_
        assert all(rival in argument.argument.rivals for rival in argument.opposed)
    assert not a1_evidence._rivals(world(), _grounds.every(world())["gaven-role"])
    for judgement in world().data.judgements.values():
        if (judgement.family, judgement.tag) == ("A1", _grounds.OPPOSED):
            rival = claims[judgement.text.partition(" | ")[0]]
            assert set(judgement.cite) <= set(rival.cite), judgement.id


def test_the_conclusion_keeps_its_degree_in_the_feedback():
    """p53: according to all appearances."""
    for item in _items("A1"):
        if ", as probable:" in item.stem:
            assert "as probable, not as certain" in item.feedback.open


def test_a_statement_without_a_name_is_the_article_s_where_the_stem_says_so():
    claims, own = world().data.claims, world().data.article.author
    for item in _items("A1"):
        for option in item.parts[0].interaction.options:
            claim = claims[option.code]
            named = option.text != claim.statement
            if "the statement is the article’s." in item.stem:
                assert named == (claim.asserted_by != own), (item.id, option.text)
            else:
                assert "from the source of the conclusion." in item.stem
                conclusion = claims[item.evidence[0].record]
                assert named == (claim.source != conclusion.source), (item.id, option.text)


def test_hearsay_names_who_passes_it_on():
    """p14, p10: the liberals speak in a letter of Trotsky, Bukharin in a book of Nikolaevsky."""
    claims = world().data.claims
    assert said(world(), claims["liberals-say-wait"]).startswith("The liberals, as Trotsky reports")
    told = said(world(), claims["manifesto-removal-bukharin"])
    assert told.startswith("Bukharin, as Nikolaevsky reports: ")
    assert said(world(), claims["manifesto-removal-serge"]).startswith("Serge: ")


def test_what_is_no_ground_is_told_what_it_belongs_to():
    """Not “It is about his names”."""
    for judgement in world().data.judgements.values():
        if (judgement.family, judgement.tag) == ("A1", "beside"):
            table = a1_evidence._tables(world()).get(judgement.about)
            if table is not None:
                assert " | It belongs to " in judgement.text, judgement.id


def test_grounds_that_were_no_options_are_told():
    """p53: that the record was checked is the nearest ground."""
    for item in _items("A1"):
        (id_,) = {fact.partition(">")[2] for fact in item.keyed}
        told = f"{item.feedback.key} {item.feedback.open}"
        for ground in _grounds.every(world())[id_].grounds:
            assert ground.statement.rstrip(".") in told, (item.id, ground.id)


def test_two_items_on_one_conclusion_are_enemies():
    by_argument = {}
    for item in _items("A1"):
        (id_,) = {fact.partition(">")[2] for fact in item.keyed}
        by_argument.setdefault(id_, []).append(item)
    pairs = [items[:2] for items in by_argument.values() if len(items) > 1]
    assert pairs
    assert all(enemies(*pair) for pair in pairs)
    for id_, (item, *_) in by_argument.items():
        weaken = family("A5").build(world(), (id_,))
        assert isinstance(weaken, Refusal) or enemies(item, weaken)


def test_no_word_of_the_question_betrays_the_grounds():
    claims = a1_evidence._claims(world())
    for item in _items("A1"):
        keyed = item.parts[0].key.correct
        texts = {option.code: option.text for option in item.parts[0].interaction.options}
        (id_,) = {fact.partition(">")[2] for fact in item.keyed}
        claim = claims[id_]
        rest = [text for code, text in texts.items() if code not in keyed]
        assert not betrayed([texts[code] for code in keyed], rest, claim), item.id


def _weakened(find, **fields):
    old = world().data
    return World(
        old.replace(judgements={**old.judgements, find: replace(old.judgements[find], **fields)})
    )


def test_a_ground_is_taken_away_where_it_stands():
    """n35.1 is “ibid.”: a place that does not carry the ground is refused."""
    held = _weakened("a5-riutin-group-existed-hits", cite=("p11",))
    made = family("A5").build(held, ("riutin-group-existed",))
    assert isinstance(made, Refusal)
    assert made.obligation == "O8"
    item = family("A5").build(world(), ("riutin-group-existed",))
    assert isinstance(item, Item)
    assert "n35.1" not in item.feedback.key


def test_what_the_article_grants_itself_weakens_nothing():
    """p18, n48.1: that one letter was reworked into the other is granted; both must fall."""
    find = a5_weaken._finds(world())["allies-wrote-before"][a5_weaken.HITS]
    assert "MM and Svoi" in find.text
    assert "reworked" in find.why


def test_the_feedback_says_what_still_stands():
    """p2, p10: where the chief ground is another one, it says so."""
    for seed in family("A5").candidates(world()):
        item = family("A5").build(world(), seed)
        if isinstance(item, Item):
            assert a5_weaken._left(world()).get(seed[0]), seed
            assert a5_weaken._left(world())[seed[0]] in item.feedback.open
    assert "chief ground" in a5_weaken._left(world())["german-letter-date"]
    assert author(world()) in a5_weaken._left(world())["denial-reasons"]
