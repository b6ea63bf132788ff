"""Item response models: parameters found again inside their bands, and refused where too few."""

from math import isclose

import msgspec
import numpy as np
import pytest

import handmade as made
from bloc_course.errors import CallError
from bloc_course.forms.assemble import assemble
from bloc_course.grading.grade import grade
from bloc_course.grading.statistics.count import statistics
from bloc_course.grading.statistics.irt import MISSING, fitted, irt
from bloc_course.grading.statistics.page import statistics_html
from bloc_course.grading.statistics.tables import tables
from bloc_course.submissions.admit import Admission
from bloc_course.submissions.readers.json_answers import submission
from bloc_course.submissions.simulate import ABILITY_MEAN, answers_json, parameters, simulate


def class_of(students, seed="1", **changes):
    bank = made.bank(made.blueprint(**changes))
    keys = {k.form: k for _, k in (assemble(bank, s) for s in made.students(students))}
    accepted = {
        one.key.form: submission(answers_json(one, one.answers), "a.json")
        for one in simulate(list(keys.values()), seed)
        if one.role == "answers"
    }
    return grade(keys, Admission(accepted, (), ()), [])


ONE_FORM = class_of(260, variants="same")


def answers_of(random, slopes, places, papers, *, spread=1.0, missing=0.0):
    """Items by papers under the model; some not asked at all."""
    ability = random.normal(0, spread, papers)
    chance = 1 / (1 + np.exp(-slopes[:, None] * (ability - places[:, None])))
    matrix = (random.random(chance.shape) < chance).astype(np.int64)
    matrix[random.random(chance.shape) < missing] = MISSING
    return matrix


def test_rasch_bands_hold_the_difficulties_of_drawn_forms():
    """Half of the questions are not asked of a student, and abilities spread otherwise than 1."""
    random, held = np.random.default_rng(3), []
    for _ in range(40):
        places = random.normal(0, 1, 16)
        matrix = answers_of(random, np.ones(16), places, 200, spread=0.8, missing=0.5)
        difficulty, slope, error, _ = fitted(matrix, "rasch")
        held.extend(np.abs(difficulty - places) < 1.96 * error)
        assert set(slope) == {1.0}
    assert 0.92 <= np.mean(held) <= 0.98


def test_two_parameter_bands_hold_both():
    random, difficulties, slopes_ = np.random.default_rng(5), [], []
    for _ in range(6):
        slopes, places = random.lognormal(0, 0.25, 12), random.normal(0, 0.8, 12)
        difficulty, slope, error, of_slope = fitted(answers_of(random, slopes, places, 400), "2pl")
        difficulties.extend(np.abs(difficulty - places) < 1.96 * error)
        slopes_.extend(np.abs(slope - slopes) < 1.96 * of_slope)
    # 72 bands each: 0.95 less three standard errors.
    assert np.mean(difficulties) >= 0.87
    assert np.mean(slopes_) >= 0.87


def test_errors_shrink_with_the_class():
    random = np.random.default_rng(8)
    places = random.normal(0, 1, 10)
    errors = [
        fitted(answers_of(random, np.ones(10), places, n), "rasch")[2].mean() for n in (200, 800)
    ]
    assert isclose(errors[0] / errors[1], 2, rel_tol=0.15)


def test_the_simulated_class_gives_its_items_back():
    """The scale is the class's: difficulties less its mean ability."""
    found = irt(ONE_FORM, "rasch")
    entries = {a.entry.item: a.entry for p in ONE_FORM for a in p.answers}
    known = {item.item: parameters(entries[item.item], "1") for item in found.items}
    places = np.array([known[item.item].difficulty - ABILITY_MEAN for item in found.items])
    estimates = np.array([item.difficulty for item in found.items])
    assert len(found.items) == 18
    assert np.corrcoef(places, estimates)[0, 1] > 0.9
    assert abs((estimates - places).mean()) < 0.2


def test_the_order_of_the_students_changes_nothing():
    assert irt(ONE_FORM[::-1], "rasch") == irt(ONE_FORM, "rasch")


def test_the_page_and_the_table_have_it():
    found = msgspec.structs.replace(statistics(ONE_FORM), irt=irt(ONE_FORM, "rasch"))
    page = statistics_html(found)
    assert "Item response theory: Rasch model" in page
    assert found.irt.sentence.split(":")[0] in page
    rows = tables(found)["irt"].splitlines()
    assert len(rows) == len(found.irt.items) + 1
    assert all(row.startswith("rasch,z") for row in rows[1:])


def test_too_few_papers_are_refused():
    with pytest.raises(CallError, match="rasch: 34 papers are too few; it takes 100"):
        irt(class_of(40), "rasch")
    with pytest.raises(CallError, match="2pl: 114 papers are too few; it takes 250"):
        irt(class_of(120, variants="same"), "2pl")


def test_too_few_answers_are_refused():
    many_items = class_of(270, pool=40)
    with pytest.raises(CallError, match="only 0 items have 250 answers with 10 solved and 10"):
        irt(many_items, "2pl")


def test_items_that_all_or_few_solve_are_left_out():
    found = irt(class_of(130, pool=8), "rasch")
    assert found.left_out
    assert all(item.n >= 30 for item in found.items)
    assert not {item.item for item in found.items} & set(found.left_out)


def test_without_the_extra_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "girth", None)
    with pytest.raises(CallError, match=r'the extra "irt": pip install bloc_course\[irt\]'):
        irt(ONE_FORM, "rasch")
