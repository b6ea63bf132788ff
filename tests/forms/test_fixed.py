"""Fixed items: asked of everybody, found by id or seed, apart from what is drawn beside them."""

import dataclasses

import pytest

import handmade as made
from bloc_course.errors import DataProblems
from bloc_course.forms.assemble import assemble
from bloc_course.forms.bank import draw_bank
from bloc_course.forms.blueprint import Difficulty, Fixed, Section
from bloc_course.forms.select import select
from bloc_course.items.difficulty import difficulty
from bloc_course.items.item import item_id
from bloc_course.items.proof import Refusal

ONE, TWO = item_id("Z1", "3"), item_id("Z1", "44")


def bank(*sections, known=None, lines=None, **changes):
    plan = made.blueprint(sections=sections, **changes)
    return draw_bank(
        made.world(), plan, made.SECRET, known=known or made.FAMILIES, file="q.yaml", lines=lines
    )


def items_of(found, student):
    return [[found.items[i].id for i in section] for section in select(found, student.id)]


def test_everybody_is_asked_them_and_the_rest_is_drawn():
    found = bank(Section(title="One", family="Z1", count=4, items=(ONE, TWO)))
    forms = [items_of(found, student)[0] for student in made.students(30)]
    assert all(form[:2] == [ONE, TWO] and len(set(form)) == 4 for form in forms)
    assert len({tuple(form[2:]) for form in forms}) > 10
    assert len(found.pools[0]) == 12


def test_whoever_names_items_need_not_count_them():
    section = Section(title="One", items=(ONE, Fixed(family="Z2", seed=("7",))))
    assert section.count == 2
    found = bank(section)
    _, key = assemble(found, made.students(1)[0])
    assert [entry.item for entry in key.entries] == [ONE, item_id("Z2", "7")]
    assert [entry.seed for entry in key.entries] == [("3",), ("7",)]
    assert found.pools == ((),)


def test_a_fixed_item_stands_in_no_pool():
    found = bank(
        Section(title="One", family="Z1", count=2), Section(title="Two", items=(ONE,)), pool=59
    )
    assert ONE not in {found.items[i].id for i in found.pools[0]}


def test_nothing_drawn_answers_a_fixed_item():
    def build(_, seed):
        n = int(seed[0])
        return made.item("Z1", n, keyed=(f"fact-{n % 5}",))

    known = {"Z1": dataclasses.replace(made.family("Z1"), build=build)}
    found = bank(Section(title="One", family="Z1", count=3, items=(ONE,)), known=known)
    assert all(found.items[i].keyed != ("fact-3",) for i in found.pools[0])
    both = Section(title="One", family="Z1", items=(ONE, item_id("Z1", "8")))
    with pytest.raises(DataProblems, match="answer one another"):
        bank(both, known=known)


LINES = {(): 1, ("sections", 0): 4, ("sections", 0, "items", 0): 7, ("sections", 1): 9}


@pytest.mark.parametrize(
    ("name", "build", "message"),
    [
        ("z1-0000000000", None, "q.yaml:7: sections.0.items.0: no such item was found in the data"),
        (Fixed(family="Z1", seed=("3",)), KeyError, "q.yaml:7: sections.0.items.0: no such item"),
        (ONE, "refuse", "q.yaml:7: sections.0.items.0: can't be asked (O3): it is disputed"),
    ],
)
def test_one_that_cannot_be_asked_is_named_with_its_line(name, build, message):
    def made_up(world, seed):
        if build is KeyError:
            raise KeyError(seed)
        return Refusal("O3", (), "it is disputed")

    known = dict(made.FAMILIES)
    if build:
        known["Z1"] = dataclasses.replace(known["Z1"], build=made_up)
    with pytest.raises(DataProblems) as caught:
        bank(Section(title="One", items=(name,)), known=known, lines=LINES)
    assert str(caught.value.problems[0]).startswith(message)


def test_a_section_that_cannot_be_filled_is_named_with_its_line():
    sections = (
        Section(title="One", family="Z1", count=2),
        Section(title="Two", family="Z2", count=61),
    )
    with pytest.raises(DataProblems, match=r"^q.yaml:9: Two: the section asks for 61 questions"):
        bank(*sections, lines=LINES)


def test_difficulty_limits_hold_and_are_named_where_nothing_fits():
    estimates = [difficulty(made.item("Z1", n)) for n in range(60)]
    low, high = min(estimates), max(estimates)
    assert low < high
    for limits, wanted in (
        (Difficulty(max=str(float(low))), {low}),
        (Difficulty(min=str(float(high))), {high}),
        (Difficulty(), {low, high}),
    ):
        found = bank(Section(title="One", family="Z1", difficulty=limits), pool=60)
        assert set(found.difficulties) == wanted
    with pytest.raises(DataProblems, match="only 0 that may stand together"):
        bank(Section(title="One", family="Z1", difficulty=Difficulty(min="0.95")))
