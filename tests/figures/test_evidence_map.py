"""The evidence map, on the dataset and on made-up data."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bloc_course.dataset.query import World
from bloc_course.figures.certainty import WORDS
from bloc_course.figures.evidence_map import Ground, evidence_map
from bloc_course.figures.figure import Cite, Ref
from bloc_course.figures.grounds import grounds_of
from drawings import check
from second import second
from worlds import world

EACH = [world(), second()]
words = st.lists(st.text("abcdefghWM", min_size=1, max_size=10), min_size=1, max_size=12).map(
    " ".join
)
grounds = st.builds(
    Ground,
    who=words,
    says=words,
    why=words,
    locators=st.lists(st.sampled_from(["p1", "n12.1"]), min_size=1, max_size=7).map(tuple),
    record=st.sampled_from(["", "a-claim"]),
    source=st.sampled_from(["", "in a book"]),
    modality=st.sampled_from([None, *WORDS]),
)


@settings(deadline=None)
@given(grounds, st.lists(grounds, max_size=5), st.lists(grounds, max_size=5))
def test_no_label_lies_on_another_and_the_table_has_every_ground(claim, supports, weakens):
    figure = evidence_map(claim, supports, weakens, "A title", "k")
    check(figure)
    sides = [row[0][0] for row in figure.table.rows]
    assert sides[0] == "the claim"
    assert sides[1:].count("supports") == len(supports)
    assert len(sides) == 1 + len(supports) + len(weakens)
    assert [row[-1] for row in figure.table.rows] == [
        (Cite(ground.locators),) for ground in (claim, *supports, *weakens)
    ]


@pytest.mark.parametrize("work", EACH)
def test_every_argument_of_a_work_can_be_drawn_with_all_its_premises_and_rivals(work: World):
    for argument in work.data.arguments.values():
        claim, supports, weakens = grounds_of(work, argument.conclusion)
        check(evidence_map(claim, supports, weakens, argument.note or "A title", "k"))
        assert set(argument.premises) <= {ground.record for ground in supports}
        assert set(argument.rivals) <= {ground.record for ground in weakens}
        assert not {g.record for g in supports} & {g.record for g in weakens}


def test_a_statement_keeps_its_speaker_its_document_and_its_certainty():
    _, supports, _ = grounds_of(world(), "exchange-worked-broue")
    signature = next(ground for ground in supports if ground.record == "ko-is-smirnov-sedov")
    claim = world().data.claims[signature.record]
    assert signature.who == "Leon Sedov asserts:"
    assert signature.source == f"in {world().name(claim.source)}"
    assert signature.modality == claim.modality == "reported"


def test_what_the_course_adds_is_told_from_what_the_article_argues():
    claim = "exchange-worked-broue"
    argument = world().data.arguments["exchange-worked"]
    added = ("allies-before-alliance-broue", *argument.premises[:1])
    _, supports, weakens = grounds_of(world(), claim, supports=added)
    reasons = {ground.record: ground.why for ground in supports}
    assert reasons[added[0]] == "set here by this course"
    assert reasons[added[1]] == "ground of the argument"
    limits = [ground for ground in weakens if not ground.record]
    assert [ground.who for ground in limits] == ["Limit:"]
    assert limits[0].modality is None


def test_a_denial_is_said_as_one_in_picture_and_table():
    claim, supports, weakens = grounds_of(world(), "centre-existed-red-book")
    figure = evidence_map(claim, supports, weakens, "The centre", "k")
    assert claim.who == "Leon Sedov denies:"
    assert "Leon Sedov denies:" in figure.svg
    assert figure.table.rows[0][1][:2] == ("Leon Sedov denies: ", Ref(claim.record, claim.says))
