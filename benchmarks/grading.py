"""How long a million responses take: one form and a thousand, beside the least it could take.

    python benchmarks/grading.py [SUBMISSIONS]

50,000 submissions of 20 answers as JSON lines (200,000 for "four times as many"), by one process.
CPU seconds and megabytes are those of a process of its own, imports included, the median of three
runs. "limit" is measured in the same run: the same lines decoded into typed structs, each answer
looked up in a finished table and a line of the gradebook written, with no check and no marking.
Ratios hold from machine to machine, seconds do not; bytecode must be cached.
"""

from __future__ import annotations

import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import msgspec

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import handmade as made
from bloc_course.cli import main as command
from bloc_course.formats import formats, issue
from bloc_course.forms.assemble import assemble
from bloc_course.forms.blueprint import Section
from bloc_course.forms.form import Key
from bloc_course.submissions.simulate import simulate
from bloc_course.submissions.simulated_files import write_class

RUNS = 3
COUNTS = (3, 2, 2, 2, 2, 3, 2, 2, 2)
# So many different papers a form; the answers of each line are drawn from them.
DIFFERENT = 400


def write_quiz(folder: Path, forms: int, submissions: int) -> None:
    """Open forms of twenty questions and a shuffled file of hand-ins."""
    (folder / "keys").mkdir(parents=True)
    sections = zip(made.MAKERS, COUNTS, strict=True)
    plan = made.blueprint(sections=tuple(Section(title=n, family=n, count=c) for n, c in sections))
    bank, rng, each = made.bank(plan), random.Random(1), submissions // forms
    lines = []
    for student in made.students(forms):
        key = msgspec.structs.replace(assemble(bank, student)[1], student="", name="")
        (folder / "keys" / f"{key.form}.json").write_bytes(msgspec.json.encode(key))
        takers = [msgspec.structs.replace(key, student=str(n)) for n in range(min(each, DIFFERENT))]
        given = [one.answers for one in simulate(takers, "1") if one.answers]
        for n in range(each):
            answers = {e.code: rng.choice(given).get(e.code) for e in key.entries}
            who = {"form": key.form, "check": key.check, "student": f"{student.id}x{n}"}
            lines.append(msgspec.json.encode(who | {"responses": answers}) + b"\n")
    rng.shuffle(lines)
    (folder / "answers.jsonl").write_bytes(b"".join(lines))


def least(folder: Path) -> None:
    """The limit's work: decode, look up, write."""
    raw = msgspec.Raw(b"null")
    decoders = {}
    for path in (folder / "keys").iterdir():
        key = msgspec.json.decode(path.read_bytes(), type=Key)
        codes = {f"a{n}": entry.code for n, entry in enumerate(key.entries)}
        fields = [(name, msgspec.Raw, raw) for name in codes]
        answers = msgspec.defstruct("A", fields, rename=codes)
        line = msgspec.defstruct("L", [("student", str), ("responses", answers)])
        decoders[key.form] = msgspec.json.Decoder(line).decode
    head = msgspec.json.Decoder(msgspec.defstruct("H", [("form", str)])).decode
    table: dict[bytes, str] = {}
    with (
        (folder / "answers.jsonl").open("rb") as lines,
        (folder / "least.csv").open("w", encoding="utf-8") as out,
    ):
        for line in lines:
            form = head(line).form
            found = decoders[form](line)
            said = [bytes(each) for each in msgspec.structs.astuple(found.responses)]
            cells = [table.get(each) or table.setdefault(each, "1.0000") for each in said]
            out.write(f"{found.student},{form},{','.join(cells)}\n")


def alone(*call: str) -> tuple[float, float]:
    """CPU seconds and megabytes of this program doing one thing; the median of some runs."""
    program = [sys.executable, __file__, *call]
    runs = []
    for _ in range(RUNS):
        text = subprocess.run(program, check=True, capture_output=True, text=True).stdout
        runs.append(tuple(map(float, text.splitlines()[-1].split())))
    seconds, megabytes = zip(*runs, strict=True)
    return statistics.median(seconds), statistics.median(megabytes)


def do(what: str, folder: str, results: str) -> None:
    """One measured thing, in a process of its own."""
    if what == "least":
        least(Path(folder))
    else:
        answers = f"{folder}/answers.jsonl"
        out = ["--out", f"{folder}/out-{results}"]
        command(["grade", folder, answers, "--bulk", "--jobs", "1", "--results", results, *out])
    print(f"\n{time.process_time()} {most_memory()}")


def most_memory() -> float:
    """Megabytes at most; getrusage would tell of the parent too, from which this one was forked."""
    status = Path("/proc/self/status")
    if status.exists():
        found = next(row for row in status.read_text().splitlines() if row.startswith("VmHWM"))
        return int(found.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def line(name: str, found: tuple[float, float], limit: float | None = None) -> None:
    ratio = "" if limit is None else f"{limit:9.2f}{found[0] / limit:8.1f} ×"
    print(f"{name:52}{found[0]:8.2f}{found[1]:7.0f}{ratio}")


def class_of_thirty(folder: Path) -> None:
    """The whole command for a class, by the clock, with feedback pages and without."""
    issue(made.bank(), made.students(30), folder, tuple(formats().values()))
    keys = [msgspec.json.decode(p.read_bytes(), type=Key) for p in (folder / "keys").iterdir()]
    write_class(
        simulate(keys, "1"),
        "1",
        folder,
        lambda slug: (folder / "forms" / f"{slug}.ipynb").read_bytes(),
    )
    base = [sys.executable, "-m", "bloc_course", "grade", str(folder), str(folder / "answers")]
    for more in ([], ["--no-feedback"]):
        taken = []
        for _ in range(2 * RUNS):
            start = time.perf_counter()
            subprocess.run([*base, *more], check=True, capture_output=True)
            taken.append(time.perf_counter() - start)
        said = " ".join(["a class of 30, wall", *more])
        print(f"{said:52}{statistics.median(taken):8.2f}")


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 50_000
    print(f"{'':52}{'CPU s':>8}{'MB':>7}{'limit':>9}{'ratio':>10}")
    with tempfile.TemporaryDirectory() as temporary:
        for forms, times in ((1, 1), (1000, 1), (1, 4)):
            folder = Path(temporary, f"{forms}-{times}")
            write_quiz(folder, forms, count * times)
            size = (folder / "answers.jsonl").stat().st_size / 1e6
            print(f"{20 * count * times:,} responses, {forms} form(s), {size:.0f} MB")
            limit = alone("least", str(folder), "")
            line("  decoded, looked up, written", limit)
            for results in ("codes", "jsonl") if times == 1 else ("codes",):
                found = alone("grade", str(folder), results)
                line(f"  gradebook and {results}", found, limit[0])
        class_of_thirty(Path(temporary, "class"))


if __name__ == "__main__":
    if sys.argv[1:2] in (["least"], ["grade"]):
        do(*sys.argv[1:4])
    else:
        main()
