"""How far the marks of a quiz would repeat: KR-20, alpha, or a plain word why neither is right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Literal

from bloc_course.forms.expected import ENOUGH
from bloc_course.grading.statistics.classical import alpha, alpha_band, standard_error
from bloc_course.grading.statistics.model import Reliability
from bloc_course.grading.statistics.seen import Seen, SeenPaper, place

# Rough needs: feedback, marks; nothing higher should rest on one quiz.
FOR_FEEDBACK, FOR_MARKS = 0.60, 0.70


def reliability(papers: Sequence[SeenPaper]) -> Reliability:
    """The coefficient that fits the forms: of one form for all, or over places of drawn forms.

    Forms drawn anew for each student from the same sections are random parallels: alpha over their
    places is then about the correlation of the marks on two such forms, with harder and easier
    forms counted as error. It is not KR-20, which knows one set of items only.
    """
    rows = [[seen for seen in paper.answers if seen.out_of > 0] for paper in papers]
    usual = Counter(map(len, rows)).most_common()
    questions = max((length for length, times in usual if times == usual[0][1]), default=0)
    full = [row for row in rows if len(row) == questions]
    if len(full) < ENOUGH:
        return _none(questions, len(full), _too_few(len(full)))
    if questions < 2:
        return _none(questions, len(full), "One question has no reliability of its own.")
    same = len({frozenset(place(seen.answer.entry) for seen in row) for row in full}) == 1
    if same:
        full = [sorted(row, key=lambda seen: place(seen.answer.entry)) for row in full]
    points = [[seen.score * seen.out_of for seen in row] for row in full]
    value = alpha(list(zip(*points, strict=True)))
    if value is None:
        return _none(questions, len(full), "All papers earned the same, so no reliability exists.")
    kind: Literal["KR-20", "alpha", "alpha by place"] = "alpha by place"
    if same:
        kind = "KR-20" if _right_or_wrong(full) else "alpha"
    band = alpha_band(value, questions, len(full))
    left = len(papers) - len(full)
    return Reliability(
        kind=kind,
        value=value,
        band=band,
        sem=standard_error([sum(row) for row in points], value),
        questions=questions,
        papers=len(full),
        sentence=" ".join(_said(kind, value, left)),
    )


def _right_or_wrong(rows: Sequence[Sequence[Seen]]) -> bool:
    return all(seen.score in {0, 1} for row in rows for seen in row) and (
        len({seen.out_of for row in rows for seen in row}) == 1
    )


def _said(kind: str, value: float, left: int) -> list[str]:
    if value >= FOR_MARKS:
        use = "Good enough for marks; nothing higher should rest on this quiz alone."
    elif value >= FOR_FEEDBACK:
        use = "Good enough for feedback, not to tell marks apart that lie close together."
    else:
        use = "Too low to tell students apart: use it as practice, or ask more questions."
    said = [use]
    if kind == "alpha by place":
        said.append(
            "Forms differ from student to student, so KR-20 and alpha of one fixed test are not"
            " right here; this is alpha over the places of the form, which says how well the marks"
            " on one drawn form foretell those on another (harder and easier forms count as error)."
        )
    elif kind == "alpha":
        said.append("Alpha, not KR-20, because marks in part or of different worth were given.")
    if left:
        said.append(f"Left out: {left} papers with another number of questions.")
    return said


def _too_few(papers: int) -> str:
    return (
        f"No reliability is given for {papers} papers: its band would be too wide to use"
        f" ({ENOUGH} are the least)."
    )


def _none(questions: int, papers: int, sentence: str) -> Reliability:
    return Reliability("", None, None, None, questions, papers, sentence)
