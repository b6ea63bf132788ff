"""The card of a record: what shows on hover, focus or tap; the link leads to the rest."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from bloc_course.book.locators import in_words, shown
from bloc_course.dataset.phrases import layer_name
from bloc_course.dataset.query import World
from bloc_course.dataset.records import Article, Event
from bloc_course.figures import phrases
from bloc_course.figures.certainty import mark_html

# A card is a glance: what would make it longer stands in the reference part.
_MOST_LOCATORS = 6
_MOST_LINES = 6


def card(world: World, record_id: str) -> str:
    """The card as HTML: name, one line, then a few facts and the locators."""
    record = world.records[record_id]
    lines = _LINES[record.FILE](world, record_id)
    head = f"<b>{escape(world.name(record_id))}</b>" if record.FILE in _NAMED else ""
    parts = [head, escape(record.note), *lines[:_MOST_LINES]]
    parts.append(f'<span class="bc-where">{_where(world.data.article, record.cite)}</span>')
    return "".join(f"<span>{part}</span>" for part in parts if part)


def citation_card(article: Article, locators: tuple[str, ...]) -> str:
    """What the locators stand for, with a word on where the link leads."""
    lines = [
        f"<b>{escape(locator)}</b> {in_words(locator)} ({_found(article, locator)})"
        for locator in locators[:_MOST_LINES]
    ]
    if len(locators) > _MOST_LINES:
        lines.append(f"and {len(locators) - _MOST_LINES} more")
    lines.append('<span class="bc-where">Opens the article, which is not part of this book</span>')
    return "".join(f"<span>{line}</span>" for line in lines)


def _found(article: Article, locator: str) -> str:
    # Who reads the article online has no numbers to go by, but the headings of its parts.
    words = f"{article.locators[locator].words} words"
    layer = article.locators[locator].layer
    part = [name for name, one in article.locators.items() if one.layer == layer]
    if not locator.startswith("p") or len(part) == 1:
        return words
    place = f"{part.index(locator) + 1} of {len(part)} in the part “{layer_name(article, layer)}”"
    return f"{escape(place)}; {words}"


_NAMED = frozenset({"people", "groups", "documents", "events", "terms"})


def _where(article: Article, locators: tuple[str, ...]) -> str:
    more = len(locators) - _MOST_LOCATORS
    text = shown(locators[:_MOST_LOCATORS], article)
    return f"In the article: {text}" + (f" and {more} more" if more > 0 else "")


def _person(world: World, record_id: str) -> list[str]:
    person = world.data.people[record_id]
    return [escape(text) for text in (phrases.lived(person), phrases.other_names(person)) if text]


def _group(world: World, record_id: str) -> list[str]:
    group = world.data.groups[record_id]
    lines = []
    for status in group.status:
        source = phrases.source(world, status.according_to)
        said = escape(f"{phrases.answer(world, status.question, status.value)}: {source}")
        lines.append(f"{said} {mark_html(status.modality)}")
    return lines


def _document(world: World, record_id: str) -> list[str]:
    document = world.data.documents[record_id]
    hands = phrases.names(world, document.author)
    if document.recipient:
        hands += f" to {phrases.names(world, document.recipient)}"
    dates = [
        f"{phrases.ROLES[role]}: {phrases.document_date(date)}"
        for role, date in phrases.document_dates(document)
    ]
    kept = [f"{holding.archive}, {holding.mark}" for holding in document.holding]
    return [escape(text) for text in (hands, *dates, *kept) if text]


def _event(world: World, record_id: str) -> list[str]:
    event: Event = world.data.events[record_id]
    source = f" by {world.name(event.according_to)}" if event.according_to else ""
    said = phrases.when(world, event)
    lines = [
        escape(said),
        escape(phrases.as_printed(event.as_printed, said)),
        mark_html(event.modality) + escape(source),
    ]
    return [line for line in lines if line]


def _claim(world: World, record_id: str) -> list[str]:
    claim = world.data.claims[record_id]
    source = f"{world.name(claim.asserted_by)}, in: {world.name(claim.source)}"
    return [
        escape(claim.statement),
        escape(source),
        f"{mark_html(claim.modality)}; {escape(phrases.stance(world, claim))}",
    ]


def _discrepancy(world: World, record_id: str) -> list[str]:
    discrepancy = world.data.discrepancies[record_id]
    article = world.data.article
    lines = [
        f"{escape(s.value)} ({escape(shown(s.cite, article))})" for s in discrepancy.statements
    ]
    return [*lines, escape(f"Our reading: {discrepancy.reading}")]


def _term(world: World, record_id: str) -> list[str]:
    term = world.data.terms[record_id]
    where = f"in: {phrases.source(world, term.document)}"
    time = phrases.from_to(term.from_, term.to)
    return [escape(text) for text in (term.sense, where, time) if text]


_LINES: dict[str, Callable[[World, str], list[str]]] = {
    "people": _person,
    "groups": _group,
    "documents": _document,
    "events": _event,
    "claims": _claim,
    "discrepancies": _discrepancy,
    "terms": _term,
}
