"""Writes an export so that a reader sees the old content or the new, never half of one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import msgspec

from bloc_course.dataset.exports._base import Content, Export
from bloc_course.errors import CallError

# The name in the description of a folder of tables; only such a folder is ever replaced.
PACKAGE = "bloc-course-tables"


class _Resource(msgspec.Struct):
    path: str


class _Described(msgspec.Struct):
    """The part of a folder's description that tells whose it is."""

    name: str
    resources: tuple[_Resource, ...]


def write(export: Export, content: Content, out: Path) -> Path:
    """Write `content` to `out` and return where it lies; a folder `out` takes a single file in it.

    Raises CallError where a folder would be replaced that no export wrote.
    """
    if isinstance(content, bytes):
        path = out / f"bloc_course{export.suffix}" if out.is_dir() else out
        _write_file(path, content)
        return path
    _write_folder(out, content)
    return out


def _write_file(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    new = _beside(path)
    try:
        new.write_bytes(content)
        new.replace(path)
    except OSError:
        new.unlink(missing_ok=True)
        raise


def _write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    if folder.exists() and not _ours(folder):
        raise CallError(f"{folder} holds files that no export wrote; name another --out")
    folder.parent.mkdir(parents=True, exist_ok=True)
    new, old = _beside(folder), _beside(folder, "old")
    new.mkdir()
    try:
        for name, content in files.items():
            (new / name).write_bytes(content)
        if folder.exists():
            folder.rename(old)
        new.rename(folder)
    except OSError:
        if old.exists():
            old.rename(folder)
        raise
    finally:
        shutil.rmtree(new, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)


def _beside(path: Path, word: str = "new") -> Path:
    return path.with_name(f".{path.name}.{os.getpid()}.{word}")


def _ours(folder: Path) -> bool:
    """Whether a folder is empty or holds an earlier export and nothing else."""
    if not folder.is_dir():
        return False
    names = {path.name for path in folder.iterdir()}
    if not names:
        return True
    with suppress(OSError, msgspec.DecodeError, msgspec.ValidationError):
        content = (folder / "datapackage.json").read_bytes()
        described = msgspec.json.decode(content, type=_Described)
        known = {resource.path for resource in described.resources}
        return described.name == PACKAGE and names <= known | {"datapackage.json"}
    return False
