"""Orders of cards (M3): as statements on pairs, which Moodle marks as we do, or as its ordering.

With N certain pairs and one statement on each, half of them true, hits/T - false/F is (C - D)/N.
Where cards may share a place, both statements on a pair stand there, and an open pair earns
nothing. Moodle's ordering type marks down every order but one, pays guessing with a half and grades
an order that nobody touched.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations, pairwise, permutations
from typing import Literal

from bloc_course.exports.platform import Rendering
from bloc_course.exports.platforms.moodle._forms import Cards, Pick, Picks, marking
from bloc_course.exports.platforms.moodle._fractions import costing, shares
from bloc_course.exports.platforms.moodle._html import line, listed, number
from bloc_course.exports.platforms.moodle._ordering import GRADINGS, mean
from bloc_course.exports.platforms.moodle._rows import BOXES
from bloc_course.items.interactions.order import Order
from bloc_course.items.item import ItemPart
from bloc_course.items.marking._helpers import expect
from bloc_course.items.marking._orders import extension
from bloc_course.items.marking.m3_order import CertainPairs

AS_STATEMENTS = "the cards are not moved there: statements on pairs of them are ticked"
# Cards up to which an order that undoes an inversion is looked for among all of them.
LOOKED = 6


def order_ways(part: ItemPart, told: Mapping[str, str]) -> Iterator[Rendering]:
    """Moodle's ordering with each grading type that is fair, then statements."""
    shown, key = expect(Order, part.interaction), expect(CertainPairs, part.key)
    # Of an order that is not whole, Moodle's type would mark down right answers.
    if total(shown, key):
        yield from _orderings(shown, key)
    pairs = list(combinations(sorted(shown.codes()), 2))
    halves = total(shown, key) and len(pairs) % 2 == 0
    if halves or 2 * len(pairs) > BOXES:
        yield _statements(shown, key, told, _halved(pairs, key))
    else:
        yield _statements(shown, key, told, [one for a, b in pairs for one in ((a, b), (b, a))])


def total(shown: Order, key: CertainPairs) -> bool:
    """Whether the order of every pair is certain, and no two cards may share a place."""
    n = len(shown.cards)
    return not shown.shared_places and len(set(key.pairs)) == n * (n - 1) // 2


@cache
def fair(grading: str, cards: int) -> bool:
    """Whether two neighbours put right never lower the mark (ABSOLUTE_POSITION lowers it)."""
    grade = GRADINGS[grading]
    for order in permutations(range(min(cards, LOOKED))):
        for place, (one, other) in enumerate(pairwise(order)):
            better = (*order[:place], other, one, *order[place + 2 :])
            if one > other and grade(better) < grade(order):
                return False
    return True


def _orderings(shown: Order, key: CertainPairs) -> Iterator[Rendering]:
    texts = {card.code: card.text for card in shown.cards}
    letters = _letters(shown)
    right = tuple(
        (code, f"{number(f'{letters[code]}.')} {line(texts[code])}")
        for code in extension(key.cards, key.pairs)
    )
    here = float(key.chance(shown))
    for grading in GRADINGS:
        if fair(grading, len(right)):
            form = Cards(right, grading)
            there = float(mean(grading, min(len(right), LOOKED)))
            note = (
                "Moodle does not correct an order for chance, and it grades an order that nobody"
                f" has touched: that earns {there:.2f} on average (a random order earns"
                f" {here:.2f} here); the question says so"
            )
            yield Rendering(f"ordering ({grading})", marking(form), note, form)


def _letters(shown: Order) -> dict[str, str]:
    return {card.code: chr(ord("A") + n) for n, card in enumerate(shown.cards)}


def _halved(pairs: Sequence[tuple[str, str]], key: CertainPairs) -> list[tuple[str, str]]:
    """One statement on each pair; of the certain ones every other is true."""
    certain = set(key.pairs)
    stated, true = [], True
    for pair in pairs:
        if pair in certain or pair[::-1] in certain:
            stated.append(pair if (pair in certain) == true else pair[::-1])
            true = not true
        else:
            stated.append(pair)
    return stated


def _statements(
    shown: Order,
    key: CertainPairs,
    told: Mapping[str, str],
    stated: Sequence[tuple[str, str]],
) -> Rendering:
    certain, letters = set(key.pairs), _letters(shown)
    true = [pair for pair in stated if pair in certain]
    false = [pair for pair in stated if pair[::-1] in certain]
    percents = dict(zip(true, shares(len(true)), strict=True))
    percents |= dict(zip(false, map(costing, shares(len(false))), strict=True))
    picks = []
    for first, second in sorted(stated, key=lambda pair: tuple(letters[code] for code in pair)):
        a, b = letters[first], letters[second]
        dates = (f"{letters[code]}: {told[code]}" for code in (first, second) if code in told)
        picks.append(
            Pick(
                f'<span data-first="{a}" data-second="{b}"><b>{a}</b> before <b>{b}</b></span>',
                percents.get((first, second), "0"),
                " ".join(dates),
                frozenset({(first, second)}),
            )
        )
    above = listed("cards", ((letters[card.code], card.text) for card in shown.cards))
    kind: Literal["order", "open order"] = "order" if total(shown, key) else "open order"
    form = Picks(kind, single=False, shuffle=False, picks=tuple(picks), above=above)
    return Rendering("statements on pairs of cards", marking(form), AS_STATEMENTS, form)
