"""The dataset of a build, read once, and the hash of all that its pages depend on."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from functools import cache
from pathlib import Path

from sphinx.config import Config
from sphinx.errors import ExtensionError

from bloc_course.dataset.load import Dataset, data_folder, load
from bloc_course.dataset.query import World
from bloc_course.errors import CallError, DataProblems


def folder_of(config: Config) -> Path:
    """The data folder of this build: `bloc_data` in the configuration, or the package's own."""
    return Path(config.bloc_data) if config.bloc_data else data_folder()


def world_of(config: Config) -> World:
    """The world that the pages show."""
    return _world(folder_of(config), config.bloc_fingerprint)


@cache
def _world(folder: Path, _fingerprint: str) -> World:
    return World(_dataset(folder))


def _dataset(folder: Path) -> Dataset:
    try:
        return load(folder)
    except (DataProblems, CallError) as found:
        raise ExtensionError(f"the dataset can't be read:\n{found}") from found


def fingerprint(config: Config) -> str:
    """A hash of the data and of the package's code: what is drawn depends on nothing else.

    A fault in the data stops the build with file and line.
    """
    digest = hashlib.sha256()
    package = Path(__file__).parent.parent
    files = [*package.rglob("*.py"), *package.rglob("*.css"), *package.rglob("*.js")]
    for file in sorted(files):
        digest.update(file.read_bytes())
    digest.update(_dataset(folder_of(config)).version.encode())
    return digest.hexdigest()[:16]


@cache
def dated(folder: Path) -> str:
    """The day of the last change to a data folder that git has on record, as YYYY-MM-DD.

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

    return "" if said("status", "--porcelain") else said("log", "-1", "--format=%cs")
