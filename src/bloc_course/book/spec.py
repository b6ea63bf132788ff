"""What the registers of the book hold: roles, directives and reference pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from docutils import nodes
from sphinx.util.docutils import SphinxDirective, SphinxRole

from bloc_course.dataset.query import World


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """An inline role: `{name}`text``."""

    name: str
    role: SphinxRole


@dataclass(frozen=True, slots=True, kw_only=True)
class Directive:
    """A block directive: `:::{name}`."""

    name: str
    directive: type[SphinxDirective]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A reference page `{reference} name`: its entries are one record kind, one section each.

    `word` is what an entry is looked up by; a line of all words, each a link, then leads the page.
    """

    name: str
    kind: str
    order: Callable[[World], list[str]]
    title: Callable[[World, str], str]
    body: Callable[[World, str], list[nodes.Node]]
    word: Callable[[World, str], str] | None = None
