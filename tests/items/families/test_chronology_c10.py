"""C10: the key is a minimal contradiction, all beside it can be true, and nothing gives it away."""

from __future__ import annotations

import re
from collections import Counter
from itertools import combinations

import pytest
from msgspec.structs import replace

from bloc_course.dataset.constraints import Bound, Constraints
from bloc_course.dates import parse_edtf
from bloc_course.draw import ranker
from bloc_course.forms.robots import results
from bloc_course.items.families.chronology import _cards as cards
from bloc_course.items.families.chronology._agreements import possible
from bloc_course.items.families.chronology._contradictions import impossible
from bloc_course.items.families.chronology._settings import PRINTED, TWICE
from bloc_course.items.families.chronology._slips import beside, slips
from bloc_course.items.interactions.choice import Choice
from bloc_course.items.obligations.time import disputed_in_time
from worlds import KEYS, drawn, pool, world

DATE = re.compile(r"\b1[89]\d\d\b|\b(?:January|March|June|October|November|December)\b")


def of_form(form):
    return [item for item in pool("C10") if item.drivers["form"] == form]


def key(item):
    return item.parts[0].key.correct


def test_both_forms_are_drawn():
    assert {item.drivers["form"] for item in pool("C10")} == {"set", "member"}


def test_a_key_is_a_minimal_contradiction():
    cycles = {frozenset(cycle.records) for cycle in world().attested.contradictions()}
    for item in of_form("set"):
        records = impossible(world())[key(item)].records
        assert frozenset(records) in cycles
        assert any(step.obligation == "O2" and step.records == records for step in item.proof)


def test_no_contradiction_is_asked_twice():
    """A death and the life it ended, an issue and its appearance are one matter each."""
    sets = impossible(world()).values()
    assert len({(one.shape, one.locators) for one in sets}) == len(sets)
    for one, other in combinations(sets, 2):
        assert set(one.records).isdisjoint(other.records)


def test_the_number_of_places_is_no_sign():
    """A date that contradicts another needs two places mostly: another line has as many."""
    every = {**impossible(world()), **possible(world())}
    for item in of_form("set"):
        others = set(item.parts[0].interaction.codes()) - {key(item)}
        assert every[key(item)].sends in {every[other].sends for other in others}


def test_the_places_of_a_paper_name_it():
    """n16.1 dates the issue and is silent on the letter TT, which n56.1 and n105.1 name."""
    letter = impossible(world())["printing-bulletin-33"]
    assert "n16.1" not in letter.locators
    assert "(n8.1, n56.1)" in letter.text


def test_what_stands_beside_a_contradiction_is_none():
    cycles = {frozenset(cycle.records) for cycle in world().attested.contradictions()}
    for one in possible(world()).values():
        assert not any(cycle <= set(one.records) for cycle in cycles)


def test_papers_beside_were_printed_after_what_they_tell_of():
    """An oracle apart from the code that makes them: dates of the ends as bounds of one point."""
    made = [one for one in possible(world()).values() if one.shape == PRINTED]
    assert made
    for one in made:
        events = world().data.events
        issue = world().data.documents[one.records[-1]].dates["printed"].when
        first = one.records[0]
        told = events[first].when if first in events else cards.document_date(world(), first).when
        (lo, hi), (out_lo, out_hi) = (
            (parse_edtf(text).lo, parse_edtf(text).hi) for text in (told, issue)
        )
        later = [Bound(1, out_lo, out_hi, 1), Bound(0, lo, hi, 0)]
        assert Constraints(2, later, []).consistent
        assert lo <= out_hi


def test_places_that_agree_were_reviewed():
    reviewed = {
        judgement.about: judgement
        for judgement in world().data.judgements.values()
        if (judgement.family, judgement.tag) == ("C10", "compatible")
    }
    for one in possible(world()).values():
        if one.shape == TWICE:
            assert one.says == reviewed[one.code].text
            assert set(one.locators) == set(reviewed[one.code].cite)
            # A note may print a date twice, after the name and in its text.
            assert len(one.locators) > 1 or "life dates" in one.says


def test_lines_give_no_dates():
    for item in of_form("set"):
        for option in item.parts[0].interaction.options:
            assert not DATE.search(option.text), option.text
            assert re.search(r"\((?:[hepn]\d+(?:\.\d+)?(?:, )?)+\)$", option.text)


def test_no_two_lines_share_a_record():
    for item in of_form("set"):
        lines = [code.split("+") for code in item.parts[0].interaction.codes()]
        assert all(set(one).isdisjoint(other) for one, other in combinations(lines, 2))


def test_a_wrong_date_is_one_that_the_article_decides():
    for item in of_form("member"):
        slip = slips(world())[key(item)]
        discrepancy = next(
            d
            for d in world().data.discrepancies.values()
            if d.kind == "date"
            and any(s.record == slip.code and s.read_as not in ("", s.value) for s in d.statements)
        )
        judged = {
            j.about
            for j in world().data.judgements.values()
            if (j.family, j.tag) == ("C10", "decides")
        }
        named = {statement.record for statement in discrepancy.statements}
        assert discrepancy.resolvable == "yes" or judged & named
        assert slip.reading == discrepancy.reading


def test_sound_dates_neither_correct_the_wrong_one_nor_are_doubted():
    for item in of_form("member"):
        slip = slips(world())[key(item)]
        for card in set(item.parts[0].interaction.codes()) - {slip.code}:
            assert card in beside(world(), slip)
            assert card not in world().contradicted
            assert not disputed_in_time(world(), card)
            assert set(cards.locators(world(), card)).isdisjoint(slip.locators)


def test_the_place_of_the_wrong_date_can_not_be_guessed():
    places: Counter[int] = Counter()
    every = {item.id: item for rank in KEYS for item in drawn("C10", rank, 40)}
    for item in every.values():
        if item.drivers["form"] == "member":
            places[item.parts[0].interaction.codes().index(key(item))] += 1
    assert len(places) == 4
    assert max(places.values()) < sum(places.values()) / 2


def test_the_longest_line_is_no_better_guess():
    hits = []
    for item in of_form("set"):
        assert isinstance(item.parts[0].interaction, Choice)
        longest = max(item.parts[0].interaction.options, key=lambda option: len(option.text))
        hits.append(longest.code == key(item))
    assert abs(sum(hits) / len(hits) - 1 / 3) < 3 * (2 / 9 / len(hits)) ** 0.5


def test_feedback_tells_the_contradiction_with_its_places():
    for item in pool("C10"):
        at = re.findall(r"[hepn]\d+(?:\.\d+)?", item.feedback.key)
        assert set(at) & set(item.evidence[0].locators)
        assert all(item.feedback.choices[code] for code in item.feedback.choices)


def test_every_contradiction_has_its_turn():
    for rank in KEYS[:5]:
        items = drawn("C10", rank, len(impossible(world())) + len(slips(world())))
        assert len({(item.drivers["form"], key(item)) for item in items}) == len(items)


def test_the_wrong_date_is_neither_the_first_nor_the_last():
    for item in of_form("member"):
        slip = slips(world())[key(item)]
        others = set(item.parts[0].interaction.codes()) - {slip.code}
        starts = [cards.days(world(), card)[0] for card in others]
        assert min(starts) < slip.day <= max(starts)


def test_a_date_is_cited_where_it_is_printed():
    for item in of_form("member"):
        for option in item.parts[0].interaction.options:
            at = re.search(r"\(([hepn][\d.]+)\)$", option.text)[1]
            event = world().data.events.get(option.code)
            date = None if event else cards.document_date(world(), option.code)
            printed = event.cite if event else date.cite if date else ()
            assert at in printed or option.code == key(item)


@pytest.mark.parametrize("form", ["set", "member"])
def test_tricks_of_test_taking_earn_no_more_than_chance(form):
    shown = [
        replace(item, parts=(replace(item.parts[0], interaction=arranged(item)),))
        for item in of_form(form)
    ]
    for robot in results(shown):
        assert robot.z < 3.5, robot


def arranged(item):
    return item.parts[0].interaction.arrange(ranker(item.id.encode()))


def test_every_line_of_feedback_names_its_place():
    for item in pool("C10"):
        assert all(re.search(r"\([hepn]\d", line) for line in item.feedback.choices.values())


def test_a_line_that_is_told_of_is_not_always_the_one_that_cannot_be():
    lines = [
        (option.code == item.parts[0].key.correct)
        for key in (b"a", b"b", b"c", b"d")
        for item in drawn("C10", key, 12)
        for option in getattr(item.parts[0].interaction, "options", ())
        if "told of in" in option.text
    ]
    assert sum(lines) <= 0.6 * len(lines)
