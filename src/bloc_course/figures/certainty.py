"""How sure: each modality has a word and a shape of its own, the same in text and figures."""

from __future__ import annotations

from bloc_course.dataset.phrases import WORDS
from bloc_course.dataset.records import Modality
from bloc_course.figures.svg import Drawing, number

__all__ = ["MEANS", "WORDS", "draw_mark", "mark_html"]

MEANS: dict[Modality, str] = {
    "stated": "the article says so in its own voice",
    "inferred": "worked out from what is stated",
    "reported": "a witness or a letter says so",
    "conjectured": "a guess, marked as one",
    "alleged": "charged by an accuser or a court",
    "denied": "somebody says that it is not so",
    "normative": "a judgement of value",
}
# Each shape in a square from −5 to 5: what is filled is surer than what is hollow.
_RING = '<circle r="4" fill="none" stroke="currentColor" stroke-width="1.5"{}/>'
_HOLLOW = '<path d="{}" fill="none" stroke="currentColor" stroke-width="1.5"/>'
_SHAPES: dict[Modality, str] = {
    "stated": '<circle r="4.5"/>',
    "inferred": _RING.format("") + '<path d="M0-4a4 4 0 0 0 0 8z"/>',
    "reported": _RING.format("") + '<circle r="1.6"/>',
    "conjectured": _RING.format(' stroke-dasharray="2 1.6"'),
    "alleged": _HOLLOW.format("M0-4.5 4.7 4H-4.7z"),
    "denied": '<path d="M-4-4 4 4M4-4-4 4" stroke="currentColor" stroke-width="1.8"/>',
    "normative": _HOLLOW.format("M-4-4h8v8h-8z"),
}


def draw_mark(drawing: Drawing, x: float, y: float, modality: Modality) -> None:
    """Paint the mark with its centre at (x, y)."""
    at = f"translate({number(x)} {number(y)})"
    drawing.parts.append(f'<g transform="{at}">{_SHAPES[modality]}</g>')


def mark_html(modality: Modality) -> str:
    """The mark for running text: the shape (hidden from screen readers) and the word."""
    shape = (
        '<svg viewBox="-6 -6 12 12" width="11" height="11" fill="currentColor" aria-hidden="true">'
        f"{_SHAPES[modality]}</svg>"
    )
    word = WORDS[modality]
    return f'<span class="bc-mark" title="{MEANS[modality]}">{shape}&nbsp;{word}</span>'
