"""How an item names who says something."""

from __future__ import annotations

from bloc_course.dataset.query import World
from bloc_course.dataset.records import Claim
from bloc_course.items.obligations.names import folded, surname


def source_of(world: World, claim: Claim) -> str:
    """The source of a claim in a few words: its speaker and the document, each named once."""
    document = world.data.documents[claim.source]
    speaker = world.data.people.get(claim.asserted_by)
    if claim.source in world.data.article.voices:
        layer = "a note of the article" if claim.voice != claim.source else "the article"
        if speaker is None or speaker.id in document.author:
            return f"Broué, in {layer}" if layer == "the article" else "a note of Broué’s article"
        return f"{surname(world, speaker.id)}, as told in {layer}"
    if speaker is None or folded(surname(world, speaker.id)) in folded(document.title):
        return document.title
    return f"{surname(world, speaker.id)} in “{document.title}”"
