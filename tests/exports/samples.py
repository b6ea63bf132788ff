"""Questions to export: some of every family, from the dataset, with a secret of the tests."""

from __future__ import annotations

from functools import cache
from itertools import islice

from bloc_course.draw import ranker
from bloc_course.exports.bank import Exported, Pool, Question, questioned
from bloc_course.forms.bank import item_codes
from bloc_course.items.difficulty import difficulty
from bloc_course.items.family import Scope, draw, families
from bloc_course.items.item import Item
from worlds import world

SECRET = b"a secret of the tests"


class _Drawn:
    """The items of a family as questions, made when they are first asked for: that takes long."""

    def __init__(self, family: str) -> None:
        drawn = draw(world(), families()[family], ranker(b"exports"), Scope())
        self._rest = (made(item) for item in drawn if isinstance(item, Item))
        self._made: list[Question] = []

    def first(self, count: int) -> tuple[Question, ...]:
        self._made += islice(self._rest, max(0, count - len(self._made)))
        return tuple(self._made[:count])


_drawn = cache(_Drawn)


def questions(family: str, count: int = 6) -> tuple[Question, ...]:
    """The first items of a family by a rank of the tests, as questions."""
    return _drawn(family).first(count)


def made(item: Item, points: str = "2") -> Question:
    """An item as a question."""
    return questioned(
        item,
        SECRET,
        "tests",
        points=points,
        path="",
        difficulty=difficulty(item),
        codes=item_codes(item),
    )


@cache
def every(count: int = 1) -> Exported:
    """A quiz with a pool a family."""
    pools = (
        Pool(name, 1, "2", questions(name, count)) for name in families() if questions(name, count)
    )
    return quiz(*pools)


def quiz(*pools: Pool, title: str = "Every family") -> Exported:
    """A quiz of pools."""
    return Exported("tests", title, "Read the article.", "0" * 16, pools)
