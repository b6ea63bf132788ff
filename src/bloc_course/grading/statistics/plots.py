"""Plots of the statistics as inline SVG; shapes, not colours, tell things apart.

They are drawn as narrow as a phone, so that no text gets too small to read there.
"""

from __future__ import annotations

from collections.abc import Sequence

from bloc_course.figures.svg import Drawing, text_width
from bloc_course.forms.expected import ENOUGH
from bloc_course.grading.statistics.model import (
    GroupStatistics,
    IrtItem,
    ItemStatistics,
    Statistics,
    Thirds,
)

WIDTH = 300.0
SMALL = 12.0
_LEFT, _RIGHT, _TOP = 34.0, 8.0, 20.0


def totals_plot(found: Statistics) -> str:
    """How many papers earned how much, in tenths of what was offered."""
    drawing, height = Drawing(WIDTH), 190.0
    base, most = height - 36.0, max(found.histogram, default=0) or 1
    step = (WIDTH - _LEFT - _RIGHT) / len(found.histogram)
    for n, times in enumerate(found.histogram):
        tall = (base - _TOP) * times / most
        x = _LEFT + n * step
        if times:
            drawing.shape(
                "rect", x=x + 1, y=base - tall, width=step - 2, height=tall, opacity="0.6"
            )
            drawing.text(x + step / 2, base - tall - 3, str(times), size=SMALL, anchor="middle")
    drawing.line(_LEFT, base, WIDTH - _RIGHT, base)
    for share in (0, 50, 100):
        x = _LEFT + (WIDTH - _LEFT - _RIGHT) * share / 100
        anchor = {0: "start", 50: "middle", 100: "end"}[share]
        drawing.text(x, base + 14, f"{share} %", size=SMALL, anchor=anchor)
    drawing.text(_LEFT, base + 30, "share of the points earned", size=SMALL)
    words = f"{found.papers} papers; the table below has the same numbers."
    return drawing.svg(height, "Papers by share of points", words, "totals")


def items_plot(items: Sequence[ItemStatistics]) -> str:
    """Each item by difficulty (across) and discrimination (up); hollow where answers are few."""
    drawing, height = Drawing(WIDTH), 300.0
    base, right = height - 38.0, WIDTH - _RIGHT
    shown = [item for item in items if item.discrimination is not None]
    low = min([-0.2, *(item.discrimination or 0 for item in shown)])

    def across(share: float) -> float:
        return _LEFT + (right - _LEFT) * share

    def up(r: float) -> float:
        return base - (base - _TOP) * (r - low) / (1 - low)

    drawing.line(_LEFT, base, right, base)
    drawing.line(_LEFT, _TOP, _LEFT, base)
    for r in (0.0, 0.2):
        drawing.line(_LEFT, up(r), right, up(r), stroke_dasharray="4 3", opacity="0.6")
    for r in (0.0, 0.2, 0.5, 1.0):
        drawing.text(_LEFT - 5, up(r) + 4, f"{r:.1f}", size=SMALL, anchor="end")
    for share in (0.0, 0.5, 1.0):
        anchor = {0.0: "start", 0.5: "middle", 1.0: "end"}[share]
        drawing.text(across(share), base + 14, f"{share:.1f}", size=SMALL, anchor=anchor)
    drawing.text(_LEFT, base + 31, "mean score (easy is right)", size=SMALL)
    drawing.text(_LEFT, 12, "r with the rest", size=SMALL)
    for item in shown:
        hollow = item.n < ENOUGH
        drawing.shape(
            "circle",
            cx=across(item.difficulty),
            cy=up(item.discrimination or 0),
            r=3.5,
            fill="none" if hollow else "currentColor",
            stroke="currentColor",
            opacity="0.7",
        )
    words = (
        f"{len(shown)} items; dashed lines at r 0 and 0.2; hollow circles have fewer than"
        f" {ENOUGH} answers. The table of all items has the same numbers."
    )
    return drawing.svg(height, "Items by difficulty and discrimination", words, "items")


def groups_plot(groups: Sequence[GroupStatistics], what: str, key: str) -> str:
    """Mean scores with their bands (thick) and the span of the items' means (thin)."""
    names = [group.name for group in groups]
    left = min(130.0, max([text_width(name, SMALL) for name in names], default=0.0) + 8)
    drawing, row = Drawing(WIDTH), 20.0
    base, right = _TOP + row * len(groups), WIDTH - 14.0

    def across(share: float) -> float:
        return left + (right - left) * share

    for share in (0.0, 0.5, 1.0):
        drawing.line(
            across(share), _TOP - 8, across(share), base, stroke_dasharray="2 4", opacity="0.6"
        )
        drawing.text(across(share), base + 14, f"{share:.1f}", size=SMALL, anchor="middle")
    drawing.text(0, base + 31, f"mean score by {what}", size=SMALL)
    for n, group in enumerate(groups):
        y = _TOP + row * n
        drawing.text(0, y + 4, group.name, size=SMALL)
        drawing.line(across(group.hardest), y, across(group.easiest), y)
        low, high = group.difficulty_band
        drawing.line(across(low), y, across(high), y, stroke_width=5.0, opacity="0.55")
        drawing.shape("circle", cx=across(group.difficulty), cy=y, r=3.5)
    words = (
        f"Circle: mean score of the {what}; thick: its 95 % band; thin: from its hardest to its"
        " easiest item. The table below has the same numbers."
    )
    return drawing.svg(base + 38, f"Mean score by {what}", words, key)


def irt_plot(items: Sequence[IrtItem]) -> str:
    """Items' difficulties in logits with their bands, from hard to easy."""
    drawing, row = Drawing(WIDTH), 9.0
    ordered = sorted(items, key=lambda item: (-item.difficulty, item.item))
    base, right = _TOP + row * len(ordered), WIDTH - 14.0
    lows = [item.difficulty_band[0] for item in ordered]
    highs = [item.difficulty_band[1] for item in ordered]
    low, high = min([-2.0, *lows]), max([2.0, *highs])

    def across(logit: float) -> float:
        return 14.0 + (right - 14.0) * (logit - low) / (high - low)

    for logit in (-2.0, 0.0, 2.0):
        x = across(logit)
        drawing.line(x, _TOP - 8, x, base, stroke_dasharray="2 4", opacity="0.6")
        label = f"{logit:.0f}".replace("-", "−")
        drawing.text(x, base + 14, label, size=SMALL, anchor="middle")
    drawing.text(0, base + 31, "difficulty in logits (hard is right)", size=SMALL)
    for n, item in enumerate(ordered):
        y = _TOP + row * n
        drawing.line(across(item.difficulty_band[0]), y, across(item.difficulty_band[1]), y)
        drawing.shape("circle", cx=across(item.difficulty), cy=y, r=3.0)
    words = "A circle an item, with its 95 % band. The table below has the same numbers."
    return drawing.svg(base + 38, "Difficulty of items in logits", words, "irt")


def thirds_mark(thirds: Thirds) -> str:
    """A small trace from the lower to the upper third; the numbers stand beside it."""
    points = " ".join(f"{4 + 16 * n},{18 - 16 * share:.1f}" for n, share in enumerate(thirds))
    return (
        '<svg class="trace" viewBox="0 0 40 20" width="40" height="20" aria-hidden="true">'
        '<path d="M2 18.5h36" stroke="currentColor" opacity=".4"/>'
        f'<polyline points="{points}" fill="none" stroke="currentColor" stroke-width="2"/></svg>'
    )


def bar(share: float, label: str) -> str:
    """A bar of a share in 0 to 1, named `label` for those who do not see it."""
    width = round(100 * share)
    return (
        f'<svg viewBox="0 0 100 8" width="100" height="8" role="img" aria-label="{label}">'
        '<rect width="100" height="8" fill="currentColor" opacity=".15"/>'
        f'<rect width="{width}" height="8" fill="currentColor" opacity=".75"/></svg>'
    )
