"""Sources of S3: what an item calls them, cards that spoil one, and whose turn it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import count

from bloc_course.dataset.names import folded
from bloc_course.dataset.query import World
from bloc_course.dataset.records import Judgement
from bloc_course.items.families._speakers import entitled, sentence
from bloc_course.items.families.sourcing._borrowed import FAMILY
from bloc_course.items.family import Seed

LABEL = "label"
# The turns of a round that fall to sources without a purpose: the others are for those with one.
ROUND, WITHOUT = 4, (3,)
# Words of this length tell what a title or a card is about.
LONG = 5
# That others say nothing helps nobody to rely on a source: nothing confirms it.
SILENCE = re.compile(
    r"(?i)\b(?:silent|little else|nobody else|no one else|nothing else|nowhere else|no other|"
    r"no copy|the only|sole)\b"
)


def rests_on_silence(card: Judgement) -> bool:
    """Whether a card argues from what others do not say or do not keep."""
    return bool(SILENCE.search(card.text))


def label(world: World, about: str) -> str:
    """What an item calls a source: its title, unless a reviewer found that it tells too much."""
    return sentence(_labels(world).get(about) or entitled(world, about))


def telling(world: World, card: Judgement) -> set[str]:
    """The words of a card that what the item calls its source has as well, names apart.

    Words of the enquiry do not count: every card may take them up.
    """
    asked = {*folded(card.question).split()} | _names(world)
    called = {word for word in folded(label(world, card.about)).split() if len(word) >= LONG}
    return (called & {*folded(card.text).split()}) - asked


@lru_cache(maxsize=4)
def _names(world: World) -> frozenset[str]:
    return frozenset(
        word for person in world.data.people.values() for word in folded(person.name).split()
    )


@lru_cache(maxsize=4)
def _labels(world: World) -> dict[str, str]:
    return {
        judged.about: judged.text
        for judged in world.data.judgements.values()
        if (judged.family, judged.tag) == (FAMILY, LABEL)
    }


def by_turns(often: Iterator[Seed], seldom: Iterator[Seed], start: int) -> Iterator[Seed]:
    """The seeds of two streams by the turns of a round; what is left once one has ended."""
    ended = 0
    for turn in count(start):
        seed = next(seldom if turn % ROUND in WITHOUT else often, None)
        if seed is not None:
            ended = 0
            yield seed
            continue
        ended += 1
        if ended > ROUND:
            return
