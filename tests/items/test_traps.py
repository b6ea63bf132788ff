"""Traps of this article: the item that must not be made, and the obligation that stops it."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from bloc_course.items import obligations
from bloc_course.items.families.chronology._pairs import oriented
from bloc_course.items.families.prosopography import _tables
from bloc_course.items.families.prosopography.g1_names import forms
from bloc_course.items.proof import Refusal, Refused
from worlds import family, world


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
        "O1",
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
        "“end of 1932”, read narrowly, comes after November",
        "C3",
        pair("trotsky-german-letter-1932", "van-heijenoort-arrival-prinkipo"),
        "O1",
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
)


@pytest.mark.parametrize("trap", TRAPS, ids=lambda t: f"{t.family} {t.at} {t.what}")
def test_a_trap_is_refused(trap):
    assert trap.at in world().data.article.locators
    item = family(trap.family).build(world(), trap.seed)
    assert isinstance(item, Refusal)
    assert item.obligation == trap.stopped_by, item
    assert item.because
    assert item.records


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
