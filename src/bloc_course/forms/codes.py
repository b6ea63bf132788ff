"""Opaque codes: what stands in a student's file in place of item and record ids."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from bloc_course.draw import ALPHABET, mac, ranker

LETTERS = "".join(sign for sign in ALPHABET if sign.isalpha())
PAIRS = tuple(one + other for one in ALPHABET for other in ALPHABET)
# So many codes are cut from eight bytes before they are hashed again.
TRIES = 3


class Digests(dict[str, bytes]):
    """The keyed hash of every code of one item in one form, computed when first asked for."""

    def __init__(self, secret: bytes, *context: str) -> None:
        super().__init__()
        self._rank = ranker(secret, *context)

    def __missing__(self, code: str) -> bytes:
        digest = self[code] = self._rank(code)
        return digest


class Labels(dict[str, str]):
    """The opaque code of every code of one item, given out when first asked for."""

    def __init__(self, digests: Digests, codes: Codes) -> None:
        super().__init__()
        self._digests, self._codes = digests, codes

    def __missing__(self, code: str) -> str:
        # The low end of the digest spells the code and the high end ranks it: a code does not
        # tell where its option was put.
        label = self[code] = self._codes.spell(self._digests[code], more=ALPHABET)
        return label


class Codes:
    """The codes of one form; no two are alike, and each begins with a letter.

    A spreadsheet would make a number of a code of digits alone.
    """

    def __init__(self, secret: bytes, quiz: str, taker: str) -> None:
        self._secret, self._context = secret, (quiz, taker)
        self._used: set[str] = set()

    def digests(self, item: str) -> Digests:
        """The hashes that rank and name the options of `item`."""
        return Digests(self._secret, *self._context, item)

    def labels(self, digests: Digests) -> Labels:
        """The opaque codes of the options that `digests` belong to."""
        return Labels(digests, self)

    def question(self, item: str) -> str:
        """The opaque code of an item."""
        return self.spell(mac(self._secret, *self._context, item, "question"))

    def spell(self, digest: bytes, more: Sequence[str] = ("",)) -> str:
        """An unused code from the low end of a digest: a letter, two signs and one of `more`."""
        while True:
            number = int.from_bytes(digest[-8:], "big")
            for _ in range(TRIES):
                number, first = divmod(number, len(LETTERS))
                number, pair = divmod(number, len(PAIRS))
                number, last = divmod(number, len(more))
                code = f"{LETTERS[first]}{PAIRS[pair]}{more[last]}"
                if code not in self._used:
                    self._used.add(code)
                    return code
            digest = hashlib.sha256(digest).digest()
