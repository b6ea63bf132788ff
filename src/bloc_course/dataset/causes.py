"""Causal links: what the judgements say of a cause and its effect, in one place.

The text of such a judgement about a claim is "cause | effect | strands", with a fourth part where
another place of the article says something else of the effect.
"""

from __future__ import annotations

from typing import NamedTuple

from bloc_course.dataset.query import World
from bloc_course.dataset.records import Judgement

FAMILY, TAG = "X1", "link"
_PARTS, _STRANDS = " | ", ", "


class CauseAndEffect(NamedTuple):
    """A cause and its effect in words, the strands in which they lie, and what else is said."""

    cause: str
    effect: str
    strands: frozenset[str]
    beside: str


def links_causes(judgement: Judgement) -> bool:
    """Whether a judgement names a cause and an effect."""
    return (judgement.family, judgement.tag) == (FAMILY, TAG)


def cause_and_effect(judgement: Judgement) -> CauseAndEffect:
    """Both sides that a judgement names; ValueError if one is missing."""
    cause, effect, strands, *beside = judgement.text.split(_PARTS)
    return CauseAndEffect(cause, effect, frozenset(strands.split(_STRANDS)), "".join(beside))


def links_about(world: World, claim: str) -> list[Judgement]:
    """The judgements that name the cause and the effect of which a claim speaks."""
    found = world.data.judgements.values()
    return [one for one in found if one.about == claim and links_causes(one)]
