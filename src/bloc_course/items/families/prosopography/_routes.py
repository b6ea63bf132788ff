"""The hands a message went through: hand-overs and printing as a graph, with its one way."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from bloc_course.dataset.evidence import citations
from bloc_course.dataset.query import World
from bloc_course.dataset.records import Claim, Document, Judgement
from bloc_course.items import obligations
from bloc_course.items.families._speakers import author_document, called, sentence
from bloc_course.items.proof import Refused

FAMILY = "G6"
DATED = re.compile(r"\b\d{4}\b")
# Fewer hands than that order themselves.
FEWEST = 4
SPOKEN = ("own", "reported")
# How a reader linked whoever said a thing with the first who passed it on.
LINK = "first-link"
UNNAMED = "A correspondent without a name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One hand-over: from whom to whom, how, how surely, where it is told, and of which record."""

    giver: str
    taker: str
    how: str
    cite: tuple[str, ...]
    record: str
    modality: str = "stated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """The way of one message: a document or the words of a claim."""

    message: str
    steps: tuple[Step, ...]

    @property
    def hands(self) -> tuple[str, ...]:
        return (*(step.giver for step in self.steps), self.steps[-1].taker)


@lru_cache(maxsize=4)
def routes(world: World) -> dict[str, Route]:
    """By message: the ways of at least four hands, each way once, none a part of a longer one."""
    found: list[Route] = []
    for message in (*world.data.documents, *world.data.claims):
        try:
            found.append(route(world, message))
        except Refused:
            continue
    found.sort(key=lambda one: (-len(one.steps), one.message))
    kept: list[Route] = []
    for one in found:
        if not any(_within(one.hands, other.hands) for other in kept):
            kept.append(one)
    return {one.message: one for one in sorted(kept, key=lambda one: one.message)}


def _within(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    return any(whole[i : i + len(part)] == part for i in range(len(whole) - len(part) + 1))


def route(world: World, message: str) -> Route:
    """The one shortest way from the first hand of a message to the last; Refused if none."""
    obligations.withheld(world, FAMILY, message)
    if any(
        record == message and field in ("source", "via", "hops") for record, field in world.disputed
    ):
        raise Refused("O3", (message,), f"the article gives two sources for {message}")
    claim = world.data.claims.get(message)
    steps = way_of(world, message)
    out: dict[str, list[Step]] = {}
    for step in steps:
        out.setdefault(step.giver, []).append(step)
    start = claim.asserted_by if claim else steps[0].giver if steps else ""
    ways = _shortest(out, start)
    last = _last(ways)
    if last is None:
        raise Refused("O10", (message,), f"nobody is told of who had {message} in the end")
    if len(ways[last]) > 1:
        raise Refused("O10", (message,), f"{message} came to {last} in more than one way")
    (way,) = ways[last]
    if len(way) < FEWEST - 1:
        raise Refused("O10", (message,), f"the way of {message} has {len(way) + 1} hands only")
    found = Route(message=message, steps=tuple(_placed(world, message, step) for step in way))
    for hand in found.hands:
        if DATED.search(shown(world, hand)):
            raise Refused("O6", (message, hand), f"the name of {hand} has a date")
    return found


def way_of(world: World, message: str) -> list[Step]:
    """The hand-overs told of, but for those of the article’s author: everybody knows his place."""
    claim = world.data.claims.get(message)
    steps = _of_claim(world, claim) if claim else _of_document(world, message)
    author = world.data.article.author
    return [step for step in steps if author not in (step.giver, step.taker)]


def _placed(world: World, message: str, step: Step) -> Step:
    """The step with so many of its places as show both of its ends; Refused if none do."""
    ends = [_seen(world, hand) for hand in (step.giver, step.taker)]
    for last in range(1, len(step.cite) + 1):
        if all(seen.intersection(step.cite[:last]) for seen in ends):
            return replace(step, cite=step.cite[:last])
    because = f"{', '.join(step.cite)} does not have both {step.giver} and {step.taker}"
    raise Refused("O10", (message, step.giver, step.taker), because)


@lru_cache(maxsize=512)
def _seen(world: World, hand: str) -> frozenset[str]:
    """Every paragraph in which the records find a hand; a writer also where his letter is."""
    written = (d for d in world.data.documents.values() if hand in d.author)
    records = (world.records[hand], *written)
    places = {at for record in records for at, _ in citations(record)}
    named = {at for record in records for at in getattr(record, "mentions", ())}
    return frozenset(places | named)


def _shortest(out: Mapping[str, list[Step]], start: str) -> dict[str, list[tuple[Step, ...]]]:
    """All shortest ways from the start to every hand; of two steps alike the first counts."""
    ways: dict[str, list[tuple[Step, ...]]] = {start: [()]}
    queue = deque([start])
    while queue:
        here = queue.popleft()
        for there, step in {s.taker: s for s in reversed(out.get(here, []))}.items():
            longer = [(*way, step) for way in ways[here]]
            if there not in ways:
                ways[there] = longer
                queue.append(there)
            elif len(ways[there][0]) == len(longer[0]):
                ways[there] += longer
    return ways


def _last(ways: Mapping[str, list[tuple[Step, ...]]]) -> str | None:
    """The reader at the end: the farthest hand, if it is one only."""
    longest = max(len(found[0]) for found in ways.values())
    ends = [hand for hand, found in ways.items() if len(found[0]) == longest]
    return ends[0] if len(ends) == 1 and longest else None


def _of_document(world: World, message: str) -> list[Step]:
    """The hand-overs of a document and of the papers that took it up."""
    found: list[Step] = []
    seen: set[str] = set()
    queue = [message]
    while queue:
        document = world.data.documents[queue.pop(0)]
        if document.id in seen or document.id == author_document(world) != message:
            continue
        seen.add(document.id)
        found += _steps(world, document)
        queue += [hop.to for hop in document.hops if hop.to in world.data.documents]
    return found


def _steps(world: World, document: Document) -> Iterator[Step]:
    """What the article tells of the hands of one document, and where it was printed."""
    issues = tuple(link.to for link in document.printed_in)
    for hop in document.hops:
        ends = (_hand(world, end, issues) for end in (hop.from_, hop.to))
        giver, taker = ends
        if giver != taker:
            yield Step(
                giver=giver,
                taker=taker,
                how=hop.how,
                cite=hop.cite,
                record=document.id,
                modality=hop.modality,
            )
    takers = {_hand(world, hop.to, issues) for hop in document.hops}
    groups = {hop.to for hop in document.hops} & world.data.groups.keys()
    for link in document.printed_in:
        if link.to not in takers and len(issues) == 1 and not groups:
            giver = _hand(world, document.id, issues)
            yield Step(
                giver=giver,
                taker=link.to,
                how="printed there",
                cite=link.cite,
                record=document.id,
            )


def _hand(world: World, record: str, issues: tuple[str, ...]) -> str:
    """Whose hand a record stands for: a paper for its one writer, a periodical for the issue."""
    document = world.data.documents.get(record)
    if document and document.kind != "periodical-issue":
        return document.author[0] if len(document.author) == 1 else record
    group = world.data.groups.get(record)
    if group and group.kind == "periodical" and len(issues) == 1:
        return issues[0]
    return record


def _of_claim(world: World, claim: Claim) -> list[Step]:
    """The hands through which the words of somebody came, each but the first known as such.

    Where the list of hands names two witnesses side by side, no paper tells that one had it from
    the other.
    """
    if claim.polarity != "asserts" or claim.speech_type not in SPOKEN or not claim.via:
        raise Refused("O7", (claim.id,), "nobody is reported to have said this through others")
    hands = [claim.asserted_by, *(_hand(world, hand, ()) for hand in claim.via)]
    papers = {claim.source, *(hand for hand in claim.via if hand in world.data.documents)}
    for giver, taker in pairwise(hands[1:]):
        telling = [
            step.record
            for document in world.data.documents.values()
            for step in _steps(world, document)
            if (step.giver, step.taker) == (giver, taker)
        ]
        if not telling:
            raise Refused("O10", (claim.id, giver, taker), f"{taker} did not have it from {giver}")
        papers.update(telling)
    told = _first_links(world).get(claim.id)
    if told is None:
        because = f"the article does not tell how the words of {hands[0]} came to {hands[1]}"
        raise Refused("O10", (claim.id, *hands[:2]), because)
    first = Step(
        giver=hands[0],
        taker=hands[1],
        how=told.text,
        cite=told.cite,
        record=claim.id,
        modality=claim.modality,
    )
    return [first, *(s for p in sorted(papers) for s in _of_document(world, p))]


@lru_cache(maxsize=4)
def _first_links(world: World) -> dict[str, Judgement]:
    """By claim, how its speaker and the first who passed it on are linked, as a reviewer read."""
    return {
        judged.about: judged
        for judged in world.data.judgements.values()
        if (judged.family, judged.tag) == (FAMILY, LINK)
    }


def shown(world: World, hand: str) -> str:
    """A hand as a card."""
    person = world.data.people.get(hand)
    if person and person.kind == "correspondent":
        return UNNAMED if " " in person.name else f"The correspondent who signs {person.name}"
    if person:
        return called(world, hand)
    document = world.data.documents.get(hand)
    if document and document.kind != "periodical-issue" and not document.author:
        return UNNAMED
    group = world.data.groups.get(hand)
    # A journal and its website may bear one name.
    if group and group.kind == "periodical":
        return f"The journal {world.name(hand)}"
    return sentence(world.name(hand))


def cites(steps: Iterable[Step]) -> tuple[str, ...]:
    """Where the steps are told of."""
    return tuple(at for step in steps for at in step.cite)
