"""Whether a written answer takes whole runs of words from the article, where a copy is attached.

The article is no part of the project, so the marks cannot depend on it: a person is told.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise

from bloc_course.items.marking._clauses import read

# So many words in a row may be quoted with marks; without marks they are somebody else's.
RUN = 12
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»")
FLAG = "words-of-the-article"


def runs_of(passages: Iterable[str]) -> frozenset[tuple[str, ...]]:
    """Every run of RUN words that stands in one of the passages."""
    return frozenset(run for text in passages for run in _runs(_words(text)))


def taken(answer: str, runs: Collection[tuple[str, ...]]) -> int:
    """How many words of an answer, outside quotation marks, stand in runs of the article."""
    found: set[tuple[int, int]] = set()
    ends = [0, *(at for one in _QUOTED.finditer(answer) for at in one.span()), len(answer)]
    for part, (start, end) in enumerate(pairwise(ends)):
        if part % 2 == 0:
            for at, run in enumerate(_runs(_words(answer[start:end]))):
                if run in runs:
                    found.update((part, at + step) for step in range(RUN))
    return len(found)


def _words(text: str) -> list[str]:
    return [word.text for word in read(text).words]


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1))
