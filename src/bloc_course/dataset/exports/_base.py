"""What every export is: the dataset → the bytes of one file, or of the files of a folder."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any

from bloc_course.dataset.load import Dataset
from bloc_course.errors import CallError
from bloc_course.registry import discover

Content = bytes | Mapping[str, bytes]
# The licence of all content (LICENSE-CONTENT), as Data Packages name it.
LICENCE = {
    "name": "CC-BY-4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
    "title": "Creative Commons Attribution 4.0 International",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """A register entry; `suffix` is empty where `write` gives the files of a folder by name."""

    name: str
    description: str
    suffix: str
    write: Callable[[Dataset], Content]


@cache
def exports() -> dict[str, Export]:
    """The exports by name."""
    found = discover("bloc_course.dataset.exports", Export)
    return {entry.name: entry for entry in sorted(found, key=lambda entry: entry.name)}


def needed(module: str, format_: str) -> Any:
    """A library that one format needs. Raises CallError naming the extra where it is absent."""
    try:
        return import_module(module)
    except ImportError:
        package = module.partition(".")[0]
        raise CallError(
            f"the format {format_} needs {package}: pip install 'bloc_course[export]'"
        ) from None
