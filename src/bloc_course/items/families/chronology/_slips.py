"""Printed dates that the article itself shows to be wrong, and sound ones to set beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from bloc_course.dataset.names import folded
from bloc_course.dataset.query import World
from bloc_course.dataset.records import Discrepancy, Statement
from bloc_course.dates import parse_edtf, say, say_lasting
from bloc_course.items import obligations
from bloc_course.items.families._assemble import cited, in_order
from bloc_course.items.families.chronology import _cards as cards
from bloc_course.items.families.chronology._settings import FAMILY, judged, label
from bloc_course.items.obligations.time import LINKS, disputed_in_time

# A date far from the others stands out without the article.
NEAR = 4 * 366
# The places on which our reading of a discrepancy rests.
NAMED = re.compile(r"\b[pneh]\d+(?:\.\d+)?\b")
# Names that share that many of their words read like one.
ALIKE = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """A wrong date as printed: its text, what the rest of the article says, and our reading."""

    code: str
    text: str
    records: tuple[str, ...]
    locators: tuple[str, ...]
    says: str
    reading: str
    day: int


@lru_cache(maxsize=4)
def slips(world: World) -> dict[str, Slip]:
    """By its record: each date that our reading sets aside on grounds that the article gives."""
    found: dict[tuple[str, ...], Slip] = {}
    for discrepancy in world.data.discrepancies.values():
        if discrepancy.kind != "date" or not _decided(world, discrepancy):
            continue
        wrong = [s for s in discrepancy.statements if s.read_as and s.read_as != s.value]
        rest = [s for s in discrepancy.statements if s not in wrong]
        for record in dict.fromkeys(statement.record for statement in wrong if rest):
            if obligations.kept_out(world, FAMILY, record) or record not in world.contradicted:
                continue
            printed = [s for s in wrong if s.record == record]
            at = in_order(at for statement in printed for at in statement.cite)
            # An issue and its appearance are one matter; the event says what it is about.
            if at not in found or record in world.data.events:
                found[at] = _slip(world, discrepancy, printed, rest)
    return {slip.code: slip for slip in found.values()}


def _decided(world: World, discrepancy: Discrepancy) -> bool:
    """Whether the article decides it: by the discrepancy, or by a reviewer’s judgement on it."""
    return discrepancy.resolvable == "yes" or any(
        obligations.kept_out(world, FAMILY, statement.record, "decides")
        for statement in discrepancy.statements
    )


def _slip(
    world: World, discrepancy: Discrepancy, printed: list[Statement], rest: list[Statement]
) -> Slip:
    record = printed[0].record
    at = in_order(at for statement in printed for at in statement.cite)
    days = [parse_edtf(statement.value) for statement in printed]
    lo, hi = min(day.lo or 0 for day in days), max(day.hi or 0 for day in days)
    text = f"{label(world, record)}: {_worded(world, record, lo, hi, printed)}"
    against = "; ".join(
        f"{where} {say(parse_edtf(s.value))} {cited(s.cite)}"
        for s in rest
        for where in ["elsewhere" if s.record == record else f"{label(world, s.record)}:"]
    )
    return Slip(
        code=record,
        text=f"{text} {cited(at[:1])}",
        records=tuple(dict.fromkeys((record, *(s.record for s in rest)))),
        locators=in_order(
            [*at, *(at for s in rest for at in s.cite), *NAMED.findall(discrepancy.reading)]
        ),
        says=f"{text} {cited(at)}; {against}.",
        reading=discrepancy.reading,
        day=lo,
    )


def _worded(world: World, record: str, lo: int, hi: int, said: list[Statement]) -> str:
    """The wrong date as printed: the whole span in the article’s words where there are any."""
    words = next((each.as_printed for each in said if each.as_printed), "")
    event = world.data.events.get(record)
    if event and not words and {event.when, event.until or event.when} == {s.value for s in said}:
        words = cards.printed(world, record)
    if words:
        return words
    return say(parse_edtf(said[0].value)) if len(said) == 1 else say_lasting(lo, hi)


@lru_cache(maxsize=64)
def beside(world: World, slip: Slip) -> tuple[str, ...]:
    """Undisputed cards of about that time, neither tied to the wrong date nor correcting it."""
    tied = {*slip.records, *_linked(world, slip.records)}
    disputed = {record for record, _ in world.disputed}  # of whatever, not in time only
    return tuple(
        card
        for card in (*cards.events(world), *cards.letters(world))
        if card not in world.contradicted
        and card not in disputed
        and not disputed_in_time(world, card)
        and not alike(world.name(card), slip.text)
        and tied.isdisjoint((card, *_linked(world, (card,))))
        and set(slip.locators).isdisjoint(cards.dating(world, card))
        and abs(cards.days(world, card)[0] - slip.day) <= NEAR
        and not obligations.kept_out(world, FAMILY, card)
        and vouched(world, card)
    )


def vouched(world: World, card: str) -> str:
    """What vouches for a card’s date, for learners: places that agree, or a day; empty if nothing.

    A date that stands in one place only may be one that the author elsewhere reasons about.
    """
    agreed = next((j for j in judged(world, "compatible") if j.about == card), None)
    if agreed:
        return f"{agreed.text.removesuffix('.')} {cited(agreed.cite)}."
    lo, hi = cards.days(world, card)
    own = card in world.data.documents and lo == hi
    if not own:
        return ""
    at = cited(main_place(world, card))
    return f"The article dates it to the day {at}, and nothing in it speaks against that."


def alike(one: str, other: str) -> bool:
    """Whether two names share so many words that a reader may take them for one."""
    first, second = set(folded(one).split()), set(folded(other).split())
    return len(first & second) >= ALIKE * min(len(first), len(second))


def main_place(world: World, card: str) -> tuple[str, ...]:
    """Where the card’s own date is printed first of all."""
    event = world.data.events.get(card)
    date = None if event else cards.document_date(world, card)
    return event.cite[:1] if event else date.cite[:1] if date else ()


def _linked(world: World, records: Iterable[str]) -> set[str]:
    """What records are tied to by a link in time of their own."""
    return {
        link.to
        for record in records
        for field in (*LINKS, "after", "before", "same_time_as")
        for link in getattr(world.records[record], field, ())
    }
