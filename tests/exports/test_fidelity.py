"""The comparison itself: our own marking is exact, other markings are as far off as they are."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations

import pytest

from bloc_course.exports.answers import answers
from bloc_course.exports.fidelity import closest, compare, ours
from bloc_course.exports.platform import Rendering
from bloc_course.items.family import families
from bloc_course.items.interactions import Blank
from exports.samples import every, questions

PARTS = [part for one in every().questions for part in one.entry.parts]
MARKED = [part for part in PARTS if answers(part).answers]
# Typed answers have no even draw.
ALL = [part for part in MARKED if answers(part).all]


@pytest.mark.parametrize("part", MARKED, ids=lambda part: type(part.interaction).__name__)
def test_our_own_marking_is_exact(part):
    found = compare(part, lambda answer: ours(part, answer))
    assert found.exact
    assert found.unfair == 0
    assert found.here == found.there


@pytest.mark.parametrize("part", ALL, ids=lambda part: type(part.interaction).__name__)
def test_the_chance_score_is_that_of_the_rule(part):
    """Mean over complete answers, as the rule's own formula has it."""
    given = answers(part)
    complete = compare(part, lambda _: Fraction(0)).here
    expected = part.key.chance(part.interaction)
    # Our chance of ticks counts the empty set, too, which is blank and earns nothing.
    if type(part.key).__name__ == "Multiple":
        expected *= Fraction(2 ** len(part.interaction.codes()), len(given.complete))
    assert complete == expected


def test_every_answer_is_there_once():
    for part in MARKED:
        given = answers(part)
        seen = [
            repr(sorted(one.items()) if isinstance(one, dict) else one) for one in given.answers
        ]
        kinds = {
            repr(sorted(one)) if isinstance(one, frozenset) else text
            for one, text in zip(given.answers, seen, strict=True)
        }
        assert len(kinds) == len(given.answers)


def test_a_marking_that_gives_everything_is_off_by_all_there_is():
    (question, *_) = questions("C3")
    found = compare(question.entry.parts[0], lambda _: Fraction(1))
    assert found.worst == 1
    assert found.there == 1
    assert found.here == Fraction(1, 3)


def test_what_marks_down_a_right_answer_is_never_chosen_before_what_does_not():
    (question, *_) = questions("C1")
    (part,) = question.entry.parts
    right = next(one for one in answers(part).complete if ours(part, one) == 1)

    def strict(answer):
        return Fraction(999, 1000) * ours(part, answer)

    def generous(answer):
        return Fraction(int(answer == right))

    chosen = closest(part, [Rendering("strict", strict), Rendering("generous", generous)])
    assert chosen.asked == "generous"
    assert compare(part, strict).unfair == 1


def test_orders_are_all_there():
    for question in questions("C1"):
        (part,) = question.entry.parts
        cards = part.interaction.codes()
        assert {tuple(p[0] for p in o) for o in answers(part).complete} == set(permutations(cards))


def test_a_typed_answer_that_is_sent_back_earns_nothing():
    (question, *_) = questions("C4")
    (part,) = question.entry.parts
    assert ours(part, "4/5/1932") == 0
    assert ours(part, Blank()) == 0
    assert ours(part, part.key.text) == 1


def test_every_family_is_among_the_samples():
    assert {one.entry.family for one in every().questions} == set(families())
