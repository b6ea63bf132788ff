"""Several hand-ins, names of downloads, and whose a file is."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import handmade as made
from bloc_course.forms.assemble import assemble
from bloc_course.forms.roster import Student
from bloc_course.submissions.admit import KEEP, admit
from bloc_course.submissions.arrivals import Arrival, arrival
from bloc_course.submissions.handed_in import Refused, Submission
from bloc_course.submissions.owners import Owners

CLASS = (
    Student("0012", "Jane Mary Doe"),
    Student("s7", "José de la Cruz"),
    Student("s8", "Doe, John"),
    Student("s9", "Ann-Kathrin Müller"),
    Student("s10", "Same Name"),
    Student("s11", "Same Name"),
)
KEYS = {key.form: key for _, key in (assemble(made.bank(), s) for s in CLASS)}
OWNERS = Owners(KEYS.values())
JANE = next(key for key in KEYS.values() if key.student == "0012")
kinds = st.sampled_from(sorted(KEEP))


def hand_in(key=JANE, **changes):
    fields = {"form": key.form, "check": key.check, "student": "", "file": "a.json"}
    return Submission(**{**fields, **changes})


def score(_, submission):
    return Fraction(submission.line)


@st.composite
def hand_ins(draw):
    key = draw(st.sampled_from(list(KEYS.values())))
    if draw(st.booleans()):
        return Refused(file="x", reason="broken")
    check = draw(st.sampled_from([key.check, key.check, key.check, "wrong"]))
    at = draw(st.sampled_from(["", "2026-11-26T10:00:00", "2026-11-27T09:00:00"]))
    return hand_in(key, check=check, at=at, line=draw(st.integers(0, 9)))


@given(st.lists(hand_ins(), max_size=30), kinds)
def test_totals_add_up(found, keep):
    admission = admit(found, KEYS, keep, score)
    total = len(admission.accepted) + len(admission.replaced) + len(admission.refused)
    assert total == len(found)
    good = [one for one in found if isinstance(one, Submission) and one.check != "wrong"]
    assert set(admission.accepted) == {one.form for one in good}
    for form, kept in admission.accepted.items():
        ones = [one for one in good if one.form == form]
        if keep == "best":
            assert kept.line == max(one.line for one in ones)
        elif all(one.at for one in ones):
            assert kept.at == (max if keep == "last" else min)(one.at for one in ones)
        else:
            assert kept == (ones[-1] if keep == "last" else ones[0])


def test_of_equals_the_later_is_the_best():
    one, two = hand_in(file="1", line=5), hand_in(file="2", line=5)
    admission = admit([one, two], KEYS, "best", score)
    assert admission.accepted[JANE.form] is two
    assert admission.why_replaced == "a better hand-in for the same form counts"


def test_best_needs_to_know_by_what():
    with pytest.raises(ValueError, match="say how it is scored"):
        admit([], KEYS, "best")


ARRIVALS = [
    ("Jane Doe_12345_assignsubmission_file_/answers.json", ("Moodle", "Jane Doe")),
    ("quiz.zip/Jane Doe_12345_assignsubmission_file/answers.json", ("Moodle", "Jane Doe")),
    ("Jane Doe_12345_assignsubmission_onlinetext_/onlinetext.html", ("Moodle", "Jane Doe")),
    ("Jane_Doe_12345_assignsubmission_file_answers.json", ("Moodle", "Jane_Doe")),
    ("doejane_1234_5678_answers.json", ("Canvas", "doejane")),
    ("doejane_LATE_1234_5678_answers-1.json", ("Canvas", "doejane", "", True)),
    ("müllerann_1234_text.html", ("Canvas", "müllerann")),
    (
        "Quiz 1_jdoe_attempt_2026-11-26-21-23-10_answers.json",
        ("Blackboard", "jdoe", "2026-11-26T21:23:10"),
    ),
    (
        "12-67 - Jane Doe - Nov 26, 2026 923 PM/answers.json",
        ("Brightspace", "Jane Doe", "2026-11-26T21:23:00"),
    ),
    (
        "12-67 - Jane Doe - November 26, 2026 1205 AM/a.json",
        ("Brightspace", "Jane Doe", "2026-11-26T00:05:00"),
    ),
    ("12-67 - Jane Doe - Nov 36, 2026 923 PM/a.json", ("Brightspace", "Jane Doe")),
    ("s7/answers (2).json", ()),
    ("anon_x1y2z_1234_5678_answers.json", ()),
]


@pytest.mark.parametrize(("shown", "says"), ARRIVALS)
def test_what_names_of_downloads_say(shown, says):
    assert arrival(shown) == Arrival(*says)


OWNED = [
    ("Jane Mary Doe_1_assignsubmission_file_/a.json", "0012"),
    ("Doe Jane Mary_1_assignsubmission_file_/a.json", "0012"),
    ("Tutorial A-Jane Mary Doe_1_assignsubmission_file_/a.json", "0012"),
    ("Group 2-Ann-Kathrin Müller_1_assignsubmission_file_/a.json", "s9"),
    ("doejanemary_1_2_a.json", "0012"),
    ("delacruzjose_LATE_1_2_a.json", "s7"),
    ("doejohn_1_2_a.json", "s8"),
    ("mullerannkathrin_1_2_a.json", "s9"),
    ("Same Name_1_assignsubmission_file_/a.json", ""),
    ("Nobody Here_1_assignsubmission_file_/a.json", ""),
    ("José de la Cruz/answers.json", "s7"),
    ("12/answers.json", ""),
    ("0012.json", "0012"),
    ("s10-2.json", "s10"),
    ("s10 (1).ipynb", "s10"),
    ("week 7/s11 late.json", "s11"),
]


@pytest.mark.parametrize(("shown", "student"), OWNED)
def test_whose_a_file_is(shown, student):
    assert OWNERS.of(shown) == student


def test_a_refused_file_is_its_owners():
    bad = Refused(file="José de la Cruz_1_assignsubmission_file_/a.json", reason="broken")
    wrong = hand_in(file="doejohn_1_2_a.json", check="wrong")
    nameless = Refused(file="class.csv", line=3, reason="broken", student="12")
    admission = admit([bad, wrong, nameless], KEYS)
    assert [one.student for one in admission.refused] == ["s7", "s8", "0012"]


def test_a_form_under_another_name_is_noted_and_counts():
    found = hand_in(file="doejohn_LATE_1_2_a.json")
    admission = admit([found], KEYS)
    assert [note.kind for note in admission.notes] == ["late", "other name"]
    assert "'s8'" in admission.notes[1].reason
    assert "'0012' (Jane Mary Doe)" in admission.notes[1].reason
    assert admission.accepted[JANE.form].late
    assert not admit([hand_in(file="doejanemary_1_2_a.json")], KEYS).notes


@pytest.mark.parametrize("said", ["12", "Jane Mary Doe", "doe, jane mary"])
def test_a_student_named_otherwise_is_recognised_and_told(said):
    admission = admit([hand_in(student=said)], KEYS)
    assert list(admission.accepted) == [JANE.form]
    (note,) = admission.notes
    assert note.kind == "name read"
    assert said in note.reason


@pytest.mark.parametrize("sign", [" ", "-", "–"])
def test_a_form_copied_by_hand_in_groups(sign):
    form, check = (f"{text[:3]}{sign}{text[3:]} ".upper() for text in (JANE.form, JANE.check))
    assert list(admit([hand_in(form=form, check=check)], KEYS).accepted) == [JANE.form]


def test_times_are_compared_as_times_not_as_text():
    """An hour that the clocks go through twice, and zones that differ."""
    first = hand_in(file="a.csv", line=2, at="2026-10-25T02:50:00+02:00")
    last = hand_in(file="a.csv", line=3, at="2026-10-25T02:10:00+01:00")
    for ones in ([first, last], [last, first]):
        assert admit(ones, KEYS).accepted[JANE.form] == last
        assert admit(ones, KEYS, "first").accepted[JANE.form] == first


def test_the_platform_s_time_is_before_the_student_s():
    """A table of one's own can name any time."""
    shown = "Q_jdoe_attempt_2026-11-26-22-00-00_answers.csv"
    found = hand_in(file=shown, line=2, at="2020-01-01T00:00:00")
    assert admit([found], KEYS).accepted[JANE.form].at == "2026-11-26T22:00:00"


def test_names_in_a_download_time_the_hand_ins():
    late = hand_in(file="Q_jdoe_attempt_2026-11-26-22-00-00_b.json")
    early = hand_in(file="Q_jdoe_attempt_2026-11-26-21-00-00_z.json")
    admission = admit([late, early], KEYS)
    assert admission.accepted[JANE.form].file == late.file
    assert admission.accepted[JANE.form].at == "2026-11-26T22:00:00"
    assert admit([late, early], KEYS, "first").accepted[JANE.form].file == early.file
