"""The answers of the sources to the article's questions of status."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bloc_course.dataset.phrases import answer, called, plain, source
from bloc_course.dataset.portraits._base import UNDER
from bloc_course.dataset.portraits._lines import at, said
from bloc_course.dataset.query import World
from bloc_course.dataset.records import Group, GroupStatus, Person


def answers(world: World, group: Group, question: str) -> Iterator[str]:
    """What each source says of a group."""
    for status in group.status:
        if status.question == question:
            yield _answer(world, status)


def _answer(world: World, status: GroupStatus) -> str:
    words = said(world, answer(world, status.question, status.value), status.modality)
    return at(f"{source(world, status.according_to)}: {words}", status.cite, status.according_to)


def participation(world: World, person: Person) -> Iterator[tuple[str, Iterable[str]]]:
    """For each question, how a person comes into it: directly, and through groups."""
    for question, named in world.data.article.questions.items():
        lines: list[str] = []
        for group_id in dict.fromkeys(m.group for m in person.memberships):
            if group_id == question:
                lines += ["named as taking part:", *_ties(world, person, question)]
            found = list(answers(world, world.data.groups[group_id], question))
            if found:
                lines.append(f"through {called(world, group_id)}; of the group it is said:")
                lines += [UNDER + line for line in found]
        yield named.label, lines


def _ties(world: World, person: Person, question: str) -> Iterator[str]:
    for tie in person.memberships:
        if tie.group == question:
            words = said(world, plain(tie.status), tie.modality)
            yield UNDER + at(f"{source(world, tie.according_to)}: {words}", tie.cite)
