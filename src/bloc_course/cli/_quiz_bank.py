"""The bank of a blueprint, as the steps of `bloc-course quiz` draw it."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bloc_course.cli._base import add_data
from bloc_course.cli._class import add_secret

if TYPE_CHECKING:
    from bloc_course.forms.bank import Bank
    from bloc_course.forms.roster import Student


def add_bank(step: ArgumentParser) -> None:
    """The arguments that `bank` reads, save the roster."""
    step.add_argument("blueprint", type=Path, metavar="BLUEPRINT")
    step.add_argument(
        "--accommodations",
        type=Path,
        metavar="CSV",
        help="student or group, extra_paper, large_print, fewer, extra_time",
    )
    add_data(step)
    add_secret(step)


def bank(args: Namespace, students: Sequence[Student], text: str | None = None) -> Bank:
    """The bank; `text` is read in place of the blueprint's file. Raises DataProblems.

    Accommodations are held against the class where there is a roster.
    """
    from bloc_course.forms.drawn import drawn

    return drawn(
        args.blueprint,
        students,
        accommodations=args.accommodations,
        whole_class=bool(args.roster),
        secret_file=args.secret_file,
        data=args.data,
        text=text,
    )
