"""Practice quizzes of the pages: drawn while the book is built, marked in the page by the player.

They carry their keys, so they are drawn under a published word and never under the secret of a
graded quiz.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from functools import partial
from itertools import chain
from pathlib import Path

from msgspec.structs import replace

from bloc_course.book.kept import kept
from bloc_course.book.practice_sets import alike
from bloc_course.dataset.query import World
from bloc_course.draw import ranker
from bloc_course.forms.assemble import assemble
from bloc_course.forms.bank import draw_bank
from bloc_course.forms.blueprint import Blueprint, Fixed, Section, untitled
from bloc_course.forms.form import KeyEntry, Question
from bloc_course.forms.roster import Student
from bloc_course.forms.sources import Drawing, stream
from bloc_course.items.family import families
from bloc_course.items.item import Item, enemies

_WORD = b"practice"
# Room to step around items that answer each other.
_POOL_PER_QUESTION = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What a page asks for; `key` is unique in the book, `seed` gives another draw.

    `sets` is how many sets of questions a reader may see one after another, where the data yield
    so many.
    """

    key: str
    title: str
    chapter: str
    families: tuple[str, ...]
    count: int
    seed: str
    path: str = ""
    sets: int = 1


@dataclass(frozen=True, slots=True)
class Practice:
    """The sets of questions, the keys of all of them by code, and the items that are asked."""

    sets: tuple[tuple[Question, ...], ...]
    keys: dict[str, KeyEntry]
    items: tuple[Item, ...]


def drawn(
    world: World, request: Request, beside: Sequence[Item] = (), folder: Path | None = None
) -> Practice:
    """The questions; none answers another or one of the items `beside` it on the page.

    They are looked up, and kept, in `folder`. DataProblems where there are too few items.
    """
    asked = (astuple(request), [item.id for item in beside])
    return kept(folder, asked, Practice, partial(_drawn, world, request, beside))


def _drawn(world: World, request: Request, beside: Sequence[Item]) -> Practice:
    secret = _WORD + request.seed.encode()
    section = Section(
        chapter=request.chapter,
        families=request.families,
        count=request.count,
        path="S" if request.path == "S" else "",
    )
    sets = _sets(world, request, section, secret, beside)
    if sets:
        chosen = tuple(Fixed(family=i.family, seed=i.seed) for i in chain(*sets))
        section = replace(section, items=chosen, count=len(chosen))
    blueprint = Blueprint(
        quiz=request.key,
        title=request.title,
        sections=(section,),
        mode="practice",
        variants="same",
        pool=_POOL_PER_QUESTION * request.count,
    )
    bank = draw_bank(world, blueprint, secret, file=request.title, beside=() if sets else beside)
    form, key = assemble(bank, Student(id="reader", name="reader"))
    questions = iter([replace(question, section="") for question in form.questions])
    sizes = [len(own) for own in sets] or [request.count]
    known = {item.id: item for item in bank.items}
    return Practice(
        tuple(tuple(next(questions) for _ in range(size)) for size in sizes),
        {entry.code: entry for entry in key.entries},
        tuple(known[entry.item] for entry in key.entries),
    )


def _sets(
    world: World, request: Request, section: Section, secret: bytes, beside: Sequence[Item]
) -> list[list[Item]]:
    """The items of at least two sets, or an empty list."""
    if request.sets == 1:
        return []
    drawing = Drawing(world, request.key, secret, families())
    items = (
        item
        for item in stream(drawing, section, untitled(0))
        if not any(enemies(item, other) for other in beside)
    )
    rank = ranker(secret, request.key, "sets")
    return alike(items, request.count, request.sets, rank)
