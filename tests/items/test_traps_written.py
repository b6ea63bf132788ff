"""Traps for A6, X1 and X2: the item that must not be made, and the check that stops it."""

from __future__ import annotations

import pytest

from bloc_course.items.families.argument._tasks import tasks
from traps import Trap, assert_refused
from worlds import family, pool, world

TRAPS = (
    Trap(
        "p39",
        "the indictment lets terror begin with the bloc: a charge is no cause",
        "X1",
        ("bloc-start-of-terror-indictment",),
        "O7",
    ),
    Trap(
        "p42",
        "“perhaps” the stupidity of the charge hid its grains of truth: a guess is no link",
        "X1",
        ("grains-of-truth-broue",),
        "O7",
    ),
    Trap(
        "p6",
        "expelled for not denouncing a group, “officially”: the author only reports it",
        "X1",
        ("zinoviev-accused-of-silence",),
        "O7",
    ),
    Trap(
        "p37",
        "Hitler’s victory and the despair after it: either could stand for the other",
        "X1",
        ("x1-firm", "x1-despair"),
        "O5",
    ),
    Trap(
        "p35",
        "no blood was shed, and Smirnov got ten years only: the liberals may stand behind both",
        "X1",
        ("x1-bloodshed", "x1-smirnov"),
        "O5",
    ),
    Trap(
        "n88.1",
        "a mystery still: but the notes were in part brought up to date, nobody knows which",
        "X2",
        ("layers", "dewey-report-untranslated-notes"),
        "O9",
    ),
    Trap(
        "p13",
        "what the remark means is asked, in 1980; nobody has put it into words that stand alone",
        "X2",
        ("layers", "liberals-phrase-broue"),
        "O9",
    ),
    Trap(
        "e1",
        "that the terror had early roots stands in the preface, but the author says the like",
        "X2",
        ("layers", "terror-roots-editors"),
        "O9",
    ),
)


@pytest.mark.parametrize("trap", TRAPS, ids=str)
def test_a_trap_is_refused(trap):
    assert_refused(trap)


def points(question, answer):
    made = family("A6").build(world(), (question, "U"))
    return made.parts[0].key.mark(answer)


def test_p51_sedov_denied_it_is_not_that_there_was_none():
    """A naive reader takes “denied the bloc” for a claim about the bloc, or against it."""
    mark = points(
        "a6-denial-question",
        "In his book of 1936 Sedov denied that any bloc had ever existed, and he gave a good many "
        "reasons for it, which his readers found convincing for a long time after that.",
    )
    assert mark.case.startswith("claim=0")
    assert not any(flag.startswith("contradiction") for flag in mark.flags)


def test_p2_a_day_for_the_undated_letter_is_not_its_date():
    """Nobody knows the day of the German letter: 17 October belongs to another letter."""
    mark = points(
        "a6-how-far-question",
        "Trotsky’s German letter of 17 October 1932 says that the bloc is to exchange information, "
        "and I think that this settles the matter, because he was the one who had to decide it.",
    )
    assert "wrong-date:trotsky-german-letter-1932" in mark.flags
    assert "evidence=0" in mark.case


def test_n5_1_the_confession_is_never_the_fact():
    """No A6 question counts a meeting in Copenhagen as a claim to be made in one’s own voice."""
    task = tasks(world())["a6-copenhagen-question"]
    mark = points(
        task.id, f"{task.model} There is no doubt about it: Sedov was in Copenhagen at that time."
    )
    assert "contradiction:claim" in mark.flags


def test_e2_no_row_of_1980_is_undone_by_what_came_later():
    """“Never come to light” and “have been published” stand in two texts, not in one."""
    for item in pool("X2"):
        rows = item.parts[0].key.rows
        if {"x2-riutin-papers", "x2-riutin-platform"} <= rows.keys():
            assert rows["x2-riutin-papers"] != rows["x2-riutin-platform"]
