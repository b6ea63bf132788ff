"""A file, folder or archive of answers → submissions; every file ends accepted or refused.

Nothing that was handed in is ever run or unpacked, and nothing in one file stops the rest.
"""

from __future__ import annotations

import io
import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from bloc_course.errors import CallError
from bloc_course.forms.encodings import decode
from bloc_course.registry import discover
from bloc_course.submissions.archives import DEEPEST, Budget, budget, members
from bloc_course.submissions.handed_in import LARGEST_FILE, HandedIn, Refused
from bloc_course.submissions.kinds import is_zip, mistaken
from bloc_course.submissions.readers import jsonl
from bloc_course.submissions.readers._base import Reader, UnreadableError

_NUMBER = re.compile(r"(\d+)")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
# So much of a text is looked at to tell what it is.
_BEGINNING = 20_000
# What desktops and office programs leave in folders nobody has handed in.
_LEFT = {".ds_store", "thumbs.db", "desktop.ini", "__macosx", ".gitkeep"}
_LEFT_BEGINS = ("._", "~$", ".~lock.")


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
        yield from read_file(path.resolve(), shown_name(path.name))
        return
    files = sorted(_files(path), key=lambda file: order(file.relative_to(path).as_posix()))
    if not files:
        raise CallError(f"no answers in {path}: the folder is empty")
    for file in files:
        yield from read_file(file, shown_name(file.relative_to(path).as_posix()))


def read_file(path: Path, shown: str) -> Iterator[HandedIn]:
    """What one file holds, under the name `shown`; a file that can't be taken is a refusal."""
    reason = ""
    if path.is_symlink() or not path.is_file():
        reason = "a link or a device, not a file of answers"
        if path.is_dir() and not path.is_symlink():
            reason = "the folder can't be opened"
        yield Refused(file=shown, reason=reason)
        return
    try:
        size = path.stat().st_size
        if size <= LARGEST_FILE:
            yield from read_bytes(path.read_bytes(), shown)
        elif shown.lower().endswith(".zip"):
            # The archive of a class may be large; it is read where it lies.
            yield from _archive(path, shown, budget(size), 1)
        elif shown.lower().endswith(jsonl.SPEC.suffixes):
            with path.open("rb") as lines:
                yield from jsonl.read_lines(lines, shown)
        else:
            yield Refused(file=shown, reason="the file is far too large for answers")
    except OSError as error:
        yield Refused(file=shown, reason=f"the file can't be opened: {error.strerror}")


def read_bytes(data: bytes, shown: str) -> list[HandedIn]:
    """What the bytes of a file called `shown` hold, at least one thing. Never raises."""
    return _read(data, shown, None, 0)


def _read(data: bytes, shown: str, outer: Budget | None, depth: int) -> list[HandedIn]:
    reason = _hopeless(data, shown)
    if reason:
        return [Refused(file=shown, reason=reason)]
    if is_zip(data):
        if depth == DEEPEST:
            return [Refused(file=shown, reason="an archive in archives; hand in the file itself")]
        allowed = budget(len(data), outer)
        return list(_archive(io.BytesIO(data), shown, allowed, depth + 1))
    for reader in _fitting(data, shown):
        try:
            return reader.read(data, shown)
        except UnreadableError as error:
            # The reader by its name comes first, and its reason is the one that helps.
            reason = reason or str(error)
    if shown.lower().endswith(".zip"):
        reason = "the archive is cut off or damaged; make it again"
    kinds = ", ".join([*readers(), ".zip"])
    reason = reason or f"not a kind of file that answers are handed in as ({kinds})"
    return [Refused(file=shown, reason=reason)]


def _hopeless(data: bytes, shown: str) -> str:
    """Why a file can't hold answers whatever its kind, or an empty text."""
    if ".ipynb_checkpoints" in shown.split("/"):
        return "a copy that Jupyter keeps for itself; the notebook counts"
    if not data.strip(b"\0 \t\r\n"):
        return "the file is empty"
    return mistaken(data)


def _archive(
    source: Path | io.BytesIO, shown: str, allowed: Budget, depth: int
) -> Iterator[HandedIn]:
    told = False
    # Only names are sorted: members are read one after another and never held together.
    for member in members(source, allowed, order):
        name = f"{shown}/{shown_name(member.name)}" if member.name else shown
        if member.name and left_over(member.name):
            continue
        told = True
        if member.reason:
            yield Refused(file=name, reason=member.reason)
        else:
            yield from _read(member.data, name, allowed, depth)
    if not told:
        yield Refused(file=shown, reason="the archive holds no files")


def _fitting(data: bytes, shown: str) -> Iterator[Reader]:
    """The reader by the file's name, then those by what it looks like."""
    name = shown.lower().rpartition("/")[2].strip()
    # A browser or a mail program may have added .txt to the name.
    plain = name.removesuffix(".txt").strip()
    named = next((r for suffix, r in readers().items() if plain.endswith(suffix)), None)
    if named is not None:
        yield named
    text = decode(data[:_BEGINNING]).lstrip("\ufeff \t\r\n")
    if "\0" in text or "\ufffd" in text[:200]:
        return
    lines = readers()[".text"]
    for reader in dict.fromkeys(readers().values()):
        # Anything is a text of lines: what was saved as something stricter is not read as one.
        if reader is not named and not (named and reader is lines) and reader.told_by(text):
            yield reader
    if named is None and name.endswith(".txt"):
        yield lines


def left_over(path: str) -> bool:
    """Whether a file is what a desktop or an office program leaves beside what people save."""
    pieces = path.lower().split("/")
    return any(piece in _LEFT for piece in pieces) or pieces[-1].startswith(_LEFT_BEGINS)


def shown_name(path: str) -> str:
    """A path as it can be shown and written anywhere: no control signs, no halves of signs."""
    return _CONTROL.sub("?", path.encode("utf-8", "replace").decode())


def _files(folder: Path) -> Iterator[Path]:
    unopened: list[Path] = []
    for place, folders, names in os.walk(
        folder, onerror=lambda error: unopened.append(Path(error.filename))
    ):
        here = [Path(place, name) for name in names]
        # A link to a folder is not followed, and is told.
        here += [linked for name in folders if (linked := Path(place, name)).is_symlink()]
        yield from (path for path in here if not left_over(path.relative_to(folder).as_posix()))
    yield from unopened


def order(path: str) -> tuple[list[tuple[int, int, str]], str]:
    """A key that puts 2 before 10 and "answers" before "answers (2)"."""
    stem, suffix = os.path.splitext(path)  # noqa: PTH122 -- any text, also what is no path
    pieces = _NUMBER.split(stem)
    # Python refuses to make a number of thousands of digits.
    key = [(1, int(p[:1000]), "") if i % 2 else (0, 0, p) for i, p in enumerate(pieces)]
    return key, suffix
