"""The late rule: taken off once, exactly, after what people decided, and said."""

from fractions import Fraction

import msgspec
import pytest

import handmade as made
from bloc_course.forms.assemble import assemble
from bloc_course.forms.late import Late
from bloc_course.grading.feedbacks import feedbacks
from bloc_course.grading.grade import Paper, mark
from bloc_course.grading.gradebook import gradebook_csv
from bloc_course.grading.lateness import after_late
from bloc_course.submissions.answer_noise import right
from bloc_course.submissions.handed_in import Submission


def paper(at, **rule):
    _, key = assemble(made.bank(), made.students(1)[0])
    key = msgspec.structs.replace(key, due="2026-11-30T12:00", late=Late(**rule))
    answers = {}
    for entry in key.entries:
        values = {part.name: right(part) for part in entry.parts}
        whole = values if len(values) > 1 else values["answer"]
        answers[entry.code] = msgspec.Raw(msgspec.json.encode(whole))
    return mark(key, Submission(form=key.form, file="a.json", at=at, responses=answers))


@pytest.mark.parametrize(
    ("at", "rule", "left"),
    [
        ("2026-11-30T12:00", {}, 20),
        ("2026-11-30T12:01", {}, 18),
        ("2026-12-01T12:00:01", {}, 16),
        ("2026-11-30T13:00", {"grace_hours": "1"}, 20),
        ("2026-12-31T00:00", {"most": "30 %"}, 14),
        ("2026-12-31T00:00", {}, 0),
        ("2026-12-01T00:00", {"per_day": "12.5 %"}, Fraction(35, 2)),
        ("", {}, 20),
        ("yesterday", {}, 20),
    ],
)
def test_what_is_left(at, rule, left):
    late = after_late(paper(at, **rule))
    assert late.total == left
    assert sum(answer.points for answer in late.answers) == 20


def test_nothing_handed_in_is_not_late():
    done = paper("2026-12-01T00:00")
    absent = Paper(done.key, "not handed in", done.out_of)
    assert after_late(absent) == absent


def test_it_is_said_and_the_columns_of_nbgrader_have_it():
    late = after_late(paper("2026-11-30T13:00"))
    for name in ("html", "md", "gradescope"):
        assert b"2 are taken off for handing in late" in feedbacks()[name].write(late, lambda: None)
    assert ",20.0000,2.0000,18.0000,20.0000\n" in gradebook_csv([late], {}, "nbgrader")
    assert b"handing in late" not in feedbacks()["html"].write(paper(""), lambda: None)
