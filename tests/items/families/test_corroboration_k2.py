"""K2: every pair proven again from the records, and no guess that pays."""

from __future__ import annotations

from collections import Counter

from bloc_course.items.families.corroboration._pairs import PLACES, SOURCES, pairs
from worlds import drawn, pool, world


def _keys(item):
    part = item.parts[0]
    return [pairs(world())[option.code] for option in part.interaction.options], part.key.correct


def test_one_pair_of_an_item_clashes_and_no_other():
    for item in pool("K2"):
        shown, keyed = _keys(item)
        assert [pair.code for pair in shown if pair.clash] == [keyed]


def test_sources_that_clash_say_the_opposite_of_one_proposition():
    """An oracle over the claims themselves."""
    for pair in pairs(world()).values():
        if pair.form == SOURCES:
            one, other = (world().data.claims[claim] for claim in pair.records)
            assert (one.statement, one.object) == (other.statement, other.object)
            assert one.source != other.source
            assert pair.clash == (one.polarity != other.polarity)


def test_dates_that_clash_are_accused_by_the_network_of_all_that_is_printed():
    for pair in pairs(world()).values():
        if pair.form == PLACES and pair.clash:
            dispute = world().data.discrepancies[pair.ground]
            records = {statement.record for statement in dispute.statements}
            assert dispute.kind != "date" or records & world().contradicted
            printed = {at for statement in dispute.statements for at in statement.cite}
            assert set(pair.locators) & printed


def test_the_places_of_a_harmless_pair_print_no_two_values_of_its_record():
    for pair in pairs(world()).values():
        if pair.form == PLACES and not pair.clash:
            (about,) = pair.met
            for dispute in world().data.discrepancies.values():
                values = {
                    at.value
                    for at in dispute.statements
                    if at.record == about and set(at.cite) & set(pair.locators)
                }
                assert len(values) < 2, (pair.code, dispute.id)


def test_questions_side_by_side_begin_alike():
    for item in pool("K2"):
        if item.drivers["form"] == PLACES:
            shown, _ = _keys(item)
            assert len({pair.text.split()[0] for pair in shown}) == 1


def test_sources_that_agree_here_clash_elsewhere():
    """So that knowing who stood on which side of the trial is not enough."""
    clashes = {pair.sides for pair in pairs(world()).values() if pair.clash}
    for item in pool("K2"):
        if item.drivers["form"] == SOURCES:
            shown, _ = _keys(item)
            assert any(pair.sides in clashes for pair in shown if not pair.clash)


def test_a_wrong_choice_is_told_how_both_can_stand():
    for item in pool("K2"):
        _, keyed = _keys(item)
        assert keyed not in item.feedback.choices
        for line in item.feedback.choices.values():
            assert line.startswith("Both can stand.")
            assert "(" in line


def test_contradictions_of_the_article():
    codes = {pair.code for pair in pairs(world()).values() if pair.clash}
    assert {"k2-x-kuibychev-death", "k2-x-rykov-death", "k2-x-letter-mm"} <= codes
    assert "k2-vareikis" in pairs(world())
    assert not pairs(world())["k2-vareikis"].clash


def test_many_matters_are_keyed():
    keyed = Counter(
        fact for key in range(8) for i in drawn("K2", bytes([key]), 12) for fact in i.keyed
    )
    assert len(keyed) > 20
