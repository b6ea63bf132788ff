"""How long a class takes: draw, write and grade 1,000 forms, beside the least it could take.

    python benchmarks/class.py [STUDENTS]

CPU seconds, the median of three runs. "limit" is measured in the same run: for writing, the
finished files encoded and written once more; for grading, the answers only decoded. Ratios hold
from machine to machine, seconds do not.
"""

from __future__ import annotations

import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import msgspec

from bloc_course.dataset.load import load
from bloc_course.dataset.query import World
from bloc_course.formats import formats
from bloc_course.forms.assemble import assemble
from bloc_course.forms.bank import Bank, draw_bank
from bloc_course.forms.blueprint import read_blueprint
from bloc_course.forms.roster import Student
from bloc_course.grading.grade import grade
from bloc_course.grading.gradebook import gradebook_csv
from bloc_course.submissions.admit import admit
from bloc_course.submissions.readers.jsonl import read
from bloc_course.submissions.simulate import answers_json, simulate

RUNS = 3
# Setting type is slow: so small a share of the class is enough to tell how slow.
SHARE = {"paper": 20, "paper-letter": 20}
SECRET = b"a secret for measuring only"
BLUEPRINT = Path(__file__).parents[1] / "quizzes" / "midterm.yaml"


def cpu(work: Callable[[], object]) -> float:
    """The median CPU time of `work`."""
    taken = []
    for _ in range(RUNS):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return statistics.median(taken)


def line(name: str, seconds: float, limit: float | None = None) -> None:
    ratio = "" if limit is None else f"{limit:9.2f}{seconds / limit:8.1f} ×"
    print(f"{name:44}{seconds:8.2f}{ratio}")


def write_all(bank: Bank, students: list[Student], folder: Path, name: str) -> None:
    entry = formats()[name]
    for student in students:
        form, key = assemble(bank, student)
        (folder / f"{student.id}{entry.suffix}").write_bytes(entry.write(form))
        (folder / f"{student.id}.key").write_bytes(msgspec.json.encode(key))


def rewrite(content: list[tuple[object, object]], folder: Path) -> None:
    for i, (form, key) in enumerate(content):
        (folder / f"{i}.json").write_bytes(msgspec.json.encode(form))
        (folder / f"{i}.key").write_bytes(msgspec.json.encode(key))


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    students = [Student(f"s{i:06}", f"Student {i}") for i in range(count)]
    start = time.process_time()
    world = World(load())
    blueprint = read_blueprint(BLUEPRINT, world)
    bank = draw_bank(world, blueprint, SECRET)
    print(f"{count} students, {blueprint.count} questions from {len(bank.items)} items")
    print(f"{'':44}{'CPU s':>8}{'limit':>9}{'ratio':>10}")
    line("dataset, proofs, pools (once)", time.process_time() - start)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        pairs = [assemble(bank, student) for student in students]
        limit = cpu(lambda: rewrite(pairs, folder))
        line("forms assembled, nothing written", cpu(lambda: [assemble(bank, s) for s in students]))
        for name in formats():
            some = students[: max(1, count // SHARE.get(name, 1))]
            work = cpu(lambda some=some, name=name: write_all(bank, some, folder, name))
            line(f"{len(some)} forms and keys: {name}", work, limit * len(some) / count)
    keys = {key.form: key for _, key in pairs}
    class_ = simulate(list(keys.values()), "1")
    lines = b"".join(answers_json(one, one.answers) + b"\n" for one in class_)
    limit = cpu(lambda: [msgspec.json.decode(row) for row in lines.splitlines()])

    def graded() -> str:
        return gradebook_csv(grade(keys, admit(read(lines, "class.jsonl"), keys), keys))

    line(f"answers graded, {len(lines) / 1e6:.1f} MB", cpu(graded), limit)
    print(f"memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB at most")


if __name__ == "__main__":
    main()
