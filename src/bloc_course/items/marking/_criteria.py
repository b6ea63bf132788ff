"""The criteria of a rubric, as data of a key: points that a clause makes, sources well cited."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from bloc_course.items.marking._datings import days

Polarity = Literal["asserts", "denies", "either", "open"]


class Point(Struct, frozen=True):
    """Something an answer can say: one form of every need stands in one clause.

    A form is a word, a stem with a star, or several of them in a row; the last need is the role
    that the others have. The polarity is that of the clause: "denies" is earned by saying that it
    is not so, "open" by leaving it open, also in a question. `unless` are forms that make it
    another matter. With `within` a sentence, needs may be spread over the clauses of one. Points
    of one name are ways to say one thing. With `dates` (EDTF with both ends) the clause must also
    give a date that meets none of them: a wrong date. One that stands against a criterion counts
    in the writer's own voice, or also where it is `reported`. Where a question sets several who
    speak against each other, `holders` name the one whose statement it is, `others` the rest.
    """

    name: str
    says: str
    needs: tuple[tuple[str, ...], ...]
    polarity: Polarity = "asserts"
    unless: tuple[str, ...] = ()
    within: Literal["clause", "sentence"] = "clause"
    worth: int = 1
    dates: tuple[str, ...] = ()
    reported: bool = False
    holders: tuple[str, ...] = ()
    others: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.needs or not all(self.needs):
            raise ValueError(f"the point {self.name!r} needs nothing")
        for date in self.dates:
            days(date)


class Piece(Struct, frozen=True):
    """A source that counts where it is named, dated and given to its author.

    `titles` name it alone; `kinds` ("letter") only beside a form of its `authors`. `dates` are EDTF
    with both ends; any of them will do, or one of the forms `times` ("years later"). Without either
    it needs no date. One that only counts as what it is has forms `told_as` ("charge"), one of
    which must stand in the answer.
    """

    name: str
    says: str
    titles: tuple[str, ...]
    kinds: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    worth: int = 1
    told_as: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for date in self.dates:
            days(date)


class Part(Struct, frozen=True):
    """A part of the question: so `many` of the `points` answer it."""

    many: int
    points: tuple[str, ...]


class Criterion(Struct, frozen=True):
    """One line of the rubric: what it asks, and how much makes 1, 2 … points.

    `needed` are the sums of worth for each step. A statement `against` it that the answer makes
    itself sets the criterion to 0; one of its `denials`, the contrary of its points, does so where
    it comes first, and keeps the criterion from being full where it comes after the point.
    `missing` is said where it is not full. What only repeats the question makes no point, save
    where the criterion `answers` it, for a yes or no has its words, or is to be `retold`. Where one
    that answers gives nothing, no other gives more than half. One that `rests_on` another gives
    nothing where that one finds nothing, not even with a fault; one that `concludes` is flagged
    where it gives nothing though more is said than the rest of the rubric takes. Where one of its
    `parts` is not answered it is not full.
    """

    name: str
    title: str
    missing: str
    points: tuple[Point, ...] = ()
    pieces: tuple[Piece, ...] = ()
    needed: tuple[int, ...] = (1, 2)
    against: tuple[Point, ...] = ()
    denials: tuple[Point, ...] = ()
    answers: bool = False
    retold: bool = False
    rests_on: str = ""
    concludes: bool = False
    parts: tuple[Part, ...] = ()

    def __post_init__(self) -> None:
        worth = {p.name: p.worth for p in self.points} | {p.name: p.worth for p in self.pieces}
        if not self.needed or list(self.needed) != sorted(self.needed):
            raise ValueError(f"the steps of {self.name!r} do not rise")
        if self.needed[-1] > sum(worth.values()):
            raise ValueError(f"{self.name!r} asks for more than there is to say")

    @property
    def most(self) -> int:
        """The points it gives at most."""
        return len(self.needed)

    def step(self, worth: int) -> int:
        """The points that a sum of worth earns."""
        return sum(worth >= need for need in self.needed)
