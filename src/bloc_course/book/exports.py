"""Files of the dataset that readers can download: written beside the pages that offer them."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from bloc_course.book.kept import folder_of_build, kept
from bloc_course.book.source import world_of
from bloc_course.dataset.exports import Export, exports
from bloc_course.dataset.load import Dataset

FOLDER = "_static"
_OFFERED = "bloc_offered_exports"


def offered(env: BuildEnvironment) -> dict[str, tuple[str, ...]]:
    """The exports that each page (docname) offers."""
    if not hasattr(env, _OFFERED):
        setattr(env, _OFFERED, {})
    found: dict[str, tuple[str, ...]] = getattr(env, _OFFERED)
    return found


def file_of(export: Export) -> str:
    """The name of the file."""
    return f"documents{export.suffix}"


def write_offered(app: Sphinx, exception: Exception | None) -> None:
    """Write every export that a page offers; CallError where a library of its is missing."""
    if exception is not None or app.builder.name != "html":
        return
    known = exports()
    data, folder = world_of(app.config).data, folder_of_build(app)
    for name in sorted({name for names in offered(app.env).values() for name in names}):
        export = known[name]
        if export.suffix:
            content = kept(folder, ("export", name), bytes, partial(_file, export, data))
            (Path(app.outdir) / FOLDER / file_of(export)).write_bytes(content)


def _file(export: Export, data: Dataset) -> bytes:
    content = export.write(data)
    assert isinstance(content, bytes)  # a suffix says that it is one file
    return content
