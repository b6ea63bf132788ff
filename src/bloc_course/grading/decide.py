"""Decisions as commands make them: an item named, its wordings found, an answer read."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from bloc_course.errors import CallError, choose, nearest
from bloc_course.forms.form import Key, KeyEntry
from bloc_course.grading._accepting import possible
from bloc_course.grading._words import texts
from bloc_course.grading.decisions import Accept, Credit, Drop, Extend, Keep
from bloc_course.items.marking.m8_rubric import Rubric

ABOUT_ITEMS: dict[str, type[Drop | Credit | Keep]] = {"drop": Drop, "credit": Credit, "keep": Keep}


def decide(
    name: str, item: str, keys: Iterable[Key], *, reason: str, who: str = "", date: str = ""
) -> list[Drop | Credit | Keep]:
    """`drop`, `credit` or `keep` for every wording of an item. CallError for an item not there."""
    kind = ABOUT_ITEMS[name]
    return [
        kind(item=item, revision=revision, reason=reason, who=who, date=date)
        for revision in sorted({entry.revision for entry in entries_of(item, keys)})
    ]


def accept(
    item: str, answer: Any, keys: Iterable[Key], *, reason: str, who: str = "", date: str = ""
) -> list[Accept]:
    """The same for another answer: words of an option, JSON text of a list or map, or its value.

    Raises CallError for an answer that no form offers.
    """
    value = _read(answer)
    found: dict[tuple[str, str], Accept] = {}
    entries = entries_of(item, keys)
    for entry in entries:
        for part in entry.parts:
            if possible(part, value):
                name = part.name if len(entry.parts) > 1 else ""
                found[entry.revision, name] = Accept(
                    item=item,
                    revision=entry.revision,
                    answer=value,
                    part=name,
                    reason=reason,
                    who=who,
                    date=date,
                )
    if not found:
        raise CallError(f"--accept {item}: {_hint(answer, entries[0])}")
    return [found[place] for place in sorted(found)]


def extend(
    student: str, due: str, keys: Iterable[Key], *, reason: str, who: str = "", date: str = ""
) -> Extend:
    """Another time due for a student. CallError for a student or a time that is none."""
    students = sorted({key.student for key in keys})
    if student not in students:
        hint = nearest(student, students) or "gradebook.csv has the ids of all students"
        raise CallError(f"no form is for the student {student!r}; {hint}")
    try:
        return Extend(student=student, due=due, reason=reason, who=who, date=date)
    except ValueError as error:
        raise CallError(f"--extend {student}: {error}") from None


def entries_of(item: str, keys: Iterable[Key]) -> list[KeyEntry]:
    """The questions that ask an item. Raises CallError, with the nearest id, where none does."""
    every = [entry for key in keys for entry in key.entries]
    own = [entry for entry in every if entry.item == item]
    if not own:
        known = sorted({entry.item for entry in every})
        hint = nearest(item, known) or (
            "statistics.csv and results.jsonl have the ids of all items, and the code under a"
            " question of a feedback page will do too"
        )
        raise CallError(f"no form has an item {item!r}; {hint}")
    return own


def _read(answer: Any) -> Any:
    if isinstance(answer, str) and answer.strip()[:1] in {"[", "{"}:
        try:
            return json.loads(answer)
        except (ValueError, RecursionError):
            return answer
    return answer


def _hint(answer: Any, entry: KeyEntry) -> str:
    if all(isinstance(part.key, Rubric) for part in entry.parts):
        return "a written answer is marked by a person: bloc-course review"
    offered = [text for part in entry.parts for text in texts(part.interaction).values()]
    hint = choose(str(answer), offered) if offered else "write it as a student would"
    return f"no form offers the answer {answer!r}; {hint}"
