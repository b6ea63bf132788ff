"""`bloc-course data`: the dataset for others to use, and the files that describe it."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from bloc_course.cli._base import Command, add_data, add_parser
from bloc_course.errors import CallError, DataProblems, choose

if TYPE_CHECKING:
    from bloc_course.dataset.exports import Export

EXAMPLES = (
    "bloc-course data export --list-formats",
    "bloc-course data export --format csv --out tables",
    "bloc-course data export --format jsonld --out bloc.jsonld",
    "bloc-course data export --format csl > documents.json",
    "bloc-course data schema --out data/schemas",
    "bloc-course data package",
)


def add_arguments(parser: ArgumentParser) -> None:
    """The command's arguments."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    export = add_parser(
        actions,
        "export",
        "write the dataset in another format",
        "Write the whole dataset, its documents, events or network in a format that other "
        "programs read. Without --out a single file goes to standard output.",
        EXAMPLES[:4],
    )
    export.add_argument("--format", metavar="NAME", help="a format of --list-formats")
    export.add_argument("--list-formats", action="store_true", help="list the formats")
    export.add_argument("--out", type=Path, metavar="PATH", help="file, or folder for tables")
    schema = add_parser(
        actions,
        "schema",
        "write the JSON Schemas of the data files",
        "Write a JSON Schema for each data file: an editor that knows it checks and explains "
        "the fields as one types.",
        EXAMPLES[4:5],
    )
    schema.add_argument("--out", type=Path, metavar="DIR", help="default: schemas/ in the data")
    package = add_parser(
        actions,
        "package",
        "describe the data files anew (datapackage.json)",
        "Write datapackage.json beside the data: version, sizes and hashes are made anew, what "
        "is written in it by hand is kept.",
        EXAMPLES[5:],
    )
    for action in (export, schema, package):
        add_data(action)


def run(args: Namespace) -> int:
    """Export, or write schemas or the description."""
    if args.action == "export":
        return _export(args)
    from bloc_course.dataset import data_package, schemas
    from bloc_course.dataset.load import data_folder, load

    folder = args.data or data_folder()
    dataset = load(folder)
    if args.action == "schema":
        for path in schemas.write(args.out or folder / schemas.FOLDER, folder):
            print(path)
        return 0
    print(data_package.write(dataset, folder))
    return 0


def _export(args: Namespace) -> int:
    import sys

    from bloc_course.dataset.exports import exports, hindrances, write
    from bloc_course.dataset.load import data_folder, load

    if args.list_formats:
        for entry in exports().values():
            print(f"{entry.name:<12}{entry.description}")
        return 0
    export = _named(args.format, exports())
    if not export.suffix and args.out is None:
        raise CallError(f"{export.name} is a folder of files; name it with --out")
    folder = args.data or data_folder()
    dataset = load(folder)
    problems = tuple(hindrances(dataset, folder))
    if problems:
        raise DataProblems(problems)
    content = export.write(dataset)
    if args.out is None and isinstance(content, bytes):
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        return 0
    path = write(export, content, args.out)
    size = len(content) if isinstance(content, bytes) else sum(map(len, content.values()))
    print(f"{path} ({size:,} bytes)")
    return 0


def _named(name: str | None, known: dict[str, Export]) -> Export:
    if name is None:
        raise CallError(f"name a format with --format: {', '.join(known)}")
    if name not in known:
        raise CallError(f"no format {name!r}; {choose(name, known)}")
    return known[name]


SPEC = Command(
    name="data",
    help="export the dataset, and describe it",
    description="Write the dataset in formats that other programs read: tables, linked data, "
    "bibliographies, a timeline, a network. Or write the schemas and the description that lie "
    "beside the data.",
    examples=EXAMPLES,
    add_arguments=add_arguments,
    run=run,
)
