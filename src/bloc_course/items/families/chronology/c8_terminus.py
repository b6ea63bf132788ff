"""C8 Dating an undated document: type each clue, then give the interval that the clues leave."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, product

from bloc_course.dataset.query import World
from bloc_course.dates import parse_edtf, say, say_span
from bloc_course.draw import Rank, by_rank
from bloc_course.items import obligations
from bloc_course.items.families._assemble import (
    Asked,
    Frame,
    assemble,
    cited,
    hint,
    in_order,
    refusing,
)
from bloc_course.items.families._draws import Area, areas, attempts, balanced, fitting
from bloc_course.items.families._speakers import mentioned
from bloc_course.items.families.chronology import _cards as cards
from bloc_course.items.families.chronology._clues import (
    IDLE,
    LOWER,
    UPPER,
    Clue,
    clues,
    judged,
    own_dispute,
)
from bloc_course.items.families.chronology._days_left import accepted, interval, tight
from bloc_course.items.families.chronology._undated import perhaps
from bloc_course.items.family import Family, Scope, Seed
from bloc_course.items.interactions import Option
from bloc_course.items.interactions.date_entry import DateEntry
from bloc_course.items.interactions.match import Match
from bloc_course.items.item import Evidence, Feedback, Item, ItemPart
from bloc_course.items.limits import limits
from bloc_course.items.marking.m4_rows import Rows
from bloc_course.items.marking.m5_date import DateKey
from bloc_course.items.obligations.time import dates_of, own_dates
from bloc_course.items.proof import Discharged, Refused

FRAME = Frame("C8", "chronology", "evaluate")
COLUMNS = (
    Option(LOWER, "it was not written before the day that this points to"),
    Option(UPPER, "it was not written after the day that this points to"),
    Option(IDLE, "this points to no day before or after which it was written"),
)
SIDES = (LOWER, UPPER, IDLE)
# So many clues of each kind: now as many of each, now one kind more or fewer, so that no clue
# follows from the others; a paper without a clue on either side could not be dated.
SHAPES = tuple(
    dict(zip(SIDES, counts, strict=True))
    for counts in ((1, 1, 1), (2, 2, 2), (2, 1, 1), (1, 2, 1), (1, 1, 2))
)


def seeds(world: World, rank: Rank, scope: Scope) -> Iterator[Seed]:
    """A document with clues of each kind, by rank, that leave its proven interval."""
    pools = {
        document: [
            (shape, here)
            for area in areas(world, scope)
            for here in [_within(world, document, area)]
            for shape in fitting(SHAPES, limits(scope.path).rows)
            if all(len(here[side]) >= shape[side] for side in SIDES)
        ]
        for document in clues(world)
    }
    # Each paper in turn, since two items on one paper answer each other.
    order = by_rank([document for document in pools if pools[document]], rank, str)
    for number, ranked in attempts(rank) if order else ():
        turn, place = divmod(number, len(order))
        document = order[place]
        shape, here = pools[document][turn % len(pools[document])]
        taken = balanced(here, shape, ranked)
        if tight(world, document, taken):
            yield (document, *taken)


def _within(world: World, document: str, area: Area) -> dict[str, list[str]]:
    """The clues of each kind that the area’s readers can find."""
    found: dict[str, list[str]] = {side: [] for side in SIDES}
    if area.meets(world.data.documents[document]):
        for code, clue in clues(world)[document].items():
            if area.holds(clue.locators) and area.meets(world.records[clue.record]):
                found[clue.side].append(code)
    return found


@refusing
def build(world: World, seed: Seed) -> Item:
    """The item of the seed’s document and clues; the interval is what these clues leave."""
    document, *codes = seed
    obligations.withheld(world, FRAME.family, document)
    found = clues(world).get(document)
    if found is None or not set(codes) <= found.keys():
        raise Refused("O2", (document,), f"{document} is dated, disputed or not bounded by links")
    rows = [found[code] for code in codes]
    lo, hi = interval(world, document, rows)
    title = mentioned(world, document)
    locators = in_order(at for clue in rows for at in clue.locators)
    text = say_span(lo, hi)
    apart = "".join(
        f" Leave open whether it is {mentioned(world, twin)} that the article dates "
        f"{cards.dated(world, twin)}."
        for twin in perhaps(world, document)
    )
    parts = (
        ItemPart(
            name="clues",
            interaction=Match(
                rows=tuple(Option(clue.code, clue.text) for clue in rows),
                columns=COLUMNS,
                fixed_columns=True,
            ),
            key=Rows(
                rows={clue.code: clue.side for clue in rows},
                columns=dict.fromkeys(codes, len(COLUMNS)),
            ),
            weight="1/2",
            prompt="What does each clue say about the time of writing? An answer may fit several "
            "clues.",
        ),
        ItemPart(
            name="date",
            interaction=DateEntry(label="First and last possible day of writing"),
            key=DateKey(
                lo=lo,
                hi=hi,
                text=text,
                lasting=False,
                accepted=accepted(world, document, (lo, hi)),
            ),
            weight="1/2",
            prompt="Using these clues, between which days was it written?",
        ),
    )
    said = {clue.code: f"{clue.says[:-1]} {cited(clue.locators)}." for clue in rows}
    moves = " ".join(f"{clue.text} {said[clue.code]}" for clue in rows)
    return assemble(
        world,
        FRAME,
        seed,
        stem=f"The article gives no day for {title}. "
        f"Take the clues below as true, look up what they point to, and date it by them.{apart}",
        plain=f"The article gives no day for {title}. Date it by these clues, which are true."
        f"{apart}",
        parts=parts,
        feedback=Feedback(
            hint=hint(locators),
            rule="What a paper tells of came before it; what answers, prints or mentions it came "
            "after; its ink or its language gives no such day.",
            key=f"The clues leave {text}. {moves}",
            choices=said,
            cases={
                "exact": f"That is what the clues leave: {text}.",
                "within": f"This counts in full; the clues leave {text}.",
                "wider": f"The clues leave less: {text}.",
                "over-precise": f"The clues do not narrow it so far; they leave {text}.",
                "overlap": f"One end lies outside what the clues leave: {text}.",
                "near": f"This lies outside what the clues leave: {text}.",
                "far": f"This lies outside what the clues leave: {text}.",
            },
            open=_open(world, document, rows),
            reread=locators,
        ),
        evidence=(
            *(
                Evidence(clue.record, clue.locators, f"{clue.text} {clue.says}", clue.modality)
                for clue in rows
            ),
        ),
        proof=_proof(world, document, rows),
        asked=Asked(
            keyed=(f"{document}.written",),
            reveals=(f"{document}.written", *(f"{c.record}.when" for c in rows if c.day)),
        ),
        drivers={"clues": str(len(rows)), "interval_days": str(hi - lo + 1)},
    )


def _open(world: World, document: str, rows: Sequence[Clue]) -> str:
    """What stays open: the day, and what a reviewer noted about a clue or the paper."""
    shown = {document, *(clue.record for clue in rows)}
    cautions = (
        f"{judgement.text[:-1]} {cited(judgement.cite)}."
        for judgement in judged(world, "caution")
        if judgement.about in shown
    )
    day = "The day of writing stays open between the two ends."
    return " ".join((day, *(line for clue in rows for line in _rival(world, clue)), *cautions))


def _rival(world: World, clue: Clue) -> Iterator[str]:
    """What else is printed of the step behind a clue, where the clue’s own day counts."""
    if own_dispute(world, clue.record):
        return
    own = say(parse_edtf(own_dates(world, clue.record)[0])) if dates_of(world, clue.record) else ""
    for said in dates_of(world, clue.record):
        other = say(parse_edtf(said.value))
        if other != own:
            yield (
                f"Of {mentioned(world, said.record)} {other} is printed too {cited(said.cite)}; "
                f"the clue is dated by what is printed of {mentioned(world, clue.record)}: {own}."
            )


def _proof(world: World, document: str, rows: Sequence[Clue]) -> tuple[Discharged, ...]:
    steps = (
        *world.reading.bound_proof(document, "lower", "written"),
        *world.reading.bound_proof(document, "upper", "written"),
    )
    idle = [clue.record for clue in rows if clue.side == IDLE]
    dated = [clue.record for clue in rows if clue.side != IDLE]
    return (
        Discharged("O1", (document, *dated), "; ".join(map(str, steps))),
        Discharged(
            "O2",
            (document, *dated),
            "each bound is the widest of the values printed of the clue’s own record",
        ),
        obligations.tagged(idle, "a reviewer found that these features have no dating force"),
        obligations.one_referent({clue.code: clue.text for clue in rows}),
        obligations.attributed((document,), "the stem asks what the shown clues leave"),
    )


def count(world: World) -> int:
    """Sets of clues, held by one chapter, that leave the proven interval."""
    seen: set[Seed] = set()
    for area in areas(world, Scope()):
        for document in clues(world):
            here = _within(world, document, area)
            for shape in SHAPES:
                for taken in product(*(combinations(here[side], shape[side]) for side in SIDES)):
                    codes = sorted(code for some in taken for code in some)
                    if tight(world, document, codes):
                        seen.add((document, *codes))
    return len(seen)


def candidates(world: World) -> Iterator[Seed]:
    """Every document, without clues."""
    return ((document,) for document in world.data.documents)


SPEC = Family(
    id="C8",
    title="Date an undated document",
    skill=FRAME.skill,
    level=FRAME.level,
    interaction="match + date-entry",
    obligations=("O1", "O2", "O5", "O6", "O7", "O8"),
    seeds=seeds,
    build=build,
    count=count,
    candidates=candidates,
    lacks="undated documents with a dated link on each side; the article has few",
)
