"""Reading answers: laws that hold for every interaction, then what each reads."""

from __future__ import annotations

import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bloc_course.draw import ranker
from bloc_course.items.interactions import (
    INTERACTIONS,
    AnyInteraction,
    Blank,
    Malformed,
    Option,
)
from bloc_course.items.interactions.choice import Choice
from bloc_course.items.interactions.date_entry import DateEntry
from bloc_course.items.interactions.inline_choice import Gap, InlineChoice
from bloc_course.items.interactions.match import Match
from bloc_course.items.interactions.multiple_choice import MultipleChoice
from bloc_course.items.interactions.order import Order
from bloc_course.items.interactions.two_tier import TwoTier


def options(*names: str) -> tuple[Option, ...]:
    return tuple(Option(f"{name}-id", name.title()) for name in names)


ONE_OF_EACH = (
    Choice(options("one", "two", "three")),
    Choice(options("before", "after", "open"), fixed=True),
    MultipleChoice(options("one", "two", "three", "four")),
    Order(options("one", "two", "three", "four")),
    Order(options("one", "two", "three", "four"), shared_places=True),
    Match(options("one", "two", "three"), options("left", "right")),
    Match(options("one", "two"), options("asserts", "denies"), fixed_columns=True),
    InlineChoice(
        ("The ", " of ", "."),
        (Gap("gap-1", options("one", "two")), Gap("gap-2", options("one", "two", "three"))),
    ),
    DateEntry("When was it written?"),
    TwoTier(options("yes", "no"), options("because", "although", "while"), "For what reason?"),
    TwoTier(options("yes", "no"), options("because", "although"), "Why?", fixed=True),
)
each = pytest.mark.parametrize("interaction", ONE_OF_EACH, ids=lambda i: type(i).__name__)
scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30)
texts = st.text(alphabet="abcd1234,;=/- .\"'[]{}:>\u2013\uff0c", max_size=20)
answers = st.recursive(
    scalars | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


@each
@given(raw=answers)
def test_no_answer_is_too_odd_to_be_read_or_refused(interaction, raw):
    parsed = interaction.parse(raw)
    if isinstance(parsed, Malformed):
        assert parsed.reason.strip() == parsed.reason != ""


@each
@pytest.mark.parametrize("raw", [None, "", " \t\n", "\u00a0\u200b", [], {}, [None, ""]])
def test_nothing_is_blank(interaction, raw):
    assert isinstance(interaction.parse(raw), Blank)


@each
@pytest.mark.parametrize("raw", [True, 0.5, float("nan"), "[" * 100_000, '{"a": NaN}', object()])
def test_what_is_no_answer_is_malformed(interaction, raw):
    assert isinstance(interaction.parse(raw), Malformed)


@each
def test_json_keeps_it(interaction):
    assert msgspec.json.decode(msgspec.json.encode(interaction), type=AnyInteraction) == interaction


@each
def test_relabelling_there_and_back_changes_nothing(interaction):
    there = interaction.relabel(lambda code: f"x{code}")
    assert there.relabel(lambda code: code[1:]) == interaction
    assert there.codes() == tuple(f"x{code}" for code in interaction.codes())


@each
@given(secret=st.binary(max_size=4))
def test_arranging_keeps_every_option(interaction, secret):
    arranged = interaction.arrange(ranker(secret))
    assert sorted(arranged.codes()) == sorted(interaction.codes())
    assert arranged.arrange(ranker(secret)) == arranged


@each
def test_the_plain_text_shows_every_option_and_how_to_answer(interaction):
    text = interaction.as_text()
    spec = INTERACTIONS[str(type(interaction).__struct_config__.tag)]
    assert spec.how_to_answer in text
    assert spec.example in text
    shown = json.loads(msgspec.json.encode(interaction))
    for option in [o for value in shown.values() if isinstance(value, list) for o in value]:
        for each_option in option.get("options", [option]) if isinstance(option, dict) else []:
            assert each_option["text"] in text


@pytest.mark.parametrize("fixed", [0, 3])
def test_fixed_options_keep_their_order(fixed):
    interaction = ONE_OF_EACH[1]
    assert interaction.arrange(ranker(bytes([fixed]))) == interaction


def test_fixed_columns_and_answers_keep_their_order():
    rank = ranker(b"3")
    match, two = ONE_OF_EACH[6], ONE_OF_EACH[10]
    assert match.arrange(rank).columns == match.columns
    assert two.arrange(rank).answers == two.answers


def test_a_code_goes_before_a_letter():
    awkward = Choice((Option("b", "first"), Option("a", "second")))
    assert awkward.parse("a") == "a"
    assert awkward.parse("second") == "a"


READINGS = [
    (2, "a, c", frozenset({"one-id", "three-id"})),
    (2, "Four", frozenset({"four-id"})),
    (2, ["b", "b"], frozenset({"two-id"})),
    (3, "3,1,2,4", (("three-id",), ("one-id",), ("two-id",), ("four-id",))),
    (4, "3,1=2,4", (("three-id",), ("one-id", "two-id"), ("four-id",))),
    (
        4,
        [["three-id"], ["one-id", 2], "four-id", []],
        (("three-id",), ("one-id", "two-id"), ("four-id",)),
    ),
    (5, "2=a, 1=b", {"one-id": "right-id", "two-id": "left-id"}),
    (5, "a, b, a", {"one-id": "left-id", "two-id": "right-id", "three-id": "left-id"}),
    (5, {"One-ID": "Left", "2": None}, {"one-id": "left-id"}),
    (7, "1b 2c", {"gap-1": "two-id", "gap-2": "three-id"}),
    (7, "bc", {"gap-1": "two-id", "gap-2": "three-id"}),
    (7, "1bb 2c", {}),
    (7, "1b 2", {}),
    (7, {"gap-2": "c"}, {"gap-2": "three-id"}),
    (9, "b / c", {"answer": "no-id", "reason": "while-id"}),
    (9, "yes", {"answer": "yes-id"}),
]


@pytest.mark.parametrize(("which", "raw", "parsed"), READINGS)
def test_reading(which, raw, parsed):
    found = ONE_OF_EACH[which].parse(raw)
    assert found == parsed if parsed else isinstance(found, Malformed)


REASONS = [
    (0, "d", "“d” is none of the options; write a, b or c"),
    (0, ["a", "b"], "choose one option, not 2"),
    (0, "x" * 60, f"“{'x' * 40}…” is none of the options; write a, b or c"),
    (2, "a, x", "“x” is none of the options; write letters from a, b, c or d, with commas"),
    (3, "1,2,4", "card 3 is missing; every card is placed once"),
    (3, "1,2,3,3,4", "card 3 stands 2 times; every card is placed once"),
    (3, "1=2,3,4", "every place takes one card here; put commas between all numbers"),
    (3, "1,2,3,5", "“5” is no card; write the numbers 1 to 4"),
    (5, {"4": "a"}, "“4” is no row; write the numbers 1 to 3"),
    (5, "1=c", "“c” is no choice for “1”; write a or b"),
    (5, "1=a, 1=b", "“1” is answered twice, in two ways"),
    (5, "what", "expected a letter for each number, such as 8=y, 9=z"),
    (9, "a / d", "“d” is no reason offered; write a, b or c"),
    (9, "a/b/c", "expected an answer and a reason, such as y / z"),
]


@pytest.mark.parametrize(("which", "raw", "reason"), REASONS)
def test_a_reason_says_what_was_found_and_what_would_do(which, raw, reason):
    assert ONE_OF_EACH[which].parse(raw).reason.startswith(reason)


def test_cards_as_shown_are_untouched():
    order = ONE_OF_EACH[3]
    assert order.untouched(order.parse("1,2,3,4"))
    assert not order.untouched(order.parse("2,1,3,4"))
    assert not order.reversed().untouched(order.parse("1,2,3,4"))


def test_a_choice_is_never_untouched():
    assert not ONE_OF_EACH[0].untouched("one-id")
