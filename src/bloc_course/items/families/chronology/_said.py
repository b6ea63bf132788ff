"""Cards in words: their names and tellers, and their dates as the article prints them."""

from __future__ import annotations

import re

from bloc_course.dataset.names import folded
from bloc_course.dataset.query import World
from bloc_course.dates import Answer, parse_answer, parse_edtf, say, say_lasting
from bloc_course.items.families._speakers import author, mentioned, witness
from bloc_course.items.families.chronology._spans import (
    VAGUE_END,
    VAGUE_START,
    days,
    document_date,
    printed,
)
from bloc_course.items.obligations.time import dates_of, one_matter

# How a name says that somebody tells it; words of so many letters can name him.
TELLING = re.compile(r"\b(?:as|by|according|reported|observed|told)\b")
LEAST = 5
BRACKETS = re.compile(r"[()]")


def dated(world: World, record: str) -> str:
    """The card's date in words, with the values of a disputed one that do not allow it."""
    own, notes = spoken(world, record), rivals(world, record)
    return f"{own} ({'; '.join(notes)})" if notes else own


def rivals(world: World, record: str) -> tuple[str, ...]:
    """The values that do not allow the card’s date, of another reading or from another place."""
    event = world.data.events.get(record)
    date = None if event else document_date(world, record)
    at = event.cite if event else date.cite if date else ()
    lo, hi = days(world, record)
    read: list[str] = []
    rivals: list[str] = []
    twins: list[str] = []
    same = (record, *one_matter(world, record))
    for said in (each for each in dates_of(world, record) if each.record in same):
        other = parse_edtf(said.value)
        inside = other.lo is not None and other.hi is not None and lo <= other.lo <= other.hi <= hi
        allows = (other.lo is None or other.lo <= lo) and (other.hi is None or hi <= other.hi)
        here = said.record == record and set(said.cite) <= set(at)
        if not inside and (not allows or here):
            words = said.as_printed or say(other)
            if here:
                reading = world.disputed[said.record, said.field].reading.removesuffix(".")
                read.append(f"{reading[:1].lower()}{reading[1:]}")
            elif said.record == record:
                rivals.append(words)
            else:
                twins.append(f"of {mentioned(world, said.record)} {words} is printed too")
    notes = list(dict.fromkeys(read))
    notes += [f"elsewhere in the article: {'; '.join(dict.fromkeys(rivals))}"] if rivals else []
    return (*notes, *dict.fromkeys(twins))


def spoken(world: World, record: str) -> str:
    """The card’s own date as the article prints it, with our reading where that says more."""
    return as_printed(printed(world, record), days(world, record), reading(world, record))


def as_printed(words: str, span: tuple[int, int], reading: str) -> str:
    """A date in the words of the article, with our reading of them marked as such."""
    if not words:
        return f"{reading}, a conclusion of this course"
    if _says(words, span):
        return BRACKETS.sub("", words)  # a year in brackets is a date like any other
    return f"“{words}”, here read as {reading}"


def reading(world: World, record: str) -> str:
    """The days that count, in words."""
    event = world.data.events.get(record)
    date = None if event else document_date(world, record)
    if event is not None and event.until:
        return say_lasting(*days(world, record)).removeprefix("from ")
    text = say(parse_edtf(event.when if event else date.when if date else ""))
    joiner = " or " if re.search(r"\bor\b", printed(world, record)) else " to "
    plain = text.startswith("between ")
    return text.removeprefix("between ").replace(" and ", joiner, 1) if plain else text


def _says(words: str, span: tuple[int, int]) -> bool:
    """Whether the printed words by themselves tell just these days."""
    vague = VAGUE_END.search(words) or VAGUE_START.search(words)
    plain = words.removeprefix("from ").removeprefix("since ")
    found = None if vague else parse_answer(BRACKETS.sub("", plain))
    return isinstance(found, Answer) and (found.lo, found.hi) == span


def text(world: World, record: str) -> str:
    """What a reader sees of a card: its name, and whose word it is if not the article’s own."""
    name = world.name(record)
    event = world.data.events.get(record)
    if event and event.modality != "stated" and not attributed(world, record):
        return f"{name}, as {witness(world, event.according_to)} tells"
    date = None if event else document_date(world, record)
    if date and date.modality != "stated" and author(world) not in name:
        return f"{name}, as {author(world)} dates it"
    return name


def attributed(world: World, record: str) -> bool:
    """Whether the name of a reported event says itself whose word it is."""
    event = world.data.events.get(record)
    if event is None or event.modality == "stated":
        return event is not None
    source = world.data.documents.get(event.according_to)
    tellers = (*source.author, source.id) if source else (event.according_to,)
    others = (one.person for one in event.participants if one.person not in tellers)
    there = {word for person in others for word in _words(world, person)}
    said = {word for one in tellers for word in _words(world, one)} - there
    return bool(TELLING.search(event.label) and said & _own(event.label))


def _words(world: World, record: str) -> set[str]:
    return _own(world.name(record)) if record in world.records else set()


def _own(name: str) -> set[str]:
    return {word.removesuffix("’s") for word in folded(name).split() if len(word) >= LEAST}
