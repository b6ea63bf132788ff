"""The page that shows what a reader has practised: a list of chapters that its script fills in.

Without the script it lists the chapters with their links, times and numbers of questions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape
from typing import Any, ClassVar

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform

from bloc_course.book.course_pages import CoursePage, QuizOfPage, course_pages, quizzes_of
from bloc_course.book.source import world_of
from bloc_course.dataset.records import Chapter, Path

SCRIPT, STYLE = "bloc-progress.js", "bloc-progress.css"
PATHS: dict[Path, str] = {"U": "undergraduate", "S": "upper secondary"}
_LISTING, _SAID = "bloc_progress_pages", "bloc_progress_said"
_LONG = 120  # minutes from which a time is given in hours
_OFF = (
    "A script fills this page in, and it does not run here. With it, each question below says "
    "whether you answered it, and whether you were right at the first or at the second try."
)


class Progress(nodes.General, nodes.Element):
    """Where the list stands (`html`, once all pages are read)."""


class FillProgress(SphinxPostTransform):
    """Writes the list when every page has said what it asks."""

    default_priority: ClassVar[int] = 5

    def run(self, **_kwargs: Any) -> None:
        """Fill the places of one page."""
        for place in self.document.findall(Progress):
            place["html"] = self._listing()

    def _listing(self) -> str:
        pages = course_pages(self.env, world_of(self.config).data.chapters)
        shown = "".join(_page(page, self._address(page)) for page in pages)
        return (
            f'<div class="bc-progress"><p class="bc-off">{_OFF}</p>\n'
            f'{_paths(pages)}{_skills(pages)}<ol class="bc-chapters">\n{shown}</ol></div>\n'
        )

    def _address(self, page: CoursePage) -> str:
        """Where a page is, seen from this one; empty where no link leads, or on this very page."""
        builder = self.app.builder
        one_file = builder.name == "singlehtml"
        if builder.format != "html" or (one_file and page.name == self.config.root_doc):
            return ""
        return builder.get_relative_uri(self.env.docname, page.name)


def lasting(minutes: int) -> str:
    """Minutes as a reader says them: "about 90 minutes", "about 7.5 hours"."""
    if minutes < _LONG:
        return f"about {minutes} minutes"
    return f"about {round(minutes / 30) / 2:g} hours"


def time_of(chapter: Chapter) -> str:
    """How long a chapter takes, with the paths on which it takes another time."""
    usual = lasting(chapter.minutes)
    times = {path: lasting(minutes) for path, minutes in chapter.minutes_on.items()}
    other = (f", on path {path} {time}" for path, time in times.items() if time != usual)
    return usual + "".join(other)


def _paths(pages: Sequence[CoursePage]) -> str:
    rows = ""
    for path, name in PATHS.items():
        chapters = [page.chapter for page in pages if page.chapter and path in page.chapter.path]
        if not chapters:
            continue
        quizzes = [quiz for page in pages for quiz in page.quizzes if path in _paths_of(page, quiz)]
        time = lasting(sum(chapter.minutes_of(path) for chapter in chapters))
        many = f"{len(chapters)} chapter{'s' * (len(chapters) != 1)}"
        rows += (
            f'<tr data-path="{path}"><th scope="row">{path}, {name}</th><td>{many}, {time}</td>'
            f'<td class="bc-sum">{sum(len(quiz.questions) for quiz in quizzes)}</td></tr>\n'
        )
    return _table("The paths", ("Path", "Reading", "Questions"), rows)


def _skills(pages: Iterable[CoursePage]) -> str:
    found = Counter(q.skill for page in pages for quiz in page.quizzes for q in quiz.questions)
    rows = "".join(
        f'<tr data-skill="{escape(skill)}"><th scope="row">{escape(skill.capitalize())}</th>'
        f'<td class="bc-sum">{count}</td></tr>\n'
        for skill, count in sorted(found.items())
    )
    return _table("The skills", ("Skill", "Questions"), rows)


def _table(caption: str, heads: Iterable[str], rows: str) -> str:
    head = "".join(f'<th scope="col">{name}</th>' for name in heads)
    return (
        f'<table class="table"><caption>{caption}</caption>\n<thead><tr>{head}</tr></thead>\n'
        f"<tbody>\n{rows}</tbody></table>\n"
    )


def _paths_of(page: CoursePage, quiz: QuizOfPage | None = None) -> list[str]:
    """The paths that a page, or one of its quizzes, is for."""
    return [
        path
        for path in PATHS
        if (page.chapter is None or path in page.chapter.path)
        and (quiz is None or quiz.path in ("", path))
    ]


def _page(page: CoursePage, address: str) -> str:
    title = escape(page.title)
    head = f'<a href="{escape(address)}">{title}</a>' if address else title
    about = f"<p>Path {' and '.join(_paths_of(page))}"
    about += f", {time_of(page.chapter)}.</p>" if page.chapter else ".</p>"
    quizzes = "".join(_quiz(page, quiz, address) for quiz in page.quizzes)
    return f"<li><h2>{head}</h2>\n{about}\n{quizzes}</li>\n"


def _quiz(page: CoursePage, quiz: QuizOfPage, address: str) -> str:
    lines = "".join(
        f'<li data-code="{escape(asked.code)}" data-of="{escape(asked.skill)}"'
        f"{' data-written' if asked.written else ''}>"
        f'<a href="{escape(address)}#{escape(quiz.key)}-{number}">Question {number}</a>, '
        f"{escape(asked.skill)}</li>\n"
        for number, asked in enumerate(quiz.questions, 1)
    )
    count, more = len(quiz.questions), len(quiz.further)
    further = (
        f'<p class="bc-further" data-codes="{" ".join(quiz.further)}">By “New questions” there: '
        f"<span>{more} more</span>.</p>\n"
    )
    return (
        f'<details data-form="{escape(quiz.key)}" data-paths="{" ".join(_paths_of(page, quiz))}">'
        f'<summary>{escape(quiz.title)} (<span class="bc-sum">{count} '
        f"question{'s' * (count != 1)}</span>)</summary>\n<ul>\n{lines}</ul>"
        f"{further if more else ''}</details>\n"
    )


def _visit(writer: Any, node: nodes.Element) -> None:
    writer.body.append(node["html"])


def _pass(_writer: Any, _node: nodes.Element) -> None:
    """Write nothing for the node itself."""


def pages_with_list(env: BuildEnvironment) -> set[str]:
    """The pages (docnames) that show the list."""
    if not hasattr(env, _LISTING):
        setattr(env, _LISTING, set())
    found: set[str] = getattr(env, _LISTING)
    return found


def _changed(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """The pages with the list, if the others ask something else than when it was written."""
    said = repr(course_pages(env, world_of(app.config).data.chapters))
    before = getattr(env, _SAID, "")
    setattr(env, _SAID, said)
    return [] if said == before else sorted(pages_with_list(env))


def _purge(_app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    quizzes_of(env).pop(docname, None)
    pages_with_list(env).discard(docname)


def _merge(_app: Sphinx, env: BuildEnvironment, read: list[str], other: BuildEnvironment) -> None:
    quizzes_of(env).update({k: found for k, found in quizzes_of(other).items() if k in read})
    pages_with_list(env).update(pages_with_list(other) & set(read))


def _on_page(
    app: Sphinx, _page: str, _name: str, _context: dict[str, Any], tree: nodes.document | None
) -> None:
    if tree is not None and any(tree.findall(Progress)):
        app.add_js_file(SCRIPT, loading_method="defer")
        app.add_css_file(STYLE)


def setup(app: Sphinx) -> None:
    """Register node, transform, and what a change of another page brings about."""
    plain = (_pass, _pass)
    app.add_node(Progress, html=(_visit, _pass), latex=plain, text=plain, man=plain, texinfo=plain)
    app.add_post_transform(FillProgress)
    app.connect("env-purge-doc", _purge)
    app.connect("env-merge-info", _merge)
    app.connect("env-updated", _changed)
    app.connect("html-page-context", _on_page)
