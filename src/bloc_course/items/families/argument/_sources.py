"""The evidence of a task: how a paper is cited rightly, and facts that count as evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from bloc_course.dataset.query import World
from bloc_course.dataset.records import Document
from bloc_course.dates import DateError, parse_edtf, say, say_span
from bloc_course.items.families.argument._forms import LATER, NOUNS, SAYING, names_of
from bloc_course.items.families.argument._tasks import Task
from bloc_course.items.families.argument._weighing import WEIGHING
from bloc_course.items.marking._criteria import Piece
from bloc_course.items.obligations.time import dates_of

# A network that bounds a paper no closer than this many days does not date it.
CLOSE = 800
# A span worked out is told where it is of some use to a reader.
NEAR, TWO_MONTHS = 100, 62
# A span from day to day is nobody’s way to date a letter: it was drawn from other dates.
_DAYS = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}/[0-9]{4}-[0-9]{2}-[0-9]{2}")
# But a third of a month is how a paper dates itself that says “end of September”.
_PART = re.compile(r"([0-9]{4}-[0-9]{2})-(01|11|21)/\1-(?:10|20|28|29|30|31)")
PARTS = {"01": "beginning", "11": "middle", "21": "end"}
# A paper of the prosecution is evidence of what was charged, and so it is to be cited.
CHARGE = " (a charge: to be cited only as such)"
AS_CHARGE = (
    *WEIGHING["under what pressure"],
    *("charge", "charges", "charged", "alleg*", "prosecut*", "accus*", "confess*", "to convict"),
)
NOT_ITS_DATE = ("found", "identified")


def authored(task: Task, name: str) -> tuple[str, ...]:
    """The forms authored for a record or a word, dates left out."""
    return tuple(form for form in _forms(task, name) if not form[0].isdigit())


def _forms(task: Task, name: str) -> Iterator[str]:
    return (form for one in task.concepts.get(name, ()) for need in one.needs for form in need)


def piece(world: World, task: Task, source: str) -> Piece:
    """A paper as it must be cited: by a title or by its author and kind, with a date of its own."""
    document = world.data.documents[source]
    people = [person for person in document.author if person in world.data.people]
    authors = [f for one in people for f in (*names_of(world, one), *authored(task, one))]
    known = dates(world, task, source)
    late = document.stance == "retrospective" and document.kind in ("memoir", "book")
    charge = source in task.charges
    return Piece(
        name=source,
        says=_called(world, document) + (CHARGE if charge else ""),
        titles=tuple(dict.fromkeys((*names_of(world, source), *authored(task, source)))),
        kinds=(*NOUNS[document.kind], *SAYING) if authors else (),
        authors=tuple(authors),
        dates=known,
        times=LATER if known and late else (),
        told_as=AS_CHARGE if charge else (),
    )


def _called(world: World, document: Document) -> str:
    """A paper with the date that the article gives it, else with what follows from other dates."""
    own = [one.when for role, one in document.dates.items() if role not in NOT_ITS_DATE]
    own += [statement.value for statement in dates_of(world, document.id)]
    told = next(filter(_closed, own), "")
    if told and not _DAYS.fullmatch(told):
        # A memoir known by the year of a print may have been written long before.
        print_only = document.kind == "memoir" and set(document.dates) == {"printed"}
        return f"{document.title}, {'in print ' if print_only else ''}{_either(told)}"
    part = _PART.fullmatch(told)
    if part:
        return f"{document.title}, {PARTS[part[2]]} of {say(parse_edtf(part[1]))}"
    lo, hi = world.reading.bounds(document.id)
    if lo is None or hi is None or hi - lo >= NEAR:
        return document.title
    return f"{document.title}, worked out: {say_span(lo, hi)}"


def _either(edtf: str) -> str:
    """A date in words; two months that follow each other are an alternative and no span."""
    parsed = parse_edtf(edtf)
    text = say(parsed)
    if parsed.lo is None or parsed.hi is None or parsed.hi - parsed.lo > TWO_MONTHS:
        return text
    return text.removeprefix("between ").replace(" and ", " or ")


def dates(world: World, task: Task, source: str) -> tuple[str, ...]:
    """The dates by which an answer may give a paper: all that are printed, and what is proven."""
    document = world.data.documents[source]
    found = [one.when for role, one in document.dates.items() if role not in NOT_ITS_DATE]
    found += [statement.value for statement in dates_of(world, source)]
    for link in document.printed_in:
        found += [one.when for one in world.data.documents[link.to].dates.values()]
    lo, hi = world.reading.bounds(source)
    if hi is not None:
        found = [one for one in found if not _much_later(one, hi)]
    if lo is not None and hi is not None and hi - lo < CLOSE:
        found.append(f"{date.fromordinal(lo)}/{date.fromordinal(hi)}")
    found += [form for form in _forms(task, source) if form[0].isdigit()]
    return tuple(dict.fromkeys(filter(_closed, found)))


def _much_later(edtf: str, latest: int) -> bool:
    """Whether a date, as that of the find or of a print, lies long after a paper was written."""
    try:
        lo = parse_edtf(edtf).lo
    except DateError:
        return False
    return lo is not None and lo - latest > CLOSE


def _closed(edtf: str) -> bool:
    """Whether a date has both ends."""
    try:
        parsed = parse_edtf(edtf)
    except DateError:
        return False
    return parsed.lo is not None and parsed.hi is not None
