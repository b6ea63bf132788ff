"""G2: one class a cipher, from claims where there are any, and from a reviewer where not."""

from __future__ import annotations

from bloc_course.items.families.prosopography._ciphers import cells, codes
from worlds import pool, world


def test_a_signature_has_the_class_of_every_claim_on_it():
    """Worked out without the family’s code: no supposition among claims on a name, and no claim
    at all on who has none."""
    for code, cell in cells(world()).items():
        said = [
            claim.modality
            for claim in world().data.claims.values()
            if claim.predicate == "is-cover-name-of" and claim.subject == code
        ]
        if cell.column == "unnamed":
            assert said == []
        elif said:
            assert ("conjectured" in said) == (cell.column == "conjectured")


def test_classes_of_the_article():
    columns = {code: cell.column for code, cell in cells(world()).items()}
    assert columns["signature-ko"] == columns["safrys:zvon"] == "identified"
    assert columns["signature-svoi"] == columns["liberals-ink-letter"] == "conjectured"
    assert columns["signature-n"] == columns["signature-z"] == "unnamed"


def test_an_identification_tells_who_made_it_and_when():
    says = cells(world())["signature-ko"].says
    assert "Sedov in 1936" in says
    assert "Van Heijenoort in 1937" in says


def test_every_item_has_as_many_rows_of_every_class():
    for item in pool("G2"):
        columns = list(item.parts[0].key.rows.values())
        assert {columns.count(column) for column in set(columns)} in ({1}, {2})
        assert len(set(columns)) == 3


def test_rows_do_not_tell_their_kind():
    """A row is the bare form, so that no word of the question sorts it."""
    for item in pool("G2"):
        assert all(row.text.startswith("“") for row in item.parts[0].interaction.rows)


def test_what_is_left_out_was_looked_at():
    assert set(cells(world())) < set(codes(world()))
