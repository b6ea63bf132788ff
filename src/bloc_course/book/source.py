"""The dataset of a build, read once, and the hash of all that its pages depend on."""

from __future__ import annotations

import hashlib
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
