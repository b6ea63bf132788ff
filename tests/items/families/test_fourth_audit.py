"""What a second hostile reading of S6–S8, K4 and A1–A7 found: one test for each class."""

from __future__ import annotations

import re

import pytest

from bloc_course.items.families.argument import _grounds
from bloc_course.items.families.argument._sources import piece
from bloc_course.items.families.argument._tasks import tasks
from bloc_course.items.families.sourcing import s7_careful
from bloc_course.items.item import Item
from worlds import family, pool, world


def judged(family_id, tag):
    every = world().data.judgements.values()
    return [one for one in every if (one.family, one.tag) == (family_id, tag)]


def task_item(task_id, path="S"):
    made = family("A6").build(world(), (task_id, path))
    assert isinstance(made, Item), made
    return made


def test_a_model_tells_nothing_that_a_writer_did_not_see_or_meet():
    """S7, n3.1, p52: Sedov had been active in the USSR and met Smirnov in Berlin."""
    unproven = re.compile(
        r"had not met|was not there|did not hear|did not inquire|nobody (could|can)"
    )
    for enquiry in s7_careful.enquiries(world()).values():
        bold = unproven.search(f"{enquiry.model} {enquiry.bears.note}")
        # What could be compared or checked may be told of a text that the article calls lost.
        assert bold is None or "lost" in enquiry.model, enquiry.model


def test_no_conclusion_from_silence_has_a_reason_that_names_its_rival():
    """S8, n3.1: what is hidden is not destroyed; p53 says nothing of hidden papers."""
    for reason in judged("S8", "left-open"):
        if "hidden" in reason.text:
            assert "destroyed" not in reason.question
            assert reason.cite == ("n3.1",)


def test_what_speaks_against_a_conclusion_is_defined():
    """Not “speaks against it”, which a reader may take for a word said against it."""
    for item in pool("S8"):
        assert "speaks against" not in f"{item.stem} {item.parts[0].interaction.as_text()}"


def test_a_statement_keeps_the_subject_of_its_source():
    """A1, p19: the Trotskyists, and not anybody, would have had to be everywhere."""
    claim = world().data.claims["ubiquitous-trotskyists-broue"]
    assert (
        world().name(claim.subject).split()[0] in claim.statement
        or "Trotskyists" in claim.statement
    )


def test_what_is_a_ground_elsewhere_is_told_without_a_double_colon():
    for grounds in _grounds.every(world()).values():
        for why in grounds.others.values():
            assert not re.search(r": [^“”]*: [^“”]*:", why), why


def test_a_date_is_the_article_s_own_or_marked_as_worked_out():
    """A6, p2: October or November 1932; a narrower span is worked out from other dates."""
    task = tasks(world())["a6-german-letter-question"]
    told = [piece(world(), task, source).says for source in task.sources]
    assert told[0].endswith("October or November 1932")
    assert all("between" not in one or "worked out" in one for one in told)


def test_an_answer_to_when_that_gives_no_date_or_a_wrong_one_has_no_claim():
    key = task_item("a6-german-letter-question").parts[0].key
    clues = (
        "The content of the letter allows us to date it. Van Heijenoort confirmed in his letter "
        "of July 1937 that it was genuine and gave points for its chronology. "
    )
    rest = "Nobody else tells more of the matter, and I have looked at the whole of the article."
    for wrong in ("", "It was written in October 1936. "):
        assert "claim=0" in key.mark(f"{wrong}{clues}{rest}").case
    right = "It was written in October or November 1932. "
    assert "claim=1" in key.mark(f"{right}{rest} It took me some time to see that at all.").case
    assert "claim=2" in key.mark(f"{right}{clues}{rest}").case


def test_no_direction_is_asked_that_is_not_scored():
    assert "direction" not in task_item("a6-german-letter-question").stem


@pytest.mark.parametrize("tag", ["outweighed", "true-but-idle"])
def test_two_that_say_the_same_are_told_on_what(tag):
    """S6, p40, p42: charge and judgment differ on the date."""
    for fact in judged("S6", tag):
        assert not re.search(r"(says?|said) the same\b|in the same way\.", fact.text) or (
            "members" in fact.text
        )


def test_an_idle_fact_is_not_told_of_the_statement_that_is_concluded_on():
    """A2, p41: one sentence carries its maker, its date and the conclusion."""
    facts = [fact for fact in judged("A2", "neighbour") if fact.about.startswith("poi-")]
    assert facts
    for fact in facts:
        assert not re.search("statement|section|party", fact.text)


def test_no_confession_or_charge_is_among_the_witnesses():
    """K4, p41: they were extracted, or are what the author argues against."""
    items = pool("K4")
    court = re.compile("confession|indictment|verdict")
    assert items
    for item in items:
        texts = " ".join(one.text for one in item.parts[0].interaction.answers)
        assert not court.search(texts)
