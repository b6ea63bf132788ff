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
from bloc_course.grading.grade import Answered
from bloc_course.grading.results import cases

# So many are remembered.
MANY = 200_000
_TOKEN = re.compile(rb'"((?:[^"\\]|\\.)*)"')
_STRUCTURE = b"[]{},: \t\r\n"
_TIERS = frozenset((b"answer", b"reason"))


class Came(NamedTuple):
    """What an answer came to, whatever the form."""

    score: Fraction
    case: str
    said: str


class Tongue:
    """One question's answers in the item's own codes."""

    def __init__(self, entry: KeyEntry) -> None:
        encode = msgspec.json.encode
        self._revision = entry.revision.encode() + b" "
        self._own = {code.encode(): encode(own) for code, own in entry.names.items()}
        self._own |= {part.name.encode(): encode(part.name) for part in entry.parts}
        self._own |= {tier: b'"%b"' % tier for tier in _TIERS}
        shown = [tuple(c.encode() for c in part.interaction.codes()) for part in entry.parts]
        self._shown = set(shown) - {()}
        self._plain = len(entry.parts) == 1 and not self._shown
        self._known = self._plain or bool(entry.names)

    def translate(self, raw: bytes) -> bytes | None:
        """The answer under which it is remembered, or None where it is this form's alone."""
        if self._plain:
            return self._revision + raw
        if not self._known or _TOKEN.sub(b"", raw).translate(None, _STRUCTURE):
            return None
        tokens = tuple(_TOKEN.findall(raw))
        if tokens in self._shown or not self._own.keys() >= set(tokens):
            return None
        own = self._own
        return self._revision + _TOKEN.sub(lambda found: own[found[1]], raw)


_CAME: dict[bytes, Came] = {}


def recall(name: bytes | None) -> Came | None:
    """What is remembered of an answer."""
    return None if name is None else _CAME.get(name)


def remember(name: bytes | None, answer: Answered, said: str) -> None:
    """Remember what an answer came to, if nothing of it is this form's alone."""
    outcome = answer.outcome
    if name is None or outcome.status != "graded" or outcome.provisional:
        return
    # A part that could not be read has a reason in the words of its form.
    if outcome.reason or any(part.status != "graded" for part in outcome.parts):
        return
    if len(_CAME) >= MANY:
        _CAME.clear()
    _CAME[name] = Came(outcome.score, cases(outcome), said)
