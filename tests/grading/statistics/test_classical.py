"""Classical figures: against numpy and Python's statistics, by hand, as laws, and by their bands.

A band is right if it holds the true figure in about 95 of 100 classes; so classes are drawn whose
truth is known, and counted.
"""

import statistics as oracle
from math import isclose, sqrt

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bloc_course.grading.statistics.classical import (
    alpha,
    alpha_band,
    correlation,
    fisher_band,
    mean,
    mean_band,
    standard_error,
    thirds,
    variance,
    wilson_band,
)

score = st.integers(0, 20).map(lambda n: n / 20)
scores = st.lists(score, min_size=3, max_size=30)
tables = st.integers(2, 6).flatmap(
    lambda k: st.lists(st.lists(score, min_size=k, max_size=k), min_size=3, max_size=20)
)
# Ten students, ten items: K. L. Wuensch, "The Kuder-Richardson 20", East Carolina University,
# core.ecu.edu/wuenschk/StatHelp/KR20.txt; by hand Σpq = 2.18 and the variance (over n) is 5.84.
WUENSCH = """\
1111110110
1011011101
1111011001
0010001000
0000010010
1110111111
1101110111
1111111101
0101111101
1101101110
"""


@given(scores)
def test_mean_and_variance(values):
    assert isclose(mean(values), oracle.fmean(values))
    assert isclose(variance(values), oracle.variance(values), abs_tol=1e-12)


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=3))
def test_correlation_is_that_of_numpy(pairs):
    one, other = zip(*pairs, strict=True)
    found = correlation(one, other)
    if len(set(one)) == 1 or len(set(other)) == 1:
        assert found is None
    else:
        assert isclose(found, np.corrcoef(one, other)[0, 1], abs_tol=1e-9)


@given(tables, st.randoms(use_true_random=False))
def test_neither_the_order_of_students_nor_of_items_matters(rows, random):
    columns = list(zip(*rows, strict=True))
    mixed = random.sample(rows, len(rows))
    assert alpha(columns) == alpha(list(zip(*mixed, strict=True)))
    found, turned = alpha(columns), alpha(random.sample(columns, len(columns)))
    assert found == turned or isclose(found, turned, rel_tol=1e-9, abs_tol=1e-9)
    one, other = columns[:2]
    together = list(zip(one, other, strict=True))
    again = correlation(*zip(*random.sample(together, len(together)), strict=True))
    assert correlation(one, other) == again


@given(tables, score)
def test_an_item_that_all_answer_alike_adds_no_information(rows, same):
    """Alpha changes by the factor of its number of items alone, and a correlation not at all."""
    columns = list(zip(*rows, strict=True))
    k, found = len(columns), alpha(columns)
    assume(found is not None)
    more = alpha([*columns, [same] * len(rows)])
    assert isclose(more, found * (k - 1) / k * (k + 1) / k, rel_tol=1e-6, abs_tol=1e-6)
    rest = [sum(row[1:]) for row in rows]
    r, shifted = (correlation(columns[0], x) for x in (rest, [value + same for value in rest]))
    assert (r is None and shifted is None) or isclose(r, shifted, abs_tol=1e-6)


def test_kr_20_of_the_textbook():
    columns = [[int(cell) for cell in column] for column in zip(*WUENSCH.split(), strict=True)]
    assert isclose(alpha(columns), 10 / 9 * (1 - 2.18 / 5.84))
    assert f"{alpha(columns):.3f}" == "0.696"


@given(tables)
def test_alpha_by_the_covariances_of_numpy(rows):
    found = alpha(list(zip(*rows, strict=True)))
    covariances = np.cov(np.array(rows), rowvar=False)
    k, total = len(covariances), covariances.sum()
    if found is None:
        assert isclose(total, 0, abs_tol=1e-12)
    else:
        assert isclose(
            found, k / (k - 1) * (1 - np.trace(covariances) / total), rel_tol=1e-6, abs_tol=1e-6
        )


def test_alpha_by_hand():
    # Variances 1/3 each, of the totals (0, 1, 1, 2) 2/3: alpha = 2 · (1 - 1) = 0.
    assert isclose(alpha([[0, 0, 1, 1], [0, 1, 0, 1]]), 0, abs_tol=1e-12)
    assert alpha([[1, 1], [0, 0]]) is None
    assert alpha([[1, 0]]) is None
    assert alpha([[1], [0]]) is None


@given(st.integers(2, 6), scores)
def test_alpha_of_the_same_item_again_is_one(k, column):
    assume(len(set(column)) > 1)
    assert isclose(alpha([column] * k), 1)
    assert isclose(standard_error(column, 1.0), 0, abs_tol=1e-9)


def test_the_standard_error_of_measurement_by_hand():
    assert isclose(standard_error([10, 12, 14], 0.75), 2 * sqrt(0.25))


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
    assert alpha_band(0.5, 10, 2) is None
    assert alpha_band(0.5, 1, 20) is None
    assert alpha_band(1.0, 10, 20) == (1.0, 1.0)


@given(st.lists(score, min_size=1, max_size=40))
def test_the_band_of_a_mean_lies_in_range_and_holds_it(values):
    low, high = mean_band(values)
    assert 0 <= low <= mean(values) + 1e-12
    assert mean(values) - 1e-12 <= high <= 1


@given(st.integers(0, 40), st.integers(1, 40))
def test_right_and_wrong_alone_have_wilson_s_band(right, wrong):
    values = [1.0] * right + [0.0] * wrong
    found, known = mean_band(values), wilson_band(right / len(values), len(values))
    assert all(isclose(a, b, abs_tol=1e-9) for a, b in zip(found, known, strict=True))


def test_wilson_by_hand():
    # p = 1/2 of n = 4: the middle stays, half = 1.96·√(1/16 + 1.96²/64)/(1 + 1.96²/4).
    half = 1.96 * sqrt(1 / 16 + 1.96**2 / 64) / (1 + 1.96**2 / 4)
    assert all(
        isclose(a, b) for a, b in zip(wilson_band(0.5, 4), (0.5 - half, 0.5 + half), strict=True)
    )


@given(st.lists(st.integers(0, 8), min_size=3, max_size=40), st.randoms(use_true_random=False))
def test_thirds(values, random):
    found = thirds(values)
    if found is None:
        return
    assert set(found) == {0, 1, 2}
    by_value = dict(zip(values, found, strict=True))
    assert [by_value[value] for value in values] == found
    assert [by_value[value] for value in sorted(by_value)] == sorted(by_value.values())
    mixed = random.sample(values, len(values))
    assert thirds(mixed) == [by_value[value] for value in mixed]


def test_thirds_of_six_are_two_each():
    assert thirds([5, 1, 3, 0, 4, 2]) == [2, 0, 1, 0, 2, 1]
    assert thirds([1, 1, 1]) is None


def classes(n, k=20, times=400, seed=7):
    """Right and wrong answers of classes whose abilities and items follow a known model."""
    random = np.random.default_rng(seed)
    slopes, places = random.lognormal(0, 0.25, k), random.normal(0, 0.8, k)
    for _ in range(times):
        ability = random.normal(0, 1, (n, 1))
        chance = 1 / (1 + np.exp(-slopes * (ability - places)))
        yield (random.random((n, k)) < chance).astype(float)


def truth(k=20):
    """The same figures of a class so large that they do not scatter."""
    (large,) = classes(100_000, k, times=1)
    rest = large.sum(axis=1, keepdims=True) - large
    r = [np.corrcoef(large[:, i], rest[:, i])[0, 1] for i in range(k)]
    return large.mean(axis=0), r, alpha(large.T.tolist())


@pytest.mark.parametrize("n", [30, 100])
def test_bands_hold_the_truth_in_nineteen_of_twenty_classes(n):
    shares, rs, reliability = truth()
    means, correlations, alphas = [], [], []
    for table in classes(n):
        for item in range(0, 20, 5):
            column = table[:, item]
            low, high = mean_band(column.tolist())
            means.append(low <= shares[item] <= high)
            rest = table.sum(axis=1) - column
            r = correlation(column.tolist(), rest.tolist())
            if r is not None:
                low, high = fisher_band(r, n)
                correlations.append(low <= rs[item] <= high)
        low, high = alpha_band(alpha(table.T.tolist()), 20, n)
        alphas.append(low <= reliability <= high)
    # 1,600 bands of items, 400 of alpha: 0.95 ± 0.025 is more than two standard errors.
    assert 0.925 <= np.mean(means) <= 0.975
    assert 0.925 <= np.mean(correlations) <= 0.975
    assert 0.91 <= np.mean(alphas) <= 0.985
