"""A hint strikes out no option: it names a place of each that evidence is given for, or of none."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from bloc_course.items.families._assemble import MOST_HINTED, hint
from bloc_course.items.interactions.choice import Choice
from bloc_course.items.interactions.multiple_choice import MultipleChoice
from bloc_course.items.interactions.two_tier import TwoTier
from worlds import MADE, pool

PLACE = re.compile(r"\b[hepn]\d+(?:\.\d+)?\b")
# The stem itself names the place at which a word is read, and the hint repeats it.
PLACE_ASKED = {"R2"}
OPTIONS = 3


def groups(item):
    for part in item.parts:
        match part.interaction:
            case Choice(options=options) | MultipleChoice(options=options):
                yield [option.code for option in options]
            case TwoTier(answers=answers, reasons=reasons):
                yield [option.code for option in answers]
                yield [option.code for option in reasons]


def told(item, codes):
    """The places that the evidence gives for each option that has evidence of its own."""
    found = [
        {at for said in item.evidence if said.record in code.split("+") for at in said.locators}
        for code in codes
    ]
    return [places for places in found if places]


def strikes_out(item):
    """Whether the hint names places of some options and of others none."""
    hinted = set(PLACE.findall(item.feedback.hint))
    return any(
        len({bool(places & hinted) for places in told(item, codes)}) > 1 for codes in groups(item)
    )


@pytest.mark.parametrize("name", [name for name in MADE if name not in PLACE_ASKED])
def test_no_option_is_struck_out_by_the_hint(name):
    for item in pool(name):
        assert not strikes_out(item), (item.id, item.feedback.hint)


@pytest.mark.parametrize("name", ["K2", "K4", "A1", "A2", "S7"])
def test_a_hint_at_the_key_and_one_other_would_be_seen(name):
    """By it one option of three was struck out before an answer was looked up."""
    seen = 0
    for item in pool(name):
        for places in (told(item, codes) for codes in groups(item)):
            if len(places) < OPTIONS:
                continue
            first, second, *rest = places
            named = [sorted(at.difference(*rest))[:1] for at in (first, second)]
            if all(named):
                at = " and ".join(place for (place,) in named)
                feedback = replace(item.feedback, hint=f"Look again at {at} first.")
                seen += strikes_out(replace(item, feedback=feedback))
    assert seen


def test_each_option_gives_one_place():
    options = [("p9", "n26.1"), ("n27.1", "n27.2"), ("n13.1", "n14.1")]
    every = [at for places in options for at in places]
    assert hint(every, options) == "Look again at p9, n13.1 and n27.1 first."


def test_too_many_options_leave_the_place_of_the_question():
    options = [(f"p{number}",) for number in range(1, MOST_HINTED + 2)]
    every = [at for places in options for at in places]
    assert hint(every, options, question=("p30",)) == "Look again at p30 first."
    assert hint(every, options) == "Look again at p1 and p2 first."


def test_where_only_some_options_stand_at_the_question_all_are_named():
    options = [(f"p{number}",) for number in range(1, MOST_HINTED + 2)]
    every = [at for places in options for at in places]
    told = hint(every, options, question=("p2", "p3"))
    assert told == "Look again at p1, p2, p3, p4 and p5 first."
