"""Where an entry stands in a list, and how its heading begins."""

from __future__ import annotations

import unicodedata

_ARTICLES = ("the ", "a ", "an ")
_MARKS = "“‘ "


def filed(title: str) -> str:
    """What a title is filed under: small letters without accents, opening marks or article."""
    apart = unicodedata.normalize("NFKD", title.casefold())
    bare = "".join(sign for sign in apart if not unicodedata.combining(sign)).lstrip(_MARKS)
    for article in _ARTICLES:
        bare = bare.removeprefix(article).lstrip(_MARKS)
    return bare


def heading(name: str) -> str:
    """A name as the heading of an entry: the first letter is a capital."""
    return name[:1].upper() + name[1:]
