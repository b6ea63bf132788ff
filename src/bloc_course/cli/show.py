"""`bloc-course show`: all there is on one thing, with its evidence, in plain words."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from shutil import get_terminal_size
from typing import TYPE_CHECKING

from bloc_course.cli._base import Command, add_data
from bloc_course.errors import CallError, nearest

if TYPE_CHECKING:
    from bloc_course.dataset.find import Entry
    from bloc_course.dataset.query import World


def add_arguments(parser: ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument(
        "what",
        nargs="+",
        metavar="[KIND] ID",
        help="an id or any form of a name that fits one record only; a locator such as p36 or n9.1",
    )
    parser.add_argument("--json", action="store_true", help="print the record as JSON")
    add_data(parser)


def run(args: Namespace) -> int:
    """Print the portrait of a record or paragraph, or the record as JSON."""
    from bloc_course.dataset.article import attached
    from bloc_course.dataset.load import load
    from bloc_course.dataset.portraits import lines_of, paragraph, portrait
    from bloc_course.dataset.query import World

    world = World(load(args.data))
    text = attached(world.data.article)
    passages = text.passages if text else {}
    locator = args.what[0] if args.what[0] in world.data.article.locators else ""
    if locator and len(args.what) == 1:
        if args.json:
            print(_json_of_locator(world, locator))
            return 0
        shown = paragraph(world, locator, passages)
    else:
        entry = _entry(world, args.what)
        if args.json:
            print(_json_of_record(world, entry))
            return 0
        shown = portrait(world, entry.kind, entry.id, passages)
    width = get_terminal_size().columns if sys.stdout.isatty() else None
    print("\n".join(lines_of(shown, width) if width else lines_of(shown)))
    return 0


def _entry(world: World, what: list[str]) -> Entry:
    """The record that the words name, of one kind if the first is a kind."""
    from bloc_course.dataset.find import Ambiguous, NoSuchRecord, find
    from bloc_course.dataset.portraits import kind_of, kinds

    nouns = {word for kind in kinds().values() for word in (kind.noun, kind.file)}
    first, rest = what[0].casefold(), " ".join(what[1:])
    try:
        if rest and first in nouns:
            return find(world, rest, [kind_of(first)])
        return find(world, " ".join(what))
    except Ambiguous as several:
        raise CallError(str(several)) from None
    except NoSuchRecord as none:
        if rest and first not in nouns and nearest(first, nouns):
            kind_of(first)
        known = [*world.data.article.locators]
        raise CallError(f"{none}{_or_locator(what[0], known)}") from None


def _or_locator(word: str, known: list[str]) -> str:
    """A hint where the word looks like a locator."""
    hint = nearest(word, known) if any(c.isdigit() for c in word) and len(word) < 8 else ""
    return f"; no such locator either, {hint}" if hint else ""


def _json_of_record(world: World, entry: Entry) -> str:
    import msgspec

    record = world.records.get(entry.id) or world.data.article.places[entry.id]
    return msgspec.json.format(msgspec.json.encode(record)).decode()


def _json_of_locator(world: World, locator: str) -> str:
    import json

    from bloc_course.dataset.evidence import cited_at, mentioned_at

    paragraph = world.data.article.locators[locator]
    return json.dumps(
        {
            "locator": locator,
            "layer": paragraph.layer,
            "words": paragraph.words,
            "cited_by": {k: [r.id for r in v] for k, v in cited_at(world, locator).items()},
            "mentions": {k: [r.id for r in v] for k, v in mentioned_at(world, locator).items()},
        },
        indent=2,
    )


SPEC = Command(
    name="show",
    help="show all there is on a person, document, event … or paragraph",
    description="Show a record with all that bears on it and its evidence: names, dates, what is "
    "proven, who says so and how sure; or a locator with all that rests on it. A kind (person, "
    "group, document, event, claim …) before the id is only needed where a name fits several.",
    examples=(
        "bloc-course show person zinoviev",
        "bloc-course show sedov-ink-letter-1932",
        "bloc-course show p6",
        "bloc-course show event arrest-smirnov-group-1932 --json",
    ),
    add_arguments=add_arguments,
    run=run,
)
