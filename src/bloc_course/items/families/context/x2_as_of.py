"""X2 As of when: what the article says of the state of knowledge, and what its later preface."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from bloc_course.dataset.phrases import date_in_words
from bloc_course.dataset.query import World
from bloc_course.dataset.records import Claim, Judgement
from bloc_course.draw import Rank
from bloc_course.items import obligations
from bloc_course.items.families._assemble import Frame, in_order, listed, refusing
from bloc_course.items.families._draws import uneven
from bloc_course.items.families._speakers import author, author_document, sentence
from bloc_course.items.families._table import (
    Cell,
    Table,
    table_item,
)
from bloc_course.items.families._table_rows import (
    Patient,
    count_rows,
    draw_rows,
)
from bloc_course.items.family import Family, Scope, Seed
from bloc_course.items.interactions import Option
from bloc_course.items.item import Item
from bloc_course.items.obligations.time import own_dates
from bloc_course.items.proof import Discharged, Refused

FRAME = Frame("X2", "contextualisation", "understand")
TAG = "as-of"
# What a statement is followed by where the other layer says something on the matter.
AGAINST = " | "
# The layers of the article's own text and of its preface, by the first letter of their locators.
OWN, PREFACE = "p", "e"
# Rows beyond the fewest; every count falls to either layer in its turn.
MORE = 3
# A layer with one row would make the other the better guess throughout.
EACH = 2


@lru_cache(maxsize=4)
def _table(world: World) -> Table:
    name = author(world)
    cells = {}
    for judgement in world.data.judgements.values():
        if (judgement.family, judgement.tag) == (FRAME.family, TAG):
            try:
                cells[judgement.id] = _cell(world, judgement)
            except Refused:
                continue
    layers = sorted({cell.column for cell in cells.values()}, key=lambda doc: _year(world, doc))
    return Table(
        id="layers",
        stem=f"{name}’s article is printed with a preface that was written much later. To which of "
        "the two does each statement belong, given here in other words?",
        plain="Which of the two texts says this: the article or the later preface?",
        rule="Ask what was known when each text was written, and find the place",
        columns=tuple(Option(document, _called(world, document)) for document in layers),
        cells=cells,
        left_open="What was true of the state of knowledge then may have changed since.",
        hint=_hint,
    )


def _hint(locators: Iterable[str]) -> str:
    """One place of each layer: a list of all places would tell how many rows are of which."""
    places = in_order(locators)
    first = [next((at for at in places if at.startswith(layer)), "") for layer in (PREFACE, OWN)]
    seen = listed([at for at in first if at])
    return f"Look again at {seen} first, and ask of each statement who could say it, and when."


def _called(world: World, document: str) -> str:
    """A layer as a column: the article or its preface, with the year."""
    # A preface without a date has but the year in which it was printed.
    kind = "article of" if document == author_document(world) else "preface printed in"
    return f"the {kind} {_year(world, document)}"


def _year(world: World, document: str) -> str:
    return date_in_words(own_dates(world, document)[0])[-4:]


def _cell(world: World, judgement: Judgement) -> Cell:
    """The statement with its layer; Refused where its place does not settle that."""
    document = _layer(world, judgement)
    other = next(one for one in _documents(world) if one != document)
    claim = world.data.claims.get(judgement.about)
    asks = claim is not None and claim.statement.endswith("?")
    text, _, against = judgement.text.partition(AGAINST)
    if "the author" in text or author(world) in text:
        because = "nobody speaks so of himself: a row that names the author is the preface’s"
        raise Refused("O6", (judgement.id,), because)
    told = claim.statement if claim and not asks else text
    return Cell(
        record=judgement.about,
        text=text,
        column=document,
        locators=judgement.cite,
        says=f"In {_called(world, document)}: {told}",
        modality=claim.modality if claim else "stated",
        fact=claim.id if claim else judgement.id,
        instead={other: against or sentence(f"{_called(world, other)} does not say so.")},
    )


def _documents(world: World) -> tuple[str, str]:
    """The article and its preface: the documents that are read in the two layers."""
    preface = next(
        claim.source
        for claim in world.data.claims.values()
        if all(at.startswith(PREFACE) for at in claim.cite)
    )
    return author_document(world), preface


def _layer(world: World, judgement: Judgement) -> str:
    """O9: one layer of two holds all places, and the voice is that layer's own."""
    article, preface = _documents(world)
    claim = world.data.claims.get(judgement.about)
    layers = {at[0] for at in judgement.cite}
    if layers == {PREFACE}:
        if (claim.source if claim else judgement.about) != preface:
            raise Refused("O9", (judgement.about,), "its place is the preface, its source is not")
        return preface
    if layers != {OWN}:
        raise Refused("O9", (judgement.about,), "a note may be of either time")
    if claim is None or claim.voice != article:
        raise Refused("O9", (judgement.about,), "the words are not the author's own")
    return article


def _asked(world: World, seed: Seed) -> Iterator[Discharged]:
    for row in seed[1:]:
        judgement = world.data.judgements.get(row)
        if judgement is None or (judgement.family, judgement.tag) != (FRAME.family, TAG):
            raise Refused("O9", (row,), _unreviewed(world, row))
        _cell(world, judgement)
        claim = world.data.claims.get(judgement.about)
        if claim:
            yield obligations.undenied(world, claim)


def _unreviewed(world: World, row: str) -> str:
    claim: Claim | None = world.data.claims.get(row)
    if claim and any(at[0] not in (OWN, PREFACE) for at in claim.cite):
        return "it stands in the notes, which may be of either time"
    return "nobody has said whether its words tell of what was known, and when"


@refusing
def build(world: World, seed: Seed) -> Item:
    """The item of the seed's statements."""
    proofs = tuple(_asked(world, seed))
    return table_item(world, FRAME, seed, _table(world), (*proofs, *_proof(seed[1:])))


def _proof(rows: tuple[str, ...]) -> tuple[Discharged, ...]:
    return (
        Discharged("O9", rows, "the place of each statement and its voice settle the layer"),
        obligations.functional(rows, "a statement belongs to the one layer in which it stands"),
        obligations.tagged(rows, "a reviewer found it in one of the two layers only"),
        obligations.attributed(rows, "the stem asks which text says so, not whether it is so"),
    )


def seeds(world: World, rank: Rank, scope: Scope) -> Iterator[Seed]:
    """Statements by rank, now more of one layer and now of the other."""
    table = _table(world)
    return draw_rows(
        world, rank, scope, (table,), shapes=_shapes, suits=_suits, even=Patient(), turns=True
    )


def _shapes(table: Table) -> tuple[Mapping[str, int], ...]:
    return uneven([column.code for column in table.columns], MORE, EACH)


def _suits(table: Table, rows: tuple[str, ...]) -> bool:
    """No two statements rest on one claim, and only one on the preface alone.

    What editors say of an author's books shows the layer by its kind, so it stands by itself.
    """
    return len({table.cells[row].record for row in rows}) == len(rows)


def count(world: World) -> int:
    """Sets of four statements or more, over all chapters, up to the cap."""
    return count_rows(world, (_table(world),), shapes=_shapes, suits=_suits)


def candidates(world: World) -> Iterator[Seed]:
    """Every statement on the state of knowledge, and every claim that bears a date of knowledge."""
    yield from (("layers", row) for row in _table(world).cells)
    yield from (("layers", claim.id) for claim in world.data.claims.values() if claim.as_of)


SPEC = Family(
    id=FRAME.family,
    title="As of when",
    skill=FRAME.skill,
    level=FRAME.level,
    interaction="match",
    obligations=("O3", "O5", "O6", "O7", "O8", "O9"),
    seeds=seeds,
    build=build,
    count=count,
    candidates=candidates,
    lacks="chapters that hold the preface: few of them read it beside the article",
)
