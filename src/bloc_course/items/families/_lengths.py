"""Wrong options chosen so that the length of the key tells nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bloc_course.draw import Rank, by_rank
from bloc_course.items.lints._base import words

Fits = Callable[[str, Sequence[str]], bool]
# What sticks out (lint I03): so much longer or shorter than all others, in share and in words.
SHARE, WORDS = 1.6, 5


def evened(
    key: str,
    texts: dict[str, str],
    wanted: int,
    rank: Rank,
    fits: Fits = lambda _one, _taken: True,
) -> tuple[str, ...]:
    """`wanted` codes of `texts`, in their order, each fitting those before it.

    The rank decides how many of them are longer than the key, so that it is the longest, the
    shortest or neither in turns, as far as the texts allow. Empty if too few fit or the key would
    stick out.
    """
    for longer in by_rank(range(wanted + 1), rank, lambda number: f"{number} longer"):
        chosen = _with(key, texts, (longer, wanted - longer), fits)
        if chosen and not _sticks_out(key, [texts[code] for code in chosen]):
            return chosen
    return ()


def _with(key: str, texts: dict[str, str], quota: tuple[int, int], fits: Fits) -> tuple[str, ...]:
    """The first codes that fit: so many longer than the key, so many not longer."""
    taken: list[str] = []
    left = list(quota)
    for code, text in texts.items():
        side = 0 if len(text) > len(key) else 1
        if left[side] and fits(code, taken):
            taken.append(code)
            left[side] -= 1
    return () if any(left) else tuple(taken)


def _sticks_out(key: str, others: Sequence[str]) -> bool:
    mine, sizes = len(words(key)), [len(words(text)) for text in others]
    long = mine > SHARE * max(sizes) and mine - max(sizes) >= WORDS
    short = min(sizes) > SHARE * mine and min(sizes) - mine >= WORDS
    return long or short
