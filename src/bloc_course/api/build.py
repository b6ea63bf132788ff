"""`bloc_course.build`: a form and a key for every student of a class."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bloc_course.formats import issue, named
from bloc_course.forms.blueprint import Blueprint
from bloc_course.forms.drawn import drawn
from bloc_course.forms.form import Form
from bloc_course.forms.roster import Student, open_roster

FORMATS = "json,web-page,notebook"
# Shows progress over the students.
Watch = Callable[[Sequence[Student]], Iterable[Student]]


@dataclass(frozen=True, slots=True)
class Issued:
    """A quiz that was built: its folder, the forms without their questions, the blueprint.

    `items` is how many items it was drawn from; `notes` say what in the roster was taken for what.
    """

    folder: Path
    blueprint: Blueprint
    forms: tuple[Form, ...]
    items: int
    notes: tuple[str, ...]


def build(
    blueprint: str | Path,
    roster: str | Path,
    out: str | Path | None = None,
    *,
    formats: str = FORMATS,
    accommodations: str | Path | None = None,
    secret_file: str | Path | None = None,
    data: str | Path | None = None,
    overwrite: bool = False,
    watch: Watch = iter,
) -> Issued:
    """Write a form and a key for every student of a roster, as `bloc-course quiz build` does.

    `out` is the folder (default: _build/quizzes/<quiz>); `formats` are names with commas between.
    """
    written = named(formats)
    class_ = open_roster(Path(roster))
    bank = drawn(
        Path(blueprint),
        class_.students,
        accommodations=Path(accommodations) if accommodations else None,
        secret_file=Path(secret_file) if secret_file else None,
        data=Path(data) if data else None,
    )
    folder = Path(out) if out else Path("_build/quizzes") / bank.blueprint.quiz
    forms = issue(
        bank,
        class_.students,
        folder,
        written,
        watch=watch,
        overwrite=overwrite,
        notes=class_.notes,
    )
    return Issued(folder, bank.blueprint, tuple(forms), len(bank.items), class_.notes)
