"""Whether a clause turns round what it would earn a point for: contraries, order of names, dates.

A point is known by forms in one clause, and forms have no direction: "his defeat made the position
weak" holds those of "his victory made it firm". So what earns is held against references, the
clauses of the model answer that make the same point and the statement it stands for.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from bloc_course.dates.vocabulary import MONTH_WORDS
from bloc_course.items.marking._clauses import Place, Text, read
from bloc_course.items.marking._english import (
    ADDRESSING,
    DENIALS,
    FUNCTION,
    IDLE,
    NEGATORS,
    VERBS,
    WRITING,
)
from bloc_course.items.marking._opposites import (
    ABSOLUTE,
    EMPTY_AFTER,
    OPPOSITES,
    PLAIN_BEFORE,
    SET_AGAINST,
    SWEEPING,
    TRUSTING,
    Forms,
    Pair,
)

# A negator turns a word that stands so many words after it at most.
REACH = 6
_AGENT = frozenset(("by", "from"))
ARTICLES = frozenset(("the", "a", "an", "his", "their"))
_NOT_YET = frozenset((first, who) for first in ("before", "until") for who in ("we", "one"))
_JOINED = frozenset(("and", "or", "nor", "with"))


class Reference(NamedTuple):
    """A text that says a thing rightly, and the words of it that do: from `first` up to `last`."""

    text: Text
    first: int
    last: int


def whole(said: str) -> Reference:
    """A whole text as a reference."""
    text = read(said)
    return Reference(text, 0, len(text.words))


def opposed(
    here: Reference, others: Sequence[Reference], pairs: Sequence[Pair], known: Iterable[str] = ()
) -> str:
    """The first form that says the contrary of all references, or an empty text.

    A negated word says what its contrary says. Words that are `known` as forms of the point itself
    say nothing against it.
    """
    own = frozenset(known)
    for pair in (*OPPOSITES, *pairs):
        said = _senses(here, pair, own)
        if not said:
            continue
        meant = {sense for one in others for sense in _senses(one, pair)}
        if meant and not meant & said.keys():
            return next(iter(said.values()))
    return ""


def _senses(one: Reference, pair: Pair, known: frozenset[str] = frozenset()) -> dict[bool, str]:
    """Which side of a pair of contraries a text takes, with the words by which it does."""
    found: dict[bool, str] = {}
    for number, side in enumerate(pair):
        for place in one.text.within(side, one.first, one.last):
            form = " ".join(word.text for word in one.text.words[slice(*place)])
            if form not in known and not _supposed(one, place):
                found.setdefault(bool(number) == denied(one, place), form)
    return found


def _supposed(one: Reference, place: Place) -> bool:
    """Whether a word stands after "if", or "before we can", in its clause: it says nothing yet."""
    start = next((c.first for c in one.text.clauses if c.first <= place[0] < c.last), one.first)
    words = [word.text for word in one.text.words[start : place[0]]]
    return any(word in ("if", "whether", "unless") for word in words) or any(
        (word, after) in _NOT_YET for word, after in pairwise(words)
    )


def denied(one: Reference, place: Place) -> bool:
    """Whether an odd number of negators stands close before a word of the same clause."""
    start = next((c.first for c in one.text.clauses if c.first <= place[0] < c.last), one.first)
    words = [word.text for word in one.text.words[max(start, place[0] - REACH) : place[0]]]
    count = 0
    for at, word in enumerate(words):
        idle = any(
            tuple(words[at - step : at - step + len(phrase)]) == phrase
            for phrase in IDLE
            for step, part in enumerate(phrase)
            if part == word and at >= step
        )
        count += not idle and (word in NEGATORS or word in DENIALS)
    before = one.text.within(SET_AGAINST, max(start, place[0] - REACH), place[0])
    return (count + len(before)) % 2 == 1


def absolute(here: Reference, others: Sequence[Reference], *, sweeping: bool = False) -> str:
    """A word that leaves no room, which nothing denies and no reference has; or an empty text."""
    for form in (*ABSOLUTE, *(SWEEPING if sweeping else ())):
        if any(one.text.within((form,), one.first, one.last) for one in others):
            continue
        for place in here.text.within((form,), here.first, here.last):
            words = here.text.words
            before = words[place[0] - 1].text if place[0] > here.first else ""
            follows = words[place[1]].text if place[1] < len(words) else ""
            plain = follows in EMPTY_AFTER or (form in SWEEPING and before in PLAIN_BEFORE)
            if not plain and not denied(here, place):
                return form
    return ""


def names(one: Reference) -> tuple[tuple[str, int], ...]:
    """The names in a text, each once, in the order in which they act.

    Whoever stands after "by" or "from" acts first, whoever stands after "to" last.
    """
    text, found = one.text, dict[str, tuple[int, int]]()
    for at in range(one.first, one.last):
        word = text.words[at]
        if not is_name(text, at) or word.text in found:
            continue
        before = [w.text for w in text.words[max(one.first, at - 3) : at] if w.text not in ARTICLES]
        rank = 0
        if before and before[-1] in _AGENT:
            rank = -1
        elif before and before[-1] in ("to", "for"):
            rank = 1
        found[word.text] = (rank, at)
    ordered = sorted(found.items(), key=lambda pair: pair[1])
    return tuple((name, at) for name, (_, at) in ordered)


def is_name(text: Text, at: int) -> bool:
    """Whether a word is a name: with a capital, and no other word has it at its beginning."""
    word = text.words[at]
    if not text.raw[word.start].isupper() or word.text in MONTH_WORDS or len(word.text) < 3:
        return False
    opens = any(c.first == at for c in text.clauses) and (
        not at or text.raw[text.words[at - 1].end : word.start].strip(" ,;\"“”'’()") != ""
    )
    return word.text not in FUNCTION and not (opens and word.text in VERBS | WRITING)


def reordered(here: Reference, others: Sequence[Reference]) -> bool:
    """Whether two names act on each other in another order than in all references with both."""
    mine = _orders(here)
    if not mine:
        return False
    theirs = {order for one in others for order in _orders(one)}
    return any(order[::-1] in theirs and order not in theirs for order in mine)


def _orders(one: Reference) -> set[tuple[str, str]]:
    """The pairs of names of which the first acts, without those that are merely joined."""
    every = names(one)
    found = set()
    for number, (first, at) in enumerate(every):
        for second, then in every[number + 1 :]:
            low, high = sorted((at, then))
            between = {word.text for word in one.text.words[low + 1 : high]}
            known = {name for name, _ in every}
            if between - known - _JOINED - {"the", "of", "i", "n", "v", "a", "p"}:
                found.add((first, second))
    return found


@lru_cache(maxsize=512)
def sentences(said: str) -> tuple[Reference, ...]:
    """The sentences of a text, each as a reference."""
    text = read(said)
    numbers = sorted({clause.sentence for clause in text.clauses})
    return tuple(Reference(text, *text.sentence(number)) for number in numbers)


def speaker(here: Reference, own: Forms, others: Forms) -> bool | None:
    """Whether the one who speaks in a text is the one meant; None where it names neither.

    Who stands after "to" or "told" is spoken to, and who stands after "by" or "from" speaks.
    """
    found: list[tuple[int, int, bool]] = []
    for mine, forms in ((True, own), (False, others)):
        for at, _ in here.text.within(forms, here.first, here.last):
            before = here.text.words[at - 1].text if at > here.first else ""
            rank = -1 if before in _AGENT else 1 if before in ADDRESSING else 0
            found.append((rank, at, mine))
    told = [one for one in found if one[0] < 1]
    return min(told)[2] if told else None


def trusting(here: Reference, others: Sequence[Reference], forms: Iterable[str] = TRUSTING) -> str:
    """A word that trusts a witness, which nothing denies and no reference has; or an empty text."""
    for form in forms:
        if any(one.text.within((form,), one.first, one.last) for one in others):
            continue
        places = here.text.within((form,), here.first, here.last)
        if any(not denied(here, place) and not _supposed(here, place) for place in places):
            return form
    return ""
