"""Pools: drawn by rank, limited by their section, balanced, and refused where too small."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

import handmade as made
from bloc_course.errors import DataProblems
from bloc_course.forms.balance import balanced, verdict
from bloc_course.forms.bank import draw_bank
from bloc_course.forms.blueprint import Section


def pool(*, gone=(), size=12, **section):
    plan = made.blueprint(sections=(Section(**section),), pool=size)
    bank = draw_bank(made.world(gone), plan, made.SECRET, known=made.FAMILIES)
    return [bank.items[i] for i in bank.pools[0]]


def test_a_pool_is_a_beginning():
    ids = [[item.id for item in pool(family="Z1", size=k)] for k in (5, 12, 30)]
    assert ids[0] == ids[1][:5]
    assert ids[1] == ids[2][:12]


def test_a_pool_has_twice_the_questions_at_least():
    assert len(pool(family="Z1", count=10)) == 20


def test_losing_an_item_changes_a_pool_by_one_at_most():
    before = {item.id for item in pool(family="Z1")}
    for gone in map(str, range(60)):
        assert len(before - {item.id for item in pool(family="Z1", gone=(gone,))}) <= 1


def test_families_take_turns():
    taken = Counter(item.family for item in pool(families=("Z1", "Z2", "Z3")))
    assert taken == {"Z1": 4, "Z2": 4, "Z3": 4}


@pytest.mark.parametrize(
    ("limit", "holds"),
    [
        ({"level": "analyse"}, lambda item: item.level == "analyse"),
        ({"chapters": ("two",)}, lambda item: "two" in item.chapters),
        ({"path": "U"}, lambda item: "U" in item.path),
        ({"records_in": ("rec-4", "rec-9")}, lambda item: item.records[0] in {"rec-4", "rec-9"}),
        ({"records_out": ("rec-4",)}, lambda item: item.records != ("rec-4",)),
    ],
)
def test_limits_hold(limit, holds):
    found = pool(families=("Z1", "Z2"), size=60, **limit)
    assert found
    assert all(map(holds, found))


def test_a_section_that_cannot_be_filled_is_named_with_what_there_is():
    plan = made.blueprint(
        sections=(
            Section(title="Fine", family="Z1", count=2),
            Section(title="Too much", family="Z2", count=61),
            Section(title="Nothing", family="Z3", path="S"),
        )
    )
    with pytest.raises(DataProblems) as caught:
        draw_bank(made.world(), plan, made.SECRET, known=made.FAMILIES, file="q.yaml")
    first, second = map(str, caught.value.problems)
    assert first.startswith("q.yaml: Too much: the section asks for 61 questions, but only 60 ")
    assert second.startswith("q.yaml: Nothing: the section asks for 1 questions, but only 0")


@given(st.permutations(range(60)))
def test_any_beginning_of_verdicts_is_balanced(numbers):
    found = list(balanced(made.item("Z7", n) for n in numbers))
    assert found
    for end in range(1, len(found) + 1):
        counts = Counter(verdict(item)[0] for item in found[:end])
        assert max(counts.values()) - min(counts[f"rec-{v}"] for v in VERDICTS) <= 1


VERDICTS = ("before", "after", "undecided")


@given(st.permutations(range(20)))
def test_items_without_verdicts_keep_their_order(numbers):
    items = [made.item("Z1", n) for n in numbers]
    assert list(balanced(iter(items))) == items
