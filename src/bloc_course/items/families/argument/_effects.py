"""Words by which an imagined find would tell what it does to a conclusion."""

from __future__ import annotations

import re
from collections.abc import Sequence

# Words by which a find tells what it does, whatever the ground is.
_EFFECT = re.compile(
    r"\b(?:went against|made up|invented|refute[sd]?|disprove[sd]?|contradict(?:s|ed)?|false(?:ly)?"
    r"|forged|confirm(?:s|ed)?|wrong(?:ly)?)\b",
    re.IGNORECASE,
)
# Words this long or longer carry a meaning; of such a word the first letters tell its family.
_CONTENT = re.compile(r"\b[a-z]{6,}")
_STEM = 6
# So many words of a find tell what is found; where two begin alike, one frame holds them all.
_VEHICLE = 2


def told_by_words(hit: str, others: Sequence[str], conclusion: str) -> str:
    """Why the find that hits could be known among the others without its ground, or ""."""
    texts = (hit, *others)
    effect = next((found for text in texts if (found := _EFFECT.search(text))), None)
    if effect:
        return f"“{effect[0]}” tells what the find does to the conclusion"
    if len({tuple(text.split()[:_VEHICLE]) for text in texts}) < len(texts):
        return "two finds are one kind of document: each needs one that could show it"
    shared = (_stems(conclusion) & _stems(hit)) - _stems(" ".join(others))
    return f"only this find takes up “{min(shared)}…” of the conclusion" if shared else ""


def _stems(text: str) -> set[str]:
    """The beginnings of the words of a text that carry its meaning, names left out."""
    return {word[:_STEM] for word in _CONTENT.findall(text)}
