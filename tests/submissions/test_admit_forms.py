"""Wrong, foreign and altered forms are recognised at hand-in by form id and check code."""

import msgspec
import pytest

import handmade as made
from bloc_course.forms.accommodations import Accommodation
from bloc_course.forms.assemble import assemble, check_of
from bloc_course.forms.late import Late
from bloc_course.submissions.admit import admit
from bloc_course.submissions.handed_in import Submission

CLASS = made.students(4)
ISSUED = {student.id: assemble(made.bank(), student) for student in CLASS}
KEYS = {key.form: key for _, key in ISSUED.values()}


def reasons(form, student="s00", check=None):
    handed = Submission(
        file="a.json",
        form=form.form,
        check=form.check if check is None else check,
        student=student,
        responses={},
    )
    found = admit([handed], KEYS)
    assert len(found.accepted) + len(found.refused) == 1
    return [refused.reason for refused in found.refused]


def test_the_own_form_is_taken():
    assert reasons(ISSUED["s00"][0]) == []


def test_another_students_form_is_wrong():
    (reason,) = reasons(ISSUED["s01"][0], student="s00")
    assert "was made for another student" in reason


OTHERS = {
    "another quiz": {"quiz": "another"},
    "another secret": {},
}


@pytest.mark.parametrize("name", OTHERS)
def test_a_form_of_another_quiz_or_class_is_foreign(name):
    secret = b"another secret, as long as this" if name == "another secret" else made.SECRET
    bank = made.bank(made.blueprint(**OTHERS[name]), secret=secret)
    (reason,) = reasons(assemble(bank, CLASS[0])[0])
    assert "was not given out for this quiz" in reason


ISSUES = {
    "another title": made.blueprint(title="Another"),
    "another pool": made.blueprint(pool=40),
    "fewer questions": made.blueprint(
        accommodations=(Accommodation(student="s00", fewer={"*": "50 %"}),)
    ),
    "large print": made.blueprint(accommodations=(Accommodation(student="s00", large_print=True),)),
    "an item replaced": made.blueprint(replaced={ISSUED["s00"][1].entries[0].item: "why"}),
    "another day": made.blueprint(due="Monday"),
}


@pytest.mark.parametrize("name", ISSUES)
def test_a_form_of_another_issue_of_the_quiz_is_told_by_its_check_code(name):
    """Quiz, secret and student are the same, and so is the form id: only the check code tells."""
    form, _ = assemble(made.bank(ISSUES[name]), CLASS[0])
    assert form.form == ISSUED["s00"][0].form
    (reason,) = reasons(form)
    assert "does not belong to the form" in reason


def test_what_is_not_on_the_form_leaves_its_check_code():
    form, key = assemble(made.bank(made.blueprint(late=Late())), CLASS[0])
    assert form == ISSUED["s00"][0]
    assert key.late == Late()
    assert reasons(form) == []


@pytest.mark.parametrize("number", range(made.blueprint().count))
def test_whatever_is_altered_in_a_form_its_check_code_no_longer_fits(number):
    form, _ = ISSUED["s00"]
    questions = list(form.questions)
    for change in ({"stem": "Another?"}, {"points": "99"}, {"code": "bbb"}, {"parts": ()}):
        altered = msgspec.structs.replace(questions[number], **change)
        changed = (*questions[:number], altered, *questions[number + 1 :])
        other = msgspec.structs.replace(form, questions=changed)
        assert check_of(other, made.SECRET) != form.check
    without = msgspec.structs.replace(
        form, questions=(*questions[:number], *questions[number + 1 :])
    )
    assert check_of(without, made.SECRET) != form.check


def test_codes_of_another_form_are_answers_to_nothing():
    """Who copies a neighbour's answers under the own form id answers none of its questions."""
    own, other = ({q.code for q in ISSUED[s][0].questions} for s in ("s00", "s01"))
    assert len(own & other) <= 1
