"""Words that give a date only together with another one: what they are counted from and lead to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from bloc_course.dataset.query import World
from bloc_course.dataset.records import Claim, Expression
from bloc_course.dates import parse_edtf, say_span
from bloc_course.items import obligations
from bloc_course.items.families._assemble import in_order
from bloc_course.items.families.chronology import _cards as cards
from bloc_course.items.families.chronology._cues import shared
from bloc_course.items.obligations.time import disputed_in_time, own_dates, widest
from bloc_course.items.proof import Refused

OFFSET = re.compile(r"(?P<sign>[+-]?)P(?P<number>\d+)(?P<unit>[YMD])")
UNITS = {"Y": "year", "M": "month", "D": "day"}
MONTHS = 12
EITHER = re.compile(r"\bor\b")
FAMILY = "C12"
# Counted from a longer or shorter time, said in the speaker’s own present, or pointing back.
COUNTED, PRESENT, BACK = "counted", "present", "back"
# An anchor no wider than that is a day or a month; a wider one is shifted as it stands as well.
NARROW = 31
Days = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What the words of a claim mean: the days, what else is right, the record they hang on.

    `record` is empty where no single record has the date they are counted from. `words` are the
    days in words; `said` tells how the date is found; `place` is where the words stand.
    """

    claim: str
    kind: str
    place: str
    days: Days
    words: str
    accepted: tuple[Days, ...]
    record: str
    locators: tuple[str, ...]
    said: str


@lru_cache(maxsize=4)
def meanings(world: World) -> dict[str, Meaning]:
    """The claims whose words have a date that can be proven."""
    found = {}
    for claim in world.data.claims.values():
        if obligations.kept_out(world, FAMILY, claim.id):
            continue
        try:
            found[claim.id] = meaning(world, claim)
        except Refused:
            continue
    return found


def meaning(world: World, claim: Claim) -> Meaning:
    """What the words of a claim mean; Refused where that is disputed or can not be computed."""
    told = claim.expression
    if told is None:
        raise Refused("O3", (claim.id,), f"{claim.id} has no words that stand for a date")
    if any(record == claim.id for record, _ in world.disputed):
        raise Refused("O3", (claim.id,), f"the article contradicts itself about {claim.id}")
    anchor, offset = parse_edtf(told.anchor), OFFSET.fullmatch(told.offset)
    if anchor.proof_lo is None or anchor.proof_hi is None or offset is None:
        raise Refused("O3", (claim.id,), f"{told.anchor} {told.offset} can not be counted")
    start = anchor.proof_lo, anchor.proof_hi
    number = int(f"{offset['sign']}{offset['number']}")
    record = _record(world, claim, told)
    shifted = tuple(_shift(day, number, offset["unit"]) for day in start)
    exact = shifted[0], shifted[1]
    days = _whole(exact, offset["unit"]) if number else exact
    own = () if number else tuple(_own(world, claim, days))
    wide = start[1] - start[0] >= NARROW
    also = (exact,) if number and wide else own
    words = worded(world, record, days)
    return Meaning(
        claim=claim.id,
        kind=COUNTED if number else PRESENT if own else BACK,
        place=claim.cite[0],
        days=days,
        words=words,
        accepted=tuple(span for span in also if span != days),
        record=record,
        locators=in_order([*claim.cite, *_dating(world, claim, record, present=bool(own))]),
        said=_said(start, number, offset["unit"], words, present=bool(own)),
    )


def _dating(world: World, claim: Claim, record: str, *, present: bool) -> tuple[str, ...]:
    """Where the date stands that the words are counted from, if a record has it."""
    if record:
        return cards.locators(world, record)
    date = cards.document_date(world, claim.source) if present else None
    return date.cite if date and date.modality == "stated" else ()


def _shift(day: int, number: int, unit: str) -> int:
    """A day moved by so many years, months or days; the 29th of February becomes the 28th."""
    then = date.fromordinal(day)
    if unit == "D":
        return day + number
    months = then.year * MONTHS + then.month - 1 + number * (MONTHS if unit == "Y" else 1)
    year, month = divmod(months, MONTHS)
    last = (date(year + (month == 11), (month + 1) % MONTHS + 1, 1) - date(year, month + 1, 1)).days
    return date(year, month + 1, min(then.day, last)).toordinal()


def _whole(days: Days, unit: str) -> Days:
    """The whole years (or months) that hold the days: nobody counts more finely than he says."""
    first, last = (date.fromordinal(day) for day in days)
    if unit == "Y":
        return date(first.year, 1, 1).toordinal(), date(last.year, 12, 31).toordinal()
    if unit == "M":
        after = _shift(date(last.year, last.month, 1).toordinal(), 1, "M")
        return date(first.year, first.month, 1).toordinal(), after - 1
    return days


def _own(world: World, claim: Claim, days: Days) -> Iterator[Days]:
    """The dates of the paper in which the words stand, so far as they lie in what is meant."""
    for text in own_dates(world, claim.source):
        own = parse_edtf(text)
        if own.lo is not None and own.hi is not None and days[0] <= own.lo <= own.hi <= days[1]:
            yield own.lo, own.hi


def _record(world: World, claim: Claim, told: Expression) -> str:
    """The paper itself if it bears the date; else the one thing of that date told of there."""
    if told.anchor in own_dates(world, claim.source):
        return claim.source
    dated = [
        record
        for record in (*world.data.events, *world.data.documents)
        if told.anchor in own_dates(world, record)[:1]
    ]
    here = [one for one in dated if set(world.records[one].cite) & set(claim.cite)]
    found = here or dated
    return found[0] if len(found) == 1 and not disputed_in_time(world, found[0]) else ""


def _said(start: Days, number: int, unit: str, words: str, *, present: bool) -> str:
    if not number:
        return f"{'Their present is' if present else 'They point to'} {words}"
    count = f"{abs(number)} {UNITS[unit]}{'' if abs(number) == 1 else 's'}"
    way = "on" if number > 0 else "back"
    return f"Counted {count} {way} from {in_words(start)}, they lead to {words}"


def worded(world: World, record: str, days: Days) -> str:
    """The days in words, with "or" where the article prints one of the record’s date."""
    open_ = bool(record) and days == cards.days(world, record)
    return in_words(days, either=open_ and bool(EITHER.search(cards.printed(world, record))))


def in_words(days: Days, *, either: bool = False) -> str:
    """Days in words that fit any place in a sentence: "October to November 1932"."""
    text = say_span(*days)
    if text.startswith("between "):
        return text.removeprefix("between ").replace(" and ", " or " if either else " to ", 1)
    return text


def led_to(world: World, claim: str, record: str) -> str:
    """The time to which the words would lead if they were counted from another record."""
    told = world.data.claims[claim].expression
    offset = OFFSET.fullmatch(told.offset) if told else None
    first, last = cards.days(world, record)
    if offset is None or not int(offset["number"]):
        return worded(world, record, (first, last))
    number = int(f"{offset['sign']}{offset['number']}")
    shifted = _shift(first, number, offset["unit"]), _shift(last, number, offset["unit"])
    return in_words(_whole(shifted, offset["unit"]))


@lru_cache(maxsize=256)
def anchors(world: World, claim: str) -> tuple[str, ...]:
    """Other dated things of the same paragraph from which one might count, to another date.

    What stands elsewhere is no rival, and being the only thing of the place would give a key away.
    """
    found = meanings(world)[claim]
    told = world.data.claims[claim]
    here = told.cite[0]
    return tuple(
        record
        for record in (*cards.events(world), *cards.letters(world))
        if record != found.record
        and here in cards.locators(world, record)
        and not disputed_in_time(world, record)
        and _elsewhere(world, record, _start(told))
        and not obligations.kept_out(world, FAMILY, record)
    )


def _start(claim: Claim) -> Days:
    anchor = parse_edtf(claim.expression.anchor if claim.expression else "")
    return anchor.lo or 0, anchor.hi or 0


def _elsewhere(world: World, record: str, start: Days) -> bool:
    """Whether no printed value of the record’s date meets what the words are counted from."""
    lo, hi = widest(world, record)
    return lo is not None and hi is not None and (hi < start[0] or start[1] < lo)


def echoes(world: World, claim: Claim, record: str) -> bool:
    """Whether the words themselves name the record they hang on."""
    return bool(claim.expression and shared(world, claim.expression.text, world.name(record)))
