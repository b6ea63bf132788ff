"""Pools: drawn by rank, limited by their section, balanced, and refused where too small."""

import dataclasses
from collections import Counter

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

import handmade as made
from bloc_course.errors import DataProblems
from bloc_course.forms.balance import balanced, verdict
from bloc_course.forms.bank import draw_bank
from bloc_course.forms.blueprint import Section
from bloc_course.forms.codes import Codes
from bloc_course.forms.select import select


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
        assert max(counts.values()) - min(counts[place] for place in range(3)) <= 1


def test_two_tier_verdicts_take_turns_where_they_are_fixed():
    def fixed(n):
        (part,) = made.two_tier(n)
        shown = msgspec.structs.replace(part.interaction, fixed=True)
        return made.item("Z8", n, parts=(msgspec.structs.replace(part, interaction=shown),))

    # Half of the keys of each verdict, but all of one verdict first.
    numbers = [*range(0, 20, 2), *range(1, 20, 2)]
    found = [verdict(item) for item in balanced(map(fixed, numbers))]
    assert found == [(0, 2), (1, 2)] * 10


def test_a_verdict_that_does_not_come_ends_the_family():
    only_before = (made.item("Z7", 8 * n) for n in range(10_000))
    assert len(list(balanced(only_before))) == 1
    # It is given up after a while, not at the end.
    assert next(only_before, None) is not None


@given(st.permutations(range(20)))
def test_items_without_verdicts_keep_their_order(numbers):
    items = [made.item("Z1", n) for n in numbers]
    assert list(balanced(iter(items))) == items


def test_a_family_without_end_is_given_up():
    def seeds(world, rank, scope):
        yield from ((str(n),) for n in range(10**9))

    family = dataclasses.replace(made.family("Z1"), seeds=seeds)
    plan = made.blueprint(sections=(Section(title="One", family="Z1", level="create"),))
    with pytest.raises(DataProblems, match="but only 0 that may stand together"):
        draw_bank(made.world(), plan, made.SECRET, known={"Z1": family})


def test_an_item_may_be_in_two_pools_and_is_asked_once():
    plan = made.blueprint(
        sections=(Section(title="One", family="Z1"), Section(title="Two", family="Z1")), pool=60
    )
    bank = made.bank(plan)
    assert len(bank.items) == 60
    for student in made.students(30):
        one, two = select(bank, student.id)
        assert one != two


def test_codes_do_not_run_out_early():
    codes = Codes(b"a secret", "quiz", "s1")
    digest = bytes(32)
    assert len({codes.spell(digest) for _ in range(50)}) == 50
