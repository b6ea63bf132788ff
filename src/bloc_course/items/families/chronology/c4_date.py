"""C4 Date an event with tolerance: answers as exact as the evidence, no more."""

from __future__ import annotations

from collections.abc import Iterator

from bloc_course.dataset.query import World
from bloc_course.dataset.records import Event
from bloc_course.dates import parse_edtf, say, say_span
from bloc_course.draw import Rank
from bloc_course.items import obligations
from bloc_course.items.families._assemble import Asked, Frame, assemble, cited, hint, refusing
from bloc_course.items.families._draws import areas
from bloc_course.items.families.chronology import _cards as cards
from bloc_course.items.family import Family, Scope, Seed
from bloc_course.items.interactions.date_entry import DateEntry
from bloc_course.items.item import Feedback, Item, ItemPart
from bloc_course.items.marking.m5_date import DateKey
from bloc_course.items.obligations.time import disputed_in_time
from bloc_course.items.proof import Refused

FRAME = Frame("C4", "chronology", "remember")
QUARTER = 92
# Granularities in days, for the line that says how exact the article is.
GRAIN = ((1, "a day"), (31, "a month"), (92, "a season or a few months"), (366, "a year"))


def seeds(world: World, rank: Rank, scope: Scope) -> Iterator[Seed]:
    """Events by rank, those of a month or closer before mere years."""
    within = areas(world, scope)
    found = [
        event
        for event in cards.events(world)
        if not disputed_in_time(world, event)
        and event not in world.contradicted
        and any(
            area.holds(cards.locators(world, event)) and area.meets(world.data.events[event])
            for area in within
        )
    ]
    found = [event for event in found if not _kept_out(world, event)]
    found.sort(key=lambda event: (_wide(world, event), rank(event)))
    for event in found:
        yield (event,)


def _kept_out(world: World, event: str) -> bool:
    try:
        obligations.withheld(world, FRAME.family, event)
    except Refused:
        return True
    return False


def _wide(world: World, event: str) -> bool:
    lo, hi = cards.days(world, event)
    return hi - lo > QUARTER


@refusing
def build(world: World, seed: Seed) -> Item:
    """The item that asks for the date of one event."""
    (record,) = seed
    event = world.data.events[record]
    if not cards.usable(world, record):
        raise Refused("O3", seed, f"{record} is not dated by a plain statement")
    source = world.name(event.according_to) if event.modality == "reported" else "the article"
    proof = (
        obligations.single_value(world, record, "when", "until"),
        obligations.undisputed(world, seed),
        obligations.attributed(seed, f"the stem names the source: {source}"),
        obligations.one_referent({record: event.label}),
    )
    obligations.withheld(world, FRAME.family, record)
    key = date_key(world, event)
    said = cards.evidence(world, record)
    grain = next((text for days, text in GRAIN if key.hi - key.lo < days), "several years")
    what = "From when to when did this last" if key.lasting else "When was this"
    teller = f"“{source}”" if event.modality == "reported" else "the article"
    return assemble(
        world,
        FRAME,
        seed,
        stem=f"{what}, according to {teller}? {event.label}.",
        parts=(
            ItemPart(
                name="date",
                interaction=DateEntry(label="Give the date as exactly as the article does."),
                key=key,
            ),
        ),
        feedback=Feedback(
            hint=hint(said.locators),
            rule="The answer should be as exact as the evidence, neither wider nor finer.",
            key=f"{event.label}: {key.text} {cited(said.locators)}. "
            f"The article prints “{event.as_printed}”.",
            cases={
                "exact": f"This is what the source gives: {key.text}.",
                "within": f"This lies within what the article allows: {key.text}.",
                "wider": f"The source gives {grain}; a wider date says less than the evidence.",
                **_finer(key, grain),
                "overlap": f"This overlaps with the right time only in part: {key.text}.",
                "near": f"Close, but outside: {key.text} {cited(said.locators)}.",
                "far": f"The article gives another date: {key.text} {cited(said.locators)}.",
            },
            reread=said.locators,
        ),
        evidence=(said,),
        proof=proof,
        asked=Asked(keyed=(f"{record}.when",), reveals=(f"{record}.when",)),
        drivers={"granularity": grain, "lasting": "yes" if key.lasting else "no"},
    )


def _finer(key: DateKey, grain: str) -> dict[str, str]:
    if key.lasting:
        return {"part": f"This is a part only: it lasted {key.text}."}
    return {"over-precise": f"The source gives {grain}; a finer date says more than it does."}


def date_key(world: World, event: Event) -> DateKey:
    """The event's days: uncertainty about a point, or a duration where it has an end.

    Where links to other records narrow the date, the narrower span is right as well.
    """
    lo, hi = cards.days(world, event.id)
    text = say(parse_edtf(event.when))
    if event.until:
        text = f"from {text} to {say(parse_edtf(event.until))}"
    if event.until and say_span(lo, hi).startswith("between"):
        text = say_span(lo, hi).replace("between", "from", 1).replace(" and ", " to ", 1)
    narrow = world.reading.bounds(event.id, "start")[0], world.reading.bounds(event.id, "end")[1]
    accepted = () if narrow in ((lo, hi), (None, None)) else ((narrow[0] or lo, narrow[1] or hi),)
    return DateKey(lo=lo, hi=hi, text=text, lasting=bool(event.until), accepted=accepted)


def count(world: World) -> int:
    """Datable events that a chapter holds, with one value and both ends."""
    return sum(1 for seed in seeds(world, lambda name: name.encode(), Scope()) if seed)


SPEC = Family(
    id="C4",
    title="Date an event",
    skill=FRAME.skill,
    level=FRAME.level,
    interaction="date-entry",
    obligations=("O2", "O3", "O6", "O7", "O8"),
    seeds=seeds,
    build=build,
    count=count,
    lacks="events that the article dates in its own words",
)
