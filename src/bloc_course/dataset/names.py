"""Names as readers tell them apart: without case, accents, script and ways of transliteration."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache

# Russian letters in the Latin ones of English books; signs without sound fall away.
_CYRILLIC = str.maketrans(
    dict(zip("абвгдезийклмнопрстуфыэі", "abvgdeziiklmnoprstufyei", strict=True))
    | {"ё": "e", "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch"}
    | {"ю": "iu", "я": "ia"}
    | dict.fromkeys("ъь'’ʹʼ", "")
)
# What German, French and older English books write for the same sound, one after the other.
_SOUNDS = (
    (r"s?tsch|tch|cz", "ch"),
    (r"sch", "sh"),
    (r"ou", "u"),
    (r"ph", "f"),
    (r"tz", "ts"),
    (r"ck", "k"),
    (r"x", "ks"),
    (r"w", "v"),
    (r"[yj]", "i"),
    (r"ff\b", "v"),
    (r"kh", "h"),
    (r"ine\b", "in"),
    (r"(.)\1+", r"\1"),
    (r"(?<=[bcdfghklmnprstvz])ie(?=[vt])", "e"),
)


def readings() -> tuple[dict[str, str], list[list[str]]]:
    """What `sounded` goes by, for a script that does the same: letters, then sounds in order."""
    letters = {chr(code): latin or "" for code, latin in _CYRILLIC.items()}
    return letters, [[pattern, plain.replace("\\", "$")] for pattern, plain in _SOUNDS]


@lru_cache(maxsize=16_384)
def folded(text: str) -> str:
    """A text as far as readers tell names apart: without case, accents and punctuation."""
    if text.isascii() and text.isalnum():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text).casefold()
    return " ".join(re.findall(r"[a-z0-9]+", plain))


@lru_cache(maxsize=16_384)
def sounded(text: str) -> str:
    """A text as far as listeners tell names apart: "Trotskii", "Trotzky" and «Троцкий» are one."""
    # Composed first, so that й and ё are letters of the table and not и and е with a mark.
    latin = unicodedata.normalize("NFC", text).casefold().translate(_CYRILLIC)
    sound = folded(latin)
    for put, plain in _puts():
        sound = put(plain, sound)
    return sound


@cache
def _puts() -> tuple[tuple[Callable[[str, str], str], str], ...]:
    return tuple((re.compile(pattern).sub, plain) for pattern, plain in _SOUNDS)


def fits(asked: str, name: str) -> bool:
    """Whether `asked` is a short way of writing a person's `name`: both are folded.

    It ends in the same word, and what stands before are words or initials in their order.
    """
    words, known = asked.split(), name.split()
    if not words or not known or words[-1] != known[-1]:
        return False
    rest = iter(known[:-1])
    return all(any(_short(word, full) for full in rest) for word in words[:-1])


def _short(word: str, full: str) -> bool:
    return word == full or (len(word) == 1 and full.startswith(word))
