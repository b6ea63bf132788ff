"""`bloc-course check`: lint the dataset."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from bloc_course.cli._base import Command, add_data
from bloc_course.errors import CallError, DataProblems

if TYPE_CHECKING:
    from bloc_course.dataset.coverage import Line
    from bloc_course.dataset.load import Dataset


def add_arguments(parser: ArgumentParser) -> None:
    """The command's arguments."""
    add_data(parser)
    parser.add_argument("--json", action="store_true", help="print the counts for a machine")
    parser.add_argument(
        "--coverage",
        action="store_true",
        help="print what cites each paragraph and what in the attached text no record accounts for",
    )
    parser.add_argument(
        "--article", type=Path, metavar="FILE", help="the article's text (default: as attached)"
    )
    parser.add_argument("--rules", action="store_true", help="list the lints with their codes")


def run(args: Namespace) -> int:
    """Print every problem with file and line, or the counts of what is there."""
    from bloc_course.dataset.lints import lints, problems_of
    from bloc_course.dataset.load import data_folder, load

    if args.rules:
        for lint in sorted(lints(), key=lambda one: one.code):
            print(f"{lint.code}  {lint.rule}{' (needs the text)' if lint.against_text else ''}")
        return 0
    folder = args.data or data_folder()
    dataset = load(folder)
    passages = _passages(dataset, args.article)
    problems = tuple(problems_of(dataset, folder, passages))
    if problems:
        raise DataProblems(problems)
    if args.coverage:
        return _coverage(dataset, passages, as_json=args.json)
    counts = {kind: len(records) for kind, records in dataset.by_kind().items()}
    tiers = Counter(event.tier for event in dataset.events.values())
    if args.json:
        tally = {"version": dataset.version, "records": counts, "tiers": dict(tiers)}
        print(json.dumps(tally, sort_keys=True))
        return 0
    read = " with the text at hand" if passages else ""
    print(f"{sum(counts.values())} records, {len(lints())} lints{read}, no problem")
    print(", ".join(f"{count} {kind}" for kind, count in counts.items()))
    print("events: " + ", ".join(f"{count} {tier}" for tier, count in sorted(tiers.items())))
    print(f"dataset version {dataset.version}")
    return 0


def _passages(dataset: Dataset, file: Path | None) -> Mapping[str, str]:
    """The text's paragraphs by locator; empty where none is named or attached."""
    from bloc_course.dataset import article

    text = article.read(file, dataset.article) if file else article.attached(dataset.article)
    if file and text and not text.passages:
        raise CallError(f"{file} holds no paragraph of the article; each must be one line")
    return text.passages if text else {}


def _coverage(dataset: Dataset, passages: Mapping[str, str], *, as_json: bool) -> int:
    """Print a line a paragraph; 1 if the text has names, years or marks nobody accounts for."""
    from bloc_course.dataset.coverage import Coverage

    lines = tuple(Coverage(dataset, passages).lines())
    left = sum(len(line.left) for line in lines)
    if as_json:
        table = [{**_plain(line), "records": dict(line.records)} for line in lines]
        print(json.dumps({"paragraphs": table, "left": left}, ensure_ascii=False, sort_keys=True))
        return int(left > 0)
    for line in lines:
        counts = ", ".join(f"{count} {kind}" for kind, count in sorted(line.records.items()))
        print(f"{line.locator:6} {line.words:4} words  {counts or 'nothing'}")
        if line.left:
            print(f"{'':17} not accounted for: {', '.join(line.left)}")
    bare = [line.locator for line in lines if not line.records]
    print(f"{len(lines)} paragraphs, {len(lines) - len(bare)} cited; not cited: {', '.join(bare)}")
    if not passages:
        print("attach the article's text to see which names, years and call marks are left")
    else:
        print(f"{left} names, years or call marks that no record accounts for")
    return int(left > 0)


def _plain(line: Line) -> dict[str, object]:
    """The fields of a line as a plain mapping."""
    return {
        "locator": line.locator,
        "layer": line.layer,
        "words": line.words,
        "left": list(line.left),
    }


SPEC = Command(
    name="check",
    help="lint the dataset",
    description="Check the form and sense of every record: ids, locators, dates, references, "
    "quotations, and that the chronology holds together; with the article's text at hand also that "
    "each cited paragraph contains what is claimed from it.",
    examples=(
        "bloc-course check",
        "bloc-course check --coverage --article broue.txt",
        "bloc-course check --data my-data --json",
        "bloc-course check --rules",
    ),
    add_arguments=add_arguments,
    run=run,
)
