"""Arguments as one can ask about them: the grounds of a conclusion and what is none of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from bloc_course.dataset.query import World
from bloc_course.dataset.records import Argument, Claim, Judgement
from bloc_course.items.families._assemble import cited, unstopped
from bloc_course.items.families._speakers import (
    author,
    author_document,
    called,
    sentence,
    source_of,
)
from bloc_course.items.families.argument._cards import said
from bloc_course.items.families.argument._hedges import POSSIBLE, PROBABLE, STRENGTHS, grade
from bloc_course.items.proof import Refused

FAMILY = "A1"
# The family of judgements on how firmly a conclusion is held, with the point made on it.
GRADED = "A2"
PARTS = " | "
APART, BESIDE, UNUSED, WITHHELD = "apart", "beside", "unused", "withheld"
# A claim that the article itself sets against the conclusion, and the words that do so.
OPPOSED = "opposed"
# A ground that can be no card, for it says the conclusion itself or is a denial.
FURTHER = "further"
# How the conclusion is drawn from a ground; a premise without one carries half of it, or less.
STEP = "step"
# What an argument is on, in words that end a sentence: what lies beside it is not used for that.
MATTER = "matter"
# A conclusion that denies something, or more than its grounds carry, in words of its own.
CONCLUDED = "concluded"
# One ground alone is mostly what the text happens to name, not what carries the conclusion.
FEWEST = 2
# Paragraphs that lie so near to one another in a text may be one run of argument.
NEXT = 1
# How a conclusion is told that its own words do not hold for certain.
HELD = {PROBABLE: ", as probable", POSSIBLE: ", as possible"}
# What the author does with a claim of his own; only what he infers is told as his conclusion.
TOLD = {
    "inferred": "concludes this",
    "conjectured": "supposes this",
    "reported": "passes this on from others",
}


class Grounds(NamedTuple):
    """An argument with its claims.

    `steps` says of each ground how the conclusion is drawn from it, `others` of each claim that is
    no ground why it is none, `opposed` of each rival by which words, and where, the article sets it
    against the conclusion; `further` tells of grounds that are no cards.
    """

    argument: Argument
    conclusion: Claim
    grounds: tuple[Claim, ...]
    steps: dict[str, str]
    others: dict[str, str]
    beside: frozenset[str]
    opposed: dict[str, tuple[str, tuple[str, ...]]]
    further: dict[str, str]
    withheld: str


@lru_cache(maxsize=4)
def every(world: World) -> dict[str, Grounds]:
    """All arguments by id, with the claims that reviewers set beside their grounds."""
    said = _said(world)
    return {
        argument.id: _grounds(world, argument, said.get(argument.id, ()))
        for argument in world.data.arguments.values()
    }


def indirect(world: World, argument: Argument) -> frozenset[str]:
    """The grounds of its grounds: what is drawn on to draw a premise, at any depth.

    Whether such a claim counts as a ground of the conclusion can be disputed, so it is neither a
    key nor a wrong option.
    """
    found: set[str] = set()
    parts = set(argument.premises)
    while parts:
        drawn = _drawn_from(world)
        parts = {ground for part in parts for ground in drawn.get(part, ())} - found
        found |= parts
    return frozenset(found)


@lru_cache(maxsize=4)
def _drawn_from(world: World) -> dict[str, list[str]]:
    """The grounds of claims: in arguments, and the point that a reader found made on one (A2)."""
    found: dict[str, list[str]] = {}
    for argument in world.data.arguments.values():
        found.setdefault(argument.conclusion, []).extend(argument.premises)
    for judgement in world.data.judgements.values():
        graded = judgement.family == GRADED and judgement.tag in STRENGTHS
        if graded and judgement.rests_on:
            found.setdefault(judgement.about, []).append(judgement.rests_on)
    return found


def _said(world: World) -> dict[str, tuple[Judgement, ...]]:
    found: dict[str, tuple[Judgement, ...]] = {}
    for judgement in world.data.judgements.values():
        if judgement.family == FAMILY:
            found[judgement.about] = (*found.get(judgement.about, ()), judgement)
    return found


def _grounds(world: World, argument: Argument, said: tuple[Judgement, ...]) -> Grounds:
    claims = world.data.claims
    unused = {claim for claim, _ in _pairs(said, UNUSED)}
    steps = dict(_pairs(said, STEP))
    beneath = indirect(world, argument)
    conclusion = claims[argument.conclusion]
    matter = next((judgement.text for judgement in said if judgement.tag == MATTER), "")
    unused_for = f"; the text does not use it to show {matter}" if matter else ""
    beside = {
        claim: f"{unstopped(reason)}{unused_for} {cited(claims[claim].cite)}."
        for claim, reason in _pairs(said, BESIDE)
    }
    apart = {
        claim: reason
        for other, why in _pairs(said, APART)
        # What is withheld is not told as concluded by the article, here as little as in a stem.
        if not _withheld(world, other)
        for claim, reason in _elsewhere(world, world.data.arguments[other], why)
    }
    others = {claim: reason for claim, reason in (apart | beside).items() if claim not in unused}
    return Grounds(
        argument=argument,
        conclusion=conclusion,
        # A ground that says word for word what is concluded gives itself away.
        grounds=tuple(
            claims[premise]
            for premise in argument.premises
            if premise in steps
            and premise not in unused
            and premise not in beneath
            and claims[premise].statement != conclusion.statement
        ),
        steps=steps,
        others={
            c: why
            for c, why in others.items()
            if c not in beneath
            and _foreign(world, argument, claims[c])
            and not _same_run(world, argument, claims[c])
        },
        beside=frozenset(beside),
        opposed={
            claim: (reason, judgement.cite)
            for judgement in said
            for claim, reason in _pairs((judgement,), OPPOSED)
            if claim in argument.rivals
        },
        further={c: why for c, why in _pairs(said, FURTHER) if c in argument.premises},
        withheld=next((judgement.text for judgement in said if judgement.tag == WITHHELD), ""),
    )


def undrawn(world: World, argument: Grounds, rows: Iterable[str]) -> str:
    """The grounds that are none of an item’s cards, as a sentence of its feedback; or nothing."""
    shown = {world.data.claims[row].statement for row in rows}
    told = [
        f"{unstopped(said(world, claim))} {cited(claim.cite)}"
        for claim in argument.grounds
        if claim.statement not in shown
    ]
    return f"The text has further grounds, which were no options here: {'; '.join(told)}." * bool(
        told
    )


def _withheld(world: World, argument: str) -> bool:
    return any(judgement.tag == WITHHELD for judgement in _said(world).get(argument, ()))


def _elsewhere(world: World, other: Argument, why: str) -> Iterator[tuple[str, str]]:
    """The grounds of another argument, each with what it is a ground for."""
    elsewhere = _posed_or_said(world, other).replace("\n", " ")
    steps = dict(_pairs(_said(world).get(other.id, ()), STEP))
    for premise in (premise for premise in other.premises if premise in steps):
        place = cited(world.data.claims[premise].cite)
        yield premise, f"It is a ground for something else. {elsewhere} {why} {place}"


def _posed_or_said(world: World, argument: Argument) -> str:
    """What another argument concludes, in words that keep its holder."""
    try:
        return posed(world, argument)
    except Refused:
        claim = world.data.claims[argument.conclusion]
        return f"{sentence(source_of(world, claim).rstrip(','))} denies this: {claim.statement}"


def _foreign(world: World, argument: Argument, claim: Claim) -> bool:
    """Whether no record ties the claim to the argument: it is no part, and meets none of them."""
    claims = world.data.claims
    parts = [claims[part] for part in (argument.conclusion, *argument.premises)]
    if any(claim.statement == part.statement for part in parts):
        return False
    conclusion = parts[0]
    tied = {*conclusion.supports, *conclusion.opposes, *conclusion.conflicts_with}
    back = {*claim.supports, *claim.opposes, *claim.conflicts_with}
    # What an argument sets aside as a rival is no ground of it.
    return claim.id in argument.rivals or not (claim.id in tied or conclusion.id in back)


def _same_run(world: World, argument: Argument, claim: Claim) -> bool:
    """Whether a claim is from the same run of words of the one source that concludes.

    What a quoted text says beside its conclusion may be meant for it, or limit it; whether it is a
    ground can be disputed. The article itself goes from one matter to the next in a paragraph.
    """
    conclusion = world.data.claims[argument.conclusion]
    if claim.source != conclusion.source or claim.source == author_document(world):
        return False
    order = {at: place for place, at in enumerate(world.data.article.locators)}
    made = [order[at] for at in places(argument, conclusion)]
    return any(abs(order[at] - place) <= NEXT for at in claim.cite for place in made)


def _pairs(said: tuple[Judgement, ...], tag: str) -> Iterator[tuple[str, str]]:
    """The record that each judgement of the tag names, and its reason."""
    for judgement in said:
        if judgement.tag == tag:
            record, _, reason = judgement.text.partition(PARTS)
            yield record, reason


def first_person(statement: str) -> bool:
    """Whether a statement speaks in the first person, so that it needs its speaker."""
    return bool({"we", "our", "us", "I", "my", "We", "Our"} & set(statement.split()))


@lru_cache(maxsize=4)
def _worded(world: World) -> dict[str, str]:
    """The words of each conclusion that denies something, by argument."""
    return {
        judgement.about: judgement.text
        for judgement in world.data.judgements.values()
        if (judgement.family, judgement.tag) == (FAMILY, CONCLUDED)
    }


def concluded(world: World, argument: Argument) -> str:
    """What is concluded, as its holder holds it; O7 where a denial would be told as asserted."""
    claim = world.data.claims[argument.conclusion]
    words = _worded(world).get(argument.id, "")
    if claim.polarity != "asserts" and not words:
        because = f"the source {claim.polarity} it, and nobody has put that into words"
        raise Refused("O7", (argument.id, claim.id), because)
    return words or claim.statement


def posed(world: World, argument: Argument) -> str:
    """The conclusion in a stem: whose it is, how firmly it is held, and what it says.

    The wording is ours, so no quotation marks stand around it.
    """
    claim = world.data.claims[argument.conclusion]
    source = source_of(world, claim).rstrip(",")
    own = source.endswith(f"{author(world)}’s article")
    verb = TOLD.get(claim.modality, "holds this") if own else "says this"
    told = sentence(_in_book(world, claim, source))
    if world.data.documents[claim.source].kind == "preface":
        told = f"The {told[:1].lower()}{told[1:]}"
    return f"{told} {verb}{HELD.get(grade(claim), '')}:\n{concluded(world, argument)}"


def _in_book(world: World, claim: Claim, source: str) -> str:
    """A source called “Writer, Title” as a sentence calls it."""
    if claim.asserted_by not in world.data.people:
        return source
    name = called(world, claim.asserted_by)
    writer, _, title = source.partition(", ")
    return f"{name} in “{title}”" if title and writer == name else source


def places(argument: Argument, conclusion: Claim) -> tuple[str, ...]:
    """Where the argument is made: its own paragraphs and the main one of its conclusion."""
    return tuple(dict.fromkeys((*argument.cite, conclusion.cite[0])))


def apart(world: World, claims: Iterable[str]) -> bool:
    """Whether no claim is drawn from another one, or stands against it: one would tell of both."""
    some = set(claims)
    return not any(
        argument.conclusion in some and some.intersection((*argument.premises, *argument.rivals))
        for argument in world.data.arguments.values()
    )
