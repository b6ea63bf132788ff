"""Orders and rows as statements to be ticked.

Canvas gives (right ticks - wrong ticks) / right statements, not below 0. With both statements on
every pair an order ticks one of each, so that comes to our (C - D) / N. So it does with one
statement a pair where just half of them are true. Rows with two columns are alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from bloc_course.exports.platform import Answer, Rendering
from bloc_course.exports.platforms.canvas._asked import ONLY, Given, Label, Pick
from bloc_course.exports.platforms.canvas._way import FIRST_IDENT, Why, way
from bloc_course.items.interactions import Option
from bloc_course.items.interactions.order import Order
from bloc_course.items.marking._helpers import expect
from bloc_course.items.marking._orders import positions
from bloc_course.items.marking.m3_order import CertainPairs
from bloc_course.items.marking.m4_rows import Rows

# More than this nobody reads through.
MOST = 20
STATEMENTS, BOXES = "order-statements", "row-boxes"
TICKED = frozenset({STATEMENTS, BOXES})
OF_PAIRS = "asked as statements on pairs, those that hold to be ticked"
OF_ROWS = (
    "asked as a box for each row and column; a row without a tick takes nothing off, and with"
    " more than two columns a wrong one takes off more than here"
)
COMES_BEFORE = " comes before "


def statements(it: Order, key: CertainPairs) -> Iterator[Rendering]:
    """The ways to ask an order by statements on its certain pairs."""
    if not it.shared_places and len(key.pairs) <= MOST:
        yield _stated(it, key, _half(key))
    if 2 * len(key.pairs) <= MOST or it.shared_places:
        both = [*key.pairs, *(pair[::-1] for pair in key.pairs)]
        yield _stated(it, key, both)


def _half(key: CertainPairs) -> list[tuple[str, str]]:
    """One statement a pair, every second one false: which, the opaque codes decide."""
    ranked = sorted(key.pairs, key=sorted)
    return [pair[::-1] if number % 2 else pair for number, pair in enumerate(ranked)]


def _stated(it: Order, key: CertainPairs, pairs: Sequence[tuple[str, str]]) -> Rendering:
    texts = {card.code: card.text for card in it.cards}
    # By codes, which tell nothing: the two statements on a pair need not stand together.
    stated = sorted(pairs, key=lambda pair: (pair[0], pair[1]))
    labels = tuple(
        Label(
            str(FIRST_IDENT + number),
            f"{one} {other}",
            (texts[one], texts[other]),
            between=COMES_BEFORE,
        )
        for number, (one, other) in enumerate(stated)
    )
    certain = {f"{one} {other}" for one, other in key.pairs}
    right = frozenset(label.ident for label in labels if label.code in certain)
    form = Pick(labels, right, several=True, kind=STATEMENTS, listed=tuple(texts.values()))

    def encode(answer: Answer) -> Given:
        at = positions(expect(tuple, answer))
        ticked = (
            label.ident
            for label, (one, other) in zip(labels, stated, strict=True)
            if at[one] < at[other]
        )
        return {ONLY: frozenset(ticked)}

    return way("statements on pairs to tick", form, encode, OF_PAIRS)


def boxes(
    rows: Sequence[Option], columns: Sequence[Option], key: Rows, why: Why
) -> Iterator[Rendering]:
    """The way to ask rows by a box for each row and column, where these are not too many."""
    if len(rows) * len(columns) > MOST:
        return
    cells = [(row, column) for row in rows for column in columns]
    labels = tuple(
        Label(
            str(FIRST_IDENT + number),
            f"{row.code} {column.code}",
            (row.text, column.text),
            why.get(f"{row.code}={column.code}", ""),
            between=": ",
        )
        for number, (row, column) in enumerate(cells)
    )
    right = frozenset(
        label.ident
        for label, (row, column) in zip(labels, cells, strict=True)
        if key.rows[row.code] == column.code
    )
    form = Pick(labels, right, several=True, kind=BOXES)
    by_code = {label.code: label.ident for label in labels}

    def encode(answer: Answer) -> Given:
        given: Mapping[str, str] = expect(Mapping, answer)  # type: ignore[type-abstract]
        return {ONLY: frozenset(by_code[f"{row} {column}"] for row, column in given.items())}

    yield way("boxes of rows and columns to tick", form, encode, OF_ROWS)
