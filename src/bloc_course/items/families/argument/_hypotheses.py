"""What the author does with hypotheses: sets them aside, leaves them open, or prefers them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from bloc_course.dataset.query import World
from bloc_course.dataset.records import Claim, Judgement
from bloc_course.items import obligations
from bloc_course.items.proof import Refused

FAMILY = "A3"
SET_ASIDE, LEFT_OPEN, PREFERRED = "set-aside", "left-open", "preferred"
# Discharged as an inference or a guess; what is stated outright is no hypothesis.
SUPPOSED = ("inferred", "conjectured")
# Such a clause may leave a thing open, or grant that it was not so.
CONCEDED = re.compile(r"\b(?:even if|even though|although|though)\b", re.IGNORECASE)


class Hypothesis(NamedTuple):
    """A proposition, what becomes of it, and the reviewer’s ground with its locators."""

    claim: Claim
    verdict: str
    ground: Judgement


@lru_cache(maxsize=4)
def hypotheses(world: World) -> dict[str, Hypothesis]:
    """The hypotheses whose verdict record and reviewer agree on, by the id of the claim."""
    found = {}
    for judgement in world.data.judgements.values():
        claim = world.data.claims.get(judgement.about)
        if judgement.family != FAMILY or claim is None:
            continue
        if not _worded(judgement) or verdict(world, claim) != judgement.tag:
            continue
        if judgement.tag == LEFT_OPEN and CONCEDED.search(claim.cue):
            continue
        if not _rival(world, claim):
            found[claim.id] = Hypothesis(claim, judgement.tag, judgement)
    return found


def _worded(judgement: Judgement) -> bool:
    """Whether what sets a hypothesis aside is quoted: less credit than another has is no no."""
    return judgement.tag != SET_ASIDE or "“" in judgement.text


def verdict(world: World, claim: Claim) -> str:
    """What the record makes of a claim as a hypothesis; empty where it is none."""
    mine = claim.asserted_by == world.data.article.author
    stance = claim.stance_of_author
    if (mine and claim.polarity == "denies") or stance in ("rejects", "doubts"):
        return SET_ASIDE if mine or claim.polarity == "asserts" else ""
    if stance == "leaves-open":
        return LEFT_OPEN
    supposed = mine and claim.polarity == "asserts" and claim.modality in SUPPOSED
    return PREFERRED if supposed and stance == "adopts" else ""


def _rival(world: World, claim: Claim) -> bool:
    """Whether the author elsewhere says something else of the same proposition."""
    mine = [
        other
        for other in obligations.same_content(world, claim)
        if other.asserted_by == world.data.article.author
    ]
    if any(verdict(world, other) not in ("", verdict(world, claim)) for other in mine):
        return True
    try:
        obligations.undenied(world, claim)
    except Refused:
        return True
    return False
