"""Feedback for every paper handed in: on all cores, and going on where a killed run stood."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from pathlib import Path

import msgspec

from bloc_course.forms.private import private_folder, sweep, write_private
from bloc_course.grading.feedback_page import feedback_name, index_html
from bloc_course.grading.feedbacks import feedbacks, kinds
from bloc_course.grading.grade import Paper
from bloc_course.grading.hand_ins import hand_in
from bloc_course.grading.journal import Journal, digest
from bloc_course.grading.workers import spread

# Shows progress over the pieces, of which there are so many.
Watch = Callable[[Iterable[bytes], int], Iterable[bytes]]
PAPERS, FEW = 25, 4
FOLDER = "feedback"


@dataclass(frozen=True, slots=True)
class Task:
    """Papers whose feedback is written in one go; `answers` is where they were handed in."""

    papers: tuple[Paper, ...]
    kinds: tuple[str, ...]
    out: Path
    answers: Path | None
    name: str


def write_feedback(
    papers: Sequence[Paper],
    out: Path,
    *,
    answers: Path | None = None,
    names: Sequence[str] = ("html",),
    jobs: int = 1,
    watch: Watch = lambda pieces, _: pieces,
) -> None:
    """Write the feedback of the kinds named, and the instructor's list of it; nothing else stays.

    Without `answers` nobody gets a copy of a notebook.
    """
    folder = private_folder(out / FOLDER)
    journal = Journal(out)
    given = tuple(kind.name for kind in kinds(names))
    handed_in = [paper for paper in papers if paper.answers]
    starts = range(0, len(handed_in), PAPERS)
    tasks = [_task(handed_in[n : n + PAPERS], given, out, answers) for n in starts]
    waiting = [task for task in tasks if not _stands(folder, journal.get(task.name))]
    # A few pages are written before other processes have started.
    bodies = spread(_work, waiting, jobs if len(waiting) > FEW else 1)
    for task, body in zip(waiting, watch(bodies, len(waiting)), strict=True):
        journal.put(task.name, body)
    written: set[str] = set()
    for task in tasks:
        written |= _files(journal.get(task.name)).keys()
    for old in folder.iterdir():
        if old.name not in written:
            old.unlink()
    links = dict(_links(handed_in, given, written))
    write_private(out / "index.html", index_html(papers, links))
    journal.close()
    sweep(out)


def _task(papers: Sequence[Paper], given: tuple[str, ...], out: Path, answers: Path | None) -> Task:
    """The work, named by all that decides its result."""
    state = []
    for paper in papers:
        own = b""
        if answers is not None and "notebook" in given and paper.submission is not None:
            own = hand_in(answers, paper.submission.file) or b""
        told = [
            (answer.raw, answer.outcome, answer.points, answer.entry) for answer in paper.answers
        ]
        state += [
            msgspec.json.encode(paper.key),
            msgspec.json.encode(
                [told, paper.total, paper.out_of, paper.status],
                enc_hook=_fraction,
                order="deterministic",
            ),
            own,
        ]
    return Task(tuple(papers), given, out, answers, digest(*given, *state))


def _fraction(value: object) -> str:
    if isinstance(value, Fraction):
        return str(value)
    raise NotImplementedError(f"no JSON for {type(value).__name__}")


def _work(task: Task) -> bytes:
    """Write the files of a task; returns their names and check sums."""
    written: dict[str, int] = {}
    for paper in task.papers:
        submission = paper.submission
        file = submission.file if submission is not None else ""
        own = (lambda: None) if task.answers is None else partial(hand_in, task.answers, file)
        for name in task.kinds:
            kind = feedbacks()[name]
            data = kind.write(paper, own)
            if data is not None:
                path = task.out / FOLDER / feedback_name(paper.key, kind.suffix)
                write_private(path, data)
                written[path.name] = zlib.crc32(data)
    return msgspec.json.encode(written)


def _files(body: bytes | memoryview | None) -> dict[str, int]:
    return {} if body is None else msgspec.json.decode(body, type=dict[str, int])


def _stands(folder: Path, body: memoryview | None) -> bool:
    """Whether a piece is finished and its files are as they were written."""
    files = _files(body)
    return body is not None and all(
        (folder / name).is_file() and zlib.crc32((folder / name).read_bytes()) == check
        for name, check in files.items()
    )


def _links(
    papers: Sequence[Paper], given: tuple[str, ...], written: set[str]
) -> Iterator[tuple[str, str]]:
    """The first file of every paper, by form."""
    for paper in papers:
        names = [feedback_name(paper.key, feedbacks()[name].suffix) for name in given]
        found = next((name for name in names if name in written), None)
        if found:
            yield paper.key.form, f"{FOLDER}/{found}"
