"""C1, C3, C4 and C8: laws of the drawn items, then cases of the article."""

from __future__ import annotations

from collections import Counter
from itertools import combinations, islice

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bloc_course.dataset.chronology import Verdict
from bloc_course.dataset.query import World
from bloc_course.dataset.records import Link
from bloc_course.dates import parse_edtf, say_day
from bloc_course.dates.parts import alike
from bloc_course.draw import ranker
from bloc_course.items.families.chronology import _cards as cards
from bloc_course.items.families.chronology._clues import clues, every, pieced
from bloc_course.items.families.chronology._cues import cue
from bloc_course.items.families.chronology._pairs import oriented, pairs
from bloc_course.items.family import Scope
from bloc_course.items.interactions.date_entry import DateEntry
from bloc_course.items.item import enemies
from bloc_course.items.obligations.time import dates_of
from bloc_course.items.proof import Refusal
from worlds import KEYS, drawn, family, pool, world

GERMAN, INK = "trotsky-german-letter-1932", "sedov-ink-letter-1932"
keys = st.binary(min_size=1, max_size=8)


def seeds(name, key, many, of=None, **scope):
    found = family(name).seeds(of or world(), ranker(key), Scope(**scope))
    return list(islice(found, many))


@settings(max_examples=15, deadline=None)
@given(keys)
def test_every_pair_of_an_order_is_certain_and_dated_apart(key):
    for seed in seeds("C1", key, 4):
        assert 4 <= len(seed) <= 6
        for one, other in combinations(seed, 2):
            assert world().reading.relation(one, other) in (Verdict.BEFORE, Verdict.AFTER)
            assert not cue(world(), one, other)


@settings(max_examples=15, deadline=None)
@given(keys)
def test_the_three_verdicts_take_turns(key):
    verdicts = [pairs(world())[frozenset(seed)][1] for seed in seeds("C3", key, 12)]
    assert sorted(verdicts[:3]) == ["after", "before", "undecided"]
    assert verdicts == verdicts[:3] * 4


def test_no_verdict_always_comes_first():
    firsts = {pairs(world())[frozenset(seeds("C3", bytes([n]), 1)[0])][1] for n in range(16)}
    assert firsts == {"before", "after", "undecided"}


@settings(max_examples=15, deadline=None)
@given(keys)
def test_a_pair_is_asked_one_way_only(key):
    drawn_pairs = seeds("C3", key, 30)
    assert len({frozenset(seed) for seed in drawn_pairs}) == len(drawn_pairs)
    assert all(seed == oriented(*reversed(seed)) for seed in drawn_pairs)


def test_no_card_tells_its_date():
    for event in (*cards.events(world()), *cards.letters(world())):
        assert not cards.DATED.search(world().name(event))


def test_a_records_own_end_is_no_rival_date():
    for event in (*cards.events(world()), *cards.letters(world())):
        _, _, rivals = cards.dated(world(), event).partition(" (")
        assert cards.spoken(world(), event) not in rivals.replace(")", "; ").split("; ")
    stay = cards.dated(world(), "research-stay-harvard-1980")
    assert stay == "2 January to 29 February 1980"
    arrest = cards.dated(world(), "arrest-eismont-group-1932")
    assert arrest == "“24 and 25 November”, here read as 24–25 November 1932"
    fall = cards.dated(world(), "capitulation-zinoviev-kamenev-1928")
    assert fall.endswith("(elsewhere in the article: 1927)")


def test_an_undecided_pair_has_no_day_that_a_reviewer_doubts():
    doubted = {
        judgement.about
        for judgement in world().data.judgements.values()
        if (judgement.family, judgement.tag) == ("C3", "never-open")
    }
    assert doubted
    for seed, verdict in pairs(world()).values():
        assert verdict != "undecided" or not doubted & set(seed)


def test_vague_words_leave_a_margin():
    for seed, verdict in pairs(world()).values():
        item = family("C3").build(world(), seed)
        if verdict != "undecided" and item.drivers["relation_needed"] == "no":
            first, second = seed if verdict == "before" else reversed(seed)
            assert cards.broad_days(world(), first)[1] < cards.broad_days(world(), second)[0]


def test_alleged_events_are_no_cards():
    alleged = [e.id for e in world().data.events.values() if e.modality == "alleged"]
    assert alleged
    assert not set(alleged) & set(cards.events(world()))


def test_undecided_pairs_hold_no_death_and_no_trial():
    for seed, verdict in pairs(world()).values():
        if verdict == "undecided":
            assert not {cards.kind(world(), record) for record in seed} & {"death", "trial"}


def test_adding_an_event_changes_few_orders():
    old = world().data
    model = old.events["suicide-lominadze-1934"]
    extra = msgspec.structs.replace(
        model,
        id="added-event",
        label="Founding of a reading circle",
        participants=(),
        after=(),
        kind="other",
        when="1931-03",
        as_printed="March 1931",
        cite=("n17.2",),
    )
    grown = World(old.replace(events={**old.events, extra.id: extra}))
    before, after = seeds("C1", b"grow", 60), seeds("C1", b"grow", 60, grown)
    assert len(set(before) - set(after)) <= len(before) / 4


def test_the_order_of_the_german_letter_and_that_of_24_october_is_not_asked():
    """By the network it is open, but one may read a note so that it is not."""
    seed = oriented(GERMAN, "trotsky-letter-1932-10-24")
    assert world().reading.relation(*seed) is Verdict.UNDECIDED
    assert isinstance(family("C3").build(world(), seed), Refusal)


def test_holzmann_came_after_the_street_meeting():
    seed = oriented("meeting-sedov-holzmann-1932", "meeting-sedov-smirnov-1931")
    item = family("C3").build(world(), seed)
    first = "before" if seed[0] == "meeting-sedov-smirnov-1931" else "after"
    assert item.parts[0].key.correct == first


def test_links_decide_where_dates_do_not():
    """The undated reply follows the undated report only because it answers it."""
    linked = [
        family("C3").build(world(), seed)
        for seed, verdict in pairs(world()).values()
        if verdict != "undecided"
    ]
    needed = Counter(item.drivers["relation_needed"] for item in linked)
    assert needed["no"] > 0
    for item in linked:
        if item.drivers["relation_needed"] == "yes":
            assert len(item.evidence) > 2


@pytest.mark.parametrize("key", KEYS[:5])
def test_an_order_and_a_date_of_one_of_its_events_are_enemies(key):
    (order, *_) = drawn("C1", key)
    event = next(card for card in order.parts[0].key.cards if card in world().data.events)
    date = family("C4").build(world(), (event,))
    if not isinstance(date, Refusal):
        assert enemies(order, date)


def test_a_date_is_keyed_as_wide_as_it_is_printed():
    for item in pool("C4"):
        (event,) = (world().data.events[record] for record in item.records)
        key = item.parts[0].key
        assert key.lo == parse_edtf(event.when).lo
        assert key.hi == parse_edtf(event.until or event.when).hi
        assert key.lasting == bool(event.until)


def test_early_in_a_year_is_as_good_as_its_beginning():
    """p5 has the beginning of 1933; who writes “early 1933” says no other months."""
    keys = [item.parts[0].key for item in drawn("C4", b"all", 80)]
    key = next(key for key in keys if key.text == "January to March 1933")
    entry = DateEntry(label="Date")
    for words in ("beginning of 1933", "early 1933", "the first months of 1933"):
        assert key.mark(entry.parse(words)).score == 1
    assert key.mark(entry.parse("1933")).score < 1


def test_a_narrower_date_that_links_prove_is_accepted():
    accepting = [item for item in drawn("C4", b"all", 80) if item.parts[0].key.accepted]
    keys = [item.parts[0].key for item in accepting]
    narrowed = [key for key in keys if set(key.accepted) - set(alike((key.lo, key.hi)))]
    assert narrowed
    for key in narrowed:
        ((lo, hi),) = key.accepted
        assert key.lo <= lo <= hi <= key.hi


def test_the_ink_letter_lies_between_the_expulsion_and_the_reply():
    item = next(item for item in pool("C8") if INK in item.keyed[0])
    key = item.parts[1].key
    assert (say_day(key.lo), say_day(key.hi)) == ("6 October 1932", "3 November 1932")
    # The article has no date of its own; after the one day and before the other is no worse.
    assert key.accepted == ((key.lo + 1, key.hi - 1),)
    entry = item.parts[1].interaction
    for words in (
        "6 October and 3 November 1932",
        "6 October 1932; 3 November 1932",
        "after 5 October and before 4 November 1932",
        "after 6 October and before 3 November 1932",
    ):
        assert key.mark(entry.parse(words)).score == 1


def test_a_paper_that_only_a_reading_or_its_content_bounds_is_not_asked():
    """p2 dates the German letter from its content; that it answers the ink letter is a reading."""
    assert GERMAN not in clues(world())
    rows = list(every(world(), GERMAN))
    assert {clue.side for clue in rows} == {"not-after", "no-bearing"}
    assert not any("infers" in clue.text or "as this course" in clue.text for clue in rows)


def test_a_disputed_clue_warns():
    found = {clue.code: clue for clue in every(world(), GERMAN)}
    clue = found["broue-1980:not-after"]
    assert "on the widest reading of two dates" in clue.says
    assert "n1.1" in clue.locators


def test_no_span_that_a_clue_excludes_is_accepted():
    for item in pool("C8"):
        key = item.parts[1].key
        assert all(key.lo <= lo <= hi <= key.hi for lo, hi in key.accepted)


def test_a_clue_bounds_one_side():
    for rows in clues(world()).values():
        assert len({clue.text for clue in rows.values()}) == len(rows)
        assert not any("(" in clue.text for clue in rows.values() if clue.side != "no-bearing")


def test_one_matter_gives_one_clue():
    """The decision and the expulsion are one step; the day that the decision bears is printed."""
    codes = clues(world())[INK]
    assert "decision-1932-10-06:not-before" in codes
    assert "expulsion-zinoviev-kamenev-1932:not-before" not in codes


def test_one_date_of_a_letter_is_not_given_to_another_step():
    """p60 speaks of letters of late 1932 and takes its examples from one of February 1933."""
    assert cards.dated(world(), "letter-tt-1933") == "February 1933"
    decision = cards.dated(world(), "decision-1932-10-06")
    assert "elsewhere" not in decision
    assert "of the renewed expulsion" in decision


def test_a_note_with_a_call_mark_only_is_no_place_of_a_date():
    assert cards.locators(world(), "trotsky-letter-1932-10-12") == ("p13",)


def test_a_charge_bounds_no_paper():
    for rows in clues(world()).values():
        told = {clue.record for clue in rows.values()} & world().data.events.keys()
        assert all(world().data.events[e].modality in ("stated", "reported") for e in told)


def test_a_clue_pieced_together_from_two_places_is_none():
    """What the manifesto says of Bukharin and how he fell stand apart: no clue joins them."""
    old = world().data
    link = Link(to="bukharin-relieved-1929", cite=("p10", "n27.1"))
    told = msgspec.structs.replace(old.documents["riutin-manifesto"], reports=(link,))
    joined = World(old.replace(documents={**old.documents, told.id: told}))
    assert pieced(joined, told.id, link)
    assert told.id not in clues(joined)
    for document, rows in clues(world()).items():
        for field in ("reports", "presupposes"):
            for told_of in getattr(world().data.documents[document], field):
                if f"{told_of.to}:not-before" in rows:
                    assert not pieced(world(), document, told_of)


def test_a_rival_date_goes_over_only_where_its_place_speaks_of_the_other_record():
    """Another paragraph speaks of the debate, not of the letter of that day."""
    assert dates_of(world(), "opening-slogan-debate-1932")
    assert not dates_of(world(), "trotsky-letter-1932-10-17")
    assert dates_of(world(), "decision-1932-10-06")
    assert cards.dated(world(), "trotsky-letter-1932-10-17").endswith("17 October 1932")


def test_a_clue_does_not_name_the_paper_that_it_dates():
    for document, rows in clues(world()).items():
        paper = world().data.documents[document]
        names = (paper.title, *(alias.form for alias in paper.aliases))
        assert not any(name in clue.text for clue in rows.values() for name in names)


def test_another_date_of_what_a_clue_decides_stays_in_view():
    item = next(item for item in pool("C8") if INK in item.keyed[0])
    assert "September 1932 is printed too (n9.1)" in item.feedback.open


def test_clues_of_a_kind_come_now_more_often_now_less():
    items = [item for key in KEYS for item in drawn("C8", key, 6)]
    shapes = {tuple(sorted(Counter(i.parts[0].key.rows.values()).items())) for i in items}
    assert len(shapes) > 2
    for side in ("not-before", "not-after", "no-bearing"):
        rows = [given == side for item in items for given in item.parts[0].key.rows.values()]
        assert sum(rows) / len(rows) < 0.45


def test_a_paper_whose_note_may_name_another_is_in_no_open_pair():
    for seed, said in pairs(world()).values():
        assert said != "undecided" or GERMAN not in seed


def test_titles_of_one_months_letters_share_no_matter():
    titles = {world().name(f"trotsky-letter-1932-10-{day}") for day in (12, 17, 24, 30)}
    assert sum("bureaucrats" in title or "officials" in title for title in titles) == 1
    assert sum("take up" in title for title in titles) == 1
    assert len(titles) == 4


def test_no_place_is_cited_for_a_date_that_it_prints_of_another_step():
    """n9.1 has a readmission in May 1933; the return to Moscow in March stands in p38 alone."""
    said = cards.evidence(world(), "return-zinoviev-kamenev-moscow-1933")
    assert said.locators == ("p38",)
    assert "n9.1" in " ".join(cards.doubts(world(), [said.record]))


def test_a_paper_is_cited_where_its_name_stands_too():
    found = {r: cards.locators(world(), r) for r in ("letter-z-1932", "letter-1932-08-20")}
    assert found == {"letter-z-1932": ("p60", "n103.1"), "letter-1932-08-20": ("p60", "n104.1")}
    assert "n16.1" in cards.locators(world(), "trotsky-alarm-signal-1933-03-03")


def test_papers_without_a_date_take_turns():
    """Were the Red Book dated by words of the article, the reports that it knows of could be."""
    book = world().data.documents["red-book-1936"]
    date = msgspec.structs.replace(book.dates["written"], as_printed="1936")
    told = msgspec.structs.replace(book, dates={**book.dates, "written": date})
    two = World(world().data.replace(documents={**world().data.documents, book.id: told}))
    found = seeds("C8", b"turns", 4, two)
    assert [seed[0] for seed in found[:2]] == [seed[0] for seed in found[2:]]
    assert len({seed[0] for seed in found}) > 1


def test_a_tale_that_names_its_teller_is_asked_without_naming_him_again():
    for item in pool("C4"):
        event = world().data.events[item.records[0]]
        if event.modality == "reported" and cards.attributed(world(), event.id):
            assert item.stem.startswith("According to the article,")


def test_what_shows_that_dates_disagree_stands_in_no_form_beside_the_question_which_do():
    """C1, C2, C3 and C8 tell of September in note 9; that is what C10 asks of the expulsion."""
    asking = [i for i in pool("C10") if "expulsion-zinoviev-kamenev-1932.contradiction" in i.keyed]
    assert asking
    told = [
        item
        for name in ("C1", "C2", "C3", "C8")
        for item in pool(name)
        if "September 1932 (n9.1)" in str(item.feedback) or "n9.1" in item.feedback.open
    ]
    assert any(item.family == "C8" for item in told)
    assert all(enemies(item, one) for item in told for one in asking)
