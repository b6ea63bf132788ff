"""C2: every pair is proven either way, open pairs cost nothing, and are named."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations, islice, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bloc_course.dataset.chronology import Verdict
from bloc_course.draw import ranker
from bloc_course.items.families.chronology._cues import cue
from bloc_course.items.family import Scope
from bloc_course.items.feedback import explain
from bloc_course.items.processing import process
from worlds import KEYS, drawn, family, pool, world


def opened(key):
    certain = {frozenset(pair) for pair in key.pairs}
    return [pair for pair in combinations(key.cards, 2) if frozenset(pair) not in certain]


@settings(max_examples=15, deadline=None)
@given(st.binary(min_size=1, max_size=8))
def test_every_pair_is_strict_or_undecided_and_tells_nothing(key):
    for seed in islice(family("C2").seeds(world(), ranker(key), Scope()), 4):
        verdicts = [world().reading.relation(*pair) for pair in combinations(seed, 2)]
        assert set(verdicts) <= {Verdict.BEFORE, Verdict.AFTER, Verdict.UNDECIDED}
        assert not any(cue(world(), *pair) for pair in combinations(seed, 2))
        assert 0 < verdicts.count(Verdict.UNDECIDED) <= 0.4 * len(verdicts)


def test_three_pairs_of_five_are_certain_at_least_and_each_card_has_one():
    for item in pool("C2"):
        key = item.parts[0].key
        every = len(key.cards) * (len(key.cards) - 1) // 2
        assert Fraction(len(key.pairs), every) >= Fraction(3, 5)
        assert len(key.pairs) < every
        assert {card for pair in key.pairs for card in pair} == set(key.cards)


@pytest.mark.parametrize("key", KEYS[:6])
def test_every_order_that_keeps_the_certain_pairs_is_right(key):
    item = next(i for i in drawn("C2", key, 12) if len(i.parts[0].key.cards) < 6)
    pairs, cards = item.parts[0].key.pairs, item.parts[0].key.cards
    right = 0
    for order in permutations(cards):
        keeps = all(order.index(first) < order.index(second) for first, second in pairs)
        assert (process(item.parts, [[card] for card in order]).score == 1) == keeps
        right += keeps
    assert right > 1


@pytest.mark.parametrize("key", KEYS[:6])
def test_one_place_for_an_open_pair_costs_nothing_and_for_all_earns_nothing(key):
    (item, *_) = drawn("C2", key)
    declared = item.parts[0].key
    one, other = opened(declared)[0]
    order = [card for card in declared.cards if card not in (one, other)]
    before = [c for c in order if (c, one) in declared.pairs or (c, other) in declared.pairs]
    after = [c for c in order if (one, c) in declared.pairs or (other, c) in declared.pairs]
    if len(before) + len(after) == len(order):

        def rank(card):
            return sum((earlier, card) in declared.pairs for earlier in declared.cards)

        places = [[c] for c in sorted(before, key=rank)]
        places += [[one, other], *([c] for c in sorted(after, key=rank))]
        loose = {frozenset(pair) for pair in opened(declared)}
        if len(loose) == 1:
            assert process(item.parts, places).score == 1
    assert process(item.parts, [list(declared.cards)]).score == 0


def test_open_pairs_are_named_and_explained():
    for item in pool("C2"):
        texts = {card.code: card.text for card in item.parts[0].interaction.cards}
        shown = [[card] for card in item.parts[0].interaction.codes()]
        lines = explain(item.parts, item.feedback, process(item.parts, shown))
        left = next(line.text for line in lines if line.text.startswith("Left open"))
        for one, other in opened(item.parts[0].key):
            assert texts[one] in left
            assert texts[other] in left
        assert "no link orders them" in item.feedback.open
        assert int(item.drivers["open_pairs"]) == len(opened(item.parts[0].key))


def test_cards_lie_within_a_few_years():
    for item in pool("C2"):
        bounds = [world().reading.bounds(card) for card in item.parts[0].key.cards]
        lows = [lo for lo, _ in bounds if lo is not None]
        assert max(lows) - min(lows) <= 6 * 366
