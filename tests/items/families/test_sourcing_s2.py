"""S2: the layer of each statement is settled by a sign, and no other layer has the statement."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from bloc_course.dataset.query import World
from bloc_course.items.families.sourcing import s2_layers as layers
from bloc_course.items.proof import Refusal
from worlds import drawn, family, pool, world


def cells():
    return {
        row: cell for table in layers._tables(world()).values() for row, cell in table.cells.items()
    }


def problem(claim, of=None):
    found = layers._problem(of or world(), (of or world()).data.claims[claim])
    return found.refusal if found else None


def changed(claim, **fields):
    """The world with one claim changed."""
    claims = world().data.claims
    new = {**claims, claim: replace(claims[claim], **fields)}
    return World(world().data.replace(claims=new))


def test_no_layer_has_many_more_rows_than_the_others():
    for item in pool("S2"):
        keyed = list(item.parts[0].key.rows.values())
        counts = [keyed.count(column.code) for column in item.parts[0].interaction.columns]
        assert counts.count(0) <= 1
        assert max(counts) <= 3
        assert 2 * max(counts) <= len(keyed)


def test_what_does_not_say_which_paper_it_means_is_refused():
    """n21 and n32 both cite Ciliga: a row says which edition."""
    row = "ciliga-passage-missing-editors"
    assert "French edition" in cells()[row].text
    told = changed(row, statement="The passage is missing in the English translation.")
    assert problem(row, told).obligation == "O6"


def test_a_note_of_1980_or_2008_is_never_keyed():
    """O9: what no sign settles has a voice that may be one of two."""
    open_voices = {v for v, named in world().data.article.voices.items() if named.values}
    assert open_voices
    claims = world().data.claims
    assert not any(claims[row].voice in open_voices for row in cells())
    assert all(cell.column not in open_voices for cell in cells().values())


def test_the_author_is_keyed_for_what_he_says_himself_in_the_body():
    mine = world().data.article.author
    for row, cell in cells().items():
        claim = world().data.claims[row]
        if cell.column == claim.source:
            assert claim.asserted_by == mine
            assert not claim.via
            assert all(at.startswith("p") for at in claim.cite)


def test_a_statement_of_two_layers_is_no_row():
    """An independent look at all claims: no wording in two layers."""
    claims = world().data.claims.values()
    for row in cells():
        mine = world().data.claims[row]
        alike = [c for c in claims if c.statement == mine.statement and c.id != row]
        assert all(c.voice == mine.voice for c in alike)


def test_a_twin_in_another_layer_refuses_both():
    row = "repression-not-sufficient-broue"
    assert problem(row) is None
    twin = replace(world().data.claims[row], id="twin", voice="quoted")
    told = World(world().data.replace(claims={**world().data.claims, "twin": twin}))
    assert problem(row, told).obligation == "O3"


def test_who_says_we_tells_that_he_speaks():
    row = "agreement-testable-broue"
    told = changed(row, statement="We can test whether the agreement worked.")
    assert problem(row, told).obligation == "O6"


def test_a_chapter_with_three_layers_asks_for_three():
    item = drawn("S2", b"three", 1, ("find",))[0]
    columns = {column.code for column in item.parts[0].interaction.columns}
    assert len(columns) == 3
    assert columns >= set(item.parts[0].key.rows.values())


def test_the_signed_remark_in_a_note_is_the_editors():
    cell = cells()["ciliga-passage-missing-editors"]
    assert cell.column == "editors-2008"
    assert cell.locators == ("n21.1",)
    assert "signed" in cell.says


@pytest.mark.parametrize(
    ("claim", "column"),
    [
        ("grohl-answer-berlin", "remembered"),
        ("never-return-van-heijenoort", "remembered"),
        ("bulletin-open-german-letter", "quoted"),
        ("family-circle-red-book", "quoted"),
        ("riutin-platform-published-editors", "editors-2008"),
        ("riutin-documents-not-found-broue", "broue-1980"),
    ],
)
def test_whose_words_they_are(claim, column):
    assert cells()[claim].column == column


def test_a_note_that_passes_a_memory_on_is_not_said_to_be_by_anybody():
    item = next(i for i in drawn("S2", b"notes", 60) if "konstantinov-died-joffe" in i.keyed)
    for layer in ("broue-1980", "editors-2008"):
        line = item.feedback.choices.get(f"konstantinov-died-joffe={layer}", "Whoever")
        assert line.startswith("Whoever")


def test_layers_that_no_chapter_has_together_are_no_question():
    answer = family("S2").build(world(), ("remembered+editors-2008", "grohl-answer-berlin"))
    assert isinstance(answer, Refusal)
    assert answer.obligation == "O9"
