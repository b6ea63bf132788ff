"""Laws of the marking rules that take codes: range, monotony, invariance, chance."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations, permutations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bloc_course.items.interactions import Option
from bloc_course.items.interactions.choice import Choice
from bloc_course.items.interactions.inline_choice import Gap, InlineChoice
from bloc_course.items.interactions.match import Match
from bloc_course.items.interactions.multiple_choice import MultipleChoice
from bloc_course.items.interactions.order import Order
from bloc_course.items.interactions.two_tier import TwoTier
from bloc_course.items.marking._orders import extension, inverted, moves, weak_orders
from bloc_course.items.marking.m1_single import Single
from bloc_course.items.marking.m2_multiple import Multiple
from bloc_course.items.marking.m3_order import CertainPairs
from bloc_course.items.marking.m4_rows import Rows
from bloc_course.items.marking.m6_three_way import ThreeWay
from bloc_course.items.marking.m7_two_tier import TwoTierKey

F = Fraction


def codes(count: int, start: str = "k") -> tuple[str, ...]:
    return tuple(f"{start}{n}" for n in range(count))


def options(names) -> tuple[Option, ...]:
    return tuple(Option(name, name) for name in names)


@st.composite
def multiples(draw):
    keyed, rest = draw(st.integers(1, 5)), draw(st.integers(1, 5))
    key = Multiple(codes(keyed), keyed + rest)
    return key, codes(keyed + rest), draw(st.sets(st.sampled_from(codes(keyed + rest)), min_size=1))


@given(multiples())
def test_m2_stays_in_range_and_rises_with_every_corrected_tick(drawn):
    key, every, ticked = drawn
    score = key.mark(frozenset(ticked)).score
    assert 0 <= score <= 1
    assert (score == 1) is (ticked == set(key.correct))
    for code in every:
        mended = ticked | {code} if code in key.correct else ticked - {code}
        assert key.mark(frozenset(mended)).score >= score


@given(multiples())
def test_m2_counts_hits_and_false_ticks_only(drawn):
    key, every, ticked = drawn
    other = {code: f"z{place}" for place, code in enumerate(reversed(every))}
    moved = key.relabel(other.__getitem__).mark(frozenset(other[c] for c in ticked))
    mark = key.mark(frozenset(ticked))
    assert (moved.score, moved.case) == (mark.score, mark.case)
    assert {other[code] for code in mark.wrong} == set(moved.wrong)


@st.composite
def orders(draw, shared=True):
    cards = codes(draw(st.integers(3, 6)))
    # Chains of a random order, closed under "before" so that they are a partial order.
    free = draw(st.sets(st.sampled_from(list(combinations(cards, 2))), max_size=6))
    pairs = set(combinations(cards, 2)) - free
    for middle, first, last in product(cards, repeat=3):
        if (first, middle) in pairs and (middle, last) in pairs:
            pairs.add((first, last))
    if len(pairs) < 3:
        pairs = set(combinations(cards, 2))
    shuffled = draw(st.permutations(cards))
    places: list[tuple[str, ...]] = []
    for card in shuffled:
        if shared and places and draw(st.booleans()):
            places[-1] = (*places[-1], card)
        else:
            places.append((card,))
    return CertainPairs(tuple(sorted(pairs)), cards), tuple(places)


@given(orders())
def test_m3_stays_in_range(drawn):
    key, places = drawn
    mark = key.mark(places)
    assert 0 <= mark.score <= 1
    assert mark.case == {0: "none", 1: "all"}.get(mark.score, "some")


@given(orders(shared=False))
def test_m3_any_linear_extension_earns_all_and_its_reverse_nothing(drawn):
    key, places = drawn
    order = extension([card for (card,) in places], key.pairs)
    assert key.mark(tuple((card,) for card in order)).score == 1
    assert key.mark(tuple((card,) for card in reversed(order))).score == 0
    assert inverted(tuple((card,) for card in order), key.pairs) == []


@given(orders(shared=False))
def test_m3_of_an_order_and_its_reverse_one_earns_nothing(drawn):
    key, places = drawn
    assert 0 in {key.mark(places).score, key.mark(places[::-1]).score}


@given(orders(shared=False))
def test_m3_undoing_an_inversion_of_neighbours_never_lowers(drawn):
    key, places = drawn
    score = key.mark(places).score
    for at in range(len(places) - 1):
        (second,), (first,) = places[at], places[at + 1]
        if (first, second) in key.pairs:
            mended = (*places[:at], (first,), (second,), *places[at + 2 :])
            assert key.mark(mended).score >= score
            apart = (*places[:at], (first, second), *places[at + 2 :])
            assert score <= key.mark(apart).score <= key.mark(mended).score


@given(orders())
def test_m3_does_not_hang_on_codes(drawn):
    key, places = drawn
    moved = tuple(tuple(f"{ord(card[1])}x" for card in place) for place in places)
    relabelled = key.relabel(lambda card: f"{ord(card[1])}x")
    assert relabelled.mark(moved).score == key.mark(places).score


@given(orders())
def test_m3_moves_are_the_fewest_cards_to_take_out(drawn):
    key, places = drawn
    wrong = inverted(places, key.pairs)
    fewest = next(
        size
        for size in range(len(key.cards))
        for out in combinations(key.cards, size)
        if all(set(pair) & set(out) for pair in wrong)
    )
    assert moves(places, key.pairs) in {fewest, None}


def test_m3_counts_no_moves_where_a_certain_pair_shares_a_place():
    pairs = tuple(combinations(codes(3), 2))
    assert moves((("k0", "k1"), ("k2",)), pairs) is None
    assert moves((("k2",), ("k0",), ("k1",)), pairs) == 1


@st.composite
def tables(draw):
    offered = draw(st.lists(st.integers(2, 4), min_size=1, max_size=5))
    rows = codes(len(offered), "r")
    key = {row: draw(st.sampled_from(codes(m, "c"))) for row, m in zip(rows, offered, strict=True)}
    given_ = {
        row: column
        for row, m in zip(rows, offered, strict=True)
        if (column := draw(st.sampled_from(("", *codes(m, "c")))))
    }
    return Rows(key, dict(zip(rows, offered, strict=True))), given_


@given(tables())
def test_m4_stays_in_range_and_rises_with_every_corrected_row(drawn):
    key, given_ = drawn
    score = key.mark(given_).score
    assert 0 <= score <= 1
    assert (score == 1) is (given_ == key.rows)
    for row, column in key.rows.items():
        assert key.mark({**given_, row: column}).score >= score


@given(tables())
def test_m4_does_not_hang_on_codes_or_order(drawn):
    key, given_ = drawn
    moved = {f"x{row}": f"x{column}" for row, column in reversed(given_.items())}
    assert key.relabel(lambda code: f"x{code}").mark(moved).score == key.mark(given_).score


@given(st.integers(1, 8), st.integers(2, 5), st.data())
def test_m4_with_equal_m_is_the_share_corrected_for_guessing(rows, m, data):
    right = data.draw(st.integers(0, rows))
    key = Rows(dict.fromkeys(codes(rows), "c0"), dict.fromkeys(codes(rows), m))
    share = F(right, rows)
    expected = max(F(0), (share - F(1, m)) / (1 - F(1, m)))
    assert key.mark(dict.fromkeys(codes(right), "c0")).score == expected


def mean(scores) -> Fraction:
    scores = list(scores)
    return sum(scores, F(0)) / len(scores)


@pytest.mark.parametrize(("keyed", "of"), [(1, 3), (3, 7), (2, 4), (4, 5)])
def test_m2_chance_is_the_mean_over_all_ways_to_tick(keyed, of):
    key, every = Multiple(codes(keyed), of), codes(of)
    ways = product((False, True), repeat=of)
    ticks = ({c for c, on in zip(every, way, strict=True) if on} for way in ways)
    assert key.chance(MultipleChoice(options(every))) == mean(
        key.mark(frozenset(t)).score for t in ticks
    )


def test_m2_chance_as_printed_in_the_design():
    assert round(float(Multiple(codes(3), 7).chance(MultipleChoice(options(codes(7))))), 3) == 0.156


@pytest.mark.parametrize(("cards", "printed"), [(5, 0.163), (4, None), (3, None)])
def test_m3_chance_is_the_mean_over_all_orders(cards, printed):
    key = CertainPairs(tuple(combinations(codes(cards), 2)), codes(cards))
    order = Order(options(codes(cards)))
    every = (tuple((card,) for card in p) for p in permutations(codes(cards)))
    assert key.chance(order) == mean(key.mark(places).score for places in every)
    if printed:
        assert round(float(key.chance(order)), 3) == printed


def test_m3_chance_with_shared_places_is_the_mean_over_all_weak_orders():
    key = CertainPairs((("k0", "k1"), ("k0", "k2"), ("k1", "k3")), codes(4))
    every = list(weak_orders(4))
    assert len(every) == len(set(every)) == 75  # Fubini number
    places = (
        tuple(tuple(c for c, at in zip(codes(4), way, strict=True) if at == n) for n in range(4))
        for way in every
    )
    chance = key.chance(Order(options(codes(4)), shared_places=True))
    assert chance == mean(key.mark(p).score for p in places)


@pytest.mark.parametrize("offered", [(3, 3, 3, 3), (2, 2), (2, 3, 4), (4,)])
def test_m4_chance_is_the_mean_over_all_ways_to_fill_the_rows(offered):
    rows = codes(len(offered), "r")
    key = Rows(dict.fromkeys(rows, "c0"), dict(zip(rows, offered, strict=True)))
    every = product(*(codes(m, "c") for m in offered))
    match = Match(options(rows), options(codes(4, "c")))
    expected = mean(key.mark(dict(zip(rows, way, strict=True))).score for way in every)
    assert key.chance(match) == expected


def test_chance_of_the_choices():
    three = Choice(options(codes(3)))
    gap = InlineChoice(("", ""), (Gap("g", options(codes(4))),))
    assert Single("k0").chance(three) == ThreeWay("k0").chance(three) == F(1, 3)
    assert Single("k0").chance(gap) == F(1, 4)
    two = TwoTier(options(codes(3)), options(codes(4, "r")), "Why?")
    key = TwoTierKey("k0", "r0")
    every = product(codes(3), codes(4, "r"))
    expected = mean(key.mark({"answer": a, "reason": r}).score for a, r in every)
    assert key.chance(two) == expected


def test_m7_a_mended_answer_or_reason_never_lowers():
    key = TwoTierKey("k0", "r0")
    for answer, reason in product(codes(2), codes(2, "r")):
        score = key.mark({"answer": answer, "reason": reason}).score
        assert key.mark({"answer": "k0", "reason": reason}).score >= score
        assert key.mark({"answer": answer, "reason": "r0"}).score >= score


@pytest.mark.parametrize(
    "build",
    [
        lambda: Multiple((), 3),
        lambda: Multiple(codes(3), 3),
        lambda: CertainPairs((("k0", "k1"), ("k0", "k2")), codes(3)),
        lambda: Rows({"r0": "c0"}, {"r0": 1}),
        lambda: Rows({}, {}),
    ],
)
def test_a_key_that_no_rule_can_mark_is_refused(build):
    with pytest.raises(ValueError, match="needs"):
        build()


@pytest.mark.parametrize(
    ("key", "response"),
    [(Single("a"), frozenset("a")), (Multiple(("a",), 2), "a"), (Rows({"r": "a"}, {"r": 2}), "a")],
)
def test_a_response_of_another_kind_is_the_makers_mistake(key, response):
    with pytest.raises(TypeError, match="expected"):
        key.mark(response)
