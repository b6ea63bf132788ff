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
    from bloc_course.dataset.load import load
    from bloc_course.dataset.query import World
    from bloc_course.forms.accommodations_file import with_accommodations
    from bloc_course.forms.bank import draw_bank
    from bloc_course.forms.blueprint import open_blueprint, with_source
    from bloc_course.forms.secret import find_secret, guard

    world = World(load(args.data))
    if text is None:
        blueprint, source = open_blueprint(args.blueprint, world)
    else:
        blueprint, source = with_source(text, str(args.blueprint), world)
    class_ = students if args.roster else ()
    blueprint = with_accommodations(blueprint, source, args.accommodations, class_)
    secret = find_secret(args.secret_file)
    guard(secret, students)
    return draw_bank(world, blueprint, secret, file=source.file, lines=source.lines)
