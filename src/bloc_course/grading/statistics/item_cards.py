"""One item on the page: its sentences, its figures and what was chosen by whom."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from bloc_course.grading._page import count, text
from bloc_course.grading.statistics._html import anchor, band, details, number, table
from bloc_course.grading.statistics.model import ItemStatistics, OptionStatistics, Thirds
from bloc_course.grading.statistics.plots import bar, thirds_mark
from bloc_course.grading.statistics.sentences import percent

OPTION_WORDS = {
    "key": "key",
    "few": "too few answers",
    "works": "works",
    "idle": "hardly chosen",
    "unsure": "chosen as much by the strong",
    "draws the strong": "draws the strong: is it wrong?",
}


def card(item: ItemStatistics, title: str) -> str:
    """The item under its verdict."""
    statuses = ", ".join(f"{times} {status}" for status, times in item.statuses.items())
    said = "".join(f"<li>{escape(sentence)}</li>" for sentence in item.sentences)
    low, high = band(item.difficulty_band), band(item.band)
    return (
        f'<article id="{anchor(item)}"><h3>{text(item.stem)}</h3>'
        f'<p class="quiet">{escape(item.item)} · {escape(item.level)} ·'
        f" {count(item.n, 'answer')} ({escape(statuses)})</p>"
        f'<p class="mark">{escape(title)}</p><ul>{said}</ul>'
        f"{bar(item.difficulty, f'mean score {number(item.difficulty)}')}"
        f"<p>Mean score {number(item.difficulty)}, 95 % band {low};"
        f" full marks {percent(item.solved)}."
        f" Correlation with the rest {number(item.discrimination)}, 95 % band {high}."
        f"{_thirds(item.thirds)}</p>{_options(item.options)}</article>"
    )


def _thirds(thirds: Thirds | None) -> str:
    if thirds is None:
        return ""
    low, middle, high = map(number, thirds)
    return f" Mean score of the lower, middle and upper third: {low}, {middle}, {high}."


def _options(options: Sequence[OptionStatistics]) -> str:
    if not options:
        return ""
    head = ("Chosen", "Times", "Share", "Lower", "Middle", "Upper third", "Trace", "Verdict")
    rows = [
        [
            f"{_where(option)}{escape(option.text)}{' <b>(key)</b>' if option.keyed else ''}",
            str(option.count),
            percent(option.share),
            *(map(percent, option.thirds) if option.thirds else ["–"] * 3),
            thirds_mark(option.thirds) if option.thirds else "",
            OPTION_WORDS[option.verdict],
        ]
        for option in options
    ]
    return details("What was chosen, and by which third", table("What was chosen", head, rows))


def _where(option: OptionStatistics) -> str:
    place = ", ".join(filter(None, (option.part, option.group)))
    return f'<span class="quiet">{escape(place)}:</span> ' if place else ""
