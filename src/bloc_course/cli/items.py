"""`bloc-course items`: print items with key, proof and evidence, for whoever audits them."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from bloc_course.cli._base import Command, add_data
from bloc_course.errors import CallError, choose

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bloc_course.dataset.query import World
    from bloc_course.items.item import Item
    from bloc_course.items.proof import Refusal


def add_arguments(parser: ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("--family", metavar="ID", help="a family such as C1 (default: all)")
    parser.add_argument("--seed", default="1", help="any text; the same seed gives the same items")
    parser.add_argument("--count", type=int, default=3, help="items of each family (default: 3)")
    parser.add_argument("--chapter", default="", help="draw from one chapter only")
    parser.add_argument(
        "--path",
        choices=("U", "S"),
        default="",
        help="only what readers of a path meet, as they see it: undergraduate or upper secondary",
    )
    parser.add_argument(
        "--why-not",
        action="store_true",
        help="print candidates that were refused, and by which obligation",
    )
    parser.add_argument(
        "--passages", action="store_true", help="print the passages too, where the text is attached"
    )
    parser.add_argument("--json", action="store_true", help="print a list of objects")
    add_data(parser)


def run(args: Namespace) -> int:
    """Draw items and print them whole."""
    from bloc_course.dataset.load import load
    from bloc_course.dataset.query import World
    from bloc_course.draw import ranker
    from bloc_course.forms.arrange import arranged
    from bloc_course.items.audit import refused, sample
    from bloc_course.items.family import Scope, families

    if args.count < 1:
        raise CallError("--count must be 1 or more")
    world = World(load(args.data))
    wanted = families()
    if args.family:
        if args.family.upper() not in wanted:
            raise CallError(f"no family {args.family!r}; {choose(args.family, wanted)}")
        wanted = {args.family.upper(): wanted[args.family.upper()]}
    if args.chapter and args.chapter not in world.data.chapters:
        hint = choose(args.chapter, world.data.chapters)
        raise CallError(f"no chapter {args.chapter!r}; {hint}")
    if args.why_not:
        found = {
            family.id: refused(
                world, family, ranker(args.seed.encode(), "why", family.id), args.count
            )
            for family in wanted.values()
        }
        _print_refusals(found, as_json=args.json)
        return 0
    scope = Scope(chapters=(args.chapter,) if args.chapter else (), path=args.path)
    items: list[Item] = []
    for family in wanted.values():
        rank = ranker(args.seed.encode(), "items", family.id)
        made = sample(world, family, rank, scope, args.count)
        items += [arranged(item, ranker(args.seed.encode(), "options", item.id)) for item in made]
    passages = _passages(world, wanted=args.passages)
    _print_items(items, passages, args.path, as_json=args.json)
    if not items:
        print("no item can be proven here; --why-not says what was refused", file=sys.stderr)
    return 0 if items else 1


def _passages(world: World, *, wanted: bool) -> Mapping[str, str]:
    from bloc_course.dataset.article import attached

    if not wanted:
        return {}
    text = attached(world.data.article)
    if text is None:
        raise CallError("no text is attached; first: bloc-course article attach FILE")
    return text.passages


def _print_items(
    items: list[Item], passages: Mapping[str, str], path: str, *, as_json: bool
) -> None:
    from bloc_course.items.audit import as_object, as_text

    if as_json:
        print(json.dumps([as_object(item, path) for item in items], ensure_ascii=False, indent=1))
    else:
        print("\n".join(as_text(item, passages, path) for item in items), end="")


def _print_refusals(found: dict[str, list[Refusal]], *, as_json: bool) -> None:
    if as_json:
        rows = [
            {"family": f, "obligation": r.obligation, "records": r.records, "because": r.because}
            for f, refusals in found.items()
            for r in refusals
        ]
        print(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for family, refusals in found.items():
        for refusal in refusals:
            records = ", ".join(refusal.records)
            print(f"{family} {refusal.obligation} {records}: {refusal.because}")
        if not refusals:
            print(f"{family} builds its sets only from what is proven", file=sys.stderr)


SPEC = Command(
    name="items",
    help="print items with key, proof and evidence",
    description="Draw items of a family and print each with its key, the records and locators it "
    "rests on, the obligations that were discharged and its feedback.",
    examples=(
        "bloc-course items --family C1 --seed 7 --count 3",
        "bloc-course items --family C3 --chapter chronology --json",
        "bloc-course items --family S1 --path S",
        "bloc-course items --family C4 --count 20 --why-not",
    ),
    add_arguments=add_arguments,
    run=run,
)
