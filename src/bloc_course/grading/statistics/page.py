"""The statistics as a page: what to do first, then the quiz, groups, records and every item."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from math import sqrt

from bloc_course.forms.expected import ENOUGH
from bloc_course.grading._page import count, page, text
from bloc_course.grading.statistics._html import anchor, band, details, figure, number, table
from bloc_course.grading.statistics.classical import NORMAL_95
from bloc_course.grading.statistics.data import MET, mostly_wrong
from bloc_course.grading.statistics.item_cards import card
from bloc_course.grading.statistics.model import (
    DatumStatistics,
    GroupStatistics,
    Irt,
    ItemStatistics,
    Statistics,
)
from bloc_course.grading.statistics.plots import groups_plot, irt_plot, items_plot, totals_plot
from bloc_course.grading.statistics.sentences import percent, urgent

TITLES = {
    "key": "Look at the key",
    "unreadable": "Not understood how to answer",
    "hard": "Hard",
    "weak": "Tells students apart hardly at all",
    "easy": "Easy",
    "few": "Too few answers",
    "good": "Works",
}
_RECORDS_SHOWN = 25


def statistics_html(found: Statistics) -> str:
    """The page; nothing on it names a student."""
    pieces = [f"<h1>Item statistics: {escape(found.title)}</h1>"]
    pieces += [f'<p class="note">{escape(warning)}</p>' for warning in found.warnings]
    if found.papers:
        pieces += [
            _first(found),
            _whole(found),
            _plot_of_items(found.items),
            *(_groups(found.groups, kind) for kind in ("family", "skill", "level")),
            _records(found.data, found.items),
            *([_irt(found.irt)] if found.irt is not None else []),
            *_items(found.items),
        ]
    return page(f"Item statistics: {found.title}", "\n".join(pieces))


def _first(found: Statistics) -> str:
    lines = [
        f'<li><a href="#{anchor(item)}">{escape(item.item)}</a>'
        f" ({TITLES[item.verdict].lower()}): {escape(item.sentences[0])}</li>"
        for item in urgent(found.items)
    ]
    lines += [
        f'<li><span class="mark">{escape(one.label)}</span>'
        f" ({escape(one.record)}): {escape(one.sentence)}</li>"
        for one in mostly_wrong(found.data)
    ]
    said = f"<ul>{''.join(lines)}</ul>" if lines else "<p>Nothing calls for a second look.</p>"
    counts = "; ".join(
        f"{title.lower()}: {sum(item.verdict == kind for item in found.items)}"
        for kind, title in TITLES.items()
        if any(item.verdict == kind for item in found.items)
    )
    return (
        f"<section><h2>Look at these first</h2>{said}"
        f"<p>{count(len(found.items), 'item')}: {counts}.</p></section>"
    )


def _whole(found: Statistics) -> str:
    how = found.reliability
    rows: list[list[str]] = [
        ["Papers counted", f"{found.papers} of {found.forms} forms"],
        ["Left out because wholly blank", str(found.blank)],
        ["Mean", f"{number(found.mean)} of {number(found.out_of)} points"],
        ["Standard deviation", f"{number(found.deviation)} points"],
    ]
    if how.value is not None:
        rows += [
            [f"Reliability ({how.kind})", f"{number(how.value)}, 95 % band {band(how.band)}"],
            ["Standard error of measurement", f"{number(how.sem)} points"],
        ]
    near = ""
    if how.sem is not None:
        # 95 % of errors; those of two marks add up as their squares do.
        one, two = NORMAL_95 * how.sem, NORMAL_95 * sqrt(2) * how.sem
        near = (
            f" A mark is off by up to {one:.1f} points either way in 19 of 20 cases; two marks less"
            f" than {two:.1f} points apart are not surely different."
        )
    steps = len(found.histogram)
    steps_and_papers = [
        [f"{100 * n // steps} to {100 * (n + 1) // steps} %", str(times)]
        for n, times in enumerate(found.histogram)
    ]
    twin = table("Papers by share of points", ("Share of points", "Papers"), steps_and_papers)
    return (
        f"<section><h2>The quiz</h2>{table('The quiz', (), rows)}"
        f"<p>{escape(how.sentence)}{near}</p>"
        '<p class="quiet">Nobody’s time is measured: a slow answer counts as a quick one does.'
        " No student is named on this page or in its tables.</p>"
        f"{figure(totals_plot(found))}"
        f"{details('Papers by share of points, as a table', twin)}</section>"
    )


def _plot_of_items(items: Sequence[ItemStatistics]) -> str:
    head = ("Item", "Answers", "Mean", "95 % band", "Full marks", "r", "95 % band", "Verdict")
    rows = [
        [
            f'<a href="#{anchor(item)}">{escape(item.item)}</a>',
            str(item.n),
            number(item.difficulty),
            band(item.difficulty_band),
            percent(item.solved),
            number(item.discrimination),
            band(item.band),
            TITLES[item.verdict],
        ]
        for item in items
    ]
    return (
        "<section><h2>All items at a glance</h2>"
        "<p>r is the correlation of an item’s score with what the same student earned of all other"
        " points, each of them set against the mean of its own question, so that harder and easier"
        f" forms can be compared. Look for 0.20 and more.</p>{figure(items_plot(items))}"
        f"{details('All items, as a table', table('All items', head, rows))}</section>"
    )


def _groups(groups: Iterable[GroupStatistics], kind: str) -> str:
    own = [group for group in groups if group.kind == kind]
    plural = {"family": "Families", "skill": "Skills", "level": "Levels"}[kind]
    head = (kind.capitalize(), "Items", "Answers", "Mean", "95 % band", "Hardest", "Easiest")
    rows = [
        [
            escape(group.name),
            str(group.items),
            str(group.n),
            number(group.difficulty),
            band(group.difficulty_band),
            number(group.hardest),
            number(group.easiest),
            number(group.discrimination),
            band(group.band),
        ]
        for group in own
    ]
    note = ""
    if kind == "family":
        alike = ", ".join(group.name for group in own if group.poolable)
        note = (
            f"<p>May be read as one item each: {escape(alike)}.</p>"
            if alike
            else "<p>No family’s items are alike enough (means within 0.10, 30 answers each) to be"
            " read as one item.</p>"
        )
    return (
        f"<section><h2>{plural}</h2>{figure(groups_plot(own, kind, kind))}"
        f"{table(plural, (*head, 'r', '95 % band'), rows)}{note}</section>"
    )


def _records(data: Sequence[DatumStatistics], items: Sequence[ItemStatistics]) -> str:
    head = ("Record", "Answers", "Wrong", "95 % band", "How it was met, and mistaken")
    at = {item.item: f'<a href="#{anchor(item)}">{escape(item.item)}</a>' for item in items}
    rows = [
        [
            f'{text(one.label)} <span class="quiet">({escape(one.record)})</span>',
            str(one.n),
            percent(one.wrong),
            band(one.band),
            f"{_mistaken(one)} In {', '.join(at[item] for item in one.items)}.",
        ]
        for one in data
    ]
    more = (
        details(
            f"The other {len(rows) - _RECORDS_SHOWN}",
            table("Other records", head, rows[_RECORDS_SHOWN:]),
        )
        if len(rows) > _RECORDS_SHOWN
        else ""
    )
    return (
        "<section><h2>What lies behind: events, claims, persons</h2>"
        "<p>By the record of the dataset that was to be placed, sorted, ticked or that the question"
        " asks about; those come first that are surely wrong most often. Blank and unreadable"
        f" answers are not counted here.</p>{table('Records', head, rows[:_RECORDS_SHOWN])}{more}"
        "</section>"
    )


def _mistaken(one: DatumStatistics) -> str:
    """The sentence, and the ways of being wrong that it does not name."""
    more = one.mistakes if one.n < ENOUGH else one.mistakes[1:]
    ways = "; ".join(f"{way} ({times})" for way, times in more)
    also = f" {'Mistaken' if one.n < ENOUGH else 'Also'}: {ways}." if ways else ""
    return f"{MET[one.use]} {escape(one.sentence + also)}"


def _irt(found: Irt) -> str:
    head = ("Item", "Answers", "Difficulty", "95 % band", "Discrimination", "95 % band")
    rows = [
        [
            escape(item.item),
            str(item.n),
            number(item.difficulty),
            band(item.difficulty_band),
            number(item.discrimination),
            band(item.discrimination_band),
        ]
        for item in sorted(found.items, key=lambda i: (-i.difficulty, i.item))
    ]
    name = {"rasch": "Rasch model", "2pl": "two-parameter model"}[found.model]
    return (
        f"<section><h2>Item response theory: {name}</h2><p>{escape(found.sentence)}</p>"
        f"{figure(irt_plot(found.items))}"
        f"{details('The parameters, as a table', table('Parameters', head, rows))}</section>"
    )


def _items(items: Sequence[ItemStatistics]) -> Iterator[str]:
    yield "<section><h2>Items, from hard to easy</h2></section>"
    for item in sorted(items, key=lambda i: (i.difficulty, i.item)):
        yield card(item, TITLES[item.verdict])
