"""Files that only their owner may read: secret, keys, rosters, results."""

from __future__ import annotations

import io
import os
from pathlib import Path


def private_folder(path: Path) -> Path:
    """Make a folder (and those above it) that only its owner may enter."""
    path.mkdir(parents=True, exist_ok=True)
    path.chmod(0o700)
    return path


def write_private(path: Path, content: bytes | str) -> None:
    """Write a file with mode 0600, whole or not at all: whoever is killed leaves the old one."""
    data = content.encode() if isinstance(content, str) else content
    with open_private(part := part_of(path)) as file:
        file.write(data)
    part.replace(path)


def part_of(path: Path) -> Path:
    """Where this process writes a file before it takes its place."""
    return path.with_name(f".{path.name}.{os.getpid()}.part")


def sweep(folder: Path) -> None:
    """Remove what processes that were killed have left half written in a folder."""
    for part in folder.glob(".*.part"):
        part.unlink(missing_ok=True)


def open_private(path: Path) -> io.BufferedWriter:
    """A file open for writing, with mode 0600 from its first byte on, also where one stood."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    path.chmod(0o600)
    return os.fdopen(handle, "wb")
