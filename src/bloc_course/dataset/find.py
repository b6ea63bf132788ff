"""Find a record by its id or by any form of its name that only one record has."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable
from functools import lru_cache
from typing import NamedTuple

from bloc_course.dataset.names import fits, folded, sounded
from bloc_course.dataset.phrases import called, told_apart
from bloc_course.dataset.query import World
from bloc_course.dataset.records import KINDS, Document, Event, Group, Person
from bloc_course.errors import nearest

PLACES = "places"
ALL: tuple[str, ...] = (*(kind.FILE for kind in KINDS), PLACES)
_MOST = 12


class NoSuchRecord(KeyError):
    """Nothing is called so; the message names what is called nearly so."""

    def __str__(self) -> str:
        return str(self.args[0])


class Ambiguous(NoSuchRecord):
    """Several records are called so; the message tells them apart, `candidates` are their ids."""

    def __init__(self, message: str, candidates: tuple[str, ...]) -> None:
        super().__init__(message)
        self.candidates = candidates


class Entry(NamedTuple):
    """A record that can be found, with all that it is called: as printed, folded and by sound."""

    kind: str
    id: str
    forms: tuple[str, ...]
    folded: frozenset[str]
    sounded: frozenset[str]

    @property
    def person(self) -> bool:
        return self.kind == Person.FILE


def find(
    world: World, name: str, kinds: Iterable[str] = ALL, within: Container[str] | None = None
) -> Entry:
    """The one record of these kinds that `name` is the id of, or a form of the name.

    Only records whose ids are `within` count, where that is given. Raises Ambiguous where several
    are called so, NoSuchRecord where none is.
    """
    entries = [
        entry
        for kind in kinds
        for entry in _register(world)[kind]
        if within is None or entry.id in within
    ]
    for test in _TESTS:
        found = [entry for entry in entries if test(entry, name)]
        if test is not _is_id:
            found += _namesakes(world, name, found, entries)
        if len(found) == 1:
            return found[0]
        if found:
            raise _ambiguous(world, name, found)
    known = [form for entry in entries for form in (entry.id, *entry.forms)]
    hint = nearest(name, [*known, *(form.split()[-1] for form in known)])
    raise NoSuchRecord(f"nothing is called {name!r}" + (f"; {hint}" if hint else ""))


def _namesakes(world: World, name: str, found: list[Entry], entries: list[Entry]) -> list[Entry]:
    """Namesakes whom the name fits too: a bare surname printed for one is not theirs alone."""
    people = world.data.people
    bearers = [entry.id for entry in found if entry.person]
    namesakes = {other for bearer in bearers for other in people[bearer].namesakes}
    namesakes |= {p.id for p in people.values() if set(p.namesakes) & set(bearers)}
    return [
        entry
        for entry in entries
        if entry.id in namesakes and entry not in found and _sounds_so(entry, name)
    ]


def _ambiguous(world: World, name: str, found: list[Entry]) -> Ambiguous:
    lines = [f"  {entry.id}: {told_apart(world, entry.id)}" for entry in found[:_MOST]]
    if len(found) > _MOST:
        lines.append(f"  and {len(found) - _MOST} more")
    message = f"{name!r} fits {len(found)} records; write the id of one:\n" + "\n".join(lines)
    return Ambiguous(message, tuple(entry.id for entry in found))


def _is_id(entry: Entry, name: str) -> bool:
    return entry.id == name


def _is_form(entry: Entry, name: str) -> bool:
    return bool(folded(name)) and folded(name) in entry.folded


def _is_short_name(entry: Entry, name: str) -> bool:
    return entry.person and any(fits(folded(name), form) for form in entry.folded)


def _sounds_so(entry: Entry, name: str) -> bool:
    sound = sounded(name)
    if not sound:
        return False
    return sound in entry.sounded or (
        entry.person and any(fits(sound, form) for form in entry.sounded)
    )


def _has_words(entry: Entry, name: str) -> bool:
    words = set(sounded(name).split())
    return (
        bool(words)
        and not entry.person
        and any(words <= set(form.split()) for form in entry.sounded)
    )


# From the surest to the loosest; the first that any record passes decides.
_TESTS: tuple[Callable[[Entry, str], bool], ...] = (
    _is_id,
    _is_form,
    _is_short_name,
    _sounds_so,
    _has_words,
)


@lru_cache(maxsize=4)
def _register(world: World) -> dict[str, tuple[Entry, ...]]:
    """What every record is called, by kind."""
    register = {
        kind: tuple(_entry(kind, record.id, _forms(world, record.id)) for record in records)
        for kind, records in world.data.by_kind().items()
    }
    places = world.data.article.places
    register[PLACES] = tuple(_entry(PLACES, k, (p.label, *p.forms)) for k, p in places.items())
    return register


def _forms(world: World, record_id: str) -> tuple[str, ...]:
    """A record's name and all that the article prints for it; none for a statement of a claim."""
    record = world.records[record_id]
    match record:
        case Person() | Group():
            return (record.name, *(alias.form for alias in record.aliases))
        case Document():
            return (record.title, *(alias.form for alias in record.aliases))
        case Event():
            return (record.label,)
        case _:
            name = getattr(record, "word", "") or called(world, record_id)
            return (name,) if record.FILE in _NAMED else ()


_NAMED = frozenset({"terms", "periods", "chapters"})


def _entry(kind: str, record_id: str, forms: tuple[str, ...]) -> Entry:
    names = (record_id, *forms)
    return Entry(kind, record_id, forms, *(frozenset(map(f, names)) for f in (folded, sounded)))
