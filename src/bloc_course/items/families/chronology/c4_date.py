"""C4 Date an event with tolerance: answers as exact as the evidence, no more."""

from __future__ import annotations

from collections.abc import Iterator

from bloc_course.dataset.phrases import layer_name
from bloc_course.dataset.query import World
from bloc_course.dataset.records import Event, Judgement
from bloc_course.dates import say_lasting
from bloc_course.dates.parts import alike
from bloc_course.draw import Rank
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
from bloc_course.items.families._draws import areas
from bloc_course.items.families._speakers import mentioned, sentence, teller
from bloc_course.items.families.chronology import _cards as cards
from bloc_course.items.family import Family, Scope, Seed
from bloc_course.items.interactions.date_entry import DateEntry
from bloc_course.items.item import Evidence, Feedback, Item, ItemPart
from bloc_course.items.marking.m5_date import DateKey
from bloc_course.items.obligations.time import disputed_in_time
from bloc_course.items.proof import Refused

FRAME = Frame("C4", "chronology", "remember")
MONTH, QUARTER = 31, 92
# How exact the article is, as drivers name it: so many days at most.
GRAIN = ((1, "day"), (MONTH, "month"), (QUARTER, "season"), (366, "year"))
# What a locator's first letter says about who dates the event, where it is not the article.
HEADING, PREFACE = "h", "e"


def seeds(world: World, rank: Rank, scope: Scope) -> Iterator[Seed]:
    """Events by rank, those of a month or closer before mere years."""
    within = areas(world, scope)
    found = [
        event
        for event in cards.events(world)
        if not disputed_in_time(world, event)
        and event not in world.contradicted
        and any(
            area.holds(_places(world, event)) and area.meets(world.data.events[event])
            for area in within
        )
    ]
    found = [event for event in found if not obligations.kept_out(world, FRAME.family, event)]
    found.sort(key=lambda event: (_wide(world, event), rank(event)))
    for event in found:
        yield (event,)


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
    said = cards.evidence(world, record)
    source = _source(world, event, said.locators)
    proof = (
        obligations.single_value(world, record, "when", "until"),
        obligations.undisputed(world, seed),
        obligations.attributed(seed, f"the stem names the source: {source}"),
        cards.whose(world, seed),
        obligations.one_referent({record: event.label}),
    )
    obligations.withheld(world, FRAME.family, record)
    key = date_key(world, event)
    beside = _beside(world, record)
    at = _places(world, record)
    more = "".join(
        f" {judgement.text.rstrip('.')} {cited(judgement.cite)}." for judgement in beside
    )
    more += _of_teller(world, event)
    grain = next((name for days, name in GRAIN if key.hi - key.lo < days), "years")
    when, what = "When", "did this happen"
    if key.lasting:
        days = key.hi - key.lo < MONTH
        when = "On which days" if days else "From when to when"
        what = what if days else "did this last"
    prints = f"The text says “{event.as_printed}”"
    return assemble(
        world,
        FRAME,
        seed,
        stem=f"According to {source}, {when.lower()} {what}?\n{event.label}",
        plain=f"{when} {what}, by {source}?\n{event.label}",
        parts=(
            ItemPart(
                name="date",
                interaction=DateEntry(label="Give the date as exactly as the article does."),
                key=key,
            ),
        ),
        feedback=Feedback(
            hint=hint(at),
            rule="The answer should be as exact as the evidence, neither wider nor finer.",
            key=f"{event.label}: {_told(world, record)} {cited(said.locators)}.{more}",
            cases={
                "exact": f"This is what the text gives: {_told(world, record)}.",
                "within": f"This agrees with what the text gives: {_told(world, record)}.",
                "wider": f"{prints}; a wider date says less than the evidence.",
                **_finer(key, prints),
                "overlap": f"This overlaps with the right time only in part: "
                f"{_told(world, record)}.",
                "near": f"Close, but outside: {_told(world, record)} {cited(said.locators)}.",
                "far": f"The text gives another date: {_told(world, record)} "
                f"{cited(said.locators)}.",
            },
            open=_open(key, event.as_printed),
            reread=at,
        ),
        evidence=(
            said,
            *(Evidence(record, each.cite, each.text, said.modality) for each in beside),
        ),
        proof=proof,
        asked=Asked(keyed=(f"{record}.when",), reveals=(f"{record}.when",)),
        drivers={"granularity": grain, "lasting": "yes" if key.lasting else "no"},
    )


def _source(world: World, event: Event, locators: tuple[str, ...]) -> str:
    """Whose date is asked for: a writer's that the article follows, or a layer of the text."""
    # A name that tells by whose word it is needs no second teller.
    if event.modality == "reported" and not cards.attributed(world, event.id):
        return f"{teller(world, event.according_to)}, as the article gives it"
    at, article = locators[0], world.data.article
    if at.startswith(PREFACE):
        return f"the {layer_name(article, article.locators[at].layer)}"
    return "the heading of the text" if at.startswith(HEADING) else "the article"


def _places(world: World, record: str) -> tuple[str, ...]:
    """Where the event is dated, and where other places agree."""
    beside = (at for judgement in _beside(world, record) for at in judgement.cite)
    return in_order((*cards.locators(world, record), *beside))


def _beside(world: World, record: str) -> tuple[Judgement, ...]:
    """What a reviewer found other places to say of the date, in agreement with it."""
    every = world.data.judgements.values()
    own = (FRAME.family, "beside", record)
    return tuple(each for each in every if (each.family, each.tag, each.about) == own)


def _of_teller(world: World, event: Event) -> str:
    """The date of the paper that tells of an event, which is easily taken for that of the event."""
    paper = world.data.documents.get(event.according_to)
    date = cards.document_date(world, paper.id) if paper else None
    if paper is None or date is None or not date.as_printed:
        return ""
    told = f"{sentence(mentioned(world, paper.id))}, which tells of it, is of"
    return f" {told} {cards.spoken(world, paper.id)} {cited(date.cite)}."


def _finer(key: DateKey, prints: str) -> dict[str, str]:
    if key.lasting:
        return {"part": f"This is a part only: it lasted {key.text}."}
    return {"over-precise": f"{prints}; a finer date says more than it does."}


def _told(world: World, record: str) -> str:
    """The date as the article prints it, with our reading marked as such."""
    return cards.spoken(world, record)


def _open(key: DateKey, prints: str) -> str:
    """What the printed words leave open."""
    if key.lasting or key.lo == key.hi:
        return ""
    if key.hi - key.lo < MONTH:
        return "The day stays open."
    edge = "begins" if cards.VAGUE_END.search(prints) else ""
    edge = edge or ("ends" if cards.VAGUE_START.search(prints) else "")
    where = f"; the article does not say where its “{prints}” {edge}" if edge else ""
    return f"Which month and which day stays open{where}."


def date_key(world: World, event: Event) -> DateKey:
    """The event's days: uncertainty about a point, or a duration where it has an end.

    Where links to other records or what a reviewer found it to lie in narrow the date, the narrower
    span is right as well; and so is what other words for the same part of a year mean.
    """
    lo, hi = cards.days(world, event.id)
    text = say_lasting(lo, hi) if event.until else cards.reading(world, event.id)
    narrow = world.reading.bounds(event.id, "start")[0], world.reading.bounds(event.id, "end")[1]
    narrower = () if narrow in ((lo, hi), (None, None)) else ((narrow[0] or lo, narrow[1] or hi),)
    frames = (
        cards.days(world, each.rests_on) for each in _beside(world, event.id) if each.rests_on
    )
    within = tuple((max(lo, first), min(hi, last)) for first, last in frames)
    accepted = (*narrower, *within, *alike((lo, hi)))
    return DateKey(lo=lo, hi=hi, text=text, lasting=bool(event.until), accepted=accepted)


def count(world: World) -> int:
    """Datable events that a chapter holds, with one value and both ends."""
    return sum(1 for seed in seeds(world, lambda name: name.encode(), Scope()) if seed)


def candidates(world: World) -> Iterator[Seed]:
    """Every event."""
    return ((event,) for event in world.data.events)


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
    candidates=candidates,
    lacks="events that the article dates in its own words",
)
