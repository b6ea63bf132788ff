"""K4: which witnesses are one, by the hands that the article names."""

from __future__ import annotations

from collections import Counter
from itertools import islice

import pytest
from msgspec.structs import replace

from bloc_course.draw import ranker
from bloc_course.items.families.corroboration import _named, k4_witnesses
from bloc_course.items.families.corroboration import _witnesses as graph
from bloc_course.items.family import Scope
from worlds import family, pool, world


def kind(question, one, other):
    by_paper = {
        frozenset((pair.one.source, pair.other.source)): pair.kind
        for pair in graph.pairs(world()).values()
        if pair.question.startswith(question)
    }
    return by_paper[frozenset((one, other))]


@pytest.mark.parametrize(
    ("question", "one", "other", "expected"),
    [
        (
            "What was the bloc",
            "trotsky-german-letter-1932",
            "van-heijenoort-letter-1937-07-03",
            # He asked again in 1937; what he was told then is no repeat of the words of 1932.
            graph.UNCLEAR,
        ),
        (
            "What did the manifesto",
            "bukharin-to-nikolaevsky",
            "nikolaevsky-dirigeants",
            graph.FROM_OTHER,
        ),
        ("What did the manifesto", "serge-memoirs", "nikolaevsky-dirigeants", graph.APART),
        ("What did Sten", "frolov-samizdat", "medvedev-let-history-judge", graph.FROM_OTHER),
        ("Was there a group", "letter-nn-1930", "letter-nn-1931", graph.SAME_HAND),
        ("Was there a bloc", "sedov-ink-letter-1932", "verdict-1936", graph.APART),
        (
            "What was attempted",
            "memoirs-quoted-by-medvedev",
            "medvedev-let-history-judge",
            graph.FROM_OTHER,
        ),
        (
            "What did officials",
            "trotsky-letter-1932-10-24",
            "trotsky-letter-1932-10-30",
            # Both pass on what officials say, and the second may have it from somebody else.
            graph.UNCLEAR,
        ),
        (
            "What news came from the Soviet Union",
            "holzmann-statements-1932",
            "correspondence-moscow-bulletin-31",
            graph.FROM_OTHER,
        ),
    ],
)
def test_what_two_witnesses_are_to_each_other(question, one, other, expected):
    assert kind(question, one, other) == expected


def test_a_common_origin_is_named_and_none_is_shared_by_two():
    for pair in graph.pairs(world()).values():
        assert bool(pair.shared) or pair.kind in (graph.APART, graph.UNCLEAR)
        if pair.kind == graph.APART:
            assert not pair.one.way & pair.other.way


def test_the_other_pairs_are_two_witnesses_each():
    for item in pool("K4"):
        part = item.parts[0]
        for option in part.interaction.answers:
            found = graph.pairs(world())[option.code]
            one = option.code == part.key.answer
            assert (found.kind in (graph.FROM_OTHER, graph.SAME_HAND)) == one
            assert (found.kind == graph.APART) == (not one)


def test_no_paper_stands_in_two_pairs():
    for item in pool("K4"):
        found = [graph.pairs(world())[o.code] for o in item.parts[0].interaction.answers]
        papers = [w.source for pair in found for w in (pair.one, pair.other)]
        assert len(set(papers)) == len(papers)


def test_each_reason_is_the_right_one_as_often():
    """A reason that is never right is no reason to choose from."""
    for number in range(8):
        rank = ranker(b"kinds", str(number))
        seeds = islice(family("K4").seeds(world(), rank, Scope()), 9)
        reasons = [k4_witnesses.why(graph.pairs(world())[seed[0]]) for seed in seeds]
        assert {reasons.count(reason) for reason in k4_witnesses.REASONS} == {3}


def test_which_of_two_passes_on_the_other_is_what_the_graph_says():
    """p38, n70.1: the study quotes the circular; p38, n71.1: the book quotes memoirs."""
    reasons = {
        pair.question: k4_witnesses.why(pair)
        for pair in graph.pairs(world()).values()
        if pair.kind == graph.FROM_OTHER
    }
    assert reasons["How were the mass arrests spoken of?"] == k4_witnesses.SECOND
    assert reasons["What was attempted at the XVIIth Congress?"] == k4_witnesses.FIRST


def test_no_pair_of_two_stands_in_most_items_of_a_set():
    for number in range(8):
        seeds = islice(family("K4").seeds(world(), ranker(b"often", str(number)), Scope()), 8)
        others = Counter(code for seed in seeds for code in seed[1:])
        assert max(others.values()) <= 3


def test_the_stem_says_that_the_article_decides():
    for item in pool("K4"):
        assert "article presents them" in item.stem


def test_writers_named_or_hidden_in_one_pair_alone_are_a_cue():
    found = graph.pairs(world())
    for item in pool("K4"):
        keyed, *others = item.parts[0].key.answer, *item.parts[0].interaction.answers
        named = {o.code: _named._names_somebody(world(), found[o.code]) for o in others}
        assert list(named.values()).count(named[keyed]) > 1
    refusal = family("K4").build(
        world(),
        (
            (
                "k4-syrtsov-group-syrtsov-group-existed-nn-1930+"
                "k4-syrtsov-group-syrtsov-group-existed-nn-1931"
            ),
            "k4-congress-kirov-replace-khrushchev+k4-congress-kirov-replace-medvedev",
            "k4-manifesto-manifesto-removal-serge+k4-manifesto-manifesto-right-and-trotsky-ciliga",
        ),
    )
    assert (refusal.obligation, "a cue" in refusal.because) == ("O5", True)


@pytest.mark.parametrize(
    ("record", "words"),
    [
        ("k4-manifesto-bukharin-to-nikolaevsky", "Bukharin’s own word"),
        ("k4-telegram-stalin-telegram-1936", "the telegram itself"),
        ("k4-lensky-lensky-speech", "Lensky’s own speech"),
    ],
)
def test_what_is_known_through_another_paper_is_not_called_first_hand(record, words):
    """p10, p19, n68.1: all three are known because somebody else passed them on."""
    told = world().data.judgements[record]
    assert not graph.second_hand(world(), told)
    assert graph.second_hand(world(), replace(told, text=words))


def test_evidence_says_what_the_witness_says():
    for item in pool("K4"):
        for said in item.evidence:
            told = world().data.judgements[said.record]
            claim = world().data.claims.get(told.about)
            assert (claim.statement if claim else told.question) in said.says
