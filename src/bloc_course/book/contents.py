"""Contents and numbers of the book, without what Sphinx does for them over and over.

The list of pages beside each page names titles alone, yet Sphinx copies all sections of all pages
to make it, once a page. And it reads every page to number the figures, also when none changed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.environment.collectors.toctree import TocTreeCollector

_CHANGED = "_bloc_pages_changed"
_number: Callable[..., list[str]] = TocTreeCollector.assign_figure_numbers


def setup(app: Sphinx) -> None:
    """Register both; the theme must see the first before it writes its list."""
    app.connect("html-page-context", _on_page, priority=100)
    app.connect("env-purge-doc", _note)
    TocTreeCollector.assign_figure_numbers = _numbers_if_changed  # type: ignore[method-assign]


def _on_page(
    app: Sphinx,
    _page: str,
    _template: str,
    context: dict[str, Any],
    _doctree: nodes.document | None,
) -> None:
    listed: Callable[..., str] = context["toctree"]

    def toctree(**options: Any) -> str:
        if not options.get("titles_only"):
            return listed(**options)
        env, whole = app.env, app.env.tocs
        env.tocs = _titles_of(app)
        try:
            return listed(**options)
        finally:
            env.tocs = whole

    context["toctree"] = toctree


def _titles_of(app: Sphinx) -> dict[str, nodes.bullet_list]:
    """The contents of each page cut to title and pages below it; cut once a build."""
    found: dict[str, nodes.bullet_list] | None = getattr(app, "_bloc_titles", None)
    if found is None:
        found = {page: titles_only(whole) for page, whole in app.env.tocs.items()}
        app._bloc_titles = found  # type: ignore[attr-defined]  # noqa: SLF001
    return found


def titles_only(contents: nodes.bullet_list) -> nodes.bullet_list:
    """A copy without sections, cut as Sphinx cuts it after it has copied all."""
    cut = contents.copy()
    for top in contents.children:
        if not isinstance(top, nodes.Element) or len(top.children) <= 1:
            cut.append(top.deepcopy())
            continue
        copied = top.copy()
        title, inner, *more = top.children
        copied.append(title.deepcopy())
        below = [node.deepcopy() for node in top.findall(addnodes.toctree)]
        if below:
            list_of_below = inner.copy()
            assert isinstance(list_of_below, nodes.Element)
            list_of_below.extend(below)
            copied.append(list_of_below)
        copied.extend(node.deepcopy() for node in more)
        cut.append(copied)
    return cut


def _note(app: Sphinx, _env: BuildEnvironment, _page: str) -> None:
    setattr(app, _CHANGED, True)


def _numbers_if_changed(self: TocTreeCollector, env: BuildEnvironment) -> list[str]:
    """Number the figures; where no page was read or removed, their numbers stand."""
    return _number(self, env) if getattr(env.app, _CHANGED, False) else []
