"""What a gradebook is made of: one line a student, and what holds for the whole quiz."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from fractions import Fraction

from msgspec import Struct

from bloc_course.forms.roster import Student
from bloc_course.grading._tables import csv_rows, decimals
from bloc_course.grading.grade import ZERO, Paper


class Line(Struct, frozen=True, kw_only=True):
    """A student's line; `points` are empty and `total` None where nothing counts as handed in.

    `items` are the ids of the form's questions.
    `raw` is the sum before a rule of the whole paper, such as a late penalty; `total` after it.
    """

    student: Student
    form: str
    items: tuple[str, ...]
    points: tuple[Fraction, ...]
    raw: Fraction
    total: Fraction | None
    out_of: Fraction
    status: str


class Whole(Struct, frozen=True, kw_only=True):
    """The quiz: its id and title, the most questions of a form, and what most forms offer.

    `items` are the ids of all that some form asks, in their order.
    """

    quiz: str
    title: str
    slots: int
    items: tuple[str, ...]
    possible: Fraction


class Gradebook(Struct, frozen=True, kw_only=True):
    """A register entry: a shape's name, and the rows before and for the students."""

    name: str
    title: str
    head: Callable[[Whole], list[list[str]]]
    row: Callable[[Whole, Line], list[str]]

    @property
    def file(self) -> str:
        """The name of the file."""
        return "gradebook.csv" if self.name == "plain" else f"gradebook-{self.name}.csv"

    def write(self, whole: Whole, book: Iterable[Line]) -> str:
        """The CSV text."""
        return csv_rows([*self.head(whole), *(self.row(whole, line) for line in book)])


def line_of(paper: Paper, roster: Mapping[str, Student]) -> Line:
    """The line of a paper; who is not on the roster is known by the key alone."""
    key = paper.key
    return Line(
        student=roster.get(key.student) or Student(key.student, key.name),
        form=key.form,
        items=tuple(entry.item for entry in key.entries),
        points=tuple(answer.points for answer in paper.answers),
        raw=sum((answer.points for answer in paper.answers), ZERO),
        total=paper.total if paper.answers else None,
        out_of=paper.out_of,
        status=paper.status,
    )


def whole_of(
    quiz: str, title: str, forms: Collection[tuple[str, ...]], points: Iterable[Fraction]
) -> Whole:
    """What holds for all, given the items that each form asks and the points that each offers.

    The points possible are those that most forms offer, then the most.
    """
    offered = Counter(points)
    return Whole(
        quiz=quiz,
        title=title,
        slots=max(map(len, forms), default=0),
        items=tuple(sorted({item for form in forms for item in form})),
        possible=max(offered, key=lambda points: (offered[points], points), default=ZERO),
    )


def headed(columns: Iterable[str]) -> list[list[str]]:
    """The column names of a book whose middle columns are these."""
    return [["student", "name", "form", *columns, "total", "out of", "status"]]


def lined(line: Line, cells: Iterable[str]) -> list[str]:
    """The row of such a book; nothing handed in, or nothing that could be taken: an empty total."""
    return [
        line.student.id,
        line.student.name,
        line.form,
        *cells,
        "" if line.total is None else decimals(line.total),
        decimals(line.out_of),
        line.status,
    ]


def over_all(whole: Whole, line: Line) -> str:
    """The total as platforms take it that know one maximum for all: a shorter form is scaled up."""
    if line.total is None:
        return ""
    if line.out_of in {whole.possible, 0}:
        return decimals(line.total)
    return decimals(line.total * whole.possible / line.out_of)


def names(student: Student) -> tuple[str, str]:
    """First and last names, as "Last, First" or "First Last" has them."""
    last, comma, first = student.name.partition(", ")
    if comma:
        return first, last
    first, _, last = student.name.rpartition(" ")
    return first, last
