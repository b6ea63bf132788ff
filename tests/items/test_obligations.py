"""The obligations one by one: what they discharge and what they refuse, in words."""

from __future__ import annotations

import pytest

from bloc_course.items import obligations
from bloc_course.items.obligations.time import widest
from bloc_course.items.proof import Refused
from worlds import world

EARLY, LATE = "meeting-sedov-smirnov-1931", "sedov-death-1938"
DISPUTED = "expulsion-zinoviev-kamenev-1932"


def claim(name):
    return world().data.claims[name]


def test_a_proven_order_is_discharged_with_its_steps():
    done = obligations.certain_order(world(), (EARLY, LATE))
    assert done.obligation == "O1"
    assert "July 1931" in done.because


def test_the_wrong_way_round_is_refused():
    with pytest.raises(Refused, match=r"O1: .* is not certainly before .*: after"):
        obligations.certain_order(world(), (LATE, EARLY))


def test_an_order_that_holds_for_every_printed_value_stands():
    assert obligations.every_reading(world(), (EARLY, DISPUTED, LATE)).obligation == "O2"


def test_an_order_that_rests_on_one_reading_falls():
    with pytest.raises(Refused, match=r"O2: .* rests on one reading"):
        obligations.every_reading(world(), ("conference-party-xviith", DISPUTED))


def test_widest_takes_every_value():
    low, high = widest(world(), DISPUTED)
    assert low is not None
    assert high is not None
    assert high - low > 30


def test_only_an_undecided_pair_is_left_open():
    with pytest.raises(Refused, match=r"O1: .* are not undecided: before"):
        obligations.left_open(world(), EARLY, LATE)


def test_a_range_without_end_is_not_left_open():
    pair = ("speech-kirov-leningrad", "arrest-nemchenko")
    with pytest.raises(Refused, match="has no date with both ends"):
        obligations.left_open(world(), *pair)


def test_a_disputed_date_is_not_undisputed():
    with pytest.raises(Refused, match="lies in a contradiction about time"):
        obligations.undisputed(world(), (DISPUTED,))


def test_a_disputed_field_has_no_single_value():
    with pytest.raises(Refused, match="gives two values for when"):
        obligations.single_value(world(), DISPUTED, "when")
    assert obligations.single_value(world(), EARLY, "when", "until").obligation == "O3"


def test_a_rival_value_is_named():
    with pytest.raises(Refused, match="bloc-date-verdict gives another value"):
        obligations.undenied(world(), claim("bloc-date-indictment"))


def test_a_group_is_no_single_speaker():
    with pytest.raises(Refused, match="is no named person"):
        obligations.one_speaker(world(), claim("allies-want-to-wait"))


def test_a_witness_who_says_the_same_is_no_wrong_answer():
    with pytest.raises(Refused, match="victor-serge says the same"):
        obligations.not_said_by(world(), claim("manifesto-removal-bukharin"), ("victor-serge",))


def test_who_passes_the_words_on_is_no_wrong_answer():
    with pytest.raises(Refused, match="jan-sten has it from roy-medvedev"):
        obligations.not_said_by(world(), claim("sten-forecast-dreyfus"), ("roy-medvedev",))


def test_two_options_may_not_read_alike():
    with pytest.raises(Refused, match="two options read"):
        obligations.one_referent({"a": "The letter", "b": "the letter."})


def test_no_chapter_holds_a_place_that_is_not_there():
    with pytest.raises(Refused, match="no chapter holds all"):
        obligations.available(world(), ("p1", "h99"))
