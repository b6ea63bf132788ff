"""Lenient reading of answers: typographic variants, JSON in a text cell, letters and numbers."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence

from bloc_course.items.interactions._base import Option

INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
SPACES = re.compile(r"[\s\u0085]+")
DASHES = re.compile("[\u2010-\u2015\u2212\ufe58\ufe63]")
QUOTES = str.maketrans("\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f", "''''\"\"\"\"")
TRIM = " ()[].:'\""
LETTERS = "abcdefghijklmnopqrstuvwxyz"
SHOWN = 40
LARGEST = 10_000_000


def clean(text: str) -> str:
    """`text` in NFKC with plain dashes, quotes and single spaces, trimmed."""
    # A code as the files hold it: nothing to clean, and most of what is ever read.
    if text.isascii() and text.isalnum():
        return text
    text = INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
    return SPACES.sub(" ", DASHES.sub("-", text)).translate(QUOTES).strip(" ")


def bare(text: str) -> str:
    """`text` cleaned, without case and without brackets, quotes, full stops around it."""
    return clean(text).strip(TRIM).lower()


def unpack(raw: object) -> object:
    """An answer as it came, or the JSON value where a text cell holds a JSON list or map."""
    if isinstance(raw, str):
        text = clean(raw)
        if text[:1] in {"[", "{"}:
            try:
                return json.loads(text)
            except (ValueError, RecursionError):
                return text
        return text
    return raw


def word(raw: object) -> str | None:
    """A single code, letter or number as text; "" where blank, None where it is no word."""
    if raw is None:
        return ""
    if isinstance(raw, str):
        return clean(raw)
    if isinstance(raw, float) and raw.is_integer():
        raw = int(raw)
    if isinstance(raw, int) and not isinstance(raw, bool) and -LARGEST < raw < LARGEST:
        return str(raw)
    return None


def blank(raw: object) -> bool:
    """Whether nothing was answered: null, an empty text, or a list or map of such."""
    if isinstance(raw, Mapping):
        return all(word(value) == "" for value in raw.values())
    if isinstance(raw, list | tuple):
        return all(value == [] or word(value) == "" for value in raw)
    return word(raw) == ""


def find(options: Sequence[Option], text: str) -> str | None:
    """The code meant by a code, the letter of the option as shown, or the option's own text."""
    for option in options:
        if option.code == text:
            return text
    plain = bare(text)
    for option in options:
        if option.code.lower() == plain:
            return option.code
    place = LETTERS.find(plain) if len(plain) == 1 else -1
    if 0 <= place < len(options):
        return options[place].code
    return next((option.code for option in options if bare(option.text) == plain), None)


def number(codes: Sequence[str], text: str) -> str | None:
    """The code meant by a code or by its number as shown."""
    if text in codes:
        return text
    plain = bare(text)
    if plain.isascii() and plain.isdigit() and len(plain) < 4 and 0 < int(plain) <= len(codes):
        return codes[int(plain) - 1]
    return next((code for code in codes if code.lower() == plain), None)


def quoted(raw: object) -> str:
    """What was found, short enough to stand in a sentence."""
    text = word(raw)
    if text is None:
        return "this answer"
    return f"“{text}”" if len(text) <= SHOWN else f"“{text[:SHOWN]}…”"


def letters(options: Sequence[Option]) -> str:
    """The letters to choose from, as "a, b or c"."""
    given = [LETTERS[i] if i < len(LETTERS) else str(i + 1) for i in range(len(options))]
    return " or ".join(filter(None, (", ".join(given[:-1]), given[-1])))


def lettered(options: Sequence[Option], indent: str = "") -> str:
    """The options as lettered lines."""
    return "\n".join(
        f"{indent}{letter}) {option.text}" for letter, option in zip(LETTERS, options, strict=False)
    )
