"""The whole book as one HTML file that opens anywhere, offline."""

from __future__ import annotations

from pathlib import Path

from bloc_course.book.editions._base import Edition
from bloc_course.book.onefile import one_file


def _write(built: Path, target: Path, _browser: str) -> None:
    target.write_text(one_file(built / "index.html"), encoding="utf-8")


SPEC = Edition(name="html", builder="singlehtml", suffix=".html", write=_write)
