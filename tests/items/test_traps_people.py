"""Traps for G2, G4, G5 and G7: the item that must not be made, and what stops it."""

from __future__ import annotations

import pytest

from traps import Trap, assert_refused
from worlds import drawn, pool, world

ENDS = "disappeared+executed+suicide"
LEFT_EXECUTED = "group:left-opposition&end:executed"

TRAPS = (
    Trap(
        "n22.1",
        "the historian who is cited is not taken for the man of the trials, so he is no rival",
        "G5",
        ("g5-medvedev-book", "medvedyev-workers-opposition", "both"),
        "O5",
    ),
    Trap(
        "n34.1",
        "a minister of the Tsar in a note on an agent is no life that the article follows",
        "G4",
        ("executed+killed+suicide", "plehve@n34.1"),
        "O7",
    ),
    Trap(
        "p9",
        "Zinoviev led another opposition (n9.1), broke with Trotskyism, returned to the banner",
        "G7",
        (LEFT_EXECUTED, "grigori-zinoviev", "ivan-smirnov"),
        "O5",
    ),
    Trap(
        "p18",
        "whoever signed MM is supposed to be no Trotskyist, but nobody is named",
        "G2",
        ("ciphers", "signature-mm"),
        "O3",
    ),
    Trap(
        "p20",
        "TT seems to come from a member of the fraction: supposed, and yet no name",
        "G2",
        ("ciphers", "signature-tt"),
        "O3",
    ),
    Trap(
        "p17",
        "the informant of one page is the informer of another, and an informer is a traitor too",
        "G2",
        ("ciphers", "edward-holzmann:the informant"),
        "O3",
    ),
    Trap(
        "p41",
        "p50 has neither torture nor the word that the charge is stupid: each has its own place",
        "G3",
        (
            "list:unified-centre-1936",
            "alexander-kuklin",
            "ivan-charov",
            "ivan-smirnov",
            "yevdokimov",
        ),
        "O8",
        {
            "g3-position-unified-centre-1936": {
                "text": "Broué denies that a unified centre existed in 1932. The confessions were "
                "extracted by torture (p41)."
            }
        },
    ),
    Trap(
        "p27",
        "nobody says that the master is Stalin; one infers it",
        "G2",
        ("ciphers", "joseph-stalin:the master"),
        "O7",
    ),
    Trap(
        "n7.1",
        "Kostia is a short form of the first name and hides nobody",
        "G2",
        ("ciphers", "andrei-konstantinov:kostia"),
        "O6",
    ),
    Trap(
        "p21",
        "Sten disappeared, says the text; he was executed, says his note",
        "G4",
        (ENDS, "jan-sten@p21"),
        "O3",
    ),
    Trap(
        "p35",
        "Lominadze was to be arrested in 1934, or killed himself after a summons",
        "G4",
        (ENDS, "vissarion-lominadze@p21"),
        "O3",
    ),
    Trap(
        "n18.1",
        "that Chatzkin killed himself is what official sources indicate",
        "G4",
        (ENDS, "lazar-chatzkin@n18.1"),
        "O3",
    ),
    Trap(
        "n19.1",
        "Syrtsov died in prison and was probably executed there",
        "G4",
        (ENDS, "sergei-syrtsov@n19.1"),
        "O7",
    ),
    Trap(
        "n29.1",
        "Slepkov only appears to have hanged himself",
        "G4",
        (ENDS, "alexander-slepkov@n29.1"),
        "O7",
    ),
    Trap(
        "n27.2",
        "Rykov’s life ends in 1937 and he is sentenced in 1938",
        "G4",
        (ENDS, "alexei-rykov@n27.2"),
        "O3",
    ),
    Trap(
        "n49.1",
        "Sokolnikov got ten years; another note has the defendants of his trial executed",
        "G4",
        (ENDS, "grigori-sokolnikov@n83.1"),
        "O3",
    ),
    Trap(
        "n87.1",
        "Smilga disappeared, and died without a public trial: two words for one end",
        "G4",
        (ENDS, "ivar-smilga@p21"),
        "O3",
    ),
    Trap(
        "p20",
        "which Smirnov was told to leave Moscow, the letter does not say",
        "G5",
        ("g5-smirnov-advised", "ivan-smirnov", "vladimir-smirnov"),
        "O6",
    ),
    Trap(
        "n5.1",
        "p52 and n5.1 have a bare “Smirnov”: which one, p2 and p35 show with his initials",
        "G5",
        ("g5-smirnov-holzmann", "alexander-smirnov", "both"),
        "O6",
        {"g5-smirnov-holzmann": {"text": "sent Holzmann to Sedov in 1932"}},
    ),
    Trap(
        "n4.1",
        "two men called Smirnov were expelled, so one name is no answer",
        "G5",
        ("g5-smirnov-expelled-ivan", "alexander-smirnov", "both"),
        "O5",
    ),
    Trap(
        "n8.1",
        "a man of another name is no namesake",
        "G5",
        ("g5-medvedev-book", "michel-dreyfus", "both"),
        "O5",
    ),
    Trap(
        "n9.1",
        "Zinoviev was expelled more than once: no year of his is the year",
        "G7",
        ("end:executed&event:expulsion:1927", "grigori-zinoviev"),
        "O5",
    ),
    Trap(
        "n15.6",
        "Mratchkovsky is a former Oppositionist, of which Opposition is not said",
        "G7",
        (LEFT_EXECUTED, "sergei-mratchkovsky"),
        "O5",
    ),
    Trap(
        "n53.2",
        "nothing puts A.P. Smirnov outside the Left Opposition: not mentioned is not false",
        "G7",
        (LEFT_EXECUTED, "alexander-smirnov"),
        "O5",
    ),
    Trap(
        "n88.1",
        "Gaven is no name of the list, but the indictment gives him a part beside it",
        "G7",
        ("list:unified-centre-1936&group:left-opposition", "yuri-gaven"),
        "O5",
    ),
    Trap(
        "n15.4",
        "Grünstein signed the Platform of the Left Opposition: that he belonged is a conclusion",
        "G7",
        (LEFT_EXECUTED, "karl-grunstein"),
        "O5",
    ),
    Trap(
        "n13.1",
        "Blumkin’s execution stands only within what rumours accused Radek of",
        "G4",
        (ENDS, "jacob-blumkin@n13.1"),
        "O7",
    ),
    Trap(
        "n40.1",
        "of the Smirnov who led the Decists one line tells: nobody takes him for the insurgent",
        "G5",
        ("g5-smirnov-insurrection", "vladimir-smirnov", "both"),
        "O5",
    ),
    Trap(
        "n27.3",
        "Safarov, Sokolnikov and Vareikis pass neither test and mislead nobody: one such at most",
        "G7",
        (
            "list:troika-of-the-right&role:Bolshevik:1905",
            *("alexei-rykov", "evgeny-preobrazhensky", "nikolai-bukharin"),
            *("georgi-safarov", "grigori-sokolnikov", "iossif-vareikis"),
        ),
        "O5",
    ),
    Trap(
        "n30.1",
        "Uglanov humbled himself in 1932, which is no capitulation of an opposition",
        "G7",
        ("group:left-opposition&event:capitulation:1929", "nikolai-uglanov"),
        "O5",
    ),
)


@pytest.mark.parametrize("trap", TRAPS, ids=str)
def test_a_trap_is_refused(trap):
    assert_refused(trap)


def test_a_charge_is_called_a_charge():
    """p40: the list of seven is what indictment and verdict say."""
    for item in drawn("G7", b"charge", 200):
        if "unified centre" in item.stem:
            assert "alleged unified centre" in item.stem
            assert "(a charge, not a fact)" in item.stem


def test_nobody_is_said_to_be_dead_by_a_column_that_ranks():
    """n87.1, n17.1: ends stand side by side in the article’s words, shown in no lasting order."""
    assert not any(part.interaction.fixed_columns for item in pool("G4") for part in item.parts)


def test_the_historian_is_no_answer_beside_the_man_of_the_trials():
    """n22.1 and n87.1 print one spelling for two men, but nobody takes the one for the other."""
    asked = {person for item in drawn("G5", b"labels", 40) for person in item.records}
    assert {"roy-medvedev", "medvedyev-workers-opposition"}.isdisjoint(asked)


def test_what_may_mean_two_men_is_asked_of_neither():
    asked = {item.keyed[0] for item in drawn("G5", b"asked", 60)}
    unsettled = {j.id for j in world().data.judgements.values() if j.tag == "unsettled"}
    assert asked.isdisjoint(unsettled)
