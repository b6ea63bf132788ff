"""Causal links: what the judgements say of a cause and its effect, in one place.

The text of such a judgement about a claim is "cause | effect | strands", with a fourth part where
another place of the article says something else of the effect. An effect may end in words that join
it to its cause, after " … ": what is a condition only comes about "only with" it. Strands may begin
with the kind of the cause, before ": ": an event, a ground of a verdict or the like.
"""

from __future__ import annotations

from typing import NamedTuple

from bloc_course.dataset.query import World
from bloc_course.dataset.records import Judgement

FAMILY, TAG = "X1", "link"
_PARTS, _STRANDS, _JOINED, _KIND = " | ", ", ", " … ", ": "
BECAUSE = "because of"


class CauseAndEffect(NamedTuple):
    """A cause and its effect in words, their strands, what else is said, what joins the two.

    `kind` is what sort of cause it is, where that is written down.
    """

    cause: str
    effect: str
    strands: frozenset[str]
    beside: str
    join: str = BECAUSE
    kind: str = ""


def links_causes(judgement: Judgement) -> bool:
    """Whether a judgement names a cause and an effect."""
    return (judgement.family, judgement.tag) == (FAMILY, TAG)


def cause_and_effect(judgement: Judgement) -> CauseAndEffect:
    """Both sides that a judgement names; ValueError if one is missing."""
    cause, joined, strands, *beside = judgement.text.split(_PARTS)
    effect, _, join = joined.partition(_JOINED)
    kind, _, named = strands.rpartition(_KIND)
    lie_in = frozenset(named.split(_STRANDS))
    return CauseAndEffect(cause, effect, lie_in, "".join(beside), join or BECAUSE, kind)


def links_about(world: World, claim: str) -> list[Judgement]:
    """The judgements that name the cause and the effect of which a claim speaks."""
    found = world.data.judgements.values()
    return [one for one in found if one.about == claim and links_causes(one)]
