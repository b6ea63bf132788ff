"""A5 What would weaken it?: the one imagined find that takes a ground away."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from bloc_course.dataset.query import World
from bloc_course.dataset.records import Argument, Claim, Judgement
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
from bloc_course.items.families._draws import areas
from bloc_course.items.families._speakers import sentence, source_of, stated
from bloc_course.items.families.argument._cards import said
from bloc_course.items.families.argument._effects import told_by_words
from bloc_course.items.families.argument._grounds import (
    PARTS,
    WITHHELD,
    concluded,
    indirect,
    posed,
)
from bloc_course.items.family import Family, Scope, Seed
from bloc_course.items.interactions import Option
from bloc_course.items.interactions.choice import Choice
from bloc_course.items.item import Evidence, Feedback, Item, ItemPart
from bloc_course.items.marking.m1_single import Single
from bloc_course.items.proof import Discharged, Refused

FRAME = Frame("A5", "argument", "evaluate")
HITS, HELPS, IDLE = "hits-premise", "supports", "irrelevant"
TAGS = (HITS, HELPS, IDLE)
# What would still carry the conclusion if its ground were gone.
LEFT = "left-standing"
LEFT_UNSAID = "Other grounds may still carry the conclusion."


class Find(NamedTuple):
    """An imagined find: what it would be, the claim that it hits (if any), and why.

    A find that weakens hits a premise; an idle one goes against what the article says elsewhere,
    so that to know what is said is not enough. `ground` has the premise in words of its own where
    the find takes away more of it, or less.
    """

    judgement: Judgement
    text: str
    against: str
    ground: str
    why: str


@lru_cache(maxsize=4)
def _finds(world: World) -> dict[str, dict[str, Find]]:
    """The finds of every argument by their tag; of an argument with two of a tag, none."""
    found: dict[str, dict[str, Find]] = {}
    twice = set()
    for judgement in world.data.judgements.values():
        if judgement.family != FRAME.family or judgement.tag not in TAGS:
            continue
        text, *rest = judgement.text.split(PARTS)
        against = rest[0] if judgement.tag != HELPS and len(rest) > 1 else ""
        ground = rest[1] if against and len(rest) > 2 else ""
        find = Find(judgement, text, against, ground, rest[-1] if rest else "")
        if found.setdefault(judgement.about, {}).setdefault(judgement.tag, find) is not find:
            twice.add(judgement.about)
    return {about: finds for about, finds in found.items() if about not in twice}


def _prove(world: World, argument: Argument) -> dict[str, Find]:
    """The three finds of an argument, if exactly one hits a premise, and one what is no ground."""
    obligations.withheld(world, FRAME.family, argument.id, WITHHELD)
    concluded(world, argument)
    finds = _finds(world).get(argument.id, {})
    if set(finds) != set(TAGS):
        raise Refused("O5", (argument.id,), "reviewers gave it no find of each kind")
    if finds[HITS].against not in argument.premises:
        because = f"the find hits {finds[HITS].against or 'nothing'}, which is no premise"
        raise Refused("O5", (argument.id, finds[HITS].judgement.id), because)
    _beside(world, argument, finds[IDLE])
    for tag in (HITS, IDLE):
        astray = set(finds[tag].judgement.cite) - set(world.data.claims[finds[tag].against].cite)
        if astray:
            because = f"what the find goes against does not stand at {min(astray)}"
            raise Refused("O8", (argument.id, finds[tag].judgement.id), because)
    _no_cue(argument, world.data.claims[argument.conclusion].statement, finds)
    return finds


def _beside(world: World, argument: Argument, find: Find) -> None:
    """O5 for an idle find that goes against nothing, or against a part of this argument.

    Were it merely a trifle, whoever sees which find denies something would have the answer unread.
    """
    if find.against not in world.data.claims:
        because = f"the idle find goes against {find.against or 'nothing'}, which is no claim"
        raise Refused("O5", (argument.id, find.judgement.id), because)
    every = (argument.conclusion, *argument.premises, *argument.rivals)
    statements = {world.data.claims[part].statement for part in every}
    beneath = indirect(world, argument)
    if find.against in beneath or world.data.claims[find.against].statement in statements:
        because = f"the idle find goes against {find.against}, which bears on the conclusion"
        raise Refused("O5", (argument.id, find.judgement.id, find.against), because)


def _no_cue(argument: Argument, conclusion: str, finds: dict[str, Find]) -> None:
    """O5: without the grounds, no find can be told by its words from the others."""
    others = [finds[tag].text for tag in (HELPS, IDLE)]
    because = told_by_words(finds[HITS].text, others, conclusion)
    if because:
        raise Refused("O5", (argument.id, *(f.judgement.id for f in finds.values())), because)


def seeds(world: World, rank: Rank, scope: Scope) -> Iterator[Seed]:
    """Arguments by rank of those that a chapter of the scope can carry."""
    within = areas(world, scope)
    for argument in by_rank(world.data.arguments.values(), rank, lambda a: a.id):
        try:
            finds = _prove(world, argument)
        except Refused:
            continue
        parts = (world.data.claims[argument.conclusion], world.data.claims[finds[HITS].against])
        locators = _places(argument, parts[0], finds)
        if any(area.holds(locators) and area.meets(argument, *parts) for area in within):
            yield (argument.id,)


def _places(argument: Argument, conclusion: Claim, finds: dict[str, Find]) -> tuple[str, ...]:
    met = (at for tag in (HITS, IDLE) for at in finds[tag].judgement.cite)
    return in_order((*argument.cite, conclusion.cite[0], *met))


@lru_cache(maxsize=4)
def _left(world: World) -> dict[str, str]:
    """What would still carry each conclusion, by argument."""
    return {
        judgement.about: judgement.text
        for judgement in world.data.judgements.values()
        if (judgement.family, judgement.tag) == (FRAME.family, LEFT)
    }


def _ground(world: World, find: Find) -> str:
    """What a find goes against, with the places that carry it."""
    words = find.ground or said(world, world.data.claims[find.against])
    return f"{words.rstrip('.')} {cited(find.judgement.cite)}."


@refusing
def build(world: World, seed: Seed) -> Item:
    """The item that asks which of three finds would weaken the conclusion."""
    argument = world.data.arguments[seed[0]]
    finds = _prove(world, argument)
    conclusion = world.data.claims[argument.conclusion]
    premise, other = (world.data.claims[finds[tag].against] for tag in (HITS, IDLE))
    locators = _places(argument, conclusion, finds)
    source = sentence(source_of(world, conclusion).rstrip(","))
    codes = {tag: find.judgement.id for tag, find in finds.items()}
    ground = _ground(world, finds[HITS])
    why = f"It would hit this ground: {ground} {finds[HITS].why}"
    return assemble(
        world,
        FRAME,
        seed,
        stem=(
            f"{posed(world, argument)}\nSuppose that one of these were found; all three are "
            "imagined. Which would weaken the statement?"
        ),
        plain=f"{posed(world, argument)}\nWhich of these imagined finds would weaken it?",
        parts=(
            ItemPart(
                name="find",
                interaction=Choice(
                    options=tuple(
                        Option(code, text) for code, text in sorted(_texts(finds).items())
                    )
                ),
                key=Single(correct=codes[HITS]),
            ),
        ),
        feedback=Feedback(
            hint=hint(locators),
            rule="A find weakens a statement only where it touches something on which it rests.",
            key=why,
            choices={
                codes[tag]: f"{begin} {finds[tag].why} What can be hit here is this ground: "
                f"{ground}"
                for tag, begin in _wrong(world, finds).items()
            },
            open=f"The finds are imagined. {_left(world).get(argument.id, LEFT_UNSAID)}",
            reread=locators,
        ),
        evidence=(
            Evidence(
                conclusion.id,
                in_order((*argument.cite, conclusion.cite[0])),
                f"{source}: {concluded(world, argument)}",
                conclusion.modality,
            ),
            Evidence(
                premise.id,
                finds[HITS].judgement.cite,
                stated(world, premise),
                premise.modality,
            ),
            Evidence(other.id, finds[IDLE].judgement.cite, stated(world, other), other.modality),
        ),
        proof=(*_proof(argument, codes), obligations.one_referent(_texts(finds))),
        asked=Asked(
            keyed=(f"{argument.id}.weak-point",),
            # That it is a ground is what A1 asks.
            reveals=(conclusion.id, premise.id, f"{premise.id}>{argument.id}"),
        ),
        drivers={"options": str(len(TAGS)), "premises": str(len(argument.premises))},
    )


def _wrong(world: World, finds: dict[str, Find]) -> dict[str, str]:
    """What either wrong find would do to the conclusion."""
    return {
        HELPS: "It would speak for the statement.",
        IDLE: f"It would go against this, which is no ground here: {_ground(world, finds[IDLE])}",
    }


def _texts(finds: dict[str, Find]) -> dict[str, str]:
    return {find.judgement.id: find.text for find in finds.values()}


def _proof(argument: Argument, codes: dict[str, str]) -> tuple[Discharged, ...]:
    return (
        obligations.tagged(
            tuple(codes.values()),
            "a reviewer found that one find hits a premise and two do not; no part of the argument "
            "is what the idle one goes against",
        ),
        obligations.attributed(
            (argument.id,), "the finds are called imagined; the conclusion has its author"
        ),
    )


def count(world: World) -> int:
    """The arguments whose three finds are decided."""
    found = 0
    for argument in world.data.arguments.values():
        try:
            _prove(world, argument)
        except Refused:
            continue
        found += 1
    return found


def candidates(world: World) -> Iterator[Seed]:
    """Every argument."""
    return ((argument,) for argument in world.data.arguments)


SPEC = Family(
    id="A5",
    title="What would weaken it?",
    skill=FRAME.skill,
    level=FRAME.level,
    interaction="choice",
    obligations=("O5", "O6", "O7", "O8"),
    seeds=seeds,
    build=build,
    count=count,
    candidates=candidates,
    lacks="arguments: one item each, and the article has some fifty",
)
