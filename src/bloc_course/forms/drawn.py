"""The bank of a blueprint's file: data, blueprint, accommodations and secret brought together."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bloc_course.dataset.load import load
from bloc_course.dataset.query import World
from bloc_course.forms.accommodations_file import with_accommodations
from bloc_course.forms.bank import Bank, draw_bank
from bloc_course.forms.blueprint import open_blueprint, with_source
from bloc_course.forms.roster import Student
from bloc_course.forms.secret import find_secret, guard


def drawn(
    blueprint: Path,
    students: Sequence[Student],
    *,
    accommodations: Path | None = None,
    whole_class: bool = True,
    secret_file: Path | None = None,
    data: Path | None = None,
    text: str | None = None,
) -> Bank:
    """The bank; `text` is read in place of the blueprint's file.

    Accommodations are held against the students where these are the whole class. Raises
    DataProblems for data, blueprint or accommodations, CallError for the secret.
    """
    world = World(load(data))
    if text is None:
        plan, source = open_blueprint(blueprint, world)
    else:
        plan, source = with_source(text, str(blueprint), world)
    plan = with_accommodations(plan, source, accommodations, students if whole_class else ())
    secret = find_secret(secret_file)
    guard(secret, students)
    return draw_bank(world, plan, secret, file=source.file, lines=source.lines)
