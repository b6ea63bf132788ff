"""Draws SVG as text: shapes in `currentColor`, texts with their estimated boxes."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape

# Widths in em of Arial and its metric twins (Liberation Sans, Helvetica), rounded up by class.
_NARROW = frozenset("iljtfrI.,:;|!'’‘()[]/- ·")
_WIDE = frozenset("mwMWOQG%@—…")
_FONT = "Arial, Helvetica, 'Liberation Sans', sans-serif"
TEXT_SIZE = 13.0
LINE = 16.0
# What is no wider fits on a phone and is not blown up on a wide page; what is wider than a column
# of text keeps its size and scrolls.
NARROW, COLUMN = 312.0, 660.0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in px, with what stands in it."""

    x: float
    y: float
    width: float
    height: float
    what: str = ""

    def overlaps(self, other: Box) -> bool:
        """Whether the two have an area in common."""
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.y < other.y + other.height
            and other.y < self.y + self.height
        )


def text_width(text: str, size: float = TEXT_SIZE, *, bold: bool = False) -> float:
    """The width of a line in px, on the safe side for Arial-like fonts."""
    ems = sum(_em(letter) for letter in text)
    return ems * size * (1.08 if bold else 1.0)


def _em(letter: str) -> float:
    if letter in _NARROW:
        return 0.34
    if letter in _WIDE:
        return 0.95
    return 0.72 if letter.isupper() else 0.57


def wrap(text: str, width: float, size: float = TEXT_SIZE, *, bold: bool = False) -> list[str]:
    """Lines no wider than `width` px, broken at blanks; a longer word has a line of its own."""
    lines: list[str] = []
    for word in text.split():
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(joined, size, bold=bold) <= width:
            lines[-1] = joined
        else:
            lines.append(word)
    return lines


def number(value: float) -> str:
    """A coordinate with at most one decimal, the same on every platform."""
    text = f"{value:.1f}"
    return text.removesuffix(".0") if text != "-0.0" else "0"


def _attributes(attributes: dict[str, str | float]) -> str:
    return "".join(
        f' {name.rstrip("_").replace("_", "-")}="'
        f'{escape(value) if isinstance(value, str) else number(value)}"'
        for name, value in attributes.items()
    )


@dataclass(slots=True)
class Drawing:
    """Shapes in the order they are painted; `labels` collects the boxes of the texts."""

    width: float
    parts: list[str] = field(default_factory=list)
    labels: list[Box] = field(default_factory=list)

    def shape(self, element: str, **attributes: str | float) -> None:
        """Paint an element; `class_` and `stroke_width` stand for `class` and `stroke-width`."""
        self.parts.append(f"<{element}{_attributes(attributes)}/>")

    def line(self, *ends: float, **attributes: str | float) -> None:
        """Paint a line from (x1, y1) to (x2, y2)."""
        x1, y1, x2, y2 = ends
        self.shape("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke="currentColor", **attributes)

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = TEXT_SIZE,
        anchor: str = "start",
        bold: bool = False,
    ) -> Box:
        """Write a line whose baseline is `y`; returns its box."""
        width = text_width(text, size, bold=bold)
        left = x - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
        box = Box(left, y - size * 0.8, width, size, text)
        self.labels.append(box)
        attributes: dict[str, str | float] = {"x": x, "y": y}
        if size != TEXT_SIZE:
            attributes["font_size"] = size
        if anchor != "start":
            attributes["text_anchor"] = anchor
        if bold:
            attributes["font_weight"] = "bold"
        self.parts.append(f"<text{_attributes(attributes)}>{escape(text)}</text>")
        return box

    def svg(self, height: float, title: str, description: str, key: str) -> str:
        """The drawing as an image with name and description; `key` makes its ids unique."""
        box = f"0 0 {number(self.width)} {number(height)}"
        style = "bc-svg bc-narrow" if self.width <= NARROW else "bc-svg"
        keep = f' style="min-width:{number(self.width)}px"' if self.width > COLUMN else ""
        return (
            f'<svg class="{style}" role="img"{keep}'
            f' aria-labelledby="{key}-t" aria-describedby="{key}-d"'
            f' viewBox="{box}" width="{number(self.width)}" height="{number(height)}"'
            f' font-family="{_FONT}" font-size="{number(TEXT_SIZE)}" fill="currentColor"'
            ' xmlns="http://www.w3.org/2000/svg">'
            f'<title id="{key}-t">{escape(title)}</title>'
            f'<desc id="{key}-d">{escape(description)}</desc>'
            f"{''.join(self.parts)}</svg>"
        )
