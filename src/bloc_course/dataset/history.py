"""When a data folder was last changed, as git has it on record."""

from __future__ import annotations

import shutil
import subprocess
from functools import cache
from pathlib import Path


@cache
def last_change(folder: Path, form: str = "%cs") -> str:
    """The time of the last commit that changed the folder, in one of git's forms (a day; "%ct").

    Empty where git does not keep the folder, or where it holds changes that are on no record: then
    only the version tells what it is.
    """
    git = shutil.which("git")
    if git is None:
        return ""

    def said(*words: str) -> str:
        command = [git, "-C", str(folder), *words, "--", "."]
        done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")  # noqa: S603
        return done.stdout.strip() if done.returncode == 0 else ""

    return "" if said("status", "--porcelain") else said("log", "-1", f"--format={form}")
