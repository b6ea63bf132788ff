"""C6: what a writer knew rests on a paper or on having been there; the rest had not happened."""

from __future__ import annotations

import msgspec

from bloc_course.dataset.chronology import Verdict
from bloc_course.dataset.query import World
from bloc_course.items.families.chronology import _cards as cards
from bloc_course.items.families.chronology._cues import echoes
from bloc_course.items.families.chronology._knowledge import known, last_day, later, papers
from worlds import pool, world

INK, REPLY = "sedov-ink-letter-1932", "trotsky-letter-1932-11-03"


def sides(item):
    paper = item.keyed[0].partition("?")[0]
    return paper, set(item.parts[0].key.correct), set(item.parts[0].interaction.codes())


def test_later_events_follow_the_paper_strictly():
    for item in pool("C6"):
        paper, right, every = sides(item)
        for event in every - right:
            assert world().reading.relation(paper, event) is Verdict.BEFORE
            assert cards.broad_days(world(), event)[0] > last_day(world(), paper)


def test_known_events_do_not_follow_the_paper():
    for item in pool("C6"):
        paper, right, _ = sides(item)
        assert all(world().reading.relation(paper, event) is not Verdict.BEFORE for event in right)


def test_nothing_known_rests_on_the_date_alone():
    """Whoever did not write, read, answer or take part is not said to know."""
    for paper in papers(world()):
        for event, ground in known(world(), paper).items():
            told = any(
                link.to == event
                for document in world().data.documents.values()
                for link in document.reports
            )
            assert told or ground.because == "the writer took part in it"


def test_a_ground_in_an_earlier_paper_cites_the_date_of_that_paper():
    earlier = [
        ground
        for paper in papers(world())
        for ground in known(world(), paper).values()
        if ground.earlier in world().data.documents
    ]
    assert earlier
    for ground in earlier:
        assert set(cards.locators(world(), ground.earlier)) <= set(ground.locators)


def test_sedov_s_letter_tells_trotsky_what_he_can_use_in_his_reply():
    told = {link.to for link in world().data.documents[INK].reports}
    fit = {event for event in told if event in known(world(), INK)}
    assert fit
    assert fit <= known(world(), REPLY).keys()
    assert "p3" in known(world(), REPLY)[min(fit)].locators


def test_what_is_told_in_a_letter_that_is_only_concluded_to_be_this_one_is_no_ground():
    # Notes 10 and 11 have a call mark; no place says that this letter was answered on 3 November.
    event = "expulsion-zinoviev-kamenev-1932"
    assert event not in known(world(), REPLY)
    talks = known(world(), REPLY)["talks-zinovievists-trotskyists-1932"]
    assert "p12" in talks.locators
    assert "n10.1" not in talks.locators
    assert event not in known(world(), "trotsky-letter-1932-10-12")
    assert event not in later(world(), "trotsky-letter-1932-10-12")


def test_an_undated_letter_is_bounded_by_its_answer():
    assert "arrest-eismont-group-1932" in later(world(), INK)
    items = [item for item in pool("C6") if item.keyed[0].startswith(f"{INK}?")]
    assert all(item.drivers["relation_needed"] == "yes" for item in items)


def test_the_dead_take_part_in_nothing():
    old = world().data
    meeting = old.events["meeting-sedov-smirnov-1931"]
    dead = tuple(
        msgspec.structs.replace(someone, posthumous=True) for someone in meeting.participants
    )
    buried = msgspec.structs.replace(meeting, participants=dead)
    told = World(old.replace(events={**old.events, meeting.id: buried}))
    assert meeting.id in known(world(), INK)
    assert meeting.id not in known(told, INK)


def test_no_title_gives_an_option_away():
    for item in pool("C6"):
        paper, _, every = sides(item)
        assert not any(echoes(world(), world().name(paper), world().name(event)) for event in every)
    assert echoes(world(), "Letter on the bloc", "Forming of the bloc") == {"bloc"}


def test_a_paper_between_is_shown_with_its_date():
    """That it came before the paper asked about is the whole reason."""
    said = [why for item in pool("C6") for why in item.feedback.choices.values()]
    between = [why for why in said if "before in" in why or "told before" in why]
    assert between
    assert all(", of " in why for why in between), between


def test_options_bear_no_teller_and_none_has_its_twin_on_its_own_side_only():
    for item in pool("C6"):
        _, right, every = sides(item)
        texts = {option.code: option.text for option in item.parts[0].interaction.options}
        assert not any(" as " in text and " tells" in text for text in texts.values())
        firsts = [(texts[event].split()[0], event in right) for event in every]
        for word in {first for first, _ in firsts}:
            there = [side for first, side in firsts if first == word]
            assert len(there) == 1 or len(set(there)) == 2, (item.id, word)


def test_what_is_open_is_told_of_known_events_only():
    """The two grounds of a sentence say nothing of when it fell."""
    assert not any("One sentence, two grounds" in item.feedback.open for item in pool("C6"))
