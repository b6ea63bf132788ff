"""Runs the builder of the book in a process of its own and says what it complained of."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from bloc_course.errors import CallError

# Looking for cycles to free costs a fifth of a build, and the process ends with it anyway.
_START = "import gc; gc.disable(); from jupyter_book.cli.main import main; main()"
_FAULT = re.compile(r"(WARNING|ERROR|[A-Za-z]rror): ")
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")


def build(root: Path, builder: str = "html", *, everything: bool = False, say: bool = False) -> int:
    """Build the book at `root` into `_build/BUILDER`; 1 where it has faults, which are printed.

    CallError where the builder is not installed.
    """
    if find_spec("jupyter_book") is None:
        raise CallError("the book needs more packages: pip install 'bloc_course[book]'")
    command = [sys.executable, "-c", _START, "build", str(root / "book")]
    command += ["--path-output", str(root), "--config", str(root / "_config.yml")]
    command += ["-W", "-n", "--keep-going", *(["--all"] if everything else [])]
    command += ["--builder", "custom", "--custom-builder", builder] if builder == "epub" else []
    command += ["--builder", builder] if builder not in ("epub", "html") else []
    done = subprocess.run(  # noqa: S603 - our own command, no shell
        command,
        check=False,
        cwd=root,
        stdout=None if say else subprocess.PIPE,
        stderr=None if say else subprocess.STDOUT,
        encoding="utf-8",
    )
    if done.returncode == 0:
        return 0
    if not say:
        print("\n".join(faults(done.stdout)), file=sys.stderr)
    print("the book has faults; `book build --verbose` shows the whole build", file=sys.stderr)
    return 1


def faults(said: str) -> list[str]:
    """The lines of what a builder said that name a fault; where none does, its last lines."""
    lines = _COLOURS.sub("", said).splitlines()
    return [line for line in lines if _FAULT.search(line)] or lines[-20:]
