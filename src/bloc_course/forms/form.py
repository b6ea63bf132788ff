"""A student's form and its key, as they are kept in files.

A form holds nothing that tells the answer: codes are opaque, no family, record or item id.
The key holds everything that grading and feedback need, so it governs even after the data change.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from bloc_course.items.interactions import AnyInteraction
from bloc_course.items.item import Evidence, Feedback, ItemPart


class QuestionPart(Struct, frozen=True):
    """One interaction as a student sees it."""

    name: str
    interaction: AnyInteraction
    prompt: str = ""


class Question(Struct, frozen=True):
    """One slot of a form: its opaque code, points (a fraction as text), stem and parts."""

    code: str
    points: str
    stem: str
    parts: tuple[QuestionPart, ...]
    section: str = ""


class Form(Struct, frozen=True):
    """What one student gets, whatever the medium: web page, notebook, paper or JSON."""

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


class KeyEntry(Struct, frozen=True):
    """The key of one slot, with what feedback and statistics need."""

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


class Key(Struct, frozen=True):
    """The key of one form, with the dataset version it was made from."""

    form: str
    check: str
    quiz: str
    student: str
    name: str
    title: str
    dataset: str
    entries: tuple[KeyEntry, ...]
    intro: str = ""
