"""C12 Relative time expressions: the date that words like “today” mean, and whose they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, zip_longest

from bloc_course.dataset.query import World
from bloc_course.dataset.records import Claim
from bloc_course.draw import Rank, by_rank
from bloc_course.items import obligations
from bloc_course.items.families._assemble import (
    Asked,
    Frame,
    assemble,
    cited,
    hint,
    in_order,
    refusing,
)
from bloc_course.items.families._draws import Area, areas, greedy
from bloc_course.items.families._speakers import called
from bloc_course.items.families.chronology import _cards as cards
from bloc_course.items.families.chronology._cues import told_twice
from bloc_course.items.families.chronology._expressions import (
    BACK,
    COUNTED,
    PRESENT,
    Meaning,
    anchors,
    echoes,
    in_words,
    meaning,
    meanings,
)
from bloc_course.items.families.chronology._reckoners import instead, one_voice, others, reckoner
from bloc_course.items.family import Family, Scope, Seed
from bloc_course.items.interactions import Option
from bloc_course.items.interactions.choice import Choice
from bloc_course.items.interactions.date_entry import DateEntry
from bloc_course.items.item import Evidence, Feedback, Item, ItemPart
from bloc_course.items.marking.m1_single import Single
from bloc_course.items.marking.m5_date import DateKey
from bloc_course.items.proof import Discharged, Refused

FRAME = Frame("C12", "reading", "apply")
# The second part asks who reckons so, or what the words hang on.
WHO, WHAT = "who", "what"
OPTIONS = 3
DATE = {
    COUNTED: "Counted as they are meant, these words lead to a time. Which?",
    PRESENT: "These words speak of a present. When is it?",
    BACK: "These words point to a time that has been named. Which?",
}
CONCLUDED = "Who draws the conclusion that they lead to this time?"
SECOND = {
    (WHO, COUNTED): "Who counts so?",
    (WHO, PRESENT): "Whose present is it?",
    (WHO, BACK): "Who says this?",
    (WHAT, COUNTED): "From what are they counted?",
    (WHAT, BACK): "What belongs to that time?",
}


def seeds(world: World, rank: Rank, scope: Scope) -> Iterator[Seed]:
    """Keys of the second part in turn, their claims by rank, each with two wrong answers."""
    within = areas(world, scope)
    queues: dict[str, list[Seed]] = {}
    asked = [(claim, form) for claim in meanings(world) for form in (WHO, WHAT)]
    for claim, form in by_rank(asked, rank, " ".join):
        found = (_seed(world, area, claim, form, rank) for area in within)
        seed = next((one for one in found if one), ())
        if seed:
            queues.setdefault(_key(world, claim, form), []).append(seed)
    turns = zip_longest(*(queues[key] for key in by_rank(queues, rank, str)))
    yield from (seed for turn in turns for seed in turn if seed)


def _key(world: World, claim: str, form: str) -> str:
    return reckoner(world.data.claims[claim]) if form == WHO else meanings(world)[claim].record


def _seed(world: World, area: Area, claim: str, form: str, rank: Rank) -> Seed:
    found = meanings(world)[claim]
    if not area.holds(found.locators) or not area.meets(world.data.claims[claim]):
        return ()
    pool = list(_wrong(world, claim, form, area))
    if form == WHO:
        # Whoever says the words without the conclusion is never left out.
        pool = pool[: OPTIONS if found.kind != COUNTED else OPTIONS - 1]
    order = by_rank(pool, rank, lambda one: f"{claim}:{one}")
    wrong = greedy(order, OPTIONS - 1, lambda one, taken: not told_twice(world, (one, *taken)))
    return (claim, form, *sorted(wrong)) if wrong else ()


def _wrong(world: World, claim: str, form: str, area: Area | None = None) -> tuple[str, ...]:
    """The wrong answers that may be offered, if the form can be asked of the claim at all."""
    record, found = world.data.claims[claim], meanings(world).get(claim)
    if found is None:
        return ()
    if form == WHO:
        return tuple(
            person
            for person in (others(world, record) if one_voice(world, record) else ())
            if area is None or area.meets(world.data.people[person])
        )
    if found.kind == PRESENT or not found.record or echoes(world, record, found.record):
        return ()
    return tuple(
        one
        for one in anchors(world, claim)
        if area is None or area.holds(cards.locators(world, one))
    )


@refusing
def build(world: World, seed: Seed) -> Item:
    """The item of one claim’s words, with what its second part asks and two wrong answers to it."""
    claim, form, *wrong = world.data.claims[seed[0]], *seed[1:]
    obligations.withheld(world, FRAME.family, claim.id)
    found = meaning(world, claim)
    if form == WHO and not one_voice(world, claim):
        raise Refused(
            "O9",
            (claim.id,),
            "no one named person says the words, or in a note, whose layer is open",
        )
    allowed = _wrong(world, claim.id, form)
    for one in wrong:
        if one not in allowed:
            raise Refused("O5", (claim.id, one), f"it is not proven that {one} is a wrong answer")
    key = _key(world, claim.id, form)
    texts = _texts(world, form, (key, *wrong))
    text = claim.expression.text if claim.expression else ""
    locators = _locators(world, found, form, wrong)
    second = _second(world, claim, form, key)
    return assemble(
        world,
        FRAME,
        seed,
        stem=f"In {found.place} of the article stand the words “{text}”.",
        parts=(
            _date_part(found),
            ItemPart(
                name="ground",
                interaction=Choice(options=tuple(Option(o, texts[o]) for o in sorted(texts))),
                key=Single(correct=key),
                weight="1/2",
                prompt=_prompt(claim, found, form),
            ),
        ),
        feedback=Feedback(
            hint=hint(locators),
            rule="Ask who speaks and when, or what the words refer back to; only then count.",
            key=f"{found.said} {cited(found.locators)}. {second}",
            choices={one: _instead(world, claim, form, one) for one in wrong},
            cases=_cases(found),
            open=_open(claim, form),
            reread=locators,
        ),
        evidence=_evidence(world, claim, found, form, wrong),
        proof=_proof(claim, found, form, wrong, texts),
        asked=Asked(
            keyed=(f"{claim.id}.expression", claim.id),
            reveals=(claim.id, *_told(world, (found.record, *wrong))),
        ),
        drivers={"options": str(len(texts)), "kind": found.kind, "asks": form},
        met=wrong,
    )


def _prompt(claim: Claim, found: Meaning, form: str) -> str:
    if form == WHO and reckoner(claim) != claim.asserted_by:
        return CONCLUDED
    return SECOND[form, found.kind]


def _texts(world: World, form: str, codes: Sequence[str]) -> dict[str, str]:
    return {code: called(world, code) if form == WHO else world.name(code) for code in codes}


def _locators(world: World, found: Meaning, form: str, wrong: Sequence[str]) -> tuple[str, ...]:
    beside = (at for one in wrong for at in cards.locators(world, one)) if form == WHAT else ()
    return in_order([*found.locators, *beside])


def _second(world: World, claim: Claim, form: str, key: str) -> str:
    """The line on the second part’s key."""
    if form == WHAT:
        return f"What they hang on: {cards.evidence(world, key).says}"
    if key != claim.asserted_by:
        return f"That they lead there is a conclusion of {called(world, key)}."
    return f"It is {called(world, key)} who says this."


def _told(world: World, records: Sequence[str]) -> Iterator[str]:
    """The dates that feedback gives away."""
    for record in records:
        if record in world.data.events or record in world.data.documents:
            yield from (f"{record}.when", f"{record}.written")


def _open(claim: Claim, form: str) -> str:
    if form == WHAT or reckoner(claim) == claim.asserted_by:
        return ""
    return "The words themselves do not say what they are counted to."


def _instead(world: World, claim: Claim, form: str, one: str) -> str:
    if form == WHO:
        return instead(world, claim, one)
    said = cards.evidence(world, one)
    return f"{said.says[:-1]} {cited(said.locators)}; the words do not point there."


def _date_part(found: Meaning) -> ItemPart:
    return ItemPart(
        name="date",
        interaction=DateEntry(label="Give the date as exactly as the article allows."),
        key=DateKey(
            lo=found.days[0],
            hi=found.days[1],
            text=in_words(found.days),
            lasting=False,
            accepted=found.accepted,
        ),
        weight="1/2",
        prompt=DATE[found.kind],
    )


def _cases(found: Meaning) -> dict[str, str]:
    text = in_words(found.days)
    return {
        "exact": f"That is what the words mean: {text}.",
        "within": f"That agrees with what the words mean: {text}.",
        "wider": f"The article lets the words be narrowed down to {text}.",
        "over-precise": f"The words give no more than {text}.",
        "overlap": f"This meets what is meant only in part: {text}.",
        "near": f"Close, but the words mean {text}. {found.said}.",
        "far": f"The words mean another time. {found.said}.",
    }


def _evidence(
    world: World, claim: Claim, found: Meaning, form: str, wrong: Sequence[str]
) -> tuple[Evidence, ...]:
    said = Evidence(claim.id, claim.cite, f"{found.said}.", claim.modality)
    dated = (found.record, *wrong) if form == WHAT else (found.record,)
    return (said, *(cards.evidence(world, record) for record in dated if record))


def _proof(
    claim: Claim, found: Meaning, form: str, wrong: Sequence[str], texts: Mapping[str, str]
) -> tuple[Discharged, ...]:
    told = "one person says this; the others quote it, are written to or say other things"
    refuted = (
        obligations.functional((claim.id, *wrong), told)
        if form == WHO
        else obligations.by_time(wrong, "counted from the others, the words mean another time")
    )
    return (
        Discharged("O3", (claim.id,), f"{found.said}; nothing disputes it"),
        refuted,
        obligations.one_referent(texts),
        obligations.attributed((claim.id,), "what words mean is asked, not whether they are true"),
    )


def count(world: World) -> int:
    """Claims with either second part and every pair of wrong answers, over all chapters."""
    found: set[Seed] = set()
    for area in areas(world, Scope()):
        for claim, said in meanings(world).items():
            if area.holds(said.locators) and not obligations.kept_out(world, FRAME.family, claim):
                for form in (WHO, WHAT):
                    pairs = combinations(_wrong(world, claim, form, area), OPTIONS - 1)
                    found.update((claim, form, *sorted(pair)) for pair in pairs)
    return len(found)


def candidates(world: World) -> Iterator[Seed]:
    """Every claim, with either second part and no wrong answers."""
    return ((claim, form) for claim in world.data.claims for form in (WHO, WHAT))


SPEC = Family(
    id="C12",
    title="Relative time expressions",
    skill=FRAME.skill,
    level=FRAME.level,
    interaction="date-entry + choice",
    obligations=("O3", "O5", "O6", "O7", "O8"),
    seeds=seeds,
    build=build,
    count=count,
    candidates=candidates,
    lacks="words that count from another date; the article mostly dates outright",
)
