"""Replaced items: their stand-ins go to whoever had them, and all other forms stay."""

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import handmade as made
from bloc_course.dataset._yaml import compose
from bloc_course.errors import CallError, DataProblems
from bloc_course.forms.blueprint import Section
from bloc_course.forms.replacing import with_replaced
from bloc_course.forms.select import select
from bloc_course.items.difficulty import difficulty
from bloc_course.items.item import enemies

CLASS = made.students(40)


def drawn(*names, **changes):
    bank = made.bank(made.blueprint(replaced=dict.fromkeys(names, "why"), **changes))
    forms = {
        student.id: [bank.items[i] for section in select(bank, student.id) for i in section]
        for student in CLASS
    }
    return bank, forms


BANK, BEFORE = drawn()


@settings(max_examples=15)
@given(st.sampled_from([item.id for item in BANK.items]))
def test_each_form_keeps_all_but_the_replaced_item(name):
    _, after = drawn(name)
    stand_ins = set()
    for student, items in BEFORE.items():
        for old, new in zip(items, after[student], strict=True):
            if old.id == name:
                stand_ins.add(new.id)
                assert (new.family, difficulty(new)) == (old.family, difficulty(old))
            else:
                assert new.id == old.id
    assert name not in stand_ins
    assert len(stand_ins) <= 1


def test_replacing_again_replaces_the_stand_in():
    names = [BEFORE["s00"][0].id]
    seen = set(names)
    for _ in range(4):
        _, after = drawn(*names)
        fresh = after["s00"][0].id
        assert fresh not in seen
        seen.add(fresh)
        names.append(fresh)
        assert [item.id for item in after["s00"][1:]] == [item.id for item in BEFORE["s00"][1:]]


def test_an_earlier_replacement_stays_when_a_later_one_comes():
    first, second = BEFORE["s00"][0].id, BEFORE["s00"][1].id
    _, once = drawn(first)
    _, twice = drawn(first, second)
    assert twice["s00"][0] == once["s00"][0]
    assert twice["s00"][1].id not in {second, once["s00"][0].id}


def test_an_item_that_is_in_no_pool_changes_nothing():
    assert drawn("z1-0000000000")[1] == BEFORE


def test_a_stand_in_answers_nothing_in_the_form():
    def build(_, seed):
        n = int(seed[0])
        return made.item("Z1", n, keyed=(f"fact-{n % 20}",))

    known = {"Z1": dataclasses.replace(made.family("Z1"), build=build)}
    section = Section(title="One", family="Z1", count=6)
    plain = made.blueprint(sections=(section,))
    first = made.draw_bank(made.world(), plain, made.SECRET, known=known)
    gone = first.items[first.pools[0][0]].id
    plan = made.blueprint(sections=(section,), replaced={gone: "why"})
    bank = made.draw_bank(made.world(), plan, made.SECRET, known=known)
    for student in CLASS:
        items = [bank.items[i] for i in select(bank, student.id)[0]]
        assert gone not in {item.id for item in items}
        assert not any(enemies(a, b) for i, a in enumerate(items) for b in items[:i])


def test_where_nothing_can_stand_in_the_section_is_named():
    family = {"Z1": made.family("Z1", size=2)}
    section = Section(title="One", family="Z1", count=2)
    bank = made.draw_bank(
        made.world(), made.blueprint(sections=(section,)), made.SECRET, known=family
    )
    plan = made.blueprint(sections=(section,), replaced={bank.items[0].id: "why"})
    with pytest.raises(DataProblems, match="One: the section asks for 2 questions"):
        made.draw_bank(made.world(), plan, made.SECRET, known=family)


LAYOUTS = {
    "none": "quiz: q  # id\ntitle: Q\nsections:\n  C1: 2  # two\n",
    "block": "quiz: q\nreplaced:\n    c1-1: 'old: one'  # why\n\n# then\nsections:\n  C1: 2\n",
    "flow": "quiz: q\nreplaced: {c1-1: old}  # why\nsections:\n  C1: 2\n",
    "empty flow": "quiz: q\nreplaced: {}\nsections:\n  C1: 2\n",
    "empty": "quiz: q\nreplaced:\n# then\nsections:\n  C1: 2\n",
    "several lines": "quiz: q\nreplaced:\n  c1-1: >-\n    old\n    reason\nsections:\n  C1: 2\n",
    "other ends": "quiz: q\r\nreplaced:\r\n  c1-1: old # why\r\nsections:\r\n  C1: 2\r\n",
    "at the end": "quiz: q\nsections:\n  C1: 2\nreplaced:\n  c1-1: old",
}


@pytest.mark.parametrize("text", LAYOUTS.values(), ids=LAYOUTS)
@given(reason=st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=30))
def test_a_line_is_put_into_the_blueprint_and_nothing_is_lost(text, reason):
    changed = with_replaced(text, "c1-2", reason)
    before, after = compose(text, "q")[0], compose(changed, "q")[0]
    old = before.pop("replaced", None) or {}
    assert list(after.pop("replaced").items()) == [*old.items(), ("c1-2", reason)]
    assert after == before
    for comment in ("# id", "# two", "# why", "# then"):
        assert (comment in text) == (comment in changed)
    assert ("\r\n" in text) == ("\r\n" in changed)


def test_a_layout_that_no_line_fits_into_is_left_to_people():
    with pytest.raises(CallError, match="put this under 'replaced' yourself: c1-2: \"why\""):
        with_replaced("quiz: q\nreplaced: {\n  c1-1: old}\nsections: {C1: 2}\n", "c1-2", "why")
