"""The other gradebooks of many papers, made of the plain one line by line."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from pathlib import Path

from bloc_course.forms.cells import restored
from bloc_course.forms.private import open_private, part_of
from bloc_course.forms.roster import Student
from bloc_course.grading._tables import csv_rows
from bloc_course.grading.bulk.keys import Head
from bloc_course.grading.gradebooks import Line, gradebooks, whole_of


def write_shapes(
    out: Path, heads: Sequence[Head], names: Sequence[str], roster: Mapping[str, Student]
) -> None:
    """Write the gradebooks of these names beside the plain one."""
    items = {head.form: head.items for head in heads}
    points = (head.out_of for head in heads)
    whole = whole_of(heads[0].quiz, heads[0].title, items.values(), points)
    for name in names:
        shape = gradebooks()[name]
        if name == "plain":
            continue
        path = out / shape.file
        with open_private(part_of(path)) as file:
            file.write(csv_rows(shape.head(whole)).encode())
            for line in _lines(out / "gradebook.csv", whole.slots, items, roster):
                file.write(csv_rows([shape.row(whole, line)]).encode())
        part_of(path).replace(path)


def _lines(
    path: Path,
    slots: int,
    items: Mapping[str, tuple[str, ...]],
    roster: Mapping[str, Student],
) -> Iterator[Line]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        for row in rows:
            student, name, form, *rest = map(restored, row)
            total, out_of, status = rest[slots:]
            yield Line(
                student=roster.get(student) or Student(student, name),
                form=form,
                items=items[form],
                points=tuple(Fraction(cell) for cell in rest[:slots] if cell),
                raw=Fraction(total or 0),
                total=Fraction(total) if total else None,
                out_of=Fraction(out_of),
                status=status,
            )
