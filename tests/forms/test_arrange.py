"""The order in which cards are shown gives nothing away, read downwards or upwards."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from bloc_course.draw import ranker
from bloc_course.forms.arrange import arrange
from bloc_course.items.interactions import Option
from bloc_course.items.interactions.order import Order
from bloc_course.items.marking.m3_order import CertainPairs


def earned(order, key):
    return key.mark(tuple((card.code,) for card in order.cards)).score


@given(st.binary(min_size=1, max_size=8), st.integers(4, 6))
def test_neither_the_cards_as_shown_nor_turned_round_earn(secret, size):
    names = tuple("abcdef"[:size])
    key = CertainPairs(tuple(combinations(names, 2)), names)
    cards = Order(cards=tuple(Option(name, name.upper()) for name in names))
    shown = arrange(cards, key, ranker(secret))
    assert earned(shown, key) == 0
    assert earned(shown.reversed(), key) * len(key.pairs) <= 1
