"""Opaque codes: what stands in a student's file in place of item and record ids."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from bloc_course.draw import ALPHABET, mac, ranker

LETTERS = "".join(sign for sign in ALPHABET if sign.isalpha())
PAIRS = tuple(one + other for one in ALPHABET for other in ALPHABET)
# So many codes are cut from eight bytes before they are hashed again.
TRIES = 3


class Codes:
    """The codes of one form; no two are alike, and each begins with a letter.

    A spreadsheet would make a number of a code of digits alone.
    """

    def __init__(self, secret: bytes, quiz: str, taker: str) -> None:
        self._secret, self._context = secret, (quiz, taker)
        self._used: set[str] = set()

    def options(self, item: str, codes: Iterable[str]) -> tuple[dict[str, bytes], dict[str, str]]:
        """The keyed hash that ranks each code of an item, and the opaque code in its place.

        The low end of the hash spells the code and the high end ranks it: a code does not tell
        where its option was put.
        """
        rank = ranker(self._secret, *self._context, item)
        digests = {code: rank(code) for code in codes}
        spell = self.spell
        return digests, {code: spell(digest, ALPHABET) for code, digest in digests.items()}

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
