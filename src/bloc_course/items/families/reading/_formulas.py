"""Two formulas on one question, and the points in which reviewers found them to differ or agree."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from bloc_course.dataset.query import World
from bloc_course.dataset.records import Claim, Judgement
from bloc_course.items.families._assemble import in_order
from bloc_course.items.families._speakers import sentence
from bloc_course.items.families._table import Cell, Table
from bloc_course.items.proof import Refused

FAMILY = "R3"
# What two formulas may differ in, and what they have in common.
DIFFERENCES, SHARED = ("scope", "time-limit", "speaker"), "shared"
DIFFER, AGREE = "differ", "agree"
ASKED = {
    DIFFER: "On which of these points do the two differ?",
    AGREE: "On which of these points do the two agree?",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two claims, the question both answer, and the points of comparison by their judgement."""

    one: Claim
    other: Claim
    question: str
    points: dict[str, Judgement]


@lru_cache(maxsize=4)
def comparisons(world: World) -> dict[str, Comparison]:
    """The comparisons that reviewers made, by the ids of both claims."""
    found: dict[str, list[Judgement]] = {}
    for judgement in world.data.judgements.values():
        if judgement.family == FAMILY and judgement.tag in (*DIFFERENCES, SHARED):
            rival = judgement.text.partition("|")[0].strip()
            found.setdefault(f"{judgement.about}+{rival}", []).append(judgement)
    made = {}
    for code, points in found.items():
        one, other = (world.data.claims.get(claim) for claim in code.split("+"))
        if one and other and len({point.question for point in points}) == 1:
            made[code] = Comparison(
                one=one,
                other=other,
                question=points[0].question,
                points={point.id: point for point in points},
            )
    return made


@lru_cache(maxsize=4)
def tables(world: World) -> dict[str, Table]:
    """Two tables a comparison: one asks for the differences, one for what is shared."""
    return {
        f"{asked}:{code}": _table(world, code, asked)
        for code in comparisons(world)
        for asked in ASKED
    }


def comparison(world: World, table: str) -> Comparison:
    """The comparison that a table asks about; O5 where reviewers made none."""
    code = table.partition(":")[2]
    found = comparisons(world).get(code)
    if found is None:
        raise Refused("O5", tuple(code.split("+")), "no reviewer compared the two")
    return found


def _table(world: World, code: str, asked: str) -> Table:
    two = comparisons(world)[code]
    return Table(
        id=f"{asked}:{code}",
        stem=f"{two.question} Compare the two answers. {ASKED[asked]}",
        plain=f"{two.question} {ASKED[asked]}",
        rule="Set the two side by side point by point: who speaks, of what, how far it goes and "
        "for what time it holds.",
        columns=(),
        cells={point: _cell(two, judgement) for point, judgement in two.points.items()},
        left_open="Which of the two is nearer to what was so, a comparison does not show.",
        locators=in_order((*told(two, two.one), *told(two, two.other))),
    )


def told(two: Comparison, claim: Claim) -> tuple[str, ...]:
    """Where a claim stands, as far as the points of comparison name the place."""
    places = {at for point in two.points.values() for at in point.cite}
    return tuple(at for at in claim.cite if at in places) or claim.cite[:1]


def _cell(two: Comparison, judgement: Judgement) -> Cell:
    _, point, why = (part.strip() for part in judgement.text.split("|"))
    return Cell(
        record=two.one.id,
        text=sentence(point),
        column=AGREE if judgement.tag == SHARED else DIFFER,
        locators=judgement.cite,
        says=why,
        modality="stated",
        fact=judgement.id,
    )
