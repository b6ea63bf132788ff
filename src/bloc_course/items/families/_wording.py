"""Wordings that a reader can take in two ways, or that name nobody: no row is made of them."""

from __future__ import annotations

import re

from bloc_course.items.proof import Refused

# "He did not ask because he was sorry": he asked for another reason, or kept from asking for it.
TWO_WAYS = re.compile(r"\b(?:not|never|nobody|nothing)\b[^.,;:]*\bbecause\b")
# A paper or body that only the article around it makes known.
UNNAMED = re.compile(
    r"\b[Tt]he (?:letter|note|report|article|statement|book|document|commission|meeting|passage)"
    r"(?= (?:is|are|was|were|has|have|had|need|needs|does|did|said|says|tells)\b|[.,;])"
)


def clear(record: str, statement: str) -> None:
    """O6: the statement reads in one way and names what it speaks of."""
    if TWO_WAYS.search(statement):
        raise Refused("O6", (record,), "“not … because” can be read in two ways")
    found = UNNAMED.search(statement)
    if found:
        raise Refused("O6", (record,), f"{found[0]!r} does not say which one")
