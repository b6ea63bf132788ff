"""Causal links as the author argues them: a context, its effect, and what they could be mixed with.

A judgement about a claim names both sides and the strands in which they lie. Two links that share a
strand never meet in an item, since the context of one could be argued for the effect of the other.
Contexts of one kind come in twos at least: a lone verdict finds its convict without any reading.
What another place says of the effect may stand beside it, as feedback.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from bloc_course.dataset.causes import BECAUSE, cause_and_effect, links_causes
from bloc_course.dataset.query import World
from bloc_course.dataset.records import Claim, Judgement
from bloc_course.items import obligations
from bloc_course.items.families._assemble import cited
from bloc_course.items.families.reading._formulas import dangling
from bloc_course.items.proof import Discharged, Refused

ARGUED = ("stated", "inferred")
# After a negation “because of” has two readings: that it was not so, or that this was not why.
NEGATION = re.compile(r"\b(?:no|not|never|nobody|nothing|none|neither|nor|cannot)\b", re.IGNORECASE)

# A locator in what stands beside a link.
PLACE = re.compile(r"\b[a-z]\d+(?:\.\d+)?\b")


class Link(NamedTuple):
    """A context (a card) and its effect (a gap), with the claim that joins them."""

    id: str
    claim: str
    cause: str
    effect: str
    strands: frozenset[str]
    locators: tuple[str, ...]
    beside: str = ""
    join: str = BECAUSE
    kind: str = ""


@lru_cache(maxsize=4)
def links(world: World) -> dict[str, Link]:
    """The links that can be asked, by the id of their judgement."""
    found = {}
    for judgement in world.data.judgements.values():
        if links_causes(judgement):
            try:
                found[judgement.id] = proven(world, judgement.id)[0]
            except Refused:
                continue
    return found


def proven(world: World, id_: str) -> tuple[Link, tuple[Discharged, ...]]:
    """A link with what shows that the author argues it; Refused where he does not."""
    judgement = world.data.judgements.get(id_)
    claim = world.data.claims.get(id_ if judgement is None else judgement.about)
    if claim is None:
        raise Refused("O7", (id_,), f"no claim stands behind {id_}")
    _argued(world, claim)
    if judgement is None or not links_causes(judgement):
        raise Refused("O5", (id_,), "nobody has said what its context could be mixed up with")
    link = _link(judgement, claim)
    if dangling(link.cause):
        because = f"the pronoun in the card {link.cause!r} points into one row, and so tells it"
        raise Refused("O6", (id_, claim.id), because)
    if link.join == BECAUSE and NEGATION.search(link.effect):
        because = f"after a negation {BECAUSE!r} may name what was no cause at all"
        raise Refused("O6", (id_, claim.id), because)
    return link, (
        _one_ground(world, link),
        obligations.single_value(world, claim.id, "statement", "object"),
    )


def _one_ground(world: World, link: Link) -> Discharged:
    """O3: nothing rivals the context, or it is asked for by the one place that has it."""
    if not rivalled(link):
        return obligations.undenied(world, world.data.claims[link.claim])
    because = f"another place has another ground, so the row asks by {cited(link.locators)} only"
    return Discharged("O3", (link.claim,), because)


def rivalled(link: Link) -> bool:
    """Whether another place has another ground, and not the same place a limit of what it says."""
    return bool(set(PLACE.findall(link.beside)) - set(link.locators))


def _argued(world: World, claim: Claim) -> None:
    """O7, O9: the author says it himself, and neither as a guess nor as a judgement of value."""
    if claim.asserted_by != world.data.article.author:
        raise Refused("O7", (claim.id,), f"it is {claim.asserted_by} who says so")
    if world.data.article.voices[claim.voice].values:
        raise Refused("O9", (claim.id,), "the note may be by a later hand, so not his argument")
    if claim.polarity != "asserts" or claim.stance_of_author != "adopts":
        raise Refused("O7", (claim.id,), "the author does not take it for his own")
    if claim.modality not in ARGUED:
        raise Refused("O7", (claim.id,), f"the author gives it as {claim.modality}")


def _link(judgement: Judgement, claim: Claim) -> Link:
    return Link(
        id=judgement.id,
        claim=claim.id,
        locators=judgement.cite,
        **cause_and_effect(judgement)._asdict(),
    )


def apart(one: Link, other: Link) -> bool:
    """Whether two links can stand in one item."""
    return not one.strands & other.strands


def alike(together: Sequence[Link]) -> bool:
    """Whether no context is the only one of its kind, so that sense alone matches no effect."""
    return min(Counter(link.kind for link in together).values(), default=0) > 1


def joined_alike(asked: Sequence[Link]) -> bool:
    """Whether all effects go on in the same words: “only with” takes a condition and nothing else.

    An item that asks two effects that go on unlike would part its cards by grammar.
    """
    return len({link.join for link in asked}) == 1
