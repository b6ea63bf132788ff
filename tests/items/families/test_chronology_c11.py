"""C11: every card lies in one phase whatever its date is taken to be, and no name tells which."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from bloc_course.dataset.names import folded
from bloc_course.dates import parse_edtf
from bloc_course.items.families.chronology import _cards as cards
from bloc_course.items.families.chronology.c11_phases import phases
from bloc_course.items.interactions.gap_match import GapMatch
from bloc_course.items.obligations.time import widest
from worlds import drawn, pool, world


def days(phase):
    return parse_edtf(phase.from_).lo, parse_edtf(phase.to).hi


def test_phases_follow_one_another_without_gap():
    assert len(phases(world())) > 2
    for one, other in pairwise(phases(world())):
        assert days(one)[1] + 1 == days(other)[0]


def test_all_possible_days_lie_in_the_phase():
    for item in pool("C11"):
        for card, phase in item.parts[0].key.rows.items():
            lo, hi = days(world().data.periods[phase])
            for first, last in (cards.broad_days(world(), card), widest(world(), card)):
                assert lo <= first <= last <= hi


def test_one_phase_at_most_stays_empty():
    for item in pool("C11"):
        part = item.parts[0]
        assert len(set(part.key.rows.values())) >= len(part.interaction.cards) - 1


def test_a_paper_is_out_if_its_matter_is_dated_into_another_phase():
    """n12.1 and n9.1: a decision of October, an exclusion of September."""
    for item in drawn("C11", b"rivals", 60):
        assert "decision-1932-10-06" not in item.parts[0].key.rows


def test_no_name_has_a_word_of_a_phase():
    stems = {
        word.rstrip("s")
        for phase in phases(world())
        for word in folded(phase.label).split()
        if len(word) > 3
    }
    for item in pool("C11"):
        for gap in item.parts[0].interaction.gaps:
            assert not any(w.startswith(stem) for w in folded(gap.text).split() for stem in stems)


def test_a_wrong_phase_is_too_early_or_too_late():
    order = [phase.id for phase in phases(world())]
    for item in pool("C11"):
        for card, right in item.parts[0].key.rows.items():
            for phase in (c.code for c in item.parts[0].interaction.cards if c.code != right):
                late = order.index(phase) > order.index(right)
                line = item.feedback.choices[f"{card}={phase}"]
                assert ("too late" in line) is late
                assert ("too early" in line) is not late


def test_a_chapter_without_all_phases_uses_a_row_of_neighbours():
    order = [phase.id for phase in phases(world())]
    widths = set()
    for item in pool("C11"):
        shown = [card.code for card in item.parts[0].interaction.cards]
        first = order.index(shown[0])
        assert order[first : first + len(shown)] == shown
        widths.add(len(shown))
    assert widths == {3, 4}


def test_phases_stand_in_order_of_time_however_the_form_is_shuffled():
    for item in pool("C11"):
        gaps = item.parts[0].interaction
        shown = gaps.arrange(lambda name: name[::-1].encode())
        assert isinstance(shown, GapMatch)
        assert shown.cards == gaps.cards
        starts = [world().data.periods[card.code].from_ for card in shown.cards]
        assert starts == sorted(starts)


def test_a_draw_does_not_ask_one_line_in_every_item():
    items = drawn("C11", b"spread", 4)
    rows = [row for item in items for row in item.parts[0].key.rows]
    assert max(map(rows.count, rows)) < len(items)


def test_no_phase_holds_more_than_half_of_the_rows():
    """Whoever puts every row into one phase is not to be paid for most of them."""
    for item in [*pool("C11"), *drawn("C11", b"lopsided", 40)]:
        rows = item.parts[0].key.rows
        assert 2 * max(Counter(rows.values()).values()) <= len(rows), item.id
