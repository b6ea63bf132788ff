"""The EPUB for e-book readers."""

from __future__ import annotations

import shutil
from pathlib import Path

from bloc_course.book.editions._base import Edition


def _write(built: Path, target: Path, _browser: str) -> None:
    shutil.copyfile(built / "book.epub", target)


SPEC = Edition(name="epub", builder="epub", suffix=".epub", write=_write)
