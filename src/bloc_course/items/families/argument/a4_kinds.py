"""A4 Fact, inference, judgement: what kind of statement it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from bloc_course.dataset.query import World
from bloc_course.dataset.records import Claim, Judgement
from bloc_course.draw import Rank
from bloc_course.items import obligations
from bloc_course.items.families._assemble import Frame, refusing
from bloc_course.items.families._draws import uneven
from bloc_course.items.families._speakers import source_of
from bloc_course.items.families._table import (
    Cell,
    Table,
    table_item,
)
from bloc_course.items.families._table_rows import (
    count_rows,
    draw_rows,
)
from bloc_course.items.families.argument._grounds import apart, first_person
from bloc_course.items.families.argument._hedges import POSSIBLE, PROBABLE, grade, hedges
from bloc_course.items.family import Family, Scope, Seed
from bloc_course.items.interactions import Option
from bloc_course.items.item import Item
from bloc_course.items.proof import Discharged, Refused

FRAME = Frame("A4", "argument", "analyse")
TABLE = "kinds"
FACT, INFERENCE, JUDGEMENT = "fact", "inference", "judgement"
KINDS = (FACT, INFERENCE, JUDGEMENT)
# No kind has more than half of the rows, or three of five: one answer throughout earns little.
SHAPES = tuple(
    shape for shape in uneven(KINDS, more=2) if 2 * max(shape.values()) <= sum(shape.values()) + 1
)
# The first coding; what is alleged, reported or denied is in none of the classes.
CODED = {"stated": FACT, "inferred": INFERENCE, "conjectured": INFERENCE, "normative": JUDGEMENT}
# Words of inference that a card must not take over from the text.
MODAL = ("must", "could", "would")
INSTEAD = {
    FACT: {
        INFERENCE: "The text states it and marks no conclusion.",
        JUDGEMENT: "It neither values nor advises anything.",
    },
    INFERENCE: {
        FACT: "The text marks it as concluded or supposed, not as seen or recorded.",
        JUDGEMENT: "It says what was or would be so, not what is good, grave or right.",
    },
    JUDGEMENT: {
        FACT: "Two readers can agree on what all the papers say and still differ on this.",
        INFERENCE: "It says what is good, grave or right, not what was or would be so, whatever "
        "reasons are given for it.",
    },
}


@lru_cache(maxsize=4)
def _table(world: World) -> Table:
    return Table(
        id=TABLE,
        stem="What kind of statement is each of these, as the text has it? Some are its author’s, "
        "others those of people whom he quotes; whether one is right is not asked.",
        rule="Ask if the text tells it as seen or recorded, if words of the text mark it as "
        "concluded or supposed, or if it values or advises.",
        columns=(
            Option(FACT, "a matter of fact, told as something seen, done or recorded"),
            Option(
                INFERENCE, "a conclusion or supposition, marked as one, on what was or would be so"
            ),
            Option(JUDGEMENT, "a judgement of worth, a duty or advice, with reasons or without"),
        ),
        cells={
            claim.id: cell
            for claim in world.data.claims.values()
            if (cell := _cell(world, claim)) is not None
        },
        plain="What kind of statement is each of these?",
        left_open="A conclusion can be as good as certain, and a statement of fact can be wrong.",
    )


@lru_cache(maxsize=4)
def _second(world: World) -> dict[str, Judgement]:
    """The second coding of each claim."""
    return {
        judgement.about: judgement
        for judgement in world.data.judgements.values()
        if judgement.family == FRAME.family and judgement.tag in KINDS
    }


def _cell(world: World, claim: Claim) -> Cell | None:
    """The claim in its class, where both codings agree and nobody disputes the claim itself."""
    second = _second(world).get(claim.id)
    if second is None or CODED.get(claim.modality) != second.tag:
        return None
    disputable = claim.stance_of_author not in ("adopts", "reports") or claim.speech_type != "own"
    if claim.polarity != "asserts" or claim.conflicts_with or disputable:
        return None
    if hedges(claim.statement) or first_person(claim.statement):
        return None
    if second.tag == INFERENCE and not _marked(claim):
        return None
    if obligations.kept_out(world, FRAME.family, claim.id) or _disputed(world, claim):
        return None
    ground, _, whose = (part.strip() for part in second.text.partition("|"))
    source = whose or source_of(world, claim).rstrip(",")
    return Cell(
        record=claim.id,
        text=claim.statement,
        column=second.tag,
        locators=claim.cite,
        says=f"{ground[:-1]}; said in {source}{_hedge(claim)}.",
        modality=claim.modality,
        fact=claim.id,
        instead=INSTEAD[second.tag],
    )


def _marked(claim: Claim) -> bool:
    """Whether words of the text show that it is drawn, and none of them tells so in the card."""
    return bool(claim.cue) and not any(
        word in claim.statement.split() for word in claim.cue.split() if word in MODAL
    )


def _hedge(claim: Claim) -> str:
    """By which words the text marks a conclusion, and whether it holds it for certain."""
    if CODED[claim.modality] != INFERENCE:
        return ""
    unsure = claim.modality == "conjectured" or grade(claim) in (PROBABLE, POSSIBLE)
    as_what = "that it is not certain" if unsure else "it as concluded"
    return f", where “{claim.cue}” marks {as_what}"


def _disputed(world: World, claim: Claim) -> bool:
    """Whether the article gives another value, or another class to the same content."""
    try:
        obligations.undenied(world, claim)
    except Refused:
        return True
    kinds = {CODED.get(other.modality, "") for other in obligations.same_content(world, claim)}
    return bool(kinds - {CODED[claim.modality]})


def seeds(world: World, rank: Rank, scope: Scope) -> Iterator[Seed]:
    """Statements by rank, in uneven numbers, so that no row follows from the others."""
    return draw_rows(
        world,
        rank,
        scope,
        (_table(world),),
        shapes=_shapes,
        suits=lambda _, rows: _distinct(world, rows),
        turns=True,
    )


def _distinct(world: World, rows: tuple[str, ...]) -> bool:
    """Whether no two statements are of one thing in one respect, or one drawn from the other."""
    claims = [world.data.claims[row] for row in rows]
    about = {(claim.subject, claim.predicate) for claim in claims}
    return apart(world, rows) and len(about) == len({claim.statement for claim in claims}) == len(
        rows
    )


def _shapes(_: Table) -> tuple[Mapping[str, int], ...]:
    return SHAPES


@refusing
def build(world: World, seed: Seed) -> Item:
    """The item of the seed’s statements."""
    table, rows = _table(world), seed[1:]
    missing = tuple(row for row in rows if row not in table.cells)
    if missing:
        because = f"{missing[0]} is in no class that two codings share, or is disputed itself"
        raise Refused("O7", missing, because)
    values = (obligations.undenied(world, world.data.claims[row]) for row in rows)
    return table_item(world, FRAME, seed, table, (*values, *_proof(world, rows)))


def _proof(world: World, rows: tuple[str, ...]) -> tuple[Discharged, ...]:
    codings = tuple(_second(world)[row].id for row in rows)
    return (
        obligations.tagged((*rows, *codings), "two codings put each statement in the same class"),
        obligations.attributed(rows, "the kind of statement is asked; none is taught as true"),
    )


def count(world: World) -> int:
    """Sets of statements of every shape, over all chapters, up to the cap."""
    return count_rows(
        world,
        (_table(world),),
        shapes=_shapes,
        suits=lambda _, rows: _distinct(world, rows),
        most=50_000,
    )


def candidates(world: World) -> Iterator[Seed]:
    """Every claim by itself."""
    return ((TABLE, claim) for claim in world.data.claims)


SPEC = Family(
    id="A4",
    title="Fact, inference, judgement",
    skill=FRAME.skill,
    level=FRAME.level,
    interaction="match",
    obligations=("O3", "O5", "O6", "O7", "O8"),
    seeds=seeds,
    build=build,
    count=count,
    candidates=candidates,
    lacks="statements of one kind only: most sentences of the article mix fact and inference",
)
