"""R3 Two formulas compared: in which points they differ, or in which they agree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bloc_course.dataset.query import World
from bloc_course.dataset.records import Claim
from bloc_course.draw import Rank
from bloc_course.items import obligations
from bloc_course.items.families._assemble import Frame, listed, refusing
from bloc_course.items.families._positions import unplaced, with_places
from bloc_course.items.families._speakers import sentence, stated, teller
from bloc_course.items.families._table import Table
from bloc_course.items.families._table_rows import (
    count_rows,
    draw_rows,
)
from bloc_course.items.families._ticks import Ticks, ticks_item
from bloc_course.items.families.reading._formulas import (
    AGREE,
    ASKED,
    DIFFER,
    FAMILY,
    Comparison,
    comparison,
    comparisons,
    sides,
    tables,
    told,
    unproven,
)
from bloc_course.items.family import Family, Scope, Seed
from bloc_course.items.item import Evidence, Item
from bloc_course.items.proof import Refused

FRAME = Frame(FAMILY, "reading", "analyse")
# Points in which the two differ, and agree.
SHAPES = tuple({DIFFER: d, AGREE: a} for d, a in ((2, 2), (1, 3), (3, 1), (1, 2), (2, 1)))
HOLDING = "holding"
FINDS = {DIFFER: "Here they differ.", AGREE: "Here they agree."}


def seeds(world: World, rank: Rank, scope: Scope) -> Iterator[Seed]:
    """Comparisons in turn, asked either way alike, with points by rank."""
    return draw_rows(world, rank, scope, tables(world).values(), shapes=_shapes, suits=_suits)


def _shapes(table: Table) -> tuple[Mapping[str, int], ...]:
    """The shapes of four points where a comparison has them, else those of three."""
    columns = [cell.column for cell in table.cells.values()]
    held = [s for s in SHAPES if all(columns.count(c) >= n for c, n in s.items())]
    most = max((sum(shape.values()) for shape in held), default=0)
    return tuple(shape for shape in held if sum(shape.values()) == most)


def _suits(_: Table, rows: tuple[str, ...]) -> bool:
    return bool(rows)


@refusing
def build(world: World, seed: Seed) -> Item:
    """The item of one comparison, its direction and the seed’s points."""
    two = comparison(world, seed[0])
    for claim in (two.one, two.other):
        obligations.withheld(world, FAMILY, claim.id)
    table, points = tables(world)[seed[0]], seed[1:]
    for point in points:
        judgement = two.told.get(point)
        fault = unproven((two.one, two.other), judgement) if judgement else ""
        if fault:
            raise Refused("O5", (point,), fault)
    foreign = tuple(point for point in points if point not in table.cells)
    if foreign:
        raise Refused("O5", foreign, "no reviewer found how the two compare in this point")
    for point in points:
        bare = unplaced(sides(two.points[point])) if len(two.points[point].cite) > 1 else ""
        if bare:
            raise Refused("O8", (point,), f"of several places none is given for {bare!r}")
    asked = seed[0].partition(":")[0]
    why = {
        point: f"{FINDS[table.cells[point].column]} "
        f"{with_places(sides(two.points[point]), table.cells[point].locators)}"
        for point in points
    }
    claims = (two.one.id, two.other.id)
    return ticks_item(
        world,
        FRAME,
        seed,
        table,
        ticks=Ticks(
            ticked=asked,
            key=f"The two {asked} in what follows.",
            why=why,
            given=tuple(_given(world, two, claim) for claim in (two.one, two.other)),
            reveals=(*claims, *points),
            drivers={"asked": asked},
        ),
        proof=(
            obligations.tagged(points, "a reviewer found in which points they differ or agree"),
            obligations.attributed(claims, "the stem names both places; no answer is vouched for"),
        ),
    )


def _given(world: World, two: Comparison, claim: Claim) -> Evidence:
    """What one account says. A paper whose shelf mark is in dispute may be another: its author."""
    says = stated(world, claim)
    if (claim.source, HOLDING) in world.disputed and claim.polarity == "asserts":
        says = f"{sentence(_speaker(world, claim))}: {claim.statement}"
    return Evidence(claim.id, told(two, claim), says, claim.modality)


def _speaker(world: World, claim: Claim) -> str:
    """Who says it; what is said within a group is told by whoever writes of it."""
    if claim.asserted_by not in world.data.groups:
        return teller(world, claim.asserted_by)
    writers = [teller(world, who) for who in world.data.documents[claim.source].author]
    return f"what {listed(writers)} reports from the {world.name(claim.asserted_by)}"


def count(world: World) -> int:
    """Choices of points, either way, over all comparisons and chapters."""
    return count_rows(world, tables(world).values(), shapes=_shapes, suits=_suits)


def candidates(world: World) -> Iterator[Seed]:
    """Every comparison by itself, either way, and every conflict between claims."""
    yield from ((f"{asked}:{code}",) for code in comparisons(world) for asked in ASKED)
    for claim in world.data.claims.values():
        yield from ((f"{DIFFER}:{claim.id}+{rival}",) for rival in claim.conflicts_with)


SPEC = Family(
    id=FAMILY,
    title="Two formulas compared",
    skill=FRAME.skill,
    level=FRAME.level,
    interaction="multiple-choice",
    obligations=("O5", "O6", "O7", "O8"),
    seeds=seeds,
    build=build,
    count=count,
    candidates=candidates,
    lacks="more places where two sources answer one question in their own words",
)
