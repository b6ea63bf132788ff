"""`bloc_course.grade`: answers to a gradebook, results and feedback."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from bloc_course.grading.feedbacks import kinds
from bloc_course.grading.grade import Paper
from bloc_course.grading.gradebook import shapes
from bloc_course.grading.lateness import is_untimed
from bloc_course.grading.workers import cores
from bloc_course.grading.write import grade_folder, roster_of, write_feedback, write_results
from bloc_course.submissions.admit import Keep

# Shows progress over pieces, of which there are so many.
Watch = Callable[[Iterable[bytes], int], Iterable[bytes]]


@dataclass(frozen=True, slots=True)
class Graded:
    """A class that was graded: the folder of results and a paper for every form given out.

    `review` is the number of lines that wait for a person in review.csv.
    """

    folder: Path
    papers: tuple[Paper, ...]
    review: int

    @property
    def counts(self) -> Mapping[str, int]:
        """How many papers are graded, blank, refused and not handed in."""
        return Counter(paper.status for paper in self.papers)

    @property
    def points(self) -> Mapping[str, Fraction | None]:
        """The points of every student by id, exactly; None where nothing was taken."""
        return {paper.key.student: paper.total if paper.answers else None for paper in self.papers}

    @property
    def untimed(self) -> int:
        """How many papers a late rule can't be applied to, for want of a time."""
        return sum(map(is_untimed, self.papers))


def grade(
    quiz: str | Path,
    answers: str | Path,
    out: str | Path | None = None,
    *,
    keep: Keep = "last",
    gradebooks: Iterable[str] = (),
    feedback: Iterable[str] = ("html",),
    parquet: bool = False,
    jobs: int | None = None,
    watch: Watch = lambda pieces, _: pieces,
) -> Graded:
    """Grade a file or folder of answers and write the results, as `bloc-course grade` does.

    `quiz` is the folder that `build` wrote, `out` that of the results (default: `results` in it).
    Which of several hand-ins counts is `keep`; `jobs` are processes (default: all cores).
    """
    folder = Path(quiz)
    target = Path(out) if out else folder / "results"
    told = tuple(kind.name for kind in kinds(feedback))
    books = [book.name for book in shapes(tuple(gradebooks))]
    papers, admission = grade_folder(folder, Path(answers), keep=keep)
    review = write_results(
        papers,
        admission,
        target,
        roster=roster_of(folder),
        gradebooks=books,
        parquet=parquet,
    )
    if told:
        write_feedback(
            papers, target, answers=Path(answers), names=told, jobs=jobs or cores(), watch=watch
        )
    return Graded(target, tuple(papers), review)
