"""Who says what in which year: rows for a table whose columns are speakers and years."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from bloc_course.dataset.query import World
from bloc_course.dataset.records import Claim, Judgement
from bloc_course.items import obligations
from bloc_course.items.families._positions import position
from bloc_course.items.families._speakers import author, called
from bloc_course.items.families._table import (
    Cell,
    Table,
)
from bloc_course.items.interactions import Option
from bloc_course.items.proof import Refused

FAMILY = "K3"
GROUND = "ground"
# Columns of a table, and the rows without which a column is none.
SIZES, FEWEST = (4, 3), 2
ASKS = "asks"
# Whoever looks back writes of what was and names its year, whoever writes in the thick of it of
# what is: from such rows the column could be read off.
_TELLTALE = re.compile(
    r"\b(?:\d{4}|was|were|had|did|could|went|came|knew|met|said|grew|took)\b"
    r"|\bha(?:s|ve) (?:been|\w+e[dn])\b"
    r"|(?<!is )(?<!are )(?<!be )(?<!ly )\b(?:kept|held|made|\w+ed (?:to|in|by|that|at|a|the|no))\b"
)


class Column(NamedTuple):
    """A speaker in a year."""

    speaker: str
    year: int

    @property
    def code(self) -> str:
        """What rows are matched with."""
        return f"{self.speaker}-in-{self.year}"


@lru_cache(maxsize=4)
def rows(world: World) -> dict[str, Column]:
    """The speaker and year of every claim that can stand in a row."""
    found = {}
    for claim in world.data.claims.values():
        try:
            found[claim.id] = column(world, claim)
        except Refused:
            continue
    return found


def column(world: World, claim: Claim) -> Column:
    """The speaker and year of a claim: O4 one named person, O9 a layer and a year that are sure."""
    obligations.withheld(world, FAMILY, claim.id)
    if claim.id not in _grounds(world):
        raise Refused("O5", (claim.id,), "nobody has written down where its speaker is seen")
    wording, _ = _row(_grounds(world)[claim.id])
    if cue := _TELLTALE.search(wording):
        because = f"its row says “{cue[0]}”: tense or date would tell the year"
        raise Refused("O5", (claim.id,), because)
    if claim.speech_type != "own" or claim.polarity == ASKS:
        raise Refused("O7", (claim.id,), "its speaker neither says nor denies it")
    obligations.one_speaker(world, claim)
    if world.data.article.voices[claim.voice].values:
        raise Refused("O9", (claim.id,), "the layer of this note cannot be settled")
    year = _year(world, claim.source)
    position(world, claim)  # O7: no denial without the author’s own view
    if year is None:
        raise Refused("O9", (claim.id, claim.source), "its year is not certain")
    return Column(claim.asserted_by, year)


@lru_cache(maxsize=512)
def _year(world: World, document: str) -> int | None:
    """The year in which a paper was certainly written; None where that is open."""
    years = {
        None if day is None else date.fromordinal(day).year
        for day in world.reading.bounds(document)
    }
    return years.pop() if len(years) == 1 else None


@lru_cache(maxsize=4)
def _grounds(world: World) -> dict[str, Judgement]:
    """What a reviewer found to show the speaker of a claim, with the wording of its row."""
    return {
        judgement.about: judgement
        for judgement in world.data.judgements.values()
        if (judgement.family, judgement.tag) == (FAMILY, GROUND)
    }


def _row(judgement: Judgement) -> tuple[str, str]:
    """What a row says, and what shows its speaker."""
    wording, ground = (part.strip() for part in judgement.text.split("|"))
    return wording, ground


@lru_cache(maxsize=4)
def tables(world: World) -> dict[str, Table]:
    """A table for every few speakers and years that are more than one year."""
    members: dict[Column, list[str]] = {}
    for row, at in rows(world).items():
        members.setdefault(at, []).append(row)
    columns = sorted(at for at, some in members.items() if len(some) >= FEWEST)
    found = {}
    for size in SIZES:
        for chosen in combinations(columns, size):
            if _alike(chosen):
                table = _table(world, chosen, members)
                if all(_held(table, at) >= FEWEST for at in chosen):
                    found[table.id] = table
    return found


def _alike(chosen: tuple[Column, ...]) -> bool:
    """Whether there are several years, and one speaker in two of them or two speakers in one."""
    years, speakers = {at.year for at in chosen}, {at.speaker for at in chosen}
    return len(years) > 1 and (len(years) < len(chosen) or len(speakers) < len(chosen))


def _held(table: Table, at: Column) -> int:
    return sum(cell.column == at.code for cell in table.cells.values())


def _table(world: World, columns: tuple[Column, ...], members: Mapping[Column, list[str]]) -> Table:
    name = author(world)
    return Table(
        id="+".join(at.code for at in columns),
        stem=f"Who writes or says this, and in which year, as {name}’s article gives it? The "
        f"wording is ours, all in the present tense, whatever time is meant. Where {name} only "
        "quotes or reports somebody, it is that person who says it. An answer may fit several rows "
        "or none.",
        plain=f"Who writes or says this, and when, by {name}’s article? The wording is ours. "
        "An answer may fit several rows or none.",
        rule="Ask in which paper it stands, who wrote that and when: one person may say one thing "
        "in one year and its opposite in another.",
        columns=tuple(Option(at.code, f"{called(world, at.speaker)}, {at.year}") for at in columns),
        cells={
            row: _cell(world, row, at, columns)
            for at in columns
            for row in members[at]
            if not _shared(world, row, columns)
        },
        left_open="Who says a thing, and when, does not show whether it was so.",
    )


def _shared(world: World, row: str, columns: tuple[Column, ...]) -> bool:
    """Whether another column says the same, or what implies it.

    A paper without a sure year counts for all.
    """
    claim, own = world.data.claims[row], rows(world)[row]
    if any(at != own and at.speaker in _asked_before(world, claim) for at in columns):
        return True
    implied_by = (other for other in world.data.claims.values() if claim.id in other.supports)
    for other in (*obligations.same_content(world, claim), *implied_by):
        year = _year(world, other.source)
        for at in columns:
            if at != own and at.speaker == other.asserted_by and year in (None, at.year):
                return True
    return False


def _asked_before(world: World, claim: Claim) -> set[str]:
    """Who had told the speaker what he then wrote: it is as much theirs as his."""
    hops = world.data.documents[claim.source].hops
    told = {hop.from_ for hop in hops if hop.to == claim.asserted_by}
    return (told | set(claim.via)) - {claim.asserted_by}


def _cell(world: World, row: str, own: Column, columns: tuple[Column, ...]) -> Cell:
    claim, judgement = world.data.claims[row], _grounds(world)[row]
    wording, ground = _row(judgement)
    return Cell(
        record=row,
        text=wording,
        column=own.code,
        locators=judgement.cite,
        says=ground,
        view=position(world, claim),
        modality=claim.modality,
        fact=row,
        instead={at.code: _instead(own, at) for at in columns if at != own},
    )


def _instead(own: Column, at: Column) -> str:
    if at.speaker == own.speaker:
        return "The same person, but in another year."
    return (
        "The same year, but another person."
        if at.year == own.year
        else "Another person in another year."
    )
