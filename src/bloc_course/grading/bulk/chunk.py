"""Grading a chunk: from its keys and hand-ins to the lines of all files, and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from threading import Lock

import msgspec
from msgspec import Struct

from bloc_course.forms.form import Key
from bloc_course.grading._tables import csv_rows, decimals
from bloc_course.grading.bulk.keys import Head
from bloc_course.grading.bulk.marker import Cell, Marker
from bloc_course.grading.bulk.plan import Chunk, Sheaf
from bloc_course.grading.bulk.sources import Source
from bloc_course.grading.grade import Decide, Paper, mark
from bloc_course.grading.journal import Journal
from bloc_course.grading.review import SHOWN, STRANGE
from bloc_course.submissions.handed_in import Submission
from bloc_course.submissions.readers._base import UnreadableError
from bloc_course.submissions.readers.json_answers import submission


class Graded(Struct, frozen=True):
    """The lines of a chunk for each file, and how many papers have which status."""

    gradebook: str
    results: str
    review: str
    statuses: dict[str, int]


@dataclass(frozen=True, slots=True)
class Task:
    """What a worker needs: the chunk, where keys and hand-ins stand, which results are wanted.

    `keys` is a folder, or the content of its files for a worker that can't see it. With a `journal`
    the worker keeps what it has graded there, else it sends it back.
    """

    name: str
    chunk: Chunk
    keys: Path | dict[str, bytes]
    source: Source
    file: str
    results: str
    slots: int
    decide: Decide | None
    journal: Path | None


# Markers count in units that can become finer under way; a cluster's worker may have many threads.
_ONE_AT_A_TIME = Lock()


def portable(task: Task) -> Task:
    """The task with its keys inside, for a worker on another machine."""
    if not isinstance(task.keys, Path):
        return task
    files = {sheaf.head.file for sheaf in task.chunk.sheaves}
    return replace(task, keys={file: (task.keys / file).read_bytes() for file in sorted(files)})


def work(task: Task) -> bytes | None:
    """Grade a chunk: a `Graded` as bytes, or None where it was put into the journal."""
    with _ONE_AT_A_TIME:
        body = msgspec.msgpack.encode(graded(task))
    if task.journal is None:
        return body
    Journal(task.journal).put(task.name, body)
    return None


def graded(task: Task) -> Graded:
    """What a chunk comes to: a pure function of keys and hand-ins."""
    found = _Lines(task)
    refs = [ref for sheaf in task.chunk.sheaves for ref in sheaf.refs]
    lines = task.source.some(refs)
    for sheaf in task.chunk.sheaves:
        found.take(sheaf, lines)
    return Graded(
        "".join(found.gradebook), "".join(found.results), csv_rows(found.review), found.statuses
    )


# By the digests of keys: chunks of one form follow each other, so its memos are kept for a while.
_MARKERS: dict[tuple[str, bool], Marker] = {}
_KEPT = 4


def _marker(task: Task, head: Head, *, full: bool) -> Marker:
    name = (head.digest, full)
    found = _MARKERS.pop(name, None)
    if found is None:
        keys, file = task.keys, head.file
        content = (keys / file).read_bytes() if isinstance(keys, Path) else keys[file]
        found = Marker(msgspec.json.decode(content, type=Key), full=full)
        while len(_MARKERS) >= _KEPT:
            del _MARKERS[next(iter(_MARKERS))]
    _MARKERS[name] = found
    return found


class _Lines:
    """The lines of all files as they come."""

    def __init__(self, task: Task) -> None:
        self.task, self.full = task, task.results in {"jsonl", "parquet"}
        self.gradebook: list[str] = []
        self.results: list[str] = []
        self.review: list[tuple[object, ...]] = []
        self.statuses: Counter[str] = Counter()

    def take(self, sheaf: Sheaf, lines: Iterator[bytes]) -> None:
        """All hand-ins of a form."""
        if not sheaf.refs:
            self._absent(sheaf)
            return
        head = sheaf.head
        marker = _marker(self.task, head, full=self.full)
        for number in sheaf.lines:
            line = next(lines)
            found = marker.cells(line) if self.task.decide is None else None
            strange: list[tuple[str, str, str]] = []
            whole = None
            if found is None:
                found, strange, whole = self._slowly(marker, line)
            student, cells = head.student or found[0], found[1]
            self._paper(marker, student, cells, number, whole)
            self.review += (
                (kind, student, head.form, code, self.task.file, number, reason, "", "")
                for kind, code, reason in strange
            )

    def _absent(self, sheaf: Sheaf) -> None:
        head = sheaf.head
        if not head.student:
            return
        status = "refused" if sheaf.refused else "not handed in"
        self.statuses[status] += 1
        out_of = decimals(self._offered(head))
        self.gradebook.append(
            f"{_cell(head.student)},{_cell(head.name)},{head.form},{',' * self.task.slots}"
            f",{out_of},{status}\n"
        )

    def _offered(self, head: Head) -> Fraction:
        """The points of a form after what was decided about its questions."""
        if self.task.decide is None:
            return head.out_of
        key = _marker(self.task, head, full=self.full).key
        return self.task.decide(Paper(key, "not handed in", head.out_of)).out_of

    def _paper(
        self,
        marker: Marker,
        student: str,
        cells: Sequence[Cell],
        line: int,
        decided: tuple[str, str] | None,
    ) -> None:
        texts, units, said, results, review = zip(*cells, strict=True)
        whole = sum(units)
        status = "graded"
        if not whole and all(each == "blank" for each in said):
            status = "blank"
        self.statuses[status] += 1
        total, out_of = decided or (marker.total(whole), marker.out_of)
        form = marker.key.form
        who = _cell(student)
        self.gradebook.append(
            f"{who},{_cell(marker.key.name)},{form},{','.join(texts)},"
            f"{',' * (self.task.slots - len(texts))}{total},"
            f"{out_of},{status}\n"
        )
        if self.full:
            start = f'{{"student":{_json(student)},"form":{_json(form)},'
            self.results.append(start + start.join(results))
        elif self.task.results == "codes":
            self.results.append(f"{who},{form},{','.join(said)}\n")
        if any(review):
            self.review += (
                (kind, student, form, question, self.task.file, line, *found)
                for findings in review
                for kind, question, *found in findings
            )

    def _slowly(
        self, marker: Marker, line: bytes
    ) -> tuple[tuple[str, Sequence[Cell]], list[tuple[str, str, str]], tuple[str, str]]:
        """A hand-in with answers under other names, not to be read, or decided about by people."""
        strange = []
        try:
            found = submission(line, self.task.file)
        except UnreadableError as error:
            found = Submission(form=marker.key.form, file=self.task.file)
            strange.append(("malformed", "", str(error)))
        paper = mark(marker.key, found)
        if self.task.decide is not None:
            key = marker.key
            who = msgspec.structs.replace(key, student=key.student or found.student)
            paper = self.task.decide(msgspec.structs.replace(paper, key=who))
        for _ in range(2):  # the second time all cells have the same unit
            cells = [marker.cell(n, answer) for n, answer in enumerate(paper.answers)]
        strange += [("unknown code", code[:SHOWN], STRANGE) for code in paper.strange]
        total = (decimals(paper.total), decimals(paper.out_of))
        return (found.student, cells), strange, total


@lru_cache(maxsize=4096)
def _cell(text: str) -> str:
    return text if text.isalnum() or not text else csv_rows([[text]]).removesuffix("\n")


@lru_cache(maxsize=4096)
def _json(text: str) -> str:
    return msgspec.json.encode(text).decode()
