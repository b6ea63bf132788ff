"""GIFT: plain types for a text file; what GIFT cannot hold is left out with its reason."""

from __future__ import annotations

import re

from bloc_course.exports.bank import Exported
from bloc_course.exports.platform import LeftOut, Platform, Rendered, Rendering
from bloc_course.exports.platforms.moodle._forms import Pairing, Picks, Typed, Written
from bloc_course.exports.platforms.moodle._gift import document, read
from bloc_course.exports.platforms.moodle._ways import rendered
from bloc_course.forms.form import KeyEntry

# Neither can be escaped.
_SIGN = re.compile(r"->|^\[(?:html|moodle|plain|markdown)\]")
LOST = "GIFT holds no hint"
LOST_RUBRIC = "GIFT holds no rubric for graders"
SEVERAL = "GIFT has no question of several parts; Moodle XML has"
NO_TYPE = "GIFT has no {asked}; Moodle XML has"


def render(entry: KeyEntry) -> Rendered | LeftOut:
    """The closest of the types that GIFT can write whole."""
    if len(entry.parts) > 1:
        return LeftOut(SEVERAL)
    (part,) = entry.parts
    one = rendered(part, entry, _writable)
    if not _writable(one):
        return LeftOut(NO_TYPE.format(asked=one.asked))
    if isinstance(one.form, Typed) and any(map(_SIGN.search, (t.text for t in one.form.texts))):
        return LeftOut("GIFT takes an arrow in an answer for a pair, and [html] for a format")
    note = LOST_RUBRIC if isinstance(one.form, Written) else LOST
    return Rendered((one,), note=note if entry.feedback.hint or note == LOST_RUBRIC else "")


def _writable(one: Rendering) -> bool:
    return isinstance(one.form, Picks | Typed | Pairing | Written)


def write(quiz: Exported) -> bytes:
    """A text file for Moodle's question bank."""
    return document(quiz, [[render(q.entry) for q in pool.questions] for pool in quiz.pools])


SPEC = Platform(
    name="gift",
    title="GIFT",
    suffix=".gift.txt",
    about="plain question types as text, for Moodle and programs that read its GIFT",
    takes="bank",
    variants="each pool is a category; a comment says how many random questions the quiz takes",
    render=render,
    write=write,
    read=read,
)
