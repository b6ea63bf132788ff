"""Origins that cards borrow from another source, each certainly not that of the source at hand."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from bloc_course.dataset.query import World
from bloc_course.dataset.records import Document, Judgement
from bloc_course.items.families.sourcing._voices import names_person
from bloc_course.items.obligations.names import surname
from bloc_course.items.obligations.time import widest

FAMILY, ORIGIN = "S3", "origin"
CORRESPONDENT = "correspondent"
MANY = "They "
# What one party tells of a source is told as its version on every card.
VERSION = "By "
YEAR = re.compile(r"\b1[89]\d\d\b")
UNDATED, DATED = re.compile(r"(?i)\bundated\b"), re.compile(r"(?i)\bdated?\b|\d")
# Chapters that read both origins: one reads the whole article, and another must too.
NEAR = 2


@lru_cache(maxsize=4)
def facts(world: World) -> dict[tuple[str, str], str]:
    """The first card that says a thing of a source, whatever the enquiry."""
    found: dict[tuple[str, str], str] = {}
    for card in world.data.judgements.values():
        if card.family == FAMILY:
            found.setdefault((card.about, card.text), card.id)
    return found


@lru_cache(maxsize=4)
def origins(world: World) -> tuple[Judgement, ...]:
    """The cards that say how a source came about, each once."""
    return tuple(
        judgement
        for judgement in world.data.judgements.values()
        if (judgement.family, judgement.tag) == (FAMILY, ORIGIN)
        and facts(world)[judgement.about, judgement.text] == judgement.id
    )


def another(world: World, document: Document, card: Judgement, own: list[Judgement]) -> bool:
    """Whether the origin of another source is certainly not that of this one.

    Either other people made it, of whom nobody says that they had a hand in this one, or it was
    made on other days. It is read in the same chapter, and its grammar does not tell it apart.
    """
    other = world.data.documents[card.about]
    mine = [judgement for judgement in own if judgement.tag == ORIGIN]
    alike = {judgement.text.startswith(MANY) for judgement in (card, *mine)}
    told = {judgement.text.startswith(VERSION) for judgement in (card, *mine)}
    near = any(len(world.chapters_holding((*card.cite, *m.cite))) >= NEAR for m in mine)
    if (
        other.id == document.id
        or not near
        or len(alike) > 1
        or len(told) > 1
        or not tells(world, other, card)
    ):
        return False
    if _idle(world, document, other, card):
        return False
    writers = {*document.author}, {*other.author}
    apart = all(writers) and writers[0].isdisjoint(writers[1])
    if apart and not any(_named(world, document, writer) for writer in other.author):
        return True
    return _apart(world, document, other)


def tells(world: World, other: Document, card: Judgement) -> bool:
    """Whether the card has a date or the name of a writer: what has neither may hold of both."""
    dated = any(sign.isdigit() for sign in card.text)
    return dated or any(_writes(world, who, card.text) for who in other.author)


def _idle(world: World, document: Document, other: Document, card: Judgement) -> bool:
    """Whether nobody takes the card for one on the source.

    Another sort of paper by others, or a title that names one writer where the card names another.
    """
    if document.kind != other.kind and not set(document.author) & set(other.author):
        return True
    if _untimely(world, document, card) or _denied_by_title(document, card):
        return True
    mine = any(_writes(world, who, document.title) for who in document.author)
    rivals = set(other.author) - set(document.author)
    # A text that is unsigned, or signed with letters only, is not by whoever is named.
    if not any(_known(world, who) for who in document.author):
        mine = True
    return mine and any(_writes(world, who, card.text) for who in rivals)


def _untimely(world: World, document: Document, card: Judgement) -> bool:
    """Whether the card prints a year in which the source was certainly not made.

    What is printed in an issue was made before it came out.
    """
    low, high = widest(world, document.id)
    for link in document.printed_in if high is None else ():
        high = widest(world, link.to)[1]
    years = [None if day is None else date.fromordinal(day).year for day in (low, high)]
    return any(
        (years[0] is not None and int(year) < years[0])
        or (years[1] is not None and int(year) > years[1])
        for year in YEAR.findall(card.text)
    )


def _denied_by_title(document: Document, card: Judgement) -> bool:
    """Whether the title says that the source has no date, and the card gives one."""
    return bool(UNDATED.search(document.title) and DATED.search(card.text))


def _writes(world: World, who: str, text: str) -> bool:
    return who in world.data.people and names_person(text, surname(world, who))


def _known(world: World, who: str) -> bool:
    """Whether a writer is known by name: neither a body nor a signature under a letter."""
    person = world.data.people.get(who)
    return person is not None and person.kind != CORRESPONDENT


def _named(world: World, document: Document, writer: str) -> bool:
    """Whether something said of the source names somebody: perhaps he had a hand in it."""
    if writer not in world.data.people:
        return False
    name = surname(world, writer)
    about = (c.statement for c in world.data.claims.values() if c.subject == document.id)
    return any(names_person(statement, name) for statement in about)


def _apart(world: World, one: Document, other: Document) -> bool:
    """Whether two sources were certainly not written on one day."""
    low, high = widest(world, one.id), widest(world, other.id)
    if None in (*low, *high):
        return False
    return bool(low[1] < high[0] or high[1] < low[0])  # type: ignore[operator]
