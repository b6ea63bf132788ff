"""S8: what is concluded from silence, and why it does not follow."""

from __future__ import annotations

import msgspec
import pytest

from bloc_course.dataset.query import World
from bloc_course.items.families.sourcing import s8_silence as s8
from bloc_course.items.proof import Refusal
from worlds import drawn, family, pool, world

SEED = tuple(
    f"s8-commission-letter-not-found-broue-{end}" for end in ("left-open-2", "idle", "idle-2")
)


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


def built(**fields):
    """The item of the seed in a world where its deciding fact has other fields."""
    old = world().data
    changed = msgspec.structs.replace(old.judgements[SEED[0]], **fields)
    return family("S8").build(
        World(old.replace(judgements={**old.judgements, SEED[0]: changed})), SEED
    )


def test_a_conclusion_that_follows_is_no_rewording():
    """A fact of the article leads from the silence to what the conclusion names."""
    refusal = built(tag=s8.FOLLOWS, text="What was not found cannot be read by anybody.")
    assert (refusal.obligation, "says the silence again" in refusal.because) == ("O5", True)
    for item in drawn("S8", b"all", 200):
        if item.parts[0].key.answer == s8.FOLLOWS:
            fact = world().data.judgements[item.parts[0].key.reason]
            told = s8._words(world().data.claims[item.records[0]].statement)
            asked = s8._words(fact.question) - told
            assert asked
            assert not asked & s8._words(fact.text), "stem and fact print the whole syllogism"
            assert fact.note in item.feedback.key


def test_a_conclusion_that_follows_has_the_missing_premise_for_a_reason():
    """n84.1: that a man was excluded in 1927 is no reason why he was not in the dock in 1936."""
    for item in drawn("S8", b"all", 200):
        if item.parts[0].key.answer == s8.FOLLOWS:
            facts = [world().data.judgements[o.code] for o in item.parts[0].interaction.reasons]
            assert "this trial" not in item.stem
            assert sum(bool(fact.note) and fact.tag == s8.FOLLOWS for fact in facts) == 1


def test_a_premise_that_prints_the_conclusion_is_refused():
    """Silence, premise and conclusion in one view are solved without the article."""
    printed = "What nobody ever wrote about to the Commission was not found."
    refusal = built(tag=s8.FOLLOWS, text=printed, note="Made for this test.")
    assert (refusal.obligation, "syllogism" in refusal.because) == ("O5", True)


def test_what_is_only_logic_decides_nothing():
    refusal = built(rests_on="", text="What was not found need not be lost.")
    assert (refusal.obligation, "our own reasoning" in refusal.because) == ("O5", True)


def test_a_fact_stands_where_its_record_stands():
    assert built(rests_on="bloc-formed-broue").obligation == "O5"


def test_a_remark_of_the_editors_is_theirs():
    claims = [i.records[0] for i in drawn("S8", b"all", 200)]
    told = {i.stem.split(":")[0] for i in drawn("S8", b"all", 200) if "editors" in i.records[0]}
    assert "deutscher-silent-editors" in claims
    assert not any(text.startswith("Note") or "A note of" in text for text in told)


def test_what_bears_on_a_question_and_is_outweighed_says_why():
    facts = {j.id for j in world().data.judgements.values() if j.tag == "outweighed"}
    shown = 0
    for item in (*drawn("S8", b"all", 200), *drawn("S6", b"all", 200)):
        for code, text in item.feedback.choices.items():
            if code in facts:
                assert world().data.judgements[code].note in text
                shown += 1
    assert shown


@pytest.mark.parametrize(("field", "value"), [("modality", "conjectured"), ("polarity", "denies")])
def test_what_is_not_plainly_missing_is_no_silence(field, value):
    old = world().data
    name = "commission-letter-not-found-broue"
    changed = msgspec.structs.replace(old.claims[name], **{field: value})
    held = World(old.replace(claims={**old.claims, name: changed}))
    refusal = family("S8").build(held, SEED)
    assert isinstance(refusal, Refusal)
    assert refusal.obligation == "O7"
    assert not isinstance(family("S8").build(world(), SEED), Refusal)


def test_two_conclusions_from_one_silence_are_enemies():
    drawn_all = drawn("S8", b"all", 200)
    same = [i for i in drawn_all if i.records[0] == "dewey-report-silent-broue"]
    assert len({i.keyed for i in same}) > 1
    assert all(set(one.keyed) & set(other.keyed) for one in same for other in same)


def test_the_chapter_on_silence_has_conclusions_of_each_verdict():
    items = drawn("S8", b"silence", 6, ("silence",))
    assert {item.parts[0].key.answer for item in items} == {
        s8.FOLLOWS,
        s8.LEFT_OPEN,
        s8.CONTRADICTED,
    }
