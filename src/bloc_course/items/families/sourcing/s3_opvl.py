"""S3 Origin, purpose, value, limitation: what each card says of a source, for one enquiry."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from msgspec.structs import replace

from bloc_course.dataset.query import World
from bloc_course.dataset.records import Document, Judgement
from bloc_course.draw import Rank
from bloc_course.items import obligations
from bloc_course.items.families._assemble import Frame, refusing
from bloc_course.items.families._speakers import author
from bloc_course.items.families._table import (
    Cell,
    Table,
    table_item,
)
from bloc_course.items.families._table_rows import (
    count_rows,
    draw_rows,
)
from bloc_course.items.families.sourcing._borrowed import FAMILY, ORIGIN, another, facts, origins
from bloc_course.items.families.sourcing._boxes import (
    BOXES,
    CONCLUDES,
    FOREIGN,
    PURPOSE,
    SAYS,
    WORTH,
    Turns,
    foreign,
    instead,
    shapes,
)
from bloc_course.items.families.sourcing._labels import (
    by_turns,
    label,
    rests_on_silence,
    telling,
)
from bloc_course.items.family import Family, Scope, Seed
from bloc_course.items.interactions import Option
from bloc_course.items.item import Item
from bloc_course.items.proof import Discharged, Refused

FRAME = Frame(FAMILY, "sourcing", "evaluate")
MEMOIR = "memoir"
# What a text is about shows no aim; for its enquiry it may be what makes it worth something.
TOPIC = re.compile(
    r"^(?:It|They) (?:discuss\w*|tells?|told|mention\w*|says?|said|describe\w*|report\w*|"
    r"denounce\w*|(?:is|are|was|were) about|deals? with|dealt with|opened a discussion)\b"
)
# What a source is known by; where one of these is disputed, no card about it is sure.
KNOWN_BY = ("author", "recipient", "kind")


@lru_cache(maxsize=4)
def _tables(world: World) -> dict[str, Table]:
    """A table for each source and enquiry: its cards, and what is true of others."""
    cards: dict[tuple[str, str], list[Judgement]] = {}
    for judgement in world.data.judgements.values():
        if judgement.family == FRAME.family and judgement.tag in BOXES and _fit(world, judgement):
            cards.setdefault((judgement.about, judgement.question), []).append(judgement)
    tables = (_table(world, about, asked, own) for (about, asked), own in cards.items())
    return {table.id: table for table in tables if not _lacking(table)}


def _fit(world: World, card: Judgement) -> bool:
    """Whether a value or limitation says what follows, and a purpose is one the article states.

    What kind of source it is and what it is about show no purpose: the note of a card says where
    the article does. No value rests on the silence of others, which is as well a limitation, and
    what the item calls the source does not say what the card says.
    """
    if card.tag == "value" and rests_on_silence(card):
        return False
    if card.tag != FOREIGN and telling(world, card):
        return False
    if card.tag == PURPOSE:
        return bool(card.note) and not TOPIC.search(card.text)
    return card.tag not in WORTH or bool(CONCLUDES.search(card.text))


def _lacking(table: Table) -> set[str]:
    """The boxes without a card; a conclusion must stand on a card of another source too.

    Of many sources the article states no purpose: that box may be empty for good.
    Else whatever concludes would be value or limitation, without a look into the article.
    """
    boxes = {cell.column for cell in table.cells.values()}
    if not any(foreign(cell, concludes=True) for cell in table.cells.values()):
        boxes.discard(FOREIGN)
    return BOXES.keys() - boxes - {PURPOSE}


def _table(world: World, about: str, asked: str, own: list[Judgement]) -> Table:
    document = world.data.documents[about]
    # A book of memoirs is “they” on its cards.
    title = label(world, about)
    title = (
        f"{title} ({MEMOIR}s)" if document.kind == MEMOIR and MEMOIR not in title.lower() else title
    )
    others = [card for card in origins(world) if another(world, document, card, own)]
    return Table(
        id=min(card.id for card in own),
        stem=f"Enquiry: {asked}\nSource: {title}\n"
        f"Sort the cards by what the text of {author(world)}’s article tells of this source. A "
        "bare fact is origin or purpose; a reason to rely on the source or to be careful with it "
        "is value or limitation; a card may be true of another source, and a box may stay empty.",
        plain=f"Enquiry: {asked}\nSource: {title}\nSort the cards, by {author(world)}’s article. A "
        "box may stay empty.",
        rule="What a source is worth depends on the question: origin and purpose are facts, value "
        "and limitation are what follows from them for this enquiry.",
        columns=tuple(Option(box, text) for box, text in BOXES.items()),
        cells={card.id: _cell(world, document, card) for card in (*own, *others)},
        left_open="What is concluded from a fact is the historian’s own question, which the "
        "article need not raise; another enquiry may turn a value into a limitation.",
    )


def _cell(world: World, document: Document, card: Judgement) -> Cell:
    mine = card.about == document.id
    box = card.tag if mine else FOREIGN
    says = f"{SAYS[box]} {card.note}".strip() if mine and box != FOREIGN else card.note
    return Cell(
        record=card.about,
        text=card.text,
        column=box,
        locators=card.cite,
        says=says if mine else f"True of “{world.name(card.about)}”.",
        modality="stated" if not mine or box in (ORIGIN, PURPOSE) else "inferred",
        fact=facts(world)[card.about, card.text],
        instead={wrong: instead(box, wrong) for wrong in BOXES if wrong != box},
    )


def seeds(world: World, rank: Rank, scope: Scope) -> Iterator[Seed]:
    """A source with its enquiry and four or five cards, now two in a box and now none.

    Few sources have a purpose that the article states: they come more often than the others, or
    purpose would be the box that may be left out of account.
    """
    aimed = [table for table in _tables(world).values() if _aimed(table)]
    rest = [table for table in _tables(world).values() if not _aimed(table)]
    streams = [
        draw_rows(world, rank, scope, some, shapes=shapes, suits=_suits, even=Turns())
        for some in (aimed, rest)
    ]
    return by_turns(streams[0], streams[1], int.from_bytes(rank("purpose")[:8], "big"))


def _aimed(table: Table) -> bool:
    return any(cell.column == PURPOSE for cell in table.cells.values())


def _suits(_: Table, rows: tuple[str, ...]) -> bool:
    return bool(rows)


@refusing
def build(world: World, seed: Seed) -> Item:
    """The item of one source, one enquiry and the seed’s cards."""
    table, rows = _tables(world).get(seed[0]), seed[1:]
    if table is None:
        raise Refused("O5", seed[:1], f"{seed[0]} begins no set of cards with every box")
    missing = tuple(row for row in rows if row not in table.cells)
    if missing:
        because = f"{missing[0]} answers another enquiry, or may be true of this source"
        raise Refused("O5", missing, because)
    document, asked = world.data.judgements[seed[0]].about, world.data.judgements[seed[0]].question
    obligations.asks_whether(world, document, asked)
    item = table_item(world, FRAME, seed, table, _proof(world, document, rows))
    # A question on what makes one careful with the source asks the same in other words.
    worth = f"{document}.worth"
    return replace(item, keyed=(*item.keyed, worth), reveals=(*item.reveals, worth))


def _proof(world: World, document: str, rows: Iterable[str]) -> Iterator[Discharged]:
    known = [field for rec, field in world.disputed if rec == document and _identifies(field)]
    yield obligations.single_value(world, document, *(known or KNOWN_BY))
    own = [row for row in rows if world.data.judgements[row].about == document]
    others = [row for row in rows if row not in own]
    yield obligations.tagged(own, "a reviewer gave each card its box for this enquiry")
    if others:
        because = "the origin of another source, with other writers or on other days"
        yield obligations.functional(others, because)
    yield obligations.attributed(
        (document,), "source and enquiry are named; value and limitation are objects of analysis"
    )


def _identifies(field: str) -> bool:
    return field in KNOWN_BY or field.startswith("dates.")


def count(world: World) -> int:
    """Sets of four or five cards, over all sources, enquiries and chapters."""
    return count_rows(world, _tables(world).values(), shapes=shapes, suits=_suits)


def candidates(world: World) -> Iterator[Seed]:
    """Every card by itself, in each set that begins with a card on its source."""
    return (
        (table, card.id)
        for table in _tables(world)
        for card in world.data.judgements.values()
        if card.family == FRAME.family and card.about == world.data.judgements[table].about
    )


SPEC = Family(
    id="S3",
    title="Origin, purpose, value, limitation",
    skill=FRAME.skill,
    level=FRAME.level,
    interaction="match",
    obligations=("O3", "O5", "O6", "O7", "O8"),
    seeds=seeds,
    build=build,
    count=count,
    candidates=candidates,
    lacks="sources of which it tells origin and purpose: of most books and letters it "
    "gives a title and a page only",
)
