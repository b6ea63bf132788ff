"""Where many hand-ins stand: JSON lines or Parquet, on this machine or at any fsspec address.

A hand-in is a line of JSON `{form, check, student, responses}`; Parquet has these as columns of
text, `responses` as JSON. `refs` are numbers by which a line is found again.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any, Protocol

import msgspec

from bloc_course.errors import CallError

# A ref of JSON lines is offset * LONGEST + length.
LONGEST = 1 << 25
COLUMNS = ("form", "check", "student", "responses")


class Source(Protocol):
    """Hand-ins that can be gone through and found again; small enough to be sent to a worker."""

    def each(self) -> Iterator[tuple[int, bytes]]:
        """Every hand-in with its ref, in order."""

    def some(self, refs: Iterable[int]) -> Iterator[bytes]:
        """The hand-ins of these refs."""


def source(path: str) -> Source:
    """The source at a path or address. Raises CallError where there is none."""
    if "://" not in path and not Path(path).is_file():
        raise CallError(f"no answers at {path}: no such file")
    return ParquetRows(path) if path.endswith(".parquet") else JsonLines(path)


def is_many(path: str) -> bool:
    """Whether a path names a file that can hold many hand-ins in a row."""
    return path.endswith((".jsonl", ".ndjson", ".parquet"))


class JsonLines:
    """A hand-in a line; blank lines are passed over but counted by their ref."""

    def __init__(self, path: str) -> None:
        self.path = path

    def each(self) -> Iterator[tuple[int, bytes]]:
        """Every line; one too long to be a hand-in comes cut off, and so as unreadable."""
        offset = 0
        with _opened(self.path) as file:
            while line := file.readline(LONGEST - 1):
                yield offset * LONGEST + len(line), line
                offset += len(line)

    def some(self, refs: Iterable[int]) -> Iterator[bytes]:
        """The lines of these refs."""
        with _opened(self.path) as file:
            if "://" not in self.path and hasattr(os, "pread"):
                handle = file.fileno()
                for ref in refs:
                    yield os.pread(handle, ref % LONGEST, ref // LONGEST)
                return
            for ref in refs:
                file.seek(ref // LONGEST)
                yield file.read(ref % LONGEST)


class ParquetRows:
    """A hand-in a row; needs the extra `parquet`."""

    def __init__(self, path: str) -> None:
        self.path = path

    def each(self) -> Iterator[tuple[int, bytes]]:
        """Every row as the line of JSON that it stands for."""
        with _opened(self.path) as file:
            number = 0
            for batch in _parquet(file).iter_batches(batch_size=1000, columns=list(COLUMNS)):
                for line in _lines(batch):
                    yield number, line
                    number += 1

    def some(self, refs: Iterable[int]) -> Iterator[bytes]:
        """The rows of these numbers; a row group is read once for those that follow each other."""
        with _opened(self.path) as file:
            table = _parquet(file)
            ends = _ends(table)
            group, rows, first = -1, list[bytes](), 0
            for ref in refs:
                if not first <= ref < first + len(rows):
                    group = next(n for n, end in enumerate(ends) if ref < end)
                    first = ends[group - 1] if group else 0
                    rows = list(_lines(table.read_row_group(group, columns=list(COLUMNS))))
                yield rows[ref - first]


def _opened(path: str) -> IO[bytes]:
    if "://" not in path:
        return Path(path).open("rb")
    try:
        import fsspec  # noqa: PLC0415
    except ImportError:
        raise CallError(f'{path} needs the extra "scale": pip install bloc_course[scale]') from None
    opened: IO[bytes] = fsspec.open(path, "rb").open()
    return opened


def _parquet(file: IO[bytes]) -> Any:
    try:
        from pyarrow.parquet import ParquetFile  # noqa: PLC0415
    except ImportError:
        raise CallError(
            'Parquet needs the extra "parquet": pip install bloc_course[parquet]'
        ) from None
    found = ParquetFile(file)
    missing = [name for name in COLUMNS if name not in found.schema_arrow.names]
    if missing:
        raise CallError(f"the Parquet file lacks the columns {', '.join(missing)}")
    return found


def _ends(table: Any) -> list[int]:
    """Where each row group ends."""
    ends, end = [], 0
    for group in range(table.num_row_groups):
        end += table.metadata.row_group(group).num_rows
        ends.append(end)
    return ends


def _lines(batch: Any) -> Iterator[bytes]:
    encode = msgspec.json.encode
    for form, check, student, responses in zip(
        *(batch.column(name).to_pylist() for name in COLUMNS), strict=True
    ):
        given = responses.encode() if isinstance(responses, str) else encode(responses)
        who = b'{"form":%b,"check":%b,"student":%b,"responses":' % (
            encode(form or ""),
            encode(check or ""),
            encode(student or ""),
        )
        yield who + given + b"}"
