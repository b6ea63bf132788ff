"""R4: four kinds of speech in turn, by record and by reviewer."""

from __future__ import annotations

from collections import Counter

import pytest
from msgspec.structs import replace

from bloc_course.dataset.query import World
from bloc_course.items.families.reading.r4_speech import KINDS, _askable
from bloc_course.items.proof import Refusal
from worlds import KEYS, drawn, family, pool, world


@pytest.mark.parametrize("key", KEYS)
def test_the_kinds_are_equally_frequent_in_every_draw(key):
    """Whoever always gives one answer earns a quarter."""
    items = drawn("R4", key, 12)
    keys = Counter(item.parts[0].key.correct for item in items)
    assert set(keys.values()) == {len(items) // len(KINDS)}


def test_record_and_reviewer_agree():
    for kind, claims in _askable(world()).items():
        assert claims
        for claim in claims:
            assert world().data.claims[claim].speech_type == kind


def test_the_wording_tells_nothing():
    """No mark of a quotation, and the same words are a slogan here and somebody’s own there."""
    texts = [
        judgement.text for judgement in world().data.judgements.values() if judgement.family == "R4"
    ]
    assert not any(sign in text for text in texts for sign in "“”!")
    assert sum("got rid of" in text for text in texts) > 2


def test_words_that_repeat_a_slogan_are_not_asked_as_somebodys_own():
    data = world().data
    told = replace(
        data.judgements["r4-remove-stalin-first-sedov"],
        text="Stalin has to be got rid of before everything else.",
    )
    other = World(data.replace(judgements={**data.judgements, told.id: told}))
    refusal = family("R4").build(other, ("remove-stalin-first-sedov",))
    assert isinstance(refusal, Refusal)
    assert refusal.obligation == "O3"
    assert "slogan" in refusal.because


def test_what_some_of_a_group_say_is_not_laid_to_the_group():
    for item in pool("R4"):
        claim = world().data.claims[item.records[0]]
        if item.drivers["kind"] == "reported" and claim.asserted_by in world().data.groups:
            assert "as what others thought or said" in item.feedback.key


def test_imagined_words_are_nobodys_and_reported_ones_have_a_speaker():
    for item in pool("R4"):
        kind = item.drivers["kind"]
        assert item.feedback.key.startswith("Nobody is recorded") == (kind == "imagined")
        assert ("passes it on as what" in item.feedback.key) == (kind == "reported")


def test_the_options_are_the_same_in_every_item():
    shown = {
        tuple(option.text for option in item.parts[0].interaction.options) for item in pool("R4")
    }
    assert len(shown) == 1
    assert all(item.parts[0].interaction.fixed for item in pool("R4"))


def test_words_that_came_through_others_are_not_told_as_heard():
    """p8: N.N. has Syrtsov’s words from Reznik."""
    (item,) = (item for item in pool("R4") if item.records[0] == "stupid-man-syrtsov")
    assert "as told by Reznik" in item.feedback.key


def test_words_that_the_author_rejects_go_out_with_his_view():
    item = family("R4").build(world(), ("headline-imagined",))
    assert "not terrorist (p51)" in item.feedback.open


def test_what_is_passed_on_may_not_have_been_said():
    for item in pool("R4"):
        passed_on = item.parts[0].key.correct == "reported-speech"
        assert ("neither that it was said so" in item.feedback.open) == passed_on


def test_a_wrong_kind_has_a_reason_that_is_true_of_the_place():
    """p24: others hold to the slogan and Trotsky grants it a sense, so the general reasons lie."""
    item = family("R4").build(world(), ("slogan-get-rid",))
    assert "grants it a right sense" in item.feedback.choices["own-speech"]
    assert "Others are for it" in item.feedback.choices["reported-speech"]
    assert "own:" not in item.feedback.key
