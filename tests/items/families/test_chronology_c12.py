"""C12: words that hang on another date are counted right, and the second part has one answer."""

from __future__ import annotations

import re
from datetime import date

import pytest
from msgspec.structs import replace

from bloc_course.dates import parse_edtf
from bloc_course.draw import ranker
from bloc_course.forms.robots import results
from bloc_course.items.families.chronology import _cards as cards
from bloc_course.items.families.chronology import _expressions as expressions
from bloc_course.items.families.chronology._cues import words
from bloc_course.items.families.chronology._expressions import COUNTED, PRESENT, meanings
from bloc_course.items.families.chronology._reckoners import met_there, others, reckoner
from bloc_course.items.families.chronology._relatives import DAY, YEAR, asked_for
from worlds import drawn, pool, world


def asks(form):
    return [item for item in pool("C12") if item.drivers["asks"] == form]


def claim(item):
    return world().data.claims[item.records[0]]


def test_both_second_parts_are_asked():
    assert asks("who")
    assert asks("what")


def test_words_without_a_count_mean_their_anchor():
    for found in meanings(world()).values():
        if found.kind != COUNTED:
            anchor = parse_edtf(world().data.claims[found.claim].expression.anchor)
            assert found.days == (anchor.lo, anchor.hi)


def test_years_are_counted_in_years():
    """An oracle on the years alone: anchor’s year and offset."""
    for found in meanings(world()).values():
        told = world().data.claims[found.claim].expression
        years = re.fullmatch(r"([+-]?)P(\d+)Y", told.offset)
        if found.kind == COUNTED and years:
            number = int("".join(years.groups()))
            first, last = (date.fromordinal(day) for day in found.days)
            assert (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
            assert first.year == int(told.anchor[:4]) + number


@pytest.mark.parametrize(
    ("day", "number", "unit", "then"),
    [
        ("1936-09-25", -4, "Y", "1932-09-25"),
        ("1932-02-29", 1, "Y", "1933-02-28"),
        ("1932-12-31", 2, "M", "1933-02-28"),
        ("1932-01-31", -1, "M", "1931-12-31"),
        ("1932-03-01", -1, "D", "1932-02-29"),
    ],
)
def test_days_are_moved_by_the_calendar(day, number, unit, then):
    moved = expressions._shift(date.fromisoformat(day).toordinal(), number, unit)
    assert date.fromordinal(moved).isoformat() == then


def test_whoever_reckons_is_the_key():
    for item in asks("who"):
        key, options = item.parts[1].key.correct, item.parts[1].interaction.codes()
        assert key == reckoner(claim(item))
        assert claim(item).voice != "notes-1980-2008"
        said = claim(item).asserted_by
        assert said == key or said in options
        for other in set(options) - {key}:
            assert item.feedback.choices[other].count(".") >= 1


def test_what_words_hang_on_has_their_date_and_nothing_else_has():
    for item in asks("what"):
        found = meanings(world())[item.records[0]]
        anchor = parse_edtf(claim(item).expression.anchor)
        assert item.parts[1].key.correct == found.record
        assert found.kind != PRESENT
        for option in item.parts[1].interaction.options:
            lo, hi = expressions.cards.days(world(), option.code)
            meets = lo <= anchor.hi and anchor.lo <= hi
            assert meets is (option.code == found.record)
            assert not words(claim(item).expression.text) & words(option.text)


def test_the_stem_quotes_few_words_and_gives_no_date():
    for item in pool("C12"):
        quoted = re.search(r"“(.+)”", item.stem)[1]
        assert quoted == claim(item).expression.text
        assert len(quoted.split()) <= 12
        assert not re.search(r"\b1[89]\d\d\b", item.stem)
        assert item.stem.split()[1] == claim(item).cite[0]


def test_the_date_is_asked_for_as_exactly_as_it_is_keyed():
    """“Four years later” proves a year (p44); a paper that bears a day proves the day (p26)."""
    labels = {item.records[0]: item.parts[0].interaction.label for item in drawn("C12", b"l", 40)}
    for name, found in meanings(world()).items():
        asked, text = asked_for(found.days), expressions.in_words(found.days)
        assert labels.get(name, asked) == asked
        assert (asked == YEAR) is (re.fullmatch(r"\d{4}", text) is not None), text
        assert (asked == DAY) is (re.match(r"\d+ \w+ \d{4}$", text) is not None), text
    assert {YEAR, DAY} <= set(labels.values())


def test_what_words_mean_is_concluded_from_every_place_that_dates_them():
    """p53 has “for the moment” and no day; the day of the letter stands in p2."""
    for item in drawn("C12", b"l", 40):
        said, claim = item.evidence[0], world().data.claims[item.records[0]]
        here = set(said.locators) <= set(claim.cite)
        assert said.modality == "inferred" or (here and said.says.startswith("Their present"))
        assert set(said.locators) == set(meanings(world())[item.records[0]].locators)


def test_a_narrower_date_that_is_right_is_told_with_its_place():
    item = next(i for i in pool("C12") if i.records[0] == "bloc-exchange-german-letter")
    assert "October or November 1932 (p2)" in item.feedback.open
    assert "(n45.1, n46.1)" in item.feedback.open


def test_a_time_that_the_article_leaves_between_two_months_is_no_span():
    """p2 has October or November 1932, not the time from one to the other."""
    every = [i for i in pool("C12") if "already at that date" in i.stem]
    assert every
    for item in every:
        assert "October or November 1932" in item.parts[0].key.text
        assert "October to November" not in f"{item.feedback.key} {item.evidence[0].says}"


def test_a_wrong_anchor_is_answered_with_the_time_to_which_it_would_lead():
    said = [line for i in pool("C12") for line in i.feedback.choices.values()]
    assert any("and not to" in line for line in said)
    assert not any("do not point there" in line for line in said)


def test_no_key_comes_twice_before_all_had_a_turn():
    items = drawn("C12", b"turns", 6)
    keys = [item.parts[1].key.correct for item in items]
    assert len(set(keys)) == len(keys)


def test_the_date_of_the_telling_is_no_right_answer():
    for item in pool("C12"):
        found = meanings(world())[item.records[0]]
        if found.kind == COUNTED:
            anchor = parse_edtf(claim(item).expression.anchor)
            said = expressions.say_span(anchor.lo, anchor.hi)
            date_part = item.parts[0]
            parsed = date_part.interaction.parse(said)
            assert date_part.key.mark(parsed).score < 1 / 3


def test_tricks_of_test_taking_earn_no_more_than_chance_in_the_second_part():
    shown = []
    for item in pool("C12"):
        part = item.parts[1]
        turned = part.interaction.arrange(ranker(item.id.encode()))
        shown.append(replace(item, parts=(replace(part, interaction=turned, weight="1"),)))
    for robot in results(shown):
        assert robot.z < 3.5, robot


def test_other_things_to_count_from_stand_in_the_same_paragraph():
    """Whatever stands elsewhere is no rival, and a note on one man gives him away (n15.2)."""
    for item in drawn("C12", b"anchors", 60):
        if item.drivers["asks"] == "what":
            ground = item.parts[1]
            place = item.stem.split()[1]
            for code in set(ground.interaction.codes()) - {ground.key.correct}:
                assert place in cards.locators(world(), code), item.id


def test_nobody_is_heard_near_by_who_speaks_elsewhere():
    """p33 credits Riutin with a position, seven paragraphs from p26."""
    for item in drawn("C12", b"near", 60):
        place = item.stem.split()[1]
        for line in item.feedback.choices.values():
            found = re.search(r" near by: .*\(p(\d+)\)\. The words asked about", line)
            if found:
                assert place.startswith("p")
                assert abs(int(found[1]) - int(place[1:])) <= 1, line


def test_wrong_speakers_are_met_in_the_paragraph_where_two_are():
    """Van Heijenoort is not in p14, nor Syrtsov in p35: neither tempts anybody there."""
    for item in pool("C12"):
        if item.drivers["asks"] != "who":
            continue
        claim = world().data.claims[item.evidence[0].record]
        shown = set(item.parts[1].interaction.codes()) - {reckoner(claim)}
        there = [one for one in others(world(), claim) if met_there(world(), claim, one)]
        if len(there) > 1:
            assert shown <= set(there), item.id
