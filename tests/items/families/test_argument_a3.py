"""A3 Eliminating hypotheses: laws, then cases."""

from __future__ import annotations

from collections import Counter
from itertools import islice, pairwise

import pytest
from msgspec.structs import replace

from bloc_course.dataset.query import World
from bloc_course.draw import ranker
from bloc_course.items.families.argument import a3_hypotheses
from bloc_course.items.families.argument._hypotheses import hypotheses, verdict
from bloc_course.items.family import Scope
from bloc_course.items.proof import Refusal
from worlds import drawn, family, pool, world


def test_no_row_follows_from_the_others():
    """The counts differ from item to item, and over many items each verdict has its share."""
    shapes = set()
    total = Counter()
    for item in drawn("A3", b"uneven", 120):
        counts = Counter(item.parts[0].key.rows.values())
        shapes.add(tuple(counts[verdict] for verdict in a3_hypotheses.VERDICTS))
        total += counts
    assert len(shapes) > 6
    assert max(total.values()) < 1.5 * min(total.values())


def test_record_and_reviewer_agree():
    for hypothesis in hypotheses(world()).values():
        assert hypothesis.ground.tag == hypothesis.verdict == verdict(world(), hypothesis.claim)


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("terrorist-bloc-indictment", "set-aside"),
        ("historic-right-active-broue", "set-aside"),
        ("gaven-provocateur", "set-aside"),
        ("svoi-is-smirnov", "left-open"),
        ("bloc-meetings-open-broue", "left-open"),
        ("gaven-role-in-bloc", "preferred"),
        ("tt-from-trotskyist-broue", "preferred"),
        ("bloc-formed-red-book", ""),
        ("hotel-bristol-demolished-notes", ""),
        ("sedov-met-smirnov-natalia", ""),
    ],
)
def test_what_the_record_makes_of_a_hypothesis(claim, expected):
    assert verdict(world(), world().data.claims[claim]) == expected


def test_a_charge_is_never_left_without_its_verdict():
    for item in pool("A3"):
        for row, column in item.parts[0].key.rows.items():
            if world().data.claims[row].modality == "alleged":
                assert column == "set-aside"


def test_another_stance_is_a_reason_to_refuse():
    old = world().data
    claim = replace(old.claims["svoi-is-smirnov"], stance_of_author="adopts")
    grown = World(old.replace(claims={**old.claims, claim.id: claim}))
    made = family("A3").build(grown, ("hypotheses", "svoi-is-smirnov"))
    assert isinstance(made, Refusal)
    assert made.obligation == "O7"


def test_what_the_author_decides_elsewhere_is_not_left_open():
    old = world().data
    open_ = old.claims["svoi-is-smirnov"]
    rival = replace(open_, id="rival", stance_of_author="adopts")
    grown = World(old.replace(claims={**old.claims, rival.id: rival}))
    assert "svoi-is-smirnov" not in hypotheses(grown)


def test_a_verdict_that_one_item_lacks_is_in_the_next():
    table = a3_hypotheses._table(world())
    for number in range(6):
        rank = ranker(b"verdicts", str(number))
        seeds = islice(family("A3").seeds(world(), rank, Scope()), 6)
        gaps = [a3_hypotheses._missing(table, seed) for seed in seeds]
        assert not any(one & other for one, other in pairwise(gaps))


def test_no_hypothesis_stands_in_most_items_of_a_set():
    for number in range(6):
        seeds = islice(family("A3").seeds(world(), ranker(b"rows", str(number)), Scope()), 6)
        rows = Counter(row for seed in seeds for row in seed[1:])
        assert max(rows.values()) <= 4
