"""S9 Genre: what kind of text a source is, told apart from its neighbours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations

from bloc_course.dataset.names import folded
from bloc_course.dataset.query import World
from bloc_course.dataset.records import Document, Group, Judgement
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
    unstopped,
)
from bloc_course.items.families._draws import Area, areas
from bloc_course.items.families._speakers import ISSUE, author, sentence
from bloc_course.items.family import Family, Scope, Seed
from bloc_course.items.interactions import Option
from bloc_course.items.interactions.choice import Choice
from bloc_course.items.item import Evidence, Feedback, Item, ItemPart
from bloc_course.items.marking.m1_single import Single
from bloc_course.items.proof import Refused

FRAME = Frame("S9", "sourcing", "understand")
OPTIONS = 3
# Words that are no longer than this carry no genre: “a”, “an”, “of”, “text”.
SHORT = 4
# Acts that are proper to a genre: who reads them needs no article.
ACTS = re.compile(
    r"(?i)\b(?:given out|handed|distributed|delivered|spoken|read out|addressed|telegraphed|posted"
    r"|sent|heard|learnt|noted)\b"
)
# What a text looks like: a hundred pages are no leaflet, and what is signed is no speech.
FORM = re.compile(r"(?i)\b(?:pages?|signed|signature|ink|acid|chapters?)\b")
# Papers that are asked about together.
MANY = re.compile(r"(?i)^the (?:texts|papers)\b")
# Genres that a reader would name without an article before them.
PLAIN = {"memoir": "memoirs", "minutes": "minutes", "periodical-issue": "an issue of a periodical"}
# Whatever is the one is the other too.
WIDER = {
    "memoir": ("book",),
    "circular": ("letter",),
    "telegram": ("letter",),
    "interview": ("article",),
    "manifesto": ("statement",),
    "leaflet": ("statement",),
    "minutes": ("report",),
    "court-record": ("report",),
}


@lru_cache(maxsize=4)
def _genres(world: World) -> dict[str, dict[str, Judgement]]:
    """What reviewers said of the genre of each document, by genre."""
    found: dict[str, dict[str, Judgement]] = {}
    for judgement in world.data.judgements.values():
        if judgement.family == FRAME.family:
            found.setdefault(judgement.about, {})[judgement.tag] = judgement
    return found


def _check(world: World, document: Document) -> Judgement:
    """The judgement on the document’s own genre."""
    own = _genres(world).get(document.id, {}).get(document.kind)
    if own is None:
        because = "nobody has said by what the article shows its genre"
        raise Refused("O5", (document.id,), because)
    obligations.single_value(world, document.id, "kind")
    if folded(document.kind) in folded(own.question).split():
        raise Refused("O6", (document.id, own.id), "its description names the genre")
    if ACTS.search(own.question):
        raise Refused("O6", (document.id, own.id), "its description has the act of the genre")
    if FORM.search(own.question):
        raise Refused("O6", (document.id, own.id), "its form rules out another genre by itself")
    if not any(word in folded(own.text).split() for word in _words(own)):
        because = "its ground does not give the word by which the article calls it"
        raise Refused("O5", (document.id, own.id), because)
    return own


def _words(judgement: Judgement) -> tuple[str, ...]:
    """What a genre is called, in one word or another."""
    option = folded(_called(judgement)).split()
    return (*judgement.tag.split("-")[-1:], *(word for word in option if len(word) > SHORT))


def _neighbours(world: World, document: Document) -> dict[str, Judgement]:
    """Genres that it has not: another one than its own, and no wider one that holds it too."""
    return {
        genre: judgement
        for genre, judgement in _genres(world).get(document.id, {}).items()
        if genre != document.kind and genre not in WIDER.get(document.kind, ())
    }


def _tempting(world: World, document: Document, genre: str) -> bool:
    """Whether another text of that genre is told of where the reader looks for this one’s.

    A periodical that is named there has issues.
    """
    genres = _genres(world)[document.id]
    places = {*genres[document.kind].cite, *genres[genre].cite}
    if genre == ISSUE and any(
        group.kind == "periodical" and places & {*group.cite, *_forms(group)}
        for group in world.data.groups.values()
    ):
        return True
    return any(
        other.kind == genre and other.id != document.id and places & {*other.cite, *other.mentions}
        for other in world.data.documents.values()
    )


def _forms(group: Group) -> Iterator[str]:
    """Where a group is named, under any form of its name."""
    yield from group.mentions
    for alias in group.aliases:
        yield from alias.cite


def seeds(world: World, rank: Rank, scope: Scope) -> Iterator[Seed]:
    """Documents by rank with two neighbouring genres; no genre the key twice in a row."""
    within = areas(world, scope)
    waiting: dict[str, list[Seed]] = {}
    for document in by_rank(_askable(world), rank, lambda document: document.id):
        seed = next((s for area in within if (s := _seed(world, rank, area, document))), None)
        if seed:
            waiting.setdefault(document.kind, []).append(seed)
    while waiting:
        for kind in by_rank(waiting, rank, str):
            yield waiting[kind].pop(0)
        waiting = {kind: rest for kind, rest in waiting.items() if rest}


def _seed(world: World, rank: Rank, area: Area, document: Document) -> Seed:
    """The document with two neighbours of which the area’s readers can see that they are wrong."""
    if not area.meets(document) or not area.holds(_check(world, document).cite):
        return ()
    near = [g for g, ground in _neighbours(world, document).items() if area.holds(ground.cite)]
    near = [genre for genre in near if _tempting(world, document, genre)]
    ranked = by_rank(near, rank, lambda genre: f"{document.id}:{genre}")
    if len(ranked) < OPTIONS - 1:
        return ()
    return (document.id, *sorted(ranked[: OPTIONS - 1]))


@lru_cache(maxsize=4)
def _askable(world: World) -> tuple[Document, ...]:
    found = []
    for document in world.data.documents.values():
        try:
            _check(world, document)
        except Refused:
            continue
        found.append(document)
    return tuple(found)


@refusing
def build(world: World, seed: Seed) -> Item:
    """The item of one document, its genre and two others."""
    document, others = world.data.documents[seed[0]], seed[1:]
    own = _check(world, document)
    near = _neighbours(world, document)
    far = tuple(genre for genre in others if genre not in near)
    if far:
        because = f"that it is no {far[0]} is not shown, or the wider genre holds it too"
        raise Refused("O5", (document.id, *far), because)
    if not any(_tempting(world, document, genre) for genre in others):
        because = "no text of either other genre is told of near it, so nobody would choose them"
        raise Refused("O5", (document.id, *others), because)
    genres = {document.kind: own} | {genre: near[genre] for genre in others}
    texts = {genre: _called(judgement) for genre, judgement in genres.items()}
    key = f"The right answer is {texts[document.kind]}: {_lower(own)} {cited(own.cite)}."
    fact = f"{document.id}.kind"
    many = MANY.match(own.question)
    these, it = ("texts are these", "them") if many else ("text is this", "it")
    locators = in_order(at for judgement in genres.values() for at in judgement.cite)
    return assemble(
        world,
        FRAME,
        seed,
        stem=f"What kind of {these}, as {author(world)}’s article presents {it}?\n"
        f"{sentence(own.question)}.",
        plain=f"What kind of {these}, by {author(world)}’s article?\n{sentence(own.question)}.",
        parts=(
            ItemPart(
                name="genre",
                interaction=Choice(options=tuple(Option(g, texts[g]) for g in sorted(texts))),
                key=Single(correct=document.kind),
            ),
        ),
        feedback=Feedback(
            hint=hint(locators),
            rule="Ask who wrote it, to whom, and in what form it was given out; what it looks like "
            "or where it is told of is not its genre.",
            key=key,
            choices={g: f"{unstopped(near[g].text)} {cited(near[g].cite)}. {key}" for g in others},
            reread=locators,
        ),
        evidence=(Evidence(document.id, own.cite, own.text, "stated"),),
        proof=(
            obligations.single_value(world, document.id, "kind"),
            obligations.functional((document.id, *others), "a text has one genre of these"),
            obligations.one_referent(texts),
            obligations.attributed((document.id,), "the stem asks what the article presents"),
        ),
        asked=Asked(keyed=(fact,), reveals=(fact,)),
        drivers={"mimicry": "yes" if own.note else "no", "standing": document.standing},
    )


def _called(judgement: Judgement) -> str:
    """How an option names a genre."""
    word = judgement.tag.replace("-", " ")
    article = "an" if word[0] in "aeiou" else "a"
    return judgement.note or PLAIN.get(judgement.tag, f"{article} {word}")


def _lower(judgement: Judgement) -> str:
    """The ground within a sentence; what begins with a name keeps its capital."""
    first, _, rest = unstopped(judgement.text).partition(" ")
    plain = first in ("It", "Its", "A", "An", "The", "One", "They")
    return f"{first.lower() if plain else first} {rest}"


def count(world: World) -> int:
    """Documents with every pair of neighbouring genres, over all chapters."""
    found: set[Seed] = set()
    for area in areas(world, Scope()):
        for document in _askable(world):
            if area.holds(_check(world, document).cite):
                near = _neighbours(world, document).items()
                here = sorted(genre for genre, ground in near if area.holds(ground.cite))
                found.update(
                    (document.id, *pair)
                    for pair in combinations(here, OPTIONS - 1)
                    if all(_tempting(world, document, genre) for genre in pair)
                )
    return len(found)


def candidates(world: World) -> Iterator[Seed]:
    """Every document, with two genres that are often near."""
    return ((document, "book", "letter") for document in world.data.documents)


SPEC = Family(
    id="S9",
    title="Genre",
    skill=FRAME.skill,
    level=FRAME.level,
    interaction="choice",
    obligations=("O3", "O5", "O6", "O7", "O8"),
    seeds=seeds,
    build=build,
    count=count,
    candidates=candidates,
    lacks="signs of genre: of most texts it cites no more than a title, and letters prevail",
)
