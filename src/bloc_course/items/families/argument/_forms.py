"""How an answer may name a record: its names and aliases as forms of a rubric."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from bloc_course.dataset.names import folded
from bloc_course.dataset.query import World
from bloc_course.dataset.records import Document, Group, Person
from bloc_course.items.families._speakers import called
from bloc_course.items.marking._english import FUNCTION, WRITING
from bloc_course.items.obligations.names import surname

# What somebody does in a paper; a denial is no citing.
SAYING = tuple(sorted(word for word in WRITING if not word.startswith("den")))
# What an answer calls a paper of each kind.
NOUNS: dict[str, tuple[str, ...]] = {
    "letter": ("letter", "letters"),
    "article": ("article", "articles"),
    "interview": ("interview", "interviews"),
    "book": ("book", "books"),
    "memoir": ("memoir", "memoirs", "book", "books"),
    "manifesto": ("manifesto", "platform"),
    "court-record": ("report", "record", "confession", "confessions", "charge", "charges"),
    "official-decision": ("decision", "decree"),
    "circular": ("circular", "instruction", "instructions"),
    "telegram": ("telegram", "wire", "cable"),
    "statement": ("statement", "declaration"),
    "periodical-issue": ("issue", "bulletin"),
    "minutes": ("minutes",),
    "report": ("report", "reports"),
    "speech": ("speech",),
    "preface": ("preface",),
    "leaflet": ("leaflet", "leaflets"),
}
# Said of what a witness tells long afterwards, in place of a date.
LATER = ("later", "afterwards", "from memory", "memoir*", "recall*", "remember*", "years after")
_ARTICLE = re.compile(r"^(?:the|a|an|his|this|un|first|some) ")
_OWNS = re.compile(r"[’']s\b")
_SHORTEST = 4


def plain(form: str) -> str:
    """A printed form as a form of a rubric: small letters, no article, no 's."""
    return _ARTICLE.sub("", folded(_OWNS.sub("", form)))


@lru_cache(maxsize=2048)
def names_of(world: World, record_id: str) -> tuple[str, ...]:
    """Everything the article calls a person, a group or a document, as forms."""
    record = world.records.get(record_id)
    if isinstance(record, Person):
        known = (record.name, called(world, record_id), surname(world, record_id))
        short = (a.form for a in record.aliases if a.kind not in ("descriptor", "misprint"))
        return _each((*known, *short))
    if isinstance(record, Group):
        return _each((record.name, *(alias.form for alias in record.aliases)))
    if isinstance(record, Document):
        return _each((*_titles(record), *(alias.form for alias in record.aliases)))
    return ()


def _titles(document: Document) -> Iterator[str]:
    """The title without what stands in brackets, and without an author before a comma."""
    title = document.title.partition(" (")[0]
    yield title
    head, comma, rest = title.partition(", ")
    if comma and len(head.split()) == 1:
        yield rest


def _each(forms: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(plain, forms))))


def content(text: str, without: Iterable[str]) -> tuple[str, ...]:
    """The stems of the words that carry a statement, save those of the forms `without`."""
    left_out = {word for form in without for word in form.split()} | FUNCTION
    words = [word for word in folded(_OWNS.sub("", text)).split() if word not in left_out]
    return tuple(dict.fromkeys(stem(word) for word in words if len(word) >= _SHORTEST))


def stem(word: str) -> str:
    """A word without its usual endings, as a form that fits all of them."""
    if word.isdigit():
        return word
    bare = re.sub(r"(?:ations?|ings?|ions?|ed|es|s|e|ies|y)$", "", word)
    return f"{bare if len(bare) >= _SHORTEST else word}*"
