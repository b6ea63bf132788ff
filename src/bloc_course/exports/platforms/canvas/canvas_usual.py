"""Canvas' classic quizzes with orders and rows in the kinds that Canvas itself has for them."""

from __future__ import annotations

from bloc_course.exports.bank import Exported
from bloc_course.exports.platform import Platform
from bloc_course.exports.platforms.canvas._item import rendered_usual
from bloc_course.exports.platforms.canvas._package import packed
from bloc_course.exports.platforms.canvas._read import unpacked
from bloc_course.exports.platforms.canvas.canvas import VARIANTS


def write(quiz: Exported) -> bytes:
    """The package."""
    return packed(quiz, rendered_usual)


SPEC = Platform(
    name="canvas-usual",
    title="Canvas, its own kinds of question",
    suffix=".zip",
    about="as canvas, but rows are matched and orders are places or pairs; guessing earns more",
    takes="bank",
    variants=VARIANTS,
    render=rendered_usual,
    write=write,
    read=unpacked,
)
