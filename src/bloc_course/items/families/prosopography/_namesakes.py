"""What is said of the bearers of one name, by a reviewer’s finding, and whether it is proven."""

from __future__ import annotations

import re
from functools import lru_cache

from bloc_course.dataset.evidence import citations
from bloc_course.dataset.names import folded
from bloc_course.dataset.query import World
from bloc_course.dataset.records import Judgement, Person
from bloc_course.items.families._assemble import in_order, listed
from bloc_course.items.families._positions import POSITION
from bloc_course.items.proof import Refused

FAMILY = "G5"
# An answer of its own: the two men offered share what is said.
BOTH = "both"
ALONE, SHARED = "alone", "shared"
# What stands before the paper that says it of this bearer.
PAPER = " | "
# What was done to somebody is told as a clause, which fits one man and two: “That he was …”.
CLAUSE = "he was "
# What stands after the thing said without a comma: “in 1927”.
WHEN = re.compile(r"in \d{4}\b")
# Of whom fewer things are told is no answer that anybody weighs.
FEWEST = 3
# A place that the words after the paper name.
LOCATOR = re.compile(r"\b[pn]\d+(?:\.\d+)?\b")
# Longer words are compared by their first letters, so that “expelled” does not meet “execution”.
LONG, STEM = 4, 5
# Who knows the events from study only.
STUDIES = "scholar"


@lru_cache(maxsize=4)
def said_of_names(world: World) -> dict[str, Judgement]:
    """What a reviewer found said of one bearer of a name, or of several."""
    every = world.data.judgements.values()
    return {j.id: j for j in every if j.family == FAMILY and j.tag != POSITION}


@lru_cache(maxsize=4)
def own_of(world: World, person: str) -> tuple[Judgement, ...]:
    """What is said of somebody and of none of the namesakes."""
    return tuple(j for j in said_of_names(world).values() if (j.about, j.tag) == (person, ALONE))


def saying(said: Judgement) -> str:
    """What is said, without the paper that says it of this one person."""
    return said.text.partition(PAPER)[0]


def by_paper(said: Judgement) -> str:
    """What is said, with that paper where one is written down."""
    words, _, paper = said.text.partition(PAPER)
    words = words.removeprefix("he ") if words.startswith(CLAUSE) else words
    between = " " if WHEN.match(paper) else ", "
    return f"{words}{between}{paper}" if paper else words


def gapped(said: Judgement) -> tuple[str, str]:
    """What stands before and after the gap for the name."""
    words = saying(said)
    if words.startswith(CLAUSE):
        return (f"That {words} is told of ", ".")
    return ("", f" {words}.")


def places_of(said: Judgement) -> tuple[str, ...]:
    """Where it is said, and where the paper that says it is told of."""
    return in_order((*said.cite, *LOCATOR.findall(said.text.partition(PAPER)[2])))


def sharers(world: World, said: Judgement) -> tuple[str, ...]:
    """The bearers of the name of whom the same is said."""
    words = saying(said)
    return tuple(sorted(j.about for j in said_of_names(world).values() if saying(j) == words))


def check(world: World, said: Judgement, others: tuple[str, ...]) -> None:
    """Refused unless a reviewer settled of whom it is said, and the passage tells the man apart."""
    person = world.data.people[said.about]
    studies = person.kind == STUDIES
    if said.tag not in (ALONE, SHARED):
        because = f"{saying(said)!r}: the passage does not say which bearer of the name is meant"
        raise Refused("O6", (said.id, person.id), because)
    whom = sharers(world, said)
    if (len(whom) > 1) != (said.tag == SHARED):
        raise Refused("O5", (said.id, *whom), f"{saying(said)!r} is said of {listed(whom)}")
    men = tuple(other for other in others if other != BOTH)
    strangers = [other for other in men if other not in person.namesakes]
    if strangers or not men:
        raise Refused("O5", (said.id, *strangers), f"no namesake of {person.id} among {others}")
    far = [other for other in men if (world.data.people[other].kind == STUDIES) != studies]
    if far:
        because = f"who wrote on these events is not taken for one who lived through them: {far[0]}"
        raise Refused("O5", (said.id, person.id, *far), because)
    slight = [man for man in (person.id, *men) if len(own_of(world, man)) < FEWEST]
    if slight:
        because = f"so little is told of {slight[0]} that nobody would weigh the name"
        raise Refused("O5", (said.id, *slight), because)
    if said.tag == SHARED and (BOTH in others or not set(men) <= set(whom)):
        raise Refused("O5", (said.id, *others), f"{saying(said)!r} is said of others as well")
    for one in (said, *(twin(world, said, man) for man in men if said.tag == SHARED)):
        _tells_apart(world, one, tuple(man for man in men if man not in whom))


def _tells_apart(world: World, said: Judgement, others: tuple[str, ...]) -> None:
    """O6: of the others nobody is in view where it is said, or the name is printed in full."""
    person = world.data.people[said.about]
    known = _in_full(person) if " " in person.name else seen_at(world, person.id)
    if not known.intersection((*said.cite, *LOCATOR.findall(said.text.partition(PAPER)[2]))):
        raise Refused("O6", (said.id,), f"no place of it has more than the surname of {person.id}")
    for at in said.cite:
        alone = not any(at in seen_at(world, other) for other in others)
        if at not in seen_at(world, person.id) or not (alone or at in _in_full(person)):
            raise Refused("O6", (said.id, *others), f"{at} does not tell the namesakes apart")


@lru_cache(maxsize=256)
def seen_at(world: World, person: str) -> frozenset[str]:
    """Every paragraph in which the records find somebody."""
    record = world.data.people[person]
    return frozenset([*record.mentions, *(at for at, _ in citations(record))])


def _in_full(person: Person) -> frozenset[str]:
    """Where a form of the name is printed that has more than the surname; so does the note."""
    notes = (at for at in person.cite[:1] if at.startswith("n") and " " in person.name)
    forms = (at for a in person.aliases if len(folded(a.form).split()) > 1 for at in a.cite)
    return frozenset((*notes, *forms))


def tells_end(world: World, said: Judgement) -> bool:
    """Whether it is told in words that also tell the end of this life."""
    fates = world.data.people[said.about].fate
    return any(_stems(saying(said)) & _stems(fate.wording) for fate in fates)


def _stems(text: str) -> set[str]:
    return {word[:STEM] for word in folded(text).split() if len(word) >= LONG}


def twin(world: World, said: Judgement, person: str) -> Judgement:
    """The entry that says the same of a namesake."""
    return next(
        j for j in said_of_names(world).values() if (j.about, saying(j)) == (person, saying(said))
    )
