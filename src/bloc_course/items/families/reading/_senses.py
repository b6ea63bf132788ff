"""The senses that R2 may ask: who uses a word where, and in which words a sense is offered."""

from __future__ import annotations

import re
from functools import lru_cache

from bloc_course.dataset.names import folded
from bloc_course.dataset.query import World
from bloc_course.dataset.records import Judgement, Term
from bloc_course.items import obligations
from bloc_course.items.proof import Refused

FAMILY = "R2"
PLACE, WORDING, OVERLAP, OCCURRENCES = "place", "wording", "overlap", "occurrences"
# Between the other sense and the ground that the two overlap.
GROUND = " | "
# A word that stands in a place more than once, in the voices of two sides or for two things.
APART = "apart"
# Words of a ground that belongs to another place than the one of which the feedback tells.
AWAY = re.compile(
    r"\b(?:[Ee]lsewhere|[Oo]ther (?:notes|places|paragraphs)|another (?:note|place))\b"
)
# What a record says of itself when the place does not settle the sense.
UNSETTLED = re.compile(
    r"\b(?:leaves?|left|remains?) open\b|\bconjectur|\bhypothesis\b|\bnot (?:said|told)\b"
)
# A sense says what a word stands for; what brought it about or came of it may hold of another too.
CAUSE = re.compile(r"\b(?:brought about|caus\w+|because|due to|owing to|result\w*|led to)\b")
# Words of so many letters are compared by as many, so that “joined” meets “joining”.
STEM = 5
# What a charge says keeps its reserve: in the words of its place or in its ground, which feedback
# tells, so that no option tells by it.
ALLEGED = re.compile(r"\balleged\b|\bsaid to\b|\bcharges?\b")
RESERVE = re.compile(rf"{ALLEGED.pattern}|\baccount\b|\baccused\b")
# What tells in the words of a place that somebody accuses there, and nobody else asserts it.
ACCUSES = re.compile(rf"{ALLEGED.pattern}|\btrial\b|\bcourt\b|\baccus\w+|\banswers?\b")
# A sense that only a charge gives: more than a “said to”, for which a named account answers.
CHARGED = re.compile(r"\balleged\b|\bcharges?\b")
# The same in a ground, where a “said” may be anybody’s.
ACCUSED = re.compile(r"\b(?:alleged|[Cc]harges?|charged|[Aa]ccus\w+|convicted|given as)\b")
# Offered beside senses without it, a reserve tells which of them is somebody’s charge or guess.
HEDGE = re.compile(rf"{ALLEGED.pattern}|\b(?:perhaps|probably|possibly|supposed\w*|presum\w*)\b")
# A label that tells in what voice the word stands there gives away which of the senses it has.
VOICE = re.compile(r"\b(?:charge|indictment|verdict|confession|conclusion)\b")


@lru_cache(maxsize=4)
def places(world: World) -> dict[str, Judgement]:
    """Who uses a word where, for each sense that the place settles."""
    return {
        judgement.about: judgement
        for judgement in world.data.judgements.values()
        if (judgement.family, judgement.tag) == (FAMILY, PLACE)
    }


@lru_cache(maxsize=4)
def _wordings(world: World) -> dict[str, str]:
    """How a sense is offered, where the words of its record would tell its place."""
    return {
        judgement.about: judgement.text
        for judgement in world.data.judgements.values()
        if (judgement.family, judgement.tag) == (FAMILY, WORDING)
    }


@lru_cache(maxsize=4)
def _overlaps(world: World) -> dict[frozenset[str], Judgement]:
    """The pairs of senses of which one includes the other, or may do so."""
    return {
        frozenset((judgement.about, judgement.text.partition(GROUND)[0])): judgement
        for judgement in world.data.judgements.values()
        if (judgement.family, judgement.tag) == (FAMILY, OVERLAP)
    }


@lru_cache(maxsize=4)
def _occurrences(world: World) -> dict[str, Judgement]:
    """What a reviewer found where a word stands more than once in the place of a sense."""
    return {
        judgement.about: judgement
        for judgement in world.data.judgements.values()
        if (judgement.family, judgement.tag) == (FAMILY, OCCURRENCES)
    }


def one_thing(world: World, one: Term, other: Term) -> bool:
    """Whether two senses of a word fit one thing, so that in a place of one the other may be right.

    They do where both refer to one record, and where a reviewer found that they overlap.
    """
    if one.id == other.id or one.word != other.word:
        return False
    same = bool(one.refers_to) and one.refers_to == other.refers_to
    return same or frozenset((one.id, other.id)) in _overlaps(world)


def sense(world: World, term: Term) -> str:
    """The words in which items offer a sense."""
    return _wordings(world).get(term.id, term.sense)


def check(world: World, term: Term) -> Judgement:
    """Where the sense stands; refused where the place allows another, or nobody saw to it."""
    obligations.withheld(world, FAMILY, term.id)
    if (term.id, "word") in world.disputed:
        raise Refused("O3", (term.id,), "the article has the word in two forms")
    for pair, judgement in _overlaps(world).items():
        others = pair - {term.id}
        if len(others) == 1 and not _senses_of(world, term.word) >= others:
            because = f"it overlaps with {min(others)!r}, which is no sense of {term.word!r}"
            raise Refused("O5", (term.id, judgement.id), because)
    place = places(world).get(term.id)
    if place is None:
        because = "nobody has seen that the named paper uses the word there, and for what"
        raise Refused("O6", (term.id,), because)
    if UNSETTLED.search(f"{term.sense} {term.note}"):
        raise Refused("O7", (term.id,), "its own note says that the sense is open")
    if AWAY.search(term.note):
        because = "its ground is told of another place, and the locator is of this one"
        raise Refused("O8", (term.id, place.id), because)
    _plain(term, place, sense(world, term))
    found = _occurrences(world).get(term.id)
    if found and found.text.partition(GROUND)[0] == APART:
        because = f"the word stands in the place more than once: {found.text.partition(GROUND)[2]}"
        raise Refused("O5", (term.id, found.id), because)
    _charged(world, term, place)
    if set(place.cite) - set(term.cite):
        raise Refused("O6", (term.id, place.id), "the place is none of those of the sense")
    return place


def _senses_of(world: World, word: str) -> frozenset[str]:
    return frozenset(term.id for term in world.data.terms.values() if term.word == word)


def _plain(term: Term, place: Judgement, sense: str) -> None:
    """Nothing, if the sense names what the word stands for in words of its own; else Refused."""
    if VOICE.search(place.text):
        because = "its label tells in what voice the word stands there, and so the sense"
        raise Refused("O6", (term.id, place.id), because)
    if ALLEGED.search(term.sense) and not (ALLEGED.search(place.text) or RESERVE.search(term.note)):
        raise Refused("O7", (term.id,), "what is alleged is offered as if it had been so")
    if CAUSE.search(sense):
        raise Refused("O5", (term.id,), "its sense is a cause or an effect and not what it names")
    if _stems(sense) & _stems(place.text):
        raise Refused("O6", (term.id, place.id), "a word of the sense stands in the place as well")


def _charged(world: World, term: Term, place: Judgement) -> None:
    """Nothing, if a sense of somebody’s charge is offered as one; else Refused.

    The words of the place tell of the charge, and the sense keeps its reserve or is a bare name,
    which says no more than of whom the word is used.
    """
    if not CHARGED.search(term.sense):
        return
    offered = sense(world, term)
    about = world.data.people.get(term.refers_to)
    bare = about is not None and offered in about.name
    if not ACCUSES.search(place.text) or not (bare or ALLEGED.search(offered)):
        raise Refused("O7", (term.id, place.id), "the sense is a charge’s and not offered as one")


def reserved(sense: str) -> bool:
    """Whether a sense has a reserve in its own words: what is alleged, or said with a perhaps."""
    return bool(HEDGE.search(sense))


def charged(world: World, term: Term) -> bool:
    """Whether somebody’s charge or guess is what the word stands for, by sense, place or ground."""
    return reserved(term.sense) or bool(
        ACCUSED.search(f"{places(world)[term.id].text} {term.note}")
    )


def _stems(text: str) -> set[str]:
    """The beginnings of the longer words of a text, without the bracket with its locators."""
    words = folded(text.partition("(")[0]).split()
    return {word[:STEM] for word in words if len(word) >= STEM}
