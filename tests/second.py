"""Another work of history, small and invented: its dataset, its text, and items drawn from it."""

from __future__ import annotations

from functools import cache
from itertools import islice
from pathlib import Path

from bloc_course.dataset.article import Attached, read
from bloc_course.dataset.load import load
from bloc_course.dataset.query import World
from bloc_course.draw import ranker
from bloc_course.items.family import Scope, draw, families
from bloc_course.items.item import Item
from bloc_course.items.proof import Refusal

FOLDER = Path(__file__).parent / "second_work"
DATA = FOLDER / "data"
TEXT = FOLDER / "article.txt"
KEYS = tuple(f"second {number}".encode() for number in range(3))
MOST = 20


@cache
def second() -> World:
    return World(load(DATA))


@cache
def text() -> Attached:
    return read(TEXT, second().data.article)


@cache
def made(name: str) -> tuple[Item, ...]:
    """The first items of a family under each rank, each once."""
    spec, items = families()[name], {}
    for key in KEYS:
        drawn = draw(second(), spec, ranker(key), Scope())
        found = (item for item in drawn if not isinstance(item, Refusal))
        items |= {item.id: item for item in islice(found, MOST)}
    return tuple(items.values())
