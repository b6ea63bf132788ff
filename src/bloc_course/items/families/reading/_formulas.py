"""Two formulas on one question, and the points in which reviewers found them to differ or agree."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from bloc_course.dataset.query import World
from bloc_course.dataset.records import Claim, Judgement
from bloc_course.items.families._assemble import hint, in_order, listed
from bloc_course.items.families._positions import position
from bloc_course.items.families._speakers import sentence
from bloc_course.items.families._table import (
    Cell,
    Table,
)
from bloc_course.items.proof import Refused

FAMILY = "R3"
# What two formulas may differ in, and what they have in common.
DIFFERENCES, SHARED = ("scope", "time-limit", "speaker"), "shared"
DIFFER, AGREE = "differ", "agree"
ASKED = {
    DIFFER: "On which of these points do the two differ?",
    AGREE: "On which of these points do the two agree?",
}
# A point, and what either formula has on it, after the id of the second claim.
PARTS = 4
# A formula that is silent on a point neither agrees nor differs in it.
SILENCE = re.compile(
    r"\b(?:says nothing|does not say|do not say|is silent|names nobody|no such|not mentioned)\b"
)
# Points are shuffled, so a pronoun for what another names would be read of the wrong one.
PRONOUN = re.compile(r"\b(?:he|she|him|his|her|hers|they|them|their|theirs|its|these|those)\b")
# A point for whatever remains takes in the other points: each names the thing compared.
CATCH_ALL = re.compile(
    r"\b(?:anything|something|everything|what|whatever) (?:else|is \w+ beside)\b"
)
# “Whether there was a bloc” is answered by a question that speaks of “the bloc”; so is whatever
# a question has nearly all the words of.
EXISTENCE = re.compile(
    r"^whether (?:there (?:was|were) (?:(?:an?|any) )?(?P<was>.+?)(?: in fact| at all)?$"
    r"|(?:(?:an?|any) )?(?P<came>.+?) (?:came about|existed|(?:was|were) \w+ at all)$)"
)
LONGER, STEM = 5, 5
GIVEN = 2 / 3
NEUTER = re.compile(r"\bit\b")
NAME = re.compile(r"\b[A-Z]\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two claims, the question both answer, and the points of comparison by their judgement.

    `told` are all that reviewers wrote down, `points` those that both formulas prove.
    """

    one: Claim
    other: Claim
    question: str
    points: dict[str, Judgement]
    told: dict[str, Judgement]


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
                points={p.id: p for p in points if not unproven((one, other), p)},
                told={p.id: p for p in points},
            )
    return made


def unproven(two: tuple[Claim, Claim], point: Judgement) -> str:
    """Why a point cannot be read off both formulas; empty if it can."""
    parts = [part.strip() for part in point.text.split("|")]
    if len(parts) != PARTS or not all(parts):
        return "nobody has written down what either formula has on this point"
    if fault := _ill_put(point.question, parts[1]):
        return fault
    if any(SILENCE.search(side) for side in parts[-2:]):
        return "one formula is silent on it, and silence is no difference"
    if not all(set(claim.cite) & set(point.cite) for claim in two):
        return "its places do not hold both formulas"
    return ""


def _ill_put(question: str, point: str) -> str:
    """What is wrong with the words of a point beside its question; empty if nothing is."""
    if dangling(point):
        return "its point has a pronoun for what stands outside it"
    if CATCH_ALL.search(point):
        return "its point does not name what is compared, so that it takes in other points"
    return "the question takes for given what the point asks" if given(question, point) else ""


def given(question: str, point: str) -> bool:
    """Whether a question takes for given what a point “whether …” asks."""
    if not point.startswith("whether "):
        return False
    if found := EXISTENCE.search(point):
        thing = re.escape(found["was"] or found["came"])
        return bool(re.search(rf"(?<!\ba )(?<!\ban )(?<!\bany )\b{thing}\b", question))
    words = _stems(point.removeprefix("whether "))
    return bool(words) and len(words & _stems(question)) >= GIVEN * len(words)


def _stems(text: str) -> set[str]:
    """The beginnings of the longer words."""
    return {word[:STEM] for word in re.findall(r"\w+", text.lower()) if len(word) >= LONGER}


def dangling(point: str) -> bool:
    """Whether a point has a pronoun, and no name before it in the same point."""
    if NEUTER.search(point):
        return True
    return any(not NAME.search(point[: found.start()]) for found in PRONOUN.finditer(point))


@lru_cache(maxsize=4)
def tables(world: World) -> dict[str, Table]:
    """Two tables a comparison: one asks for the differences, one for what is shared."""
    return {
        f"{asked}:{code}": _table(world, code, asked)
        for code, two in comparisons(world).items()
        if told_of(world, two)
        for asked in ASKED
    }


def told_of(world: World, two: Comparison) -> bool:
    """Whether the author’s view of both claims is known where readers need it."""
    try:
        return bool([position(world, claim) for claim in (two.one, two.other)])
    except Refused:
        return False


def comparison(world: World, table: str) -> Comparison:
    """The comparison that a table asks about; O5 where reviewers made none."""
    code = table.partition(":")[2]
    found = comparisons(world).get(code)
    if found is None:
        raise Refused("O5", tuple(code.split("+")), "no reviewer compared the two")
    for claim in (found.one, found.other):
        position(world, claim)  # O7: no charge or denial without the author’s view
    return found


def _table(world: World, code: str, asked: str) -> Table:
    two = comparisons(world)[code]
    # A paper may be told of in several passages: those that are compared are named.
    places = in_order(at for point in two.points.values() for at in point.cite)
    where = f"Set side by side what stands at {listed(places)}, and nowhere else."
    return Table(
        id=f"{asked}:{code}",
        stem=f"{two.question} {where} {ASKED[asked]}",
        plain=f"{two.question} {where} {ASKED[asked]}",
        hint=_hint,
        rule="Set the two side by side point by point: who speaks, of what, how far it goes and "
        "for what time it holds.",
        columns=(),
        cells={point: _cell(two, judgement) for point, judgement in two.points.items()},
        left_open=_open(world, two),
        locators=in_order((*told(two, two.one), *told(two, two.other))),
    )


def _hint(locators: Iterable[str]) -> str:
    """What to look for, as the places stand in the stem."""
    return hint(locators, what=", and take one point at a time: what has each account on it?")


def _open(world: World, two: Comparison) -> str:
    """The author’s view of what is charged or denied; else what a comparison leaves open."""
    views = dict.fromkeys(position(world, claim) for claim in (two.one, two.other))
    said = " ".join(view for view in views if view)
    return said or _undecided(world, two)


def _undecided(world: World, two: Comparison) -> str:
    """What a comparison leaves open: of two times, of two papers by one writer, of two claims."""
    one, other = two.one, two.other
    if one.as_of and other.as_of and one.as_of != other.as_of:
        return "What was true of the state of knowledge then may have changed since."
    writers = [world.data.documents[claim.source].author for claim in (one, other)]
    if writers[0] and writers[0] == writers[1] and one.voice == other.voice:
        return "Why one writer puts it in two ways, a comparison does not show."
    return "Which of the two is nearer to what was so, a comparison does not show."


def told(two: Comparison, claim: Claim) -> tuple[str, ...]:
    """Where a claim stands, as far as the points of comparison name the place."""
    places = {at for point in two.points.values() for at in point.cite}
    return tuple(at for at in claim.cite if at in places) or claim.cite[:1]


def sides(judgement: Judgement) -> str:
    """What either formula has on a point, in two sentences."""
    return " ".join(part.strip() for part in judgement.text.split("|")[-2:])


def _cell(two: Comparison, judgement: Judgement) -> Cell:
    point = sentence(judgement.text.split("|")[1].strip())
    return Cell(
        record=two.one.id,
        text=point,
        column=AGREE if judgement.tag == SHARED else DIFFER,
        locators=judgement.cite,
        says=f"{point}: {sides(judgement)}",
        modality="stated",
        fact=judgement.id,
    )
