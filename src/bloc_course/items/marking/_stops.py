"""What stops a written answer before it is read for points: it earns nothing, with a flag."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from bloc_course.items.marking._clauses import Clause, Text, read
from bloc_course.items.marking._english import FOREIGN, FUNCTION, NEGATORS, VERBS, WRITING

MOST_WORDS = 2000
FEWEST_WORDS = 25
GRAM = 5
COPIED = 0.6
# A clause is taken from the question where nearly all of it stands there.
COPIED_CLAUSE = 0.8
# Shares of the words of an answer: at least so many link, in a short one, at most are "and", at
# most stand in an enumeration.
LINKING, LINKING_SHORT, STRUNG, ENUMERATED = 0.35, 0.22, 0.14, 0.4
# So many words with enough that link are a sentence.
PROSE = 6
# Words are compared by so many letters, and those left out that stand in any sentence.
_STEM = 6
_EVERYWHERE = FUNCTION | VERBS | WRITING | {"question", "questions"}
STOPS = ("length", "language", "too-short", "stem-copy", "keyword-list")


def stopped(text: Text, fewest: int, shown: Sequence[str]) -> str:
    """The first stop that holds, or an empty text."""
    if len(text.words) > MOST_WORDS:
        return "length"
    if _other_language(text):
        return "language"
    if len(text.words) < fewest:
        return "too-short"
    if shown and _copied(text, 0, len(text.words), shown) > COPIED:
        return "stem-copy"
    return "keyword-list" if _keywords(text) else ""


def copied(text: Text, clause: Clause, shown: Sequence[str]) -> bool:
    """Whether a clause is taken from what the question shows."""
    long = clause.last - clause.first >= GRAM
    return long and _copied(text, clause.first, clause.last, shown) > COPIED_CLAUSE


def echoed(text: Text, first: int, last: int, shown: Sequence[str]) -> bool:
    """Whether the words from `first` to `last` say, in any order, only what the question shows.

    Endings do not matter, nor do words that any sentence has; who denies something says more.
    """
    words = [word.text for word in text.words[first:last]]
    if not shown or NEGATORS & set(words):
        return False
    carried = {word[:_STEM] for word in words if word not in _EVERYWHERE}
    carried = carried or {word[:_STEM] for word in words if word not in FUNCTION}
    return bool(carried) and carried <= _stems(tuple(shown))


@lru_cache(maxsize=512)
def _stems(shown: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word.text[:_STEM] for text in shown for word in read(text).words)


def _other_language(text: Text) -> bool:
    """Whether words of another language, or letters of another script, outweigh the English."""
    letters = [char for char in text.raw if char.isalpha()]
    foreign_script = sum(ord(char) > 0x24F for char in letters)
    if letters and foreign_script * 3 > len(letters):
        return True
    words = [word.text for word in text.words]
    foreign = sum(word in FOREIGN for word in words)
    english = sum(word in FUNCTION for word in words)
    return foreign * 10 >= len(words) and foreign > english


def _keywords(text: Text) -> bool:
    """A list instead of sentences: words that link are missing, verbs are, or all is repeated.

    In prose two words in five link others, one in twenty is "and", and few stand by themselves
    between two commas; a sentence of a few words may have less.
    """
    words = [word.text for word in text.words]
    many = len(words)
    linking = sum(word in FUNCTION for word in words)
    if linking < many * (LINKING if many >= FEWEST_WORDS else LINKING_SHORT):
        return True
    if words.count("and") > many * STRUNG and many >= FEWEST_WORDS:
        return True
    mute = sum(c.last - c.first for c in text.clauses if not (speaks(text, c) or _prose(text, c)))
    if mute * 2 > many or _enumerated(text) > many * ENUMERATED:
        return True
    kinds = len(set(words))
    repeated = many >= 40 and kinds < many * 0.3
    never_twice = many >= 60 and kinds > many * 0.97
    return repeated or never_twice


def _enumerated(text: Text) -> int:
    """How many words stand in groups of three or less between two marks of punctuation."""
    groups, size = [], 0
    for at, word in enumerate(text.words):
        size += 1
        end = text.words[at + 1].start if at + 1 < len(text.words) else len(text.raw)
        if at + 1 == len(text.words) or set(text.raw[word.end : end]) & set(",.;:!?\n"):
            groups.append(size)
            size = 0
    return sum(group for group in groups if group <= 3)


def speaks(text: Text, clause: Clause) -> bool:
    """Whether a clause has a verb."""
    return any(
        word in VERBS or (len(word) > 4 and word.endswith("ed")) for word in text.texts(clause)
    )


def _prose(text: Text, clause: Clause) -> bool:
    """Whether a clause has the words that link others, and so a verb that no table has."""
    words = text.texts(clause)
    return len(words) >= PROSE and sum(w in FUNCTION for w in words) >= LINKING * len(words)


def _copied(text: Text, first: int, last: int, shown: Sequence[str]) -> float:
    """The share of runs of five words that stand in what the question shows."""
    words = [word.text for word in text.words[first:last]]
    grams = [tuple(words[at : at + GRAM]) for at in range(len(words) - GRAM + 1)]
    if not grams:
        return 0.0
    known = _grams(tuple(shown))
    return sum(gram in known for gram in grams) / len(grams)


@lru_cache(maxsize=512)
def _grams(shown: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    every = [[word.text for word in read(text).words] for text in shown]
    return frozenset(
        tuple(words[at : at + GRAM]) for words in every for at in range(len(words) - GRAM + 1)
    )
