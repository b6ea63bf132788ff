"""S3: each card has one box for the enquiry, and foreign cards are false of the source."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace as replace_table

import pytest
from msgspec.structs import replace

from bloc_course.dataset.query import World
from bloc_course.dataset.records import Discrepancy, Statement
from bloc_course.items.families.sourcing import _boxes
from bloc_course.items.families.sourcing import s3_opvl as family_module
from bloc_course.items.families.sourcing._borrowed import _apart, _untimely, tells
from bloc_course.items.families.sourcing._labels import telling
from bloc_course.items.proof import Refusal
from worlds import drawn, family, pool, world


def table(first):
    return family_module._tables(world())[first]


def cards(item):
    return {row: world().data.judgements[row] for row in item.parts[0].key.rows}


def test_each_box_takes_now_two_cards_and_now_none():
    """A full box shuts nothing out, and the last card need not go into the last box.

    One card at least is of another source, so that no set can be sorted by wording alone.
    """
    empty, double = Counter(), Counter()
    for item in drawn("S3", b"boxes", 120):
        taken = Counter(item.parts[0].key.rows.values())
        assert set(taken.values()) <= {1, 2}
        left = _boxes.BOXES.keys() - taken.keys()
        assert len(left) <= _boxes.EMPTY
        empty.update(left)
        double.update(box for box, count in taken.items() if count > 1)
    assert empty.keys() == {_boxes.PURPOSE, _boxes.ORIGIN}
    assert double.keys() == _boxes.BOXES.keys() - {_boxes.PURPOSE}


def test_a_conclusion_is_no_sign_of_value_or_limitation():
    """“So …” stands on cards of other sources as well, in every set and in half of the items."""
    concludes = Counter()
    for found in family_module._tables(world()).values():
        foreign = [cell for cell in found.cells.values() if cell.column == "foreign"]
        assert any(_boxes.CONCLUDES.search(cell.text) for cell in foreign), found.id
    for item in drawn("S3", b"so", 60):
        for row, box in item.parts[0].key.rows.items():
            if box == "foreign":
                text = world().data.judgements[row].text
                concludes[bool(_boxes.CONCLUDES.search(text))] += 1
    assert min(concludes.values()) * 3 > sum(concludes.values()), concludes


def test_a_set_without_a_foreign_conclusion_is_no_set():
    found = table("s3-german-foreign")
    plain = {
        row: c for row, c in found.cells.items() if c.column != "foreign" or " so " not in c.text
    }
    assert family_module._lacking(replace_table(found, cells=plain)) == {"foreign"}


def test_no_box_is_known_by_the_syntax_of_its_cards():
    """“It was to …” stands over purposes and over cards of other sources."""
    openings = {}
    for found in family_module._tables(world()).values():
        for cell in found.cells.values():
            opening = " ".join(cell.text.split()[:2])
            openings.setdefault(opening, set()).add(cell.column)
    for opening in ("It was", "It is"):
        assert "foreign" in openings[opening], opening


def test_a_purpose_that_the_article_does_not_state_is_no_card():
    """p34 has what the telegram says, and no aim of it; p28 says that print was intended."""
    purposes = {
        row: cell
        for found in family_module._tables(world()).values()
        for row, cell in found.cells.items()
        if cell.column == _boxes.PURPOSE
    }
    assert "s3-interview-purpose" in purposes
    assert not any("telegram" in row for row in purposes)
    for row in purposes:
        assert world().data.judgements[row].note
    old = world().data
    bare = replace(old.judgements["s3-interview-purpose"], note="")
    told = World(old.replace(judgements={**old.judgements, bare.id: bare}))
    assert not any(bare.id in found.cells for found in family_module._tables(told).values())


def test_purposes_have_no_form_of_their_own():
    """“It was to …” would be the sign of a purpose."""
    for word in ("It was to", "It "):
        heads = {False: 0, True: 0}
        for found in family_module._tables(world()).values():
            for cell in found.cells.values():
                if cell.text.startswith(word):
                    heads[cell.column == _boxes.PURPOSE] += 1
        assert heads[False] >= heads[True] / 2, (word, heads)


def test_what_is_left_out_of_a_text_quoted_in_part_is_said_of_the_quotation():
    """p34 has a phrase of the telegram: what else stood in it is not told."""
    limit = world().data.judgements["s3-telegram-limitation"].text
    assert limit.startswith("As the article quotes it")


def test_no_borrowed_origin_is_known_by_its_year():
    """“… on 3 July 1937” is foreign to a letter of 1932 without a look into the article."""
    for first, found in family_module._tables(world()).items():
        about = world().data.documents[world().data.judgements[first].about]
        for row in found.cells:
            card = world().data.judgements[row]
            if card.about != about.id:
                assert not _untimely(world(), about, card), (first, row)
    card = world().data.judgements["s3-van-heijenoort-origin"]
    assert _untimely(world(), world().data.documents["letter-mm-1932"], card)


def test_what_one_party_tells_of_a_source_is_said_of_all_its_cards():
    """p52 gives it as the version of 1936: no card of the source drops that."""
    own = [j for j in world().data.judgements.values() if j.family == "S3" and j.tag != "foreign"]
    hedged = {j.about for j in own if j.tag == "origin" and j.text.startswith("By the version")}
    assert hedged
    for card in own:
        if card.about in hedged:
            assert "version of 1936" in card.text, card.id


def test_a_borrowed_origin_has_a_name_or_a_date_to_be_refuted_by():
    for found in family_module._tables(world()).values():
        about = next(iter(found.cells.values())).record
        for row, cell in found.cells.items():
            card = world().data.judgements[row]
            if cell.column == "foreign" and card.tag == "origin":
                assert tells(world(), world().data.documents[card.about], card)
                assert card.about != about or cell.record != about


def test_the_cards_that_are_true_answer_one_enquiry_on_one_source():
    for item in pool("S3"):
        keyed = item.parts[0].key.rows
        own = {(c.about, c.question) for r, c in cards(item).items() if keyed[r] != "foreign"}
        assert len(own) == 1
        about, asked = own.pop()
        assert asked in item.stem
        assert item.records[0] == about or about in item.records


def test_a_borrowed_origin_is_of_other_people_or_other_days():
    seen = 0
    documents = world().data.documents
    for first, found in family_module._tables(world()).items():
        about = world().data.judgements[first].about
        for row in found.cells:
            other = world().data.judgements[row].about
            if other == about:
                continue
            seen += 1
            one, two = documents[about], documents[other]
            differ = one.author and two.author and not set(one.author) & set(two.author)
            assert differ or _apart(world(), one, two), (about, other)
    assert seen > 20


def test_number_does_not_tell_a_borrowed_origin_apart():
    for found in family_module._tables(world()).values():
        origins = [c.text for r, c in found.cells.items() if r.split("-")[-1].startswith("origin")]
        assert len({text.startswith("They ") for text in origins}) == 1


def test_what_a_card_is_worth_turns_with_the_question():
    """Made for the public: a value for the public stand, a limit for what he thought in private."""
    text = "It was made for the public, so it shows how its writer wished to be seen."
    tags = {
        found.cells[row].column
        for found in family_module._tables(world()).values()
        for row in found.cells
        if found.cells[row].text == text
    }
    assert tags - {"foreign"} == {"value", "limitation"}


def test_one_card_of_two_enquiries_is_one_fact():
    public, private = table("s3-interview-foreign"), table("s3-interview-private-foreign")
    assert (
        public.cells["s3-interview-value"].fact
        == private.cells["s3-interview-private-limitation"].fact
    )


def test_a_source_whose_author_is_disputed_is_not_asked_about():
    item = next(i for i in drawn("S3", b"all", 200) if "red-book-1936" in i.records)
    seed = (next(t for t in family_module._tables(world()) if "red-book" in t), *cards(item))
    own = tuple(row for row in seed[1:] if cards(item)[row].about == "red-book-1936")
    quarrel = Discrepancy(
        id="quarrel",
        cite=("p42",),
        kind="attribution",
        resolvable="no",
        reading="Made for this test.",
        statements=tuple(
            Statement(record="red-book-1936", field="author", value=who, cite=("p42",))
            for who in ("leon-sedov", "leon-trotsky")
        ),
    )
    old = world().data
    told = World(old.replace(discrepancies={**old.discrepancies, "quarrel": quarrel}))
    answer = family("S3").build(told, (seed[0], *own))
    assert isinstance(answer, Refusal)
    assert answer.obligation == "O3"


def test_a_reviewer_decides_which_box():
    first = "s3-telegram-foreign"
    old = world().data
    moved = replace(old.judgements["s3-telegram-value"], tag="purpose", note="Made for this test.")
    told = World(old.replace(judgements={**old.judgements, moved.id: moved}))
    assert first in family_module._tables(world())
    assert first not in family_module._tables(told)


@pytest.mark.parametrize("chapter", ["bloc", "groups", "slogan", "trial", "turn"])
def test_chapters_give_several_sources(chapter):
    items = drawn("S3", b"chapter", 8, (chapter,))
    about = {world().data.judgements[min(cards(i))].question for i in items}
    assert len(items) == 8
    assert len(about) >= 3


def test_a_plan_is_no_limitation_where_the_plan_is_asked_for():
    """“What was the bloc to be?” is answered by a text that tells what should be."""
    for card in world().data.judgements.values():
        if (card.family, card.tag) == ("S3", "limitation"):
            assert "looks ahead" not in card.note, card.id
            assert "what should be" not in card.text, card.id


def test_a_title_does_not_rule_out_a_card_of_another_source():
    """“Undated letter” beside “dated 6 December 1932” is sorted without the article."""
    undated = 0
    for first, found in family_module._tables(world()).items():
        about = world().data.documents[world().data.judgements[first].about]
        if "undated" in about.title:
            undated += 1
            for cell in found.cells.values():
                dated = re.search(r"\bdated?\b|\d", cell.text)
                assert cell.column != "foreign" or not dated, cell.text
    assert undated


def test_of_two_cards_of_other_sources_one_concludes():
    pairs = 0
    for item in drawn("S3", b"pairs", 120):
        rows = item.parts[0].key.rows
        texts = [world().data.judgements[row].text for row, box in rows.items() if box == "foreign"]
        assert texts
        if len(texts) > 1:
            pairs += 1
            assert len({bool(_boxes.CONCLUDES.search(text)) for text in texts}) == 2
    assert pairs


def test_no_ground_of_a_conclusion_is_a_phrase_for_all():
    """“… is the ground” said nothing that a reader could look up at the place."""
    for card in world().data.judgements.values():
        if card.family == "S3" and card.tag in _boxes.WORTH:
            assert card.note, card.id
            assert "is the ground" not in card.note, card.id


def test_what_a_source_is_called_tells_no_card():
    """“Trotsky’s letter to Sedov urging caution” beside “It was to warn Sedov to be careful”."""
    for found in family_module._tables(world()).values():
        source = found.stem.split("\n")[1]
        for row, cell in found.cells.items():
            if cell.column != "foreign":
                assert not telling(world(), world().data.judgements[row]), (source, cell.text)
    old = world().data
    named = {i: j for i, j in old.judgements.items() if j.tag != "label"}
    bare = World(old.replace(judgements=named))
    cards = {row for found in family_module._tables(bare).values() for row in found.cells}
    assert "s3-fainsod-origin" not in cards


def test_no_value_rests_on_the_silence_of_others():
    """n7: that papers are silent on a man makes the one that is not no better a witness."""
    old = world().data
    silent = replace(
        old.judgements["s3-joffe-value"],
        text="They speak of a man on whom other papers are silent, so little can take their place.",
    )
    told = World(old.replace(judgements={**old.judgements, silent.id: silent}))
    assert any(silent.id in found.cells for found in family_module._tables(world()).values())
    assert not any(silent.id in found.cells for found in family_module._tables(told).values())


def test_no_sentence_of_feedback_is_said_twice():
    for item in pool("S3"):
        for told in item.feedback.choices.values():
            sentences = [part for part in re.split(r"(?<=[.]) ", told) if len(part) > 12]
            assert len(sentences) == len(set(sentences)), told
