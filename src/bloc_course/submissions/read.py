"""A file or a folder of answers → submissions; every file ends accepted or refused with a reason.

Nothing that was handed in is ever run, and nothing in one file stops the rest.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from bloc_course.errors import CallError
from bloc_course.registry import discover
from bloc_course.submissions.handed_in import LARGEST_FILE, HandedIn, Refused
from bloc_course.submissions.readers._base import Reader, UnreadableError

_NUMBER = re.compile(r"(\d+)")


@cache
def readers() -> dict[str, Reader]:
    """The readers by file suffix."""
    found = discover("bloc_course.submissions.readers", Reader)
    return {suffix: reader for reader in found for suffix in reader.suffixes}


def read(path: Path) -> Iterator[HandedIn]:
    """What was handed in at `path`, file by file in the order of names (2 before 10).

    Raises CallError where there is nothing at all.
    """
    if not path.exists():
        raise CallError(f"no answers at {path}: no such file or folder")
    if not path.is_dir():
        yield from read_file(path, path.name)
        return
    files = sorted(_files(path), key=lambda file: _order(file.relative_to(path)))
    if not files:
        raise CallError(f"no answers in {path}: the folder is empty")
    for file in files:
        yield from read_file(file, file.relative_to(path).as_posix())


def read_file(path: Path, shown: str) -> list[HandedIn]:
    """What one file holds, under the name `shown`; a file that can't be taken is a refusal."""
    if path.is_symlink() or not path.is_file():
        return [Refused(file=shown, reason="a link or a device, not a file of answers")]
    try:
        if path.stat().st_size > LARGEST_FILE:
            return [Refused(file=shown, reason="the file is far too large for answers")]
        data = path.read_bytes()
    except OSError as error:
        return [Refused(file=shown, reason=f"the file can't be opened: {error.strerror}")]
    return read_bytes(data, shown)


def read_bytes(data: bytes, shown: str) -> list[HandedIn]:
    """What the bytes of a file called `shown` hold. Never raises."""
    if not data.strip(b"\0 \t\r\n"):
        return [Refused(file=shown, reason="the file is empty")]
    reader = _reader(data, shown)
    if reader is None:
        kinds = ", ".join(readers())
        reason = f"not a kind of file that answers are handed in as ({kinds})"
        return [Refused(file=shown, reason=reason)]
    try:
        return reader.read(data, shown)
    except UnreadableError as error:
        return [Refused(file=shown, reason=str(error))]


def _reader(data: bytes, shown: str) -> Reader | None:
    name = shown.lower()
    # A browser or a mail program may have added .txt to the name.
    plain = name.removesuffix(".txt")
    found = next((r for suffix, r in readers().items() if plain.endswith(suffix)), None)
    if found is None and (name.endswith(".txt") or "." not in name.rpartition("/")[2]):
        looks_like_json = data.lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n").startswith((b"{", b"["))
        return readers()[".json"] if looks_like_json else None
    return found


def _files(folder: Path) -> Iterator[Path]:
    for place, _, names in os.walk(folder):
        # What desktops leave in folders (.DS_Store, ._answers.json) nobody has handed in.
        yield from (Path(place, name) for name in names if not name.startswith("."))


def _order(path: Path) -> tuple[list[tuple[int, int, str]], str]:
    """A key that puts 2 before 10 and "answers" before "answers (2)"."""
    pieces = _NUMBER.split(path.with_suffix("").as_posix())
    key = [(1, int(p), "") if i % 2 else (0, 0, p) for i, p in enumerate(pieces)]
    return key, path.suffix
