"""What was drawn for a page is kept for later builds, under a hash of all that it depends on.

The folder bears the fingerprint of data and code: a change of either finds nothing, and what it
leaves behind is removed. The file bears a hash of what was asked.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import msgspec
from sphinx.application import Sphinx

T = TypeVar("T")
FOLDER = ".drawn"


def folder_of_build(app: Sphinx) -> Path:
    """Where this build keeps what it draws: beside the pages, for all builders."""
    return Path(app.outdir).parent / FOLDER / str(app.config.bloc_fingerprint)


def kept(folder: Path | None, asked: object, kind: type[T], make: Callable[[], T]) -> T:
    """What was made for `asked`, from the folder, or made now and kept there.

    `asked` must be the same for the same thing in every process: strings, numbers, tuples and
    structs of them. Without a folder it is made; a file that can't be read is made anew.
    """
    if folder is None:
        return make()
    content = msgspec.json.encode(asked, order="deterministic")
    file = folder / f"{hashlib.sha256(content).hexdigest()[:32]}.json"
    try:
        return msgspec.json.decode(file.read_bytes(), type=kind)
    except (OSError, msgspec.DecodeError):
        made = make()
    folder.mkdir(parents=True, exist_ok=True)
    # Two processes may draw the same: each writes its own file, and either will do.
    new = file.with_suffix(f".{os.getpid()}")
    new.write_bytes(msgspec.json.encode(made))
    new.replace(file)
    return made


def forget_others(app: Sphinx) -> None:
    """Remove what was drawn from other data or by other code."""
    own = folder_of_build(app)
    for old in sorted(own.parent.glob("*")):
        if old != own:
            shutil.rmtree(old, ignore_errors=True)
