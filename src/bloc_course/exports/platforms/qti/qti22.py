"""QTI 2.2 package."""

from __future__ import annotations

from bloc_course.exports.bank import Exported
from bloc_course.exports.platform import Platform
from bloc_course.exports.platforms.qti._item import rendered
from bloc_course.exports.platforms.qti._package import packed, unpacked
from bloc_course.exports.platforms.qti._version import V22, VARIANTS


def write(quiz: Exported) -> bytes:
    """A zip with manifest, test and items."""
    return packed(quiz, V22)


SPEC = Platform(
    name="qti22",
    title="QTI 2.2 package",
    suffix=".zip",
    about="items and test for programs that take QTI 2.2 (TAO, Inspera)",
    takes="bank",
    variants=VARIANTS,
    render=rendered,
    write=write,
    read=unpacked,
)
