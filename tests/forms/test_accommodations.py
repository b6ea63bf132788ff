"""Accommodations change the length and look of one form, and no draw."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import handmade as made
from bloc_course.errors import DataProblems
from bloc_course.forms.accommodations import EVERY, Accommodation, aids, shortened, strangers
from bloc_course.forms.accommodations_file import read_accommodations
from bloc_course.forms.assemble import assemble
from bloc_course.forms.roster import Student

CLASS = made.students(6)
HEADINGS = tuple(made.blueprint().headings)


def forms(*accommodations, **changes):
    bank = made.bank(made.blueprint(accommodations=accommodations, **changes))
    return {student.id: assemble(bank, student) for student in CLASS}


WHOLE = forms()
amounts = st.one_of(st.integers(0, 9).map(str), st.integers(0, 99).map("{} %".format))
accommodation = st.builds(
    Accommodation,
    student=st.just("s01"),
    large_print=st.booleans(),
    extra_paper=st.integers(0, 3),
    fewer=st.dictionaries(st.sampled_from((EVERY, *HEADINGS)), amounts, max_size=4),
)


@settings(max_examples=20)
@given(st.lists(accommodation, max_size=3))
def test_a_shorter_form_is_the_beginning_of_each_section_of_the_whole_one(several):
    whole, shorter = WHOLE["s01"], forms(*several)["s01"]
    for heading in HEADINGS:
        of_whole = [q for q in whole[0].questions if q.section == heading]
        of_short = [q for q in shorter[0].questions if q.section == heading]
        assert 1 <= len(of_short) <= len(of_whole)
        assert [q.stem for q in of_short] == [q.stem for q in of_whole[: len(of_short)]]
    assert len(shorter[1].entries) == len(shorter[0].questions)


@settings(max_examples=20)
@given(st.lists(accommodation, max_size=3))
def test_nobody_else_notices(several):
    before, after = WHOLE, forms(*several)
    assert all(before[name] == after[name] for name in before if name != "s01")


@given(st.integers(1, 60), st.lists(accommodation, max_size=3))
def test_one_question_stays(count, several):
    assert all(1 <= left <= count for left in shortened(several, [(HEADINGS[0], count)]))


def test_a_count_and_a_share():
    one = Accommodation(student="s01", fewer={"A": "2", "B": "50 %"})
    assert shortened([one], [("A", 5), ("B", 5), ("C", 5)]) == (3, 3, 5)
    every = Accommodation(student="s01", fewer={EVERY: "25 %"})
    assert shortened([every], [("A", 3), ("B", 4), ("C", 9)]) == (3, 3, 7)
    assert shortened([one, every], [("A", 5), ("B", 20)]) == (3, 10)


def test_look_and_time_reach_the_form_and_the_check():
    found = forms(
        Accommodation(group="b", large_print=True, extra_time="25 %"),
        Accommodation(student="s01", extra_paper=2, extra_time="half an hour"),
    )
    form = found["s01"][0]
    assert (form.large_print, form.extra_paper, form.extra_time) == (True, 2, "half an hour")
    assert found["s03"][0].extra_time == "25 %"
    assert not found["s00"][0].large_print
    assert form.check != WHOLE["s01"][0].check
    assert msgspec.json.decode(msgspec.json.encode(form), type=type(form)) == form


def test_the_own_come_before_those_of_the_group():
    own, group = Accommodation(student="s01"), Accommodation(group="b")
    assert aids([group, own], Student("s01", "x", group="b")) == (own, group)
    # Whoever is in no group is not in the group without a name.
    assert aids([own], Student("s02", "x")) == ()


def test_strangers_are_told():
    there = [Accommodation(student="s01"), Accommodation(group="b")]
    found = strangers([*there, Accommodation(student="s1"), Accommodation(group="c")], CLASS)
    assert [(i, field, name) for i, field, name, _ in found] == [
        (2, "student", "s1"),
        (3, "group", "c"),
    ]


TABLE = """\
Student;Group;Large print;Extra paper;Fewer;Extra time
s01;;yes;2;25 %;half an hour
;b;no;;Part 1: 1; Part 2: 50 %
"""


def test_from_a_table(tmp_path):
    path = tmp_path / "aids.csv"
    path.write_text(TABLE.replace("Part 1: 1; Part 2: 50 %", '"Part 1: 1; Part 2: 50 %"'), "utf-16")
    found, source = read_accommodations(path)
    assert found == (
        Accommodation(
            student="s01",
            large_print=True,
            extra_paper=2,
            fewer={EVERY: "25 %"},
            extra_time="half an hour",
        ),
        Accommodation(group="b", fewer={"Part 1": "1", "Part 2": "50 %"}),
    )
    assert source.problem((1,), "x").line == 3


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "the file is empty"),
        ("student,large\ns01,x\n", "1: no such column (found 'large')"),
        ("student,fewer\ns01,some\n", "2: fewer"),
        ("student,extra_paper\ns01,\ns02,many\n", "3: extra_paper: must be a whole number"),
        ("student,large_print\ns01,maybe\n", "2: large_print: must be true or false"),
    ],
)
def test_a_faulty_table_is_named_with_its_line(text, message, tmp_path):
    path = tmp_path / "aids.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataProblems) as caught:
        read_accommodations(path)
    assert f"aids.csv:{message}" in str(caught.value) or message in str(caught.value)
