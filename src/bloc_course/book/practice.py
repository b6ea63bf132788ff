"""Practice quizzes of the pages: drawn while the book is built, marked in the page by the player.

They carry their keys, so they are drawn under a published word and never under the secret of a
graded quiz.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from bloc_course.dataset.query import World
from bloc_course.forms.assemble import assemble
from bloc_course.forms.bank import draw_bank
from bloc_course.forms.blueprint import Blueprint, Section
from bloc_course.forms.form import KeyEntry, Question
from bloc_course.forms.roster import Student

_WORD = b"practice"
# Room to step around items that answer each other.
_POOL_PER_QUESTION = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What a page asks for; `key` is unique in the book, `seed` gives another draw."""

    key: str
    title: str
    chapter: str
    families: tuple[str, ...]
    count: int
    seed: str
    path: str = ""


def drawn(world: World, request: Request) -> tuple[list[Question], Sequence[KeyEntry]]:
    """The questions and their keys. DataProblems where there are too few items."""
    section = Section(
        chapter=request.chapter,
        families=request.families,
        count=request.count,
        path="S" if request.path == "S" else "",
    )
    blueprint = Blueprint(
        quiz=request.key,
        title=request.title,
        sections=(section,),
        mode="practice",
        variants="same",
        pool=_POOL_PER_QUESTION * request.count,
    )
    bank = draw_bank(world, blueprint, _WORD + request.seed.encode(), file=request.title)
    form, key = assemble(bank, Student(id="reader", name="reader"))
    return [replace(question, section="") for question in form.questions], key.entries
