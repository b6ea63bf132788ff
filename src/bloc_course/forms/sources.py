"""Where the items of a section come from: its families in turn, those that fit its limits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bloc_course.dataset.query import World
from bloc_course.draw import Rank, ranker
from bloc_course.forms.balance import balanced
from bloc_course.forms.blueprint import Section
from bloc_course.items.difficulty import difficulty
from bloc_course.items.family import Family, Scope, draw
from bloc_course.items.item import Item

# A family whose next items don't fit a section is given up after so many in a row: chains of
# events, for one, are too many to look through.
PATIENCE = 1000


@dataclass(frozen=True, slots=True)
class Drawing:
    """What every draw for one quiz is made from."""

    world: World
    quiz: str
    secret: bytes
    known: Mapping[str, Family]

    def rank(self, heading: str, family: Family) -> Rank:
        """The order in which a section draws the seeds of a family."""
        # The family's id keeps two families from starting with the same events.
        return ranker(self.secret, self.quiz, "pool", heading, family.id)


def stream(drawing: Drawing, section: Section, heading: str) -> Iterator[Item]:
    """Every item of the section once, in drawing order, the families taking turns."""
    sources = [
        balanced(_fitting(drawing, family, section, heading))
        for family in drawing.known.values()
        if (not section.family_ids or family.id in section.family_ids)
        and (not section.skill or family.skill == section.skill)
    ]
    taken: set[str] = set()
    while sources:
        for source in tuple(sources):
            item = next(source, None)
            if item is None:
                sources.remove(source)
            elif item.id not in taken:
                taken.add(item.id)
                yield item


def _fitting(drawing: Drawing, family: Family, section: Section, heading: str) -> Iterator[Item]:
    rank = drawing.rank(heading, family)
    scope = Scope(chapters=section.chapter_ids, path=section.path)
    misses = 0
    for item in draw(drawing.world, family, rank, scope):
        if isinstance(item, Item) and _fits(item, section):
            misses = 0
            yield item
        else:
            misses += 1
            if misses == PATIENCE:
                return


def _fits(item: Item, section: Section) -> bool:
    chapters, inside, outside = section.chapter_ids, section.records_in, section.records_out
    return (
        (not section.level or item.level == section.level)
        and (not section.path or section.path in item.path)
        and (not chapters or any(chapter in item.chapters for chapter in chapters))
        and (not inside or any(record in inside for record in item.records))
        and not any(record in outside for record in item.records)
        and section.difficulty.holds(difficulty(item, section.path))
    )
