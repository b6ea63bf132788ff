"""What gives cards away: a name that tells the order, two names for one thing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import combinations

from bloc_course.dataset.names import folded
from bloc_course.dataset.query import World
from bloc_course.items.families.chronology import _cards as cards
from bloc_course.items.obligations.time import one_matter

ORDINAL = re.compile(r"\b(?:first|second|third|last|renewed|again|[ivx]+th)\b", re.IGNORECASE)
# Issues are numbered in the order of their appearance.
NUMBER = re.compile(r"\bNo\. ?\d")
SEQUENCE = re.compile(
    r"\b(?:after|before|once|when|later|former|end|beginning|come back|repl\w+|re\w*mission)\b",
    re.IGNORECASE,
)
ANSWERING = re.compile(r"\b(?:repl\w+|protest\w*)\b", re.IGNORECASE)
# Words of a card that say what it is about are long, and these are not among them.
LONG = 5
COMMON = frozenset({"letter", "which"})
# Words of four letters that say nothing, where shorter words are compared too.
SHORT = 4
EMPTY = frozenset({"from", "with", "that", "this", "then", "them", "were", "into", "much"})
# What everybody knows to come in this order when it happens to one person.
NATURAL = frozenset(
    frozenset(pair)
    for pair in (
        ("arrest", "sentence"),
        ("arrest", "trial"),
        ("arrest", "deportation"),
        ("capitulation", "readmission"),
        ("expulsion", "readmission"),
        ("expulsion", "deportation"),
        ("sentence", "trial"),
        ("capitulation", "sentence"),
        ("capitulation", "trial"),
        ("expulsion", "sentence"),
        ("expulsion", "trial"),
        ("deportation", "trial"),
        ("decision", "arrest"),
        ("decision", "expulsion"),
        ("decision", "sentence"),
        ("decision", "trial"),
        ("journey", "meeting"),
        ("find", "letter"),
        ("find", "publication"),
        ("publication", "publication"),
    )
)


def cue(world: World, one: str, other: str) -> bool:
    """Whether two cards read side by side give away which came first."""
    names = world.name(one), world.name(other)
    if any(all(counted.search(name) for name in names) for counted in (ORDINAL, NUMBER)):
        return True
    kinds = frozenset(cards.kind(world, record) for record in (one, other))
    told = (_about, _printed, _carries)
    if any(by(world, one, other) or by(world, other, one) for by in told):
        return True
    if "find" in kinds and shared(world, *names):
        return True
    if cards.people(world, one).isdisjoint(cards.people(world, other)):
        return False
    # A letter about a return or a beginning does not say when it was written.
    both = all(record in world.data.documents for record in (one, other))
    telling = ANSWERING if both else SEQUENCE
    worded = any(telling.search(name) or ORDINAL.search(name) for name in names)
    return worded or "death" in kinds or kinds in NATURAL


def _about(world: World, paper: str, matter: str) -> bool:
    """Whether a paper tells of the other card, and its title says so."""
    document = world.data.documents.get(paper)
    if document is None:
        return False
    links = (*document.reports, *document.presupposes, *document.reply_to)
    if not any(link.to == matter for link in links):
        return False
    return bool(shared(world, document.title, world.name(matter)))


def _printed(world: World, paper: str, matter: str) -> bool:
    """Whether the other card is the appearance in print of what looks like this paper."""
    document = world.data.documents.get(paper)
    if document is None or not document.printed_in or cards.kind(world, matter) != "publication":
        return False
    if {link.to for link in document.printed_in} & set(one_matter(world, matter)):
        return True
    writers = set(document.author) & cards.people(world, matter)
    return bool(writers or shared(world, document.title, world.name(matter)))


def _carries(world: World, paper: str, matter: str) -> bool:
    """Whether the one card is a paper or issue that tells of the other, and either card says so."""
    event = world.data.events.get(matter)
    teller = event.according_to if event and event.modality != "stated" else ""
    printed = _contents(world).get(paper, frozenset())
    if teller and teller in {paper, *printed}:
        return True
    told = {
        link.to
        for one in printed
        for document in [world.data.documents[one]]
        for link in (*document.reports, *document.presupposes, *document.reply_to)
    }
    return matter in told and bool(shared(world, world.name(paper), world.name(matter)))


@lru_cache(maxsize=4)
def _contents(world: World) -> dict[str, frozenset[str]]:
    """The papers that an issue prints, by the issue and by each record of its appearance."""
    found: dict[str, set[str]] = {}
    for document in world.data.documents.values():
        for link in document.printed_in:
            for record in (link.to, *one_matter(world, link.to)):
                if record == link.to or cards.kind(world, record) == "publication":
                    found.setdefault(record, set()).add(document.id)
    return {record: frozenset(papers) for record, papers in found.items()}


@lru_cache(maxsize=4)
def twins(world: World) -> frozenset[frozenset[str]]:
    """Pairs of cards with the same days and place in the article: maybe two names of one thing."""
    everything = (*cards.events(world), *cards.letters(world))
    return frozenset(
        frozenset(pair)
        for pair in combinations(everything, 2)
        if cards.days(world, pair[0]) == cards.days(world, pair[1])
        and set(cards.dating(world, pair[0])) & set(cards.dating(world, pair[1]))
    )


def told_twice(world: World, row: Iterable[str]) -> tuple[str, ...]:
    """Two cards of a row that may be one thing; empty if there are none."""
    pairs = combinations(row, 2)
    return next((pair for pair in pairs if frozenset(pair) in twins(world)), ())


def words(name: str, least: int = LONG) -> frozenset[str]:
    """The words of a card that say what it is about."""
    return frozenset(word for word in folded(name).split() if len(word) >= least) - COMMON - EMPTY


def shared(world: World, one: str, other: str, least: int = LONG) -> frozenset[str]:
    """The words of a card that another has too, without those that stand in many names."""
    lists = world.data.article.common_words.values()
    everywhere = {folded(form) for words_ in lists for form in words_.forms}
    return (words(one, least) & words(other, least)) - everywhere


def echoes(world: World, one: str, other: str) -> frozenset[str]:
    """The words by which one name reminds of another, short ones too."""
    return shared(world, one, other, SHORT)
