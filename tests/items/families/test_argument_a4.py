"""A4 Fact, inference, judgement: laws, then cases."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from bloc_course.dataset.query import World
from bloc_course.items.families.argument import a4_kinds
from bloc_course.items.families.argument._grounds import first_person
from bloc_course.items.families.argument._hedges import hedges
from worlds import world


def _cells():
    return a4_kinds._table(world()).cells


def test_a_class_is_coded_twice_alike():
    for row, cell in _cells().items():
        claim = world().data.claims[row]
        assert a4_kinds.CODED[claim.modality] == cell.column == a4_kinds._second(world())[row].tag


def test_no_denial_no_question_and_no_charge_is_a_fact():
    for row in _cells():
        claim = world().data.claims[row]
        assert claim.polarity == "asserts"
        assert claim.modality not in ("alleged", "denied", "reported")
        assert claim.stance_of_author in ("adopts", "reports")


def test_no_statement_gives_its_class_away_by_a_hedge():
    for cell in _cells().values():
        assert not hedges(cell.text)
        assert not first_person(cell.text)


@pytest.mark.parametrize(
    ("claim", "kind"),
    [
        ("hotel-bristol-demolished-notes", "fact"),
        ("dewey-report-silent-broue", "fact"),
        ("four-years-mean-bloc-broue", "inference"),
        ("sedov-left-matters-broue", "inference"),
        ("liberals-careful-trotsky", "judgement"),
        ("duty-not-to-tell-broue", "judgement"),
    ],
)
def test_what_kind_of_statement_it_is(claim, kind):
    assert _cells()[claim].column == kind


@pytest.mark.parametrize(
    "fields",
    [
        {"modality": "inferred"},
        {"modality": "alleged"},
        {"polarity": "denies"},
        {"polarity": "asks"},
        {"stance_of_author": "leaves-open"},
        {"speech_type": "imagined"},
        {"conflicts_with": ("holzmann-copenhagen-confession",)},
    ],
)
def test_a_fact_that_is_none_for_the_record_is_left_out(fields):
    old = world().data
    claim = replace(old.claims["hotel-bristol-demolished-notes"], **fields)
    grown = World(old.replace(claims={**old.claims, claim.id: claim}))
    assert claim.id not in a4_kinds._table(grown).cells


def test_the_meeting_that_was_first_denied_is_no_plain_fact():
    assert "sedov-met-smirnov-broue" not in _cells()


@pytest.mark.parametrize(
    "claim",
    [
        "words-not-empty-broue",  # p60: the paragraph proves the valuation
        "denial-normal-broue",
        "link-holzmann-broue",  # p2: a cited letter may say it
        "right-contact-broue",
    ],
)
def test_what_a_careful_reader_could_class_otherwise_is_no_row(claim):
    assert claim not in _cells()


def test_no_stock_sentence_says_what_papers_say():
    for kinds in a4_kinds.INSTEAD.values():
        assert not any("paper says" in text for text in kinds.values())


def test_a_guess_is_told_to_be_one():
    """p53: “According to all appearances” he left matters as they stood."""
    cells = a4_kinds._table(world()).cells
    for row, cell in cells.items():
        claim = world().data.claims[row]
        if claim.modality == "conjectured":
            assert f"“{claim.cue}” marks that it is not certain" in cell.says
    assert "sedov-left-matters-broue" in cells


def test_a_conclusion_is_marked_as_one_in_the_text():
    """p17: whether the exchange worked can be tested, the article says, and concludes nothing."""
    cells = a4_kinds._table(world()).cells
    assert "exchange-worked-broue" not in cells
    for row, cell in cells.items():
        if cell.column == a4_kinds.INFERENCE:
            assert world().data.claims[row].cue, row


def test_no_stock_sentence_denies_reasons_that_the_text_gives():
    """p51: “our conclusion is clear” stands before a duty, and reasons before that."""
    for kinds in a4_kinds.INSTEAD.values():
        assert not any("nothing" in text.lower() for text in kinds.values())
    assert "would be so" in a4_kinds._table(world()).columns[1].text
    assert "with reasons or without" in a4_kinds._table(world()).columns[2].text


def test_what_a_note_tells_of_a_speech_is_said_by_the_note():
    """n68.1: that the speech made the telegram known is what the note says of it."""
    assert _cells()["telegram-revealed-khrushchev"].says.endswith(
        "said in note 68 of Broué’s article."
    )


def test_no_kind_has_most_of_the_rows():
    for shape in a4_kinds.SHAPES:
        assert max(shape.values()) <= {3: 2, 4: 2, 5: 3}[sum(shape.values())]
