"""S1, S4, K1 and R2: laws, then cases."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from bloc_course.dataset.names import folded
from bloc_course.dataset.query import World
from bloc_course.dataset.records import Judgement
from bloc_course.draw import ranker
from bloc_course.items.families._wording import clear
from bloc_course.items.families.corroboration import _stances, k1_matrix
from bloc_course.items.families.sourcing import s4_directness
from bloc_course.items.family import Scope
from bloc_course.items.proof import Refusal, Refused
from worlds import drawn, family, pool, world


def test_no_option_is_named_in_the_statement():
    for item in pool("S1"):
        statement = folded(world().data.claims[item.keyed[0]].statement).split()
        for option in item.parts[0].interaction.options:
            assert folded(option.text).split()[-1] not in statement


def test_the_article_itself_is_no_option():
    for item in pool("S1"):
        codes = item.parts[0].interaction.codes()
        assert world().data.article.author not in codes
        assert len(codes) == 3


def test_the_addressee_is_the_first_distractor():
    item = next(i for i in drawn("S1", b"all", 80) if i.keyed == ("remove-stalin-first-sedov",))
    assert "leon-trotsky" in item.parts[0].interaction.codes()
    assert item.parts[0].key.correct == "leon-sedov"
    assert item.feedback.choices["leon-trotsky"].startswith("Trotsky is the one written to (p33).")


def test_words_passed_on_belong_to_their_first_speaker():
    item = next(i for i in drawn("S1", b"all", 80) if i.keyed == ("sten-forecast-dreyfus",))
    assert item.parts[0].key.correct == "jan-sten"
    assert "It reached the article through" in item.feedback.key


def test_a_slander_is_not_left_unmarked():
    item = next(i for i in drawn("S1", b"all", 80) if i.keyed == ("kuibychev-killed-stalin",))
    assert item.feedback.open


@pytest.mark.parametrize(
    ("claim", "column"),
    [
        ("bloc-acceptable-german-letter", "direct"),
        ("group-of-four-syrtsov", "reported"),
        ("manifesto-evil-genius-bukharin", "reported"),
        ("liberals-apparatus-broue", "conjectured"),
    ],
)
def test_how_a_statement_reached_the_article(claim, column):
    assert s4_directness._table(world()).cells[claim].column == column


def test_a_statement_without_a_speaker_need_be_no_supposition():
    """Suppositions have no speaker at their head; some statement read directly has none too."""
    for item in pool("S4"):
        keyed, rows = item.parts[0].key.rows, item.parts[0].interaction.rows
        bare = {keyed[row.code] for row in rows if not s4_directness.HEADED.match(row.text)}
        if "direct" in keyed.values():
            assert bare != {"conjectured"}, item.id


def test_a_speaker_is_no_sign_of_what_was_passed_on():
    """As many direct statements have their speaker at the head as reported ones, or nearly."""
    headed: dict[str, list[bool]] = {}
    for cell in s4_directness._table(world()).cells.values():
        told = bool(s4_directness.HEADED.match(cell.text))
        headed.setdefault(cell.column, []).append(told)
    shares = {column: sum(found) / len(found) for column, found in headed.items()}
    assert abs(shares["direct"] - shares["reported"]) < 0.2, shares
    assert max(shares["direct"], shares["reported"]) < 0.8, shares


def test_the_view_of_a_party_has_its_speaker():
    """p46: what giving in is “for the Bolshevik-Leninists” stands in Sedov’s own book."""
    for row in ("capitulation-crime-red-book", "symptomatic-welcome-red-book"):
        assert s4_directness._table(world()).cells[row].text.startswith("Sedov: ")


def test_the_point_of_an_initial_stays():
    """n25.1: Reznik and N.N."""
    item = next(i for i in drawn("S4", b"all", 400) if "group-of-four-syrtsov" in i.records)
    assert "N.N. (p8" in item.feedback.choices["group-of-four-syrtsov"]


def test_a_verdict_on_a_man_who_was_shot_has_its_speaker():
    """p6: what Zinoviev was said to have declared of himself."""
    row = s4_directness._table(world()).cells["zinoviev-worst-mistake"]
    assert row.text.startswith("Zinoviev on himself: ")


def test_what_is_told_of_oneself_does_not_name_the_speaker_twice():
    """“Zinoviev on himself: Zinoviev’s worst political error …”."""
    for cell in s4_directness._table(world()).cells.values():
        head, _, said = cell.text.partition(": ")
        if head.endswith(("himself", "herself")):
            assert head.split()[0] not in said


def test_what_was_passed_on_names_who_began_it_or_that_nobody_is_known():
    """p25: people in the bureaucracy, then Svoi, then Trotsky."""
    for row, cell in s4_directness._table(world()).cells.items():
        if cell.column == "reported":
            told = ("It begins with", "record of the trial", "hearsay")
            assert any(words in cell.says for words in told), row


def test_the_subject_does_not_tell_how_a_statement_reached_the_article():
    """Papers and signatures are not all supposed, and not all that is supposed is about them."""
    papers = re.compile(r"\b(?:signed|signature|letter|papers?|cover name|minutes|Svoi)\b")
    found: dict[str, set[bool]] = {}
    for cell in s4_directness._table(world()).cells.values():
        found.setdefault(cell.column, set()).add(bool(papers.search(cell.text)))
    assert found["conjectured"] == found["direct"] == {True, False}


def test_words_from_the_dock_have_what_the_article_says_of_confessions():
    cells = s4_directness._table(world()).cells
    assert "torture" in cells["charov-member-bakayev"].view


def test_words_of_1932_are_not_given_to_a_letter_that_their_place_does_not_name():
    """p16 quotes what Trotsky was writing in 1932; its note has another number than p15."""
    for item in drawn("S4", b"p16", 80):
        for record, told in item.feedback.choices.items():
            if "p16" in told:
                assert "letter in German" not in told, record


def test_no_class_has_more_than_half_of_the_statements():
    """Whoever ticks one class throughout earns no more than for half of them."""
    for item in drawn("S4", b"half", 80):
        keyed = list(item.parts[0].key.rows.values())
        assert all(2 * keyed.count(column) <= len(keyed) for column in set(keyed)), item.id


def test_a_statement_about_directness_does_not_hedge():
    for cell in s4_directness._table(world()).cells.values():
        assert not s4_directness.TELLING.search(cell.text)


def test_a_matrix_contests_a_proposition():
    for item in pool("K1"):
        rows = [world().data.claims[row] for row in item.parts[0].key.rows]
        said = {(claim.statement, claim.polarity) for claim in rows}
        assert len(said) > len({statement for statement, _ in said})


def test_cells_keep_what_each_source_says():
    cells = {
        row: column for i in drawn("K1", b"all", 120) for row, column in i.parts[0].key.rows.items()
    }
    assert cells["bloc-formed-broue"] == cells["bloc-formed-indictment"] == "asserts"
    assert cells["bloc-formed-red-book"] == "denies"
    assert cells["terrorist-bloc-broue"] == "denies"
    assert not any("red-book" in row for row in cells if row.startswith("terrorist"))


def test_the_senses_of_one_word_are_compared():
    for item in pool("R2"):
        part = item.parts[0]
        for gap in part.interaction.gaps:
            words = {world().data.terms[option.code].word for option in gap.options}
            assert len(words) == 1
            assert part.key.columns[gap.code] == len(gap.options) > 1


def test_the_bloc_of_1932_against_that_of_1930():
    seed = ("bloc-syrtsov-1930", "emissary-holzmann", "~bloc-trotsky-1932", "~emissary-gaven")
    item = family("R2").build(world(), seed)
    assert item.parts[0].key.rows["gap:bloc-syrtsov-1930"] == "bloc-syrtsov-1930"
    assert "Sten" in world().data.terms["bloc-syrtsov-1930"].sense


def test_a_sense_stands_where_a_reviewer_found_the_word():
    for item in pool("R2"):
        for term in item.keyed:
            place = world().data.judgements[f"r2-{term}"]
            assert place.text in "".join(item.parts[0].interaction.text)
            assert set(place.cite) <= set(item.feedback.reread)


def test_some_sense_may_be_left_over():
    offered = [
        len({c.code for g in i.parts[0].interaction.gaps for c in g.options}) for i in pool("R2")
    ]
    asked = [len(i.parts[0].interaction.gaps) for i in pool("R2")]
    assert any(many > gaps for many, gaps in zip(offered, asked, strict=True))
    assert any(many == gaps for many, gaps in zip(offered, asked, strict=True))


def test_a_word_the_paper_uses_of_others_makes_no_cell():
    """p40 warns that the charge calls Smirnov’s people Trotskyists; p45 speaks of others."""
    claims = world().data.claims
    assert "trotskyists-joined-red-book" not in k1_matrix._table(world()).cells
    twin = replace(
        claims["trotskyists-joined-red-book"],
        id="trotskyists-joined-indictment",
        source="indictment-1936",
        asserted_by="indictment-1936",
        polarity="asserts",
        modality="alleged",
    )
    ground = replace(
        world().data.judgements["k1-bloc-formed-indictment"], id="made-up", about=twin.id
    )
    old = world().data
    told = World(
        old.replace(
            claims={**claims, twin.id: twin},
            judgements={**old.judgements, ground.id: ground},
        )
    )
    assert twin.id not in k1_matrix._table(told).cells


def test_no_row_of_a_matrix_follows_from_another():
    """That a group joined a bloc has in it that there was one."""
    seed = ("bloc-formed-indictment", "bloc-formed-red-book", "zinovievists-joined-indictment")
    answer = family("K1").build(world(), ("matrix", *seed, "sedov-met-smirnov-red-book"))
    assert isinstance(answer, Refusal)
    assert answer.obligation == "O6"


def test_a_cell_has_the_verb_of_its_source():
    """n5.1 says that Holzmann agreed to meet Sedov, not that he did."""
    assert "holzmann-visit-notes" not in k1_matrix._table(world()).cells
    assert "agreed" in world().data.claims["holzmann-visit-notes"].statement


def test_another_date_is_no_denial():
    """p40: the verdict corrects the date of the indictment, and denies nothing."""
    assert "bloc-end-of-1932-verdict" not in k1_matrix._table(world()).cells
    claims = world().data.claims
    assert _stances._moves_a_date(world(), claims["bloc-end-of-1932-verdict"])
    assert not _stances._moves_a_date(world(), claims["bloc-formed-red-book"])


def test_the_pages_of_the_indictment_are_not_words_in_court():
    """n72.1 and n80.1 show the indictment on pages 11 to 38; n85.1 cites page 17."""
    for claim in world().data.claims.values():
        if "n85.1" in claim.cite:
            assert claim.source == "indictment-1936"
    for row in ("lominadze-group-joined-smirnov", "lominadze-group-joined-mratchkovsky"):
        assert "court" not in k1_matrix._table(world()).cells[row].says


def test_a_speaker_is_named_where_several_are_heard():
    """p18: MM’s letter passes on what Molotov thinks."""
    cells = s4_directness._table(world()).cells
    assert cells["market-molotov-mm"].text.startswith("Molotov: ")
    assert not any(
        cell.text.startswith("Broué") for cell in cells.values() if cell.column == "conjectured"
    )


@pytest.mark.parametrize(
    "statement",
    [
        "I.N. Smirnov did not appeal for mercy because he regretted his confession.",
        "Until Sedov replies, nobody has been told of the letter.",
    ],
)
def test_a_row_reads_in_one_way_and_names_its_paper(statement):
    with pytest.raises(Refused, match="O6"):
        clear("made-up", statement)


@pytest.mark.parametrize(
    ("name", "record"),
    [
        ("K1", "bloc-formed-red-book"),
        ("R2", "bloc-syrtsov-1930"),
        ("S1", "remove-stalin-first-sedov"),
        ("S4", "group-of-four-syrtsov"),
        ("C4", "kirov-assassination-1934"),
    ],
)
def test_a_reviewer_can_withhold_a_record(name, record):
    ground = "Held back for this test."
    entry = Judgement(
        id="held-back",
        cite=("p1",),
        family=name,
        about=record,
        question="?",
        tag="withheld",
        text=ground,
        reviewed_by="a test",
    )
    old = world().data
    held = World(old.replace(judgements={**old.judgements, entry.id: entry}))
    for seed in family(name).seeds(held, ranker(b"held"), Scope()):
        assert record not in seed
    refused = next(
        family(name).build(held, seed)
        for seed in family(name).seeds(world(), ranker(b"held"), Scope())
        if record in seed
    )
    assert isinstance(refused, Refusal)


def test_what_the_author_makes_of_a_statement_has_its_place():
    """p11 says “unverified”, n60.1 bears a statement out: no stance is told without a place."""
    places = {j.about: j.cite for j in world().data.judgements.values() if j.tag == "stance"}
    for item in drawn("S1", b"stances", 120):
        line = item.feedback.open
        assert "without adopting it" not in line
        assert " doubts " not in line
        if not line.startswith("Whose statement it is"):
            assert all(at in line for at in places[item.records[0]])


def test_a_paper_is_named_only_where_its_place_tells_of_it():
    """p16 and p22 quote without naming a paper; p22 has “according to Medvedev” and no book."""
    for item in drawn("S1", b"papers", 120):
        claim = world().data.claims[item.records[0]]
        paper = world().data.documents[claim.source]
        if " stands in " in item.feedback.key or " passed on in " in item.feedback.key:
            told = {*paper.cite, *(at for alias in paper.aliases for at in alias.cite)}
            assert told & set(claim.cite), claim.id


def test_a_charge_is_called_one():
    for item in drawn("S1", b"charges", 120):
        claim = world().data.claims[item.records[0]]
        assert ("charge or confession" in item.stem) is (claim.modality == "alleged")


def test_who_tells_what_a_text_said_is_asked_as_its_reporter():
    """p10: the question is the manifesto’s, and Serge tells of it."""
    found = [i for i in drawn("S1", b"all", 200) if "manifesto-provocation-serge" in i.records]
    assert found
    assert all(item.stem.startswith("Who reports this, ") for item in found)


def test_what_a_wrong_voice_says_is_told_where_he_has_his_name():
    """p5 has an old German Communist; n8.1 has Gröhl."""
    item = next(
        i
        for i in drawn("S1", b"all", 200)
        if "karl-grohl" in i.parts[0].interaction.codes() and i.parts[0].key.correct != "karl-grohl"
    )
    assert "n8.1" in item.feedback.choices["karl-grohl"]
