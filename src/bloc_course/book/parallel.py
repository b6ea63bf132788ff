"""Reads and writes the pages in several processes, the work dealt out evenly."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.environment import BuildEnvironment
from sphinx.util.parallel import make_chunks

# Every process keeps the data and tables of the families for itself: more cost more than they give.
_MOST = 4
# Extensions of Jupyter Book that don't say whether pages may be read in parallel. One numbers the
# pages when all are read, the other acts on LaTeX alone: neither keeps anything of a page.
_SILENT = ("sphinx_multitoc_numbering", "sphinx_jupyterbook_latex")
# What a page costs, as multiples of a plain page.
_NOTEBOOK, _QUIZ = 40, 15


def setup(app: Sphinx) -> None:
    """Register the number of processes and what follows from it."""
    # 0: as many as there are processors, four at most.
    app.add_config_value("bloc_jobs", 1, "", (int,))
    app.connect("config-inited", _on_config)
    app.connect("env-before-read-docs", _before_reading)


def _on_config(app: Sphinx, config: Config) -> None:
    app.parallel = max(app.parallel, config.bloc_jobs or min(os.cpu_count() or 1, _MOST))


def _before_reading(app: Sphinx, env: BuildEnvironment, pages: list[str]) -> None:
    if app.parallel == 1:
        return
    for name in _SILENT:
        if name in app.extensions:
            app.extensions[name].parallel_read_safe = True
    files = {page: Path(env.doc2path(page)) for page in pages}
    if any(file.suffix == ".ipynb" for file in files.values()):
        _make_cache(env)
    sizes = [len(chunk) for chunk in make_chunks(pages, app.parallel)]
    pages[:] = dealt({page: _cost(file) for page, file in files.items()}, sizes, app.parallel)


def _make_cache(env: BuildEnvironment) -> None:
    """Make the cache of executed notebooks, which two processes at once would both try."""
    path = getattr(env.config, "nb_execution_cache_path", "")
    if path and env.config.nb_execution_mode == "cache":
        from jupyter_cache import get_cache  # noqa: PLC0415

        Path(path).mkdir(parents=True, exist_ok=True)
        get_cache(path).db.dispose()  # a connection must not cross a fork


def _cost(file: Path) -> int:
    """A guess: notebooks wait for their kernel, quizzes are drawn."""
    if file.suffix == ".ipynb":
        return _NOTEBOOK
    return 1 + _QUIZ * file.read_text(encoding="utf-8").count("{quiz}")


def dealt(costs: Mapping[str, int], sizes: Sequence[int], jobs: int) -> list[str]:
    """The pages in an order that, cut into chunks of `sizes`, gives the first `jobs` equal work.

    Later chunks, which wait for a process, get the lightest pages.
    """
    chunks: list[list[str]] = [[] for _ in sizes]
    loads = [0] * len(sizes)
    for page in sorted(costs, key=lambda page: (-costs[page], page)):
        open_ = [i for i, size in enumerate(sizes) if len(chunks[i]) < size]
        first = [i for i in open_ if i < jobs] or open_
        least = min(first, key=loads.__getitem__)
        chunks[least].append(page)
        loads[least] += costs[page]
    return [page for chunk in chunks for page in chunk]
