"""A2 Strength of an inference: how firmly it is held, and the fact that bears on it."""

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
from bloc_course.items.families._speakers import author, source_of
from bloc_course.items.families._verdicts import (
    Case,
    Verdicts,
    count_verdicts,
    draw_verdicts,
    every_case,
    verdict_item,
)
from bloc_course.items.families.argument._hedges import (
    CERTAIN,
    POSSIBLE,
    PROBABLE,
    STRENGTHS,
    disputed,
    grade,
    hedges,
    tells_degree,
)
from bloc_course.items.family import Family, Scope, Seed
from bloc_course.items.item import Item
from bloc_course.items.proof import Discharged, Refused

FRAME = Frame("A2", "argument", "evaluate")
_PROVENANCE = re.compile(r"\b(?:kept|printed|folder|file|archives?|library|issue)\b", re.IGNORECASE)
# When a paper was written and to whom may tell whose it is, so it is no idle fact.
_ORIGIN = re.compile(
    r"\b(?:bears the date|is dated|is (?:in a letter )?of [0-9]|went to|wrote to|was sent to"
    r"|addressed)\b",
    re.IGNORECASE,
)


def _prove(world: World, case: Case) -> tuple[Discharged, ...]:
    claim = case.claim
    if claim.asserted_by != world.data.article.author or claim.polarity == "denies":
        raise Refused("O7", (claim.id,), f"{author(world)} does not hold it")
    if hedges(claim.statement):
        raise Refused("O5", (claim.id,), "the statement carries its hedge with it")
    _facts(case)
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
            (claim.id,), f"the author’s own words give the grade, “{_words(claim.cue)}”"
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


def _facts(case: Case) -> None:
    """O5 for a fact that tells the grade, or one of where a paper lies that is called idle."""
    for fact in (*case.reasons, *case.idle):
        if tells_degree(fact.text):
            raise Refused("O5", (fact.id,), f"“{fact.text}” names the degree of certainty")
    for fact in case.idle:
        if _PROVENANCE.search(fact.text):
            because = "that a paper exists and where it is bears on how firmly a thing is held"
            raise Refused("O5", (fact.id,), because)
        if _ORIGIN.search(fact.text):
            because = "the date and the reader of a paper may tell whose it is"
            raise Refused("O5", (fact.id,), because)


def _words(cue: str) -> str:
    return cue or "a question"


@lru_cache(maxsize=4)
def _family(world: World) -> Verdicts:
    name = author(world)
    answers = {
        CERTAIN: "as certain",
        PROBABLE: "as probable, no more",
        POSSIBLE: "as possible, or as an open question",
    }
    return Verdicts(
        frame=FRAME,
        answers=answers,
        prompt="Which of these statements of the text bears on how firmly it can be held?",
        rule="Ask what word the author uses for the conclusion, and what the conclusion lacks "
        "or rests on.",
        idly=lambda _: (
            "but it neither supports the conclusion nor shows what it lacks, and a fact "
            "that bears on it does one or the other. This one does:"
        ),
        stem=lambda world, case: (
            f"How firmly does {_place(world, case)} hold this?\n{case.claim.statement}"
        ),
        plain=lambda world, case: (
            f"How sure is {_place(world, case)} of this?\n{case.claim.statement}"
        ),
        prove=_prove,
        ground=lambda _, case: case.claim.cite[0],
        against=lambda case, verdict: _against(case, verdict, name),
        left_open=lambda _, case: _left_open(case),
        asked=lambda _, case: Asked(keyed=(case.claim.id,), reveals=(case.claim.id,)),
    )


def _place(world: World, case: Case) -> str:
    """The article or the note that holds it: the text may speak otherwise of the same matter."""
    return source_of(world, case.claim).rstrip(",")


def _against(case: Case, verdict: str, name: str) -> str:
    order = (POSSIBLE, PROBABLE, CERTAIN)
    more = order.index(verdict) > order.index(case.verdict)
    return f"That is {'more' if more else 'less'} than {name} says: {_quoted(case)}"


def _quoted(case: Case) -> str:
    if not case.claim.cue:
        return f"it is put as a question {cited(case.claim.cite[:1])}."
    return f"the author’s words are “{case.claim.cue}” {cited(case.claim.cite[:1])}."


def _left_open(case: Case) -> str:
    if case.verdict == CERTAIN:
        return "That an author is certain does not make it so."
    return "Whether it was so, the article does not settle."


def seeds(world: World, rank: Rank, scope: Scope) -> Iterator[Seed]:
    """Conclusions by rank, the three grades in turn."""
    return draw_verdicts(world, rank, scope, _family(world))


@refusing
def build(world: World, seed: Seed) -> Item:
    """The item of one conclusion, the fact that bears on it and two that do not."""
    item = verdict_item(world, seed, _family(world))
    claim = world.data.claims[item.keyed[0]]
    case = Case(claim=claim, question="", verdict=grade(claim), reasons=(), idle=())
    words = _quoted(case)
    told = f"{words[:1].upper()}{words[1:]} What bears on it: {item.feedback.key}"
    return replace(item, feedback=replace(item.feedback, key=told))


def count(world: World) -> int:
    """The conclusions that can be graded, each with its facts."""
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
