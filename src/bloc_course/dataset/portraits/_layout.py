"""A portrait as lines of plain text: headings, hanging lines, nothing drawn."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import TextWrapper

from bloc_course.dataset.portraits._base import UNDER, Portrait

WIDTH = 88


def lines_of(portrait: Portrait, width: int = WIDTH) -> Iterator[str]:
    """The lines, wrapped to `width`; no word is broken, so a long one may stand out."""
    yield from _wrapped(portrait.title, "", width)
    if portrait.about:
        yield from _wrapped(portrait.about, "", width)
    for section in portrait.sections:
        yield ""
        yield from _wrapped(section.heading, "", width)
        for line in section.lines:
            depth = 2 if line.startswith(UNDER) else 1
            yield from _wrapped(line.strip(), UNDER * (2 * depth - 1), width)


def _wrapped(text: str, indent: str, width: int) -> list[str]:
    wrapper = TextWrapper(
        width=width,
        initial_indent=indent,
        subsequent_indent=indent + UNDER if indent else "",
        break_long_words=False,
        break_on_hyphens=False,
    )
    return wrapper.wrap(text)
