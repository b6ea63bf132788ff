"""The figures: against Python's own statistics, by hand, and by what the pages say."""

import statistics as oracle
from math import isclose

import msgspec
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import handmade as made
from bloc_course.forms.assemble import assemble
from bloc_course.grading._cells import chosen, offered
from bloc_course.grading.classical import (
    alpha,
    correlation,
    fisher_band,
    mean,
    standard_error,
    variance,
)
from bloc_course.grading.grade import grade
from bloc_course.grading.statistics import statistics
from bloc_course.grading.statistics_page import statistics_csv, statistics_html, statistics_json
from bloc_course.submissions.admit import Admission
from bloc_course.submissions.answer_noise import right
from bloc_course.submissions.handed_in import Submission
from bloc_course.submissions.readers.json_answers import submission
from bloc_course.submissions.simulate import answers_json, simulate

scores = st.lists(st.integers(0, 20).map(lambda n: n / 20), min_size=3, max_size=30)
KEYS = {key.form: key for _, key in (assemble(made.bank(), s) for s in made.students(40))}


def papers(seed="1"):
    class_ = simulate(list(KEYS.values()), seed)
    accepted = {
        one.key.form: submission(answers_json(one, one.answers), "a.json")
        for one in class_
        if one.role in {"answers", "blank", "untouched"}
    }
    return grade(KEYS, Admission(accepted, (), ()), [])


PAPERS = papers()
FOUND = statistics(PAPERS)


@given(scores)
def test_mean_and_variance(values):
    assert isclose(mean(values), oracle.fmean(values))
    assert isclose(variance(values), oracle.variance(values), abs_tol=1e-12)


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=3))
def test_correlation(pairs):
    one, other = zip(*pairs, strict=True)
    found = correlation(one, other)
    if len(set(one)) == 1 or len(set(other)) == 1:
        assert found is None
    else:
        assert isclose(found, oracle.correlation(one, other), abs_tol=1e-9)


@given(st.floats(-0.99, 0.99), st.integers(4, 500))
def test_the_band_holds_the_correlation_and_narrows(r, n):
    low, high = fisher_band(r, n)
    wider_low, wider_high = fisher_band(r, n) if n == 4 else fisher_band(r, n - 1)
    assert wider_low <= low <= r <= high <= wider_high


def test_bands_as_the_handbook_gives_them():
    low, high = fisher_band(0, 30)
    assert isclose(high, -low)
    assert isclose(high, 0.36, abs_tol=0.01)
    assert isclose(fisher_band(0, 100)[1], 0.197, abs_tol=0.001)
    assert fisher_band(1.0, 10) == (1.0, 1.0)
    assert fisher_band(0.5, 3) is None


@given(st.integers(2, 6), scores)
def test_alpha_of_the_same_item_again_is_one(k, column):
    assume(len(set(column)) > 1)
    assert isclose(alpha([column] * k), 1)
    assert isclose(standard_error(column, 1.0), 0, abs_tol=1e-9)


def test_alpha_by_hand():
    # Variances 1/3 each, of the totals (0, 1, 1, 2) 2/3: alpha = 2 · (1 - 1) = 0.
    assert isclose(alpha([[0, 0, 1, 1], [0, 1, 0, 1]]), 0, abs_tol=1e-12)
    assert alpha([[1, 1], [0, 0]]) is None
    assert alpha([[1, 0]]) is None


def test_every_answer_is_counted_once():
    answers = [answer for paper in PAPERS for answer in paper.answers]
    assert sum(item.n for item in FOUND.items) == len(answers)
    assert sum(family.n for family in FOUND.families) == len(answers)
    for item in FOUND.items:
        own = [a for a in answers if a.entry.item == item.item]
        assert isclose(item.difficulty, float(sum(a.outcome.score for a in own) / len(own)))
        assert sum(item.statuses.values()) == item.n == len(own)


def test_options_are_counted_over_forms_whose_codes_differ():
    for item in FOUND.items:
        if item.family == "Z1":
            assert [option.keyed for option in item.options] == [True, False, False]
            blank = sum(n for status, n in item.statuses.items() if status != "graded")
            assert sum(option.count for option in item.options) == item.n - blank
            key = next(option for option in item.options if option.keyed)
            assert isclose(key.share, item.difficulty)


@pytest.mark.parametrize("family", sorted(made.MAKERS))
def test_a_right_answer_takes_the_keyed_cells(family):
    for part in made.item(family, 1).parts:
        cells = offered(part)
        taken = chosen(part.interaction.parse(right(part)))
        assert {codes for codes, (_, keyed) in cells.items() if keyed} == (
            taken if cells else set()
        )


def test_the_rest_leaves_the_item_out():
    """With one question a form there is no rest and no discrimination."""
    plan = made.blueprint(sections=made.blueprint().sections[:1])
    plan = msgspec.structs.replace(
        plan, sections=(msgspec.structs.replace(plan.sections[0], count=1),)
    )
    keys = {k.form: k for _, k in (assemble(made.bank(plan), s) for s in made.students(9))}
    accepted = {
        key.form: Submission(
            form=key.form,
            file="a",
            responses={key.entries[0].code: msgspec.Raw(b'"a"')},
        )
        for key in keys.values()
    }
    found = statistics(grade(keys, Admission(accepted, (), ()), []))
    assert all(item.discrimination is None for item in found.items)
    assert found.alpha is None


def test_small_classes_are_warned_about():
    assert any("decide nothing" in warning for warning in FOUND.warnings)
    assert any("fewer than 30 answers" in warning for warning in FOUND.warnings)
    nothing = statistics(grade(KEYS, Admission({}, (), ()), []))
    assert nothing.warnings == ("Nothing was handed in, so there is nothing to count.",)
    assert "nothing to count" in statistics_html(nothing)
    assert statistics([]).papers == 0


def test_a_key_that_only_the_weak_get_right_is_pointed_at():
    plan = made.blueprint(variants="same")
    keys = {k.form: k for _, k in (assemble(made.bank(plan), s) for s in made.students(40))}
    accepted = {}
    for n, key in enumerate(keys.values()):
        weak = n % 2
        taken = key.entries[:1] if weak else key.entries[1:]
        responses = {
            entry.code: msgspec.Raw(msgspec.json.encode(right(entry.parts[0])))
            for entry in taken
            if len(entry.parts) == 1
        }
        accepted[key.form] = Submission(form=key.form, file="a", responses=responses)
    found = statistics(grade(keys, Admission(accepted, (), ()), []))
    first = next(iter(keys.values())).entries[0].item
    item = next(item for item in found.items if item.item == first)
    assert isclose(item.discrimination, -1)
    assert item.band == (item.discrimination, item.discrimination)
    assert any(warning.endswith(f"Below 0 here: {first}.") for warning in found.warnings)


def test_files():
    table = statistics_csv(FOUND).splitlines()
    assert len(table) == len(FOUND.items) + 1
    assert msgspec.json.decode(statistics_json(FOUND))["papers"] == FOUND.papers
    page = statistics_html(FOUND)
    assert page.count("<article>") == len(FOUND.items)
    assert "<script" not in page
    assert page == statistics_html(statistics(papers()))
