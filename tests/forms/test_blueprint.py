"""Blueprints: every fault with its line, all at once, the nearest name offered."""

import pytest

import handmade as made
from bloc_course.errors import DataProblems
from bloc_course.forms.blueprint import parse_blueprint


def parse(text):
    return parse_blueprint(text, "q.yaml", made.world(), made.FAMILIES)


GOOD = """\
quiz: week-1   # a comment
title: Week 1
pool: 20
sections:
  - title: Orders
    family: Z3
    chapters: [one]
    count: 2
    points: 1/2
  - families: [Z1, Z2]
    points: 1.5
"""


def test_reads_what_is_there():
    plan = parse(GOOD)
    assert (plan.quiz, plan.pool, plan.count, plan.mode) == ("week-1", 20, 3, "graded")
    assert plan.out_of == 2.5
    assert plan.heading(1) == "Part 2"


FAULTS = [
    ("pool: 20", "pool: many", "q.yaml:3: pool: must be a whole number (found 'many')"),
    ("pool: 20", "pol: 20", "q.yaml:3: pol: no such field (found 'pol'); did you mean 'pool'?"),
    ("pool: 20", "pool: 0", "q.yaml:3: pool: must be a whole number, 1 or more (found '0')"),
    ("family: Z3", "family: Z33", "q.yaml:6: sections.0.family: no such family (found 'Z33')"),
    ("[one]", "[onne]", "q.yaml:7: sections.0.chapters: no such chapter (found 'onne'); did you"),
    ("points: 1.5", "points: 0", "q.yaml:11: sections.1.points: must be a whole number, a dec"),
    ("points: 1/2", "points: 1/0", "q.yaml:9: sections.0.points: must be a whole number, a dec"),
    ("points: 1.5", "points: [1]", "q.yaml:11: sections.1.points: must be text (found"),
    ("[Z1, Z2]", "Z1", "q.yaml:10: sections.1.families: must be a list (found 'Z1')"),
    ("title: Orders", "title: Part 2", "q.yaml:10: sections.1.title: two sections have this"),
    ("quiz: week-1 ", "quiz: Week 1 ", "q.yaml:1: quiz: must be small letters, figures and"),
    ("title: Week 1", "mode: marked", "q.yaml:2: mode: must be one of graded, practice"),
    ("count: 2", "skill: tasting", "q.yaml:8: sections.0.skill: no such skill (found 'tasting')"),
    ("count: 2", "level: hard", "q.yaml:8: sections.0.level: no such level (found 'hard'); one of"),
    ("count: 2", "records_in: [rec-x]", "q.yaml:8: sections.0.records_in: no such record"),
    ("count: 2", "count: 2\n    count: 3", "q.yaml:9: count: the key stands twice"),
]


@pytest.mark.parametrize(("good", "bad", "message"), FAULTS, ids=lambda text: text[:12])
def test_a_fault_is_named_with_its_line(good, bad, message):
    assert good in GOOD
    with pytest.raises(DataProblems) as caught:
        parse(GOOD.replace(good, bad))
    assert any(str(problem).startswith(message) for problem in caught.value.problems), caught.value


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


@pytest.mark.parametrize("text", ["", "a list", "- a", "sections: []", "quiz: [", "\t"])
def test_what_is_no_blueprint_is_refused(text):
    with pytest.raises(DataProblems):
        parse(text)
