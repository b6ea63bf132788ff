"""`{quiz}`: questions on the page's subject that mark themselves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from bloc_course.book.course_pages import Asked, QuizOfPage, quizzes_of
from bloc_course.book.directives._options import DataDirective
from bloc_course.book.nodes import Quiz
from bloc_course.book.practice import Request, drawn
from bloc_course.book.report import fault
from bloc_course.book.spec import Directive
from bloc_course.errors import DataProblems
from bloc_course.forms.form import KeyEntry, Question
from bloc_course.items.family import families
from bloc_course.items.interactions.extended_text import ExtendedText
from bloc_course.player.embed import practice_html


class QuizDirective(DataDirective):
    """Draws `count` items of a chapter; the argument is the title, the body an introduction."""

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar[dict[str, Any]] = {
        "chapter": directives.unchanged_required,
        "families": directives.unchanged,
        "count": directives.positive_int,
        "seed": directives.unchanged,
        "path": directives.unchanged,
    }

    def run(self) -> list[nodes.Node]:
        """The quiz as the player's HTML."""
        chapter = self.ids("chapter", "chapters")
        kinds = self.choice("families", families())
        path = self.choice("path", ("U", "S"))
        serial = self.env.new_serialno("bloc-quiz") + 1
        request = Request(
            key=f"{self.env.docname.replace('/', '-').replace('_', '-')}-{serial}",
            title=self.arguments[0],
            chapter=chapter[0] if chapter else "",
            families=kinds,
            count=self.options.get("count", 5),
            seed=self.options.get("seed", "1"),
            path=path[0] if path else "",
        )
        try:
            questions, entries = drawn(self.world, request)
        except DataProblems as found:
            for problem in found.problems:
                fault(str(problem), self.get_location())
            return []
        self._note(request, questions, entries)
        html = practice_html(questions, entries, request.key)
        intro = nodes.container(classes=["bc-quiz-intro"])
        self.state.nested_parse(self.content, self.content_offset, intro)
        title = nodes.rubric("", self.arguments[0])
        return [title, *([intro] if intro.children else []), Quiz("", html=html)]

    def _note(
        self, request: Request, questions: Sequence[Question], entries: Sequence[KeyEntry]
    ) -> None:
        """Tell the page of progress what is asked here."""
        skills = {entry.code: entry.skill for entry in entries}
        asked = tuple(
            Asked(
                code=question.code,
                skill=skills[question.code],
                written=any(isinstance(p.interaction, ExtendedText) for p in question.parts),
            )
            for question in questions
        )
        quizzes_of(self.env).setdefault(self.env.docname, []).append(
            QuizOfPage(key=request.key, title=request.title, path=request.path, questions=asked)
        )


SPEC = Directive(name="quiz", directive=QuizDirective)
