"""`bloc-course show`: a record as text."""

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
    from bloc_course.dataset.load import load
    from bloc_course.dataset.query import World

    world = World(load())
    if args.what in world.data.article.locators:
        return _show_locator(world, args.what)
    record = world.records.get(args.what)
    if record is None:
        known = [*world.records, *world.data.article.locators]
        raise CallError(f"no record or locator {args.what!r}; {nearest(args.what, known)}")
    if args.json:
        print(msgspec.json.format(msgspec.json.encode(record)).decode())
        return 0
    print(f"{record.FILE}: {record.id}")
    _print(msgspec.to_builtins(record), "  ")
    _print_time(world, record.id)
    text = attached(world.data.article)
    if text:
        for locator in record.cite:
            print(f"\n{locator}: {text.passages.get(locator, '')}")
    return 0


def _show_locator(world: object, locator: str) -> int:
    from bloc_course.dataset.article import attached
    from bloc_course.dataset.query import World

    assert isinstance(world, World)
    paragraph = world.data.article.locators[locator]
    print(f"{locator}: {paragraph.layer}, {paragraph.words} words")
    for record in world.records.values():
        if locator in record.cite:
            print(f"  {record.FILE}: {record.id}")
    text = attached(world.data.article)
    if text:
        print(f"\n{text.passages[locator]}")
    return 0


def _print(value: object, indent: str) -> None:
    if isinstance(value, dict):
        for key, element in value.items():
            if isinstance(element, dict | list) and element and not _flat(element):
                print(f"{indent}{key}:")
                _print(element, indent + "  ")
            elif element not in ("", [], {}, None):
                print(f"{indent}{key}: {_inline(element)}")
    elif isinstance(value, list):
        for element in value:
            print(f"{indent}- {_inline(element)}")


def _flat(value: object) -> bool:
    return isinstance(value, list) and not any(isinstance(v, dict | list) for v in value)


def _inline(value: object) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{k} {_inline(v)}" for k, v in value.items())
    if isinstance(value, list):
        return ", ".join(map(_inline, value))
    return str(value)


def _print_time(world: object, record_id: str) -> None:
    from bloc_course.dataset.query import World
    from bloc_course.dates import say_day

    assert isinstance(world, World)
    if record_id not in world.data.events and record_id not in world.data.documents:
        return
    low, high = world.reading.bounds(record_id)
    not_before = say_day(low) if low is not None else "open"
    not_after = say_day(high) if high is not None else "open"
    print(f"  by our reading: not before {not_before}, not after {not_after}")


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
