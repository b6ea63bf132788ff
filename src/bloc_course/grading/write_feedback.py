"""Feedback for every paper handed in: on all cores, and going on where a killed run stood."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from pathlib import Path

import msgspec

from bloc_course.forms.private import private_folder, sweep, write_private
from bloc_course.grading.feedback_page import Listed, feedback_name, index_html
from bloc_course.grading.feedbacks import feedbacks, kinds
from bloc_course.grading.grade import Paper
from bloc_course.grading.hand_ins import hand_in
from bloc_course.grading.journal import Journal, digest
from bloc_course.grading.workers import Crew

PAPERS, FEW = 25, 4
FOLDER = "feedback"
# By form, the files written with their check sums.
Written = dict[str, dict[str, int]]


@dataclass(frozen=True, slots=True)
class Task:
    """Papers whose feedback is written in one go; `answers` is where they were handed in."""

    papers: tuple[Paper, ...]
    kinds: tuple[str, ...]
    out: Path
    answers: Path | None
    name: str


class _Feedback:
    """The feedback of a class: pieces that stand from an earlier run, and those still to write."""

    def __init__(self, out: Path, answers: Path | None, names: Sequence[str], jobs: int) -> None:
        self._out, self._answers = out, answers
        self._folder = private_folder(out / FOLDER)
        self._journal = Journal(out)
        self._kinds = tuple(kind.name for kind in kinds(names))
        # A few pages are written before other processes have started.
        self._crew = Crew(_work, jobs, alone=FEW)
        self._written: set[str] = set()
        self.links: dict[str, str] = {}

    def take(self, papers: Sequence[Paper]) -> None:
        """Write the feedback of some papers, or find it written; keep what is ready of others."""
        task = _task(papers, self._kinds, self._out, self._answers)
        files = _files(self._journal.get(task.name))
        if files and _stand(self._folder, files):
            self._keep(files)
        else:
            self._put(self._crew.give(task))

    def end(self) -> None:
        """Wait for all that is under way, and remove what belongs to no paper."""
        self._put(self._crew.rest())
        for old in self._folder.iterdir():
            if old.name not in self._written:
                old.unlink()
        self._journal.close()

    def close(self) -> None:
        """Leave what is not done."""
        self._crew.close()

    def _put(self, done: Iterable[tuple[str, bytes]]) -> None:
        for name, body in done:
            self._journal.put(name, body)
            self._keep(_files(body))

    def _keep(self, files: Written) -> None:
        for form, own in files.items():
            self._written.update(own)
            first = next(iter(own), None)
            if first is not None:
                self.links[form] = f"{FOLDER}/{first}"


def write_feedback(
    papers: Iterable[Paper],
    out: Path,
    *,
    answers: Path | None = None,
    names: Sequence[str] = ("html",),
    jobs: int = 1,
) -> None:
    """Write the feedback of the kinds named, and the instructor's list of it; nothing else stays.

    Without `answers` nobody gets a copy of a notebook.
    """
    for _ in with_feedback(papers, out, answers=answers, names=names, jobs=jobs):
        pass
    sweep(out)


def with_feedback(
    papers: Iterable[Paper],
    out: Path,
    *,
    answers: Path | None = None,
    names: Sequence[str] = ("html",),
    jobs: int = 1,
) -> Iterator[Paper]:
    """The same papers as they go by; the last feedback is written when all have gone.

    What killed runs have left half written in `out` is for whoever ends with it to sweep.
    """
    title = "Quiz"
    listed: list[Listed] = []
    batch: list[Paper] = []
    feedback = _Feedback(out, answers, names, jobs)
    try:
        for paper in papers:
            title = paper.key.title
            listed.append(Listed.of(paper))
            if paper.answers:
                batch.append(paper)
            if len(batch) == PAPERS:
                feedback.take(batch)
                batch = []
            yield paper
        if batch:
            feedback.take(batch)
        feedback.end()
    finally:
        feedback.close()
    write_private(out / "index.html", index_html(title, listed, feedback.links))


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


def _work(task: Task) -> tuple[str, bytes]:
    """Write the files of a task; returns its name, and what was written as JSON."""
    written: Written = {}
    for paper in task.papers:
        files = written[paper.key.form] = {}
        submission = paper.submission
        file = submission.file if submission is not None else ""
        own = (lambda: None) if task.answers is None else partial(hand_in, task.answers, file)
        for name in task.kinds:
            kind = feedbacks()[name]
            data = kind.write(paper, own)
            if data is not None:
                path = task.out / FOLDER / feedback_name(paper.key, kind.suffix)
                write_private(path, data)
                files[path.name] = zlib.crc32(data)
    return task.name, msgspec.json.encode(written)


def _files(body: bytes | memoryview | None) -> Written:
    return {} if body is None else msgspec.json.decode(body, type=Written)


def _stand(folder: Path, files: Written) -> bool:
    """Whether the files of a finished piece are as they were written."""
    return all(
        (folder / name).is_file() and zlib.crc32((folder / name).read_bytes()) == check
        for own in files.values()
        for name, check in own.items()
    )
