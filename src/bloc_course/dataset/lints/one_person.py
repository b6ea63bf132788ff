"""One person, one record: two records don't share life dates and the beginning of a name."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import combinations

from bloc_course.dataset.lints._base import Fault, Lint
from bloc_course.dataset.load import Dataset
from bloc_course.dataset.names import folded
from bloc_course.dataset.records import Person

# Transliterations of one Russian surname ("Smirnov", "Smirnoff") are more alike than that.
_ALIKE = 0.8


def check(dataset: Dataset) -> Iterator[Fault]:
    """Pairs of records that look like one person in two spellings."""
    named = [p for p in dataset.people.values() if p.kind != "correspondent"]
    for one, other in combinations(named, 2):
        if other.id in one.namesakes or one.id in other.namesakes:
            continue
        if _alike(one, other):
            yield Fault(
                record=other.id,
                path=("name",),
                problem=f"looks like {one.id} in another spelling",
                found=other.name,
                hint="make it one record with an alias, or name both in `namesakes`",
            )


def _alike(one: Person, other: Person) -> bool:
    """Whether surnames are spelled alike and neither first name nor life tells them apart."""
    (*first, last), (*first_other, last_other) = _words(one), _words(other)
    # Two fast bounds before the slow measure: this runs on every pair of people.
    if last[:1] != last_other[:1] or abs(len(last) - len(last_other)) > 2:
        return False
    if SequenceMatcher(None, last, last_other).ratio() <= _ALIKE:
        return False
    if first and first_other and first[0][0] != first_other[0][0]:
        return False
    return not (one.born and other.born and one.born != other.born)


def _words(person: Person) -> list[str]:
    return folded(person.name).split() or [""]


SPEC = Lint(code="D09", rule="one person has one record", check=check)
