"""Who had which paper from when, from records: writers, hand-overs, finders, readers of print.

The first day is that on which a paper can have come to somebody; the day by which it certainly had
is that of an answer to it, or of another paper of his that makes use of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bloc_course.dataset.query import World
from bloc_course.dataset.records import Document, Edtf, Hop, Modality, Person
from bloc_course.dates import parse_edtf, say_day, say_span
from bloc_course.figures import phrases
from bloc_course.figures.certainty import WORDS
from bloc_course.figures.knowledge import Knower, Matter
from bloc_course.figures.timeline import Row

_WROTE, _SENT = "wrote it", "it was addressed to them; that it arrived is not told"
_UNTOLD = "the time is not told"
_READERS = "readers of "
_SAID = "What is said of who knew"
_Span = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Having:
    """That somebody had a paper: the days between which it came to him, and how we know."""

    record: str
    how: str
    came: _Span
    modality: Modality
    locators: tuple[str, ...]
    by: str = ""


def matters_of(world: World, documents: Sequence[str], claims: Sequence[str] = ()) -> list[Matter]:
    """A matter for each paper, and one for what `claims` say of knowing, where there are any."""
    found = []
    for record in documents:
        document = world.data.documents[record]
        first: dict[str, _Having] = {}
        for having in _havings(world, document):
            first.setdefault(having.record, having)
        knowers = [_knower(world, having) for having in first.values()]
        found.append(Matter(document.id, document.title, tuple(knowers)))
    if claims:
        found.append(Matter("", _SAID, tuple(_said(world, record) for record in claims)))
    return found


def _havings(world: World, document: Document) -> Iterator[_Having]:
    """Everybody who is told to have had the paper, who had it first before the others."""
    written = _written(world, document.id)
    for author in document.author:
        yield _Having(
            record=author,
            how=_WROTE,
            came=written,
            modality=_written_modality(document),
            locators=document.cite,
        )
    kept = _keepers(world)
    for hop in document.hops:
        if hop.to not in kept | world.data.documents.keys() | {world.data.article.author}:
            yield _handed(world, document, hop, found=hop.from_ in kept)
    for recipient in document.recipient:
        yield _Having(
            record=recipient,
            how=_SENT,
            came=_by_use(world, document, recipient, (written[0], None)),
            modality="inferred",
            locators=document.cite,
        )
    for link in document.printed_in:
        printed = world.data.documents[link.to].dates.get("printed")
        if printed:
            yield _Having(
                record=link.to,
                how="printed there",
                came=_days(printed.when),
                modality=printed.modality,
                locators=link.cite,
            )


def _keepers(world: World) -> set[str]:
    """The institutions that hand papers on: they keep them, which is not to know them."""
    givers = {hop.from_ for document in world.data.documents.values() for hop in document.hops}
    groups = world.data.groups
    return {giver for giver in givers if giver in groups and groups[giver].kind == "institution"}


def _written(world: World, record: str) -> _Span:
    try:
        return world.reading.bounds(record, "written")
    except KeyError:
        return world.reading.bounds(record)


def _written_modality(document: Document) -> Modality:
    """That its author had it needs no proof; how sure it is that he is the author, does."""
    return "stated" if document.author else "inferred"


def _handed(world: World, document: Document, hop: Hop, *, found: bool) -> _Having:
    """What a hand-over tells; a paper that lay in an archive came to its finder when found."""
    dates = document.dates
    when = hop.when or (dates["found"].when if found and "found" in dates else "")
    came = _days(when) if when else (_written(world, document.id)[0], None)
    by_use = _by_use(world, document, hop.to, came)
    return _Having(
        record=hop.to,
        how=hop.how,
        came=by_use,
        modality=hop.modality,
        locators=hop.cite,
        by="the latest day by a later paper" if by_use != came else "",
    )


def _by_use(world: World, document: Document, reader: str, came: _Span) -> _Span:
    """With the day by which the reader had the paper: he wrote of it or gave it to be printed."""
    later = [
        _written(world, other.id)[1]
        for other in world.data.documents.values()
        if reader in other.author
        and document.id in {link.to for link in (*other.reply_to, *other.presupposes)}
    ]
    printed = [
        _days(issue.dates["printed"].when)[1]
        for hop in document.hops
        if hop.from_ == reader and (issue := world.data.documents.get(hop.to))
        if "printed" in issue.dates
    ]
    known = [day for day in (came[1], *later, *printed) if day is not None]
    return came[0], min(known, default=None)


def _days(edtf: Edtf) -> _Span:
    date = parse_edtf(edtf)
    return date.lo, date.hi


def _knower(world: World, having: _Having) -> Knower:
    person = world.data.people.get(having.record)
    name = phrases.called(world, having.record)
    if having.record in world.data.documents:
        name = f"{_READERS}{name}"
    return Knower(having.record, name, having.how, _row(having, name, person))


def _row(having: _Having, name: str, person: Person | None) -> Row:
    """The time from which somebody had the paper, to the end of his life if it is told."""
    died: _Span = _days(person.died) if person and person.died else (None, None)
    lo, by = having.came
    sure = by if died[0] is None or (by is not None and by <= died[0]) else None
    how = WORDS[having.modality]
    return Row(
        record=having.record,
        label=f"{name}: {having.how}" if having.how == _WROTE else f"to {name}: {having.how}",
        lo=lo,
        hi=died[1],
        sure_lo=sure,
        sure_hi=died[0] if sure is not None else None,
        modality=having.modality,
        said=_time(lo, by),
        short=_time(lo, by),
        how=f"{how}; {having.by}" if having.by else how,
        locators=having.locators,
    )


def _time(lo: int | None, by: int | None) -> str:
    """From which day to which it came to him, in words."""
    if lo is None or by is None:
        return f"by {say_day(by)}" if by is not None else _not_before(lo)
    return say_span(lo, by)


def _not_before(lo: int | None) -> str:
    return f"not before {say_day(lo)}; by when is not told" if lo is not None else _UNTOLD


def _said(world: World, record: str) -> Knower:
    """A claim that somebody knew or did not, at the time at which it was made."""
    claim = world.data.claims[record]
    lo, hi = _written(world, claim.source)
    said = phrases.who_says(world, claim)
    row = Row(
        record=record,
        label=f"{said}: {claim.statement}",
        lo=lo,
        hi=hi,
        modality=claim.modality,
        said=_time(lo, hi),
        short="",
        how=WORDS[claim.modality],
        locators=claim.cite,
    )
    return Knower(record, said, claim.statement, row)
