"""Every id that a record names exists, and is of the kind that the field wants."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from bloc_course.dataset import records as r
from bloc_course.dataset.lints._base import Fault, Lint
from bloc_course.dataset.load import Dataset
from bloc_course.dataset.walk import Found, walk
from bloc_course.errors import nearest

PEOPLE, GROUPS, DOCUMENTS, EVENTS = ("people",), ("groups",), ("documents",), ("events",)
SPEAKERS = (*PEOPLE, *GROUPS, *DOCUMENTS)
# `Link.to` is not here: which kind it wants depends on the list that it stands in.
WANTED: dict[tuple[type[Struct], str], tuple[str, ...]] = {
    (r.Alias, "claim"): ("claims",),
    (r.Chapter, "builds_on"): ("chapters",),
    (r.Person, "namesakes"): PEOPLE,
    (r.Role, "according_to"): SPEAKERS,
    (r.Membership, "group"): GROUPS,
    (r.Membership, "according_to"): SPEAKERS,
    (r.Fate, "according_to"): SPEAKERS,
    (r.GroupStatus, "according_to"): SPEAKERS,
    (r.Group, "members_closed_in"): DOCUMENTS,
    (r.Document, "author"): (*PEOPLE, *GROUPS),
    (r.Document, "recipient"): (*PEOPLE, *GROUPS),
    (r.Document, "known_through"): SPEAKERS,
    (r.Hop, "from_"): SPEAKERS,
    (r.Hop, "to"): SPEAKERS,
    (r.Event, "according_to"): SPEAKERS,
    (r.Participant, "person"): (*PEOPLE, *GROUPS),
    (r.Claim, "asserted_by"): SPEAKERS,
    (r.Claim, "source"): DOCUMENTS,
    (r.Claim, "via"): SPEAKERS,
    (r.Claim, "supports"): ("claims",),
    (r.Claim, "opposes"): ("claims",),
    (r.Claim, "conflicts_with"): ("claims",),
    (r.Expression, "drawn_by"): SPEAKERS,
    (r.Term, "document"): DOCUMENTS,
    (r.Argument, "conclusion"): ("claims",),
    (r.Argument, "premises"): ("claims",),
    (r.Argument, "rivals"): ("claims",),
}
LINKS = {
    "reply_to": DOCUMENTS,
    "reports": EVENTS,
    "printed_in": DOCUMENTS,
    "carried_by": EVENTS,
    "presupposes": DOCUMENTS,
    "after": EVENTS,
    "before": EVENTS,
    "same_time_as": EVENTS,
}
# Fields whose id may be of any kind.
ANY = {
    (r.Claim, "subject"),
    (r.Term, "refers_to"),
    (r.Judgement, "about"),
    (r.Judgement, "rests_on"),
    (r.Statement, "record"),
}


def check(dataset: Dataset) -> Iterator[Fault]:
    """Faults of reference in all records."""
    kind_of = {record.id: kind for kind, records in dataset.by_kind().items() for record in records}
    for records in dataset.by_kind().values():
        for record in records:
            for found in walk(record):
                if found.value and (wanted := _wanted(found, kind_of)) is not None:
                    yield from _fault(record.id, found, wanted, kind_of)


def _wanted(found: Found, kind_of: dict[str, str]) -> tuple[str, ...] | None:
    """The kinds that the field takes, or None where it holds no id."""
    if found.owner is r.Link and found.attribute == "to":
        return LINKS[str(found.path[0])]
    if (found.owner, found.attribute) in ANY:
        return tuple(dict.fromkeys(kind_of.values()))
    return WANTED.get((found.owner, found.attribute))


def _fault(
    record: str, found: Found, wanted: tuple[str, ...], kind_of: dict[str, str]
) -> Iterator[Fault]:
    kind = kind_of.get(found.value)
    if kind in wanted:
        return
    known = [id_ for id_, k in kind_of.items() if k in wanted]
    problem = f"is of {kind}, not of" if kind else "no such entry in"
    yield Fault(
        record=record,
        path=found.path,
        problem=f"{problem} {' or '.join(wanted) if len(wanted) < 5 else 'the dataset'}",
        found=found.value,
        hint=nearest(found.value, known),
    )


SPEC = Lint(
    code="D02",
    rule="every id that a record names exists and is of the right kind",
    check=check,
)
