"""The figures as tables for a spreadsheet and as JSON for a program."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from bloc_course.grading._tables import csv_text
from bloc_course.grading.statistics.model import (
    DatumStatistics,
    GroupStatistics,
    ItemStatistics,
    Statistics,
)

ITEMS = (
    "item revision family skill level n difficulty difficulty_low difficulty_high standard_error"
    " solved discrimination band_low band_high lower_third middle_third upper_third statuses"
    " verdict sentences stem"
)
OPTIONS = (
    "item revision part group option keyed count share rest lower_third middle_third upper_third"
    " discrimination band_low band_high verdict"
)
GROUPS = (
    "kind name items n difficulty difficulty_low difficulty_high easiest hardest discrimination"
    " band_low band_high poolable"
)
RECORDS = "record label use items n wrong wrong_low wrong_high mistakes sentence"
QUIZ = (
    "quiz forms papers blank mean deviation out_of reliability_kind reliability band_low band_high"
    " sem sentence"
)
IRT = (
    "model item revision n difficulty difficulty_low difficulty_high discrimination"
    " discrimination_low discrimination_high"
)


def statistics_json(found: Statistics) -> bytes:
    """Everything, options included."""
    return msgspec.json.format(msgspec.json.encode(found), indent=1) + b"\n"


def tables(found: Statistics) -> Mapping[str, str]:
    """CSV texts by the ending of their name: items (no ending), options, groups, records, quiz."""
    written = {
        "": csv_text(ITEMS.split(), map(_item, found.items)),
        "options": csv_text(OPTIONS.split(), _options(found.items)),
        "groups": csv_text(GROUPS.split(), map(_group, found.groups)),
        "records": csv_text(RECORDS.split(), map(_datum, found.data)),
        "quiz": csv_text(QUIZ.split(), [_quiz(found)]),
    }
    if found.irt is not None:
        written["irt"] = csv_text(IRT.split(), _irt(found))
    return written


def _figures(*values: float | None) -> list[str]:
    return ["" if value is None else f"{value:.4f}" for value in values]


def _both(band: Sequence[float] | None, of: int = 2) -> Sequence[float | None]:
    return band if band is not None else [None] * of


def _item(item: ItemStatistics) -> list[str]:
    return [
        item.item,
        item.revision,
        item.family,
        item.skill,
        item.level,
        str(item.n),
        *_figures(item.difficulty, *item.difficulty_band, item.standard_error, item.solved),
        *_figures(item.discrimination, *_both(item.band), *_both(item.thirds, 3)),
        " ".join(f"{status}:{number}" for status, number in item.statuses.items()),
        item.verdict,
        " ".join(item.sentences),
        item.stem,
    ]


def _options(items: Iterable[ItemStatistics]) -> Iterable[list[str]]:
    for item in items:
        for o in item.options:
            yield [
                item.item,
                item.revision,
                o.part,
                o.group,
                o.text,
                "yes" if o.keyed else "no",
                str(o.count),
                *_figures(o.share, o.rest, *_both(o.thirds, 3), o.discrimination, *_both(o.band)),
                o.verdict,
            ]


def _group(group: GroupStatistics) -> list[str]:
    return [
        group.kind,
        group.name,
        str(group.items),
        str(group.n),
        *_figures(group.difficulty, *group.difficulty_band, group.easiest, group.hardest),
        *_figures(group.discrimination, *_both(group.band)),
        "yes" if group.poolable else "no",
    ]


def _datum(datum: DatumStatistics) -> list[str]:
    return [
        datum.record,
        datum.label,
        datum.use,
        " ".join(datum.items),
        str(datum.n),
        *_figures(datum.wrong, *datum.band),
        "; ".join(f"{way}: {times}" for way, times in datum.mistakes),
        datum.sentence,
    ]


def _quiz(found: Statistics) -> list[str]:
    how = found.reliability
    return [
        found.quiz,
        str(found.forms),
        str(found.papers),
        str(found.blank),
        *_figures(found.mean, found.deviation, found.out_of),
        how.kind,
        *_figures(how.value, *_both(how.band), how.sem),
        how.sentence,
    ]


def _irt(found: Statistics) -> Iterable[list[str]]:
    if found.irt is not None:
        for item in found.irt.items:
            yield [
                found.irt.model,
                item.item,
                item.revision,
                str(item.n),
                *_figures(item.difficulty, *item.difficulty_band),
                *_figures(item.discrimination, *item.discrimination_band),
            ]
