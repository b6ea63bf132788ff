"""The tasks of constructed responses: what the judgements say of one question, put together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from bloc_course.dataset.query import World
from bloc_course.dataset.records import Claim, Judgement
from bloc_course.items.marking._opposites import Pair, pair

FAMILY, CONCEPT, FULLER, FIRST = "A6", "concept", "fuller-answer", "first-claim"
# How many claims a full answer makes, and the tag that says so where it is another number.
USUAL, ASKED = 2, "claims-asked"
# What a full answer has to have something of: groups of claims, or of other concepts of the claim.
PARTS = "parts"
# Papers that count where the answer says what they are; what no answer of the course may say;
# words of the matter that say the contrary of each other.
CHARGES, NEVER, OPPOSITES = "charges", "never", "opposites"
# What its source makes of a claim, where it does not simply say it.
HELD = "held"
UNDERGRADUATE = "U"
# Between the needs of one concept, between its forms, and before what makes it another matter.
NEEDS, FORMS, UNLESS, NAME = " + ", ", ", " but not ", " | "


class Concept(NamedTuple):
    """Ways to say one thing: forms of each need, and forms that make it another matter.

    `says` is the sentence that it stands for, where the record it names has another one.
    """

    needs: tuple[tuple[str, ...], ...]
    unless: tuple[str, ...]
    says: str = ""


class Task(NamedTuple):
    """A question with its key: claims to be made or contradicted, sources, limit, model answer.

    `sources` are documents, or claims that count as evidence. `concepts` are authored forms by the
    record or the criterion that they name. `fuller` is the model answer at the length that
    undergraduates are asked for. `first` is the claim without which the question is not answered.
    `asked` is how many of the claims a full answer makes. `held` has the verb for claims that their
    source does not simply make, as “sets this aside”. `places` are the locators of a concept: where
    the article uses a paper for this very question. `met` is how many of the sources, from the
    first, stand in the records that readers of the path meet. `parts` are those of the question,
    each with the points of the claim that answer it, and how many of them it takes. `charges` are
    papers of a prosecution, which count as what they are.
    """

    id: str
    about: str
    question: str
    instruction: str
    cite: tuple[str, ...]
    claims: tuple[Claim, ...]
    against: tuple[Claim, ...]
    sources: tuple[str, ...]
    limit: str
    limit_cite: tuple[str, ...]
    model: str
    fuller: str
    first: str
    asked: int
    held: Mapping[str, str]
    concepts: Mapping[str, tuple[Concept, ...]]
    places: Mapping[str, tuple[str, ...]]
    judgements: tuple[str, ...]
    met: int = 0
    parts: tuple[tuple[int, tuple[str, ...]], ...] = ()
    charges: tuple[str, ...] = ()


@lru_cache(maxsize=4)
def tasks(world: World) -> dict[str, Task]:
    """Every question that is complete, by the id of the judgement that asks it."""
    grouped: dict[tuple[str, str], dict[str, list[Judgement]]] = {}
    for judgement in world.data.judgements.values():
        if judgement.family == FAMILY:
            parts = grouped.setdefault((judgement.about, judgement.question), {})
            parts.setdefault(judgement.tag, []).append(judgement)
    needed = {"question", "required-claim", "evidence", "limit", "model-answer"}
    made = (_task(world, parts) for parts in grouped.values() if needed <= parts.keys())
    return {task.id: task for task in made}


def _task(world: World, parts: Mapping[str, list[Judgement]]) -> Task:
    asked = parts["question"][0]
    ids = {tag: parts[tag][0].text.split() for tag in ("required-claim", "evidence")}
    against = parts["contradicts"][0].text.split() if "contradicts" in parts else []
    concepts: dict[str, tuple[Concept, ...]] = {}
    places: dict[str, tuple[str, ...]] = {}
    for judgement in parts.get(CONCEPT, ()):
        name, _, text = judgement.text.partition(NAME)
        concepts[name] = (*concepts.get(name, ()), concept(text))
        places.setdefault(name, judgement.cite)
    return Task(
        id=asked.id,
        about=asked.about,
        question=asked.question,
        instruction=asked.text,
        cite=asked.cite,
        claims=tuple(world.data.claims[claim] for claim in ids["required-claim"]),
        against=tuple(world.data.claims[claim] for claim in against),
        sources=tuple(ids["evidence"]),
        limit=parts["limit"][0].text,
        limit_cite=parts["limit"][0].cite,
        model=parts["model-answer"][0].text,
        fuller=next((one.text for one in parts.get(FULLER, ())), ""),
        first=next((one.text for one in parts.get(FIRST, ())), ""),
        asked=next((int(one.text) for one in parts.get(ASKED, ())), USUAL),
        held=dict(_held(parts.get(HELD, []))),
        concepts=concepts,
        places=places,
        parts=tuple(_parts(parts.get(PARTS, []))),
        charges=tuple(name for one in parts.get(CHARGES, ()) for name in one.text.split()),
        judgements=tuple(one.id for tag in parts if tag != CONCEPT for one in parts[tag]),
    )


def _held(some: list[Judgement]) -> Iterator[tuple[str, str]]:
    for one in some:
        claim, _, verb = one.text.partition(NAME)
        yield claim, verb


def _parts(some: list[Judgement]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Each part as "2 of one-claim another-claim"; without a number it takes one of them."""
    for one in some:
        many, mark, names = one.text.rpartition(" of ")
        yield int(many) if mark else 1, tuple(names.split())


def of_course(world: World, tag: str) -> tuple[Judgement, ...]:
    """What holds for every written answer of the course, whatever it is asked."""
    every = world.data.judgements.values()
    return tuple(one for one in every if one.family == FAMILY and one.tag == tag)


def opposites(world: World) -> tuple[Pair, ...]:
    """The words of the matter that say the contrary of each other; ValueError without two sides."""
    return tuple(pair(one.text) for one in of_course(world, OPPOSITES))


def for_path(world: World, task: Task, path: str) -> Task:
    """The task with the claims only that readers of a path meet, and their model.

    Every source counts for all, as the article lies before them; those that they meet come first.
    """
    fuller = task.fuller if path == UNDERGRADUATE else ""
    met = tuple(source for source in task.sources if path in world.records[source].path)
    return task._replace(
        model=fuller or task.model,
        claims=tuple(claim for claim in task.claims if path in claim.path),
        against=tuple(claim for claim in task.against if path in claim.path),
        sources=(*met, *(source for source in task.sources if source not in met)),
        met=len(met),
    )


def concept(text: str) -> Concept:
    """The needs and exceptions of a text such as "a, b* + c but not d | What it says."."""
    text, _, says = text.partition(NAME)
    text, _, unless = text.partition(UNLESS)
    needs = tuple(tuple(need.split(FORMS)) for need in text.split(NEEDS))
    return Concept(needs, tuple(filter(None, unless.split(FORMS))), says)
