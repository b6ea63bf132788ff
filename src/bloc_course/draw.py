"""Drawing by keyed hash: the same secret and names give the same order on every machine.

HMAC-SHA-256 (RFC 2104) over the fields in NFC, joined by U+001F. Ranking every candidate by its own
hash, instead of sampling positions, keeps a draw stable when candidates are added.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TypeVar

T = TypeVar("T")
Rank = Callable[[str], bytes]
SEPARATOR = "\x1f"
# Crockford's alphabet without vowels: no words, no letters that look like digits.
ALPHABET = "23456789bcdfghjkmnpqrstvwxz"


def mac(secret: bytes, *fields: str) -> bytes:
    """The 32-byte keyed hash of `fields`."""
    begun, finished = _begun(secret)
    inner, outer = begun.copy(), finished.copy()
    inner.update(_composed(SEPARATOR.join(fields)))
    outer.update(inner.digest())
    return outer.digest()


def _composed(text: str) -> bytes:
    return (text if text.isascii() else unicodedata.normalize("NFC", text)).encode()


@lru_cache(maxsize=8)
def _begun(secret: bytes) -> tuple[hashlib._Hash, hashlib._Hash]:
    """The two hashes of RFC 2104 with the key taken in.

    A class needs 100,000 of one secret, and `hmac.digest`, which takes the key in every time,
    costs more than twice as much; a test holds the two equal.
    """
    key = (secret if len(secret) <= 64 else hashlib.sha256(secret).digest()).ljust(64, b"\0")
    inner, outer = (bytes(byte ^ pad for byte in key) for pad in (0x36, 0x5C))
    return hashlib.sha256(inner), hashlib.sha256(outer)


def ranker(secret: bytes, *context: str) -> Rank:
    """A rank function of names inside one context, for example (quiz, student).

    The same as `mac` with the name as last field; the context is taken in once.
    """
    begun, finished = _begun(secret)
    within = begun.copy()
    within.update(_composed(SEPARATOR.join((*context, ""))))

    def rank(name: str) -> bytes:
        inner, outer = within.copy(), finished.copy()
        inner.update(name.encode() if name.isascii() else _composed(name))
        outer.update(inner.digest())
        return outer.digest()

    return rank


def by_rank(things: Iterable[T], rank: Rank, name: Callable[[T], str]) -> list[T]:
    """`things` in the order of their hashes; equal names keep the order they came in."""
    return sorted(things, key=lambda thing: rank(name(thing)))


def spell(digest: bytes, length: int) -> str:
    """The first `length` characters of a digest in an alphabet safe to read aloud and type."""
    number = int.from_bytes(digest, "big") % len(ALPHABET) ** length
    letters = []
    for _ in range(length):
        number, digit = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[digit])
    return "".join(letters)
