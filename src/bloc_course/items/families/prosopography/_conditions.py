"""Conditions that the article settles for each person: lists, years, trials, ends of lives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from bloc_course.dataset.query import World
from bloc_course.dataset.records import Group, Judgement, Person
from bloc_course.items.families._speakers import author_document
from bloc_course.items.families.prosopography._condition import (
    EDITION,
    FAMILY,
    Condition,
    Fact,
    main_place,
)
from bloc_course.items.families.prosopography._dated import dated
from bloc_course.items.families.prosopography._ends import WORDED, ends
from bloc_course.items.families.prosopography._tables import MEMBER, papers

# A condition is of use if so many people are known to meet it, and as many not to.
FEWEST = 3
# What a reviewer was asked of a person and a group, and the answer that closes the matter.
BELONGED, OUTSIDER = "Did this person belong to the {group}?", "outsider"


@lru_cache(maxsize=4)
def conditions(world: World) -> dict[str, Condition]:
    """Every condition that tells people apart, by id."""
    every = (*_lists(world), *_groups(world), *_ends(world), *dated(world))
    found = {}
    for condition in map(_placed, every):
        holding = sum(fact.holds for fact in condition.facts.values())
        if min(holding, len(condition.facts) - holding) >= FEWEST:
            found[condition.id] = condition
    return found


def _placed(condition: Condition) -> Condition:
    """The condition with those facts only that the article itself tells at a place of its own."""
    facts = {p: f for p, f in condition.facts.items() if f.at and not f.at.startswith(EDITION)}
    return replace(condition, facts=facts)


def _lists(world: World) -> Iterator[Condition]:
    """Who stands in a complete list; whoever it lacks is out, unless it gives him another part."""
    for group in world.data.groups.values():
        closed = set(group.members_closed_in)
        listed = {
            person.id: [
                m for m in person.memberships if m.group == group.id and m.according_to in closed
            ]
            for person in _undisputed(world)
        }
        inside = {
            person: parts
            for person, parts in listed.items()
            if {m.according_to for m in parts if m.status in MEMBER} == closed
        }
        if not closed or not inside:
            continue
        at = Counter(m.cite[0] for parts in inside.values() for m in parts).most_common(1)[0][0]
        modality = next(iter(inside.values()))[0].modality
        facts = {
            person: Fact(
                person in inside,
                _list_fact(world, group, inside=person in inside),
                at,
                f"{person}.{group.id}",
                modality,
            )
            for person, parts in listed.items()
            if person in inside or not parts
        }
        yield Condition(f"list:{group.id}", "list", _list_text(world, group, modality), facts)


def _list_fact(world: World, group: Group, *, inside: bool) -> str:
    """Whether the group has somebody; only what papers list is called a list."""
    if author_document(world) in group.members_closed_in:
        return f"the {group.name} {'includes' if inside else 'does not include'} this person"
    return f"the list of members {'has' if inside else 'lacks'} this name"


def _list_text(world: World, group: Group, modality: str) -> str:
    """The sentence; a list of the author’s own needs no source, a charge is called one."""
    if author_document(world) in group.members_closed_in:
        return f"This person belonged to the {group.name}."
    source = papers(world, group.members_closed_in).rstrip(".")
    alleged, charge = ("alleged ", " (a charge, not a fact)") if modality == "alleged" else ("", "")
    return (
        f"The name stands in the list of members of the {alleged}{group.name}, by {source}{charge}."
    )


def _groups(world: World) -> Iterator[Condition]:
    """Who had belonged to a group, as stated by the author, and whom a reviewer found outside."""
    mine = author_document(world)
    for group in world.data.groups.values():
        judged = _judged(world).get(BELONGED.format(group=group.name), {})
        facts = {
            person: Fact(False, f"this person {found.text}", found.cite[0], f"{person}.{group.id}")
            for person, found in judged.items()
            if found.tag == OUTSIDER
        }
        for person in _undisputed(world) if facts else ():
            for part in person.memberships:
                plain = (part.group, part.modality, part.according_to) == (group.id, "stated", mine)
                if plain and person.id not in judged:
                    at = main_place(world, person.id, part.cite)
                    says = f"this person belonged to the {group.name}"
                    facts[person.id] = Fact(True, says, at, f"{person.id}.{group.id}")
        text = f"This person had belonged to the {group.name}."
        yield Condition(f"group:{group.id}", "group", text, facts)


def _undisputed(world: World) -> tuple[Person, ...]:
    """Everybody whose memberships are told in one way."""
    people = world.data.people.values()
    return tuple(p for p in people if (p.id, "memberships") not in world.disputed)


def _ends(world: World) -> Iterator[Condition]:
    for word in WORDED:
        facts = {
            person: Fact(
                places[0].word == word,
                f"the article says of the end: {places[0].wording}",
                places[0].at,
                f"{person}.fate",
            )
            for person, places in ends(world).items()
        }
        text = f"The article says that this person {WORDED[word]}."
        yield Condition(f"end:{word}", "end", text, facts)


@lru_cache(maxsize=4)
def _judged(world: World) -> dict[str, dict[str, Judgement]]:
    """What reviewers found, by question and person."""
    found: dict[str, dict[str, Judgement]] = {}
    for judgement in world.data.judgements.values():
        if judgement.family == FAMILY:
            found.setdefault(judgement.question, {})[judgement.about] = judgement
    return found
