"""The words by which the first work would show: names of its people, groups and places."""

from __future__ import annotations

import re
from functools import cache

from second import TEXT
from worlds import world

_WORD = re.compile(r"[^\W\d_]{3,}")
# Not the decimals of a figure, such as 0.1933.
_YEAR = re.compile(r"(?<!\d\.)\b19\d\d\b")
# The package bears its name, an opposition is a kind of group anywhere, sizes are no years; the
# date field shows by one year in all courses how to write a date; a year that feedback counts out
# from a wrong date stands in no text.
_NEUTRAL = re.compile(
    r"bloc[-_](?:course|quiz)[\w-]*|opposition-group|\"bytes\": \d+"
    r"|early October 1917.*?9 June 1917|would lead to \d{4}, and not"
)
# What its subject is called, though without a capital.
SUBJECT = frozenset({"bloc", "blocs", "opposition", "oppositions", "soviet", "purge"})


@cache
def first_names() -> frozenset[str]:
    """Capitalised last words of names and labels of the first work that the second has not."""
    data = world().data
    names = [person.name for person in data.people.values()]
    names += [group.name for group in data.groups.values()]
    names += [place.label for place in data.article.places.values()]
    words = {word for name in names for word in _WORD.findall(name) if word[0].isupper()}
    own = set(_WORD.findall(TEXT.read_text("utf-8")))
    openers = {word for word in words if word.lower() in _plain()}
    return frozenset(word for word in words - own - openers)


@cache
def _plain() -> frozenset[str]:
    """Words that stand in small letters in names too: no names by themselves."""
    groups = [group.name for group in world().data.groups.values()]
    notes = [record.note for kind in world().data.by_kind().values() for record in kind]
    return frozenset(w for text in (*groups, *notes) for w in _WORD.findall(text) if w.islower())


def first_words_in(text: str) -> set[str]:
    """The words and years of a text that can only come from the first work."""
    text = _NEUTRAL.sub(" ", text)
    words = set(_WORD.findall(text))
    own_years = set(_YEAR.findall(TEXT.read_text("utf-8")))
    found = (words & first_names()) | {w for w in words if w.lower() in SUBJECT}
    return found | (set(_YEAR.findall(text)) - own_years)
