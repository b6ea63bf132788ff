"""K2: every pair proven again from the records, and no guess that pays."""

from __future__ import annotations

from collections import Counter

from msgspec.structs import replace

from bloc_course.dataset.query import World
from bloc_course.items.families.corroboration._pairs import PLACES, SOURCES, pairs
from bloc_course.items.proof import Refusal
from worlds import drawn, family, pool, world


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
            by_places = item.drivers["form"] == PLACES
            assert line.startswith("Both can stand.") == by_places
            assert line.startswith("On the statement the two do not") != by_places
            assert "(" in line


def test_two_sources_of_a_charge_are_never_left_standing_alone():
    """That charge and judgment agree makes nothing true: the author’s own view is told."""
    charged = [
        pair
        for pair in pairs(world()).values()
        if pair.form == SOURCES
        and any(world().data.claims[claim].modality == "alleged" for claim in pair.records)
    ]
    assert charged
    for pair in charged:
        mine = any(
            world().data.claims[claim].asserted_by == world().data.article.author
            for claim in pair.records
        )
        assert mine or "Broué" in pair.why.partition(".")[2]


def changed(**judgements):
    data = world().data
    return World(data.replace(judgements={**data.judgements, **judgements}))


def test_a_wrong_number_of_a_note_is_no_contradiction():
    """Printers and editors number notes; the author does not say two things."""
    slip = replace(
        world().data.judgements["k2-x-kuibychev-death"],
        id="k2-x-slip",
        about="cross-reference-to-grunstein",
        cite=("n51.1", "p15"),
    )
    refusal = family("K2").build(changed(**{slip.id: slip}), (slip.id, "k2-vareikis", "k2-radek"))
    assert isinstance(refusal, Refusal)
    assert (refusal.obligation, "slip in print" in refusal.because) == ("O2", True)


def test_a_harmless_pair_is_not_at_odds_with_itself_through_a_signature():
    """“Ko” and “Kol” in one paragraph stand for the man whom the pair is about."""
    pair = replace(
        world().data.judgements["k2-radek-july"],
        id="k2-signature",
        about="ivan-smirnov",
        cite=("p17", "n48.1"),
    )
    seed = ("k2-x-kuibychev-death", "k2-radek-july", pair.id)
    refusal = family("K2").build(changed(**{pair.id: pair}), seed)
    assert isinstance(refusal, Refusal)
    assert refusal.obligation == "O2"
    assert "signature-ko-form" in refusal.records


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
