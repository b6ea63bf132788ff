"""G5 Same name, other man: of which bearer of a name the article says a thing."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations, zip_longest

from bloc_course.dataset.evidence import citations
from bloc_course.dataset.names import folded
from bloc_course.dataset.query import World
from bloc_course.dataset.records import Judgement, Person
from bloc_course.draw import Rank, by_rank
from bloc_course.items import obligations
from bloc_course.items.families._assemble import (
    Asked,
    Frame,
    assemble,
    cited,
    hint,
    in_order,
    listed,
    refusing,
)
from bloc_course.items.families._draws import Area, areas
from bloc_course.items.families._speakers import author
from bloc_course.items.family import Family, Scope, Seed
from bloc_course.items.interactions import Option
from bloc_course.items.interactions.inline_choice import Gap, InlineChoice
from bloc_course.items.item import Evidence, Feedback, Item, ItemPart
from bloc_course.items.marking.m1_single import Single
from bloc_course.items.obligations.names import surname
from bloc_course.items.proof import Discharged, Refused

FRAME = Frame("G5", "prosopography", "apply")
OPTIONS = 3
# An answer of its own: the two men offered share what is said.
BOTH, BOTH_TEXT = "both", "both of them"
GAP = "gap"
ALONE, SHARED = "alone", "shared"


@lru_cache(maxsize=4)
def _said(world: World) -> dict[str, Judgement]:
    """What a reviewer found said of one bearer of a name, or of several."""
    return {j.id: j for j in world.data.judgements.values() if j.family == FRAME.family}


@lru_cache(maxsize=4)
def _of(world: World, person: str) -> tuple[Judgement, ...]:
    """What is said of somebody and of none of the namesakes."""
    return tuple(j for j in _said(world).values() if (j.about, j.tag) == (person, ALONE))


def _sharers(world: World, said: Judgement) -> tuple[str, ...]:
    """The bearers of the name of whom the same is said."""
    return tuple(sorted(j.about for j in _said(world).values() if j.text == said.text))


def _check(world: World, said: Judgement, others: tuple[str, ...]) -> None:
    """Refused unless a reviewer settled of whom it is said, and the passage tells the man apart."""
    person = world.data.people[said.about]
    if said.tag not in (ALONE, SHARED):
        because = f"{said.text!r}: the passage does not say which bearer of the name is meant"
        raise Refused("O6", (said.id, person.id), because)
    sharers = _sharers(world, said)
    if (len(sharers) > 1) != (said.tag == SHARED):
        raise Refused("O5", (said.id, *sharers), f"{said.text!r} is said of {listed(sharers)}")
    men = tuple(other for other in others if other != BOTH)
    strangers = [other for other in men if other not in person.namesakes]
    if strangers or not men:
        raise Refused("O5", (said.id, *strangers), f"no namesake of {person.id} among {others}")
    if said.tag == SHARED and (BOTH in others or not set(men) <= set(sharers)):
        raise Refused("O5", (said.id, *others), f"{said.text!r} is said of others as well")
    for one in (said, *(_twin(world, said, man) for man in men if said.tag == SHARED)):
        _tells_apart(world, one, (*men, person.id))


def _tells_apart(world: World, said: Judgement, bearers: tuple[str, ...]) -> None:
    """O6: where it is said only this bearer of the name is in view, or the full form is printed."""
    person = world.data.people[said.about]
    for at in said.cite:
        alone = not any(at in _seen(world, other) for other in bearers if other != person.id)
        if at not in _seen(world, person.id) or not (alone or at in _in_full(person)):
            raise Refused("O6", (said.id, *bearers), f"{at} does not tell the namesakes apart")


@lru_cache(maxsize=32)
def _seen(world: World, person: str) -> frozenset[str]:
    """Every paragraph in which the records find somebody."""
    record = world.data.people[person]
    return frozenset([*record.mentions, *(at for at, _ in citations(record))])


def _in_full(person: Person) -> frozenset[str]:
    """Where a form of the name is printed that has more than the surname."""
    return frozenset(at for a in person.aliases if len(folded(a.form).split()) > 1 for at in a.cite)


def _twin(world: World, said: Judgement, person: str) -> Judgement:
    """The entry that says the same of a namesake."""
    return next(j for j in _said(world).values() if (j.about, j.text) == (person, said.text))


def seeds(world: World, rank: Rank, scope: Scope) -> Iterator[Seed]:
    """Keys in turn, what is said by rank, the other options by rank too."""
    within = areas(world, scope)
    queues: dict[str, list[Seed]] = {}
    for said in by_rank(_said(world).values(), rank, lambda said: said.id):
        area = next(iter(by_rank(_fitting(world, within, said), rank, lambda a: a.chapter)), None)
        if area:
            seed = by_rank(_seeds(world, said, area), rank, ":".join)[0]
            queues.setdefault(_key(said), []).append(seed)
    turns = zip_longest(*(queues[key] for key in by_rank(queues, rank, str)))
    yield from (seed for turn in turns for seed in turn if seed)


def _fitting(world: World, within: tuple[Area, ...], said: Judgement) -> list[Area]:
    return [area for area in within if _seeds(world, said, area)]


def _key(said: Judgement) -> str:
    return BOTH if said.tag == SHARED else said.about


@lru_cache(maxsize=1024)
def _seeds(world: World, said: Judgement, area: Area) -> tuple[Seed, ...]:
    """Every item of one entry that the area gives to its readers."""
    people = world.data.people
    if not (area.holds(said.cite) and area.meets(people[said.about])):
        return ()
    met = [p for p in people[said.about].namesakes if area.meets(people[p])]
    if said.tag == SHARED:
        twins = [p for p in met if p in _sharers(world, said) and said.about < p]
        twins = [p for p in twins if area.holds(_twin(world, said, p).cite)]
        return tuple((said.id, p) for p in twins if _fits(world, said, (p,)))
    known = [p for p in met if any(area.holds(own.cite) for own in _of(world, p))]
    chosen = combinations([*known, BOTH], OPTIONS - 1)
    return tuple((said.id, *others) for others in chosen if _fits(world, said, others))


def _fits(world: World, said: Judgement, others: tuple[str, ...]) -> bool:
    try:
        _check(world, said, others)
    except Refused:
        return False
    return True


@refusing
def build(world: World, seed: Seed) -> Item:
    """The item of one thing said, with two other answers: namesakes, or both of two."""
    said = _said(world)[seed[0]]
    others = seed[1:]
    _check(world, said, others)
    people = sorted({said.about, *others} - {BOTH})
    offers_both = len(people) < OPTIONS
    told = _told(world, said, people)
    names = _labels(world, people) | ({BOTH: BOTH_TEXT} if offers_both else {})
    key = _key(said)
    keyed = [told[person] for person in people if key in (person, BOTH)]
    source = " ".join(_line(names, one) for one in keyed)
    locators = in_order(at for one in told.values() for at in one.cite)
    called = listed(sorted({surname(world, person) for person in people}), "or")
    return assemble(
        world,
        FRAME,
        seed,
        stem=(
            f"{author(world)}’s article speaks of more than one man called {called}. Of whom does "
            "it say this?"
        ),
        parts=(
            ItemPart(
                name="namesake",
                interaction=InlineChoice(
                    text=("", f" {said.text}."),
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
                code: f"{_instead(names, told, code, key)} {source}"
                for code in names
                if code != key
            },
            reread=locators,
        ),
        evidence=tuple(
            Evidence(one.about, one.cite, f"{names[one.about]} {one.text}.", "stated")
            for one in told.values()
        ),
        proof=(
            obligations.tagged((said.id, *people), "a reviewer found of whom the article says it"),
            Discharged(
                "O6", tuple(people), "the passage has one bearer of the name, or the form in full"
            ),
            obligations.one_referent(names),
            obligations.attributed((said.id,), "the stem asks of whom the article says it"),
        ),
        asked=Asked(keyed=(said.id,), reveals=tuple(one.id for one in told.values())),
        drivers={"options": str(len(names)), "namesake": "yes", "shared": str(key == BOTH)},
        met=people,
    )


def _told(world: World, said: Judgement, people: list[str]) -> dict[str, Judgement]:
    """For the key what is said, for others the same or something of their own, read near by."""
    found = {said.about: said}
    for person in people:
        if person != said.about:
            twin = said.tag == SHARED
            found[person] = _twin(world, said, person) if twin else _own(world, said, person)
    return {person: found[person] for person in people}


def _own(world: World, said: Judgement, person: str) -> Judgement:
    """What tells a namesake apart, from a place that most chapters give along with the key’s."""
    return max(
        _of(world, person),
        key=lambda own: (len(world.chapters_holding((*said.cite, *own.cite))), own.id),
    )


def _line(names: dict[str, str], said: Judgement) -> str:
    return f"{names[said.about]} {said.text} {cited(said.cite)}."


def _instead(names: dict[str, str], told: dict[str, Judgement], code: str, key: str) -> str:
    """What the man chosen did, or that one or both of them did it."""
    if key == BOTH:
        return "The article says it of the other man as well."
    return "The article says it of one of them only." if code == BOTH else _line(names, told[code])


def _labels(world: World, people: list[str]) -> dict[str, str]:
    """The fullest short form of each name; where one is a mere surname, all get their place."""
    names = {person: _label(world.data.people[person]) for person in people}
    if any(" " not in name for name in names.values()):
        return {p: f"{name} ({world.data.people[p].cite[0]})" for p, name in names.items()}
    return names


def _label(person: Person) -> str:
    """First name, initial and surname, where a form so made is printed; else the main form."""
    forms = (person.name, *(alias.form for alias in person.aliases))
    shaped = (form for form in forms if len(form.split()) > 2 and form.split()[1].endswith("."))
    return next(shaped, person.name)


def count(world: World) -> int:
    """Things said, with every pair of other answers, over all chapters."""
    every = areas(world, Scope())
    return len({s for said in _said(world).values() for a in every for s in _seeds(world, said, a)})


def candidates(world: World) -> Iterator[Seed]:
    """Everything said of a bearer of a shared name, with the first namesake."""
    for said in _said(world).values():
        namesakes = world.data.people[said.about].namesakes
        yield (said.id, *namesakes[: OPTIONS - 1])


SPEC = Family(
    id="G5",
    title="Same name, other man",
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
