"""What answers come to, remembered over all forms: said in the item's own codes they are the same.

An answer is shared only where it is nothing but codes that the form shows (or a text to a question
that shows none), was read without doubt and is not just what was shown: then form, order and codes
have no say, and item revision and answer decide the mark.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple

import msgspec

from bloc_course.forms.form import KeyEntry
from bloc_course.grading._tables import decimals
from bloc_course.grading.grade import Answered
from bloc_course.grading.results import cases

# So many are remembered.
MANY = 200_000
_TOKEN = re.compile(rb'"((?:[^"\\]|\\.)*)"')
_STRUCTURE = b"[]{},: \t\r\n"
_PARTS = msgspec.json.Decoder(dict[str, msgspec.Raw])
_TIERS = frozenset((b"answer", b"reason"))


class Came(NamedTuple):
    """What an answer came to, whatever the form."""

    status: str
    score: Fraction
    points: Fraction
    text: str
    case: str
    said: str


class Tongue:
    """One question's answers in the item's own codes."""

    def __init__(self, entry: KeyEntry) -> None:
        encode = msgspec.json.encode
        # The same item may count for more in another quiz's section.
        self._item = f"{entry.revision} {entry.points} ".encode()
        self._own = {code.encode(): encode(own) for code, own in entry.names.items()}
        self._own |= {tier: b'"%b"' % tier for tier in _TIERS}
        self._shown = {
            part.name: tuple(code.encode() for code in part.interaction.codes())
            for part in entry.parts
        }
        self._only = entry.parts[0].name if len(entry.parts) == 1 else ""

    def translate(self, raw: bytes) -> bytes | None:
        """The answer under which it is remembered, or None where it is this form's alone."""
        if raw == b"null":
            return self._item + raw
        if self._only:
            said = self._part(self._only, raw)
            return None if said is None else self._item + said
        try:
            parts = _PARTS.decode(raw)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            return None
        if not parts or not parts.keys() <= self._shown.keys():
            return None
        pieces = [self._item]
        for name in self._shown:
            said = self._part(name, bytes(parts.get(name, b"null")))
            if said is None:
                return None
            pieces.append(b"%d:%b" % (len(said), said))
        return b"".join(pieces)

    def _part(self, name: str, raw: bytes) -> bytes | None:
        shown, own = self._shown[name], self._own
        if not shown or raw == b"null":
            return raw
        if _TOKEN.sub(b"", raw).translate(None, _STRUCTURE):
            return None
        tokens = tuple(_TOKEN.findall(raw))
        if tokens == shown or not own.keys() >= set(tokens):
            return None
        return _TOKEN.sub(lambda found: own[found[1]], raw)


_CAME: dict[bytes, Came] = {}


def recall(name: bytes | None) -> Came | None:
    """What is remembered of an answer."""
    return None if name is None else _CAME.get(name)


def remember(name: bytes | None, answer: Answered, said: str) -> None:
    """Remember what an answer came to, if nothing of it is this form's alone."""
    outcome = answer.outcome
    # A part that could not be read has a reason in the words of its form.
    if name is None or outcome.provisional or outcome.reason:
        return
    if any(part.status not in {"graded", "blank"} for part in outcome.parts):
        return
    if len(_CAME) >= MANY:
        _CAME.clear()
    text = decimals(answer.points)
    _CAME[name] = Came(outcome.status, outcome.score, answer.points, text, cases(outcome), said)
