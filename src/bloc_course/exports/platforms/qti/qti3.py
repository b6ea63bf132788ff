"""QTI 3.0 package."""

from __future__ import annotations

from bloc_course.exports.bank import Exported
from bloc_course.exports.platform import Platform
from bloc_course.exports.platforms.qti._item import rendered
from bloc_course.exports.platforms.qti._package import packed, unpacked
from bloc_course.exports.platforms.qti._version import V30, VARIANTS


def write(quiz: Exported) -> bytes:
    """A zip with manifest, test and items."""
    return packed(quiz, V30)


SPEC = Platform(
    name="qti3",
    title="QTI 3.0 package",
    suffix=".zip",
    about="items and test for players of the present standard, 1EdTech QTI 3",
    takes="bank",
    variants=VARIANTS,
    render=rendered,
    write=write,
    read=unpacked,
)
