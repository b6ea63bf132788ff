"""Rows with one choice among several (M4, M7): the ways in which Moodle can ask and mark them.

Moodle's matching and drop-down lists give the share of right rows, which pays guessing. Our rule
takes 1/(m - 1) off for a wrong row; that is what boxes with negative fractions do, and one question
of all combinations does it exactly, where these are few.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import product
from math import prod
from typing import Literal

from bloc_course.exports.platform import Rendering
from bloc_course.exports.platforms.moodle._forms import (
    Pairing,
    Pick,
    Picks,
    Slot,
    Slots,
    marking,
)
from bloc_course.exports.platforms.moodle._fractions import (
    PERCENTS,
    Percent,
    around,
    costing,
    shares,
    stored,
)
from bloc_course.exports.platforms.moodle._html import line, listed, number, span
from bloc_course.items.interactions import Option
from bloc_course.items.interactions.gap_match import GapMatch
from bloc_course.items.interactions.inline_choice import InlineChoice
from bloc_course.items.interactions.match import Match
from bloc_course.items.item import ItemPart
from bloc_course.items.marking import Declaration
from bloc_course.items.marking.m4_rows import Rows
from bloc_course.items.marking.m7_two_tier import TwoTierKey

# More boxes than this do not fit on a screen; more combinations than this nobody compares.
BOXES, COMBINATIONS = 20, 9
LONGEST_COLUMN = 255
IN_BOXES = (
    "each row stands there with each column as a box to tick, since Moodle’s own matching pays"
    " guessing; a row left empty costs nothing there, while here it counts as wrong"
)
IN_ONE = "all combinations of the rows stand there as the choices of one question"
PAYS_GUESSING = "Moodle gives the share of right rows and does not correct it for guessing"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows by code, with the columns that each offers and the right one.

    texts: of the rows; empty for the gaps of a text, whose `pieces` stand around them.
    """

    rows: tuple[str, ...]
    texts: tuple[str, ...]
    pieces: tuple[str, ...]
    offered: Mapping[str, Sequence[Option]]
    right: Mapping[str, str]
    told: Mapping[str, str]
    # Whether Moodle can show one list that fits all the rows, and whether the rows are gaps.
    one_list: bool
    in_text: bool

    @property
    def kind(self) -> Literal["gaps", "rows"]:
        """What the rows are."""
        return "gaps" if self.in_text else "rows"

    def percents(self) -> Iterator[tuple[dict[str, Percent], dict[str, Percent]]]:
        """By row: what a right one earns, and (the nearer first) what a wrong one costs."""
        earned = dict(zip(self.rows, shares(len(self.rows)), strict=True))
        target = {r: Fraction(1, len(self.rows) * (len(self.offered[r]) - 1)) for r in self.rows}
        near = {row: around(target[row]) for row in self.rows}
        yield earned, {row: near[row][0] for row in self.rows}
        if any(len(one) > 1 for one in near.values()):
            yield earned, {row: near[row][-1] for row in self.rows}

    def says(self, row: str, column: str) -> str:
        """Why a row's column is right or wrong."""
        if self.right[row] == column:
            return self.told.get(row, "")
        return self.told.get(f"{row}={column}", "") or self.told.get(column, "")


def tabled(part: ItemPart, told: Mapping[str, str]) -> Table:
    """The rows of a match, of a text with cards, or of a text with lists."""
    it, key = part.interaction, part.key
    if isinstance(it, Match):
        rows, lists = it.rows, {row.code: it.columns for row in it.rows}
        return _table(rows, (), lists, key, told, one_list=True)
    if isinstance(it, GapMatch):
        rows, lists = it.gaps, {gap.code: it.cards for gap in it.gaps}
        return _table(rows, (), lists, key, told, one_list=True)
    assert isinstance(it, InlineChoice)
    lists = {gap.code: gap.options for gap in it.gaps}
    rows = tuple(Option(gap.code, "") for gap in it.gaps)
    return _table(rows, it.text, lists, key, told, one_list=False)


def _table(
    rows: Sequence[Option],
    pieces: Sequence[str],
    lists: Mapping[str, Sequence[Option]],
    key: Declaration,
    told: Mapping[str, str],
    *,
    one_list: bool,
) -> Table:
    codes = tuple(row.code for row in rows)
    right = key.rows if isinstance(key, Rows) else {codes[0]: getattr(key, "correct", "")}
    texts = tuple(row.text for row in rows)
    return Table(codes, texts, tuple(pieces), lists, right, told, one_list, bool(pieces))


def row_ways(part: ItemPart, told: Mapping[str, str]) -> Iterator[Rendering]:
    """Moodle's own types first, then what corrects for guessing."""
    table = tabled(part, told)
    if not table.in_text and _plain(table):
        yield _made("matching", _pairing(table), PAYS_GUESSING)
    if table.one_list and _plain(table) and isinstance(part.interaction, GapMatch):
        yield _made("missing words (gapselect)", _slots(table, shared=True), PAYS_GUESSING)
    if not isinstance(part.key, Rows):
        yield _made("cloze, a list in the text", replace(_slots(table), kind="gap"), "")
        yield _made("multichoice, one answer", _chosen(table), "")
        return
    yield _made("cloze, a list for each row", _slots(table), PAYS_GUESSING)
    if prod(len(table.offered[row]) for row in table.rows) <= COMBINATIONS:
        yield _made("one choice of all combinations", _combined(table, part.key), IN_ONE)
    if sum(len(table.offered[row]) for row in table.rows) <= BOXES:
        for earned, cost in table.percents():
            yield _made("a box for each row and column", _boxes(table, earned, cost), IN_BOXES)


def _made(asked: str, form: Picks | Pairing | Slots, note: str) -> Rendering:
    return Rendering(asked, marking(form), note, form)


def _plain(table: Table) -> bool:
    """Whether the columns are plain texts as Moodle wants them: short, different, no markup."""
    columns = table.offered[table.rows[0]]
    texts = [column.text for column in columns]
    return (
        len(table.rows) > 1
        and len({" ".join(text.lower().split()) for text in texts}) == len(texts)
        and all(text.strip() and len(text) <= LONGEST_COLUMN for text in texts)
        and not any(sign in text for text in texts for sign in "<>&\n\\[]{}@$")
    )


def _pairing(table: Table) -> Pairing:
    columns = table.offered[table.rows[0]]
    rows = zip(table.rows, table.texts, strict=True)
    return Pairing(
        tuple((row, line(text), table.right[row]) for row, text in rows),
        tuple((column.code, column.text) for column in columns),
    )


def _slots(table: Table, *, shared: bool = False) -> Slots:
    gaps = tuple(
        Slot(
            row,
            tuple(
                (
                    column.code,
                    column.text if shared else line(column.text),
                    "100" if column.code == table.right[row] else "0",
                    table.says(row, column.code),
                )
                for column in table.offered[row]
            ),
        )
        for row in table.rows
    )
    if table.in_text:
        return Slots("gaps", tuple(map(line, table.pieces)), gaps)
    return Slots("rows", (*map(line, table.texts), ""), gaps, shared)


def _above(table: Table) -> str:
    """The rows with their numbers, or the text with the numbers of its gaps."""
    if not table.in_text:
        return listed("rows", ((str(n), text) for n, text in enumerate(table.texts, 1)))
    pieces = [line(table.pieces[0])]
    for n, piece in enumerate(table.pieces[1:], 1):
        pieces += [number(f"[{n}]"), line(piece)]
    return f'<p class="bloc-text">{"".join(pieces)}</p>'


def _column(n: int, column: Option) -> str:
    return f"{number(str(n))}: {span('col', line(column.text))}"


def _boxes(table: Table, earned: Mapping[str, Percent], cost: Mapping[str, Percent]) -> Picks:
    picks = tuple(
        Pick(
            f'<span data-row="{n}">{_column(n, column)}</span>',
            earned[row] if column.code == table.right[row] else costing(cost[row]),
            table.says(row, column.code),
            frozenset({(row, column.code)}),
        )
        for n, row in enumerate(table.rows, 1)
        for column in table.offered[row]
    )
    return Picks(table.kind, single=False, shuffle=False, picks=picks, above=_above(table))


def _chosen(table: Table) -> Picks:
    """The only gap as one choice below its text."""
    (row,) = table.rows
    picks = tuple(
        Pick(
            span("t", line(column.text)),
            "100" if column.code == table.right[row] else "0",
            table.says(row, column.code),
            frozenset({(row, column.code)}),
        )
        for column in table.offered[row]
    )
    return Picks("marked", single=True, shuffle=True, picks=picks, above=_above(table))


def _combined(table: Table, key: Declaration) -> Picks:
    picks = []
    for columns in product(*(table.offered[row] for row in table.rows)):
        chosen = dict(zip(table.rows, (column.code for column in columns), strict=True))
        told = (table.says(row, code) for row, code in chosen.items() if table.right[row] != code)
        shown = (
            f'<span data-row="{n}">{_column(n, column)}</span>'
            for n, column in enumerate(columns, 1)
        )
        picks.append(
            Pick(
                "; ".join(shown),
                _near(key.mark(chosen).score),
                " ".join(dict.fromkeys(filter(None, told))),
                frozenset(chosen.items()),
            )
        )
    return Picks(table.kind, single=True, shuffle=False, picks=tuple(picks), above=_above(table))


def tier_way(part: ItemPart, told: Mapping[str, str], only: str) -> Rendering:
    """Answer and reason as one choice of all pairs, which marks as we do.

    `only` is told to who has the answer and another reason.
    """
    it, key = part.interaction, part.key
    assert isinstance(key, TwoTierKey)
    answers, reasons = it.answers, it.reasons  # type: ignore[attr-defined]
    letters = [chr(ord("A") + n) for n in range(len(answers))]
    above = (
        listed("answers", zip(letters, (one.text for one in answers), strict=True))
        + f"<p>{line(it.reason_prompt)}</p>"  # type: ignore[attr-defined]
        + listed("reasons", ((str(n), one.text) for n, one in enumerate(reasons, 1)))
    )
    picks = []
    for letter, answer in zip(letters, answers, strict=True):
        for n, reason in enumerate(reasons, 1):
            chosen = {"answer": answer.code, "reason": reason.code}
            score = key.mark(chosen).score
            wrong = answer if answer.code != key.answer else reason
            feedback = [
                only if 0 < score < 1 else "",
                told.get(wrong.code, "") if score < 1 else "",
            ]
            shown = f"<b>{letter}</b> for reason <b>{n}</b>"
            picks.append(
                Pick(
                    f'<span data-answer="{letter}" data-reason="{n}">{shown}</span>',
                    _near(score),
                    " ".join(filter(None, feedback)),
                    frozenset(chosen.items()),
                )
            )
    form = Picks("tiers", single=True, shuffle=False, picks=tuple(picks), above=above)
    note = "answer and reason stand there as one choice of all pairs of them"
    return Rendering("one choice of answer and reason", marking(form), note, form)


def _near(score: Fraction) -> Percent:
    return min(PERCENTS, key=lambda one: abs(stored(one) - score))
