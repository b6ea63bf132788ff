"""Pools drawn in packs: whoever is in a pool has company for a form."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

import handmade as made
from bloc_course.forms.packs import packed
from bloc_course.items.item import enemies

facts = st.lists(st.sets(st.sampled_from("abcdefgh"), min_size=1, max_size=4), max_size=40)


def items(asked):
    return [made.item("Z1", n, keyed=tuple(sorted(keyed))) for n, keyed in enumerate(asked)]


@given(facts, st.integers(1, 4))
def test_each_pack_may_stand_together(asked, count):
    found = packed(iter(items(asked)), count, 12)
    packs = [found.items[i : i + count] for i in range(0, len(found.items), count)]
    for pack in packs:
        assert len(pack) == count
        assert not any(enemies(a, b) for a, b in combinations(pack, 2))
    assert len({item.id for item in found.items}) == len(found.items)


@given(facts, st.integers(2, 3))
def test_a_pool_is_empty_only_where_no_pack_is_possible(asked, count):
    every = items(asked)
    possible = any(
        not any(enemies(a, b) for a, b in combinations(group, 2))
        for group in combinations(every, count)
    )
    if count == 2:
        assert bool(packed(iter(every), count, 1).items) == possible
    elif packed(iter(every), count, 1).items:
        assert possible


@given(st.integers(1, 5), st.integers(1, 20))
def test_without_enemies_the_order_stays(count, size):
    every = [made.item("Z1", n) for n in range(60)]
    found = packed(iter(every), count, size)
    assert found.items == every[: len(found.items)]
    assert size <= len(found.items) < size + count
