"""Faults of a page: page, line, what was found, the nearest name. Each one fails the build."""

from __future__ import annotations

from collections.abc import Iterable

from sphinx.util import logging

from bloc_course.errors import nearest

_LOG = logging.getLogger(__name__)


def unknown(word: str, what: str, known: Iterable[str], location: object) -> None:
    """Report a word that is none of `known`."""
    hint = nearest(word, known)
    fault(f"unknown id in {what}: {word!r}" + (f"; {hint}" if hint else ""), location)


def fault(message: str, location: object) -> None:
    """Report a fault at its place; the build goes on to find the others, and fails."""
    _LOG.error(message, location=location, type="bloc_course")
