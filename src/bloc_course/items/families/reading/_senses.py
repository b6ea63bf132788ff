"""What the wording of a sense must not do: name a cause, or repeat a word of its place."""

from __future__ import annotations

import re

from bloc_course.dataset.names import folded
from bloc_course.dataset.records import Judgement, Term
from bloc_course.items.proof import Refused

# A sense says what a word stands for; what brought it about or came of it may hold of another too.
CAUSE = re.compile(r"\b(?:brought about|caus\w+|because|due to|owing to|result\w*|led to)\b")
# Words of so many letters are compared by as many, so that “joined” meets “joining”.
STEM = 5


def plain(term: Term, place: Judgement, sense: str) -> None:
    """Nothing, if the sense names what the word stands for in words of its own; else Refused."""
    if CAUSE.search(sense):
        raise Refused("O5", (term.id,), "its sense is a cause or an effect and not what it names")
    if _stems(sense) & _stems(place.text):
        raise Refused("O6", (term.id, place.id), "a word of the sense stands in the place as well")


def _stems(text: str) -> set[str]:
    """The beginnings of the longer words of a text, without the bracket with its locators."""
    words = folded(text.partition("(")[0]).split()
    return {word[:STEM] for word in words if len(word) >= STEM}
