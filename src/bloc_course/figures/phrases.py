"""What cards and reference pages say of a record, in words: dates as printed, how sure, by whom."""

from __future__ import annotations

import re

from bloc_course.dataset.phrases import (
    BASES,
    ROLES,
    SAYS,
    WORDS,
    answer,
    author,
    called,
    date_in_words,
    document_date,
    document_dates,
    from_to,
    in_source,
    is_article,
    lived,
    names,
    plain,
    source,
    stance,
    when,
    who_says,
)
from bloc_course.dataset.query import World
from bloc_course.dataset.records import Event, Person

__all__ = [
    "BASES",
    "ROLES",
    "SAYS",
    "answer",
    "as_printed",
    "author",
    "called",
    "date_in_words",
    "document_date",
    "document_dates",
    "from_to",
    "how_sure",
    "in_source",
    "is_article",
    "lived",
    "names",
    "other_names",
    "plain",
    "source",
    "stance",
    "when",
    "who_says",
]


_SLIGHT = frozenset({"from", "of", "the"})


def other_names(person: Person) -> str:
    """How many other forms the article prints, or the form itself if there is one."""
    forms = [alias.form for alias in person.aliases]
    if len(forms) == 1:
        return f"also printed as {forms[0]}"
    return f"{len(forms)} other forms of the name" if forms else ""


def as_printed(text: str, said: str = "") -> str:
    """The wording of the article, as a quotation; empty where `said` has its words already."""
    return f"as printed: “{text}”" if text and _words(text) != _words(said) else ""


def _words(text: str) -> list[str]:
    """What a date says, without doubts in brackets: "1928 (uncertain)" and "1928" say the same."""
    words = re.findall(r"\w+", re.sub(r"\([^)]*\)", "", text.casefold()))
    return [word for word in words if word not in _SLIGHT]


def how_sure(world: World, event: Event) -> str:
    """Modality and basis of an event, with the source that says so."""
    words = [WORDS[event.modality]]
    if event.according_to:
        words[0] += f" ({world.name(event.according_to)})"
    if event.basis in BASES:
        words.append("date: " + BASES[event.basis])
    return "; ".join(words)
