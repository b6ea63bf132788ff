"""Where one fate befell a person twice, each label says which time it means."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import permutations

from bloc_course.dataset.lints._base import Fault, Lint
from bloc_course.dataset.load import Dataset
from bloc_course.dataset.records import Event
from bloc_course.dates import DateError, EdtfDate, parse_edtf

# Words that texts use for the same thing: one man is deported in the body and exiled in a note.
_FATES = {
    "exile": re.compile(r"\b(?:deport|exile|banish)\w*", re.IGNORECASE),
    "expulsion": re.compile(r"\b(?:expuls|expel|exclusion|excluded)\w*", re.IGNORECASE),
    "arrest": re.compile(
        r"\b(?:re-?)?(?:arrest|(?<!years’ )imprison|internment|recapture)\w*", re.IGNORECASE
    ),
    "capitulation": re.compile(r"\b(?:capitulat|self-critici|self-humiliat)\w*", re.IGNORECASE),
    "readmission": re.compile(r"\bre-?admi\w*", re.IGNORECASE),
}
# What follows names another event by which this one is known, or the man.
_ASIDE = re.compile(r"\b(?:after|before|once|instead|who|whom|that)\b|,(?! with a )")
# What every such event has in common tells none from another.
_IDLE = re.compile(r"\b(?:from|to) the party\b", re.IGNORECASE)
_TELLS = re.compile(
    r"\b(?:first|second|third|last|renewed|joint|again|after|before|once|who|whom|with|in|at|to"
    r"|under|from|near|together|instead)\b|,",
    re.IGNORECASE,
)


def check(dataset: Dataset) -> Iterator[Fault]:
    """Labels that fit two events of one person at different times."""
    fates: dict[tuple[str, str], list[Event]] = defaultdict(list)
    for event in dataset.events.values():
        head = _ASIDE.split(event.label)[0]
        for fate in (name for name, word in _FATES.items() if word.search(head)):
            for one in event.participants:
                fates[one.person, fate].append(event)
    told = set()
    for (person, fate), events in fates.items():
        for event, other in permutations(events, 2):
            if event.id in told or _TELLS.search(_IDLE.sub("", event.label)):
                continue
            if not _meet(event, other):
                told.add(event.id)
                yield Fault(
                    record=event.id,
                    path=("label",),
                    problem=f"it fits another {fate} of {person} too: {other.id}",
                    found=event.label,
                    hint="say after, before or with what it happened, or where",
                )


def _meet(one: Event, other: Event) -> bool:
    """Whether the days that the records allow meet, so that both may be one and the same."""
    try:
        first, second = parse_edtf(one.when), parse_edtf(other.when)
    except DateError:
        return True  # reported by the lint on EDTF
    return not (_ends_before(first, second) or _ends_before(second, first))


def _ends_before(one: EdtfDate, other: EdtfDate) -> bool:
    return one.hi is not None and other.lo is not None and one.hi < other.lo


SPEC = Lint(code="D20", rule="a label fits one event of a person only", check=check)
