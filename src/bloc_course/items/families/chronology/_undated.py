"""Papers without a date of their own, and the dated ones that they may be."""

from __future__ import annotations

from bloc_course.dataset.query import World
from bloc_course.dataset.records import Document
from bloc_course.items import obligations
from bloc_course.items.families.chronology import _cards as cards
from bloc_course.items.obligations.time import disputed_in_time


def undated(world: World) -> tuple[str, ...]:
    """Documents that bear no date, of which the article says no more than it concludes."""
    return tuple(
        document.id
        for document in world.data.documents.values()
        if "bears" not in document.dates
        and _inferred(document)
        and not obligations.kept_out(world, "C8", document.id)
        and not disputed_in_time(world, document.id)
    )


def _inferred(document: Document) -> bool:
    written = document.dates.get("written")
    return written is None or written.modality == "inferred"


def perhaps(world: World, document: str) -> tuple[str, ...]:
    """Dated papers by the same hand that answer the same paper: it may be one of them."""
    own = world.data.documents[document]
    answered = {link.to for link in own.reply_to}
    return tuple(
        other.id
        for other in world.data.documents.values()
        if other.id != document
        and other.author == own.author
        and answered & {link.to for link in other.reply_to}
        and cards.document_date(world, other.id) is not None
    )
