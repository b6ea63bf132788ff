"""A6 Short constructed response: a question answered in sentences, marked by an analytic rubric."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations

from msgspec.structs import replace

from bloc_course.dataset.query import World
from bloc_course.dataset.records import Modality
from bloc_course.draw import SEPARATOR, Rank, by_rank
from bloc_course.items import obligations
from bloc_course.items.families._assemble import (
    Asked,
    Frame,
    assemble,
    hint,
    in_order,
    refusing,
)
from bloc_course.items.families._speakers import author, sentence
from bloc_course.items.families.argument._points import said, says, unheld
from bloc_course.items.families.argument._rubrics import rubric
from bloc_course.items.families.argument._tasks import Task, for_path, tasks
from bloc_course.items.family import Family, Scope, Seed
from bloc_course.items.interactions.extended_text import ExtendedText
from bloc_course.items.item import Evidence, Feedback, Item, ItemPart
from bloc_course.items.marking._criteria import Piece
from bloc_course.items.marking.m8_rubric import Rubric
from bloc_course.items.proof import Discharged, Refusal, Refused

FRAME = Frame("A6", "argument", "evaluate")
# Words asked of undergraduates and of upper-secondary readers.
LENGTHS = {"U": (250, 400), "S": (60, 120)}
FEWEST = 25
# Sources that an answer has to cite.
ENOUGH = 2
# A word list poured into prose: three short pieces in a row that begin alike.
_LIST = re.compile(r"\b(\w+)(?: \w+){0,2}, \1(?: \w+){0,2}, \1\b")
# What a paper lacks can be said of all of it only; of most the article quotes a sentence or two.
_LACKS = re.compile(
    r"\b(?:names? no|names nothing|names they do not|(?:says?|tells?) nothing|no word of"
    r"|(?:do|does|did) not (?:mention|name)|mentions? no)\b"
)
_EXCERPT = re.compile(r"\b(?:quote[sd]?|quotation|excerpt|as far as|the article|Broué gives)\b")
PROMPT = (
    "Two points each are given for your claim, for evidence (two pieces, each with its source and, "
    "where the article gives one, its date or the time within which it was written), for sourcing "
    "(what the origin of a source says about its worth) and for a limit (something that is not "
    "shown or stays open)."
)
RULE = (
    "Claim, evidence, sourcing and limit give up to two points each; a statement against the key "
    "takes the points of the claim and leaves two in all, and without a right claim the other "
    "lines give one point each at most"
)


@refusing
def build(world: World, seed: Seed) -> Item:
    """The question for one path of the course."""
    id_, path = seed
    task = tasks(world).get(id_)
    if task is None:
        raise Refused("O5", (id_,), f"{id_} lacks a part of its rubric")
    task = for_path(world, task, path)
    _not_adopted(task)
    _as_held(world, task)
    stem = f"{task.question} {task.instruction} Work from {author(world)}’s article and its notes."
    key = _key(world, task, (stem, PROMPT))
    _as_long_as_asked(task, path)
    if task.met <= ENOUGH:
        because = f"{task.met} pieces of evidence count and {ENOUGH} are asked, no choice"
        raise Refused("O5", (id_,), because)
    said_by = _evidence(world, task)
    locators = in_order(at for fact in said_by for at in fact.locators)
    fewest, most = LENGTHS[path]
    item = assemble(
        world,
        FRAME,
        seed,
        stem=stem,
        plain=f"{task.question} {task.instruction} Work from {author(world)}’s article and notes.",
        parts=(
            ItemPart(
                name="answer",
                interaction=ExtendedText("Your answer", fewest, most),
                key=key,
                prompt=PROMPT,
            ),
        ),
        feedback=Feedback(
            hint=hint(locators),
            rule=RULE,
            key=_why(world, task, key, said_by),
            open=task.limit,
            reread=locators,
        ),
        evidence=said_by,
        proof=tuple(_proof(task, key)),
        asked=Asked(
            keyed=tuple(claim.id for claim in task.claims),
            reveals=tuple(claim.id for claim in task.against),
        ),
        drivers={
            "claims": str(len(task.claims)),
            "sources": str(len(task.sources)),
            "words": f"{fewest}-{most}",
        },
    )
    return replace(item, path=(path,))


def _as_long_as_asked(task: Task, path: str) -> None:
    """O5: the model answer does what the question asks, in the length that it asks for."""
    fewest, most = LENGTHS[path]
    words = len(task.model.split())
    if not fewest <= words <= most:
        because = f"the model answer has {words} words, {fewest} to {most} are asked"
        raise Refused("O5", (task.id,), because)
    mentioned = _LIST.search(task.model)
    if mentioned:
        because = f"the model answer runs into a list of words: {mentioned[0]}"
        raise Refused("O5", (task.id,), because)


def _not_adopted(task: Task) -> None:
    """O7: what counts against the key is nothing that the author of the article holds."""
    for claim in task.against:
        if claim.stance_of_author == "adopts":
            raise Refused("O7", (task.id, claim.id), f"the author adopts {claim.id}")


def _as_held(world: World, task: Task) -> None:
    """O7: a guess is never told as what the article says, an excerpt never as the whole paper."""
    for claim in unheld(world, task):
        raise Refused("O7", (task.id, claim.id), f"nobody said what the author makes of {claim.id}")
    for text in (task.limit, *re.split(r"(?<=[.!?]) ", task.model)):
        lacking = _LACKS.search(text)
        if lacking and not _EXCERPT.search(text):
            because = f"“{lacking[0]}” speaks of a whole paper, of which the article gives a part"
            raise Refused("O7", (task.id,), because)


def _key(world: World, task: Task, shown: tuple[str, ...]) -> Rubric:
    try:
        key = rubric(world, task, shown, FEWEST)
    except ValueError as error:
        raise Refused("O5", (task.id,), str(error)) from error
    mark = key.mark(task.model)
    if mark.score != 1:
        because = f"the model answer earns {mark.score} only: {mark.case}"
        raise Refused("O5", (task.id,), because)
    return key


def _pieces(key: Rubric) -> tuple[Piece, ...]:
    return tuple(piece for criterion in key.criteria for piece in criterion.pieces)


def _proof(task: Task, key: Rubric) -> Iterator[Discharged]:
    pieces = _pieces(key)
    for one, other in combinations(pieces, 2):
        shared = set(one.titles) & set(other.titles)
        if shared:
            because = f"“{min(shared)}” names two of its sources"
            raise Refused("O6", (one.name, other.name), because)
    yield obligations.one_referent({piece.name: piece.says for piece in pieces})
    yield obligations.tagged(
        task.judgements,
        "claims, sources and limit are those of the judgements; the model answer "
        "earns every point of the rubric made of them",
    )
    claims = tuple(claim.id for claim in task.claims)
    yield obligations.attributed(
        claims, "each claim is to be named with its source, not vouched for"
    )


def _evidence(world: World, task: Task) -> tuple[Evidence, ...]:
    """Claims, sources and the limit, each at the place that leaves most chapters.

    A source stands where the article uses it for this question, if the judgements tell that place.

    Two sources are enough: a further one counts in an answer, but is no ground to keep the question
    from a chapter that does not have it.
    """
    here = list(dict.fromkeys((*task.cite, *task.limit_cite)))
    found = []
    for record in dict.fromkeys((*(claim.id for claim in task.claims), *task.sources[: task.met])):
        claim = world.data.claims.get(record)
        cite = world.records[record].cite
        at = _place(world, cite if claim else task.places.get(record, cite), here)
        fewer = len(world.chapters_holding((*here, at))) < len(world.chapters_holding(here))
        if fewer and record in task.sources[ENOUGH:]:
            continue
        here.append(at)
        if claim:
            found.append(Evidence(record, (at,), said(world, task, claim), claim.modality))
        else:
            found.append(Evidence(record, (at,), f"Source: {world.name(record)}", "stated"))
    found.append(Evidence(task.id, task.limit_cite, task.limit, "inferred"))
    return tuple(found)


def _place(world: World, cite: tuple[str, ...], here: list[str]) -> str:
    """The locator among `cite` that leaves most chapters that hold all the others too.

    Of two that leave as many, one that is read for the question anyhow.
    """
    return max(cite, key=lambda at: (len(world.chapters_holding((*here, at))), at in here))


# What a reader is told of how sure a claim is; that it is stated, the sentence shows.
SURE: dict[Modality, tuple[str, ...]] = {
    "inferred": ("an inference",),
    "reported": ("by report",),
    "conjectured": ("a conjecture",),
    "alleged": ("a charge",),
    "normative": ("a judgement",),
}


def _why(world: World, task: Task, key: Rubric, evidence: tuple[Evidence, ...]) -> str:
    """What a full answer can draw on, by source, with locators and how sure each is."""
    made = {claim.id: claim for claim in task.claims}
    told: dict[str, list[str]] = {}
    for one in (one for one in evidence if one.record in made):
        claim = made[one.record]
        sure = ", ".join((*one.locators, *SURE.get(claim.modality, ())))
        told.setdefault(says(world, task, claim), []).append(
            f"{claim.statement.rstrip('.')} ({sure})"
        )
    claims = " ".join(f"{sentence(who)}: {'; '.join(lines)}." for who, lines in told.items())
    facts = "; ".join(
        f"{one.says.rstrip('.')} ({', '.join(one.locators)})"
        for one in evidence
        if one.record in world.data.claims and one.record not in made
    )
    counted = f"Facts that count as evidence: {facts}. " if facts else ""
    sources = "; ".join(piece.says for piece in _pieces(key))
    return f"An answer can build on this. {claims} {counted}Sources to cite: {sources}"


def seeds(world: World, rank: Rank, scope: Scope) -> Iterator[Seed]:
    """Questions by rank, in the paths of the scope."""
    for seed in by_rank(_provable(world), rank, SEPARATOR.join):
        item = _built(world, seed)
        wanted = not scope.chapters or set(scope.chapters) & set(item.chapters)
        if wanted and scope.path in ("", seed[1]):
            yield seed


@lru_cache(maxsize=4)
def _provable(world: World) -> tuple[Seed, ...]:
    return tuple(seed for seed in candidates(world) if isinstance(build(world, seed), Item))


@lru_cache(maxsize=256)
def _built(world: World, seed: Seed) -> Item:
    item = build(world, seed)
    assert not isinstance(item, Refusal)
    return item


def count(world: World) -> int:
    """Questions, each for every path whose readers meet its records."""
    return len(_provable(world))


def candidates(world: World) -> Iterator[Seed]:
    """Every question for every path."""
    return ((task, path) for task in tasks(world) for path in LENGTHS)


SPEC = Family(
    id="A6",
    title="Short constructed response",
    skill=FRAME.skill,
    level=FRAME.level,
    interaction="extended-text",
    obligations=("O5", "O6", "O7", "O8"),
    seeds=seeds,
    build=build,
    count=count,
    candidates=candidates,
    lacks="questions: each needs claims, sources, a limit and a model answer that a person wrote",
)
