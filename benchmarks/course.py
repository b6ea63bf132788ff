"""A simulated class of 3,000 from blueprint to statistics: every command with its times.

    python benchmarks/course.py [STUDENTS]

Each command runs as a user runs it, in a process of its own, imports included: seconds by the clock
and of CPU (its workers' too), and megabytes of the largest process. "limit" is measured in the same
run: the least the same could take, the files that a command leaves read and written once more.
"300 notebooks" is the same grading for as many students who all hand in a notebook. Ratios hold
from machine to machine, seconds do not; bytecode must be cached.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
BLUEPRINT = ROOT / "quizzes" / "midterm.yaml"
NOTEBOOKS = 300


def timed(*call: str) -> tuple[float, float, float]:
    """Seconds by the clock, of CPU, and megabytes of `bloc-course` with these arguments."""
    program = [sys.executable, "-m", "bloc_course", *call]
    quiet = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    start = time.perf_counter()
    child = os.posix_spawn(program[0], program, os.environ, file_actions=quiet)
    _, status, used = os.wait4(child, 0)
    if status:
        raise SystemExit(f"{' '.join(call)}: exit {os.waitstatus_to_exitcode(status)}")
    taken = time.perf_counter() - start
    return taken, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def copied(*folders: Path) -> float:
    """CPU seconds to read and write the files of folders once more."""
    start = time.process_time()
    with tempfile.TemporaryDirectory() as there:
        for number, folder in enumerate(folders):
            shutil.copytree(folder, Path(there, str(number)))
    return time.process_time() - start


def line(name: str, found: tuple[float, float, float], limit: float) -> None:
    wall, cpu, megabytes = found
    print(f"{name:44}{wall:8.2f}{cpu:8.2f}{megabytes:7.0f}{limit:9.2f}{cpu / limit:8.1f} ×")


def roster(folder: Path, count: int) -> Path:
    path = folder / "class.csv"
    rows = [f"s{n:05},Student {n}\n" for n in range(count)]
    path.write_text("id,name\n" + "".join(rows), encoding="utf-8")
    return path


def course(folder: Path, count: int) -> None:
    """All commands for a class of so many."""
    quiz, secret = folder / "quiz", folder / "secret"
    secret.write_text("a secret for measuring only", encoding="utf-8")
    build = ["quiz", "build", str(BLUEPRINT), "--roster", str(roster(folder, count))]
    found = timed(*build, "--secret-file", str(secret), "--out", str(quiz))
    line("quiz build (JSON, page, notebook)", found, copied(quiz))
    found = timed("simulate", str(quiz))
    answers = quiz / "simulated" / "answers"
    line("simulate", found, copied(answers))
    results = quiz / "results"
    found = timed("grade", str(quiz), str(answers), "--no-feedback")
    line("grade, no feedback", found, copied(answers, results))
    found = timed("grade", str(quiz), str(answers))
    line("grade, a feedback page each", found, copied(answers, results))
    line("regrade", timed("regrade", str(quiz), str(answers)), copied(answers))
    line("stats", timed("stats", str(quiz), str(answers)), copied(answers))


def notebooks(folder: Path, count: int) -> None:
    """The first students' own notebooks, as they were given out, graded."""
    quiz, fewer = folder / "quiz", folder / "fewer"
    answers = folder / "notebooks"
    answers.mkdir()
    (fewer / "keys").mkdir(parents=True)
    for path in sorted((quiz / "forms").glob("*.ipynb"))[:count]:
        shutil.copy(path, answers)
        shutil.copy(quiz / "keys" / f"{path.stem}.json", fewer / "keys")
    found = timed("grade", str(fewer), str(answers), "--no-feedback")
    many = len(list(answers.iterdir()))
    line(f"grade, {many} notebooks", found, copied(answers, fewer / "results"))


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 3000
    print(f"{f'{count} students':44}{'wall s':>8}{'CPU s':>8}{'MB':>7}{'limit':>9}{'ratio':>10}")
    with tempfile.TemporaryDirectory() as temporary:
        course(Path(temporary), count)
        notebooks(Path(temporary), NOTEBOOKS)


if __name__ == "__main__":
    main()
