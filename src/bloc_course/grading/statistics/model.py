"""The figures as they are kept and printed: every share in 0 to 1, every band 95 %, no student."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Band = tuple[float, float]
Thirds = tuple[float, float, float]

OptionVerdict = Literal["key", "few", "works", "idle", "unsure", "draws the strong"]
ItemVerdict = Literal["key", "unreadable", "few", "hard", "easy", "weak", "good"]
Use = Literal["placed", "sorted", "ticked", "asked"]


class OptionStatistics(Struct, frozen=True):
    """An option of an item: how many took it, of which third, and how it goes with the rest.

    rest: the mean share that those who took it earned of their other points, made comparable.
    discrimination: correlation of taking it with the rest; for a distractor that works, below 0.
    """

    part: str
    group: str
    text: str
    keyed: bool
    count: int
    share: float
    rest: float | None
    thirds: Thirds | None
    discrimination: float | None
    band: Band | None
    verdict: OptionVerdict


class ItemStatistics(Struct, frozen=True):
    """One item in one wording: n answers, difficulty (mean score), item-rest correlation.

    solved: the share that earned full marks. thirds: the mean score of the lower, middle and upper
    third by the rest. sentences: what to do about it.
    """

    item: str
    revision: str
    family: str
    skill: str
    level: str
    stem: str
    n: int
    difficulty: float
    difficulty_band: Band
    standard_error: float | None
    solved: float
    discrimination: float | None
    band: Band | None
    thirds: Thirds | None
    statuses: dict[str, int]
    options: tuple[OptionStatistics, ...]
    verdict: ItemVerdict
    sentences: tuple[str, ...]


class GroupStatistics(Struct, frozen=True):
    """The items of a family, skill or level, which stay apart; discrimination by paper.

    n: answers. poolable: the items' difficulties range over less than 0.10 and each has answers
    enough, so that they may be read as one item.
    """

    kind: Literal["family", "skill", "level"]
    name: str
    items: int
    n: int
    difficulty: float
    difficulty_band: Band
    easiest: float
    hardest: float
    discrimination: float | None
    band: Band | None
    poolable: bool


class DatumStatistics(Struct, frozen=True):
    """A record of the dataset as students met it: of n answers, which share got it wrong, and how.

    use: placed among others in time, sorted into a row, ticked or left, or what the item asks.
    mistakes: how often it was mistaken in which way, most often first.
    """

    record: str
    label: str
    use: Use
    items: tuple[str, ...]
    n: int
    wrong: float
    band: Band
    mistakes: tuple[tuple[str, int], ...]
    sentence: str


class Reliability(Struct, frozen=True):
    """How far marks would repeat: kind of coefficient, its value and band, and the error in points.

    kind is empty and the figures None where none is right; `sentence` says why.
    """

    kind: Literal["KR-20", "alpha", "alpha by place", ""]
    value: float | None
    band: Band | None
    sem: float | None
    questions: int
    papers: int
    sentence: str


class IrtItem(Struct, frozen=True):
    """An item's parameters in logits of the class's scale, with 95 % bands."""

    item: str
    revision: str
    n: int
    difficulty: float
    difficulty_band: Band
    discrimination: float
    discrimination_band: Band


class Irt(Struct, frozen=True):
    """A fitted model; `left_out` are items that have too few answers of either kind."""

    model: Literal["rasch", "2pl"]
    papers: int
    items: tuple[IrtItem, ...]
    left_out: tuple[str, ...]
    sentence: str


class Statistics(Struct, frozen=True):
    """All figures of a quiz; mean, deviation and what is out of are points.

    papers: those counted; a wholly blank one is not, for it says nothing about an item.
    histogram: papers by share of points earned, in ten steps (the last holds full marks).
    """

    quiz: str
    title: str
    forms: int
    papers: int
    blank: int
    mean: float | None
    deviation: float | None
    out_of: float
    histogram: tuple[int, ...]
    reliability: Reliability
    items: tuple[ItemStatistics, ...]
    groups: tuple[GroupStatistics, ...]
    data: tuple[DatumStatistics, ...]
    warnings: tuple[str, ...]
    irt: Irt | None = None
