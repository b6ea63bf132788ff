"""What each page of the book asks in its practice quizzes, noted while the pages are read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sphinx.environment import BuildEnvironment

from bloc_course.dataset.records import Chapter

_NOTED = "bloc_quizzes_of_pages"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question of a page: its code, the skill that it asks for, and whether it asks for prose."""

    code: str
    skill: str
    written: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizOfPage:
    """A practice quiz: its name in the browser's store, its title, the path it is for ("": all).

    `further` are the codes of the questions that it shows when a reader asks for new ones.
    """

    key: str
    title: str
    path: str
    questions: tuple[Asked, ...]
    further: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CoursePage:
    """A page that is a chapter of the course or asks questions."""

    name: str
    title: str
    chapter: Chapter | None
    quizzes: tuple[QuizOfPage, ...]


def quizzes_of(env: BuildEnvironment) -> dict[str, list[QuizOfPage]]:
    """The quizzes of each page (docname)."""
    if not hasattr(env, _NOTED):
        setattr(env, _NOTED, {})
    found: dict[str, list[QuizOfPage]] = getattr(env, _NOTED)
    return found


def course_pages(env: BuildEnvironment, chapters: dict[str, Chapter]) -> list[CoursePage]:
    """The pages in the order of the book; the page of a chapter bears its id."""
    quizzes = quizzes_of(env)
    return [
        CoursePage(
            name=name,
            title=env.titles[name].astext(),
            chapter=chapters.get(name),
            quizzes=tuple(quizzes.get(name, ())),
        )
        for name in dict.fromkeys(_in_order(env, env.config.root_doc))
        if name in chapters or name in quizzes
    ]


def _in_order(env: BuildEnvironment, page: str) -> Iterator[str]:
    yield page
    for below in env.toctree_includes.get(page, ()):
        yield from _in_order(env, below)
