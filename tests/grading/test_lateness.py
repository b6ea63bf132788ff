"""The late rule: taken off once, exactly, after what people decided, and said."""

from fractions import Fraction

import msgspec
import pytest
from msgspec.structs import replace

import handmade as made
from bloc_course.errors import DataProblems
from bloc_course.forms.assemble import assemble
from bloc_course.forms.late import Late
from bloc_course.forms.points import worth
from bloc_course.grading.decisions import Decisions, Drop, Extend, HumanMark, apply, parse
from bloc_course.grading.feedbacks import feedbacks
from bloc_course.grading.grade import Paper, mark
from bloc_course.grading.gradebook import gradebook_csv
from bloc_course.grading.lateness import after_late, is_untimed
from bloc_course.grading.regrade import changes, of_papers
from bloc_course.grading.regrade_report import report
from bloc_course.submissions.admit import admit
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


def again(done, *lines):
    """The paper after what people decide, then after the late rule."""
    return after_late(apply(done, Decisions(lines)))


def test_more_time_for_one_student_counts_from_then_and_for_nobody_else():
    done = paper("2026-12-01T13:00")
    who = done.key.student
    assert again(done).total == 16
    assert again(done, Extend(student=who, due="2026-12-01T12:00")).total == 18
    assert again(done, Extend(student=who, due="2026-12-01")).total == 20
    assert again(done, Extend(student="another", due="2026-12-01")).total == 16
    # The later line holds, and a decision applied twice is the same.
    lines = [Extend(student=who, due=due) for due in ("2026-12-01", "2026-12-01T12:00")]
    twice = apply(apply(done, Decisions(tuple(lines))), Decisions(tuple(lines)))
    assert after_late(twice).total == again(done, *lines).total == 18


def test_what_people_decide_comes_before_what_is_taken_off():
    done = paper("2026-12-01T13:00")
    entry = done.key.entries[0]
    fewer = 20 - worth(entry.points)
    assert again(done, Drop(item=entry.item)).total == fewer * Fraction(4, 5)
    zero = HumanMark(
        item=entry.item, student=done.key.student, question=entry.code, points={"whole": "0"}
    )
    assert again(done, zero).total == fewer * Fraction(4, 5)


@pytest.mark.parametrize("due", ["soon", "2026-13-01", "tomorrow 12:00"])
def test_more_time_is_until_a_time(due):
    with pytest.raises(DataProblems, match=r"decisions\.yaml:1"):
        parse(f"- {{decide: extend, student: s1, due: {due}}}", "decisions.yaml")


def test_of_several_the_best_is_the_best_after_what_is_taken_off():
    done = paper("2026-12-01T13:00")
    keys = {done.key.form: done.key}
    full = replace(done.submission, check=done.key.check)
    first = done.key.entries[0].code
    fewer = {code: raw for code, raw in full.responses.items() if code != first}
    early = replace(full, file="b.json", at="2026-11-30T11:00", responses=fewer)

    def score(key, submission):
        return after_late(mark(key, submission)).total

    for ones in ([full, early], [early, full]):
        assert admit(ones, keys, "best", score).accepted[done.key.form] == early
        assert admit(ones, keys, "last").accepted[done.key.form] == full
        assert admit(ones, keys, "first").accepted[done.key.form] == early


def test_a_late_one_without_a_time_is_told():
    done = paper("")
    late = replace(
        done.submission, check=done.key.check, file="doejane_LATE_1_2_answers.json", at=""
    )
    (note, *_) = admit([late], {done.key.form: done.key}).notes
    assert note.reason == (
        "the platform marks it as late; its time is not known, so the late rule takes nothing off"
    )
    assert is_untimed(done)
    assert not is_untimed(paper("2026-11-30T11:00"))
    plain = msgspec.structs.replace(done.key, late=None)
    assert not is_untimed(replace(done, key=plain))


def test_a_regrade_says_what_more_time_changes():
    done = paper("2026-12-01T13:00")
    before = of_papers([after_late(done)])
    after = again(done, Extend(student=done.key.student, due="2026-12-01"))
    (change,) = changes(before, [after])
    assert (change.moves, change.late) == ((), (4, 0))
    said = report("Q", [change], 1, "the first run")
    assert "16.0000 of 20.0000" in said
    assert "  for handing in late 4.0000 were taken off, now 0.0000\n" in said
    assert changes(of_papers([after]), [after]) == []


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
