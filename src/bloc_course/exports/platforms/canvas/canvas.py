"""Canvas' classic quizzes: QTI 1.2 with question groups."""

from __future__ import annotations

from bloc_course.exports.platform import Platform
from bloc_course.exports.platforms.canvas._item import rendered
from bloc_course.exports.platforms.canvas._package import packed
from bloc_course.exports.platforms.canvas._read import unpacked

VARIANTS = "each student gets questions at random from each section, as a question group picks"
SPEC = Platform(
    name="canvas",
    title="Canvas (classic quizzes, QTI 1.2)",
    suffix=".zip",
    about="a question group a section, each item asked as near to our marking as Canvas can",
    takes="bank",
    variants=VARIANTS,
    render=rendered,
    write=packed,
    read=unpacked,
)
