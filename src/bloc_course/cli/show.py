"""`bloc-course show`: a record or a paragraph as text."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from bloc_course.cli._base import Command
from bloc_course.errors import CallError, nearest


def add_arguments(parser: ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("what", help="a record's id, or a locator such as p36 or n9.1")
    parser.add_argument("--json", action="store_true", help="print the record as JSON")


def run(args: Namespace) -> int:
    """Print the record, its time as proven, and its passages where the article is attached."""
    import msgspec

    from bloc_course.dataset.article import attached
    from bloc_course.dataset.describe import describe, describe_locator
    from bloc_course.dataset.load import load
    from bloc_course.dataset.query import World

    world = World(load())
    text = attached(world.data.article)
    passages = text.passages if text else {}
    record = world.records.get(args.what)
    if record is not None and args.json:
        print(msgspec.json.format(msgspec.json.encode(record)).decode())
    elif record is not None:
        print("\n".join(describe(world, record, passages)))
    elif args.what in world.data.article.locators:
        print("\n".join(describe_locator(world, args.what, passages)))
    else:
        known = [*world.records, *world.data.article.locators]
        hint = nearest(args.what, known)
        raise CallError(f"no record or locator {args.what!r}{'; ' if hint else ''}{hint}")
    return 0


SPEC = Command(
    name="show",
    help="show a record or a paragraph",
    description="Show a record with its evidence and, for events and documents, the bounds that "
    "the chronology proves; or a locator with all records that cite it.",
    examples=(
        "bloc-course show sedov-ink-letter-1932",
        "bloc-course show p6",
        "bloc-course show ivan-smirnov --json",
    ),
    add_arguments=add_arguments,
    run=run,
)
