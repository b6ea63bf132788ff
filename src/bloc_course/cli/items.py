"""`bloc-course items`: print items with key, proof and evidence, for whoever audits them."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from itertools import islice
from typing import Any

from bloc_course.cli._base import Command
from bloc_course.errors import CallError, nearest


def add_arguments(parser: ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("--family", metavar="ID", help="a family such as C1 (default: all)")
    parser.add_argument("--seed", default="1", help="any text; the same seed gives the same items")
    parser.add_argument("--count", type=int, default=3, help="items of each family (default: 3)")
    parser.add_argument("--chapter", default="", help="draw from one chapter only")
    parser.add_argument("--why-not", action="store_true", help="print the seeds that were refused")
    parser.add_argument("--json", action="store_true", help="print a list of objects")


def run(args: Namespace) -> int:
    """Draw items and print them whole."""
    from bloc_course.dataset.load import load
    from bloc_course.dataset.query import World
    from bloc_course.draw import ranker
    from bloc_course.items.family import Scope, draw, families
    from bloc_course.items.item import Item
    from bloc_course.items.proof import Refusal

    if args.count < 1:
        raise CallError("--count must be 1 or more")
    world = World(load())
    known = families()
    wanted = [args.family.upper()] if args.family else list(known)
    for family_id in wanted:
        if family_id not in known:
            raise CallError(f"no family {args.family!r}; there are {', '.join(known)}")
    if args.chapter and args.chapter not in world.data.chapters:
        hint = nearest(args.chapter, world.data.chapters)
        raise CallError(
            f"no chapter {args.chapter!r}; {hint or ', '.join(world.data.chapters)}"
        )
    scope = Scope(chapters=(args.chapter,) if args.chapter else ())
    items: list[Item] = []
    refusals: list[tuple[str, Refusal]] = []
    for family_id in wanted:
        rank = ranker(args.seed.encode(), "items", family_id)
        drawn = draw(world, known[family_id], rank, scope)
        kept: list[Item] = []
        for made in drawn:
            if isinstance(made, Refusal):
                refusals.append((family_id, made))
                continue
            kept.append(_shuffled(made, args.seed))
            if len(kept) == args.count:
                break
        items += islice(kept, args.count)
    if args.why_not:
        _print_refusals(refusals, as_json=args.json)
    elif args.json:
        print(json.dumps([as_object(item) for item in items], ensure_ascii=False, indent=1))
    else:
        for item in items:
            _print_item(item)
    if not items and not args.why_not:
        print("no item can be proven here; --why-not says what was refused", file=sys.stderr)
        return 1
    return 0


def _shuffled(item: Any, seed: str) -> Any:
    """The item with options in an order drawn from the seed, as a form would show it."""
    import msgspec

    from bloc_course.draw import ranker
    from bloc_course.forms.arrange import arrange

    rank = ranker(seed.encode(), "options", item.id)
    parts = tuple(
        msgspec.structs.replace(part, interaction=arrange(part.interaction, part.key, rank))
        for part in item.parts
    )
    return msgspec.structs.replace(item, parts=parts)


def as_object(item: Any) -> dict[str, Any]:
    """The item as plain values: interaction and key directly where there is one part."""
    import msgspec

    plain: dict[str, Any] = msgspec.to_builtins(item)
    plain["revision"] = item.revision
    parts = plain.pop("parts")
    if len(parts) == 1:
        plain["interaction"], plain["key"] = parts[0]["interaction"], parts[0]["key"]
    else:
        plain["interaction"] = {"type": "composite", "parts": parts}
        plain["key"] = {part["name"]: part["key"] for part in parts}
    return plain


def _print_item(item: Any) -> None:
    print(f"{item.id}  {item.family}  {item.skill}, {item.level}  chapters {item.chapters}")
    print(item.stem)
    for part in item.parts:
        if part.prompt:
            print(part.prompt)
        print(part.interaction.as_text())
        print(f"  key: {_key_text(part)}")
    for evidence in item.evidence:
        where = ", ".join(evidence.locators)
        print(f"  evidence: {evidence.says} ({where}; {evidence.modality})")
    for step in item.proof:
        print(f"  proof {step.obligation}: {step.because}")
    print(f"  feedback: {item.feedback.key}")
    if item.feedback.open:
        print(f"  open: {item.feedback.open}")
    print()


def _key_text(part: Any) -> str:
    import msgspec

    return json.dumps(msgspec.to_builtins(part.key), ensure_ascii=False)


def _print_refusals(refusals: list[tuple[str, Any]], *, as_json: bool) -> None:
    if as_json:
        rows = [
            {
                "family": family,
                "obligation": refusal.obligation,
                "records": refusal.records,
                "because": refusal.because,
            }
            for family, refusal in refusals
        ]
        print(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for family, refusal in refusals:
        print(f"{family} {refusal.obligation} {', '.join(refusal.records)}: {refusal.because}")


SPEC = Command(
    name="items",
    help="print items with key, proof and evidence",
    description="Draw items of a family and print each with its key, the records and locators it "
    "rests on, the obligations that were discharged and its feedback.",
    examples=(
        "bloc-course items --family C1 --seed 7 --count 3",
        "bloc-course items --family C3 --chapter chronology --json",
        "bloc-course items --family C1 --count 20 --why-not",
    ),
    add_arguments=add_arguments,
    run=run,
)
