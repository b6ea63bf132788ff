"""S4 Direct, reported, conjectured: how the article comes to know what it says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from bloc_course.dataset.query import World
from bloc_course.dataset.records import Claim, Judgement
from bloc_course.draw import Rank
from bloc_course.items import obligations
from bloc_course.items.families._assemble import Frame, refusing
from bloc_course.items.families._draws import halved
from bloc_course.items.families._speakers import (
    author,
    author_document,
    called,
    sentence,
)
from bloc_course.items.families._table import (
    Cell,
    Table,
    table_item,
)
from bloc_course.items.families._table_rows import (
    Patient,
    count_rows,
    draw_rows,
    one_each,
)
from bloc_course.items.families._wording import clear
from bloc_course.items.families.sourcing._ascribed import IN_COURT, made_of
from bloc_course.items.families.sourcing._reached import in_court, instead, says
from bloc_course.items.family import Family, Scope, Seed
from bloc_course.items.interactions import Option
from bloc_course.items.item import Item
from bloc_course.items.proof import Discharged, Refused

FRAME = Frame("S4", "sourcing", "analyse")
CLASSES = ("direct", "reported", "conjectured")
SPOKEN = frozenset(("direct", "reported"))
# Three to five rows, now more of one class and now of another.
MORE = 2
# No class has more than half of them: one class ticked throughout would pay.
SHAPES = halved(CLASSES, MORE)
# Words that give the class away: a hedge, the first person, a question, an exclamation.
TELLING = re.compile(
    r"(?i:\b(?:might|may|perhaps|probabl[ey]|seems?|likely|known?|must|my|we|our|us)\b)"
    r"|\bI\b(?!\.)|[?!]"
)


# What points back to something said before it needs its speaker to be understood.
DANGLING = re.compile(r"(?:This|That|These|Those|It|They|He|She)\b")
# A speaker at the head of a row.
HEADED = re.compile(r"^[^:.]{1,40}: ")
OF_ONESELF = {" himself": "his", " herself": "her"}
# Cues of hearsay: what nobody is named for. Witnesses who are said to agree are no hearsay.
HEARSAY = re.compile(r"(?i)\b(?:said to|rumou?rs?|unverified|hearsay|they say|talk of)\b")


@lru_cache(maxsize=4)
def _table(world: World) -> Table:
    name = author(world)
    return Table(
        id="directness",
        stem=f"How does each of these statements reach the reader of {name}’s article? Whether it "
        "is true is not asked; some are disputed or false. What counts is how it comes to "
        f"{name} from whoever states it, not how that person knew. A box may stay empty.",
        plain=f"How does each statement reach the reader of {name}’s article? Whether it is "
        "true is not asked. A box may stay empty.",
        rule="Ask whether anybody but the article’s author states the matter, and whether the "
        "article has that person’s own text or only what others pass on.",
        columns=(
            Option("direct", f"from the speaker’s own text, which {name} had"),
            Option("reported", "at second hand, through a record, report or hearsay"),
            Option("conjectured", "as a supposition of the article’s own, in its text or a note"),
        ),
        cells={
            claim.id: cell
            for claim in world.data.claims.values()
            if (cell := _cell(world, claim)) is not None
        },
        left_open="A direct text may be untrue, and a supposition right.",
    )


def _cell(world: World, claim: Claim) -> Cell | None:
    """The claim with its class, if record and reviewer agree and its wording does not tell."""
    kind = _class(world, claim)
    if not kind or claim.conflicts_with or TELLING.search(claim.statement):
        return None
    try:
        clear(claim.id, claim.statement)
        obligations.withheld(world, FRAME.family, claim.id)
        obligations.undenied(world, claim)
    except Refused:
        return None
    rivals = [
        other for other in obligations.same_content(world, claim) if _class(world, other) != kind
    ]
    if rivals or _tag(world, claim) != kind:
        return None
    return Cell(
        record=claim.id,
        text=_row(world, claim, kind),
        column=kind,
        locators=claim.cite,
        says=says(world, claim, kind, _judged(world)[claim.id].note),
        modality=claim.modality,
        fact=claim.id,
        instead=instead(world, claim, kind),
        view=f"{made_of(world, claim, claim.cite)} {IN_COURT}" if in_court(world, claim) else "",
    )


def _row(world: World, claim: Claim, kind: str) -> str:
    """The statement; with its speaker where a reviewer gives him, in either class alike.

    A charge always has its speaker, and so has what points back to something said before. Else a
    speaker would be the sign of what was passed on, and no speaker that of a supposition.
    """
    if kind == "conjectured" or claim.asserted_by == world.data.article.author:
        return claim.statement
    charged = claim.modality == "alleged" or DANGLING.match(claim.statement)
    named = charged or _judged(world)[claim.id].note
    return _headed(world, claim) if named else claim.statement


def _headed(world: World, claim: Claim) -> str:
    """The statement after its speaker; what is said of himself does not name him once more."""
    head, said = _view(world, claim), claim.statement
    whose = next((own for himself, own in OF_ONESELF.items() if head.endswith(himself)), "")
    if whose and claim.asserted_by in world.data.people:
        said = said.replace(f"{called(world, claim.asserted_by)}’s ", f"{whose} ", 1)
    return f"{head}: {said}"


def _view(world: World, claim: Claim) -> str:
    """A speaker at the head of a row; a reviewer says what a speaker without a name is called."""
    judgement = _judged(world).get(claim.id)
    if judgement and judgement.note:
        return judgement.note
    speaker = claim.asserted_by
    if speaker in world.data.people:
        return called(world, speaker)
    return sentence(world.name(speaker))


def _class(world: World, claim: Claim) -> str:
    """direct, reported or conjectured by modality and transmission; empty where it is unclear."""
    if claim.speech_type in ("imagined", "slogan") or claim.polarity != "asserts":
        return ""
    mine = claim.asserted_by == world.data.article.author
    if mine and claim.modality == "conjectured" and not claim.via and claim.cue:
        return "conjectured"
    passed_on = [hand for hand in claim.via if hand != claim.asserted_by]
    if claim.modality == "reported" and (passed_on or (mine and HEARSAY.search(claim.cue or ""))):
        return "reported"
    if in_court(world, claim):
        return "reported"
    document = world.data.documents[claim.source]
    read = document.standing == "primary" and not document.known_through
    own = claim.asserted_by in document.author and claim.source != author_document(world)
    plain = claim.modality in ("stated", "normative", "denied") and not claim.via
    return "direct" if read and own and plain and document.extant_here != "no" else ""


def _tag(world: World, claim: Claim) -> str:
    """The class that a reviewer gave the claim, if any."""
    judgement = _judged(world).get(claim.id)
    return judgement.tag if judgement else ""


@lru_cache(maxsize=4)
def _judged(world: World) -> dict[str, Judgement]:
    """What reviewers said of claims."""
    return {
        judgement.about: judgement
        for judgement in reversed(world.data.judgements.values())
        if judgement.family == FRAME.family
    }


def seeds(world: World, rank: Rank, scope: Scope) -> Iterator[Seed]:
    """Statements by rank, now more of one class and now of another."""
    tables, even = (_table(world),), Patient()
    return draw_rows(
        world,
        rank,
        scope,
        tables,
        shapes=_shapes,
        suits=_suits,
        even=even,
        turns=True,
        spread=True,
        at_last=one_each,
    )


def _shapes(_: Table) -> tuple[Mapping[str, int], ...]:
    return SHAPES


def _suits(table: Table, rows: tuple[str, ...]) -> bool:
    """Whether neither a speaker at the head of a row nor the want of one is the sign of a class."""
    columns = {table.cells[row].column for row in rows}
    headed = {table.cells[row].column for row in rows if HEADED.match(table.cells[row].text)}
    bare = {table.cells[row].column for row in rows if not HEADED.match(table.cells[row].text)}
    # Where both are there, a speaker stands before rows of both or of none.
    alike = not columns >= SPOKEN or headed >= SPOKEN or not headed
    return bool(rows) and bare != {"conjectured"} and alike


@refusing
def build(world: World, seed: Seed) -> Item:
    """The item of the seed’s statements."""
    table, rows = _table(world), seed[1:]
    missing = tuple(row for row in rows if row not in table.cells)
    if missing:
        raise Refused(
            "O3", missing, f"{missing[0]} is no clear case of direct, reported or guessed"
        )
    values = (obligations.undenied(world, world.data.claims[row]) for row in rows)
    return table_item(world, FRAME, seed, table, (*values, *_proof(rows)))


def _proof(rows: tuple[str, ...]) -> tuple[Discharged, ...]:
    return (
        obligations.tagged(rows, "modality and hands of a claim give it the class a reviewer gave"),
        obligations.attributed(
            rows, "the way of knowing is the object; no claim is taught as fact"
        ),
    )


def count(world: World) -> int:
    """Sets of statements, over all chapters, up to the cap."""
    return count_rows(world, (_table(world),), shapes=_shapes, suits=_suits)


def candidates(world: World) -> Iterator[Seed]:
    """Every claim by itself."""
    return (("directness", claim) for claim in world.data.claims)


SPEC = Family(
    id="S4",
    title="Direct, reported, conjectured",
    skill=FRAME.skill,
    level=FRAME.level,
    interaction="match",
    obligations=("O3", "O5", "O6", "O7", "O8"),
    seeds=seeds,
    build=build,
    count=count,
    candidates=candidates,
    lacks="clear cases in one chapter: most chapters have few that were passed on",
)
