"""Moodle XML in Moodle's own types: cards to move, rows to match, gaps to fill.

Students know these questions from Moodle, but Moodle marks them more generously than we do.
"""

from __future__ import annotations

from bloc_course.exports.bank import Exported
from bloc_course.exports.platform import LeftOut, Platform, Rendered
from bloc_course.exports.platforms.moodle._item import item
from bloc_course.exports.platforms.moodle._read import read
from bloc_course.exports.platforms.moodle._write import document
from bloc_course.exports.platforms.moodle.moodle_xml import VARIANTS
from bloc_course.forms.form import KeyEntry


def render(entry: KeyEntry) -> Rendered | LeftOut:
    """Moodle's own type, with the settings that keep nearest to our marking."""
    return item(entry, usual=True)


def write(quiz: Exported) -> bytes:
    """A file for Moodle's question bank."""
    return document(quiz, [[render(q.entry) for q in pool.questions] for pool in quiz.pools])


SPEC = Platform(
    name="moodle-xml-usual",
    title="Moodle XML, Moodle’s own types",
    suffix=".xml",
    about="the same with ordering, matching and gaps as Moodle has them; it pays more for guessing",
    takes="bank",
    variants=VARIANTS,
    render=render,
    write=write,
    read=read,
)
