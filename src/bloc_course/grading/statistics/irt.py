"""Item response theory, for classes large enough: Rasch or two parameters, by girth (extra `irt`).

"Solved" is full marks: the models know right and wrong only. What a form did not ask is missing,
not wrong. The scale is the class's: its mean ability is 0.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from bloc_course.errors import CallError
from bloc_course.forms.expected import ENOUGH
from bloc_course.grading.grade import Paper
from bloc_course.grading.statistics._information import covariance
from bloc_course.grading.statistics.classical import NORMAL_95
from bloc_course.grading.statistics.model import Band, Irt, IrtItem
from bloc_course.grading.statistics.seen import Place, SeenPaper, by_item, seen_papers

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Matrix = NDArray[np.int64]

Model = Literal["rasch", "2pl"]
# Papers for the whole, answers for an item: fewer give figures that no decision could rest on.
PAPERS: dict[Model, int] = {"rasch": 100, "2pl": 250}
ANSWERS: dict[Model, int] = {"rasch": ENOUGH, "2pl": 250}
OF_EACH_KIND = 10
MISSING = -1


def irt(papers: Sequence[Paper], model: Model) -> Irt:
    """Fit `model` to all papers that answer something.

    Raises CallError without girth, and where papers or answers are too few for the model.
    """
    taken = seen_papers(papers)
    if len(taken) < PAPERS[model]:
        raise CallError(
            f"--irt {model}: {len(taken)} papers are too few; it takes {PAPERS[model]}. The"
            " figures without --irt hold for any class"
        )
    places, left_out = _fit_for(taken, model)
    if len(places) < 3:
        raise CallError(
            f"--irt {model}: only {len(places)} items have {ANSWERS[model]} answers with"
            f" {OF_EACH_KIND} solved and {OF_EACH_KIND} not; a smaller `pool` or `variants: same`"
            " in the blueprint gives each item more answers"
        )
    matrix = _matrix(taken, places)
    difficulty, discrimination, errors, slopes = fitted(matrix, model)
    items = tuple(
        IrtItem(
            item=item,
            revision=revision,
            n=int((matrix[n] != MISSING).sum()),
            difficulty=round(float(difficulty[n]), 6),
            difficulty_band=_band(float(difficulty[n]), float(errors[n])),
            discrimination=round(float(discrimination[n]), 6),
            discrimination_band=_band(float(discrimination[n]), float(slopes[n])),
        )
        for n, (item, revision) in enumerate(places)
    )
    return Irt(
        model, matrix.shape[1], items, tuple(item for item, _ in left_out), _sentence(model, items)
    )


def _fit_for(taken: Sequence[SeenPaper], model: Model) -> tuple[list[Place], list[Place]]:
    """The items that the model can bear, and those that it cannot."""
    fit: list[Place] = []
    unfit: list[Place] = []
    for place, seen in by_item(taken).items():
        solved = sum(one.score == 1 for one in seen)
        enough = len(seen) >= ANSWERS[model] and OF_EACH_KIND <= solved <= len(seen) - OF_EACH_KIND
        (fit if enough else unfit).append(place)
    return fit, unfit


def _matrix(taken: Sequence[SeenPaper], places: Sequence[Place]) -> Matrix:
    """Items by papers: 1 solved, 0 not, MISSING not asked; papers in a lasting order."""
    import numpy as np  # noqa: PLC0415

    row = {place: number for number, place in enumerate(places)}
    columns = []
    for paper in taken:
        column = [MISSING] * len(places)
        for seen in paper.answers:
            number = row.get((seen.answer.entry.item, seen.answer.entry.revision))
            if number is not None:
                column[number] = int(seen.score == 1)
        if any(value != MISSING for value in column):
            columns.append(column)
    # Sorted, so that the order of the students changes no figure.
    return np.array(sorted(columns), dtype=np.int64).T


def fitted(matrix: Matrix, model: Model) -> tuple[Floats, Floats, Floats, Floats]:
    """Difficulty and discrimination of each item, then the standard errors of both.

    matrix: items by papers, 1 solved, 0 not, MISSING not asked. Raises CallError without girth.
    """
    try:
        import girth  # noqa: PLC0415
        import numpy as np  # noqa: PLC0415
    except ImportError:
        raise CallError('--irt needs the extra "irt": pip install bloc_course[irt]') from None
    tagged = girth.tag_missing_data(matrix, [0, 1])
    one_slope = model == "rasch"
    found = girth.onepl_mml(tagged) if one_slope else girth.twopl_mml(tagged)
    k, place = len(matrix), np.asarray(found["Difficulty"], dtype=np.float64)
    slope = np.broadcast_to(np.asarray(found["Discrimination"], dtype=np.float64), (k,)).copy()
    answered = (matrix != MISSING).astype(np.float64)
    solved = (matrix == 1).astype(np.float64)
    scatter = covariance(answered, solved, slope, -slope * place, one_slope=one_slope)
    errors = np.sqrt(np.clip(np.diag(scatter), 0, None))
    if one_slope:
        # The slope is the spread of abilities: in units of it all items have slope 1.
        return slope * place, np.ones(k), errors[1:], np.zeros(k)
    # Difficulty is -easiness/slope; its error by the delta method.
    both = np.diag(scatter[k:, :k])
    variance = (errors[k:] ** 2 + place**2 * errors[:k] ** 2 + 2 * place * both) / slope**2
    return place, slope, np.sqrt(np.clip(variance, 0, None)), errors[:k]


def _band(value: float, scatter: float) -> Band:
    return round(value - NORMAL_95 * scatter, 6), round(value + NORMAL_95 * scatter, 6)


def _sentence(model: Model, items: Sequence[IrtItem]) -> str:
    half = max((item.difficulty_band[1] - item.difficulty_band[0]) / 2 for item in items)
    what = (
        "Difficulties in logits of the Rasch model (all items tell students apart alike); 0 is an"
        " item that half of the class solves."
        if model == "rasch"
        else "Difficulties in standard deviations of the class's ability, 0 its mean; the"
        " discrimination is the slope of the curve there, in logits."
    )
    return (
        f"{what} Solved means full marks. The widest band is ±{half:.1f}: items whose bands overlap"
        " are not surely of different difficulty."
    )
