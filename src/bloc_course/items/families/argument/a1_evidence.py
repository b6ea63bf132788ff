"""A1 Claim and evidence: which statements are the grounds given for a conclusion."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from msgspec.structs import replace

from bloc_course.dataset.query import World
from bloc_course.draw import Rank
from bloc_course.items import obligations
from bloc_course.items.families._assemble import Frame, cited, refusing, unstopped
from bloc_course.items.families._speakers import author, sentence, source_of, stated
from bloc_course.items.families._table import (
    Cell,
    Table,
)
from bloc_course.items.families._table_rows import (
    count_rows,
    draw_rows,
)
from bloc_course.items.families._ticks import Ticks, ticks_item
from bloc_course.items.families.argument._cards import marked, said
from bloc_course.items.families.argument._cues import EvenCues
from bloc_course.items.families.argument._grounds import (
    FEWEST,
    HELD,
    Grounds,
    concluded,
    every,
    places,
    posed,
    undrawn,
)
from bloc_course.items.families.argument._hedges import grade
from bloc_course.items.families.argument._unfit import GROUND, OTHER, misfit
from bloc_course.items.family import Family, Scope, Seed
from bloc_course.items.item import Evidence, Item
from bloc_course.items.proof import Discharged, Refused

FRAME = Frame("A1", "argument", "analyse")
UNSAID = "What would carry the step, in general words:"
# As many grounds whatever the number of cards: to count the cards must tell nothing. Where three
# are grounds they are mostly the longer cards, and one alone pays whoever ticks half.
SHAPES = tuple({GROUND: 2, OTHER: others} for others in (2, 3))
MOST_COUNTED = 20_000


@lru_cache(maxsize=4)
def _tables(world: World) -> dict[str, Table]:
    """A table for each argument that reviewers let be asked about."""
    return {
        id_: _table(world, argument)
        for id_, argument in every(world).items()
        if not argument.withheld and len(argument.grounds) >= FEWEST and _said_as_held(world, id_)
    }


def _said_as_held(world: World, argument: str) -> bool:
    """Whether the conclusion can be told with its stance."""
    try:
        concluded(world, world.data.arguments[argument])
    except Refused:
        return False
    return True


def _table(world: World, argument: Grounds) -> Table:
    return Table(
        id=argument.argument.id,
        stem=(
            f"{posed(world, argument.argument)}\nWhich of these statements does the text give as "
            "grounds for it? The others serve another purpose. Unless an option names someone "
            "else, the statement is the article’s."
        ),
        rule="A ground is what the statement is drawn from; what was planned, what followed and "
        "what is merely told near by are none.",
        columns=(),
        cells={cell.record: cell for cell in _cells(world, argument)},
        left_open=" ".join(filter(None, _left_open(world, argument))),
        plain=f"{posed(world, argument.argument)}\nWhich of these are grounds for it?",
        locators=places(argument.argument, argument.conclusion),
    )


def _cells(world: World, argument: Grounds) -> Iterator[Cell]:
    """A card for each ground, and for each claim that is none."""
    others = (world.data.claims[claim] for claim in argument.others)
    cards = [(claim, GROUND) for claim in argument.grounds] + [(claim, OTHER) for claim in others]
    for claim, column in cards:
        told = claim.polarity != "asks" and claim.modality != "alleged"
        if told and not marked(world, claim):
            yield Cell(
                record=claim.id,
                text=said(world, claim),
                column=column,
                locators=claim.cite,
                says=stated(world, claim),
                modality=claim.modality,
                fact=f"{claim.id}>{argument.argument.id}",
            )


# Stances of the author that a claim does not outlive: told only to be put away.
SET_ASIDE = ("rejects", "doubts")


def _left_open(world: World, argument: Grounds) -> Iterator[str]:
    """Grounds that are no cards, how firmly it is held, and what is set against it."""
    for why in argument.further.values():
        yield f"One more ground was no option: {why}"
    held = grade(argument.conclusion)
    if held in HELD:
        told = sentence(source_of(world, argument.conclusion).rstrip(","))
        yield f"{told} holds the conclusion{HELD[held][1:]}, not as certain."
    yield _rivals(world, argument)


def _rivals(world: World, argument: Grounds) -> str:
    """What the article itself sets against the conclusion; nothing that it puts away."""
    rivals = [
        claim
        for claim in (world.data.claims[rival] for rival in argument.opposed)
        if claim.stance_of_author not in SET_ASIDE
    ]
    if not rivals:
        return ""
    why, places_of_it = argument.opposed[rivals[0].id]
    if rivals[0].asserted_by in world.data.groups:
        # A group is no speaker; the reviewer says who holds it, and by whose account.
        return f"{why.rstrip('.')} {cited(places_of_it)}."
    own = rivals[0].asserted_by == world.data.article.author
    against = f"{author(world)} holds against it" if own else "The article sets against it"
    return f"{against}: {unstopped(said(world, rivals[0]))} {cited(places_of_it)}. {why}"


def seeds(world: World, rank: Rank, scope: Scope) -> Iterator[Seed]:
    """Arguments in turn by rank, with one to three grounds and three others each."""
    return draw_rows(
        world,
        rank,
        scope,
        _tables(world).values(),
        shapes=lambda _: SHAPES,
        suits=lambda table, rows: not _misfit(world, table, rows),
        even=EvenCues(GROUND, _claims(world)),
    )


@lru_cache(maxsize=4)
def _claims(world: World) -> dict[str, str]:
    """What each table asks about, in words."""
    return {id_: _posed_words(world, argument) for id_, argument in every(world).items()}


def _posed_words(world: World, argument: Grounds) -> str:
    try:
        return concluded(world, argument.argument)
    except Refused:
        return argument.conclusion.statement


def _misfit(world: World, table: Table, rows: tuple[str, ...]) -> Refused | None:
    """Why these cards make no item."""
    return misfit(world, every(world)[table.id], table, rows, _claims(world)[table.id])


@refusing
def build(world: World, seed: Seed) -> Item:
    """The item that asks which of the seed’s claims are grounds of its argument."""
    id_, *rows = seed
    argument, table = every(world)[id_], _tables(world).get(id_)
    if table is None:
        raise Refused("O7", (id_,), argument.withheld or "too few grounds of it are recorded")
    missing = tuple(row for row in rows if row not in table.cells)
    if missing:
        because = f"nobody found whether {missing[0]} is a ground of {id_} or stands apart from it"
        raise Refused("O5", (id_, *missing), because)
    problem = _misfit(world, table, tuple(rows))
    if problem:
        raise problem
    item = ticks_item(
        world,
        FRAME,
        seed,
        table,
        ticks=Ticks(
            ticked=GROUND,
            key=f"{UNSAID} {argument.argument.warrant} In the text:",
            why={row: _why(argument, table.cells[row]) for row in rows},
            given=(_given(world, argument),),
            # To know the grounds is to know what a find would have to touch (A5).
            reveals=(argument.conclusion.id, *rows, f"{id_}.weak-point"),
            drivers={"strength": argument.argument.strength},
        ),
        proof=_proof(argument, table, tuple(rows)),
    )
    # Two items on one conclusion answer each other, whatever their cards are.
    left_open = " ".join(filter(None, (undrawn(world, argument, rows), item.feedback.open)))
    return replace(
        item,
        keyed=(*item.keyed, f"{GROUND}s>{id_}"),
        feedback=replace(item.feedback, open=left_open),
    )


def _why(argument: Grounds, cell: Cell) -> str:
    if cell.column == GROUND:
        return f"{unstopped(argument.steps[cell.record])} {cited(cell.locators)}."
    return argument.others[cell.record]


def _given(world: World, argument: Grounds) -> Evidence:
    claim = argument.conclusion
    return Evidence(
        claim.id,
        places(argument.argument, claim),
        posed(world, argument.argument).replace("\n", " "),
        claim.modality,
    )


def _proof(argument: Grounds, table: Table, rows: tuple[str, ...]) -> tuple[Discharged, ...]:
    by_column = {
        column: tuple(row for row in rows if table.cells[row].column == column)
        for column in (GROUND, OTHER)
    }
    id_ = argument.argument.id
    return (
        Discharged(
            "O5",
            (id_, *by_column[GROUND]),
            "(b) the list of grounds is closed for this argument, and these stand in it",
        ),
        obligations.tagged(
            by_column[OTHER], "a reviewer found that these are no grounds of this conclusion"
        ),
        obligations.attributed(
            (id_, *rows),
            "the stem says whose conclusion it is; a card names who says it, if need be",
        ),
    )


def count(world: World) -> int:
    """Sets of cards of all arguments, over all chapters, up to the cap."""
    return count_rows(
        world,
        _tables(world).values(),
        shapes=lambda _: SHAPES,
        suits=lambda table, rows: not _misfit(world, table, rows),
        most=MOST_COUNTED,
    )


def candidates(world: World) -> Iterator[Seed]:
    """Every argument with each of its premises and each of its rivals by itself."""
    for argument in world.data.arguments.values():
        for claim in (*argument.premises, *argument.rivals):
            yield (argument.id, claim)


SPEC = Family(
    id="A1",
    title="Claim and evidence",
    skill=FRAME.skill,
    level=FRAME.level,
    interaction="multiple-choice",
    obligations=("O5", "O6", "O7", "O8"),
    seeds=seeds,
    build=build,
    count=count,
    candidates=candidates,
    lacks="arguments that name their grounds: many conclusions stand with one ground or none",
)
