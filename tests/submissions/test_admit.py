"""Whose form a hand-in answers: wrong, foreign and altered ones are refused with a reason."""

import pytest

import handmade as made
from bloc_course.forms.assemble import assemble
from bloc_course.submissions.admit import admit
from bloc_course.submissions.handed_in import Refused, Submission

KEYS = {key.form: key for _, key in (assemble(made.bank(), s) for s in made.students(3))}
FIRST, SECOND, _ = KEYS.values()


def hand_in(**changes):
    fields = {"form": FIRST.form, "check": FIRST.check, "student": "s00", "file": "a.json"}
    return Submission(**{**fields, **changes})


OBJECTIONS = [
    ({"form": ""}, "no form id"),
    ({"form": "x" * 40}, f"the form '{'x' * 30}…' was not given out for this quiz"),
    ({"form": SECOND.form}, "was made for another student"),
    ({"student": "s01"}, "was made for another student"),
    ({"student": "nobody"}, "the student 'nobody' is not on the roster"),
    ({"check": ""}, f"no check code: it stands beside the form id {FIRST.form}"),
    ({"check": SECOND.check}, "does not belong to the form"),
]


@pytest.mark.parametrize(("changes", "reason"), OBJECTIONS)
def test_objections(changes, reason):
    admission = admit([hand_in(**changes), hand_in()], KEYS)
    (refused,) = admission.refused
    assert reason in refused.reason
    assert list(admission.accepted) == [FIRST.form]


def test_the_last_good_hand_in_counts():
    one, two, bad = hand_in(file="1"), hand_in(file="2"), hand_in(file="3", check="wrong")
    admission = admit([one, two, bad, Refused(file="4", reason="empty")], KEYS)
    assert admission.accepted == {FIRST.form: two}
    assert admission.replaced == (one,)
    assert [refused.file for refused in admission.refused] == ["3", "4"]


def test_copied_by_hand_in_capitals_and_without_a_name():
    found = hand_in(form=FIRST.form.upper(), check=FIRST.check.upper(), student="")
    assert list(admit([found], KEYS).accepted) == [FIRST.form]
