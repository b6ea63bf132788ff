"""A7 What the find does not show: laws, then cases."""

from __future__ import annotations

from math import sqrt

import pytest
from msgspec.structs import replace

from bloc_course.dataset.query import World
from bloc_course.items.families.argument import a7_beyond
from bloc_course.items.families.argument._cues import A_WORD
from worlds import KEYS, drawn, world


def _cells():
    return a7_beyond._table(world()).cells


def _many():
    return {item.id: item for key in KEYS for item in drawn("A7", key, 12)}.values()


def test_what_goes_beyond_is_rejected_or_left_open():
    mine = world().data.article.author
    for row, cell in _cells().items():
        claim = world().data.claims[row]
        denied = claim.asserted_by == mine and claim.polarity == "denies"
        against = claim.stance_of_author in ("rejects", "doubts", "leaves-open")
        assert (cell.column == "beyond") == (denied or against), row


def test_no_charge_is_shown():
    for row, cell in _cells().items():
        if world().data.claims[row].modality == "alleged":
            assert cell.column == "beyond"


def test_no_two_options_are_about_the_same():
    for item in _many():
        claims = [world().data.claims[o.code] for o in item.parts[0].interaction.options]
        assert len({(c.subject, c.predicate, c.object) for c in claims}) == len(claims)


@pytest.mark.parametrize(
    ("claim", "side"),
    [
        ("ko-article-delivered-broue", "shown"),
        ("ko-is-smirnov-broue", "shown"),
        ("terrorist-bloc-indictment", "beyond"),
        ("centre-existed-indictment", "beyond"),
        ("bloc-meetings-open-broue", "beyond"),
        ("kirov-emissary-body", "beyond"),
    ],
)
def test_on_which_side_a_statement_is(claim, side):
    assert _cells()[claim].column == side


@pytest.mark.parametrize(
    "claim",
    ["find-confirms-bloc-broue", "german-letter-evidence-broue", "did-not-tell-truth-broue"],
)
def test_a_judgement_on_papers_is_no_option(claim):
    assert claim not in _cells()


def test_the_key_does_not_stand_out_by_its_length():
    for item in _many():
        keyed = set(item.parts[0].key.correct)
        sizes = {o.code: len(o.text) for o in item.parts[0].interaction.options}
        rest = [size for code, size in sizes.items() if code not in keyed]
        assert max(sizes[code] for code in keyed) >= min(rest)
        assert min(sizes[code] for code in keyed) <= max(rest)


def test_neither_end_of_the_lengths_is_a_good_guess():
    many = list(_many())
    base = sum(len(i.parts[0].key.correct) / len(i.parts[0].interaction.options) for i in many)
    base /= len(many)
    for sign in (1, -1):
        hits = sum(
            max(item.parts[0].interaction.options, key=lambda o: sign * len(o.text)).code
            in item.parts[0].key.correct
            for item in many
        )
        assert hits / len(many) < base + 4 * sqrt(base * (1 - base) / len(many))


@pytest.mark.parametrize("stance", ["reports", "adopts"])
def test_what_the_author_does_not_reject_does_not_go_beyond(stance):
    old = world().data
    claim = replace(old.claims["kirov-emissary-body"], stance_of_author=stance)
    grown = World(old.replace(claims={**old.claims, claim.id: claim}))
    assert claim.id not in a7_beyond._table(grown).cells


def test_no_statement_is_told_apart_by_its_length_alone():
    """Statements on one side that are longer, or shorter, than all on the other are no options."""
    sizes = {
        side: [len(cell.text) for cell in _cells().values() if cell.column == side]
        for side in ("beyond", "shown")
    }
    for one, other in (("beyond", "shown"), ("shown", "beyond")):
        assert min(sizes[one]) >= min(sizes[other]) - A_WORD
        assert max(sizes[one]) <= max(sizes[other]) + A_WORD


def test_as_many_options_whatever_is_keyed():
    found = {(len(i.parts[0].interaction.options), len(i.parts[0].key.correct)) for i in _many()}
    assert found == {(5, 1), (5, 2), (5, 3)}


def test_a_charge_keeps_the_marks_of_the_article():
    """p39: “terrorist activity” is the indictment’s word, in quotation marks."""
    assert "“terrorist activity”" in _cells()["bloc-start-of-terror-indictment"].text
