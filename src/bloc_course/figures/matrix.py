"""The corroboration matrix: claims in rows, sources in columns, in each cell what a source says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bloc_course.dataset.records import Modality
from bloc_course.figures.boxes import SMALL, Line, draw_text, place, sure, text_height
from bloc_course.figures.certainty import WORDS
from bloc_course.figures.figure import Cite, Figure, Ref, Table, finished
from bloc_course.figures.key import Entry, draw_key
from bloc_course.figures.svg import NARROW, Drawing, text_width

WIDTH = 660.0
_EDGE = 1.0
_LABEL = 150.0
_PAD = 5.0
_SILENT = "nothing recorded"
_DASH = "–"


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """What a source says of a claim: `verb`, and `speaker` where it is not the source's own voice.

    `record` is the claim in the data.
    """

    record: str
    verb: str
    modality: Modality
    locators: tuple[str, ...]
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A column: a document, shown as `name`."""

    record: str
    name: str


@dataclass(frozen=True, slots=True)
class Row:
    """A claim with the voices of each source, in the order of the columns."""

    statement: str
    cells: tuple[tuple[Voice, ...], ...]


def matrix(sources: Sequence[Source], rows: Sequence[Row], title: str, key: str) -> Figure:
    """Draw `rows` under `sources`; an empty cell is shown as silence, which is no denial."""
    words = (
        f"{len(rows)} claims by {len(sources)} sources: who asserts, who denies, how surely, "
        "and who is silent. The table below it says the same."
    )
    table = _table(sources, rows)
    narrow = Drawing(NARROW)
    bottom = _draw_list(narrow, sources, rows)
    phone = finished(narrow, bottom, title, words, table, key=f"{key}n")
    label = max(_LABEL, *(text_width(w) + 2 * _PAD for row in rows for w in row.statement.split()))
    column = _column(sources, rows, label)
    drawing = Drawing(max(WIDTH, 2 * _EDGE + label + column * len(sources)))
    lefts = [_EDGE + label + column * i for i in range(len(sources))]
    y = _head(drawing, sources, lefts, column)
    for row in rows:
        y = _draw_row(drawing, row, lefts, column, y)
    figure = finished(drawing, _draw_key(drawing, rows, y), title, words, table, key=key)
    return replace(figure, narrow=phone)


def _draw_key(drawing: Drawing, rows: Sequence[Row], y: float) -> float:
    voices = [voice for row in rows for cell in row.cells for voice in cell]
    entries = [
        Entry("mark", word, modality=modality)
        for modality, word in WORDS.items()
        if any(voice.modality == modality for voice in voices)
    ]
    bottom = draw_key(drawing, y + 6, entries)
    if any(not cell for row in rows for cell in row.cells):
        drawing.text(
            _EDGE + 11, bottom + SMALL, f"{_DASH} {_SILENT}, which is no denial", size=SMALL
        )
        bottom += SMALL + 5
    return bottom


def _draw_list(drawing: Drawing, sources: Sequence[Source], rows: Sequence[Row]) -> float:
    """For a phone: under each claim what each source says of it; returns the bottom."""
    y, room = _PAD, drawing.width - 2 * _EDGE
    for row in rows:
        y = draw_text(drawing, (Line(row.statement, bold=True),), _EDGE, y, room) + 2
        for source, cell in zip(sources, row.cells, strict=True):
            said = [_in_a_row(voice) for voice in cell]
            name = f"{source.name}:" if said else f"{source.name}: {_DASH}"
            y = draw_text(drawing, (Line(name, size=SMALL), *said), _EDGE + 8, y, room - 8) + 2
        drawing.line(_EDGE, y + 3, drawing.width - _EDGE, y + 3, stroke_opacity=0.5)
        y += _PAD + 6
    return _draw_key(drawing, rows, y - 6)


def _in_a_row(voice: Voice) -> Line:
    words = f"{voice.verb} ({WORDS[voice.modality]})"
    speaker = f"by {voice.speaker}" if voice.speaker else ""
    parts = (words, speaker, place(voice.locators))
    return Line(" · ".join(part for part in parts if part), size=SMALL, modality=voice.modality)


def _column(sources: Sequence[Source], rows: Sequence[Row], label: float) -> float:
    """The width of a column: a fair share, and never less than its longest word."""
    fair = (WIDTH - 2 * _EDGE - label) / max(len(sources), 1)
    words = [word for source in sources for word in source.name.split()]
    longest = max((text_width(word, SMALL, bold=True) for word in words), default=0.0)
    spoken = [
        text_width(word, line.size, bold=line.bold) + (15 if line.modality else 0)
        for row in rows
        for cell in row.cells
        for voice in cell
        for line in _lines(voice)
        for word in line.text.split()
    ]
    return max(fair, longest + 2 * _PAD, max(spoken, default=0.0) + 2 * _PAD)


def _head(
    drawing: Drawing, sources: Sequence[Source], lefts: Sequence[float], column: float
) -> float:
    room = column - 2 * _PAD
    names = [(Line(source.name, bold=True, size=SMALL),) for source in sources]
    height = max(text_height(lines, room) for lines in names)
    for left, lines in zip(lefts, names, strict=True):
        draw_text(drawing, lines, left + _PAD, height - text_height(lines, room) + 2, room)
    return height + 8


def _draw_row(
    drawing: Drawing, row: Row, lefts: Sequence[float], column: float, top: float
) -> float:
    drawing.line(_EDGE, top, drawing.width - _EDGE, top, stroke_opacity=0.5)
    y = top + _PAD
    bottom = draw_text(drawing, (Line(row.statement),), _EDGE, y, lefts[0] - _EDGE - 2 * _PAD)
    for left, cell in zip(lefts, row.cells, strict=True):
        room = column - 2 * _PAD
        bottom = max(bottom, _draw_cell(drawing, cell, left + _PAD, y, room))
    return bottom + _PAD + 2


def _draw_cell(
    drawing: Drawing, cell: Sequence[Voice], left: float, top: float, room: float
) -> float:
    """The voices of a cell one below the other, or a dash; returns the bottom."""
    if not cell:
        return draw_text(drawing, (Line(_DASH),), left, top, room)
    y = top
    for voice in cell:
        y = draw_text(drawing, _lines(voice), left, y, room) + _PAD
    return y - _PAD


def _lines(voice: Voice) -> list[Line]:
    speaker = [Line(f"{voice.speaker}:", size=SMALL)] if voice.speaker else []
    return [
        *speaker,
        Line(voice.verb, bold=True, size=SMALL),
        sure(voice.modality),
        Line(place(voice.locators), size=SMALL),
    ]


def _table(sources: Sequence[Source], rows: Sequence[Row]) -> Table:
    headers = ("Claim", *(source.name for source in sources))
    return Table(
        headers,
        tuple(((row.statement,), *(tuple(_said(cell)) for cell in row.cells)) for row in rows),
    )


def _said(cell: Sequence[Voice]) -> Iterator[str | Ref | Cite]:
    if not cell:
        yield _SILENT
    for i, voice in enumerate(cell):
        if i:
            yield "; "
        if voice.speaker:
            yield f"{voice.speaker}: "
        yield Ref(voice.record, voice.verb)
        yield f" ({WORDS[voice.modality]}) "
        yield Cite(voice.locators)
