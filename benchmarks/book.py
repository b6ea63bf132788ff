"""How long the book takes to build and how heavy its pages are.

Run from the root of the checkout: `python benchmarks/book.py`. Builds in a temporary folder: cold,
with nothing changed, and with one chapter changed; then prints what each page weighs over the wire
(gzip), alone and with everything a first visit loads.
"""

from __future__ import annotations

import gzip
import re
import resource
import shutil
import sys
import tempfile
import time
from pathlib import Path

from bloc_course.cli import main

ROOT = Path(__file__).parent.parent


def build(root: Path) -> tuple[float, float]:
    """Seconds by the clock and of the processor."""
    start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    if main(["book", "build", "--root", str(root)]):
        sys.exit("the book has faults")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - start, used


def weight(path: Path) -> int:
    """Bytes over the wire; fonts and pictures are compressed already."""
    content = path.read_bytes()
    return len(content) if path.suffix in (".woff2", ".png") else len(gzip.compress(content))


def loads(page: Path) -> set[Path]:
    """The styles, scripts and fonts that a page loads; fonts are counted all."""
    text = page.read_text(encoding="utf-8")
    found = re.findall(r'<(?:script|link)[^>]*?(?:src|href)="([^"#?]+\.(?:js|css|svg))', text)
    files = {(page.parent / address).resolve() for address in found}
    files |= {sheet.parent.parent / "basic.css" for sheet in files if sheet.name == "theme.css"}
    return {file for file in files if file.is_file()}


def run() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copy(ROOT / "_config.yml", root)
        for name in ("book", "docs"):
            shutil.copytree(ROOT / name, root / name)
        # Pages for instructors take in documents that lie beside the book.
        shutil.copy(ROOT / "CONTRIBUTING.md", root)
        print("cold                 {:5.1f} s, processor {:5.1f} s".format(*build(root)))
        print("nothing changed      {:5.1f} s, processor {:5.1f} s".format(*build(root)))
        with (root / "book" / "groups.md").open("a", encoding="utf-8") as chapter:
            chapter.write("\nOne more line.\n")
        print("one chapter changed  {:5.1f} s, processor {:5.1f} s".format(*build(root)))
        out = root / "_build" / "html"
        fonts = sum(map(weight, out.rglob("*.woff2")))
        print(f"{'page':32} {'page KB':>8} {'first visit KB':>15} {'requests':>9}")
        for page in sorted(out.rglob("*.html")):
            if "_static" not in page.parts:
                files = loads(page)
                whole = weight(page) + sum(map(weight, files)) + fonts
                name = str(page.relative_to(out))
                row = (weight(page) / 1000, whole / 1000, len(files) + 2)
                print(f"{name:32} {row[0]:8.1f} {row[1]:15.1f} {row[2]:9}")


if __name__ == "__main__":
    run()
