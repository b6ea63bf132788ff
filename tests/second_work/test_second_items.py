"""Every family there is, on another work: it yields sound items, or says why it can't."""

from __future__ import annotations

from fractions import Fraction
from itertools import islice

import msgspec
import pytest

from bloc_course.draw import ranker
from bloc_course.items.audit import as_text, refused
from bloc_course.items.family import Scope, draw, families
from bloc_course.items.interactions.extended_text import ExtendedText
from bloc_course.items.lints import breaches
from bloc_course.items.marking import RULES
from bloc_course.items.processing import process
from bloc_course.items.proof import Refusal
from first_words import first_names, first_words_in
from second import KEYS, made, second
from worlds import world

EVERY = [pytest.param(name, id=name) for name in families()]
# Families that nothing can be made for, and that have no candidates to refuse one by one.
LACKS = {"G7": "too few people of this work meet two conditions that one chapter tells"}
# What must come of so plain a work; of families that come later only that they answer for it.
AT_LEAST = {
    "C1": 20, "C2": 20, "C3": 20, "C4": 20, "C5": 20, "C6": 20, "C8": 10, "C11": 20, "C12": 2,
    "G1": 20, "G2": 10, "G3": 5, "G5": 10,
    "S1": 5, "S2": 1, "S3": 2, "S4": 20, "S6": 2, "S8": 1, "S9": 2,
    "K1": 10, "K4": 1, "R1": 1, "R2": 5, "A1": 5, "A2": 2, "A3": 5, "A4": 5, "A5": 4, "A7": 10,
    "X2": 5,
}  # fmt: skip


def test_the_first_work_would_be_known_by_its_words():
    assert {"Trotsky", "Sedov", "Berlin", "Moscow"} <= first_names()
    assert first_words_in("Sedov wrote of the bloc in 1932.") == {"Sedov", "bloc", "1932"}
    assert first_words_in("Thornley wrote of the compact in 1863; found in 1909.") == set()


def unjudged(name: str) -> bool:
    """Whether a family rests on judgements of reviewers, and nobody wrote any for this work."""
    judged = [
        {judgement.family for judgement in one.data.judgements.values()}
        for one in (world(), second())
    ]
    return name in judged[0] - judged[1]


@pytest.mark.parametrize("name", EVERY)
def test_a_family_yields_items_or_says_why_not(name):
    spec = families()[name]
    items, count = made(name), spec.count(second())
    assert count >= len(items), "more items than are counted"
    assert len(items) >= AT_LEAST.get(name, 0)
    if items:
        assert name not in LACKS, "a reason is given although there are items"
        return
    whys = refused(second(), spec, ranker(KEYS[0]), 50)
    drawn = draw(second(), spec, ranker(KEYS[0]), Scope())
    whys += [found for found in islice(drawn, 50) if isinstance(found, Refusal)]
    if not whys and (name in LACKS or unjudged(name)):
        assert not count
        return
    assert whys, f"{name} yields nothing and refuses nothing: say why in LACKS"
    assert all(why.because.strip() and (why.records or why.obligation == "O1") for why in whys)


@pytest.mark.parametrize("name", EVERY)
def test_every_candidate_is_built_or_refused(name):
    spec = families()[name]
    for seed in islice(spec.candidates(second()), 400):
        found = spec.build(second(), seed)
        assert found == spec.build(second(), seed)
        if isinstance(found, Refusal):
            assert found.because.strip()


@pytest.mark.parametrize("name", EVERY)
def test_items_are_sound(name):
    spec, known = families()[name], second().data.article.locators
    for item in made(name):
        assert list(breaches(item)) == []
        met = {done.obligation for done in item.proof}
        assert set(spec.obligations) <= met
        used = {at for said in item.evidence for at in said.locators} | set(item.feedback.reread)
        assert used
        assert used <= known.keys()
        assert item.chapters == second().chapters_holding(used) != ()
        assert set(item.records) <= second().records.keys()
        assert sum(Fraction(part.weight) for part in item.parts) == 1


@pytest.mark.parametrize("name", EVERY)
def test_every_part_earns_what_its_rule_promises(name):
    for item in made(name):
        for part in item.parts:
            lone = msgspec.structs.replace(part, weight="1")
            rule = RULES[str(part.key.__struct_config__.tag)]
            if isinstance(part.interaction, ExtendedText):
                continue  # what a rubric earns depends on its words: tests/items/test_marking_*
            for sample in rule.samples(part.interaction, part.key):
                outcome = process((lone,), sample.raw)
                assert (outcome.status, outcome.score) == (sample.status, sample.score)


@pytest.mark.parametrize("name", EVERY)
def test_no_word_of_the_first_work_is_shown(name):
    """Stem, options, key, proof, evidence, feedback: all that an auditor sees, and the rest too."""
    for item in made(name):
        shown = as_text(item) + " ".join([item.feedback.rule, *item.feedback.cases.values()])
        assert first_words_in(shown) == set(), item.id
    spec = families()[name]
    for why in refused(second(), spec, ranker(KEYS[1]), 100):
        assert first_words_in(why.because) == set()


@pytest.mark.parametrize("name", EVERY)
def test_what_a_family_lacks_is_said_of_any_work(name):
    spec = families()[name]
    assert first_words_in(f"{spec.title} {spec.lacks}") == set()
