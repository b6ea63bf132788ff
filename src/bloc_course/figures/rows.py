"""Timeline rows from records: events as dated, documents as their links bound them."""

from __future__ import annotations

from dataclasses import replace

from bloc_course.dataset.query import World
from bloc_course.dataset.records import DateRole, Document, DocumentDate, Event
from bloc_course.dates import parse_edtf, say_span
from bloc_course.figures import phrases
from bloc_course.figures.certainty import WORDS
from bloc_course.figures.timeline import Row

# The date that stands for a document's own time, best first.
_TIME: tuple[DateRole, ...] = ("written", "bears", "printed", "carried", "identified", "found")


def event_row(world: World, event: Event) -> Row:
    """An event: a point that lies within `when`, or what went on from `when` to `until`."""
    start = parse_edtf(event.when)
    end = parse_edtf(event.until) if event.until else start
    lasts = bool(event.until) and start.hi is not None and end.lo is not None
    disputed = {(event.id, "when"), (event.id, "until")} & world.disputed.keys()
    said = phrases.when(world, event)
    if printed := phrases.as_printed(event.as_printed, said):
        said += f"; {printed}"
    return Row(
        record=event.id,
        label=event.label,
        lo=start.lo,
        hi=end.hi,
        sure_lo=start.hi if lasts else None,
        sure_hi=end.lo if lasts else None,
        modality=event.modality,
        doubtful=start.qualified or end.qualified or bool(disputed),
        said=said,
        short=phrases.when(world, event),
        how=phrases.how_sure(world, event),
        locators=event.cite,
    )


def document_row(world: World, document: Document) -> Row:
    """A document: its date, tightened by what it answers, reports or was printed in."""
    dates = phrases.document_dates(document)
    best = min(dates, key=lambda d: _TIME.index(d[0]), default=None)
    lo, hi = world.reading.bounds(document.id)
    stated = parse_edtf(best[1].when) if best else None
    if stated:
        lo = stated.lo if lo is None else lo
        hi = stated.hi if hi is None else hi
    own = "; ".join(f"{phrases.ROLES[role]}: {phrases.document_date(d)}" for role, d in dates)
    tightened = stated is None or (lo, hi) != (stated.lo, stated.hi)
    proven = f"by its links: {_bounds(lo, hi)}" if tightened else ""
    return Row(
        record=document.id,
        label=document.title,
        lo=lo,
        hi=hi,
        modality=best[1].modality if best else "inferred",
        doubtful=bool(stated and stated.qualified),
        said="; ".join(text for text in (own, proven) if text),
        short=proven or f"{phrases.ROLES[best[0]]}: {phrases.document_date(best[1])}"
        if best
        else proven,
        how=_how(best[1] if best else None, proven=bool(proven)),
        locators=best[1].cite if best else document.cite,
        document=True,
    )


def life_rows(world: World, document: Document) -> list[Row]:
    """The life of one document, a row for each date in its role; its writing as it is bound."""
    rows = []
    whole = document_row(world, document)
    if not {"written", "bears"} & document.dates.keys() and (whole.lo or whole.hi):
        rows.append(replace(whole, label="Written"))
    for role, date in phrases.document_dates(document):
        span = parse_edtf(date.when)
        row = replace(
            whole,
            label=phrases.ROLES[role].capitalize(),
            lo=span.lo,
            hi=span.hi,
            modality=date.modality,
            doubtful=span.qualified,
            said=phrases.document_date(date),
            how=WORDS[date.modality],
            locators=date.cite,
        )
        rows.append(replace(whole, label=row.label) if role == "written" else row)
    return rows


def _how(date: DocumentDate | None, *, proven: bool) -> str:
    words = [WORDS[date.modality]] if date else []
    return "; ".join([*words, *(["proven from its links"] if proven else [])])


def _bounds(lo: int | None, hi: int | None) -> str:
    if lo is None:
        return f"not after {say_span(hi, hi)}" if hi is not None else "no bound"
    return f"not before {say_span(lo, lo)}" if hi is None else say_span(lo, hi)
