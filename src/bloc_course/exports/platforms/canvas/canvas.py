"""Canvas' classic quizzes: QTI 1.2 with question groups."""

from __future__ import annotations

from bloc_course.exports.platform import Platform
from bloc_course.exports.platforms.canvas._item import rendered
from bloc_course.exports.platforms.canvas._package import packed
from bloc_course.exports.platforms.canvas._read import unpacked

SPEC = Platform(
    name="canvas",
    title="Canvas (classic quizzes, QTI 1.2)",
    suffix=".zip",
    about="a quiz with a question group a section; New Quizzes import it by migration",
    takes="bank",
    variants="each student gets questions at random from each section, as a question group picks",
    render=rendered,
    write=packed,
    read=unpacked,
)
