"""`bloc-course stress`: build a quiz many times and report what comes of it."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from bloc_course.cli._base import Command, add_data
from bloc_course.cli._class import progress
from bloc_course.errors import CallError

if TYPE_CHECKING:
    from bloc_course.dataset.query import World
    from bloc_course.forms.stress import Stress


def add_arguments(parser: ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("blueprint", type=Path, metavar="BLUEPRINT")
    parser.add_argument("--seeds", type=int, default=1000, help="forms to build (default: 1000)")
    parser.add_argument("--json", action="store_true", help="print the figures for a machine")
    add_data(parser)


def run(args: Namespace) -> int:
    """Build the forms and print the report; 1 if something should not be given out."""
    from bloc_course.dataset.load import load
    from bloc_course.dataset.query import World
    from bloc_course.forms.blueprint import open_blueprint
    from bloc_course.forms.stress import faults, stress

    if args.seeds < 1:
        raise CallError("--seeds must be 1 or more")
    world = World(load(args.data))
    blueprint, source = open_blueprint(args.blueprint, world)
    found = stress(
        world,
        blueprint,
        args.seeds,
        watch=lambda all_: progress(tuple(all_), "forms"),
        source=source,
    )
    wrong = faults(found)
    if args.json:
        print(json.dumps(_plain(found, wrong), ensure_ascii=False, sort_keys=True))
    else:
        _print(world, found, wrong)
    return 1 if wrong else 0


def _plain(found: Stress, wrong: list[str]) -> dict[str, object]:
    return {
        "forms": found.forms,
        "items": found.distinct,
        "commonest_share": round(float(found.commonest), 4),
        "families": dict(found.families),
        "skills": dict(found.skills),
        "records": len(found.records),
        "pools": found.pools,
        "difficulty_spread": round(float(found.widest), 4),
        "slowest_bank_ms": round(found.slowest_bank * 1000, 1),
        "slowest_form_ms": round(found.slowest_form * 1000, 2),
        "faults": wrong,
    }


def _print(world: World, found: Stress, wrong: list[str]) -> None:
    drawn = sum(found.items.values())
    print(f"{found.forms} forms, {drawn} questions from {found.distinct} different items")
    print(f"  the commonest item is in {float(found.commonest):.1%} of the forms")
    shares = ", ".join(f"{f} {n / drawn:.0%}" for f, n in sorted(found.families.items()))
    print(f"  families     {shares}")
    skills = ", ".join(f"{s} {n / drawn:.0%}" for s, n in found.skills.most_common())
    print(f"  skills       {skills}")
    facts = [kind for kind in world.data.by_kind() if kind not in ("chapters", "judgements")]
    there = {record.id for kind in facts for record in world.data.by_kind()[kind]}
    print(f"  records      {len(there & set(found.records))} of {len(there)} are asked about")
    pools = ", ".join(f"{heading} {size}" for heading, size in found.pools.items())
    print(f"  pools        {pools}")
    print(f"  difficulty   forms of a class differ by {float(found.widest):.1%} at most")
    print(
        f"  slowest      pools {found.slowest_bank * 1000:.0f} ms, "
        f"a form {found.slowest_form * 1000:.1f} ms"
    )
    for fault in wrong:
        print(f"  mend this    {fault}")
    if not wrong:
        print("  no enemies in a form, no item twice, key positions even")


SPEC = Command(
    name="stress",
    help="build a quiz a thousand times and report on it",
    description="Build many forms of a quiz under secrets of their own and report how many "
    "different items they draw, which records they ask about, where keys stand, whether questions "
    "answer one another, how far forms differ in estimated difficulty, and the slowest draw.",
    examples=(
        "bloc-course stress quizzes/midterm.yaml --seeds 1000",
        "bloc-course stress quizzes/midterm.yaml --seeds 100 --json",
    ),
    add_arguments=add_arguments,
    run=run,
)
