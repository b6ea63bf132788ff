"""C5: inside and outside hold however a date is read, and no name tells which."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import msgspec
import pytest

from bloc_course.dataset.query import World
from bloc_course.dates import parse_edtf
from bloc_course.items.families.chronology import _cards as cards
from bloc_course.items.families.chronology._cues import told_twice, twins
from bloc_course.items.item import enemies
from bloc_course.items.obligations.time import widest
from bloc_course.items.proof import Refusal
from worlds import KEYS, drawn, family, pool, world


def ends(item):
    period = world().data.periods[item.records[0]]
    return parse_edtf(period.from_).lo, parse_edtf(period.to).hi


def test_every_day_of_an_option_lies_on_its_side():
    for item in pool("C5"):
        lo, hi = ends(item)
        key = item.parts[0].key
        for card in item.parts[0].interaction.codes():
            spans = [cards.days(world(), card), widest(world(), card)]
            first, last = min(s[0] for s in spans), max(s[1] for s in spans)
            if card in key.correct:
                assert lo <= first <= last <= hi
            else:
                assert last < lo or first > hi


def test_what_lies_outside_lies_near():
    for item in pool("C5"):
        lo, hi = ends(item)
        near = 92 if hi - lo < 366 else 366
        for card in set(item.parts[0].interaction.codes()) - set(item.parts[0].key.correct):
            first, last = cards.days(world(), card)
            assert first - hi <= near
            assert lo - last <= near


def test_the_number_of_right_options_can_not_be_guessed():
    counts = Counter(len(item.parts[0].key.correct) for item in pool("C5"))
    assert set(counts) == {2, 3, 4}


def test_the_longest_options_are_no_better_guess():
    shares = []
    for item in pool("C5"):
        longest = max(item.parts[0].interaction.options, key=lambda option: len(option.text))
        key = item.parts[0].key
        shares.append((longest.code in key.correct) - len(key.correct) / key.options)
    assert abs(sum(shares) / len(shares)) < 3 * 0.5 / len(shares) ** 0.5


def test_options_are_different_things():
    for item in pool("C5"):
        codes = item.parts[0].interaction.codes()
        assert not told_twice(world(), codes)
        assert Counter(world().name(card).split()[0] for card in codes).most_common(1)[0][1] <= 2
    assert twins(world())


def test_an_open_end_is_on_no_side():
    """A rival value without a bound leaves a card neither inside nor outside."""
    old = world().data
    dispute = next(iter(old.discrepancies.values()))
    card = next(c for c in old.events if c == "printing-bulletin-31")
    said = msgspec.structs.replace(
        dispute.statements[0], record=card, field="when", value="../1932-11", read_as=""
    )
    rival = msgspec.structs.replace(dispute, id="rival", statements=(said, said))
    open_ended = World(old.replace(discrepancies={**old.discrepancies, "rival": rival}))
    item = family("C5").build(open_ended, ("bloc-autumn-1932", card))
    assert isinstance(item, Refusal)
    assert item.obligation == "O1"


@pytest.mark.parametrize(
    "rows", [("printing-bulletin-32",), ("wall-newspaper-proletarian-labour-1933",)]
)
def test_all_inside_or_all_outside_is_no_question(rows):
    item = family("C5").build(world(), ("bloc-autumn-1932", *rows))
    assert isinstance(item, Refusal)
    assert item.obligation == "O5"


def test_every_period_with_days_and_neighbours_is_asked():
    asked = {item.records[0] for item in pool("C5")}
    assert {"bloc-autumn-1932", "contacts-1932", "limited-repression-turn"} <= asked


@pytest.mark.parametrize("key", KEYS[:5])
def test_a_period_and_a_date_of_one_of_its_options_are_enemies(key):
    (item, *_) = drawn("C5", key)
    dates = (
        family("C4").build(world(), (card,))
        for card in item.parts[0].interaction.codes()
        if card in world().data.events
    )
    assert all(enemies(item, date) for date in dates if not isinstance(date, Refusal))


def test_two_items_of_one_period_share_their_facts():
    items = pool("C5")
    for one, other in combinations(items[:40], 2):
        shared = set(one.keyed) & set(other.keyed)
        same = set(one.records) & set(other.records) - set(world().data.periods)
        assert bool(shared) == (bool(same) and one.records[0] == other.records[0])


def test_a_year_named_as_an_end_may_mean_any_of_its_days():
    """As in C7: what falls into such a year is no option inside, and the stem tells the months."""
    for item in pool("C5"):
        period = world().data.periods[item.records[0]]
        first, last = parse_edtf(period.from_), parse_edtf(period.to)
        if "year" in (first.precision, last.precision):
            assert "December" in item.stem
        for card in item.parts[0].key.correct:
            lo, hi = cards.days(world(), card)
            assert first.precision != "year" or lo >= first.hi
            assert last.precision != "year" or hi <= last.lo
