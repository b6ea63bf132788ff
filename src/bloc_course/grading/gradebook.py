"""The gradebook of a class, in one shape or several."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bloc_course.errors import CallError, choose
from bloc_course.forms.form import Key
from bloc_course.forms.roster import Student
from bloc_course.grading.grade import Paper
from bloc_course.grading.gradebooks import Gradebook, Line, Whole, gradebooks, line_of, whole_of


def shapes(names: Iterable[str]) -> tuple[Gradebook, ...]:
    """The shapes of these names, the plain one first. Raises CallError for a name unknown."""
    known = gradebooks()
    wanted = dict.fromkeys(("plain", *names))
    for name in wanted:
        if name not in known:
            raise CallError(f"no gradebook is called {name!r}: {choose(name, known)}")
    return tuple(known[name] for name in wanted)


def gradebook_csv(
    papers: Sequence[Paper], roster: Mapping[str, Student] | None = None, shape: str = "plain"
) -> str:
    """CSV text, points to four decimals. Nothing handed in: empty cells; a blank hand-in: 0."""
    book = [line_of(paper, roster or {}) for paper in papers]
    return gradebooks()[shape].write(whole(papers[0].key if papers else None, book), book)


def whole(key: Key | None, book: Sequence[Line]) -> Whole:
    """What holds for all; `key` is that of any form."""
    return whole_of(
        key.quiz if key else "",
        key.title if key else "",
        [line.items for line in book],
        (line.out_of for line in book),
    )
