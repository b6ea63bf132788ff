"""What the records in a key tell: the names, numbers and roles that a written answer may have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from bloc_course.dataset.names import folded
from bloc_course.dataset.query import World
from bloc_course.dataset.records import Claim, Document, Group, Person
from bloc_course.dates import DateError, parse_edtf, say
from bloc_course.items.families._speakers import called, entitled, sentence, source_of
from bloc_course.items.families.argument._tasks import of_course

# Names that any answer may have: the states, parties and organs of the time.
ANYBODYS = "known-names"
SHORTEST = 4


def told(world: World, records: Iterable[str], texts: Iterable[str] = ()) -> tuple[str, ...]:
    """Sentences on the records of a key, with all that the article calls whom they name.

    texts: what the key says beside them, as its model answer; they may name others.
    """
    people = dict.fromkeys((world.data.article.author,))
    found: list[str] = []
    for one in records:
        record = world.records[one]
        if isinstance(record, Document):
            found += _paper(world, record)
            people |= dict.fromkeys((*record.author, *record.recipient))
        elif isinstance(record, Claim):
            found.append(f"{sentence(source_of(world, record))}: {record.statement}")
            people |= dict.fromkeys((record.subject, record.asserted_by))
    people |= dict.fromkeys(_mentioned(world, " ".join((*texts, *found))))
    found += [text for one in people for text in _person(world, one)]
    found += [one.text for one in of_course(world, ANYBODYS)]
    return tuple(dict.fromkeys(filter(None, found)))


def _paper(world: World, document: Document) -> Iterator[str]:
    """Its names, who wrote it to whom, when, and where."""
    yield ". ".join((document.title, *(alias.form for alias in document.aliases)))
    writers = [_called(world, one) for one in document.author]
    readers = [_called(world, one) for one in document.recipient]
    for writer in filter(None, writers):
        yield f"{writer} wrote it."
        yield from (f"{writer} wrote it to {reader}." for reader in filter(None, readers))
    yield entitled(world, document.id)
    for when in document.dates.values():
        try:
            yield say(parse_edtf(when.when))
        except DateError:
            continue
    places = world.data.article.places
    yield from (places[one.place].label for one in document.places.values() if one.place in places)


def _called(world: World, record: str) -> str:
    """A person or group in a sentence; nothing for a paper or anything else."""
    if record in world.data.people:
        name = called(world, record)
        return name if name[:1].isupper() else ""
    return world.name(record) if record in world.data.groups else ""


def _mentioned(world: World, text: str) -> Iterator[str]:
    """The people and groups that a text calls by name."""
    words = {word.strip(".,;:()“”’?!—") for word in text.replace("’s", "").split()}
    yield from (one for one, last in _last_names(world) if last in words)
    yield from (one for one, group in world.data.groups.items() if group.name in text)


@lru_cache(maxsize=4)
def _last_names(world: World) -> tuple[tuple[str, str], ...]:
    every = ((one, called(world, one).split()[-1]) for one in world.data.people)
    return tuple((one, last) for one, last in every if last[:1].isupper())


def _person(world: World, record: str) -> Iterator[str]:
    one = world.records.get(record)
    if isinstance(one, Person | Group):
        yield f"{one.name}. {'. '.join(alias.form for alias in one.aliases)}"


@lru_cache(maxsize=4)
def strangers(world: World) -> tuple[str, ...]:
    """The names of people and places in small letters, without those that are words as well."""
    people = world.data.people.values()
    forms = [form for one in people for form in (one.name, *(a.form for a in one.aliases))]
    forms += [form for place in world.data.article.places.values() for form in place.forms]
    words = {word.strip(".,()“”’") for form in forms for word in form.replace("’s", "").split()}
    names = {folded(word) for word in words if word[:1].isupper() and word.isalpha()}
    plain = _plain(world)
    return tuple(sorted(n for n in names if n.isalpha() and len(n) >= SHORTEST and n not in plain))


def _plain(world: World) -> frozenset[str]:
    """The words that stand in small letters in what the records say."""
    said = (claim.statement for claim in world.data.claims.values())
    told = (event.label for event in world.data.events.values())
    words = (word for text in (*said, *told) for word in text.split())
    return frozenset(word.strip(".,;:()“”’?!") for word in words if word[:1].islower())
