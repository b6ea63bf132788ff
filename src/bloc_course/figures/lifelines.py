"""Lifelines of a cohort: birth, what happened, the end; what is only possible is light."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bloc_course.dataset.records import Modality
from bloc_course.dates import say_day
from bloc_course.figures.axis import HEIGHT, draw_axis, draw_open_end
from bloc_course.figures.boxes import SMALL, Line, draw_text, text_height
from bloc_course.figures.certainty import WORDS, draw_mark
from bloc_course.figures.figure import Cell, Cite, Figure, Ref, Table, at_two_widths, finished
from bloc_course.figures.key import Entry, draw_key
from bloc_course.figures.scale import TimeScale, window
from bloc_course.figures.svg import NARROW, Drawing, text_width

WIDTH = 660.0
_LEFT = 14.0
# Clear of the line at which the scale begins.
_TEXT = _LEFT + 4
_LANE = 21.0
_BAR = 7.0
_OPEN = 30.0
_MARK = 12.0
_SHORT = 4.0
_AIR = 12.0
Span = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """An event of a life: `letter` and `word` of its kind, between two days, how sure, where."""

    record: str
    letter: str
    word: str
    lo: int | None
    hi: int | None
    said: str
    modality: Modality
    locators: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class End:
    """How a life ended, by one wording of the article."""

    wording: str
    modality: Modality


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """A person: `lived` is birth and death in words; the days of each, None where not told."""

    record: str
    name: str
    lived: str
    born: Span
    died: Span
    moments: tuple[Moment, ...]
    ends: tuple[End, ...]
    locators: tuple[str, ...]
    doubtful: bool = False


def lifelines(lives: Sequence[Life], title: str, key: str, shown: Span = (None, None)) -> Figure:
    """Draw `lives` in their order between the two days `shown` (None: as far as they go).

    Moments outside are left out of drawing and table; ValueError if no life has a date.
    """
    lives = [_within(life, shown) for life in lives]
    days = [d for life in lives for span in _spans(life) for d in span if d is not None]
    if not days:
        raise ValueError("no life with a date to draw")
    first, last = window(days)
    ends = first if shown[0] is None else shown[0], last if shown[1] is None else shown[1]
    words = (
        f"Lives of {len(lives)} people between {say_day(ends[0])} and {say_day(ends[1])}. "
        "The table below it says the same."
    )
    table = _table(lives)

    def drawn(width: float, key: str) -> Figure:
        drawing = Drawing(width)
        bottom = _draw(drawing, lives, TimeScale(*ends, _LEFT, width - _LEFT))
        return finished(drawing, bottom, title, words, table, key=key)

    return at_two_widths(drawn, WIDTH, NARROW, key)


def _draw(drawing: Drawing, lives: Sequence[Life], scale: TimeScale) -> float:
    bottom = HEIGHT + 4 + sum(_height(life, scale) for life in lives)
    draw_axis(drawing, scale, bottom)
    y = HEIGHT + 4
    for life in lives:
        _draw_life(drawing, life, scale, y)
        y += _height(life, scale)
    return draw_key(drawing, bottom + 6, _key_entries(lives))


def _within(life: Life, shown: Span) -> Life:
    first, last = shown
    kept = tuple(
        moment
        for moment in life.moments
        if (first is None or moment.hi is None or moment.hi >= first)
        and (last is None or moment.lo is None or moment.lo <= last)
    )
    return replace(life, moments=kept)


def _spans(life: Life) -> list[Span]:
    return [life.born, life.died, *((moment.lo, moment.hi) for moment in life.moments)]


def _words(life: Life) -> list[Line]:
    head = f"{life.name}, {life.lived}" if life.lived else life.name
    return [
        Line(head, bold=True),
        *(Line(_end(end), size=SMALL, modality=end.modality) for end in life.ends),
    ]


def _end(end: End) -> str:
    return end.wording if end.modality == "stated" else f"{end.wording} ({WORDS[end.modality]})"


def _ends(moment: Moment, scale: TimeScale) -> tuple[float, float, float]:
    """Left and right end of the possible time, and the middle of the letter."""
    if moment.lo is None and moment.hi is None:
        return _LEFT, scale.right, (_LEFT + scale.right) / 2
    if moment.lo is None:
        right = scale.x((moment.hi or 0) + 1)
        return max(right - _OPEN, _LEFT), right, right - _SHORT
    left = scale.x(moment.lo)
    if moment.hi is None:
        return left, min(left + _OPEN, scale.right), left + _SHORT
    right = scale.x(moment.hi + 1)
    return left, right, (left + right) / 2


def _extent(moment: Moment, scale: TimeScale) -> tuple[float, float]:
    left, right, middle = _ends(moment, scale)
    half = text_width(moment.letter, SMALL, bold=True) / 2 + 1
    tail = 0 if moment.modality == "stated" else _MARK
    return min(left, middle - half), max(right, middle + half + tail)


def _lanes(life: Life, scale: TimeScale) -> dict[Moment, int]:
    """The first lane, from below, in which a moment touches no other; earlier ones choose first."""
    lanes: dict[Moment, int] = {}
    for moment in sorted(set(life.moments), key=lambda m: (_extent(m, scale), m.record)):
        left, right = _extent(moment, scale)
        taken = {
            lane
            for other, lane in lanes.items()
            if _extent(other, scale)[0] < right + 2 and left < _extent(other, scale)[1] + 2
        }
        lanes[moment] = next(i for i in range(len(lanes) + 1) if i not in taken)
    return lanes


def _height(life: Life, scale: TimeScale) -> float:
    lanes = max(_lanes(life, scale).values(), default=-1) + 1
    return text_height(_words(life), scale.right - _TEXT) + lanes * _LANE + _BAR + _AIR + 4


def _draw_life(drawing: Drawing, life: Life, scale: TimeScale, top: float) -> None:
    draw_text(drawing, _words(life), _TEXT, top, scale.right - _TEXT)
    bar = top + _height(life, scale) - _AIR - _BAR
    for moment, lane in _lanes(life, scale).items():
        _draw_moment(drawing, moment, scale, bar - 3 - lane * _LANE)
    _draw_bar(drawing, life, scale, bar)


def _draw_moment(drawing: Drawing, moment: Moment, scale: TimeScale, y: float) -> None:
    """The letter over a thin bar that is as long as the time in which it can have been."""
    left, right, middle = _ends(moment, scale)
    unknown = moment.lo is None or moment.hi is None
    width = max(right - left, _SHORT)
    drawing.shape(
        "rect",
        class_="bc-possible",
        x=(left + right - width) / 2,
        y=y - 3,
        width=width,
        height=3,
        fill_opacity=1 if width <= _SHORT else 0.35,
        stroke="currentColor",
        stroke_width=0.6,
        stroke_dasharray="2 2" if unknown else "none",
    )
    letter = drawing.text(middle, y - 6, moment.letter, size=SMALL, bold=True, anchor="middle")
    if moment.modality != "stated":
        draw_mark(drawing, letter.x + letter.width + _MARK / 2, y - 10, moment.modality)


def _known(life: Life) -> tuple[int | None, int | None]:
    """From which day to which the person certainly lived."""
    stated = [m for m in life.moments if m.modality == "stated"]
    starts = [life.born[1], *(m.hi for m in stated)]
    stops = [life.died[0], *(m.lo for m in stated)]
    lo = min((day for day in starts if day is not None), default=None)
    hi = max((day for day in stops if day is not None), default=None)
    if life.died[0] is not None:
        hi = life.died[0]
    return lo, hi


def _draw_bar(drawing: Drawing, life: Life, scale: TimeScale, y: float) -> None:
    left = _LEFT if life.born[0] is None else scale.x(life.born[0])
    right = scale.right if life.died[1] is None else scale.x(life.died[1] + 1)
    drawing.shape(
        "rect",
        class_="bc-possible",
        x=left,
        y=y,
        width=max(right - left, _SHORT),
        height=_BAR,
        fill_opacity=0.2,
        stroke="currentColor",
        stroke_dasharray="3 2" if life.doubtful else "none",
    )
    lo, hi = _known(life)
    if lo is not None and hi is not None and lo <= hi and hi >= scale.lo and lo <= scale.hi:
        start, stop = scale.x(lo), scale.x(hi)
        drawing.shape(
            "rect", class_="bc-sure", x=start, y=y, width=max(stop - start, 2.0), height=_BAR
        )
    if life.born[0] is None or life.born[0] < scale.lo:
        draw_open_end(drawing, _LEFT, y + _BAR / 2, -1)
    if life.died[1] is None or life.died[1] > scale.hi:
        draw_open_end(drawing, scale.right, y + _BAR / 2, 1)


def _key_entries(lives: Sequence[Life]) -> list[Entry]:
    """The key of what is drawn, and of nothing else."""
    moments = [moment for life in lives for moment in life.moments]
    letters = dict.fromkeys((moment.letter, moment.word) for moment in moments)
    sure = {m.modality for m in moments} | {e.modality for life in lives for e in life.ends}
    entries = [Entry("letter", word, letter=letter) for letter, word in sorted(letters)]
    entries += [Entry("sure", "certainly living"), Entry("possible", "possible time")]
    if any(life.doubtful for life in lives):
        entries.append(Entry("doubtful", "date doubtful"))
    entries += [Entry("mark", WORDS[m], modality=m) for m in WORDS if m in sure]
    return [*entries, Entry("open", "goes on or open")]


def _table(lives: Iterable[Life]) -> Table:
    headers = ("Who", "Lived", "What happened", "End", "Where")
    return Table(headers, tuple(_row(life) for life in lives))


def _row(life: Life) -> tuple[Cell, ...]:
    happened: list[str | Ref | Cite] = []
    for moment in life.moments:
        happened += ["; "] if happened else []
        sure = "" if moment.modality == "stated" else f" ({WORDS[moment.modality]})"
        happened += [Ref(moment.record, moment.word), f" {moment.said}{sure} "]
        happened.append(Cite(moment.locators))
    return (
        (Ref(life.record, life.name),),
        (life.lived or "not given",),
        tuple(happened) or ("nothing dated here",),
        ("; ".join(_end(end) for end in life.ends) or "not told",),
        (Cite(life.locators),),
    )
