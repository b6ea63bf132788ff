"""G5 Same name, another person: of which bearer of a name the article says a thing."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations, zip_longest

from bloc_course.dataset.query import World
from bloc_course.dataset.records import Claim, Judgement, Person
from bloc_course.draw import Rank, by_rank
from bloc_course.items import obligations
from bloc_course.items.families._assemble import (
    Asked,
    Frame,
    assemble,
    hint,
    in_order,
    listed,
    refusing,
)
from bloc_course.items.families._draws import Area, areas
from bloc_course.items.families._positions import contested, position, with_places
from bloc_course.items.families._speakers import author
from bloc_course.items.families.prosopography._namesakes import (
    BOTH,
    FAMILY,
    SHARED,
    by_paper,
    check,
    gapped,
    own_of,
    places_of,
    said_of_names,
    sharers,
    tells_end,
    twin,
)
from bloc_course.items.family import Family, Scope, Seed
from bloc_course.items.interactions import Option
from bloc_course.items.interactions.inline_choice import Gap, InlineChoice
from bloc_course.items.item import Evidence, Feedback, Item, ItemPart
from bloc_course.items.marking.m1_single import Single
from bloc_course.items.obligations.names import surname
from bloc_course.items.proof import Discharged, Refused

FRAME = Frame(FAMILY, "prosopography", "remember")
OPTIONS = 3
# About as long as a surname with its initials, so that its length tells little.
BOTH_TEXT = "both of them"
GAP = "gap"


def seeds(world: World, rank: Rank, scope: Scope) -> Iterator[Seed]:
    """Keys in turn, what is said by rank, the other options by rank too."""
    within = areas(world, scope)
    queues: dict[str, list[Seed]] = {}
    for said in by_rank(said_of_names(world).values(), rank, lambda said: said.id):
        area = next(iter(by_rank(_fitting(world, within, said), rank, lambda a: a.chapter)), None)
        if area:
            seed = by_rank(_seeds(world, said, area), rank, ":".join)[0]
            queues.setdefault(_turn(world, said), []).append(seed)
    turns = zip_longest(*(queues[key] for key in by_rank(queues, rank, str)))
    yield from (seed for turn in turns for seed in turn if seed)


def _fitting(world: World, within: tuple[Area, ...], said: Judgement) -> list[Area]:
    return [area for area in within if _seeds(world, said, area)]


def _turn(world: World, said: Judgement) -> str:
    """The answers that take turns: every person, and “both” once for each name."""
    name = min(said.about, *world.data.people[said.about].namesakes)
    return f"{BOTH} {name}" if said.tag == SHARED else said.about


def _key(said: Judgement) -> str:
    return BOTH if said.tag == SHARED else said.about


@lru_cache(maxsize=1024)
def _seeds(world: World, said: Judgement, area: Area) -> tuple[Seed, ...]:
    """Every item of one entry that the area gives to its readers."""
    people = world.data.people
    if not (area.holds(places_of(said)) and area.meets(people[said.about])):
        return ()
    met = [p for p in people[said.about].namesakes if area.meets(people[p])]
    if said.tag == SHARED:
        twins = [p for p in met if p in sharers(world, said) and said.about < p]
        twins = [p for p in twins if area.holds(places_of(twin(world, said, p)))]
        return tuple((said.id, p) for p in twins if _fits(world, said, (p,)))
    known = [p for p in met if own_of(world, p)]
    chosen = combinations([*known, BOTH], OPTIONS - 1)
    return tuple((said.id, *others) for others in chosen if _fits(world, said, others))


def _fits(world: World, said: Judgement, others: tuple[str, ...]) -> bool:
    try:
        check(world, said, others)
    except Refused:
        return False
    return True


@refusing
def build(world: World, seed: Seed) -> Item:
    """The item of one thing said, with two other answers: namesakes, or both of two."""
    said = said_of_names(world)[seed[0]]
    others = seed[1:]
    check(world, said, others)
    people = sorted({said.about, *others} - {BOTH})
    offers_both = len(people) < OPTIONS
    told = {said.about: said}
    if said.tag == SHARED:
        told |= {p: twin(world, said, p) for p in people if p != said.about}
    names = _labels(world, people) | ({BOTH: BOTH_TEXT} if offers_both else {})
    key = _key(said)
    told = {person: told[person] for person in people if person in told}
    source = " ".join(_line(names, one) for one in told.values())
    locators = in_order(at for one in told.values() for at in places_of(one))
    charged = [claim for one in told.values() if (claim := _behind(world, one))]
    called = listed(sorted({surname(world, person) for person in people}), "or")
    return assemble(
        world,
        FRAME,
        seed,
        stem=(
            f"{author(world)}’s article speaks of more than one person called {called}. Of whom "
            f"does it say this{': of one of the two below, or of both' if offers_both else ''}?"
        ),
        plain=f"More than one person is called {called}. Of whom does {author(world)}’s article "
        "say this?",
        parts=(
            ItemPart(
                name="namesake",
                interaction=InlineChoice(
                    text=gapped(said),
                    gaps=(Gap(GAP, tuple(Option(code, text) for code, text in names.items())),),
                ),
                key=Single(correct=key),
            ),
        ),
        feedback=Feedback(
            hint=hint(locators),
            rule="Tell namesakes apart by first name or initials, and by what else the place says.",
            key=source,
            choices={
                code: f"{_instead(names, code, key)} {source}" for code in names if code != key
            },
            open=" ".join(dict.fromkeys(position(world, claim) for claim in charged)),
            reread=locators,
        ),
        evidence=tuple(
            Evidence(
                one.about,
                places_of(one),
                f"{names[one.about]} {by_paper(one)}.",
                "alleged" if _behind(world, one) else "stated",
            )
            for one in told.values()
        ),
        proof=(
            obligations.tagged((said.id, *people), "a reviewer found of whom the article says it"),
            Discharged("O6", tuple(people), "a place has the name with a first name or initials"),
            obligations.one_referent(names),
            obligations.attributed((said.id,), "the stem asks of whom the article says it"),
        ),
        asked=_asked(world, said, tuple(told.values())),
        drivers={"options": str(len(names)), "namesake": "yes", "shared": str(key == BOTH)},
        met=people,
    )


def _asked(world: World, said: Judgement, told: tuple[Judgement, ...]) -> Asked:
    """What is said, and the claim behind it: another item may tell that with the full name.

    So may an item on the end of that life, where the end is told in the same words.
    """
    behind = (said.rests_on,) if said.rests_on else ()
    ends = tuple(f"{one.about}.fate" for one in told if tells_end(world, one))
    # An item on the members of the body that a charge is about asks the same.
    bodies = tuple(
        f"{one.about}.{member.group}"
        for one in told
        if (claim := _behind(world, one))
        for member in world.data.people[one.about].memberships
        if member.group == claim.subject
    )
    return Asked(
        keyed=(said.id, *behind, *ends, *dict.fromkeys(bodies)),
        reveals=tuple(one.id for one in told),
    )


def _behind(world: World, said: Judgement) -> Claim | None:
    """The claim that a thing said rests on, if it is a charge or a confession in court."""
    claim = world.data.claims.get(said.rests_on)
    return claim if claim and contested(claim) else None


def _line(names: dict[str, str], said: Judgement) -> str:
    return with_places(f"{names[said.about]} {by_paper(said)}", said.cite)


def _instead(names: dict[str, str], code: str, key: str) -> str:
    """Whom the place means; what is told of the other man is the key of another item."""
    if key == BOTH:
        (other,) = names.keys() - {code, BOTH}
        return f"The article says it of {names[other]} as well."
    if code == BOTH:
        (other,) = names.keys() - {key, BOTH}
        return f"Of {names[other]} the article does not say it."
    return f"It is not said of {names[code]} but of {names[key]}."


def _labels(world: World, people: list[str]) -> dict[str, str]:
    """Each name with its initials, alike in length; where one is a surname, all get their place."""
    names = {person: _label(world.data.people[person]) for person in people}
    if all(len(name.split()) > 2 for name in names.values()):
        return {person: _initials(name) for person, name in names.items()}
    if any(" " not in name for name in names.values()):
        return {p: f"{name} ({world.data.people[p].cite[0]})" for p, name in names.items()}
    return names


def _initials(name: str) -> str:
    *first, last = name.split()
    return f"{''.join(f'{word[0]}.' for word in first)} {last}"


def _label(person: Person) -> str:
    """First name, initial and surname, where a form so made is printed; else the main form."""
    forms = (person.name, *(alias.form for alias in person.aliases))
    shaped = (form for form in forms if len(form.split()) > 2 and form.split()[1].endswith("."))
    return next(shaped, person.name)


def count(world: World) -> int:
    """Things said, with every pair of other answers, over all chapters."""
    every = areas(world, Scope())
    return len(
        {s for said in said_of_names(world).values() for a in every for s in _seeds(world, said, a)}
    )


def candidates(world: World) -> Iterator[Seed]:
    """Everything said of a bearer of a shared name, with the first namesake."""
    for said in said_of_names(world).values():
        namesakes = world.data.people[said.about].namesakes
        yield (said.id, *namesakes[: OPTIONS - 1])


SPEC = Family(
    id=FRAME.family,
    title="Same name, another person",
    skill=FRAME.skill,
    level=FRAME.level,
    interaction="inline-choice",
    obligations=("O5", "O6", "O7", "O8"),
    seeds=seeds,
    build=build,
    count=count,
    candidates=candidates,
    lacks="more people who share a surname: the article has two sets of whom it tells enough",
)
