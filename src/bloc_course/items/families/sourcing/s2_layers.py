"""S2 Layers of the text: the author, the editors, a document quoted, or a person remembering."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache, partial

from bloc_course.dataset.names import folded
from bloc_course.dataset.query import World
from bloc_course.dataset.records import Claim, Judgement
from bloc_course.draw import Rank
from bloc_course.items import obligations
from bloc_course.items.families._assemble import Frame, refusing
from bloc_course.items.families._draws import halved
from bloc_course.items.families._speakers import author, author_document
from bloc_course.items.families._table import Cell, Table, table_item
from bloc_course.items.families._table_rows import Patient, count_rows, draw_rows, one_each
from bloc_course.items.families._wording import clear
from bloc_course.items.family import Family, Scope, Seed
from bloc_course.items.interactions import Option
from bloc_course.items.item import Item
from bloc_course.items.proof import Discharged, Refused

FRAME = Frame("S2", "sourcing", "analyse")
SIGN = "sign"
# Fewer layers than this are no comparison; a chapter that has only so many asks for them alone.
FEWEST = 3
# Rows beyond one a layer.
MORE = 2
NOTE = "n"
# Shorter words than this may stand in the label of a column and in a card.
LONG = 5
# "We" and "I" tell that somebody speaks.
TELLING = re.compile(r"\b(?:[Ww]e|[Oo]ur|us|[Mm]y)\b|\bI\b(?!\.)")


@lru_cache(maxsize=4)
def _tables(world: World) -> dict[str, Table]:
    """One table for each set of layers that a chapter has."""
    claims = [c for c in world.data.claims.values() if _problem(world, c) is None]
    layers = settled_layers(world)
    found: dict[str, Table] = {}
    for chapter in world.data.chapters.values():
        read = {c.voice for c in claims if {*_signs(world)[c.id].cite} <= {*chapter.locators}}
        here = tuple(layer for layer in layers if layer in read)
        if len(here) >= FEWEST:
            found["+".join(here)] = _table(world, here, claims)
    return found


def _table(world: World, layers: tuple[str, ...], claims: Sequence[Claim]) -> Table:
    voices = world.data.article.voices
    labels = _content(" ".join(voices[layer].label for layer in layers))
    return Table(
        id="+".join(layers),
        stem=f"The text of {author(world)}’s article has several layers. To which of them does "
        "each statement belong, put here in other words? Choose the layer that it rests on; "
        "whether it is true is not asked. A layer may stay empty.",
        plain=f"Who is speaking in each statement, given here in other words? {author(world)}’s "
        "article mixes several voices. Truth is not asked. A layer may stay empty.",
        rule="Find the place and ask whose words stand there: an author who reports, a paper "
        "that is quoted and a memory told later are not the same layer.",
        columns=tuple(Option(layer, voices[layer].label) for layer in layers),
        cells={
            c.id: _cell(world, c, layers)
            for c in claims
            if c.voice in layers and not labels & _content(c.statement)
        },
        left_open="Most notes cannot be given to one layer: some were brought up to date later.",
    )


def _content(text: str) -> set[str]:
    """The longer words and the numbers of a text: a card must not have one of a column’s."""
    words = folded(text).split()
    return {word for word in words if len(word) >= LONG or word.isdigit()}


def settled_layers(world: World) -> tuple[str, ...]:
    """The voices of the article but for those that may be one of several."""
    return tuple(voice for voice, named in world.data.article.voices.items() if not named.values)


def _problem(world: World, claim: Claim) -> Refused | None:
    """Why the layer of a claim is no clear case, if so."""
    return _problems(world)[claim.id]


@lru_cache(maxsize=4)
def _problems(world: World) -> dict[str, Refused | None]:
    found: dict[str, Refused | None] = {}
    for claim in world.data.claims.values():
        try:
            _check(world, claim)
        except Refused as refused:
            found[claim.id] = refused
        else:
            found[claim.id] = None
    return found


def _check(world: World, claim: Claim) -> None:
    obligations.withheld(world, FRAME.family, claim.id)
    clear(claim.id, claim.statement)
    if claim.voice not in settled_layers(world):
        raise Refused("O9", (claim.id,), "the layer of this note cannot be settled")
    if claim.polarity != "asserts" or claim.speech_type in ("imagined", "slogan"):
        raise Refused("O7", (claim.id,), "nobody asserts the statement in this place")
    if any(record == claim.id for record, _ in world.disputed):
        raise Refused("O3", (claim.id,), "the article gives the statement to two sources")
    _silent(claim)
    document = world.data.documents[claim.source]
    if claim.voice == author_document(world):
        _own(world, claim)
    elif document.extant_here == "quoted" and document.stance == "retrospective":
        raise Refused("O5", (claim.id, document.id), f"{document.id} is a memory and quoted too")
    for other in _alike(world, claim):
        if (other.voice, other.asserted_by) != (claim.voice, claim.asserted_by):
            because = f"{other.id} has the same in another layer, or by another speaker"
            raise Refused("O3", (claim.id, other.id), because)
    if claim.id not in _signs(world):
        raise Refused("O9", (claim.id,), "nobody has written down a sign that settles the layer")


def _silent(claim: Claim) -> None:
    """O6: how the statement is written does not tell its layer."""
    if "“" in claim.statement:
        raise Refused("O6", (claim.id,), "its quotation marks tell that somebody is quoted")
    if TELLING.search(claim.statement):
        raise Refused("O6", (claim.id,), "a statement in the first person tells who speaks")


def _alike(world: World, claim: Claim) -> list[Claim]:
    """Other claims with the same wording or the same content."""
    worded = [
        other
        for other in world.data.claims.values()
        if other.statement == claim.statement and other.id != claim.id
    ]
    return [*worded, *obligations.same_content(world, claim)]


def _own(world: World, claim: Claim) -> None:
    """The author's own sentence in the body: he neither reports nor sums up."""
    mine = claim.asserted_by == world.data.article.author and claim.source == claim.voice
    if not mine or claim.via or claim.stance_of_author != "adopts":
        raise Refused("O5", (claim.id,), "the author words here what somebody else says")
    if any(at.startswith(NOTE) for at in claim.cite):
        raise Refused("O9", (claim.id,), "a note has it too, and its layer cannot be settled")


@lru_cache(maxsize=4)
def _signs(world: World) -> dict[str, Judgement]:
    """What a reviewer found to settle the layer of a claim."""
    return {
        judgement.about: judgement
        for judgement in world.data.judgements.values()
        if (judgement.family, judgement.tag) == (FRAME.family, SIGN)
    }


def _cell(world: World, claim: Claim, layers: tuple[str, ...]) -> Cell:
    found = _signs(world)[claim.id]
    others = [layer for layer in layers if layer != claim.voice]
    return Cell(
        record=claim.id,
        text=claim.statement,
        column=claim.voice,
        locators=found.cite,
        says=found.text,
        modality=claim.modality,
        fact=claim.id,
        instead={layer: _instead(world, claim, layer) for layer in others},
    )


def _instead(world: World, claim: Claim, layer: str) -> str:
    """What speaks against a layer: whatever would be found there, had the layer said it."""
    apart = _apart(world, layer)
    if (apart or layer == author_document(world)) and _noted(world, claim):
        return "Whoever wrote these lines only passes it on."
    if apart:
        return f"Nothing of it is by {world.data.article.voices[layer].label}."
    if layer == author_document(world):
        does = "has no such sentence" if _apart(world, claim.voice) else "only passes it on"
        return f"{author(world)} {does}."
    sources = {world.data.documents[c.source].stance for c in _told(world, layer)}
    if sources == {"retrospective"}:
        return "Nobody is named who remembered it later."
    return "No words of a document are quoted for it."


def _noted(world: World, claim: Claim) -> bool:
    """Whether a note passes the statement on; a note of the editors is theirs."""
    noted = any(at.startswith(NOTE) for at in _signs(world)[claim.id].cite)
    return noted and not _apart(world, claim.voice)


def _apart(world: World, layer: str) -> bool:
    """Whether a layer has paragraphs of its own, as a preface has."""
    return any(paragraph.layer == layer for paragraph in world.data.article.locators.values())


def _told(world: World, layer: str) -> list[Claim]:
    """The clear cases of a layer."""
    return [c for c in world.data.claims.values() if c.voice == layer and not _problem(world, c)]


def seeds(world: World, rank: Rank, scope: Scope) -> Iterator[Seed]:
    """Statements by rank, now more of one layer and now of another."""
    suits, every = partial(_suits, world), _tables(world).values()
    return draw_rows(
        world,
        rank,
        scope,
        every,
        shapes=_shapes,
        suits=suits,
        even=Patient(),
        turns=True,
        spread=True,
        at_last=one_each,
    )


def _shapes(table: Table) -> tuple[Mapping[str, int], ...]:
    """How many rows each layer has: no more than half, and not always one."""
    return halved([column.code for column in table.columns], MORE)


def _suits(world: World, table: Table, rows: tuple[str, ...]) -> bool:
    """Whether no two rows rest on one source in one paragraph: they would be one question.

    One row at most speaks of the article or its author: it is seen that another does.
    """
    whole = (world.data.article.author, author_document(world))
    if sum(world.data.claims[row].subject in whole for row in rows) > 1:
        return False
    places = {(world.data.claims[row].source, table.cells[row].locators) for row in rows}
    return len(places) == len(rows)


@refusing
def build(world: World, seed: Seed) -> Item:
    """The item of the seed’s statements."""
    table, rows = _tables(world).get(seed[0]), seed[1:]
    if table is None:
        raise Refused("O9", seed[:1], f"no chapter has just the layers {seed[0]}")
    for row in rows:
        problem = _problem(world, world.data.claims[row])
        if problem is not None:
            raise problem
        if row not in table.cells:
            raise Refused("O6", (row,), "a word of it stands in the label of a layer")
    if not _suits(world, table, rows):
        raise Refused("O6", rows, "two rows are one question, or speak of the article itself")
    return table_item(world, FRAME, seed, table, _proof(rows))


def _proof(rows: tuple[str, ...]) -> tuple[Discharged, ...]:
    return (
        Discharged("O3", rows, "no other layer has the statement"),
        obligations.functional(rows, "a statement that one layer has alone belongs to no other"),
        obligations.attributed(rows, "the layer is the object; no statement is taught as fact"),
        Discharged(
            "O9", rows, "a sign in the text settles the layer; unsettled notes are left out"
        ),
    )


def count(world: World) -> int:
    """Sets of statements, over all chapters, up to the cap."""
    suits = partial(_suits, world)
    return count_rows(world, _tables(world).values(), shapes=_shapes, suits=suits)


def candidates(world: World) -> Iterator[Seed]:
    """Every claim by itself."""
    names = list(_tables(world))
    return ((name, claim) for name in names[:1] for claim in world.data.claims)


SPEC = Family(
    id="S2",
    title="Layers of the text",
    skill=FRAME.skill,
    level=FRAME.level,
    interaction="match",
    obligations=("O3", "O5", "O6", "O7", "O8", "O9"),
    seeds=seeds,
    build=build,
    count=count,
    candidates=candidates,
    lacks="memories and sentences of the editors: few chapters give all four layers, "
    "and those that rest on letters or on the trial give two",
)
