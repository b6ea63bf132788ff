"""The ways in which a part of an item can be asked in QTI 1.2, each with Canvas' marking of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import singledispatch

from bloc_course.exports import typed
from bloc_course.exports.platform import Answer, Rendering
from bloc_course.exports.platforms.canvas._asked import (
    ONLY,
    Given,
    Label,
    Pick,
    Row,
    Table,
    Typed,
)
from bloc_course.exports.platforms.canvas._ticks import boxes, statements
from bloc_course.exports.platforms.canvas._way import FIRST_IDENT, Encode, Idents, Why, way
from bloc_course.items.interactions import Interaction, Option
from bloc_course.items.interactions.choice import Choice
from bloc_course.items.interactions.date_entry import DateEntry
from bloc_course.items.interactions.gap_match import GapMatch
from bloc_course.items.interactions.hottext import Hottext
from bloc_course.items.interactions.inline_choice import InlineChoice
from bloc_course.items.interactions.match import Match
from bloc_course.items.interactions.multiple_choice import MultipleChoice
from bloc_course.items.interactions.order import Order
from bloc_course.items.interactions.text_entry import TextEntry
from bloc_course.items.interactions.two_tier import TwoTier
from bloc_course.items.item import ItemPart
from bloc_course.items.marking._helpers import expect
from bloc_course.items.marking._orders import extension, positions
from bloc_course.items.marking.m1_single import Single
from bloc_course.items.marking.m1_spelling import Spelling
from bloc_course.items.marking.m2_multiple import Multiple
from bloc_course.items.marking.m3_order import CertainPairs
from bloc_course.items.marking.m4_rows import Rows
from bloc_course.items.marking.m5_date import DateKey
from bloc_course.items.marking.m6_three_way import ThreeWay
from bloc_course.items.marking.m7_two_tier import TwoTierKey

TICKS = "each wrong tick takes off what a right one gives, however many options there are"
GUESSED = "each right row earns its share; nothing is taken off for guessing"
BY_PAIRS = (
    "asked as a statement for each pair whose order is certain; pairs the wrong way round"
    " earn nothing, but take nothing off"
)
BY_PLACE = "asked as a match of places and cards; each card in its very place earns its share"
ONE_TIER = "each choice joins an answer and a reason, so a right answer alone earns nothing"
BOTH_TIERS = "answer and reason earn half each, also by themselves"
LISTED = "only the accepted spellings earn points; look through the answers that got none"
DATED = "a date that is partly right earns nothing; look through the answers that got none"
BEFORE, AFTER, SHARED = "before", "after", "in the same place as"


@singledispatch
def ways(it: Interaction, part: ItemPart, why: Why, code: str) -> Iterator[Rendering]:  # noqa: ARG001
    """The ways to ask a part, the plainest first, or none; `code` is the item's opaque one."""
    yield from ()


@ways.register
def _choice(it: Choice | Hottext, part: ItemPart, why: Why, _code: str) -> Iterator[Rendering]:
    right = expect(Single | ThreeWay, part.key).correct  # type: ignore[arg-type]
    labels = Idents().labels(it.options, why)
    form = Pick(labels, _idents(labels, [right]))
    yield way("multiple choice", form, _ticks(labels))


@ways.register
def _several(it: MultipleChoice, part: ItemPart, why: Why, _code: str) -> Iterator[Rendering]:
    key = expect(Multiple, part.key)
    labels = Idents().labels(it.options, why)
    form = Pick(labels, _idents(labels, key.correct), several=True, kind="multiple-choice")
    alike = 2 * len(key.correct) == key.options
    yield way("multiple answers", form, _ticks(labels), "" if alike else TICKS)


@ways.register
def _match(it: Match, part: ItemPart, why: Why, _code: str) -> Iterator[Rendering]:
    yield _matching(it.rows, it.columns, expect(Rows, part.key), why, "match")
    yield from boxes(it.rows, it.columns, expect(Rows, part.key), why)


@ways.register
def _gaps(it: GapMatch, part: ItemPart, why: Why, _code: str) -> Iterator[Rendering]:
    yield _matching(it.gaps, it.cards, expect(Rows, part.key), why, "gap-match")
    yield from boxes(it.gaps, it.cards, expect(Rows, part.key), why)


def _matching(
    rows: Sequence[Option], columns: Sequence[Option], key: Rows, why: Why, kind: str
) -> Rendering:
    idents = Idents()
    labels = idents.labels(columns, {})
    by_code = {label.code: label.ident for label in labels}
    names = {row.code: f"response_{idents.label(row).ident}" for row in rows}
    made = tuple(
        Row(names[row.code], row.text, labels, by_code[key.rows[row.code]]) for row in rows
    )
    told = {names[row.code]: _row_told(row, columns, why) for row in rows}
    form = Table(made, gaps=False, kind=kind, why=told)

    def encode(answer: Answer) -> Given:
        given: Mapping[str, str] = expect(Mapping, answer)  # type: ignore[type-abstract]
        return {names[row]: by_code[column] for row, column in given.items()}

    return way("matching", form, encode, GUESSED)


def _row_told(row: Option, columns: Sequence[Option], why: Why) -> str:
    """Canvas has one comment a row: what is wrong with each column stands in it."""
    told = [why.get(row.code, "")]
    told += [
        f"“{column.text}”: {why[f'{row.code}={column.code}']}"
        for column in columns
        if why.get(f"{row.code}={column.code}")
    ]
    return "\n".join(filter(None, told))


@ways.register
def _inline(it: InlineChoice, part: ItemPart, why: Why, code: str) -> Iterator[Rendering]:
    if isinstance(part.key, Rows):
        right: Mapping[str, str] = part.key.rows
    else:
        right = {it.gaps[0].code: expect(Single | ThreeWay, part.key).correct}  # type: ignore[arg-type]
    idents = Idents()
    rows, by_gap = [], {}
    for number, gap in enumerate(it.gaps, 1):
        labels = idents.labels(gap.options, why, gap.code)
        by_gap[gap.code] = (variable(code, number), {one.code: one.ident for one in labels})
        after = it.text[-1] if number == len(it.gaps) else ""
        name, chosen = by_gap[gap.code]
        rows.append(Row(name, it.text[number - 1], labels, chosen[right[gap.code]], after))
    form = Table(tuple(rows), gaps=True, kind="inline-choice")

    def encode(answer: Answer) -> Given:
        given: Mapping[str, str] = expect(Mapping, answer)  # type: ignore[type-abstract]
        return {by_gap[gap][0]: by_gap[gap][1][one] for gap, one in given.items()}

    yield way("dropdowns", form, encode, GUESSED if isinstance(part.key, Rows) else "")


@ways.register
def _order(it: Order, part: ItemPart, why: Why, code: str) -> Iterator[Rendering]:  # noqa: ARG001
    key = expect(CertainPairs, part.key)
    cards = len(it.cards)
    if not it.shared_places and 2 * len(key.pairs) == cards * (cards - 1):
        yield _by_place(it, key)
    yield _by_pairs(it, key, code)
    yield from statements(it, key)


def _by_place(it: Order, key: CertainPairs) -> Rendering:
    idents = Idents()
    labels = idents.labels(it.cards, {})
    by_code = {label.code: label.ident for label in labels}
    order = extension(key.cards, key.pairs)
    rows = tuple(
        Row(
            f"response_{idents.label(Option(str(number), '')).ident}",
            f"{number}.",
            labels,
            by_code[card],
        )
        for number, card in enumerate(order, 1)
    )

    def encode(answer: Answer) -> Given:
        places: Sequence[Sequence[str]] = expect(tuple, answer)
        put = (card for place in places for card in place)
        return {row.name: by_code[card] for row, card in zip(rows, put, strict=True)}

    return way("matching of places", Table(rows, gaps=False, kind="order-places"), encode, BY_PLACE)


def _by_pairs(it: Order, key: CertainPairs, code: str) -> Rendering:
    """A dropdown for each certain pair; the card shown first stands first in the statement."""
    texts = {card.code: card.text for card in it.cards}
    shown = {card.code: number for number, card in enumerate(it.cards)}
    words = (BEFORE, AFTER, *([SHARED] if it.shared_places else []))
    idents = Idents()
    rows = []
    asked = []
    for number, (first, second) in enumerate(key.pairs, 1):
        labels = idents.labels([Option(word, word) for word in words], {})
        turned = shown[first] > shown[second]
        one, other = (second, first) if turned else (first, second)
        right = labels[words.index(AFTER if turned else BEFORE)].ident
        rows.append(Row(variable(code, number), texts[one], labels, right, texts[other]))
        asked.append((one, other, labels))

    def encode(answer: Answer) -> Given:
        at = positions(expect(tuple, answer))
        given = {}
        for row, (one, other, labels) in zip(rows, asked, strict=True):
            word = BEFORE if at[one] < at[other] else AFTER if at[one] > at[other] else SHARED
            given[row.name] = labels[words.index(word)].ident if word in words else ""
        return given

    form = Table(tuple(rows), gaps=True, kind="order-pairs", listed=tuple(texts.values()))
    return way("dropdowns for pairs", form, encode, BY_PAIRS)


@ways.register
def _tiers(it: TwoTier, part: ItemPart, why: Why, code: str) -> Iterator[Rendering]:
    key = expect(TwoTierKey, part.key)
    yield _joined(it, key, why)
    idents = Idents()
    offered = (("answer", it.answers, key.answer), ("reason", it.reasons, key.reason))
    before = ("Answer: ", f"{it.reason_prompt} ")
    rows, chosen = [], {}
    for number, (tier, options, right) in enumerate(offered, 1):
        labels = idents.labels(options, why)
        name = variable(code, number)
        chosen[tier] = (name, {label.code: label.ident for label in labels})
        rows.append(Row(name, before[number - 1], labels, chosen[tier][1][right]))

    def encode(answer: Answer) -> Given:
        given: Mapping[str, str] = expect(Mapping, answer)  # type: ignore[type-abstract]
        return {chosen[tier][0]: chosen[tier][1][one] for tier, one in given.items()}

    form = Table(tuple(rows), gaps=True, kind="two-tier-gaps")
    yield way("two dropdowns", form, encode, BOTH_TIERS)


def _joined(it: TwoTier, key: TwoTierKey, why: Why) -> Rendering:
    labels = []
    number = FIRST_IDENT
    for answer in it.answers:
        for reason in it.reasons:
            wrong = (answer.code, reason.code)
            told = " ".join(filter(None, (why.get(one, "") for one in wrong)))
            labels.append(Label(str(number), " ".join(wrong), (answer.text, reason.text), told))
            number += 1
    by_code = {label.code: label.ident for label in labels}
    form = Pick(tuple(labels), frozenset({by_code[f"{key.answer} {key.reason}"]}), kind="two-tier")

    def encode(given: Answer) -> Given:
        tiers: Mapping[str, str] = expect(Mapping, given)  # type: ignore[type-abstract]
        return {ONLY: by_code.get(f"{tiers.get('answer')} {tiers.get('reason')}", "")}

    return way("multiple choice of answer with reason", form, encode, ONE_TIER)


@ways.register
def _name(it: TextEntry, part: ItemPart, why: Why, code: str) -> Iterator[Rendering]:  # noqa: ARG001
    key = expect(Spelling, part.key)
    form = Typed(_once((*key.accepted, *typed.names(key))), key.accepted, it.label, "text-entry")
    yield way("short answer", form, _text, LISTED)


@ways.register
def _date(it: DateEntry, part: ItemPart, why: Why, code: str) -> Iterator[Rendering]:  # noqa: ARG001
    form = Typed(right_dates(part), (expect(DateKey, part.key).text,), it.label, "date-entry")
    yield way("short answer", form, _text, DATED)


def right_dates(part: ItemPart) -> tuple[str, ...]:
    """The keyed date as it is told, then its spellings that are fully right."""
    key = expect(DateKey, part.key)
    right = (text for text, share in typed.dates(key).items() if share == 1)
    return _once((key.text, *right))


def variable(code: str, number: int) -> str:
    """The name of a gap, which stands in brackets in the text: no text holds it by chance."""
    return f"{code}x{number}"


def _once(texts: object) -> tuple[str, ...]:
    """Texts without those that differ in blanks around them, which count for nothing."""
    return tuple(dict.fromkeys(text.strip() for text in texts))  # type: ignore[attr-defined]


def _text(answer: Answer) -> Given:
    return {ONLY: expect(str, answer)}


def _idents(labels: Sequence[Label], codes: Sequence[str]) -> frozenset[str]:
    return frozenset(label.ident for label in labels if label.code in codes)


def _ticks(labels: Sequence[Label]) -> Encode:
    by_code = {label.code: label.ident for label in labels}

    def encode(answer: Answer) -> Given:
        chosen = answer if isinstance(answer, frozenset) else {expect(str, answer)}
        return {ONLY: frozenset(by_code[code] for code in chosen)}

    return encode
