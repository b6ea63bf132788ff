"""The dates of a paper by their use: written, carried, printed, found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bloc_course.dataset.names import folded
from bloc_course.dataset.query import World
from bloc_course.dataset.records import Document, DocumentDate
from bloc_course.dates import parse_edtf, say, say_span
from bloc_course.dates.days import calendar_day, month_span
from bloc_course.items import obligations
from bloc_course.items.families._assemble import in_order
from bloc_course.items.families.chronology import _cards as cards

# A date that a paper bears counts as that of its writing, so the two are never told apart.
WRITTEN = "written"
ROLES = {
    "bears": WRITTEN,
    "written": WRITTEN,
    "carried": "carried",
    "printed": "printed",
    "identified": "identified",
    "found": "found",
}
# What a printed thing bears is its date of printing; only papers that were written are asked.
SMALL = frozenset({"of", "the", "in", "no", "on", "and", "a"})
UNKNOWN = "correspondent"
Span = tuple[int, int]
PRINT = ("periodical-issue", "book", "memoir", "preface", "report")


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """One date of a paper in one use: its days, how a reader sees it, where it stands.

    Days count by their month, for papers are written on days and printed in months, so that a day
    would tell its use. `told` is the date as printed, with our reading marked as such; `partly`
    that the place prints a part of it and the rest is concluded.
    """

    paper: str
    role: str
    lo: int
    hi: int
    shown: str
    told: str
    locators: tuple[str, ...]
    modality: str
    partly: bool = False

    @property
    def code(self) -> str:
        """The use as a row."""
        return f"{self.paper}:{self.role}"

    def meets(self, other: Use) -> bool:
        """Whether the two dates have a day in common."""
        return self.lo <= other.hi and other.lo <= self.hi


@lru_cache(maxsize=4)
def uses(world: World) -> dict[str, dict[str, Use]]:
    """The uses of each paper, by role."""
    found = {
        document.id: {
            use.role: use
            for use in _uses(world, document)
            if not (_of_print(use) and _named(world, document))
        }
        for document in world.data.documents.values()
        if document.standing == "primary"
        and document.kind not in PRINT
        and document.id not in world.contradicted
        and not obligations.kept_out(world, "C9", document.id)
        and not cards.DATED.search(document.title)
    }
    return {paper: by_role for paper, by_role in found.items() if by_role}


@lru_cache(maxsize=4)
def prints(world: World) -> dict[str, tuple[Use, ...]]:
    """Every date of print of each paper, also where its name tells it: another use may meet it."""
    return {
        paper: tuple(use for use in _uses(world, world.data.documents[paper]) if _of_print(use))
        for paper in uses(world)
    }


def _of_print(use: Use) -> bool:
    return use.role == "printed"


def _uses(world: World, document: Document) -> Iterator[Use]:
    """Each date of its own, and the date of the issue that prints it if it has none of print."""
    for field, date in document.dates.items():
        rival = (document.id, f"dates.{field}") in world.disputed
        if not rival and _told(world, document, field, date):
            yield from _use(world, document.id, ROLES[field], date, date.cite)
    if "printed" in document.dates or (document.id, "printed_in") in world.disputed:
        return
    for link in document.printed_in[:1]:
        issue = world.data.documents[link.to]
        printed = issue.dates.get("printed")
        rival = (issue.id, "dates.printed") in world.disputed
        if printed is not None and printed.as_printed and not rival:
            yield from _use(world, document.id, "printed", printed, (*link.cite, *printed.cite))


def _told(world: World, document: Document, field: str, date: DocumentDate) -> bool:
    """Whether the article tells this use: a saying is not written, what it bears is on paper."""
    if document.kind == "statement":
        return field == "bears"
    # A finding may be dated by the search in which it was made, and cites both.
    concluded = field == "found" and date.basis == "inferred" and not _unknown_hand(world, document)
    return bool(date.as_printed) or concluded


def _unknown_hand(world: World, document: Document) -> bool:
    """Whether only a signature tells who wrote it: to find such a paper is to identify it too."""
    people = world.data.people
    known = (one for one in document.author if one not in people or people[one].kind != UNKNOWN)
    return not any(known)


def _named(world: World, document: Document) -> bool:
    """Whether the title names what prints it, so that nobody needs the date."""
    titles = (world.name(link.to) for link in document.printed_in)
    words = {word for title in titles for word in folded(title).split()} - SMALL
    return bool(words & set(folded(document.title).split()))


def _use(
    world: World, paper: str, role: str, date: DocumentDate, cite: tuple[str, ...]
) -> Iterator[Use]:
    edtf = parse_edtf(date.when)
    if edtf.proof_lo is None or edtf.proof_hi is None or date.basis == "envelope":
        return
    days = edtf.proof_lo, edtf.proof_hi
    lo, hi = _months(*days)
    # The place prints a part only: the rest is concluded.
    part = date.basis == "inferred" or not cards.YEAR.search(date.as_printed)
    partly = part and bool(date.as_printed)
    modality = "inferred" if partly else date.modality
    yield Use(
        paper=paper,
        role=role,
        lo=lo,
        hi=hi,
        shown=_shown(date, (lo, hi)),
        told=cards.as_printed(date.as_printed, days, _read(date)),
        locators=in_order(cite),
        modality=cards.weakest(world, paper, modality) if role == WRITTEN else modality,
        partly=partly and date.modality == "stated",
    )


def _months(lo: int, hi: int) -> Span:
    """The whole months that the days from `lo` to `hi` lie in."""
    (year, first, _), (last_year, last, _) = calendar_day(lo), calendar_day(hi)
    return month_span(year, first, last + 12 * (last_year - year))


def _read(date: DocumentDate) -> str:
    """Our reading of a date in words."""
    text = say(parse_edtf(date.when))
    joiner = " or " if re.search(r"\bor\b", date.as_printed) else " to "
    plain = text.startswith("between ")
    return text.removeprefix("between ").replace(" and ", joiner, 1) if plain else text


def _shown(date: DocumentDate, days: Span) -> str:
    """A date as a row shows it: by its months, or in words where these leave an edge open."""
    words, text = date.as_printed, say_span(*days)
    several = calendar_day(days[0])[:2] != calendar_day(days[1])[:2]
    if several and re.search(r"\bor\b", words):
        return say(parse_edtf(date.when)).replace("between ", "").replace(" and ", " or ")
    vague = cards.VAGUE_END.search(words) or cards.VAGUE_START.search(words)
    # Both months count in, so nothing is said to lie between them.
    plain = text.removeprefix("between ").replace(" and ", " to ", 1) if several else text
    return f"“{words}”" if several and vague else plain
