"""`{quiz}`: questions on the page's subject that mark themselves."""

from __future__ import annotations

from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from bloc_course.book.course_pages import Asked, QuizOfPage, quizzes_of
from bloc_course.book.directives._options import DataDirective
from bloc_course.book.kept import folder_of_build
from bloc_course.book.nodes import Quiz
from bloc_course.book.practice import Practice, Request, drawn
from bloc_course.book.report import fault
from bloc_course.book.spec import Directive
from bloc_course.errors import DataProblems
from bloc_course.items.family import families
from bloc_course.items.interactions.extended_text import ExtendedText
from bloc_course.items.item import Item
from bloc_course.player.embed import asks_for_dates, further_sets, practice_html

# The set in the page and two more: each costs the build, and few chapters yield as many.
_SETS = 3


class QuizDirective(DataDirective):
    """Draws `count` items of a chapter; the argument is the title, the body an introduction.

    `sets` is how many sets a reader may see by "New questions", where the chapter yields so many: a
    single question, a first guess before the text answers it, has no others.
    """

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar[dict[str, Any]] = {
        "chapter": directives.unchanged_required,
        "families": directives.unchanged,
        "count": directives.positive_int,
        "seed": directives.unchanged,
        "path": directives.unchanged,
        "sets": directives.positive_int,
    }

    def run(self) -> list[nodes.Node]:
        """The quiz as the player's HTML."""
        chapter = self.ids("chapter", "chapters")
        kinds = self.choice("families", families())
        path = self.choice("path", ("U", "S"))
        serial = self.env.new_serialno("bloc-quiz") + 1
        count = self.options.get("count", 5)
        request = Request(
            key=f"{self.env.docname.replace('/', '-').replace('_', '-')}-{serial}",
            title=self.arguments[0],
            chapter=chapter[0] if chapter else "",
            families=kinds,
            count=count,
            seed=self.options.get("seed", "1"),
            path=path[0] if path else "",
            sets=self.options.get("sets", _SETS if count > 1 else 1),
        )
        # What this page asks already: no quiz of it gives away the answers of another.
        asked: list[Item] = self.env.temp_data.setdefault("bloc_asked", [])
        try:
            practice = drawn(self.world, request, asked, folder_of_build(self.env.app))
        except DataProblems as found:
            for problem in found.problems:
                fault(str(problem), self.get_location())
            return []
        asked += practice.items
        self._note(request, practice)
        first, *further = practice.sets
        quiz = Quiz(
            "",
            html=practice_html(first, [*practice.keys.values()], request.key),
            key=request.key,
            further=further_sets(further, practice.keys, request.key) if further else "",
            dates=any(asks_for_dates(questions) for questions in practice.sets),
        )
        intro = nodes.container(classes=["bc-quiz-intro"])
        self.state.nested_parse(self.content, self.content_offset, intro)
        title = nodes.rubric("", self.arguments[0])
        return [title, *([intro] if intro.children else []), quiz]

    def _note(self, request: Request, practice: Practice) -> None:
        """Tell the page of progress what is asked here."""
        first, *further = practice.sets
        asked = tuple(
            Asked(
                code=question.code,
                skill=practice.keys[question.code].skill,
                written=any(isinstance(p.interaction, ExtendedText) for p in question.parts),
            )
            for question in first
        )
        quizzes_of(self.env).setdefault(self.env.docname, []).append(
            QuizOfPage(
                key=request.key,
                title=request.title,
                path=request.path,
                questions=asked,
                further=tuple(question.code for questions in further for question in questions),
            )
        )


SPEC = Directive(name="quiz", directive=QuizDirective)
