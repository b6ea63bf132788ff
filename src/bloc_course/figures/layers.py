"""The layer map of a text: who wrote which part when, each part as long as its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bloc_course.dataset.records import Hand
from bloc_course.figures.figure import Cite, Figure, Table, at_two_widths, finished
from bloc_course.figures.key import Entry, draw_fill, draw_key
from bloc_course.figures.svg import LINE, NARROW, TEXT_SIZE, Drawing, text_width

WIDTH = 660.0
_ROW = 26.0
_BAR = 14.0
_LEFT = 1.0
_LONGEST = 330.0

# Upright strokes tell the hands apart without colour.
_FILLS: dict[Hand, str] = {"author": "", "editors": "2 4", "mixed": "6 2", "missing": "-"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """A part of the text with its first and last locator, its words and the hand it is by."""

    name: str
    first: str
    last: str
    words: int
    paragraphs: int
    hand: Hand


def layer_map(layers: Sequence[Layer], hands: dict[Hand, str], title: str, key: str) -> Figure:
    """Draw `layers` from top to bottom as they follow in the text; `hands` names the hands."""
    entries = [
        Entry("fill", word, _FILLS[hand])
        for hand, word in hands.items()
        if any(layer.hand == hand for layer in layers)
    ]
    words = f"{len(layers)} parts, each as long as its words. The table below it says the same."

    def drawn(width: float, key: str) -> Figure:
        drawing = Drawing(width)
        bottom = draw_key(drawing, _draw(drawing, layers), entries)
        return finished(drawing, bottom, title, words, _table(layers, hands), key=key)

    return at_two_widths(drawn, WIDTH, NARROW, key)


def _draw(drawing: Drawing, layers: Sequence[Layer]) -> float:
    """Paint bars with their labels, beside them or, in a narrow drawing, above."""
    narrow = drawing.width <= NARROW
    longest = max(layer.words for layer in layers)
    y = 16.0
    for layer in layers:
        width = max(_LONGEST * layer.words / longest, 3.0)
        x = _LEFT if narrow else _LEFT + width + 8
        name = drawing.text(x, y + TEXT_SIZE * 0.35, layer.name, bold=True)
        rest = f"{_span(layer)}, {_words(layer)}"
        after = name.x + name.width + 6
        if narrow and after + text_width(rest, 12) > drawing.width:
            after, y = x, y + LINE
        drawing.text(after, y + TEXT_SIZE * 0.35, rest, size=12)
        y += LINE if narrow else 0
        draw_fill(drawing, (_LEFT, y - _BAR / 2, width, _BAR), _FILLS[layer.hand])
        y += _ROW
    return y


def fits(layer: Layer, longest: int) -> bool:
    """Whether the row has room for its label."""
    width = max(_LONGEST * layer.words / longest, 3.0)
    label = text_width(layer.name, bold=True) + 6
    return _LEFT + width + 8 + label + text_width(f"{_span(layer)}, {_words(layer)}", 12) <= WIDTH


def _span(layer: Layer) -> str:
    return layer.first if layer.first == layer.last else f"{layer.first}–{layer.last}"


def _words(layer: Layer) -> str:
    return "only headings" if layer.hand == "missing" else f"{layer.words:,} words"


def _table(layers: Sequence[Layer], hands: dict[Hand, str]) -> Table:
    return Table(
        ("Part", "From, to", "Paragraphs", "Words", "By"),
        tuple(
            (
                (layer.name,),
                (Cite((layer.first, layer.last) if layer.last != layer.first else (layer.first,)),),
                (str(layer.paragraphs),),
                (f"{layer.words:,}",),
                (hands[layer.hand],),
            )
            for layer in layers
        ),
    )
