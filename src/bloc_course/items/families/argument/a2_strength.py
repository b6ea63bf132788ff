"""A2 Strength of an inference: how firmly it is held, and the point made for or against it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec.structs import replace

from bloc_course.dataset.query import World
from bloc_course.dataset.records import Claim
from bloc_course.draw import Rank
from bloc_course.items import obligations
from bloc_course.items.families._assemble import Asked, Frame, cited, refusing
from bloc_course.items.families._speakers import author, source_of, stated
from bloc_course.items.families._verdicts import (
    Case,
    Verdicts,
    count_verdicts,
    draw_verdicts,
    every_case,
    verdict_item,
)
from bloc_course.items.families.argument._cues import betrayed
from bloc_course.items.families.argument._hedges import (
    CERTAIN,
    LEXICON,
    POSSIBLE,
    PROBABLE,
    STRENGTHS,
    disputed,
    grade,
    hedges,
    refers_back,
    tells_degree,
)
from bloc_course.items.families.argument._neighbours import neighbour, told
from bloc_course.items.family import Family, Scope, Seed
from bloc_course.items.item import Item
from bloc_course.items.proof import Discharged, Refused

FRAME = Frame("A2", "argument", "evaluate")
# What the article says of the same matter in another place.
CAUTION = "caution"
# Whether the point speaks for the conclusion, against it, or is what it would explain, and why.
RELATION = "relation"
BELONGS = "The point that belongs to it: "
# How a point may bear on its conclusion; the prompt names each of these, and no other.
BEARS = re.compile(
    r"That (?:speaks (?:for|against) the conclusion\b|is what the conclusion starts from\b"
    r"|is another cause\b|is .*\bexplain\b)"
)


def _prove(world: World, case: Case) -> tuple[Discharged, ...]:
    claim = case.claim
    if claim.asserted_by != world.data.article.author or claim.polarity == "denies":
        raise Refused("O7", (claim.id,), f"{author(world)} does not hold it")
    if hedges(claim.statement) or hedges(case.question):
        raise Refused("O5", (claim.id,), "the statement carries its hedge with it")
    _points(world, case)
    obligations.withheld(world, FRAME.family, claim.id)
    if disputed(claim):
        raise Refused("O5", (claim.id,), f"the words “{claim.cue}” can be read as two grades")
    graded = grade(claim)
    _graded_alike(world, claim, graded)
    if graded != case.verdict:
        because = f"the words “{claim.cue}” give {graded or 'no grade'}, not {case.verdict}"
        raise Refused("O5", (claim.id,), because)
    for argument in world.data.arguments.values():
        if argument.conclusion == claim.id and STRENGTHS[argument.strength] != graded:
            because = f"{argument.id} is graded {argument.strength}, the words give {graded}"
            raise Refused("O5", (claim.id, argument.id), because)
    return (
        obligations.undenied(world, claim),
        obligations.explicit(
            (claim.id,), f"the author’s own words give the grade: {_quoted(case)[:-1]}"
        ),
        obligations.attributed((claim.id,), "what is asked is how it is held, not if it is so"),
    )


def _graded_alike(world: World, claim: Claim, graded: str) -> None:
    """O3 for a claim that the author holds more or less firmly at another place."""
    for other in obligations.same_content(world, claim):
        elsewhere = grade(other) if other.asserted_by == claim.asserted_by else ""
        if elsewhere not in ("", graded):
            because = f"{other.id} is held as {elsewhere} {cited(other.cite[:1])}"
            raise Refused("O3", (claim.id, other.id), because)


def _points(world: World, case: Case) -> None:
    """O5 for a point that tells the grade, or a wrong one without another conclusion of its own.

    Every point has to be carried by a record of the place; only what is missing may have none.
    """
    for fact in (*case.reasons, *case.idle):
        if tells_degree(fact.text):
            raise Refused("O5", (fact.id,), f"“{fact.text}” names the degree of certainty")
        back = refers_back(fact.text)
        if back:
            because = f"“{back}” in “{fact.text}” points to the conclusion asked about"
            raise Refused("O5", (fact.id,), because)
    bears = _relation(world, case)
    if bears and not BEARS.match(bears):
        because = f"“{bears}” is no way to bear on a conclusion that the question names"
        raise Refused("O5", (case.claim.id,), because)
    obligations.resting(world, (one for one in (*case.reasons, *case.idle) if one.rests_on))
    said = {fact.text for fact in case.reasons}
    others: dict[str, str] = {}
    for fact in case.idle:
        other = neighbour(world, case.claim, fact)
        if other.id in others:
            because = f"two wrong points belong to {other.id}, and each is to have its own"
            raise Refused("O5", (others[other.id], fact.id), because)
        others[other.id] = fact.id
        if fact.text in said:
            raise Refused("O5", (fact.id,), f"“{fact.text}” is said of what is asked as well")


def _echo(world: World, seed: Seed) -> str:
    """A word of the conclusion that only the right point takes up: it is found by its topic."""
    right, *others = (world.data.judgements[id_] for id_ in seed)
    return betrayed((right.text,), (other.text for other in others), right.question)


@lru_cache(maxsize=4)
def _family(world: World) -> Verdicts:
    name = author(world)
    answers = {
        CERTAIN: "It holds it to be certain.",
        PROBABLE: "It holds it to be probable, not certain.",
        POSSIBLE: "It leaves it open, as a possibility or a question.",
    }
    return Verdicts(
        frame=FRAME,
        answers=answers,
        joins=lambda case, _reason: _relation(world, case),
        then=BELONGS,
        prompt="Which of these points does the article connect with the conclusion above? A point "
        "may speak for a conclusion or against it; it may be what the conclusion starts from or "
        "explains, or another cause beside it.",
        rule="Ask what word the author uses for the conclusion, and which point the article makes "
        "for or against it.",
        idly=lambda world, case, fact: (
            f"{told(world, case.claim, fact)} To the conclusion asked about belongs:"
        ),
        stem=lambda world, case: (
            f"How firmly does {_place(world, case)} hold this?\n{case.question}"
        ),
        plain=lambda world, case: f"How sure is {_place(world, case)} of this?\n{case.question}",
        prove=_prove,
        ground=lambda _, case: case.claim.cite[0],
        against=lambda case, verdict: _against(case, verdict, name),
        left_open=_left_open,
        asked=lambda _, case: _asked(case),
        suits=lambda world, seed: not _echo(world, seed),
    )


def _place(world: World, case: Case) -> str:
    """The article or the note that holds it: the text may speak otherwise of the same matter."""
    return f"{source_of(world, case.claim).rstrip(',')} {cited(case.claim.cite[:1])}"


def _asked(case: Case) -> Asked:
    """What is held at one place is asked once: one sentence often grades two conclusions."""
    held = tuple(f"{at}.held" for at in case.claim.cite)
    own = tuple(f"{fact.rests_on}.point" for fact in case.reasons if fact.rests_on)
    others = tuple(f"{fact.rests_on}.point" for fact in case.idle)
    return Asked(keyed=(case.claim.id, *held, *own), reveals=(case.claim.id, *own, *others))


def _against(case: Case, verdict: str, name: str) -> str:
    order = (POSSIBLE, PROBABLE, CERTAIN)
    more = order.index(verdict) > order.index(case.verdict)
    return f"That is {'more' if more else 'less'} than {name} says: {_quoted(case)}"


def _quoted(case: Case) -> str:
    at = cited(case.claim.cite[:1])
    if not LEXICON[case.verdict].search(case.claim.cue):
        return f"it is put as a question {at}."
    return f"the author’s words are “{case.claim.cue}” {at}."


def _relation(world: World, case: Case) -> str:
    """How the right point bears on the conclusion, in a reviewer’s words."""
    return next(
        (
            judgement.text
            for judgement in world.data.judgements.values()
            if (judgement.family, judgement.tag) == (FRAME.family, RELATION)
            and judgement.about == case.claim.id
        ),
        "",
    )


def _left_open(world: World, case: Case) -> str:
    """What stays open, and what the article says of the matter in another place."""
    certain = "That an author is certain does not make it so."
    open_ = certain if case.verdict == CERTAIN else "At this place the article does not settle it."
    elsewhere = [
        judgement.text
        for judgement in world.data.judgements.values()
        if (judgement.family, judgement.tag) == (FRAME.family, CAUTION)
        and judgement.about == case.claim.id
    ]
    return " ".join((open_, *elsewhere))


def seeds(world: World, rank: Rank, scope: Scope) -> Iterator[Seed]:
    """Conclusions by rank, the three grades in turn."""
    return draw_verdicts(world, rank, scope, _family(world))


@refusing
def build(world: World, seed: Seed) -> Item:
    """The item of one conclusion, the point that belongs to it and two that do not."""
    word = _echo(world, seed)
    if word:
        raise Refused("O5", seed, f"only the right point takes up “{word}” of the conclusion")
    item = verdict_item(world, seed, _family(world))
    claim = world.data.claims[item.keyed[0]]
    case = Case(claim=claim, question="", verdict=grade(claim), reasons=(), idle=())
    words = _quoted(case)
    key = f"{words[:1].upper()}{words[1:]} {BELONGS}{item.feedback.key}"
    point = world.data.claims.get(world.data.judgements[seed[0]].rests_on)
    # Points name as little as they can; feedback says what is meant, and who says it.
    full = f" In full: {stated(world, point)}" if point else ""
    return replace(item, feedback=replace(item.feedback, key=f"{key}{full}"))


def count(world: World) -> int:
    """The conclusions that can be graded, each with its points."""
    return count_verdicts(world, _family(world))


def candidates(world: World) -> Iterator[Seed]:
    """Every conclusion that a reviewer graded."""
    return every_case(world, _family(world))


SPEC = Family(
    id="A2",
    title="Strength of an inference",
    skill=FRAME.skill,
    level=FRAME.level,
    interaction="two-tier",
    obligations=("O3", "O5", "O6", "O7", "O8"),
    seeds=seeds,
    build=build,
    count=count,
    candidates=candidates,
    lacks="conclusions whose own words grade them: many stand without a hedge, or with one that "
    "can be read two ways",
)
