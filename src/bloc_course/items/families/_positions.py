"""What the author himself holds of a thing that a source charges, denies or has wrong."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from bloc_course.dataset.query import World
from bloc_course.dataset.records import Claim
from bloc_course.items.families._assemble import cited, unstopped
from bloc_course.items.families._speakers import author
from bloc_course.items.proof import Refused

POSITION = "position"
# What the author infers or takes for likely is no plain assertion of his.
CONCLUDES = {
    ("asserts", "inferred"): "concludes that it is so",
    ("denies", "inferred"): "concludes that it is not so",
    ("asserts", "conjectured"): "takes it for likely",
    ("denies", "conjectured"): "takes it for unlikely",
}


# A place in brackets, as it stands in a sentence or at its end.
_AT = r"\((?:[a-z]\d+(?:\.\d+)?(?:, )?)+\)"

# Between two sentences; the point of an initial ends none.
_SENTENCE = re.compile(r"(?<![A-Z]\.)(?<=[.!?]) (?=[A-Z])")


def with_places(text: str, locators: Sequence[str]) -> str:
    """Words with their places: those that end them already, or those of the record added."""
    text = unstopped(text)
    return f"{text}." if re.search(rf"{_AT}$", text) else f"{text} {cited(locators)}."


def unplaced(text: str) -> str:
    """The first of several sentences that has no place of its own; a single one needs none."""
    sentences = _SENTENCE.split(text)
    bare = [one for one in sentences if not re.search(rf"{_AT}[.!?]$", one)]
    return bare[0] if bare and len(sentences) > 1 else ""


def contested(claim: Claim) -> bool:
    """Whether a reader must be told the author’s view: a charge, a denial, or what he rejects."""
    return claim.modality in ("alleged", "denied") or claim.stance_of_author == "rejects"


@lru_cache(maxsize=4096)
def position(world: World, claim: Claim) -> str:
    """The author’s own view of a contested claim, with its place; empty where nothing needs it.

    O7 if a charge or a denial would go out without it.
    """
    own = claim.asserted_by == world.data.article.author and claim.stance_of_author != "rejects"
    if own or not contested(claim):
        return ""
    written = next(
        (
            judgement
            for judgement in world.data.judgements.values()
            if (judgement.about, judgement.tag) == (claim.id, POSITION)
        ),
        None,
    )
    if written:
        return with_places(written.text, written.cite)
    view = next((other for other in world.data.claims.values() if _own(world, other, claim)), None)
    if view is None:
        because = "the author’s own view of a charge or a denial is not written down"
        raise Refused("O7", (claim.id,), because)
    thing = claim.statement.rstrip(".")
    verb = CONCLUDES.get((view.polarity, view.modality), f"{view.polarity} this")
    return f"{thing}: {author(world)}’s own text {verb} {cited(view.cite)}."


def _own(world: World, other: Claim, claim: Claim) -> bool:
    """Whether the author speaks to the same proposition for himself."""
    return (
        other.asserted_by == world.data.article.author
        and other.stance_of_author == "adopts"
        and other.polarity != "asks"
        and (other.statement, other.subject, other.predicate, other.object)
        == (claim.statement, claim.subject, claim.predicate, claim.object)
    )
