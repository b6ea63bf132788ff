"""S8: what is concluded from silence, and why it does not follow."""

from __future__ import annotations

import msgspec
import pytest

from bloc_course.dataset.query import World
from bloc_course.items.families.sourcing import s8_silence as s8
from bloc_course.items.proof import Refusal
from worlds import drawn, family, pool, world

SEED = tuple(f"s8-sedov-reply-not-found-broue-{end}" for end in ("left-open", "idle", "idle-2"))


def test_every_conclusion_has_one_verdict():
    verdicts: dict[tuple[str, str], set[str]] = {}
    for item in drawn("S8", b"all", 200):
        verdicts.setdefault(item.keyed, set()).add(item.parts[0].key.answer)
    assert all(len(found) == 1 for found in verdicts.values())
    assert len(verdicts) >= 20


def test_the_stem_keeps_silence_and_conclusion_apart():
    for item in pool("S8"):
        told, asked = item.stem.split("\n")
        assert world().data.claims[item.records[0]].statement in told
        assert asked.startswith("Does it follow that ")


def test_a_conclusion_that_follows_rests_on_a_closed_body():
    for item in drawn("S8", b"all", 200):
        if item.parts[0].key.answer == s8.FOLLOWS:
            assert "closed body" in item.feedback.choices[s8.LEFT_OPEN]


@pytest.mark.parametrize(("field", "value"), [("modality", "conjectured"), ("polarity", "denies")])
def test_what_is_not_plainly_missing_is_no_silence(field, value):
    old = world().data
    name = "sedov-reply-not-found-broue"
    changed = msgspec.structs.replace(old.claims[name], **{field: value})
    held = World(old.replace(claims={**old.claims, name: changed}))
    refusal = family("S8").build(held, SEED)
    assert isinstance(refusal, Refusal)
    assert refusal.obligation == "O7"
    assert not isinstance(family("S8").build(world(), SEED), Refusal)


def test_two_conclusions_from_one_silence_are_enemies():
    drawn_all = drawn("S8", b"all", 200)
    same = [i for i in drawn_all if i.records[0] == "dewey-report-silent-broue"]
    assert len({i.keyed for i in same}) > 2
    assert all(set(one.keyed) & set(other.keyed) for one in same for other in same)


def test_the_chapter_on_silence_has_conclusions_of_each_verdict():
    items = drawn("S8", b"silence", 6, ("silence",))
    assert {item.parts[0].key.answer for item in items} == {
        s8.FOLLOWS,
        s8.LEFT_OPEN,
        s8.CONTRADICTED,
    }
