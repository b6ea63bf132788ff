"""The law of direction: a model answer turned round is worth little, or a person is told of it."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path

import pytest
import yaml

from bloc_course.items.families.argument._tasks import tasks
from bloc_course.items.families.sourcing.s7_careful import candidates, enquiries
from bloc_course.items.item import Item
from bloc_course.items.marking._opposites import LOOSE, OPPOSITES
from bloc_course.items.marking._turned import names, whole
from worlds import family, world

WRITTEN = Path(__file__).parents[1] / "written" / "turned"
TURNED = {"contrary", "order", "holder", "absolute", "check", "contradiction", "wrong-date"}
LITTLE = Fraction(2, 5)
TERROR = (
    "They prove both a centre and terror.",
    "The bloc planned to murder Stalin.",
    "The letters show that there was one unified centre, which planned to kill Stalin.",
)
_MAIN = re.compile(
    r"\b(is|are|was|were|had|has|could|can|would|may|did|does|must|might)\b(?! not\b| no\b)"
)
_YEAR = re.compile(r"\b1[89][0-9]{2}\b")


def rubrics():
    for question in sorted(tasks(world())):
        for path in ("U", "S"):
            made = family("A6").build(world(), (question, path))
            if isinstance(made, Item):
                yield pytest.param(made.parts[0].key, id=f"{question} {path}")
    for seed in candidates(world()):
        made = family("S7").build(world(), seed)
        if isinstance(made, Item):
            yield pytest.param(made.parts[1].key, id=f"{enquiries(world())[seed[0]].about}")


RUBRICS = list(rubrics())


def contraries(model):
    """The model with one word replaced by its contrary, for each word of the table."""
    for pair in (*OPPOSITES, *LOOSE):
        for side, other in (pair, pair[::-1]):
            for form in (one for one in side if "*" not in one):
                found = re.search(rf"\b{form}\b", model)
                if found:
                    put = next(one for one in other if "*" not in one)
                    yield model[: found.start()] + put + model[found.end() :]


def swapped(model):
    """The model with two of its names exchanged, for every two that stand in one sentence."""
    for sentence in re.split(r"(?<=[.!?])\s+", model):
        here = [name for name, _ in names(whole(sentence))]
        for number, one in enumerate(here):
            for other in here[number + 1 :]:
                yield _exchanged(model, sentence, one, other)


def _exchanged(model, sentence, one, other):
    def put(found):
        name = other if found[0].lower() == one else one
        return name.capitalize()

    changed = re.sub(rf"\b(?:{one}|{other})\b", put, sentence, flags=re.IGNORECASE)
    return model.replace(sentence, changed)


def negated(model):
    """The model with the first auxiliary of one sentence negated, for each sentence."""
    for sentence in re.split(r"(?<=[.!?])\s+", model):
        found = _MAIN.search(sentence)
        if found:
            changed = f"{sentence[: found.end()]} not{sentence[found.end() :]}"
            yield model.replace(sentence, changed)


def redated(model):
    """The model with one year changed into that of another source, and into a strange one."""
    years = sorted(set(_YEAR.findall(model)))
    for found in _YEAR.finditer(model):
        for year in {*years, "1919"} - {found[0]}:
            yield model[: found.start()] + year + model[found.end() :]


def tainted(model):
    """The model with the charge of the prosecution added as the writer's own conclusion."""
    return (f"{model} {one}" for one in TERROR)


@pytest.mark.parametrize("key", RUBRICS)
@pytest.mark.parametrize("turn", [contraries, swapped, negated, redated, tainted])
def test_a_model_answer_turned_round_earns_little_or_is_flagged(key, turn):
    wrong = []
    for answer in {*turn(key.model)} - {key.model}:
        mark = key.mark(answer)
        if mark.score > LITTLE and not mark.flags:
            wrong.append(answer)
    assert not wrong


@pytest.mark.parametrize("key", RUBRICS)
def test_a_model_answer_itself_is_full_and_turns_nothing_round(key):
    mark = key.mark(key.model)
    turned = {flag for flag in mark.flags if flag.partition(":")[0] in TURNED}
    assert (mark.score, turned) == (1, set())


def test_every_question_and_source_is_among_the_rubrics():
    assert len(RUBRICS) >= len(tasks(world())) + len(enquiries(world()))


def fed(*sheets):
    """The answers of a sheet with their rubrics, the shorter question where there is one."""
    by_about = {enquiries(world())[seed[0]].about: seed for seed in candidates(world())}
    for sheet in sheets:
        read = yaml.safe_load((WRITTEN / f"{sheet}.yaml").read_text("utf-8"))
        for asked, kinds in read.items():
            if asked in by_about:
                key = family("S7").build(world(), by_about[asked]).parts[1].key
            else:
                made = (family("A6").build(world(), (asked, path)) for path in ("S", "U"))
                key = next(one for one in made if isinstance(one, Item)).parts[0].key
            for kind, answers in kinds.items():
                for answer in answers:
                    yield kind, answer, key.mark(answer)


@pytest.mark.parametrize(
    "sheet",
    [
        *("a6_audited", "a6_unseen", "s7_audited", "s7_unseen", "passed_audited"),
        *("fresh_all_kinds", "fresh_later", "fresh_last"),
    ],
)
def test_answers_turned_round_earn_little_or_are_flagged(sheet):
    passed = [
        answer
        for kind, answer, mark in fed(sheet)
        if kind != "good" and mark.score > LITTLE and not mark.flags
    ]
    assert not passed


def test_what_vouches_for_a_source_has_no_point_for_the_effect():
    marks = {mark.case: mark.flags for _, _, mark in fed("passed_audited") if "effect" in mark.case}
    assert marks.keys() == {"fact=1 effect=0"}
    assert all("check:trust" in flags for flags in marks.values())


@pytest.mark.parametrize("asked", ["a6-denial-question", "a6-how-far-question"])
@pytest.mark.parametrize("path", ["S", "U"])
@pytest.mark.parametrize(
    "remark",
    [
        "In those years the first Moscow Trial had branded the bloc as terrorist.",
        "By then the prosecution had turned the bloc into a terrorist one.",
    ],
)
def test_what_the_trial_made_of_the_bloc_does_not_sink_an_answer(asked, path, remark):
    key = family("A6").build(world(), (asked, path)).parts[0].key
    assert key.mark(f"{key.model} {remark}").score == 1


FRESH = ("fresh_all_kinds", "fresh_later", "fresh_last")


def test_no_good_answer_of_the_fresh_sheets_has_less_than_half():
    good = [(a, m) for kind, a, m in fed(*FRESH) if kind == "good"]
    assert [answer for answer, mark in good if mark.score < Fraction(1, 2)] == []
    assert len(good) >= 40


# What is left open, whatever the question.
LEFT_OPEN = (
    "It stays open who wrote it.",
    "It is unknown who wrote it.",
    "It remains unclear who wrote the letter.",
    "Broué leaves it open who was the author.",
    "Who took part in it is an open question.",
    "It cannot be decided whether Smirnov wrote the letter.",
    "It remains possible that it was otherwise.",
    "Did a unified centre exist in those months?",
    "That he was a provocateur is improbable.",
)


@pytest.mark.parametrize("key", RUBRICS)
def test_what_is_left_open_speaks_against_no_key(key):
    wrong = [
        remark
        for remark in LEFT_OPEN
        if any(not span.counts for span in key.mark(f"{key.model} {remark}").spans)
    ]
    assert not wrong


def test_half_of_the_good_answers_are_not_flagged():
    good = [mark for kind, _, mark in fed("a6_unseen", "s7_unseen") if kind == "good"]
    assert sum(not mark.flags for mark in good) >= len(good) / 2
    assert sum(mark.score for mark in good) / len(good) >= Fraction(3, 4)
