"""A hint that names places which options show names as many of each: none is set apart."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from bloc_course.items.families._assemble import even_hint
from bloc_course.items.lints import hint_even
from bloc_course.items.lints._base import offered
from bloc_course.items.proof import Refused
from worlds import MADE, pool

PLACE = re.compile(r"\b[hepn]\d+(?:\.\d+)?\b")


def places(text):
    return set(PLACE.findall(text))


@pytest.mark.parametrize("name", MADE)
def test_no_hint_tells_options_apart_by_their_places(name):
    for item in pool(name):
        hinted = places(item.feedback.hint)
        for found in offered(item):
            shown = [places(option.text) for option in found.options]
            if set().union(*shown) in (set(), hinted):
                continue
            assert len({len(some & hinted) for some in shown}) == 1, (item.id, item.feedback.hint)


def hinting(item, hint):
    return replace(item, feedback=replace(item.feedback, hint=hint))


@pytest.mark.parametrize("name", ["C10", "K2"])
def test_the_lint_refuses_a_hint_at_the_key(name):
    for item in pool(name):
        (found,) = offered(item)
        shown = {option.code: places(option.text) for option in found.options}
        (key,) = found.keyed
        alone = shown[key] - set().union(*(s for code, s in shown.items() if code != key))
        if alone:
            pointing = f"Look again at {min(alone)} and d99 first."
            assert list(hint_even.check(hinting(item, pointing)))
        if all(shown.values()):
            strange = f"{item.feedback.hint} And p999."
            assert list(hint_even.check(hinting(item, strange)))
        assert not list(hint_even.check(item))


def test_one_place_of_each_stands_where_all_are_too_many():
    lines = ["A death (p20, n55.1)", "A plenum (p19, n52.1)", "An arrest (n49.1)"]
    assert places(even_hint(lines, ["p17"])) == {"p20", "p19", "n49.1"}


def test_few_places_are_all_named():
    assert even_hint(["A (p2)", "B (p2, n3.1)"], ["p9"]) == "Look again at p2 and n3.1."


def test_a_place_shared_by_some_is_left_out():
    lines = ["A (p2, n1.1)", "B (p2, p5)", "C (p7, n9.1)"]
    named = places(even_hint(lines, []))
    assert len({len(named & places(line)) for line in lines}) == 1


def test_what_cannot_be_named_evenly_is_refused():
    lines = ["A (p2)", "B (p5)", "C (p7)", "D (p8)", "E (p9)"]
    with pytest.raises(Refused):
        even_hint(lines, [])


def test_options_without_places_get_those_of_the_evidence():
    assert even_hint(["A", "B"], ["p2"]) == "Look again at p2."
