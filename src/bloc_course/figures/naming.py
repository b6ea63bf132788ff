"""Who named whom: those who alleged at the left, those they named at the right, lines between.

Every line is an allegation, and the drawing says so in words; what the article makes of one stands
beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from bloc_course.dataset.records import Modality
from bloc_course.figures.boxes import (
    PAD,
    SMALL,
    Line,
    box_height,
    draw_box,
    draw_text,
    place,
    sure,
    text_height,
)
from bloc_course.figures.certainty import WORDS
from bloc_course.figures.figure import Cell, Cite, Figure, Ref, Table, finished
from bloc_course.figures.key import Entry, draw_key
from bloc_course.figures.svg import NARROW, Drawing

WIDTH = 660.0
_EDGE = 1.0
_LEFT = 156.0
_GAP = 80.0
_APART = 12.0
_AIR = 5.0
_PORT = 9.0
_WARNING = "Each line is an allegation, not a finding."

Voice = Literal["paper", "person"]
_DASHES: dict[Voice, str] = {"paper": "9 3 2 3", "person": "2 4"}
_KEY: dict[Voice, str] = {"paper": "charged in a paper", "person": "said by a person"}


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who alleges: a paper, or a person, and then in which paper it stands."""

    record: str
    name: str
    voice: Voice
    where: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Allegation:
    """What a speaker alleges of those named; `stance` is what the article makes of it, if told.

    `record` is the claim that holds it, empty where it stands in an entry of the person named.
    """

    speaker: Speaker
    says: str
    modality: Modality
    locators: tuple[str, ...]
    record: str = ""
    stance: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """People of whom the same is alleged by the same speakers."""

    people: tuple[tuple[str, str], ...]
    allegations: tuple[Allegation, ...]

    @property
    def name(self) -> str:
        """Their names, in one line."""
        return ", ".join(name for _, name in self.people)


_Ends = list[tuple[Speaker, float]]


def naming(named: Sequence[Named], title: str, key: str) -> Figure:
    """Draw who is said to have named whom, those named in the order given."""
    speakers = list(dict.fromkeys(a.speaker for one in named for a in one.allegations))
    people = sum(len(one.people) for one in named)
    words = (
        f"{len(speakers)} speakers name {people} people. {_WARNING} The table below it says the "
        "same."
    )
    table = _table(named)
    narrow = Drawing(NARROW)
    top = draw_text(narrow, (Line(_WARNING, bold=True),), _EDGE, 0, NARROW - 2 * _EDGE) + _APART
    bottom, _ = _people(narrow, named, _EDGE, top)
    phone = finished(
        narrow, draw_key(narrow, bottom + 6, _entries(named)), title, words, table, key=f"{key}n"
    )
    drawing = Drawing(WIDTH)
    top = draw_text(drawing, (Line(_WARNING, bold=True),), _EDGE, 0, WIDTH - 2 * _EDGE) + _APART
    bottom, ends = _people(drawing, named, _EDGE + _LEFT + _GAP, top)
    bottom = max(bottom, _speakers(drawing, speakers, ends, (top, bottom)))
    lines = [Entry("line", _KEY[voice], _DASHES[voice]) for voice in _KEY
             if any(speaker.voice == voice for speaker in speakers)]  # fmt: skip
    bottom = draw_key(drawing, bottom + 6, [*lines, *_entries(named)])
    return replace(finished(drawing, bottom, title, words, table, key=key), narrow=phone)


def _lines(allegation: Allegation) -> tuple[Line, ...]:
    speaker = allegation.speaker
    return (
        Line(f"{speaker.name}: {allegation.says}", size=SMALL),
        sure(allegation.modality, allegation.stance, place(allegation.locators)),
    )


def _people(
    drawing: Drawing, named: Sequence[Named], left: float, top: float
) -> tuple[float, _Ends]:
    """The boxes of those named, and at which height each allegation enters its box."""
    room = drawing.width - _EDGE - left - 2 * PAD
    ends: _Ends = []
    y = top
    for one in named:
        head = (Line(one.name, bold=True),)
        heights = [text_height(_lines(allegation), room) + _AIR for allegation in one.allegations]
        whole = text_height(head, room) + sum(heights) + 2 * PAD
        draw_box(drawing, (), left, y, room + 2 * PAD, height=whole)
        at = draw_text(drawing, head, left + PAD, y + PAD - 1, room) + _AIR
        for allegation, height in zip(one.allegations, heights, strict=True):
            ends.append((allegation.speaker, at + SMALL * 0.7))
            draw_text(drawing, _lines(allegation), left + PAD, at, room)
            at += height
        y += whole + _APART
    return y - _APART, ends


def _speakers(
    drawing: Drawing, speakers: Sequence[Speaker], ends: _Ends, span: tuple[float, float]
) -> float:
    """The boxes of the speakers beside those they name, and the lines; returns the bottom."""
    heights = {one: _speaker_height(one, ends) for one in speakers}
    middle = {one: _mean([y for speaker, y in ends if speaker == one]) for one in speakers}
    ordered = sorted(speakers, key=lambda one: (middle[one], one.record))
    free = span[1] - span[0] - sum(heights.values())
    gap = max(_APART, free / max(len(ordered) - 1, 1)) if free > 0 else _APART
    y = span[0]
    for one in ordered:
        draw_box(drawing, _speaker_lines(one), _EDGE, y, _LEFT, height=heights[one])
        mine = [end for speaker, end in ends if speaker == one]
        for i, end in enumerate(sorted(mine)):
            start = y + heights[one] * (i + 1) / (len(mine) + 1)
            _line(drawing, start, end, _DASHES[one.voice])
        y += heights[one] + gap
    return y - gap


def _speaker_lines(speaker: Speaker) -> tuple[Line, ...]:
    where = (Line(speaker.where, size=SMALL),) if speaker.where else ()
    return (Line(speaker.name, bold=True), *where)


def _speaker_height(speaker: Speaker, ends: _Ends) -> float:
    ports = sum(one == speaker for one, _ in ends)
    return max(box_height(_speaker_lines(speaker), _LEFT), (ports + 1) * _PORT)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _line(drawing: Drawing, start: float, end: float, dashes: str) -> None:
    left, right = _EDGE + _LEFT, _EDGE + _LEFT + _GAP
    drawing.line(
        left, start, right - 9, end, class_="bc-stroke", stroke_width=1.8, stroke_dasharray=dashes
    )
    head = f"M{right - 9:.1f} {end - 4:.1f}L{right:.1f} {end:.1f}L{right - 9:.1f} {end + 4:.1f}z"
    drawing.shape("path", d=head)


def _entries(named: Sequence[Named]) -> list[Entry]:
    known = {a.modality for one in named for a in one.allegations}
    return [Entry("mark", WORDS[m], modality=m) for m in WORDS if m in known]


def _table(named: Sequence[Named]) -> Table:
    headers = ("Who is named", "By whom", "What is alleged", "How sure", "The article", "Where")
    return Table(headers, tuple(_row(one, a) for one in named for a in one.allegations))


def _row(named: Named, allegation: Allegation) -> tuple[Cell, ...]:
    people: list[str | Ref | Cite] = []
    for record, name in named.people:
        people += [*([", "] if people else []), Ref(record, name)]
    speaker = allegation.speaker
    says = Ref(allegation.record, allegation.says) if allegation.record else allegation.says
    return (
        tuple(people),
        (Ref(speaker.record, speaker.name), f", {speaker.where}" if speaker.where else ""),
        (says,),
        (WORDS[allegation.modality],),
        (allegation.stance or "nothing recorded",),
        (Cite(allegation.locators),),
    )
