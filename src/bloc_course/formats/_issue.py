"""A quiz as the folder that is handed out: forms, keys, roster, and a sheet for the instructor."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import msgspec

from bloc_course.errors import CallError, DataProblems, Problem
from bloc_course.formats._base import Format
from bloc_course.formats._base import formats as every
from bloc_course.forms.assemble import assemble, taker
from bloc_course.forms.bank import Bank
from bloc_course.forms.form import Form
from bloc_course.forms.keys import key_bytes
from bloc_course.forms.private import private_folder, write_private
from bloc_course.forms.roster import Student, roster_csv
from bloc_course.forms.select import Chosen, select
from bloc_course.forms.verify import BLUEPRINT, keep_blueprint

# Shows progress over the students, for example tqdm.
Watch = Callable[[Sequence[Student]], Iterable[Student]]
Drawn = dict[str, Chosen]
# What of an issue never enters a repository, wherever its folder lies.
PRIVATE = f"keys/\nresults/\nroster.csv\ninstructor.md\n{BLUEPRINT}\n"


def issue(
    bank: Bank,
    students: Sequence[Student],
    folder: Path,
    formats: Sequence[Format],
    *,
    watch: Watch = iter,
    overwrite: bool = False,
    notes: Sequence[str] = (),
) -> list[Form]:
    """Write the folder; returns every form without its questions, in the order of the students.

    Everything is drawn before anything is written. Raises CallError where the folder holds other
    keys: forms given out may depend on them. With `overwrite` they go, and no stale file stays.
    `notes` say how the roster was read, for the instructor's sheet.
    """
    chosen = _select(bank, students)
    forms, keys = folder / "forms", folder / "keys"
    if not overwrite and not _agree(keys, bank, students, chosen):
        raise CallError(
            f"{folder} holds an issue with other keys; forms that were given out need them."
            " Name another folder with --out, or write over it with --overwrite."
        )
    forms.mkdir(parents=True, exist_ok=True)
    private_folder(keys)
    for suffix in {".json", *(entry.suffix for entry in every().values())}:
        for old in (*forms.glob(f"*{suffix}"), *keys.glob(f"*{suffix}")):
            old.unlink()
    issued = []
    for student in watch(students):
        form, key = assemble(bank, student, chosen[student.id])
        for entry in formats:
            (forms / f"{student.slug}{entry.suffix}").write_bytes(entry.file(form, key))
        write_private(keys / f"{student.slug}.json", key_bytes(key))
        issued.append(msgspec.structs.replace(form, questions=()))
    write_private(folder / "roster.csv", roster_csv(students))
    keep_blueprint(folder, bank.blueprint)
    (folder / ".gitignore").write_text(PRIVATE, encoding="utf-8")
    write_private(folder / "instructor.md", _sheet(bank, students, issued, formats, notes))
    return issued


def _select(bank: Bank, students: Sequence[Student]) -> Drawn:
    if bank.blueprint.variants == "group":
        lost = [
            Problem(file="roster", field=student.id, problem="the student is in no group")
            for student in students
            if not student.group
        ]
        if lost:
            raise DataProblems(lost)
    drawn: Drawn = {}
    for who in dict.fromkeys(taker(bank, student) for student in students):
        drawn[who] = select(bank, who)
    return {student.id: drawn[taker(bank, student)] for student in students}


def _agree(keys: Path, bank: Bank, students: Sequence[Student], chosen: Drawn) -> bool:
    """Whether every key that is there is the key that would be written."""
    there = {path.stem: path for path in keys.glob("*.json")}
    if not there:
        return True
    if there.keys() - {student.slug for student in students}:
        return False
    return all(
        there[student.slug].read_bytes() == key_bytes(assemble(bank, student, found)[1])
        for student in students
        if student.slug in there and (found := chosen[student.id])
    )


def _sheet(
    bank: Bank,
    students: Sequence[Student],
    issued: Sequence[Form],
    formats: Sequence[Format],
    notes: Sequence[str],
) -> str:
    """What an instructor wants to know of an issue; no answers, but who has which form."""
    blueprint = bank.blueprint
    written = ", ".join(entry.title for entry in formats)
    lines = [
        f"""\
# {blueprint.title}

{blueprint.count} questions, {blueprint.out_of} points, {len(students)} students \
(variants: {blueprint.variants}). Dataset {bank.dataset}.

- Give each student the files under their name in `forms/` ({written}); all hold the same form.
- Keep `keys/` and this sheet to yourself. Whoever has the package, the data **and the secret** can
  compute every key; whoever has package and data can look facts up.
- Grade with `bloc-course grade <this folder> <folder of answers>`. Answers on paper: type them into
  a CSV file with the columns student, form, check, 1, 2, 3 … (a question's number; 8.clues and the
  like for its parts), a row a student, letters and numbers as they were written.
- `bloc-course quiz booklet <this folder>` writes the keys as a booklet for marking on paper.

## Sections

| section | questions | points each | pool | families |
|---|---|---|---|---|"""
    ]
    for place, section in enumerate(blueprint.sections):
        pool = bank.pools[place]
        all_ = (*bank.fixed[place], *pool)
        families = ", ".join(sorted({bank.items[i].family for i in all_}))
        lines.append(
            f"| {blueprint.heading(place)} | {section.count} | {section.points} | {len(pool)}"
            f" | {families} |"
        )
    if notes:
        lines += ["", "## Roster", "", *(f"- {note}" for note in notes)]
    lines += [
        "",
        "## Forms",
        "",
        "| student | name | file | form | check |",
        "|---|---|---|---|---|",
    ]
    lines += [
        f"| {student.id} | {student.name} | {student.slug} | {form.form} | {form.check} |"
        for student, form in zip(students, issued, strict=True)
    ]
    return "\n".join(lines) + "\n"
