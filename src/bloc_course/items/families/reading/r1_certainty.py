"""R1 How sure is the sentence? Certain, probable or possible, by the cue that it has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from bloc_course.dataset.query import World
from bloc_course.dataset.records import Claim, Judgement, Modality
from bloc_course.draw import Rank
from bloc_course.items import obligations
from bloc_course.items.families._assemble import Frame, hint, refusing
from bloc_course.items.families._draws import uneven
from bloc_course.items.families._positions import position
from bloc_course.items.families._speakers import author, called
from bloc_course.items.families._table import (
    Cell,
    Table,
    table_item,
)
from bloc_course.items.families._table_rows import (
    count_rows,
    draw_rows,
)
from bloc_course.items.families.reading._cues import GRADES, grade, hedged, joined
from bloc_course.items.family import Family, Scope, Seed
from bloc_course.items.interactions import Option
from bloc_course.items.item import Item
from bloc_course.items.proof import Discharged, Refused

FRAME = Frame("R1", "reading", "analyse")
# Every count falls to every grade in its turn, so that counting tells nothing.
SHAPES = uneven(GRADES, 3)
MOST_COUNTED = 20_000
# What a claim may be for its sentence to have the grade.
AGREES: Mapping[str, tuple[Modality, ...]] = {
    "certain": ("stated", "inferred", "normative", "denied"),
    "probable": ("inferred", "conjectured"),
    "possible": ("conjectured",),
}
# Between the statement that a row shows and a sentence on what the place says next.
AFTER = " | "
DOES = {
    "certain": "it shuts out doubt",
    "probable": "it leans that way and leaves room for doubt",
    "possible": "it only allows for the thing",
}


@lru_cache(maxsize=4)
def _table(world: World) -> Table:
    name = author(world)
    return Table(
        id="certainty",
        stem=f"Each line puts a statement from {name}’s article or its notes without the words "
        "that tell how sure it is. How sure are the words that say so there? Certain: they shut "
        "out doubt (“without doubt”). Probable: they lean that way (“likely”, “seems”). Possible: "
        "they only allow for it (“perhaps”, “may”). An answer may fit several lines or none.",
        plain="How sure are the words at the place named: certain (“without doubt”), probable "
        "(“likely”, “seems”) or possible (“perhaps”, “may”)? An answer may fit several or none.",
        rule="Find the word that tells how sure the sentence is; whether it is right is another "
        "matter.",
        columns=tuple(Option(code, code) for code in GRADES),
        cells={claim: _cell(world, claim) for claim in _graded(world) if not _fault(world, claim)},
        left_open="How sure the words are does not show whether they are right.",
        hint=_hint,
    )


def _hint(locators: Iterable[str]) -> str:
    """What to look for, as the places stand beside the lines."""
    what = ", for the word that tells not what is so, but how firmly it is said."
    return hint(locators, what=what)


@lru_cache(maxsize=4)
def _graded(world: World) -> dict[str, Judgement]:
    """What reviewers found of the sentence of a claim: its grade, and that it has one cue."""
    return {
        judgement.about: judgement
        for judgement in world.data.judgements.values()
        if judgement.family == FRAME.family and judgement.tag in GRADES
    }


def _fault(world: World, claim: str) -> Refused | None:
    try:
        _check(world, world.data.claims[claim])
    except Refused as refused:
        return refused
    return None


def _check(world: World, claim: Claim) -> Judgement:
    """The judgement on a claim’s sentence, where cue, modality and reviewer agree."""
    obligations.withheld(world, FRAME.family, claim.id)
    found = grade(claim.cue)
    if not found:
        raise Refused("O7", (claim.id,), f"the lexicon has no one grade for {claim.cue!r}")
    if claim.modality not in AGREES[found]:
        raise Refused("O7", (claim.id,), f"{claim.modality} does not go with {claim.cue!r}")
    judgement = _graded(world).get(claim.id)
    if judgement is None or judgement.tag != found:
        raise Refused("O5", (claim.id,), "no reviewer found this to be the one cue of its sentence")
    position(world, claim)  # O7: no denial without the author’s own view
    shown = judgement.text.partition(AFTER)[0]
    if hedged(shown):
        raise Refused("O6", (claim.id, judgement.id), "the wording of the row tells how sure it is")
    if joined(shown) < joined(claim.statement):
        because = "the row leaves out a part of what the sentence is sure of"
        raise Refused("O6", (claim.id, judgement.id), because)
    return judgement


def _cell(world: World, claim: str) -> Cell:
    record, judgement = world.data.claims[claim], _graded(world)[claim]
    at = ", ".join(judgement.cite)
    mine = record.asserted_by == world.data.article.author
    # The line is a paraphrase: nobody’s own words.
    where = at if mine else f"{at}, {called(world, record.asserted_by)} speaking"
    shown, _, after = judgement.text.partition(AFTER)
    return Cell(
        record=claim,
        text=f"{shown[:-1]} ({where})",
        column=judgement.tag,
        locators=judgement.cite,
        says=f"The cue is “{record.cue}”: {DOES[judgement.tag]}.",
        view=f"{after} {position(world, record)}".strip(),
        modality=record.modality,
        fact=f"{claim}.modality",
        gives=(claim,),
        instead={
            other: _instead(judgement.tag, other) for other in GRADES if other != judgement.tag
        },
    )


def _instead(own: str, other: str) -> str:
    surer = GRADES.index(other) < GRADES.index(own)
    return "That is surer than the words are." if surer else "The words are surer than that."


def seeds(world: World, rank: Rank, scope: Scope) -> Iterator[Seed]:
    """Statements by rank, now more of one grade and now of another."""
    table = _table(world)
    return draw_rows(world, rank, scope, (table,), shapes=_shapes, suits=_suits, turns=True)


def _shapes(_: Table) -> tuple[Mapping[str, int], ...]:
    return SHAPES


def _suits(table: Table, rows: tuple[str, ...]) -> bool:
    """Whether every row has a paragraph of its own, so that no cue is taken for another’s."""
    return len({table.cells[row].locators for row in rows}) == len(rows)


@refusing
def build(world: World, seed: Seed) -> Item:
    """The item of the seed’s statements."""
    rows = seed[1:]
    for row in rows:
        _check(world, world.data.claims[row])
    return table_item(world, FRAME, seed, _table(world), _proof(rows))


def _proof(rows: tuple[str, ...]) -> tuple[Discharged, ...]:
    return (
        obligations.tagged(rows, "a reviewer found one cue in the sentence, of a fixed lexicon"),
        obligations.attributed(rows, "how sure the words are is the object, not what they say"),
    )


def count(world: World) -> int:
    """Sets of statements, over all chapters, up to the cap."""
    return count_rows(world, (_table(world),), shapes=_shapes, suits=_suits, most=MOST_COUNTED)


def candidates(world: World) -> Iterator[Seed]:
    """Every claim that has a cue."""
    return (("certainty", claim.id) for claim in world.data.claims.values() if claim.cue)


SPEC = Family(
    id="R1",
    title="How sure is the sentence?",
    skill=FRAME.skill,
    level=FRAME.level,
    interaction="match",
    obligations=("O5", "O6", "O7", "O8"),
    seeds=seeds,
    build=build,
    count=count,
    candidates=candidates,
    lacks="sentences that only allow for a thing: the author marks most guesses as likely",
)
