"""S3: each card has one box for the enquiry, and foreign cards are false of the source."""

from __future__ import annotations

from collections import Counter

import pytest
from msgspec.structs import replace

from bloc_course.dataset.query import World
from bloc_course.dataset.records import Discrepancy, Statement
from bloc_course.items.families.sourcing import s3_opvl as family_module
from bloc_course.items.proof import Refusal
from worlds import drawn, family, pool, world


def table(first):
    return family_module._tables(world())[first]


def cards(item):
    return {row: world().data.judgements[row] for row in item.parts[0].key.rows}


def test_every_box_takes_one_card():
    for item in pool("S3"):
        assert Counter(item.parts[0].key.rows.values()) == Counter(family_module.BOXES.keys())


def test_a_constant_box_earns_nothing():
    for item in pool("S3"):
        for box in family_module.BOXES:
            constant = dict.fromkeys(item.parts[0].key.rows, box)
            assert item.parts[0].key.mark(constant).score == 0


def test_the_cards_that_are_true_answer_one_enquiry_on_one_source():
    for item in pool("S3"):
        keyed = item.parts[0].key.rows
        own = {(c.about, c.question) for r, c in cards(item).items() if keyed[r] != "foreign"}
        assert len(own) == 1
        about, asked = own.pop()
        assert asked in item.stem
        assert item.records[0] == about or about in item.records


def test_a_borrowed_origin_is_of_other_people_or_other_days():
    seen = 0
    documents = world().data.documents
    for first, found in family_module._tables(world()).items():
        about = world().data.judgements[first].about
        for row in found.cells:
            other = world().data.judgements[row].about
            if other == about:
                continue
            seen += 1
            one, two = documents[about], documents[other]
            differ = one.author and two.author and not set(one.author) & set(two.author)
            assert differ or family_module._apart(world(), one, two), (about, other)
    assert seen > 20


def test_number_does_not_tell_a_borrowed_origin_apart():
    for found in family_module._tables(world()).values():
        origins = [c.text for r, c in found.cells.items() if r.split("-")[-1].startswith("origin")]
        assert len({text.startswith("They ") for text in origins}) == 1


def test_what_a_card_is_worth_turns_with_the_question():
    """Made for the public: a value for the public stand, a limit for what he thought in private."""
    text = "It shows the stand by which its writer wished to be known."
    tags = {
        found.cells[row].column
        for found in family_module._tables(world()).values()
        for row in found.cells
        if found.cells[row].text == text
    }
    assert tags == {"value", "limitation"}


def test_one_card_of_two_enquiries_is_one_fact():
    public, private = table("s3-interview-foreign"), table("s3-interview-private-foreign")
    assert (
        public.cells["s3-interview-value"].fact
        == private.cells["s3-interview-private-limitation"].fact
    )


def test_a_source_whose_author_is_disputed_is_not_asked_about():
    item = next(i for i in drawn("S3", b"all", 200) if "red-book-1936" in i.records)
    seed = (next(t for t in family_module._tables(world()) if "red-book" in t), *cards(item))
    own = tuple(row for row in seed[1:] if cards(item)[row].about == "red-book-1936")
    quarrel = Discrepancy(
        id="quarrel",
        cite=("p42",),
        kind="attribution",
        resolvable="no",
        reading="Made for this test.",
        statements=tuple(
            Statement(record="red-book-1936", field="author", value=who, cite=("p42",))
            for who in ("leon-sedov", "leon-trotsky")
        ),
    )
    old = world().data
    told = World(old.replace(discrepancies={**old.discrepancies, "quarrel": quarrel}))
    answer = family("S3").build(told, (seed[0], *own))
    assert isinstance(answer, Refusal)
    assert answer.obligation == "O3"


def test_a_reviewer_decides_which_box():
    first = "s3-telegram-foreign"
    old = world().data
    moved = replace(old.judgements["s3-telegram-value"], tag="purpose")
    told = World(old.replace(judgements={**old.judgements, moved.id: moved}))
    assert first in family_module._tables(world())
    assert first not in family_module._tables(told)


@pytest.mark.parametrize("chapter", ["bloc", "groups", "slogan", "trial", "turn"])
def test_chapters_give_several_sources(chapter):
    items = drawn("S3", b"chapter", 8, (chapter,))
    about = {world().data.judgements[min(cards(i))].question for i in items}
    assert len(items) == 8
    assert len(about) >= 3
