"""How every portrait ends: disagreements, arguments, later research, where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from bloc_course.dataset.phrases import BASES, ROLES, called, date_in_words, plain
from bloc_course.dataset.portraits._base import UNDER
from bloc_course.dataset.portraits._lines import at
from bloc_course.dataset.query import World
from bloc_course.dataset.records import Discrepancy, Record, Statement
from bloc_course.dates import DateError

_DATES = frozenset({"when", "until", "born", "died", "from", "to"})
SETTLED = {
    "yes": "settled by the article itself",
    "partly": "settled in part",
    "no": "not to be settled from the article; each of them stands",
}
__all__ = ["BASES", "SETTLED", "closing", "field_in_words", "passages_of", "statement_line"]


def closing(world: World, record: Record) -> Iterator[tuple[str, Iterable[str]]]:
    """The sections that every record has."""
    yield "Where the article disagrees with itself", _disagreements(world, record.id)
    yield (
        "What later research says (not from the article)",
        [f"{outside.says} Source: {outside.source}" for outside in record.outside],
    )
    yield "Where it is named", _places(record)
    yield "Chapters that read these places", _chapters(world, record)


def _disagreements(world: World, record_id: str) -> Iterator[str]:
    for discrepancy in world.data.discrepancies.values():
        if any(statement.record == record_id for statement in discrepancy.statements):
            yield at(
                f"A slip of kind {discrepancy.kind}, {SETTLED[discrepancy.resolvable]}",
                see=discrepancy.id,
            )
            yield from (UNDER + line for line in statements(world, discrepancy))
            yield f"{UNDER}our reading: {discrepancy.reading}"


def statements(world: World, discrepancy: Discrepancy) -> Iterator[str]:
    """What each place prints."""
    return (statement_line(world, statement) for statement in discrepancy.statements)


def statement_line(world: World, statement: Statement) -> str:
    """What one place prints for one field of one record."""
    about = f"{called(world, statement.record)}, {field_in_words(statement.field)}"
    text = f"{about}: {_value(world, statement)}"
    if statement.read_as:
        text += f"; we read it as {date_in_words(statement.read_as)}"
    return at(text, statement.cite, statement.record)


def field_in_words(field: str) -> str:
    """The field of a record as a reader says it."""
    head, _, role = field.rpartition(".")
    if head == "dates":
        return next((words for known, words in ROLES.items() if known == role), role)
    return plain(role)


def _value(world: World, statement: Statement) -> str:
    if statement.value in world.records:
        return called(world, statement.value)
    if statement.field in _DATES or statement.field.startswith("dates."):
        try:
            return date_in_words(statement.value)
        except DateError:
            return statement.value
    return statement.value


def _places(record: Record) -> Iterator[str]:
    yield f"main places: {', '.join(record.cite)}"
    others = [place for place in getattr(record, "mentions", ()) if place not in record.cite]
    if others:
        yield f"also named in: {', '.join(others)}"


def _chapters(world: World, record: Record) -> Iterator[str]:
    wanted = {*record.cite, *getattr(record, "mentions", ())}
    for chapter in world.data.chapters.values():
        if wanted & set(chapter.locators) and chapter.id != record.id:
            yield at(chapter.title, see=chapter.id)


def passages_of(locators: Iterable[str], passages: Mapping[str, str]) -> Iterator[str]:
    """The passages of the attached article."""
    return (f"{locator}: {passages[locator]}" for locator in locators if locator in passages)
