"""`bloc-course export`: a quiz for another program, with what of it is kept there."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from bloc_course.cli._base import Command, add_data
from bloc_course.cli._class import add_secret, progress
from bloc_course.cli._quiz_bank import bank
from bloc_course.errors import CallError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bloc_course.exports.bank import Exported
    from bloc_course.exports.fidelity import Fidelity
    from bloc_course.exports.platform import Platform


ALL = "all"
NOT_WRITTEN = "nothing written: --strict asks that every item is exact"


def add_arguments(parser: ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("blueprint", type=Path, nargs="?", metavar="BLUEPRINT")
    parser.add_argument(
        "--format",
        default="",
        metavar="NAME",
        help="of --list-formats: one, several by comma, or all",
    )
    parser.add_argument(
        "--out",
        type=Path,
        metavar="PATH",
        help="a file, or a folder that is there (default: in _build/exports)",
    )
    parser.add_argument(
        "--form",
        default=None,
        metavar="NAME",
        help="write one form, drawn by this name, in place of the whole bank",
    )
    parser.add_argument(
        "--bank", action="store_true", help="write the whole bank where one form is usual"
    )
    parser.add_argument(
        "--report", type=Path, metavar="FILE", help="the fidelity of each item as a table (.md)"
    )
    parser.add_argument(
        "--overview",
        type=Path,
        metavar="FILE",
        help="write what every format keeps of the quiz, family by family (.md), and stop",
    )
    parser.add_argument(
        "--strict",
        action="store_true",
        help="write a format only if it keeps every item exactly (else exit 1)",
    )
    parser.add_argument("--list-formats", action="store_true", help="list the formats and stop")
    parser.add_argument("--json", action="store_true", help="print for a machine")
    add_data(parser)
    add_secret(parser)
    parser.set_defaults(roster=None, accommodations=None)


def run(args: Namespace) -> int:
    """Write the file and what grading needs of it, and tell what is kept."""
    from bloc_course.exports.platform import platform, platforms

    if args.list_formats:
        return _list(as_json=args.json)
    if args.overview and args.blueprint:
        return _overview(args)
    if not args.format or not args.blueprint:
        raise CallError(
            "name a blueprint and a format: bloc-course export quizzes/midterm.yaml --format"
            " moodle-xml (see --list-formats)"
        )
    names = list(platforms()) if args.format == ALL else args.format.split(",")
    chosen = [platform(name) for name in dict.fromkeys(map(str.strip, names)) if name]
    if not chosen:
        raise CallError(f"--format {args.format!r} names no format (see --list-formats)")
    if len(chosen) > 1 and args.report:
        raise CallError("--report is for one format; --overview tells of all in one table")
    if len(chosen) > 1 and args.json:
        raise CallError("--json is for one format; call once a format")
    sources = _Sources(args)
    return max(_export(args, one, sources.of(one), alone=len(chosen) == 1) for one in chosen)


def _export(args: Namespace, chosen: Platform, quiz: Exported, *, alone: bool) -> int:
    """One format: its report, its file, and what is said of it."""
    from bloc_course.exports.fidelity import fidelity

    questions = tuple(quiz.questions)
    found = tuple(fidelity(chosen, one.entry) for one in progress(questions, chosen.name))
    if args.report:
        _write_report(args.report, chosen, quiz, found)
    if args.strict and any(one.how != "exact" for one in found):
        _tell(args, chosen, found, None)
        return 1
    name = f"{quiz.quiz}-{chosen.name}{chosen.suffix}"
    as_file = args.out and alone and not args.out.is_dir()
    out = args.out if as_file else (args.out or Path("_build/exports")) / name
    _tell(args, chosen, found, _write(out, chosen, quiz))
    return 0


class _Sources:
    """The bank and the form of a call, each drawn when it is first asked for."""

    def __init__(self, args: Namespace) -> None:
        if args.form is not None and args.bank:
            raise CallError("--form writes one form and --bank all items; choose one")
        self._args = args
        self._bank = bank(args, ())
        self._made: dict[bool, Exported] = {}

    def of(self, chosen: Platform) -> Exported:
        """What this platform is to write."""
        args = self._args
        one_form = args.form is not None or (chosen.takes == "form" and not args.bank)
        if one_form not in self._made:
            self._made[one_form] = self._quiz(one_form=one_form)
        return self._made[one_form]

    def _quiz(self, *, one_form: bool) -> Exported:
        from msgspec.structs import replace

        from bloc_course.dataset.history import last_change
        from bloc_course.dataset.load import data_folder
        from bloc_course.exports.bank import exported, exported_form

        if one_form:
            quiz = exported_form(self._bank, self._args.form or "A")
        else:
            quiz = exported(self._bank, lambda items: progress(items, "items"))
        day = last_change(self._args.data or data_folder(), "%ct")
        return replace(quiz, changed=int(day or 0))


def _overview(args: Namespace) -> int:
    """Formats that nobody but a person marks stand in no column."""
    from bloc_course.exports.bank import exported
    from bloc_course.exports.overview import marking, page

    quiz = exported(bank(args, ()))
    told = page(quiz, marking(), lambda questions: progress(questions, "fidelity"))
    args.overview.parent.mkdir(parents=True, exist_ok=True)
    args.overview.write_text(told, encoding="utf-8")
    print(f"wrote  {args.overview}")
    return 0


def _write(out: Path, chosen: Platform, quiz: Exported) -> list[Path]:
    """The file and, where answers come back, the keys by which they are graded."""
    import msgspec

    from bloc_course.forms.private import write_private

    keys = out.with_name(f"{out.name}.keys.json")
    out.parent.mkdir(parents=True, exist_ok=True)
    written = chosen.write(quiz)
    if chosen.keyed:
        write_private(out, written)
    else:
        out.write_bytes(written)
    if not chosen.answers_return:
        return [out]
    write_private(keys, msgspec.json.encode(quiz))
    return [out, keys]


def _write_report(path: Path, chosen: Platform, quiz: Exported, found: Sequence[Fidelity]) -> None:
    from bloc_course.exports.report import table

    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(table(chosen, quiz.title, found), encoding="utf-8")


def _tell(
    args: Namespace, chosen: Platform, found: Sequence[Fidelity], written: list[Path] | None
) -> None:
    from bloc_course.exports.report import as_json, summary

    if args.json:
        print(as_json(found).decode(), end="")
        if written is None:
            print(NOT_WRITTEN, file=sys.stderr)
        return
    print("\n".join(summary(chosen, found)))
    if written is None:
        print(NOT_WRITTEN)
        return
    out, *keys = written
    print(f"wrote  {out}")
    for kept in keys:
        print(f"keep   {kept}   (grades the answers that come back)")


def _list(*, as_json: bool) -> int:
    from bloc_course.exports.platform import platforms

    known = platforms().values()
    if as_json:
        rows = [
            {"name": p.name, "title": p.title, "suffix": p.suffix, "about": p.about}
            | {"takes": p.takes, "variants": p.variants}
            for p in known
        ]
        print(json.dumps(rows, ensure_ascii=False, indent=1))
        return 0
    width = max(len(p.name) for p in known)
    for p in known:
        print(f"{p.name:{width}}  {p.title}: {p.about}")
    return 0


SPEC = Command(
    name="export",
    help="write a quiz for Moodle, Canvas, QTI players, Anki, notebooks or paper",
    description="Write a quiz for another program and say, item by item, how much of our marking "
    "it keeps: exact, approximated (by how much at worst, over all answers) or left out. Keys "
    "stand in most of these files: they are for instructors.",
    examples=(
        "bloc-course export --list-formats",
        "bloc-course export quizzes/midterm.yaml --format moodle-xml --out midterm.xml",
        "bloc-course export quizzes/midterm.yaml --format csv --form A --report fidelity.md",
        "bloc-course export quizzes/midterm.yaml --format gift --strict",
        "bloc-course export quizzes/midterm.yaml --overview fidelity.md",
    ),
    add_arguments=add_arguments,
    run=run,
)
