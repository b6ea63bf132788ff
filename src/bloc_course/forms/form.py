"""A student's form and its key, as they are kept in files.

A form holds nothing that tells the answer: codes are opaque, no family, record or item id.
The key holds everything that grading and feedback need, so it governs even after the data change.

No value here, or in the interactions and keys inside, can hold itself, so none is looked through
for cycles (`gc=False`): with a class's forms in memory that took a third of the time.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from bloc_course.forms.late import Late
from bloc_course.items.interactions import AnyInteraction
from bloc_course.items.item import Evidence, Feedback, ItemPart


class QuestionPart(Struct, frozen=True, gc=False):
    """One interaction as a student sees it."""

    name: str
    interaction: AnyInteraction
    prompt: str = ""


class Question(Struct, frozen=True, gc=False):
    """One slot of a form: its opaque code, points (a fraction as text), stem and parts."""

    code: str
    points: str
    stem: str
    parts: tuple[QuestionPart, ...]
    section: str = ""


class Form(Struct, frozen=True, gc=False, omit_defaults=True):
    """What one student gets, whatever the medium: web page, notebook, paper or JSON.

    large_print, extra_paper (copies more of the answer sheet) and extra_time (as it is written) are
    this student's accommodations. A field at its default is left out of the file, so a field that
    is added later leaves the check codes of other forms as they are.
    """

    form: str
    check: str
    quiz: str
    title: str
    mode: Literal["graded", "practice"]
    student: str
    name: str
    questions: tuple[Question, ...]
    intro: str = ""
    due: str = ""
    large_print: bool = False
    extra_paper: int = 0
    extra_time: str = ""


class KeyEntry(Struct, frozen=True, gc=False):
    """The key of one slot, with what feedback and statistics need.

    seed: what the family builds the item from again. names: the item's own code for each code that
    the form shows; both are empty in keys kept before they were added.
    """

    code: str
    item: str
    family: str
    revision: str
    skill: str
    level: str
    points: str
    stem: str
    parts: tuple[ItemPart, ...]
    feedback: Feedback
    evidence: tuple[Evidence, ...]
    records: tuple[str, ...]
    seed: tuple[str, ...] = ()
    names: dict[str, str] = {}


class Key(Struct, frozen=True, gc=False):
    """The key of one form, with the dataset version it was made from.

    late: what is taken off for handing in after `due`, which is as the blueprint says it.
    """

    form: str
    check: str
    quiz: str
    student: str
    name: str
    title: str
    dataset: str
    entries: tuple[KeyEntry, ...]
    intro: str = ""
    due: str = ""
    late: Late | None = None
