"""Whose a hand-in is by the names on it, when it does not say so itself."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from functools import cached_property

from bloc_course.forms.form import Key
from bloc_course.forms.keys import Head
from bloc_course.forms.roster import Student
from bloc_course.submissions.arrivals import names_in

# "1" may be a week or a try; an id as short as that is not looked for in names of files.
SHORTEST = 3


class Owners:
    """The students of a class by any spelling of id or name; built when first asked."""

    def __init__(self, keys: Iterable[Key | Head]) -> None:
        self._keys = tuple(keys)

    @cached_property
    def _ids(self) -> dict[str, set[str]]:
        ids: dict[str, set[str]] = {}
        for key in self._keys:
            for one in {bare_id(key.student), Student(key.student, key.name).slug}:
                ids.setdefault(one, set()).add(key.student)
        return ids

    @cached_property
    def _names(self) -> dict[str, set[str]]:
        names: dict[str, set[str]] = {}
        for key in self._keys:
            for one in _spellings(key.name):
                names.setdefault(one, set()).add(key.student)
        return names

    def called(self, name: str) -> str:
        """The id of the one student called so, or an empty text where it is none or several.

        An id may lack its leading zeros; a name may be "First Last", "Last, First" or "lastfirst".
        """
        found = self._ids.get(bare_id(name)) or self._names.get(plain(name)) or set()
        return next(iter(found)) if len(found) == 1 else ""

    def of(self, shown: str) -> str:
        """The id of the one student whose name is in the path of a hand-in, or an empty text."""
        for name in names_in(shown):
            if len(name) >= SHORTEST:
                found = self.called(name)
                if found:
                    return found
        return ""


def bare_id(text: str) -> str:
    """An id without capitals and leading zeros, which spreadsheets drop."""
    return text.strip().casefold().lstrip("0")


def plain(name: str) -> str:
    """Letters and digits of a name only, without accents and capitals."""
    apart = unicodedata.normalize("NFKD", name.casefold())
    return "".join(sign for sign in apart if sign.isalnum())


def _spellings(name: str) -> Iterator[str]:
    """A name begun at each of its words: "Jane Mary Doe", "Doe Jane Mary", "Mary Doe Jane"."""
    words = name.replace(",", " ").split()
    for start in range(len(words)):
        yield plain("".join(words[start:] + words[:start]))
