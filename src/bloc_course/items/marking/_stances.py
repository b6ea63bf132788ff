"""What an answer as a whole is like: whether its writer knows, abuses somebody, or only denies."""

from __future__ import annotations

from collections.abc import Iterator

from bloc_course.items.marking._clauses import Text
from bloc_course.items.marking._english import ABUSE, DOUBTING, NEGATORS, UNKNOWING
from bloc_course.items.marking._stops import speaks

# An answer denies rather than says something where so many of its clauses have a negator.
DENYING, FEWEST_CLAUSES = 0.6, 4
# Who is called a liar, or is none, is not abused by whoever writes the answer.
SPARED = NEGATORS | {"call", "calls", "called", "calling"}


def unknowing(text: Text) -> frozenset[int]:
    """The sentences in which the writer says that he does not know, understand or remember."""
    return frozenset(_professed(text))


def _professed(text: Text) -> Iterator[int]:
    for clause in text.clauses:
        for _, last in text.within(UNKNOWING, clause.first, clause.last):
            follows = text.words[last].text if last < len(text.words) else ""
            if follows not in DOUBTING:
                yield clause.sentence


def abusive(text: Text) -> frozenset[int]:
    """The sentences in which the writer himself abuses somebody."""
    return frozenset(
        clause.sentence
        for clause in text.clauses
        for place in text.within(ABUSE, clause.first, clause.last)
        if not SPARED & {word.text for word in text.words[clause.first : place[0]]}
    )


def denying(text: Text) -> bool:
    """Whether most clauses that say something deny something."""
    saying = [clause for clause in text.clauses if speaks(text, clause)]
    turned = sum(bool(NEGATORS & set(text.texts(clause))) for clause in saying)
    return len(saying) >= FEWEST_CLAUSES and turned >= DENYING * len(saying)
