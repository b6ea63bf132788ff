"""R1: the lexicon of cues, and rows that agree with it and tell nothing themselves."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from bloc_course.dataset.query import World
from bloc_course.items.families.reading._cues import GRADES, LEXICON, grade, hedged, joined
from bloc_course.items.families.reading.r1_certainty import AGREES, _table
from bloc_course.items.proof import Refusal
from worlds import family, pool, world


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is likely", "probable"),
        ("unlikely", ""),
        ("not likely", ""),
        ("hardly be likely", ""),
        ("more probable hypothesis", ""),
        ("most probable hypothesis", "probable"),
        ("seems possible", ""),
        ("There is no doubt", "certain"),
        ("can be no doubt", "certain"),
        ("No doubt", ""),
        ("Doubtless", ""),
        ("could not have been", ""),
        ("could have signed", "possible"),
        ("may perhaps", "possible"),
        ("cannot be denied", "certain"),
        ("as we know", ""),
    ],
)
def test_the_grade_of_a_cue(text, expected):
    assert grade(text) == expected


def test_no_phrase_has_two_grades():
    phrases = [phrase for found in LEXICON.values() for phrase in found]
    assert len(phrases) == len(set(phrases))
    for own, found in LEXICON.items():
        assert all(grade(phrase) == own for phrase in found)


def test_cue_modality_and_reviewer_agree_in_every_row():
    for row, cell in _table(world()).cells.items():
        claim = world().data.claims[row]
        assert grade(claim.cue) == cell.column
        assert claim.modality in AGREES[cell.column]
        tags = {
            j.tag for j in world().data.judgements.values() if (j.family, j.about) == ("R1", row)
        }
        assert tags == {cell.column}


def test_a_row_keeps_every_part_of_its_sentence():
    for row, cell in _table(world()).cells.items():
        assert joined(cell.text) >= joined(world().data.claims[row].statement)


@pytest.mark.parametrize(
    ("row", "cut"),
    [
        ("rakovsky-broken-broue", "Isolation broke Rakovsky more than the cold of his exile did."),
        ("svoi-is-smirnov", "I.N. Smirnov may have signed Svoi."),
    ],
)
def test_a_row_that_is_cut_or_hedged_is_refused(row, cut):
    """Sure of three causes together is not sure of one alone."""
    data = world().data
    told = replace(data.judgements[f"r1-{row}"], text=cut)
    other = World(data.replace(judgements={**data.judgements, told.id: told}))
    refusal = family("R1").build(other, ("certainty", row))
    assert isinstance(refusal, Refusal)
    assert refusal.obligation == "O6"


def test_no_row_tells_how_sure_it_is():
    for cell in _table(world()).cells.values():
        assert not hedged(cell.text)
        assert cell.locators[0] in cell.text


def test_whoever_is_not_the_author_is_named():
    for row, cell in _table(world()).cells.items():
        named = " speaking)" in cell.text
        assert named == (world().data.claims[row].asserted_by != world().data.article.author)


def test_rows_of_an_item_stand_in_different_places():
    for item in pool("R1"):
        places = [said.locators for said in item.evidence]
        assert len(places) == len(set(places))


def test_a_wrong_grade_is_told_to_be_surer_or_less_sure():
    for item in pool("R1"):
        for row, own in item.parts[0].key.rows.items():
            for other in set(GRADES) - {own}:
                surer = GRADES.index(other) < GRADES.index(own)
                line = item.feedback.choices[f"{row}={other}"]
                assert line.startswith("That is surer") == surer
