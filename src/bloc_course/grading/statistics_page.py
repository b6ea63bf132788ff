"""The statistics as a page to read, a table for a spreadsheet and JSON for a program."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

import msgspec

from bloc_course.grading._page import count, page, text, wide
from bloc_course.grading._tables import csv_text
from bloc_course.grading.statistics import FamilyStatistics, ItemStatistics, Option, Statistics

COLUMNS = (
    "item revision family skill level n difficulty standard_error"
    " discrimination band_low band_high statuses stem"
)


def statistics_csv(found: Statistics) -> str:
    """One row an item."""
    return csv_text(COLUMNS.split(), map(_row, found.items))


def statistics_json(found: Statistics) -> bytes:
    """Everything, options included."""
    return msgspec.json.format(msgspec.json.encode(found), indent=1) + b"\n"


def statistics_html(found: Statistics) -> str:
    """The page: warnings first, then the whole quiz, families, items from hard to easy."""
    pieces = [f"<h1>Item statistics: {escape(found.title)}</h1>"]
    pieces += [f'<p class="note">{escape(warning)}</p>' for warning in found.warnings]
    if found.papers:
        pieces += [_whole(found), _families(found.families), *_items(found.items)]
    return page(f"Item statistics: {found.title}", "\n".join(pieces))


def _row(item: ItemStatistics) -> list[str]:
    low, high = item.band or (None, None)
    figures = (item.difficulty, item.standard_error, item.discrimination, low, high)
    return [
        item.item,
        item.revision,
        item.family,
        item.skill,
        item.level,
        str(item.n),
        *(_figure(value, places=4, none="") for value in figures),
        " ".join(f"{status}:{number}" for status, number in item.statuses.items()),
        item.stem,
    ]


def _figure(value: float | None, *, places: int = 2, none: str = "–") -> str:
    return none if value is None else f"{value:.{places}f}".replace("-", "-" if not none else "−")


def _band(band: tuple[float, float] | None) -> str:
    return "–" if band is None else f"{_figure(band[0])} to {_figure(band[1])}"


def _whole(found: Statistics) -> str:
    rows = [
        ("Papers handed in", f"{found.papers} of {found.forms}"),
        ("Mean", f"{_figure(found.mean)} of {_figure(found.out_of)} points"),
        ("Standard deviation", _figure(found.deviation)),
        ("Alpha (by place in the form)", _figure(found.alpha)),
        ("Standard error of measurement", f"{_figure(found.sem)} points"),
    ]
    cells = "".join(f"<tr><th scope=row>{name}</th><td>{value}</td></tr>" for name, value in rows)
    return (
        f"<section><h2>The quiz</h2><table>{cells}</table>"
        '<p class="quiet">Rough needs: alpha 0.60 for feedback, 0.70 for marks; nothing higher'
        " should rest on this quiz alone.</p></section>"
    )


def _families(families: Sequence[FamilyStatistics]) -> str:
    head = "".join(
        f"<th scope=col{' class=n' if i else ''}>{name}</th>"
        for i, name in enumerate(
            ("Family", "Items", "Answers", "Mean", "Hardest", "Easiest", "Item-rest r", "95 % band")
        )
    )
    rows = "".join(
        f"<tr><th scope=row>{escape(f.family)}</th><td class=n>{f.items}</td><td class=n>{f.n}</td>"
        f"<td class=n>{_figure(f.difficulty)}</td><td class=n>{_figure(f.hardest)}</td>"
        f"<td class=n>{_figure(f.easiest)}</td><td class=n>{_figure(f.discrimination)}</td>"
        f"<td class=n>{_band(f.band)}</td></tr>"
        for f in families
    )
    poolable = [f.family for f in families if f.poolable]
    alike = (
        f"May be read as one item each: {', '.join(poolable)}."
        if poolable
        else (
            "No family's items are alike enough (range under 0.10, 30 answers each) to read as one."
        )
    )
    return (
        f"<section><h2>Families</h2>{wide('Families')}<table><thead><tr>{head}</tr></thead>"
        f"<tbody>{rows}</tbody></table></div><p>{alike}</p></section>"
    )


def _items(items: Sequence[ItemStatistics]) -> Iterable[str]:
    yield "<section><h2>Items, from hard to easy</h2></section>"
    for item in sorted(items, key=lambda i: (i.difficulty, i.item)):
        statuses = ", ".join(f"{number} {status}" for status, number in item.statuses.items())
        yield (
            f"<article><h3>{text(item.stem)}</h3>"
            f'<p class="quiet">{escape(item.item)} · {escape(item.level)} ·'
            f" {count(item.n, 'answer')} ({escape(statuses)})</p>"
            f"{_bar(item.difficulty, f'mean score {_figure(item.difficulty)}')}"
            f"<p>Mean score {_figure(item.difficulty)} (standard error"
            f" {_figure(item.standard_error)}); item-rest correlation"
            f" {_figure(item.discrimination)}, 95 % band {_band(item.band)}.</p>"
            f"{_options(item.options)}</article>"
        )


def _options(options: Sequence[Option]) -> str:
    if not options:
        return ""
    rows = "".join(
        f"<tr><th scope=row>{_where(o)}{escape(o.text)}{' <b>(key)</b>' if o.keyed else ''}</th>"
        f"<td class=n>{o.count}</td><td>{_bar(o.share, f'{o.share:.0%}')}</td>"
        f"<td class=n>{_figure(o.rest)}</td></tr>"
        for o in options
    )
    return (
        f"<details><summary>What was chosen</summary>{wide('What was chosen')}<table><thead><tr>"
        "<th scope=col>Chosen</th><th scope=col class=n>Times"
        "</th><th scope=col>Share</th><th scope=col class=n>Rest score of those</th></tr></thead>"
        f"<tbody>{rows}</tbody></table></div></details>"
    )


def _where(option: Option) -> str:
    place = ", ".join(filter(None, (option.part, option.group)))
    return f'<span class="quiet">{escape(place)}:</span> ' if place else ""


def _bar(share: float, label: str) -> str:
    width = round(100 * share)
    return (
        f'<svg viewBox="0 0 100 8" width="160" height="13" role="img" aria-label="{escape(label)}">'
        '<rect width="100" height="8" fill="currentColor" opacity=".15"/>'
        f'<rect width="{width}" height="8" fill="currentColor" opacity=".75"/></svg>'
    )
