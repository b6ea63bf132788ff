"""K3: each row has one speaker in one year, and no other column shares what it says."""

from __future__ import annotations

import pytest

from bloc_course.items.families.corroboration import _speakers_in_time as who
from bloc_course.items.families.corroboration._speakers_in_time import rows, tables
from worlds import pool, world


def test_the_year_of_a_column_is_that_of_the_paper():
    """An oracle over the printed dates, where a paper has one."""
    for row, column in rows(world()).items():
        claim = world().data.claims[row]
        dates = world().data.documents[claim.source].dates
        printed = {dates[role].when[:4] for role in ("written", "bears") if role in dates}
        assert claim.asserted_by == column.speaker
        assert printed <= {str(column.year)}


def test_the_undated_letter_in_invisible_ink_has_its_year_from_the_chronology():
    assert rows(world())["safarov-expected-ink-letter"].year == 1932
    assert "written" not in world().data.documents["sedov-ink-letter-1932"].dates


def test_no_other_column_says_the_same():
    """An oracle over the claims: one proposition, one stance, another column."""
    for table in tables(world()).values():
        for row, cell in table.cells.items():
            claim = world().data.claims[row]
            for other, column in rows(world()).items():
                twin = world().data.claims[other]
                same = (twin.statement, twin.polarity) == (claim.statement, claim.polarity)
                offered = column.code in {c.code for c in table.columns}
                assert not (same and offered and column.code != cell.column), (table.id, row)


def test_notes_of_an_unsettled_layer_are_no_rows():
    unsettled = {name for name, voice in world().data.article.voices.items() if voice.values}
    assert unsettled
    assert all(world().data.claims[row].voice not in unsettled for row in rows(world()))


def test_columns_can_be_taken_for_one_another():
    """One person in two years, or two persons in one, and never one year only."""
    for table in tables(world()).values():
        columns = [column.code.rpartition("-in-") for column in table.columns]
        speakers, years = {c[0] for c in columns}, {c[2] for c in columns}
        assert len(years) > 1
        assert len(speakers) < len(columns) or len(years) < len(columns)


def test_a_wrong_year_and_a_wrong_person_are_told_apart():
    for item in pool("K3"):
        for code, line in item.feedback.choices.items():
            row, _, column = code.partition("=")
            if column:
                own = rows(world())[row]
                same_person = column.startswith(f"{own.speaker}-in-")
                assert line.startswith("The same person") == same_person


def test_no_two_rows_have_one_speaker_at_one_place():
    """They may be halves of one sentence, and one answer would count twice."""
    for item in pool("K3"):
        heard = [(rows(world())[said.record], said.locators) for said in item.evidence]
        assert len(set(heard)) == len(heard)


def test_whoever_told_a_speaker_is_no_column_beside_him():
    """Van Heijenoort wrote in 1937 after he had asked Trotsky."""
    for table in tables(world()).values():
        speakers = {column.code.rpartition("-in-")[0]: column.code for column in table.columns}
        for row, cell in table.cells.items():
            claim = world().data.claims[row]
            for hop in world().data.documents[claim.source].hops:
                if hop.to == claim.asserted_by and hop.from_ in speakers:
                    assert speakers[hop.from_] == cell.column


def test_a_denial_is_answered_with_the_authors_own_view():
    denials = [
        cell
        for table in tables(world()).values()
        for row, cell in table.cells.items()
        if world().data.claims[row].modality == "denied"
        and world().data.claims[row].asserted_by != world().data.article.author
    ]
    assert denials
    for cell in denials:
        assert "Broué" in cell.view
        assert "(" in cell.view


def test_loose_words_are_named():
    texts = [cell.text for table in tables(world()).values() for cell in table.cells.values()]
    assert not [text for text in texts if "these " in text.lower() or text.startswith("It ")]


def test_a_denial_is_worded_as_its_speaker_holds_it():
    texts = {
        row: cell.text for table in tables(world()).values() for row, cell in table.cells.items()
    }
    for row, text in texts.items():
        if world().data.claims[row].polarity == "denies":
            assert {"no", "not", "never", "nobody"} & {word.lower() for word in text.split()}


@pytest.mark.parametrize(
    "row",
    [
        "The bloc was a real threat.",
        "The GPU has broken up the group of I.N. Smirnov.",
        "Hostility to Stalin held the bloc together.",
        "People of different groups looked for contacts and turned to the bloc.",
        "The oppositions of 1932 form no bloc.",
    ],
)
def test_a_row_whose_tense_or_date_tells_the_year_is_none(row):
    """p22: whoever looks back writes of what was; in 1932 one wrote of what is."""
    assert who._TELLTALE.search(row)


def test_no_row_shown_tells_its_year_by_tense_or_date():
    for item in pool("K3"):
        for row in item.parts[0].interaction.rows:
            assert not who._TELLTALE.search(row.text), row.text


def test_what_another_column_implies_is_no_row():
    """p4, p12: contacts of all seven groups with the bloc cover those of the right-wingers."""
    for table in tables(world()).values():
        if "leon-sedov-in-1932" in {column.code for column in table.columns}:
            assert "right-contact-broue" not in table.cells
