"""S7 Which fact should make you careful? One of three true facts, and an explanation of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from bloc_course.dataset.query import World
from bloc_course.dataset.records import Claim, Document, Judgement
from bloc_course.draw import SEPARATOR, Rank, by_rank
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
from bloc_course.items.families._draws import areas
from bloc_course.items.families._speakers import author, entitled, sentence
from bloc_course.items.families.argument._points import never
from bloc_course.items.families.argument._tasks import NAME, Concept, concept, opposites
from bloc_course.items.families.argument._told import strangers, told
from bloc_course.items.families.sourcing._explained import ASKED, FACT, MOST, explanation
from bloc_course.items.family import Family, Scope, Seed
from bloc_course.items.interactions import Option
from bloc_course.items.interactions.choice import Choice
from bloc_course.items.interactions.extended_text import ExtendedText
from bloc_course.items.item import Evidence, Feedback, Item, ItemPart
from bloc_course.items.marking.m1_single import Single
from bloc_course.items.marking.m8_rubric import Rubric
from bloc_course.items.proof import Discharged, Refused

FRAME = Frame("S7", "sourcing", "evaluate")
BEARS, IDLE, CONCEPT, MODEL = "bears", "does-not-bear", "concept", "model-answer"
# A fact that calls for care where something else is asked of the source; its note says what. One
# of these stands in every item: beside idle facts alone the choice would need no thought.
ELSEWHERE = "bears-elsewhere"
IDLE_FACTS = 2
CHOICE = "fact"
# What asks for a time, and a question that names one: that a source has no date then bears on it.
WHEN = re.compile(r"^(?:when|in what year|since when)\b")
TIME = re.compile(
    r"\d{4}|\b(?:spring|summer|autumn|winter|January|February|March|April|May|June|July|August|"
    r"September|October|November|December)\b"
)
PROMPT = (
    "Explain in your own words, in two or three sentences, what this fact means for the question. "
    "The explanation counts with the right fact only."
)


class Enquiry(NamedTuple):
    """A source and a question put to it: the fact that bears on it, other facts, the rubric.

    `elsewhere` are facts that bear on another question, `idle` such as bear on none.
    """

    about: str
    question: str
    bears: Judgement
    elsewhere: tuple[Judgement, ...]
    idle: tuple[Judgement, ...]
    concepts: Mapping[str, tuple[Concept, ...]]
    model: str


@lru_cache(maxsize=4)
def enquiries(world: World) -> dict[str, Enquiry]:
    """Every enquiry that has a bearing fact, idle ones and a rubric, by the id of its fact."""
    grouped: dict[tuple[str, str], dict[str, list[Judgement]]] = {}
    for judgement in world.data.judgements.values():
        if judgement.family == FRAME.family:
            parts = grouped.setdefault((judgement.about, judgement.question), {})
            parts.setdefault(judgement.tag, []).append(judgement)
    made = {}
    for (about, question), parts in grouped.items():
        complete = {BEARS, ELSEWHERE, IDLE, CONCEPT, MODEL} <= parts.keys()
        told = _concepts(parts.get(CONCEPT, ()))
        if complete and FACT in told and len(parts[BEARS]) == 1:
            made[parts[BEARS][0].id] = Enquiry(
                about=about,
                question=question,
                bears=parts[BEARS][0],
                elsewhere=tuple(parts[ELSEWHERE]),
                idle=tuple(parts[IDLE]),
                concepts=told,
                model=parts[MODEL][0].text,
            )
    return made


def _concepts(some: Sequence[Judgement]) -> dict[str, tuple[Concept, ...]]:
    """The ways to tell in other words the fact, and what it does to the answer."""
    found: dict[str, tuple[Concept, ...]] = {}
    for judgement in some:
        name, _, text = judgement.text.partition(NAME)
        found[name] = (*found.get(name, ()), concept(text))
    return found


def seeds(world: World, rank: Rank, scope: Scope) -> Iterator[Seed]:
    """Enquiries by rank, each once before any comes again with other idle facts."""
    within = areas(world, scope)
    queues = []
    for enquiry in by_rank(enquiries(world).values(), rank, lambda one: one.bears.id):
        mine = [
            seed
            for seed in _seeds(enquiry)
            if any(
                area.holds(_locators(world, seed)) and area.meets(_source(world, enquiry.about))
                for area in within
            )
        ]
        queues.append(by_rank(mine, rank, SEPARATOR.join))
    for turn in range(max(map(len, queues), default=0)):
        yield from (queue[turn] for queue in queues if turn < len(queue))


def _seeds(enquiry: Enquiry) -> Iterator[Seed]:
    """The bearing fact with one that bears on something else, and one more of these or idle."""
    for others in combinations((*enquiry.elsewhere, *enquiry.idle), IDLE_FACTS):
        if others[0] in enquiry.elsewhere:
            yield (enquiry.bears.id, *(fact.id for fact in others))


def _locators(world: World, seed: Seed) -> tuple[str, ...]:
    return in_order(at for fact in seed for at in world.data.judgements[fact].cite)


def _shared(locators: Sequence[str], facts: Sequence[Judgement]) -> Sequence[str]:
    """The places that all facts have, for one that only the key has would point at it; else all."""
    return [at for at in locators if all(at in fact.cite for fact in facts)] or locators


def _source(world: World, about: str) -> Document | Claim:
    return world.data.documents.get(about) or world.data.claims[about]


@refusing
def build(world: World, seed: Seed) -> Item:
    """The item of one enquiry: the fact that bears on it, two that do not, an explanation."""
    enquiry = enquiries(world).get(seed[0])
    if enquiry is None:
        raise Refused("O5", seed[:1], "no fact, or more than one, bears on this question")
    facts = tuple(world.data.judgements[fact] for fact in seed)
    others = facts[1:]
    known = {*enquiry.elsewhere, *enquiry.idle}
    if len(others) != IDLE_FACTS or not set(others) <= known:
        raise Refused("O5", seed, "the other facts are not known to be idle for this question")
    if not set(others) & set(enquiry.elsewhere):
        raise Refused("O5", seed, "none of the other facts calls for care where more is asked")
    obligations.withheld(world, FRAME.family, enquiry.about)
    obligations.asks_whether(world, enquiry.about, enquiry.question)
    for fact in others:
        if fact.tag == ELSEWHERE and WHEN.search(fact.note) and TIME.search(enquiry.question):
            because = f"the question names a time, and “{fact.text}” bears on that too"
            raise Refused("O5", (fact.id,), because)
    bears, texts = enquiry.bears, {fact.id: fact.text for fact in facts}
    given = f"Source: {sentence(entitled(world, enquiry.about))}\nQuestion: {enquiry.question}\n"
    stem = (
        f"{given}Which of these true facts, all from {author(world)}’s article, is the strongest "
        "reason to be careful with this source on that question?"
    )
    names = entitled(world, enquiry.about)
    key = _key(world, enquiry, (stem, PROMPT, *texts.values()), (names, enquiry.question))
    why = f"{bears.text[:-1]} {cited(bears.cite)}. {bears.note}"
    locators = _locators(world, seed)
    # What one of these questions asks of the source, another on origin and worth may give away.
    asked = (f"{enquiry.about}: {enquiry.question}", f"{enquiry.about}.worth")
    return assemble(
        world,
        FRAME,
        seed,
        stem=stem,
        plain=f"{given}Which true fact from {author(world)}’s article is the strongest "
        "reason to be careful with it here?",
        parts=(
            ItemPart(
                name=CHOICE,
                interaction=Choice(options=tuple(Option(f, texts[f]) for f in sorted(texts))),
                key=Single(correct=bears.id),
                weight="2/5",
            ),
            ItemPart(
                name="explanation",
                interaction=ExtendedText("Your explanation", ASKED, MOST),
                key=key,
                weight="3/5",
                prompt=PROMPT,
            ),
        ),
        feedback=Feedback(
            hint=hint(_shared(locators, facts), [fact.cite for fact in facts]),
            rule="Ask of a source how its maker could know this, when, for whom and why; "
            "other facts about it may be true and still not matter here.",
            key=f"{why} An explanation could run like this: {enquiry.model}",
            choices={
                fact.id: f"True {cited(fact.cite)}{_elsewhere(fact)}. {why}" for fact in others
            },
            open="To be careful is not to reject: what the source says may still be right.",
            reread=locators,
        ),
        evidence=tuple(
            Evidence(fact.id, fact.cite, fact.text, obligations.surety(world, fact))
            for fact in facts
        ),
        proof=_proof(enquiry, texts),
        asked=Asked(keyed=asked, reveals=asked),
        drivers={"options": str(len(facts)), "words": f"{ASKED}-{MOST}"},
        met=(enquiry.about,),
    )


def _elsewhere(fact: Judgement) -> str:
    if fact.tag == ELSEWHERE:
        return f", and a reason for care if one asks {fact.note}; here it is not what weighs"
    return ", but it does not touch this question"


def _key(world: World, enquiry: Enquiry, shown: tuple[str, ...], about: tuple[str, ...]) -> Rubric:
    """The rubric, if the model answer earns all of it."""
    facts = (enquiry.bears, *enquiry.elsewhere, *enquiry.idle)
    key = explanation(
        enquiry.bears.text,
        enquiry.concepts,
        enquiry.model,
        shown,
        CHOICE,
        about=about,
        never=never(world),
        opposites=opposites(world),
        told_of=(
            *told(world, (enquiry.about,), (*shown, enquiry.model)),
            *(fact.note for fact in facts if fact.note),
        ),
        strangers=strangers(world),
    )
    mark = key.mark(enquiry.model)
    if mark.score != 1:
        because = f"the model answer earns {mark.score} only: {mark.case}"
        raise Refused("O5", (enquiry.bears.id,), because)
    return key


def _proof(enquiry: Enquiry, texts: dict[str, str]) -> tuple[Discharged, ...]:
    return (
        obligations.tagged(
            tuple(texts), "a reviewer found which fact bears on the question, and which do not"
        ),
        obligations.one_referent(texts),
        obligations.attributed(
            (enquiry.about,), "what the source is worth is asked, not whether it is right"
        ),
    )


def count(world: World) -> int:
    """Enquiries with every two idle facts that a chapter holds."""
    every = (seed for enquiry in enquiries(world).values() for seed in _seeds(enquiry))
    return sum(bool(world.chapters_holding(_locators(world, seed))) for seed in every)


def candidates(world: World) -> Iterator[Seed]:
    """Every enquiry with its first two idle facts."""
    return (next(_seeds(enquiry)) for enquiry in enquiries(world).values())


SPEC = Family(
    id="S7",
    title="Which fact should make you careful?",
    skill=FRAME.skill,
    level=FRAME.level,
    interaction="choice + extended-text",
    obligations=("O5", "O6", "O7", "O8"),
    seeds=seeds,
    build=build,
    count=count,
    candidates=candidates,
    lacks="enquiries: each needs a fact that bears on it, idle facts and a model explanation",
)
