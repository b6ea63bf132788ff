"""`bloc-course article`: attach the article's text, or verify the data against it."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from bloc_course.cli._base import Command, add_data, add_parser
from bloc_course.errors import CallError, DataProblems, Problem

EXAMPLES = ("bloc-course article attach broue.txt", "bloc-course article verify broue.txt")


def add_arguments(parser: ArgumentParser) -> None:
    """The command's arguments."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="attach|verify")
    for action, title, description, example in (
        ("attach", "keep a copy whose hashes are right", "Keep a copy of the text.", EXAMPLES[0]),
        ("verify", "check the data against the text", "Check the data.", EXAMPLES[1]),
    ):
        sub = add_parser(actions, action, title, description, [example])
        sub.add_argument("file", type=Path, help="the article as text, one paragraph a line")
        add_data(sub)


def run(args: Namespace) -> int:
    """Attach or verify; print what was found."""
    from bloc_course.dataset import article
    from bloc_course.dataset.load import data_folder, load
    from bloc_course.dataset.places import Places

    dataset = load(args.data)
    text = article.read(args.file, dataset.article)
    if not text.passages:
        raise CallError(f"{args.file} holds no paragraph of the article; each must be one line")
    if args.action == "attach":
        kept = article.attach(args.file, dataset.article)
        print(f"{len(kept.passages)} paragraphs, every hash right; kept in {article.home()}")
        return 0
    places = Places(args.data or data_folder())
    problems = [
        Problem(file=str(args.file), field=locator, problem="no paragraph has the hash on record")
        for locator in text.missing
    ]
    for fault in article.verify(dataset, text.passages):
        file, line = places.of(fault.record, fault.path)
        field = ".".join(map(str, (fault.record, *fault.path)))
        problems.append(
            Problem(file=file, line=line, field=field, problem=fault.problem, found=fault.found)
        )
    if problems:
        raise DataProblems(problems)
    print(
        f"{len(text.passages)} paragraphs, every hash right; every name form, date wording, "
        "call mark, hedge and quotation stands where the data cite it"
    )
    return 0


SPEC = Command(
    name="article",
    help="attach the article's text, or verify the data against it",
    description="The article is not part of the package. Attach your copy and its passages are "
    "shown beside records and items; verify checks every citation of a name, date, call mark, "
    "hedge and quotation.",
    examples=EXAMPLES,
    add_arguments=add_arguments,
    run=run,
)
