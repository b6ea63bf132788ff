"""Traps of this article: the item that must not be made, and the obligation that stops it."""

from __future__ import annotations

import pytest

from bloc_course.items import obligations
from bloc_course.items.families.corroboration import k1_matrix
from bloc_course.items.families.prosopography import _tables
from bloc_course.items.families.prosopography.g1_names import forms
from bloc_course.items.families.sourcing import s4_directness
from bloc_course.items.proof import Refused
from traps import Trap, assert_refused
from worlds import drawn, world

TRAPS = (
    Trap(
        "p10",
        "two witnesses agree on what the manifesto asked for",
        "S1",
        ("manifesto-removal-serge", "ante-ciliga", "leon-trotsky"),
        "O4",
    ),
    Trap(
        "p52",
        "both Sedov and Trotsky kept to this version",
        "S1",
        ("correspondence-made-up-red-book", "leon-trotsky", "natalia-sedova"),
        "O4",
    ),
    Trap(
        "p8",
        "Medvedev denies what the statement says",
        "S1",
        ("syrtsov-group-existed-medvedev", "jan-sten", "leon-sedov"),
        "O7",
    ),
    Trap(
        "p51",
        "a headline that nobody wrote",
        "S1",
        ("headline-imagined", "leon-sedov", "leon-trotsky"),
        "O4",
    ),
    Trap(
        "p25",
        "nobody knows who signed Svoi",
        "S1",
        ("shoot-us-all-bureaucracy", "leon-sedov", "leon-trotsky"),
        "O4",
    ),
    Trap(
        "p8",
        "one source asserts the group, another denies it",
        "S4",
        ("directness", "syrtsov-group-existed-nn-1931"),
        "O3",
    ),
    Trap(
        "p41",
        "the POI speaks of a bloc of prisoners, which no other source is asked about",
        "K1",
        ("matrix", "centre-functioned-poi", "centre-functioned-indictment"),
        "O7",
    ),
    Trap(
        "p40",
        "the verdict moves the beginning of the bloc to autumn 1932: another date, no denial",
        "K1",
        ("matrix", "bloc-end-of-1932-verdict", "centre-existed-verdict", "fusion-broue"),
        "O7",
    ),
    Trap(
        "p12",
        "an alliance is told of, but the list of those who joined lacks the Trotskyists",
        "K1",
        ("matrix", "trotskyists-joined-broue", "trotskyists-joined-red-book"),
        "O7",
    ),
    Trap(
        "p12",
        "the Trotskyists are a partner to one reader, in talks to another",
        "G3",
        ("place:bloc-1932:sedov-ink-letter-1932", "trotskyists-ussr"),
        "O7",
    ),
    Trap(
        "n15.5",
        "Ter-Vaganian is supposed by the article and named by the court",
        "G3",
        ("ground:smirnov-group:sedov-ink-letter-1932", "vagarshak-ter-vaganian"),
        "O7",
    ),
    Trap(
        "p12",
        "a word of which no other sense is offered",
        "R2",
        ("bloc-red-book", "bloc-syrtsov-1930", "fraction-ours"),
        "O5",
    ),
    Trap(
        "p13",
        "a voice that is not heard near by",
        "S1",
        ("liberals-careful-trotsky", "karl-grohl", "leon-sedov"),
        "O5",
    ),
    Trap(
        "p6",
        "body and note name different sources for one remark",
        "S1",
        ("zinoviev-worst-mistake", "karl-grohl", "leon-trotsky"),
        "O7",
    ),
    Trap(
        "p33",
        "Riutin took the same position, though no words of his are quoted",
        "S1",
        ("remove-stalin-first-sedov", "leon-trotsky", "mikhail-riutin"),
        "O5",
    ),
    Trap(
        "p53",
        "a paragraph that speaks of more than one letter",
        "R2",
        ("letter-on-the-track", "letter-same", "zinovievists-former", "zinovievists-ink-letter"),
        "O7",
    ),
)


@pytest.mark.parametrize("trap", TRAPS, ids=str)
def test_a_trap_is_refused(trap):
    assert_refused(trap)


def test_three_men_are_called_smirnov():
    with pytest.raises(Refused, match="O6: 'Smirnov' fits more than one person"):
        obligations.names_one(world(), "Smirnov", "ivan-smirnov")


def test_the_appendix_can_not_be_cited():
    with pytest.raises(Refused, match="O8: the text lacks the appendix"):
        obligations.available(world(), ("p2", "d1"))


def test_sedovs_letter_gives_no_complete_list_of_smirnovs_group():
    with pytest.raises(Refused, match="gives no complete list of smirnov-group"):
        obligations.closed_list(world(), "smirnov-group", ("sedov-ink-letter-1932",))


def test_gaven_is_in_no_list_of_members():
    listed = _tables.tables(world())["list:unified-centre-1936"].cells
    assert "yuri-gaven" not in listed


def test_a_guessed_signature_is_no_name():
    shown = {form.shown for form in forms(world()).values()}
    assert not shown & {"Svoi", "Ko", "MM", "TT", "informer"}


def test_a_view_is_not_worded_as_a_report_of_it():
    """“Molotov does not agree …” is MM’s own statement, and MM’s text was at hand (p18)."""
    row = s4_directness._table(world()).cells["market-molotov-mm"]
    assert row.column == "reported"
    assert row.text.startswith("Molotov: ")
    assert "Molotov" not in world().data.claims["market-molotov-mm"].statement


def test_a_doubt_does_not_become_a_certainty():
    """p53: it is not certain that harm was done; that none was done is more than that."""
    assert "need not" in world().data.claims["commission-work-safe-broue"].statement


@pytest.mark.parametrize(
    ("term", "elsewhere"),
    [
        ("allies-german-letter", "p16"),
        ("bloc-trotsky-1932", "p16"),
        ("centre-indictment", "p50"),
        ("zinovievists-ink-letter", "p12"),
    ],
)
def test_what_stands_in_another_paragraph_is_cited_there(term, elsewhere):
    """Feedback on a word ends with the place asked about; the rest names its own."""
    record = world().data.terms[term]
    assert record.cite[0] != elsewhere
    assert f"({elsewhere})" in record.note


def test_irony_is_no_assertion():
    """p49 jests that the centre was organised in order to do nothing; nobody asserts that by it."""
    resting = [claim for claim in world().data.claims.values() if "p49" in claim.cite]
    assert all(claim.polarity == "denies" for claim in resting)


def test_a_pet_form_gives_its_name_away():
    shown = {form.shown for form in forms(world()).values()}
    assert not shown & {"Kostia", "Peter"}


def test_an_answer_in_court_is_known_at_second_hand():
    cells = s4_directness._table(world()).cells
    assert cells["nowhere-to-go-smirnov"].column == "reported"
    assert "record of the trial" in cells["nowhere-to-go-smirnov"].says


def test_the_title_of_the_court_record_is_no_source_line():
    """It repeats the charge; items speak of the record of the trial."""
    title = world().name("trial-report-1936")
    for name in ("S1", "S4", "K1", "G3"):
        for item in drawn(name, b"title", 8, ("trial",)):
            assert title not in f"{item.stem}{item.feedback.key}{dict(item.feedback.choices)}"


def test_wrong_voices_are_heard_in_the_reading_of_the_chapter():
    for item in drawn("S1", b"voices", 8, ("groups",)):
        assert world().chapters_holding(item.feedback.reread)
        assert "groups" in item.chapters


def test_no_speaker_is_the_answer_twice_before_all_had_a_turn():
    keys = [item.parts[0].key.correct for item in drawn("S1", b"turns", 8)]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize(("name", "least"), [("S1", 6), ("S4", 4)])
@pytest.mark.parametrize("chapter", ["find", "chronology"])
def test_chapters_that_were_thin_give_enough(name, least, chapter):
    items = drawn(name, b"yield", least, (chapter,))
    assert len({item.id for item in items}) == least


def test_every_stance_has_its_ground_in_the_article():
    for cell in k1_matrix._table(world()).cells.values():
        assert cell.says
        assert "asserts this" not in cell.says


@pytest.mark.parametrize("name", ["G1", "R2", "S4"])
def test_every_wrong_column_has_its_own_line(name):
    for item in drawn(name, b"columns", 4):
        for part in item.parts:
            wrong = [code for code in item.feedback.choices if "=" in code]
            assert len(wrong) == sum(count - 1 for count in part.key.columns.values())
            assert all("(" in item.feedback.choices[code] for code in wrong)


def test_a_recollection_in_print_is_not_taken_for_hearsay():
    """Body tells in his own article what he did; whether that is direct could be argued."""
    assert "kirov-emissary-body" not in s4_directness._table(world()).cells
