"""G2: one class a cipher, from claims where there are any, and from a reviewer where not."""

from __future__ import annotations

from bloc_course.items.families.prosopography._ciphers import cells, codes, hides
from bloc_course.items.families.prosopography.g2_ciphers import build
from bloc_course.items.proof import Refusal
from worlds import KEYS, drawn, pool, world


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


def test_a_circle_is_no_name_of_a_writer():
    """p17 and p19 count the letter of N. among those with news of the allies: a circle, no name.

    The stem must say which of the two counts, since both answers could be defended without it.
    """
    assert {"p17", "p19"} <= set(cells(world())["signature-n"].locators)
    for item in pool("G2"):
        for shown in (item.stem, item.plain):
            assert "circle" in shown
        assert "person or a group" not in item.stem


def test_no_row_has_quotation_marks_within_quotation_marks():
    for item in drawn("G2", b"rows", 30):
        assert not any("“" in row.text for row in item.parts[0].interaction.rows)


def test_rows_do_not_tell_their_kind():
    """A row is the bare form, so that no word of the question sorts it."""
    for item in pool("G2"):
        assert not any("“" in row.text for row in item.parts[0].interaction.rows)


def test_no_two_rows_name_one_person():
    """“Peter” and “Pierre” stand in one note for one man: each would answer the other."""
    for item in pool("G2"):
        named = [hides(world(), row.code) for row in item.parts[0].interaction.rows]
        assert len(set(named)) == len(named)
    both = ("nikolai-perevertsev:peter", "nikolai-perevertsev:pierre")
    refused = build(world(), ("ciphers", "signature-n", *both))
    assert isinstance(refused, Refusal)
    assert refused.obligation == "O6"


def test_what_is_left_out_was_looked_at():
    assert set(cells(world())) < set(codes(world()))


def test_no_answer_given_throughout_earns_more_than_chance_over_draws():
    """Far more names are told than supposed; in draws each answer has its turn all the same."""
    items = [item for key in KEYS for item in drawn("G2", key, 6)]
    for code in ("identified", "conjectured", "unnamed"):
        share = [
            sum(column == code for column in rows.values()) / len(rows)
            for item in items
            for rows in [item.parts[0].key.rows]
        ]
        assert abs(sum(share) / len(share) - 1 / 3) < 0.05
