"""Traps of this article: the item that must not be made, and the obligation that stops it."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from bloc_course.items import obligations
from bloc_course.items.families.chronology._pairs import oriented
from bloc_course.items.families.corroboration import k1_matrix
from bloc_course.items.families.prosopography import _tables
from bloc_course.items.families.prosopography.g1_names import forms
from bloc_course.items.families.sourcing import s4_directness
from bloc_course.items.proof import Refusal, Refused
from worlds import drawn, family, world


class Trap(NamedTuple):
    """Where the article sets it, the item it would spoil, and the obligation that refuses it."""

    at: str
    what: str
    family: str
    seed: tuple[str, ...]
    stopped_by: str


def pair(one, other):
    return oriented(one, other)


TRAPS = (
    Trap(
        "p18",
        "a letter printed in June 1932 tells of a conference dated 1934",
        "C1",
        ("arrest-gaven-1934", "conference-party-xviith", "ivan-smirnov-sentence-1933"),
        "O3",
    ),
    Trap(
        "n52.1",
        "an issue of November 1932 cannot tell of a plenum of January 1933",
        "C4",
        ("plenum-central-committee-1933",),
        "O3",
    ),
    Trap(
        "p33",
        "a protest of 12 October against a distinction of 17 October",
        "C4",
        ("opening-slogan-debate-1932",),
        "O3",
    ),
    Trap(
        "n9.1",
        "September in one note, 6 October in another",
        "C4",
        ("expulsion-zinoviev-kamenev-1932",),
        "O3",
    ),
    Trap(
        "n59.1",
        "one note gives two years for a death",
        "C4",
        ("death-kuibychev-1935",),
        "O3",
    ),
    Trap(
        "n15.1",
        "a capitulation of 1927 or of 1928",
        "C4",
        ("capitulation-zinoviev-kamenev-1928",),
        "O3",
    ),
    Trap(
        "p38",
        "back in Moscow in March, in the party in May: one step or two",
        "C4",
        ("return-zinoviev-kamenev-moscow-1933",),
        "O3",
    ),
    Trap(
        "p20",
        "the arrests are dated by our inference only",
        "C4",
        ("arrest-smirnov-group-1932",),
        "O3",
    ),
    Trap(
        "p2",
        "the undated letter may be the reply of 3 November itself",
        "C3",
        pair("trotsky-german-letter-1932", "trotsky-letter-1932-11-03"),
        "O6",
    ),
    Trap(
        "n2.1",
        "“end of 1932” for a day that the memoirs of the man himself may tell",
        "C3",
        pair("trotsky-german-letter-1932", "van-heijenoort-arrival-prinkipo"),
        "O7",
    ),
    Trap(
        "n27.1",
        "the note lets the arrest follow the trial, without a day",
        "C3",
        pair("trial-moscow-second-1937", "arrest-bukharin-1937"),
        "O1",
    ),
    Trap(
        "n15.5",
        "an exile and a sentence of one time, “end of 1932”",
        "C3",
        pair("exile-ter-vaganian-1932", "sentence-smilga-1932"),
        "O1",
    ),
    Trap(
        "n87.1",
        "first, second and third trial: the wording tells the order",
        "C1",
        (
            "kirov-assassination-1934",
            "trial-moscow-first-1936",
            "trial-moscow-second-1937",
            "trial-moscow-third-1938",
        ),
        "O6",
    ),
    Trap(
        "n42.1",
        "two letters under one call mark may be one paper",
        "C3",
        pair("trotsky-german-letter-1932", "trotsky-letter-1932-10-30"),
        "O6",
    ),
    Trap(
        "p18",
        "the undated letter as a reply to that letter of Sedov’s: a link nobody states",
        "C3",
        pair("trotsky-german-letter-1932", "decision-1932-10-06"),
        "O7",
    ),
    Trap(
        "p52",
        "what Sedov wrote may rest on Holzmann’s visit, which so came first",
        "C3",
        pair("journey-holzmann-1932", "trotsky-letter-1932-10-24"),
        "O7",
    ),
    Trap(
        "p20",
        "a letter of 6 December tells that Riutin sits in the isolator already",
        "C3",
        pair("expulsion-riutin-1932", "arrest-konstantinov-1932"),
        "O7",
    ),
    Trap(
        "p36",
        "a slow change comes neither before nor after a meeting of its months",
        "C3",
        pair("change-in-trotsky-1933", "contact-grohl-moscow-1933"),
        "O7",
    ),
    Trap(
        "n5.1",
        "autumn may last into December",
        "C1",
        (
            "arrest-gaven-1934",
            "arrest-konstantinov-1932",
            "meeting-sedov-holzmann-1932",
        ),
        "O1",
    ),
    Trap(
        "p11",
        "a bloc of 1934 that must have begun earlier",
        "C1",
        (
            "arrest-konstantinov-1932",
            "illegal-bloc-formed-1934",
            "meeting-sedov-smirnov-1931",
        ),
        "O7",
    ),
    Trap(
        "p20",
        "a letter on arrests and the arrests: the title tells the order",
        "C1",
        (
            "arrest-eismont-group-1932",
            "decision-1932-10-06",
            "letter-moscow-1932-12-06",
            "trotsky-letter-1932-10-17",
        ),
        "O6",
    ),
    Trap(
        "p53",
        "the letter in German and its finding",
        "C1",
        (
            "find-van-heijenoort-1937",
            "ivan-smirnov-sentence-1933",
            "trotsky-german-letter-1932",
        ),
        "O6",
    ),
    Trap(
        "n14.1",
        "capitulation and trial of one man: nobody needs the dates",
        "C1",
        (
            "arrest-konstantinov-1932",
            "capitulation-radek-preobrazhensky-smilga-1929",
            "trial-moscow-second-1937",
        ),
        "O6",
    ),
    Trap(
        "p38",
        "back in March, admitted in May: one step or two, and a circular in between",
        "C3",
        pair("circular-1933-05-08", "return-zinoviev-kamenev-moscow-1933"),
        "O7",
    ),
    Trap(
        "p33",
        "a debate opened on the 17th, if a letter of the 12th did not answer it",
        "C3",
        pair("opening-slogan-debate-1932", "trotsky-letter-1932-10-24"),
        "O7",
    ),
    Trap(
        "n28.1",
        "1927 in the note, 1926–27 in the text",
        "C4",
        ("riutin-squads-1927",),
        "O7",
    ),
    Trap(
        "p35",
        "1932 here, autumn 1932 there, for what may be one step",
        "C4",
        ("mission-smirnov-holzmann-1932",),
        "O7",
    ),
    Trap(
        "p35",
        "a stretch with two vague ends",
        "C4",
        ("arrests-end-1934-1935",),
        "O7",
    ),
    Trap(
        "p3",
        "that the article speaks of the letter bounds every paper alike",
        "C8",
        ("sedov-ink-letter-1932", "broue-1980:not-after", "decision-1932-10-06:not-before"),
        "O2",
    ),
    Trap(
        "n48.1",
        "a letter without a dated link on either side",
        "C8",
        ("letter-svoi", "c8-letter-svoi-folder"),
        "O2",
    ),
    Trap(
        "p18",
        "an undated letter whose clues contradict each other",
        "C8",
        ("letter-mm-1932", "conference-party-xviith:not-before", "bulletin-28:not-after"),
        "O2",
    ),
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
        "p27",
        "a word with one sense only",
        "R2",
        ("bloc-red-book", "bloc-syrtsov-1930", "master-trotsky"),
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
        "n4.1",
        "a printed date that the course itself marks as given otherwise by later works",
        "C4",
        ("prague-conference-1912",),
        "O7",
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


@pytest.mark.parametrize("trap", TRAPS, ids=lambda t: f"{t.family} {t.at} {t.what}")
def test_a_trap_is_refused(trap):
    assert trap.at in world().data.article.locators
    item = family(trap.family).build(world(), trap.seed)
    assert isinstance(item, Refusal)
    assert item.obligation == trap.stopped_by, item
    assert item.because
    assert item.records


def test_no_clue_without_force_could_bound_the_paper():
    """Where a paper was found or lies bounds it, if weakly; so these are no idle features."""
    idle = [
        j for j in world().data.judgements.values() if (j.family, j.tag) == ("C8", "no-bearing")
    ]
    about = {"sedov-ink-letter-1932", "trotsky-german-letter-1932"}
    assert not any("Harvard" in j.text or "file" in j.text for j in idle if j.about in about)


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


def test_irony_is_no_assertion():
    """p49 jests that the centre was organised in order to do nothing; no cell rests on it."""
    assert not any("p49" in claim.cite for claim in world().data.claims.values())


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
