"""The Sphinx extension of the book: roles, directives and reference pages fed by the dataset."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.environment import BuildEnvironment

from bloc_course import __version__
from bloc_course.book import contents, epub, finished, onefile, parallel, progress, reports, site
from bloc_course.book.exports import offered, write_offered
from bloc_course.book.kept import forget_others
from bloc_course.book.links import LinkRecords, pages_of
from bloc_course.book.nodes import Quiz, add_nodes
from bloc_course.book.search import SCRIPT, write_names
from bloc_course.book.source import fingerprint
from bloc_course.book.spec import Directive, Role
from bloc_course.player.embed import reading_of_dates, script, style
from bloc_course.registry import discover

_ASSETS = Path(__file__).parent / "assets"


def setup(app: Sphinx) -> dict[str, Any]:
    """Register everything with Sphinx."""
    app.add_config_value("bloc_data", "", "env", (str,))
    # Whatever changes in the data or in the code that draws them, every page is read anew.
    app.add_config_value("bloc_fingerprint", "", "env", (str,))
    add_nodes(app)
    epub.setup(app)
    onefile.setup(app)
    site.setup(app)
    contents.setup(app)
    parallel.setup(app)
    for role in discover("bloc_course.book.roles", Role):
        app.add_role(role.name, role.role)
    for directive in discover("bloc_course.book.directives", Directive):
        app.add_directive(directive.name, directive.directive)
    app.add_post_transform(LinkRecords)
    reports.setup(app)
    progress.setup(app)
    app.connect("config-inited", _on_config, priority=100)
    app.connect("builder-inited", _on_builder)
    app.connect("html-page-context", _on_page)
    app.connect("env-purge-doc", _on_purge)
    app.connect("env-merge-info", _on_merge)
    app.connect("build-finished", write_offered)
    finished.setup(app)
    app.add_css_file("bloc-course.css")
    app.add_js_file("bloc-course.js", loading_method="defer")
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}


def _on_config(app: Sphinx, config: Config) -> None:
    config.bloc_fingerprint = fingerprint(config)
    epub.describe(config)
    # The cache of executed notebooks knows cells only: after a change in data or code it is stale.
    if "nb_execution_cache_path" in config:
        cache = config.nb_execution_cache_path or Path(app.outdir).parent / ".jupyter_cache"
        config.nb_execution_cache_path = str(Path(cache) / config.bloc_fingerprint)


def _on_builder(app: Sphinx) -> None:
    forget_others(app)
    if app.builder.format == "html":
        app.config.html_static_path.append(str(_ASSETS))


def _on_page(
    app: Sphinx,
    page: str,
    _template: str,
    _context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    if page == "search":
        write_names(app)
        app.add_js_file(SCRIPT, loading_method="defer")
    # The player loads on pages that have a quiz, and on no other.
    quizzes = list(doctree.findall(Quiz)) if doctree is not None else []
    if quizzes:
        _write_player(Path(app.outdir) / "_static")
    if any(quiz["dates"] for quiz in quizzes):
        app.add_js_file("bloc-quiz-dates.js", loading_method="defer")
    if quizzes:
        app.add_js_file("bloc-quiz.js", loading_method="defer")
        app.add_css_file("bloc-quiz.css")


def _write_player(static: Path) -> None:
    """Write the player before a page asks for it by its hash; the end of a build slims it again."""
    static.mkdir(parents=True, exist_ok=True)
    files = {
        "bloc-quiz.js": script(dates=False),
        "bloc-quiz-dates.js": reading_of_dates(),
        "bloc-quiz.css": style(),
    }
    for name, text in files.items():
        file = static / name
        if not file.is_file() or file.read_text(encoding="utf-8") != text:
            # Pages are written by several processes: none may see half a file.
            new = file.with_suffix(f".{os.getpid()}")
            new.write_text(text, encoding="utf-8")
            new.replace(file)


def _on_purge(_app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    offered(env).pop(docname, None)
    pages = pages_of(env)
    for kind in [kind for kind, page in pages.items() if page == docname]:
        del pages[kind]


def _on_merge(
    _app: Sphinx, env: BuildEnvironment, _docnames: list[str], other: BuildEnvironment
) -> None:
    pages_of(env).update(pages_of(other))
    offered(env).update(offered(other))
