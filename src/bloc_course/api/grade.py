"""`bloc_course.grade`: answers to a gradebook, results and feedback."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from pathlib import Path

from msgspec import Struct, field

from bloc_course.forms.keys import KeptKeys
from bloc_course.grading.grade import Paper
from bloc_course.grading.gradebook import shapes
from bloc_course.grading.lateness import is_untimed
from bloc_course.grading.workers import cores
from bloc_course.grading.write import papers_of, roster_of, write_results
from bloc_course.submissions.admit import Keep

# Shows progress over papers, of which there are so many.
Watch = Callable[[Iterable[Paper], int], Iterable[Paper]]


class Graded(Struct, frozen=True):
    """A class that was graded: the folder of results and a paper for every form given out.

    `review` is the number of lines that wait for a person in review.csv, `counts` how many papers
    are graded, blank, refused and not handed in. `points` are every student's by id, exactly; None
    where nothing was taken. `untimed` papers have no time that a late rule could be applied to.
    """

    folder: Path
    papers: tuple[Paper, ...]
    review: int
    counts: Mapping[str, int]
    points: Mapping[str, Fraction | None]
    untimed: int


class _Tally(Struct):
    """What is kept of papers as they go by: all of them (`hold`), or for statistics (`bare`)."""

    hold: bool
    # What makes a paper lighter before it is kept for statistics; None where there are none.
    bare: Callable[[Paper], Paper] | None
    held: list[Paper] = field(default_factory=list)
    counted: list[Paper] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    points: dict[str, Fraction | None] = field(default_factory=dict)
    untimed: int = 0

    def over(self, papers: Iterable[Paper]) -> Iterator[Paper]:
        for paper in papers:
            self.counts[paper.status] += 1
            self.points[paper.key.student] = paper.total if paper.answers else None
            self.untimed += is_untimed(paper)
            if self.hold:
                self.held.append(paper)
            if self.bare:
                self.counted.append(paper if self.hold else self.bare(paper))
            yield paper


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
    hold: bool = True,
    watch: Watch = lambda papers, _: papers,
) -> Graded:
    """Grade a file or folder of answers and write the results, as `bloc-course grade` does.

    `quiz` is the folder that `build` wrote, `out` that of the results (default: `results` in it).
    Which of several hand-ins counts is `keep`; `jobs` are processes (default: all cores). Without
    `feedback` no statistics are written either (`report` makes those). With `hold` off no papers
    are returned, so that a class of any size takes little memory.
    """
    folder = Path(quiz)
    target = Path(out) if out else folder / "results"
    told = _named(feedback)
    books = [book.name for book in shapes(tuple(gradebooks))]
    keys = KeptKeys(folder / "keys")
    marked, admission = papers_of(folder, Path(answers), keep=keep, keys=keys)
    tally = _Tally(hold=hold, bare=_bare() if told else None)
    papers = tally.over(watch(marked, len(keys)))
    if told:
        from bloc_course.grading.write_feedback import with_feedback  # noqa: PLC0415

        papers = with_feedback(
            papers, target, answers=Path(answers), names=told, jobs=jobs or cores()
        )
    review = write_results(
        papers,
        admission,
        target,
        roster=roster_of(folder),
        gradebooks=books,
        parquet=parquet,
    )
    if told:
        _write_statistics(tally.counted, target)
    held = tuple(tally.held)
    return Graded(target, held, review, tally.counts, tally.points, tally.untimed)


def _named(feedback: Iterable[str]) -> tuple[str, ...]:
    """The kinds of feedback; what writes pages takes longer to bring in than a class to grade."""
    names = tuple(feedback)
    if not names:
        return ()
    from bloc_course.grading.feedbacks import kinds  # noqa: PLC0415

    return tuple(kind.name for kind in kinds(names))


def _bare() -> Callable[[Paper], Paper]:
    from bloc_course.grading.statistics.seen import Bare  # noqa: PLC0415

    return Bare()


def _write_statistics(papers: Sequence[Paper], out: Path) -> None:
    from bloc_course.grading.statistics.count import statistics  # noqa: PLC0415
    from bloc_course.grading.statistics.write import write_statistics  # noqa: PLC0415

    write_statistics(statistics(papers), out / "statistics.html")
