"""The interval timeline: what is certain is filled, what is only possible is outlined."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bloc_course.dataset.records import Modality
from bloc_course.dates import say_day
from bloc_course.figures.axis import HEIGHT, draw_axis, draw_open_end
from bloc_course.figures.certainty import WORDS, draw_mark
from bloc_course.figures.figure import Cite, Figure, Ref, Table, at_two_widths, finished
from bloc_course.figures.key import Entry, draw_key
from bloc_course.figures.scale import TimeScale, window
from bloc_course.figures.svg import LINE, NARROW, TEXT_SIZE, Drawing, text_width, wrap

WIDTH = 660.0
_LEFT = 12.0
_BAR = 10.0
_POINT = 8.0
_GAP = 8.0
_MARK = 14.0
_SMALL = 12.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line: it lies between the days `lo` and `hi` (None: no bound known).

    From `sure_lo` to `sure_hi` it certainly went on (None for a point in time). `said` is the date
    in words, `short` the same in fewer, `how` how it is known.
    """

    record: str
    label: str
    lo: int | None
    hi: int | None
    modality: Modality
    said: str
    short: str
    how: str
    locators: tuple[str, ...]
    sure_lo: int | None = None
    sure_hi: int | None = None
    doubtful: bool = False
    document: bool = False


def timeline(
    rows: Sequence[Row], title: str, key: str, shown: tuple[int | None, int | None] = (None, None)
) -> Figure:
    """Draw `rows`, earliest first, between the two days `shown` (None: as far as the rows go).

    Rows wholly outside `shown` are left out of drawing and table; ValueError if none remains.
    """
    rows = in_order(r for r in rows if inside(r, shown))
    days = [d for r in rows for d in (r.lo, r.hi) if d is not None]
    if not days:
        raise ValueError("no row with a date to draw")
    first, last = window(days)
    first = first if shown[0] is None else shown[0]
    last = last if shown[1] is None else shown[1]

    def drawn(width: float, key: str) -> Figure:
        scale = TimeScale(first, last, _LEFT, width - _LEFT)
        drawing = Drawing(width)
        bottom = draw_key(drawing, _draw(drawing, rows, scale) + 14, key_entries(rows, scale))
        return finished(drawing, bottom, title, _describe(rows, scale), _table(rows), key=key)

    return at_two_widths(drawn, WIDTH, NARROW, key)


def _draw(drawing: Drawing, rows: Sequence[Row], scale: TimeScale) -> float:
    """Paint the rows under their axis; the px at which they end."""
    body: list[tuple[Row, float]] = []
    y = HEIGHT + 6
    for row in rows:
        body.append((row, y))
        y += row_height(row, scale)
    draw_axis(drawing, scale, y)
    for row, top in body:
        draw_row(drawing, row, scale, top)
    return y


def in_order(rows: Iterable[Row]) -> list[Row]:
    """The rows by their earliest day, then by their latest, then by id."""
    return sorted(rows, key=order)


def inside(row: Row, shown: tuple[int | None, int | None]) -> bool:
    """Whether a part of the row can lie between the two days `shown`."""
    first, last = shown
    return not (
        (first is not None and row.hi is not None and row.hi < first)
        or (last is not None and row.lo is not None and row.lo > last)
    )


def order(row: Row) -> tuple[float, float, str]:
    """The key of a row among others: its earliest day, its latest, its id."""
    # What began nobody knows when stands at the day by which it had begun or ended.
    known = (row.sure_lo, row.hi)
    by = next((float(day) - 0.5 for day in known if day is not None), float("-inf"))
    lo = row.lo if row.lo is not None else by
    return lo, row.hi if row.hi is not None else float("inf"), row.record


def _ends(row: Row, scale: TimeScale) -> tuple[float, float]:
    left = _LEFT if row.lo is None else scale.x(row.lo)
    right = scale.right if row.hi is None else scale.x(row.hi + 1)
    if right - left < _POINT:
        middle = (left + right) / 2
        left, right = middle - _POINT / 2, middle + _POINT / 2
    return left, right


def _words(row: Row) -> str:
    return row.label if row.modality == "stated" else f"{row.label} ({WORDS[row.modality]})"


def _beside(row: Row, scale: TimeScale) -> str:
    """Where the label has room on one line: right or left of the bar, or else above."""
    left, right = _ends(row, scale)
    room = text_width(_words(row)) + _MARK + 2 * _GAP
    if right + room <= scale.right + _LEFT:
        return "right"
    return "left" if left - room >= 0 else "above"


def _above(row: Row, scale: TimeScale) -> list[str]:
    return wrap(_words(row), scale.right + _LEFT - 3 * _MARK)


def row_height(row: Row, scale: TimeScale) -> float:
    """The height in px of a row with its label."""
    lines = len(_above(row, scale)) if _beside(row, scale) == "above" else 0
    return 24.0 + (lines * LINE + 6 if lines else 0)


def draw_row(drawing: Drawing, row: Row, scale: TimeScale, top: float) -> None:
    """Paint a row below `top`: its bar, and its label beside or above."""
    left, right = _ends(row, scale)
    side = _beside(row, scale)
    lines = _above(row, scale) if side == "above" else [_words(row)]
    middle = top + 12 + (len(lines) * LINE if side == "above" else 0)
    _draw_bar(drawing, row, scale, middle)
    if side == "above":
        width = max(map(text_width, lines)) + _MARK
        start = min(max(left, _LEFT), drawing.width - width - _GAP)
        draw_mark(drawing, start + 5, top + LINE / 2, row.modality)
        for i, line in enumerate(lines):
            drawing.text(start + _MARK, top + LINE * (i + 0.75), line)
    else:
        width = text_width(lines[0])
        start = right + _GAP if side == "right" else left - _GAP - width - _MARK
        draw_mark(drawing, start + 5, middle, row.modality)
        drawing.text(start + _MARK, middle + TEXT_SIZE * 0.35, lines[0])


def _draw_bar(drawing: Drawing, row: Row, scale: TimeScale, y: float) -> None:
    left, right = _ends(row, scale)
    dash = {"stroke_dasharray": "3 2"} if row.doubtful else {}
    if row.lo is not None and row.lo == row.hi:
        half = _POINT * 0.7
        middle = (left + right) / 2
        points = f"{middle - half:.1f},{y} {middle:.1f},{y - half:.1f} "
        points += f"{middle + half:.1f},{y} {middle:.1f},{y + half:.1f}"
        drawing.shape("polygon", points=points, class_="bc-sure", stroke="currentColor", **dash)
        return
    drawing.shape(
        "rect",
        class_="bc-possible",
        x=left,
        y=y - _BAR / 2,
        width=right - left,
        height=_BAR,
        fill_opacity=0.2,
        stroke="currentColor",
        rx=_BAR / 2 if row.document else 0,
        **dash,
    )
    if row.sure_lo is not None and row.sure_hi is not None and row.sure_lo <= row.sure_hi:
        x = scale.x(row.sure_lo)
        width = max(scale.x(row.sure_hi + 1) - x, 3.0)
        drawing.shape("rect", class_="bc-sure", x=x, y=y - _BAR / 2, width=width, height=_BAR)
    if row.lo is None or row.lo < scale.lo:
        draw_open_end(drawing, _LEFT, y, -1)
    if row.hi is None or row.hi > scale.hi:
        draw_open_end(drawing, scale.right, y, 1)


def key_entries(
    rows: Sequence[Row], scale: TimeScale, sure: str = "certainly going on"
) -> list[Entry]:
    """The key of what is drawn, and of nothing else; `sure` is what a filled bar means."""
    entries = [
        Entry("mark", WORDS[m], modality=m) for m in WORDS if any(r.modality == m for r in rows)
    ]
    if any(r.lo is not None and r.lo == r.hi for r in rows):
        entries.append(Entry("day", "one day"))
    if any(r.sure_lo is not None for r in rows):
        entries.append(Entry("sure", sure))
    if any(r.lo is None or r.lo != r.hi for r in rows):
        entries.append(Entry("possible", "possible time"))
    if any(r.doubtful for r in rows):
        entries.append(Entry("doubtful", "date doubtful"))
    if any(r.lo is None or r.lo < scale.lo or r.hi is None or r.hi > scale.hi for r in rows):
        entries.append(Entry("open", "goes on or open"))
    return entries


def _describe(rows: Sequence[Row], scale: TimeScale) -> str:
    count = f"{len(rows)} row{'s' if len(rows) != 1 else ''}"
    return (
        f"Timeline of {count} from {say_day(scale.lo)} to {say_day(scale.hi)}, earliest first. "
        "The table below it says the same."
    )


def _table(rows: Sequence[Row]) -> Table:
    headers = ("What", "When", "How we know", "Where")
    body = tuple(
        (
            (Ref(row.record, row.label),),
            (row.said,),
            (row.how,),
            (Cite(row.locators),),
        )
        for row in rows
    )
    return Table(headers, body)
