"""Moodle XML: each part in the way whose marking by Moodle keeps nearest to ours."""

from __future__ import annotations

from bloc_course.exports.bank import Exported
from bloc_course.exports.platform import LeftOut, Platform, Rendered
from bloc_course.exports.platforms.moodle._item import item
from bloc_course.exports.platforms.moodle._read import read
from bloc_course.exports.platforms.moodle._write import document
from bloc_course.forms.form import KeyEntry

VARIANTS = (
    "each pool is a category; its information says how many random questions the quiz takes from it"
)


def render(entry: KeyEntry) -> Rendered | LeftOut:
    """Whatever is closest: statements for orders, boxes or combinations for rows."""
    return item(entry)


def write(quiz: Exported) -> bytes:
    """A file for Moodle's question bank."""
    return document(quiz, [[render(q.entry) for q in pool.questions] for pool in quiz.pools])


SPEC = Platform(
    name="moodle-xml",
    title="Moodle XML",
    suffix=".xml",
    about="Moodle's question bank, asked so that Moodle marks as nearly as it can as we do",
    takes="bank",
    variants=VARIANTS,
    render=render,
    write=write,
    read=read,
)
