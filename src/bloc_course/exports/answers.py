"""Every answer that can be given to a part of an item, or an even sample where they are many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import singledispatch
from itertools import chain, combinations, islice, permutations, product
from math import factorial, prod

from bloc_course.dates.days import MONTHS
from bloc_course.draw import by_rank, ranker
from bloc_course.exports.platform import Answer
from bloc_course.items.interactions import Blank, Interaction
from bloc_course.items.interactions.choice import Choice
from bloc_course.items.interactions.date_entry import DateEntry
from bloc_course.items.interactions.gap_match import GapMatch
from bloc_course.items.interactions.hottext import Hottext
from bloc_course.items.interactions.inline_choice import InlineChoice
from bloc_course.items.interactions.match import Match
from bloc_course.items.interactions.multiple_choice import MultipleChoice
from bloc_course.items.interactions.order import Order
from bloc_course.items.interactions.text_entry import TextEntry
from bloc_course.items.interactions.two_tier import TIERS, TwoTier
from bloc_course.items.item import ItemPart
from bloc_course.items.marking._helpers import expect
from bloc_course.items.marking.m1_spelling import NOBODY, Spelling
from bloc_course.items.marking.m5_date import DateKey

# More answers than this are sampled.
MOST = 10_000


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers; `all`: there are no others. `complete` of them leave nothing open."""

    answers: tuple[Answer, ...]
    complete: tuple[Answer, ...]
    all: bool


def answers(part: ItemPart) -> Answers:
    """The answers to a part; without any for an answer in sentences, which a person marks."""
    return _answers(part.interaction, part)


@singledispatch
def _answers(it: Interaction, part: ItemPart) -> Answers:  # noqa: ARG001
    return Answers((), (), all=False)


@_answers.register
def _of_one(it: Choice | Hottext, _part: ItemPart) -> Answers:
    return _all(it.codes())


@_answers.register
def _of_several(it: MultipleChoice, _part: ItemPart) -> Answers:
    codes = it.codes()
    if 2 ** len(codes) <= MOST:
        some = chain.from_iterable(combinations(codes, n) for n in range(1, len(codes) + 1))
        return _all([frozenset(one) for one in some])
    rank = ranker(b"subsets", *codes)
    drawn = [rank(str(n)) for n in range(MOST)]
    sets = [frozenset(c for c, byte in zip(codes, one, strict=False) if byte & 1) for one in drawn]
    return Answers((Blank(), *filter(None, sets)), tuple(filter(None, sets)), all=False)


@_answers.register
def _of_order(it: Order, _part: ItemPart) -> Answers:
    codes = it.codes()
    if it.shared_places:
        found = tuple(islice(weak_orders(codes), MOST + 1))
        return Answers((Blank(), *found[:MOST]), found[:MOST], all=len(found) <= MOST)
    if factorial(len(codes)) <= MOST:
        return _all([tuple((code,) for code in one) for one in permutations(codes)])
    rank = ranker(b"orders", *codes)
    drawn = [by_rank(codes, rank, f"{n} {{}}".format) for n in range(MOST)]
    made = tuple(tuple((code,) for code in one) for one in drawn)
    return Answers((Blank(), *made), made, all=False)


@_answers.register
def _of_match(it: Match, _part: ItemPart) -> Answers:
    return _rows([(row.code, [column.code for column in it.columns]) for row in it.rows])


@_answers.register
def _of_gaps(it: GapMatch, _part: ItemPart) -> Answers:
    return _rows([(gap.code, [card.code for card in it.cards]) for gap in it.gaps])


@_answers.register
def _of_inline(it: InlineChoice, _part: ItemPart) -> Answers:
    return _rows([(gap.code, [option.code for option in gap.options]) for gap in it.gaps])


@_answers.register
def _of_tiers(it: TwoTier, _part: ItemPart) -> Answers:
    offered = ([o.code for o in it.answers], [o.code for o in it.reasons])
    return _rows(list(zip(TIERS, offered, strict=True)))


@_answers.register
def _of_text(_it: TextEntry, part: ItemPart) -> Answers:
    return _texts(spellings(expect(Spelling, part.key)))


@_answers.register
def _of_date(_it: DateEntry, part: ItemPart) -> Answers:
    return _texts(datings(expect(DateKey, part.key)))


def _all(complete: Sequence[Answer]) -> Answers:
    return Answers((Blank(), *complete), tuple(complete), all=True)


def _texts(texts: Sequence[str]) -> Answers:
    # Nobody draws a name or a date evenly: there is no score of chance.
    return Answers((Blank(), *texts), (), all=False)


def weak_orders(codes: Sequence[str]) -> Iterator[tuple[tuple[str, ...], ...]]:
    """Every way to put cards in places, several in one place allowed."""
    if not codes:
        yield ()
        return
    for size in range(1, len(codes) + 1):
        for first in combinations(codes, size):
            rest = [code for code in codes if code not in first]
            for after in weak_orders(rest):
                yield (first, *after)


def _rows(rows: Sequence[tuple[str, Sequence[str]]]) -> Answers:
    names = [name for name, _ in rows]
    offered = [("", *columns) for _, columns in rows]
    whole = prod(map(len, offered)) <= MOST
    found = [
        {name: one for name, one in zip(names, row, strict=True) if one}
        for row in (product(*offered) if whole else _drawn(offered))
    ]
    complete = tuple(one for one in found if len(one) == len(rows))
    return Answers(tuple(one or Blank() for one in found), complete, all=whole)


def _drawn(offered: Sequence[Sequence[str]]) -> Iterator[tuple[str, ...]]:
    rank = ranker(b"rows", *(code for columns in offered for code in columns))
    for n in range(MOST):
        digest = rank(str(n))
        yield tuple(columns[digest[i] % len(columns)] for i, columns in enumerate(offered))


def spellings(key: Spelling) -> list[str]:
    """The accepted spellings as people type them, near misses, and another name."""
    typed: list[str] = []
    for form in key.accepted:
        typed += [form, form.upper(), form.lower(), f" {form}. ", form.replace("-", " ")]
        typed += [form.replace("’", "'"), form[:-1], f"{form}s"]
    return list(dict.fromkeys((*typed, NOBODY)))


def datings(key: DateKey) -> list[str]:
    """The keyed date as people write it, parts of it, wider spans, neighbours, other years."""
    first, last = date.fromordinal(key.lo), date.fromordinal(key.hi)
    month = f"{MONTHS[first.month - 1]} {first.year}"
    written = [key.text, f"{first}/{last}", str(first), str(last), f"{first.year}-{first.month:02}"]
    written += [f"{first.day} {month}", month, f"{first.year}", f"{first.year - 1}"]
    around = (-366, -31, -7, -1, 1, 7, 31, 366)
    written += [str(last + timedelta(days)) for days in around if last.year > 2]
    written += [f"{first - timedelta(30)}/{last + timedelta(30)}", f"{first}/{last + timedelta(1)}"]
    return list(dict.fromkeys(written))
