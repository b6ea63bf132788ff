"""What a reader found in drawn items of people, readings and contexts, and what now stops it."""

from __future__ import annotations

import re
from itertools import combinations

import pytest
from msgspec.structs import replace

from bloc_course.dataset.query import World
from bloc_course.items.families.prosopography import _namesakes as names
from bloc_course.items.families.prosopography import g7_two_conditions as g7
from bloc_course.items.proof import Refusal
from worlds import drawn, family, pool, world


def changed(kind, record, **fields):
    """The world with one record changed."""
    records = getattr(world().data, kind)
    new = {**records, record: replace(records[record], **fields)}
    return World(world().data.replace(**{kind: new}))


def test_a_ground_of_another_place_has_no_locator_of_this_one():
    """R2, p52: informant stands in p2 and informer in p17."""
    seed = ("emissary-holzmann", "fusion-1917", "reversal-world")
    seed = (*seed, "~emissary-gaven", "~fusion-ruled-out", "~reversal-inside")
    assert not isinstance(family("R2").build(world(), seed), Refusal)
    away = changed("terms", "emissary-holzmann", note="Elsewhere he is called informant.")
    assert family("R2").build(away, seed).obligation == "O8"


def test_a_reserve_stands_in_the_words_of_the_place_and_not_in_a_sense():
    """R2: “alleged” told that a sense belongs to the charge."""
    senses = [
        option.text
        for item in pool("R2")
        for gap in item.parts[0].interaction.gaps
        for option in gap.options
    ]
    assert not [text for text in senses if re.search(r"\balleged|\bcharged\b", text)]


def test_of_a_word_with_two_senses_one_has_a_gap():
    for item in pool("R2"):
        gaps = item.parts[0].interaction.gaps
        for gap in gaps:
            same = [other for other in gaps if other.options == gap.options]
            assert len(same) == 1 or len(gap.options) > len(same) or len(gap.options) > 2


@pytest.mark.parametrize("item", pool("G5"), ids=lambda item: item.id)
def test_a_wrong_name_is_not_answered_with_the_key_of_another_item(item):
    said = world().data.judgements[item.keyed[0]]
    told = {names.saying(world().data.judgements[one]) for one in item.reveals}
    assert told == {names.saying(said)}


def test_what_is_said_of_a_namesake_fits_one_man_and_two():
    """“Both of them was” is no answer."""
    for said in names.said_of_names(world()).values():
        assert said.text.split()[0] not in ("was", "is", "has")


def test_expelled_from_what_is_not_said_where_the_note_leaves_it_out():
    """G5, n53.2: of A.P. Smirnov it says that he was expelled and no more."""
    said = [j for j in names.said_of_names(world()).values() if "expelled" in j.text]
    assert said
    assert not [j.text for j in said if "Party" in j.text]


def test_a_name_that_meets_neither_condition_is_rare_and_no_key_comes_twice():
    items = drawn("G7", b"idle", 60)
    asked = set()
    for item in items:
        options = item.parts[0].interaction.options
        pair = g7._pair(world(), item.keyed[0].partition(".")[2])
        places = [g7._place(pair, option.code) for option in options]
        assert places.count(g7.NEITHER) <= g7.IDLE
        asked.add((item.stem, item.parts[0].key.correct))
    assert len(asked) == len(items)


def test_an_effect_with_a_rival_ground_is_asked_by_its_own_place():
    """X1: p35 and n4.1 give two grounds for one sentence."""
    for item in pool("X1"):
        for gap in item.parts[0].interaction.gaps:
            condition = gap.code == "pressure-needed-broue"
            assert gap.text.endswith(" only with" if condition else " because of")
            assert ("as p35 has it" in gap.text) == (gap.code == "smirnov-sentenced-contacts-broue")


def test_a_hint_does_not_tell_how_many_rows_a_layer_has():
    for item in pool("X2"):
        assert re.findall(r"\b[pe](?=[0-9])", item.feedback.hint) == ["e", "p"]


def test_senses_that_overlap_are_never_offered_together():
    """R2, p27: the officials who may yet turn are those of the party machine."""
    apart = {
        frozenset((one.about, one.text.partition(" | ")[0]))
        for one in world().data.judgements.values()
        if (one.family, one.tag) == ("R2", "overlap")
    }
    assert frozenset(("apparatus-career", "apparatus-hesitant")) in apart
    for item in pool("R2"):
        for gap in item.parts[0].interaction.gaps:
            offered = [option.code for option in gap.options]
            assert not apart & {frozenset(pair) for pair in combinations(offered, 2)}


def test_an_overlap_names_a_sense_of_the_same_word():
    name = "r2-apparatus-hesitant-overlap-apparatus-career"
    elsewhere = changed("judgements", name, text="bloc-poi | The two are one.")
    refusal = family("R2").build(elsewhere, ("apparatus-hesitant", "~apparatus-military"))
    assert "no sense of 'apparatus'" in refusal.because


def test_a_wrong_sense_fails_by_the_place_asked_and_the_hint_leads_to_no_other():
    """R2: that a word has a sense elsewhere does not show that it has another here."""
    data = world().data
    for item in pool("R2"):
        places = {
            term: data.judgements[f"r2-{term}"].cite
            for term in data.terms
            if f"r2-{term}" in data.judgements
        }
        for code, line in item.feedback.choices.items():
            gap = code.removeprefix("gap:").partition("=")[0]
            assert line.startswith(data.judgements[f"r2-{gap}"].text)
            assert data.terms[gap].note[:-1] in line
        keyed = {at for term in item.keyed for at in places[term]}
        assert set(re.findall(r"\b[pn]\d+(?:\.\d+)?\b", item.feedback.hint)) <= keyed


def test_another_place_is_told_of_with_its_ground():
    """R2, p39: “At p39 it stands for a union for terrorism” gave a charge as a fact."""
    terms = world().data.terms
    for item in pool("R2"):
        for code, line in item.feedback.choices.items():
            other = code.partition("=")[2]
            if other:
                assert terms[other].note[:-1] in line.partition("So here it does not")[2]


def test_a_word_of_a_charge_is_evidence_of_a_charge():
    """R2, n88.1: the trial presented Gaven as an emissary."""
    item = family("R2").build(
        world(), ("bloc-illegal-1934", "emissary-gaven", "~bloc-syrtsov-1930", "~emissary-holzmann")
    )
    kinds = {one.record: one.modality for one in item.evidence}
    assert kinds == {"bloc-illegal-1934": "stated", "emissary-gaven": "alleged"}
    assert "the trial presented" in item.parts[0].interaction.text[1]


def test_a_flat_statement_is_not_called_an_inference():
    """X1, p21: the sentence on those who were named has no word of inference."""
    lines = [line for item in pool("X1") for line in item.feedback.choices.values()]
    named = [line for line in lines if line.startswith("The mention of names in")]
    assert named
    assert not any("infers this" in line for line in named)


def test_a_condition_is_joined_as_a_condition():
    """X1, p60: inconceivable without the pressure, and so only with it."""
    item = family("X1").build(world(), ("x1-telegram", "x1-belief", "x1-workers"))
    (gap,) = (g for g in item.parts[0].interaction.gaps if g.code == "pressure-needed-broue")
    assert gap.text.endswith(" only with")
    assert "only with it (p60)" in item.feedback.key


def test_what_is_denied_is_cited_where_it_is_denied():
    """G3: p50 denies the centre, p41 has what Trotsky’s friends showed of it and the torture."""
    told = [item.feedback.open for item in pool("G3") if "unified centre" in item.feedback.open]
    assert told
    for line in told:
        denied, shown, extracted = line.split(". ")
        assert denied.endswith("existed in 1932 (p50)")
        assert shown.startswith("Trotsky’s friends")
        assert shown.endswith("(p41)")
        assert extracted.endswith("(p41).")


def test_a_fact_has_its_place_outside_a_conviction():
    """G5: p35 tells of what he was found guilty, p52 and n5.1 that it was so."""
    assert set(names.said_of_names(world())["g5-smirnov-holzmann"].cite) == {"p52", "n5.1"}
