"""What an edition is: a builder of Sphinx, and what makes one file of its output."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """`write(built, target, browser)` makes the file `target` of the folder that was built."""

    name: str
    builder: str
    suffix: str
    write: Callable[[Path, Path, str], None]
