"""The last step of a build of pages, slimming them: skipped where nothing was written since.

Extensions write some sheets anew at the end of every build, also of one that wrote no page: those
are put back as they were slimmed.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from sphinx.application import Sphinx

from bloc_course.book.kept import folder_of_build
from bloc_course.book.slim import slim_folder

_SLIMMED = "_bloc_slimmed_sheets"


def setup(app: Sphinx) -> None:
    """Register it, to come after all that extensions change at the end, and what looks before."""
    app.connect("build-finished", _before_extensions, priority=1)
    app.connect("build-finished", _on_finish, priority=900)


def _before_extensions(app: Sphinx, failure: Exception | None) -> None:
    if _wanted(app, failure) and _is_slim(app):
        sheets = (Path(app.outdir) / "_static").rglob("*.css")
        setattr(app, _SLIMMED, {sheet: sheet.read_bytes() for sheet in sheets})


def _on_finish(app: Sphinx, failure: Exception | None) -> None:
    if not _wanted(app, failure):
        return
    slimmed: dict[Path, bytes] = getattr(app, _SLIMMED, {})
    for sheet, content in slimmed.items():
        if sheet.read_bytes() != content:
            sheet.write_bytes(content)
    if _is_slim(app):
        return
    slim_folder(Path(app.outdir), folder_of_build(app))
    _stamp(app).write_text(_state(app), encoding="utf-8")


def _wanted(app: Sphinx, failure: Exception | None) -> bool:
    return failure is None and app.builder.name in ("html", "dirhtml", "singlehtml")


def _is_slim(app: Sphinx) -> bool:
    """Whether all files are those that were slimmed last."""
    stamp = _stamp(app)
    return stamp.is_file() and stamp.read_text(encoding="utf-8") == _state(app)


def _stamp(app: Sphinx) -> Path:
    return Path(app.doctreedir) / f"slimmed-{app.builder.name}"


def _state(app: Sphinx) -> str:
    """A hash of all files of a build and of the code that slims them."""
    out = Path(app.outdir)
    digest = hashlib.sha256(str(app.config.bloc_fingerprint).encode())
    for file in sorted(out.rglob("*")):
        if file.is_file():
            content = file.read_bytes()
            digest.update(f"{file.relative_to(out)}\x1f{len(content)}\x1f".encode())
            digest.update(content)
    return digest.hexdigest()
