"""Sentences of an answer that say what a reference says, but for a word that turns it round."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from bloc_course.items.marking._clauses import Text
from bloc_course.items.marking._english import DENIALS, FUNCTION, NEGATORS, VERBS, VERDICTS
from bloc_course.items.marking._opposites import LOOSE, OPPOSITES, Pair
from bloc_course.items.marking._turned import Reference, is_name, opposed, reordered

_STEM = 6
# A sentence is that of a reference where it shares so many carrying words and such a part of them.
SHARED, PART = 4, 0.55
# … and hardly differs from it where it has such a part of all its words.
SAME = 0.75
# A sentence of so many words at least is the same with so few of them changed.
SHORTEST, FEW = 3, 2
_YEAR = re.compile("[12][0-9]{3}")


def carried(one: Reference) -> frozenset[str]:
    """The stems of the words that carry what a text says."""
    words = (word.text for word in one.text.words[one.first : one.last])
    return frozenset(w[:_STEM] for w in words if w not in FUNCTION and w not in VERBS)


def strayed(text: Text, references: Sequence[Reference], pairs: Sequence[Pair]) -> Iterator[str]:
    """What differs in a sentence that otherwise says what a reference says."""
    every = (*OPPOSITES, *LOOSE, *pairs)
    for number in sorted({clause.sentence for clause in text.clauses}):
        here = Reference(text, *text.sentence(number))
        words = _counted(here)
        best = max(references, key=lambda one: _shared(words, _counted(one)))
        if _same(words, _counted(best)):
            yield from _changed(here, best, every)
            continue
        mine = carried(here)
        near = [one for one in references if _near(mine, carried(one))]
        if near:
            best = max(near, key=lambda one: len(mine & carried(one)))
            yield from _differing(here, best, every)


def _differing(here: Reference, best: Reference, pairs: Sequence[Pair]) -> Iterator[str]:
    """What differs where both say nearly the same, in words of their own."""
    if opposed(here, [best], pairs):
        yield "contrary"
    if reordered(here, [best]):
        yield "order"
    if _replaced(_years(here), _years(best)):
        yield "year"


def _changed(here: Reference, best: Reference, pairs: Sequence[Pair]) -> Iterator[str]:
    """What was changed where both have the same words but for a few."""
    if any(_exchanged(here, best, pair) for pair in pairs):
        yield "contrary"
    if _named(here) != _named(best):
        yield "order"
    if _years(here) != _years(best):
        yield "year"
    if _turns(here) != _turns(best):
        yield "negation"


def _exchanged(here: Reference, best: Reference, pair: Pair) -> bool:
    """Whether one side of a pair has more words than the reference and the other less."""
    more = [
        len(here.text.within(side, here.first, here.last))
        - len(best.text.within(side, best.first, best.last))
        for side in pair
    ]
    return max(more) > 0 > min(more)


@lru_cache(maxsize=4096)
def _counted(one: Reference) -> Counter[str]:
    return Counter(word.text for word in one.text.words[one.first : one.last])


def _shared(mine: Counter[str], other: Counter[str]) -> float:
    """The part of the longer one that both have."""
    return (mine & other).total() / max(mine.total(), other.total(), 1)


def _same(mine: Counter[str], other: Counter[str]) -> bool:
    """Whether two sentences have the same words but for a few, in a short one but for two."""
    both = (mine & other).total()
    few = max(mine.total(), other.total()) - both <= FEW and both >= SHORTEST
    return few or _shared(mine, other) >= SAME


def _named(one: Reference) -> list[str]:
    """The names of a text in their order, each as often as it stands there."""
    text = one.text
    return [text.words[at].text for at in range(one.first, one.last) if is_name(text, at)]


def _near(mine: frozenset[str], other: frozenset[str]) -> bool:
    shared = len(mine & other)
    return shared >= SHARED and shared >= PART * max(len(mine), len(other))


def _turns(one: Reference) -> int:
    words = [word.text for word in one.text.words[one.first : one.last]]
    return sum(word in NEGATORS or word in VERDICTS or word in DENIALS for word in words)


def _years(one: Reference) -> list[str]:
    words = (word.text for word in one.text.words[one.first : one.last])
    return sorted(word for word in words if _YEAR.fullmatch(word))


def _replaced(mine: Collection[str], theirs: Collection[str]) -> bool:
    """Whether something stands in the place of what the reference has."""
    return bool(set(mine) - set(theirs) and set(theirs) - set(mine))
