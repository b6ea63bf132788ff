"""R4: four kinds of speech in turn, by record and by reviewer."""

from __future__ import annotations

from collections import Counter

import pytest

from bloc_course.items.families.reading.r4_speech import KINDS, _askable
from worlds import KEYS, drawn, pool, world


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
