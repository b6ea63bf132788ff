"""Common Cartridge 1.1: a quiz of the plain kinds of question, for any learning platform."""

from __future__ import annotations

from bloc_course.exports.platform import Platform
from bloc_course.exports.platforms.canvas._cartridge import packed, rendered
from bloc_course.exports.platforms.canvas._read import unpacked

SPEC = Platform(
    name="common-cartridge",
    title="Common Cartridge 1.1",
    suffix=".imscc",
    about="the choices, short answers and essays of a form, for platforms that import cartridges",
    takes="form",
    variants="none: a cartridge has no groups; write one form a group of students (--form NAME)",
    render=rendered,
    write=packed,
    read=unpacked,
)
