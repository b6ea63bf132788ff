"""Opaque codes: what stands in a student's file in place of item and record ids."""

from __future__ import annotations

from bloc_course.draw import mac, spell

QUESTION_LETTERS = 3
OPTION_LETTERS = 4
# A code is cut from a longer spelling, further on where the beginning is taken.
SPELLED = 6


class Digests(dict[str, bytes]):
    """The keyed hash of every code of one item in one form, computed when first asked for."""

    def __init__(self, secret: bytes, *context: str) -> None:
        super().__init__()
        self._secret, self._context = secret, context

    def __missing__(self, code: str) -> bytes:
        digest = self[code] = mac(self._secret, *self._context, code)
        return digest


class Labels(dict[str, str]):
    """The opaque code of every code of one item, given out when first asked for."""

    def __init__(self, digests: Digests, codes: Codes) -> None:
        super().__init__()
        self._digests, self._codes = digests, codes

    def __missing__(self, code: str) -> str:
        # The low end of the digest spells the code and the high end ranks it: a code does not
        # tell where its option was put.
        label = self[code] = self._codes.spell(self._digests[code], OPTION_LETTERS)
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
        return self.spell(mac(self._secret, *self._context, item, "question"), QUESTION_LETTERS)

    def spell(self, digest: bytes, length: int) -> str:
        """An unused code of `length` signs from a digest."""
        for spelled in (SPELLED, 8 * SPELLED):
            text = spell(digest, spelled)
            for start in range(spelled - length + 1):
                code = text[start : start + length]
                if code[0].isalpha() and code not in self._used:
                    self._used.add(code)
                    return code
        message = "a form with this many codes has no room for another"
        raise AssertionError(message)
