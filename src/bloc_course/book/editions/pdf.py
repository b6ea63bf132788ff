"""The tagged PDF, printed by Chromium from the book in one file."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from bloc_course.book.editions._base import Edition
from bloc_course.book.onefile import one_file
from bloc_course.errors import CallError

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge")
_LONGEST = 900  # seconds; the book has some 600 sheets
_SHEETS = (
    "<style>@page { size: A4; margin: 16mm 16mm 18mm; "
    "@bottom-center { content: counter(page); font: 9pt sans-serif; } }</style>"
)
# Chromium writes the minute into the file; of the same length, so that no place in it moves.
_DAY = re.compile(rb"\(D:\d{14}")


def browser_at(given: str) -> str:
    """The path of a Chromium: the one given, or the first on PATH; CallError without one."""
    found = next(filter(None, map(shutil.which, [given] if given else BROWSERS)), None)
    if found is None:
        why = f"no program {given}" if given else f"none of {', '.join(BROWSERS)} is on PATH"
        raise CallError(f"the PDF is printed by Chromium or Chrome, and {why}; name one: --browser")
    return found


def print_page(page: Path, target: Path, browser: str) -> None:
    """Print a page to a tagged PDF with an outline; CallError where the browser fails."""
    with TemporaryDirectory() as profile:
        command = [
            browser_at(browser),
            "--headless",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
            # Chromium can't lock itself in when it runs as root, as in a container.
            *(["--no-sandbox"] if getattr(os, "geteuid", lambda: 1)() == 0 else []),
            f"--user-data-dir={profile}",
            "--no-pdf-header-footer",
            "--generate-pdf-document-outline",
            f"--print-to-pdf={target}",
            page.resolve().as_uri(),
        ]
        target.unlink(missing_ok=True)
        try:
            done = subprocess.run(  # noqa: S603 - our own command, no shell
                command, check=False, capture_output=True, timeout=_LONGEST
            )
        except subprocess.TimeoutExpired as slow:
            raise CallError(f"{command[0]} printed nothing in {_LONGEST} s") from slow
    if not target.is_file():
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise CallError(f"{command[0]} printed nothing: {said[-1] if said else done.returncode}")
    target.write_bytes(_DAY.sub(b"(D:19800101000000", target.read_bytes()))


def _write(built: Path, target: Path, browser: str) -> None:
    with TemporaryDirectory() as folder:
        page = Path(folder) / "book.html"
        text = one_file(built / "index.html").replace("</head>", _SHEETS + "</head>", 1)
        page.write_text(text, encoding="utf-8")
        print_page(page, target, browser)


SPEC = Edition(name="pdf", builder="singlehtml", suffix=".pdf", write=_write)
