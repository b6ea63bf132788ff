"""`bloc-course check`: lint the dataset."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from pathlib import Path

from bloc_course.cli._base import Command
from bloc_course.errors import DataProblems


def add_arguments(parser: ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("--data", type=Path, metavar="DIR", help="the data folder (default: ours)")
    parser.add_argument("--json", action="store_true", help="print the counts for a machine")


def run(args: Namespace) -> int:
    """Print every problem with file and line, or the counts of what is there."""
    from bloc_course.dataset.lints import lints, problems_of
    from bloc_course.dataset.load import data_folder, load

    folder = args.data or data_folder()
    dataset = load(folder)
    problems = tuple(problems_of(dataset, folder))
    if problems:
        raise DataProblems(problems)
    counts = {kind: len(records) for kind, records in dataset.by_kind().items()}
    if args.json:
        print(json.dumps({"version": dataset.version, "records": counts}))
        return 0
    print(f"{sum(counts.values())} records, {len(lints())} lints, no problem")
    print(", ".join(f"{count} {kind}" for kind, count in counts.items()))
    print(f"dataset version {dataset.version}")
    return 0


SPEC = Command(
    name="check",
    help="lint the dataset",
    description="Check the form and sense of every record: ids, locators, dates, references, "
    "quotations, and that the chronology holds together.",
    examples=("bloc-course check", "bloc-course check --data my-data --json"),
    add_arguments=add_arguments,
    run=run,
)
