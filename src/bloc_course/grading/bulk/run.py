"""From a file of hand-ins and a folder of keys to the results folder, resumed where it stood."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from bloc_course.forms.private import open_private, part_of, private_folder, sweep
from bloc_course.forms.roster import Student, read_roster
from bloc_course.grading._tables import csv_rows
from bloc_course.grading.bulk.chunk import Graded, Task
from bloc_course.grading.bulk.engines import ENGINES
from bloc_course.grading.bulk.keys import read_heads
from bloc_course.grading.bulk.plan import Chunk, Plan, plan
from bloc_course.grading.bulk.shapes import write_shapes
from bloc_course.grading.bulk.sources import source
from bloc_course.grading.decided import DECISIONS, decided_by
from bloc_course.grading.gradebooks import gradebooks
from bloc_course.grading.journal import Journal, digest
from bloc_course.grading.review import HEAD

# Shows progress over the chunks, of which there are so many.
Watch = Callable[[Iterable[bytes | None], int], Iterable[bytes | None]]
RESULTS = {"jsonl": "results.jsonl", "parquet": "results.parquet", "codes": "codes.csv", "none": ""}


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to grade: which results to write, gradebooks, jobs at a time, and the engine."""

    results: str = "jsonl"
    gradebooks: tuple[str, ...] = ()
    jobs: int = 1
    engine: str = "processes"
    cluster: str = ""


@dataclass(frozen=True, slots=True)
class Done:
    """How many papers have which status, and how many hand-ins do not count.

    `late_rule` says that the quiz has one: many hand-ins in one file have no times to apply it to.
    """

    statuses: Counter[str]
    refused: int
    replaced: int
    late_rule: bool


def grade_many(
    quiz: Path, answers: str, out: Path, options: Options, *, watch: Watch = lambda all_, _: all_
) -> Done:
    """Grade all hand-ins of a file; what an earlier run has finished is not done again."""
    roster = _roster(quiz / "roster.csv")
    heads = read_heads(quiz / "keys", roster)
    planned = plan(source(answers), heads, answers.rpartition("/")[2])
    journal = Journal(private_folder(out))
    slots = max(len(head.entries) for head in heads)
    folders = (quiz.absolute() / "keys", out)
    tasks = [_task(chunk, slots, folders, answers, options) for chunk in planned.chunks]
    decide = decided_by(quiz)
    if decide is not None:
        told = (quiz / DECISIONS).read_bytes()
        tasks = [replace(t, decide=decide, name=digest(t.name, told)) for t in tasks]
    waiting = [task for task in tasks if journal.get(task.name) is None]
    bodies = ENGINES[options.engine](waiting, options.jobs, options.cluster)
    for task, body in zip(waiting, watch(bodies, len(waiting)), strict=True):
        if body is not None:
            journal.put(task.name, body)
    statuses = _write(out, tasks, journal, planned, options)
    write_shapes(out, heads, options.gradebooks, roster)
    journal.close()
    sweep(out)
    late_rule = any(head.late is not None for head in heads)
    return Done(statuses, len(planned.refused), len(planned.replaced), late_rule)


def _roster(path: Path) -> dict[str, Student]:
    return {student.id: student for student in read_roster(path)} if path.is_file() else {}


def _task(
    chunk: Chunk, slots: int, folders: tuple[Path, Path], answers: str, options: Options
) -> Task:
    name, (keys, out) = answers.rpartition("/")[2], folders
    return Task(
        name=digest(chunk.seal, name, options.results, str(slots)),
        chunk=chunk,
        keys=keys,
        source=source(answers),
        file=name,
        results=options.results,
        slots=slots,
        decide=None,
        journal=out if options.engine == "processes" else None,
    )


def _write(
    out: Path, tasks: Sequence[Task], journal: Journal, planned: Plan, options: Options
) -> Counter[str]:
    """Join the pieces in their order; each file takes its place when it is whole."""
    slots = [f"q{n}" for n in range(1, tasks[0].slots + 1)]
    statuses: Counter[str] = Counter()
    paths = {"gradebook": out / "gradebook.csv", "review": out / "review.csv"}
    if RESULTS[options.results]:
        paths["results"] = out / RESULTS[options.results]
    with ExitStack() as stack:
        files = {
            name: stack.enter_context(open_private(part_of(path)))
            for name, path in paths.items()
            if path.suffix != ".parquet"
        }
        head = ["student", "name", "form", *slots, "total", "out of", "status"]
        files["gradebook"].write(csv_rows([head]).encode())
        files["review"].write(csv_rows([HEAD, *_aside(planned)]).encode())
        if options.results == "codes":
            files["results"].write(csv_rows([["student", "form", *slots]]).encode())
        for piece in _pieces(tasks, journal):
            statuses.update(piece.statuses)
            for name, file in files.items():
                file.write(getattr(piece, name).encode())
    if options.results == "parquet":
        from bloc_course.grading.parquet import write_parquet  # noqa: PLC0415

        lines = (piece.results.encode() for piece in _pieces(tasks, journal))
        write_parquet(part_of(paths["results"]), lines)
    # What an earlier run left in other shapes would be out of date.
    for old in (*RESULTS.values(), *(book.file for book in gradebooks().values())):
        if old and old not in {path.name for path in paths.values()}:
            (out / old).unlink(missing_ok=True)
    for path in paths.values():
        part_of(path).replace(path)
    return statuses


def _pieces(tasks: Sequence[Task], journal: Journal) -> Iterator[Graded]:
    decode = msgspec.msgpack.Decoder(Graded).decode
    for task in tasks:
        body = journal.get(task.name)
        if body is None:
            raise OSError(f"a finished piece is gone: {journal.folder / task.name}")
        yield decode(body)


def _aside(planned: Plan) -> Iterator[list[str]]:
    for kind, ones in (("refused", planned.refused), ("replaced", planned.replaced)):
        for one in ones:
            yield [kind, one.student, one.form, "", one.file, str(one.line), one.reason, "", ""]
