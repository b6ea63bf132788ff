"""Blueprints: every fault with its line, all at once, the nearest name offered."""

import msgspec
import pytest

import handmade as made
from bloc_course.errors import DataProblems
from bloc_course.forms.blueprint import Blueprint, Fixed, parse_blueprint
from bloc_course.forms.late import Late
from blueprints import FAULTS, FULL, GOOD, MORE_FAULTS, SHORT


def parse(text):
    return parse_blueprint(text, "q.yaml", made.world(), made.FAMILIES)


def test_reads_what_is_there():
    plan = parse(GOOD)
    assert (plan.quiz, plan.pool, plan.count, plan.mode) == ("week-1", 20, 3, "graded")
    assert plan.out_of == 2.5
    assert plan.heading(1) == "Part 2"


@pytest.mark.parametrize(("good", "bad", "message"), FAULTS, ids=lambda text: text[:12])
def test_a_fault_is_named_with_its_line(good, bad, message):
    assert good in GOOD
    with pytest.raises(DataProblems) as caught:
        parse(GOOD.replace(good, bad))
    assert any(str(problem).startswith(message) for problem in caught.value.problems), caught.value


@pytest.mark.parametrize(("good", "bad", "message"), MORE_FAULTS, ids=lambda text: text[:20])
def test_a_fault_of_an_option_is_named_with_its_line(good, bad, message):
    assert good in FULL
    with pytest.raises(DataProblems) as caught:
        parse(FULL.replace(good, bad))
    assert any(f"q.yaml{message}" in str(problem) for problem in caught.value.problems), (
        caught.value
    )


def test_all_options_are_read():
    plan = parse(FULL)
    assert plan.late == Late(per_day="10 %", most="50 %", grace_hours="1")
    assert plan.accommodations[0].fewer == {"Orders": "1", "Part 2": "25 %"}
    assert plan.accommodations[1].large_print
    assert plan.accommodations[1].fewer == {"*": "25 %"}
    # What holds for all sections fills those that say nothing.
    assert [section.chapters for section in plan.sections] == [("one",), ("two",)]
    assert [section.path for section in plan.sections] == ["U", "U"]
    assert plan.sections[1].items == ("z1-0000000000", Fixed(family="Z2", seed=("7",)))
    assert plan.count == 6


def test_a_kept_blueprint_is_the_same():
    plan = parse(FULL)
    assert msgspec.json.decode(msgspec.json.encode(plan), type=Blueprint) == plan


def test_the_short_way_says_the_same_as_the_long_one():
    long = """\
quiz: week-3
title: Week 3
chapters: [one]
sections:
  - {title: Kind Z3, family: Z3, count: 2}
  - {title: Testing, skill: testing, count: 3, points: 2}
"""
    assert parse(SHORT) == parse(long)


@pytest.mark.parametrize(
    ("good", "bad", "message"),
    [
        ("Z3: 2", "Z33: 2", ":5: sections.0.family: no such family (found 'Z33'); did you mean"),
        ("Z3: 2", "Z3: two", ":5: sections.0.count: must be a whole number (found 'two')"),
        ("Z3: 2", "Z3: [2]", ":5: sections.0.count: must be a whole number"),
        ("points: 2", "pints: 2", ":6: sections.1.pints: no such field (found 'pints'); did you"),
    ],
)
def test_a_fault_in_the_short_way_is_named_with_its_line(good, bad, message):
    with pytest.raises(DataProblems) as caught:
        parse(SHORT.replace(good, bad))
    assert any(f"q.yaml{message}" in str(problem) for problem in caught.value.problems), (
        caught.value
    )


def test_all_faults_at_once():
    bad = GOOD.replace("Z3", "Z33").replace("[one]", "[onne]").replace("Z2]", "Z22]")
    with pytest.raises(DataProblems) as caught:
        parse(bad)
    assert len(caught.value.problems) == 3


def test_faults_of_form_and_of_sense_come_together_by_line():
    bad = GOOD.replace("pool: 20", "pol: 20").replace("Z3", "Z33").replace("count: 2", "count: x")
    with pytest.raises(DataProblems) as caught:
        parse(bad.replace("Z2]", "Z22]").replace("points: 1/2", "pints: 2"))
    assert [problem.line for problem in caught.value.problems] == [3, 6, 8, 9, 10]


@pytest.mark.parametrize(
    "text",
    ["", "a list", "sections: {}", "sections: {Z1: }", "- a", "sections: []", "quiz: [", "\t"],
)
def test_what_is_no_blueprint_is_refused(text):
    with pytest.raises(DataProblems):
        parse(text)
