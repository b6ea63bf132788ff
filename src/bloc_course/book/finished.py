"""The last step of a build of pages, slimming them: skipped where nothing was written since."""

from __future__ import annotations

import hashlib
from pathlib import Path

from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    """Register it, to come after all that extensions change at the end."""
    app.connect("build-finished", _on_finish, priority=900)


def _on_finish(app: Sphinx, failure: Exception | None) -> None:
    if failure is not None or app.builder.name not in ("html", "dirhtml", "singlehtml"):
        return
    out = Path(app.outdir)
    stamp = Path(app.doctreedir) / f"slimmed-{app.builder.name}"
    now = _state(out, app.config.bloc_fingerprint)
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == now:
        return
    from bloc_course.book.slim import slim  # noqa: PLC0415 - brings in the tools for fonts

    slim(app, failure)
    stamp.write_text(_state(out, app.config.bloc_fingerprint), encoding="utf-8")


def _state(out: Path, code: str) -> str:
    """A hash of all files of a folder and of the code that slims them."""
    digest = hashlib.sha256(code.encode())
    for file in sorted(out.rglob("*")):
        if file.is_file():
            content = file.read_bytes()
            digest.update(f"{file.relative_to(out)}\x1f{len(content)}\x1f".encode())
            digest.update(content)
    return digest.hexdigest()
