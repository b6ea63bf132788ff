"""The statistics find again what the simulated class was made with, inside their bands.

The chance of full marks is known exactly for each student and item, so shares have a true value;
where the true value has no formula, a class so large that it does not scatter gives it.
"""

import csv
import io
from math import isclose, log
from statistics import fmean

import msgspec
import numpy as np
import pytest

import handmade as made
from bloc_course.forms.assemble import assemble
from bloc_course.grading.grade import grade
from bloc_course.grading.statistics.classical import wilson_band
from bloc_course.grading.statistics.count import statistics
from bloc_course.grading.statistics.seen import by_item, seen_papers
from bloc_course.items.processing import process
from bloc_course.submissions.admit import Admission
from bloc_course.submissions.answer_noise import Draw
from bloc_course.submissions.readers.json_answers import submission
from bloc_course.submissions.simulate import (
    ABILITY_MEAN,
    ABILITY_SCALE,
    _answer,
    _answers,
    parameters,
    simulate,
)
from bloc_course.submissions.simulated_files import write_class


def keys_of(students, **changes):
    bank = made.bank(made.blueprint(**changes))
    return [assemble(bank, student)[1] for student in made.students(students)]


def papers_of(answered):
    """The papers of keys with answers by code, marked as files are."""
    keys, accepted = {}, {}
    for key, answers in answered:
        keys[key.form] = key
        content = {"form": key.form, "check": key.check, "responses": answers}
        accepted[key.form] = submission(msgspec.json.encode(content), "a.json")
    return grade(keys, Admission(accepted, (), ()), [])


def class_of(keys, seed):
    """Papers of those who just answer, and their abilities by student."""
    found = [one for one in simulate(keys, seed) if one.role == "answers"]
    papers = papers_of((one.key, one.answers) for one in found)
    return papers, {one.key.student: one.ability for one in found}


KEYS = keys_of(250, pool=4)
CLASSES = 20
SAME = keys_of(100, variants="same")
# Abilities of any class, by their quantiles.
ABILITIES = [
    ABILITY_MEAN + ABILITY_SCALE * log(u / (1 - u)) for u in np.linspace(0.0005, 0.9995, 1000)
]


@pytest.mark.parametrize("family", sorted(made.MAKERS))
def test_full_marks_come_with_the_chance_that_is_promised(family):
    """Never by luck, and always where the draw says so."""
    (entry,) = [e for e in KEYS[0].entries if e.family == family][:1]
    for chance in (0.0, 0.3, 1.0):
        draw = Draw(b"a seed", family, str(chance))
        full = [process(entry.parts, _answer(entry, chance, draw)).score == 1 for _ in range(600)]
        low, high = wilson_band(fmean(full), 600)
        assert low <= chance <= high
        assert chance not in {0.0, 1.0} or fmean(full) == chance


def test_the_share_of_full_marks_is_what_abilities_and_items_make_it():
    """By item over many classes: 95 of 100 bands hold the true chance."""
    held = []
    for seed in range(8):
        papers, _ = class_of(KEYS, str(seed))
        entries = {a.entry.item: a.entry for paper in papers for a in paper.answers}
        for item in statistics(papers).items:
            if item.n < 30:
                continue
            known = parameters(entries[item.item], str(seed))
            true = fmean(known.chance(ability) for ability in ABILITIES)
            low, high = wilson_band(item.solved, item.n)
            held.append(low <= true <= high)
    assert len(held) > 200
    assert 0.92 <= fmean(held) <= 0.98


def test_difficulty_and_discrimination_hold_the_large_class():
    """One form for all: bands of classes of 100 against the same figures of them all pooled.

    A seed makes items as well as people, so one seed is kept and students are renamed.
    """

    keys = [
        msgspec.structs.replace(key, student=f"{key.student}-{n}", form=f"{key.form}{n}")
        for key in SAME
        for n in range(CLASSES)
    ]
    papers, _ = class_of(keys, "1932")
    large = {item.item: item for item in statistics(papers).items}
    held, correlations = [], []
    for start in range(CLASSES):
        for item in statistics(papers[start::CLASSES]).items:
            low, high = item.difficulty_band
            held.append(low <= large[item.item].difficulty <= high)
            low, high = item.band
            correlations.append(low <= large[item.item].discrimination <= high)
    assert len(held) == 18 * CLASSES
    assert 0.92 <= fmean(held) <= 0.98
    assert 0.92 <= fmean(correlations) <= 0.98


def test_alpha_by_place_is_the_correlation_of_marks_on_two_drawn_forms():
    """The same people answer forms drawn for two quizzes; nothing but their ability is shared."""
    pairs = [keys_of(200, pool=12, quiz=quiz) for quiz in ("one", "another")]
    estimates, found = [], []
    for seed in map(str, range(4)):
        abilities = {one.key.student: one.ability for one in simulate(pairs[0], seed)}
        totals = []
        for keys in pairs:
            papers = papers_of(
                (key, _answers(key, abilities[key.student], seed, "a form")) for key in keys
            )
            estimates.append(statistics(papers).reliability.value)
            totals.append([float(paper.total) for paper in papers])
        found.append(np.corrcoef(totals)[0, 1])
    # Parts of unequal worth make alpha a lower bound, but a near one.
    assert isclose(fmean(estimates), fmean(found), abs_tol=0.04)


def test_marks_follow_ability():
    papers, abilities = class_of(KEYS, "1")
    taken = [paper for paper in papers if paper.answers]
    r = np.corrcoef([abilities[p.key.student] for p in taken], [float(p.total) for p in taken])[
        0, 1
    ]
    # The square of this is the reliability, if the model holds.
    assert isclose(r * r, statistics(papers).reliability.value, abs_tol=0.08)


def test_items_that_tell_apart_are_told_from_those_that_do_not():
    """Over many classes the mean correlation of an item goes up with its known slope."""
    slopes, rs = [], []
    for seed in range(8):
        papers, _ = class_of(SAME, str(seed))
        entries = {a.entry.item: a.entry for paper in papers for a in paper.answers}
        for item in statistics(papers).items:
            slopes.append(parameters(entries[item.item], str(seed)).discrimination)
            rs.append(item.discrimination)
    assert np.corrcoef(slopes, rs)[0, 1] > 0.25


def test_the_upper_third_does_better_on_what_the_model_makes():
    papers, _ = class_of(KEYS, "2")
    for seen in by_item(seen_papers(papers)).values():
        assert all(0 <= one.score <= 1 for one in seen)
    items = [i for i in statistics(papers).items if i.n >= 30 and i.thirds]
    assert fmean(i.thirds[2] - i.thirds[0] for i in items) > 0.1


def test_parameters_are_written_beside_the_answers(tmp_path):
    found = simulate(SAME[:20], "7")
    write_class(found, "7", tmp_path, lambda _: None)
    rows = list(csv.DictReader(io.StringIO((tmp_path / "parameters.csv").read_text())))
    entries = {e.item: e for key in SAME[:20] for e in key.entries}
    assert [row["item"] for row in rows] == sorted(entries)
    for row in rows:
        known = parameters(entries[row["item"]], "7")
        assert isclose(float(row["difficulty"]), known.difficulty, abs_tol=1e-4)
        assert isclose(float(row["discrimination"]), known.discrimination, abs_tol=1e-4)
        assert known.discrimination > 0
        assert parameters(entries[row["item"]], "8") != known
    assert isclose(known.chance(known.difficulty), 0.5)
