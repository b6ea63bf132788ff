"""Documents as bibliographies know them: authors, title, where they are printed, one date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bloc_course.dataset import records as r
from bloc_course.dataset.load import Dataset

_PARTICLES = {"van", "von", "de", "der", "den", "du", "la", "le", "di", "da"}
# The first role that a document has is its date: what was printed by its printing, the rest by
# its writing. Being carried, identified or found dates no document.
_PRINTED: tuple[r.DateRole, ...] = ("printed", "bears", "written")
_WRITTEN: tuple[r.DateRole, ...] = ("written", "bears", "printed")
_PRINT_KINDS = {"article", "book", "memoir", "periodical-issue", "preface", "leaflet", "report"}


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name in parts; `literal` where it has none: an organisation or a signature."""

    literal: str = ""
    given: str = ""
    particle: str = ""
    family: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A document with what its ids stand for."""

    document: r.Document
    title: str
    authors: tuple[Name, ...]
    recipients: tuple[Name, ...]
    container: str
    date: r.DocumentDate | None
    role: r.DateRole | None


def works(dataset: Dataset) -> Iterator[Work]:
    """Every document, in the order of the file."""
    for document in dataset.documents.values():
        authors = tuple(_names(dataset, document.author))
        roles = _PRINTED if document.kind in _PRINT_KINDS else _WRITTEN
        role = next((role for role in roles if role in document.dates), None)
        printed = [dataset.documents[link.to].title for link in document.printed_in]
        yield Work(
            document=document,
            title=_title(document, authors),
            authors=authors,
            recipients=tuple(_names(dataset, document.recipient)),
            container=printed[0] if printed else "",
            date=document.dates[role] if role else None,
            role=role,
        )


def split(name: str) -> Name:
    """A name in parts, as far as its form shows them: "Ludwig van Beethoven", "J.S. Bach"."""
    words = name.split()
    last = words[-1]
    if not last[0].isupper() or last.endswith(".") or "'s " in name or "’s " in name:
        return Name(literal=name)
    start = next((i for i, w in enumerate(words[:-1]) if w.lower() in _PARTICLES), len(words) - 1)
    particle: list[str] = []
    while words[start].lower() == words[start] and words[start] in _PARTICLES:
        particle.append(words[start])
        start += 1
    given = words[: start - len(particle)]
    return Name("", " ".join(given), " ".join(particle), " ".join(words[start:]))


def _names(dataset: Dataset, ids: Iterable[str]) -> Iterator[Name]:
    for id_ in ids:
        person = dataset.people.get(id_)
        if person is None:
            yield Name(literal=dataset.groups[id_].name)
        elif person.kind == "correspondent":
            yield Name(literal=person.name)
        else:
            yield split(person.name)


def _title(document: r.Document, authors: tuple[Name, ...]) -> str:
    """The record's title without the author that it begins with."""
    called = [author.family or author.literal for author in authors]
    for head in (f"{' and '.join(called)}, ", *(f"{name}, " for name in called)):
        if called and document.title.startswith(head):
            return document.title.removeprefix(head)
    return document.title
