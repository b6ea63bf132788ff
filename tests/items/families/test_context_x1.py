"""X1: every context is traced by the author himself, and none could stand for another."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import pytest
from msgspec.structs import replace

from bloc_course.dataset.query import World
from bloc_course.items.families.context import x1_causes
from bloc_course.items.families.context._links import (
    alike,
    apart,
    joined_alike,
    links,
    proven,
    rivalled,
)
from bloc_course.items.proof import Refusal, Refused
from worlds import KEYS, drawn, family, pool, world

LINKS = list(links(world()).values())


def test_every_link_is_argued_by_the_author_of_the_article():
    for link in LINKS:
        claim = world().data.claims[link.claim]
        assert claim.asserted_by == world().data.article.author
        assert (claim.polarity, claim.stance_of_author) == ("asserts", "adopts")
        assert claim.modality in {"stated", "inferred"}
        assert set(link.locators) <= set(claim.cite)


def test_no_context_of_an_item_could_be_argued_for_another_effect():
    for item in pool("X1"):
        cards = item.parts[0].interaction.cards
        found = [links(world())[card.code] for card in cards]
        assert all(apart(one, other) for one, other in combinations(found, 2))


def test_no_context_is_known_by_its_kind_and_no_effect_by_its_grammar():
    """p35: a ground of a verdict by itself finds its convict without any reading."""
    for key in KEYS[:3]:
        for item in drawn("X1", key, 20):
            part = item.parts[0]
            found = [links(world())[card.code] for card in part.interaction.cards]
            assert alike(found)
            assert joined_alike([one for one in found if one.claim in part.key.rows])
    assert not alike([links(world())[one] for one in ("x1-smirnov", "x1-telegram", "x1-workers")])


def test_one_context_is_left_over_and_each_gap_has_its_own():
    for item in pool("X1"):
        part = item.parts[0]
        keyed = set(part.key.rows.values())
        assert len(keyed) == len(part.interaction.gaps) == len(part.interaction.cards) - 1
        assert part.key.mark(dict.fromkeys(part.key.rows, part.interaction.cards[0].code)).score < 1


def test_a_wrong_context_is_answered_with_its_own_effect():
    item = pool("X1")[0]
    gap, right = next(iter(item.parts[0].key.rows.items()))
    for card in item.parts[0].interaction.cards:
        if card.code != right:
            line = item.feedback.choices[f"{gap}={card.code}"]
            assert card.text in line
            assert links(world())[card.code].locators[0] in line
            assert links(world())[right].locators[0] in line


def test_a_note_of_an_unsettled_layer_argues_nothing():
    """The editors changed some notes, so a cause named there may be theirs."""
    unsettled = {name for name, voice in world().data.article.voices.items() if voice.values}
    claim = next(
        c for c in world().data.claims.values()
        if c.voice in unsettled and c.asserted_by == world().data.article.author
        and c.polarity == "asserts" and c.stance_of_author == "adopts" and c.modality == "stated"
    )  # fmt: skip
    refusal = family("X1").build(world(), (claim.id,))
    assert isinstance(refusal, Refusal)
    assert refusal.obligation == "O9"


def test_words_of_a_context_do_not_echo_its_effect():
    short = {"the", "of", "and", "in", "a", "no", "its", "had", "was", "that", "from"}
    for link in LINKS:
        cause, effect = (set(t.lower().split()) - short for t in (link.cause, link.effect))
        assert not cause & effect, link.id


@pytest.mark.parametrize(
    ("change", "obligation"),
    [
        ({"asserted_by": "leon-sedov"}, "O7"),
        ({"stance_of_author": "reports"}, "O7"),
        ({"polarity": "denies"}, "O7"),
        ({"modality": "conjectured"}, "O7"),
    ],
)
def test_a_claim_that_the_author_does_not_hold_gives_no_link(change, obligation):
    link = LINKS[0]
    data = world().data
    claim = replace(data.claims[link.claim], **change)
    changed = World(data.replace(claims={**data.claims, claim.id: claim}))
    with pytest.raises(Refused) as refused:
        proven(changed, link.id)
    assert refused.value.refusal.obligation == obligation
    assert link.id not in links(changed)


def test_what_limits_an_effect_in_its_own_place_is_told_beside_it():
    """p1: the find calls interpretations into question and does not justify the Stalinist one."""
    for item in pool("X1"):
        for gap, line in item.feedback.choices.items():
            if gap.startswith("interpretations-questioned-broue"):
                assert "the old Stalinist thesis (p1)" in line
        rows = {gap.code: gap.text for gap in item.parts[0].interaction.gaps}
        assert "as p1 has it" not in rows.get("interpretations-questioned-broue", "")


def test_a_ground_of_a_conviction_is_no_cause_of_the_writer_s():
    """p35: contacts abroad stand in quotation marks and are what the verdict found."""
    for item in pool("X1"):
        assert "cause, ground or circumstance" in item.stem
        assert "that is why" not in item.feedback.key
        for card in item.parts[0].interaction.cards:
            if card.code == "x1-smirnov":
                assert card.text == "“contacts abroad”"


def test_links_of_one_strand_are_refused_together():
    one, other = next(p for p in combinations(LINKS, 2) if not apart(*p))
    refusal = family("X1").build(world(), (one.id, other.id))
    assert isinstance(refusal, Refusal)
    assert refusal.obligation == "O5"


def test_without_links_nothing_is_drawn():
    data = world().data
    bare = World(
        data.replace(judgements={i: j for i, j in data.judgements.items() if j.family != "X1"})
    )
    assert x1_causes.count(bare) == 0


def test_an_effect_has_a_capital_inside_a_sentence_only_for_a_name():
    known = {
        word
        for record in world().records.values()
        for word in getattr(record, "name", "").replace("’s", "").split()
    }
    for link in links(world()).values():
        first = x1_causes._small(link.effect).split()[0].removesuffix("’s").rstrip(",")
        assert first[0].islower() or first in known or first == "I.N.", first


def test_no_link_is_in_most_items_of_a_draw():
    """Few links stand with all others, so each draw starts from those that it has used least."""
    for key in KEYS[:6]:
        items = drawn("X1", key, 12)
        used = Counter(card.code for one in items for card in one.parts[0].interaction.cards)
        assert max(used.values()) <= 2 * len(items) / 3


def test_another_ground_for_one_effect_is_told():
    (link,) = (one for one in LINKS if rivalled(one))
    for item in pool("X1"):
        if link.claim in item.keyed:
            assert link.beside in item.feedback.choices[link.claim]
