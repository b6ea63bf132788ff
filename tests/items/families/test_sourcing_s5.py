"""S5: hands follow one another, and a foreign step ends where another giver is told."""

from __future__ import annotations

from itertools import pairwise

import pytest
from msgspec.structs import replace

from bloc_course.dataset.query import World
from bloc_course.items.families.sourcing import _chains as chains
from bloc_course.items.families.sourcing import s5_chain
from bloc_course.items.families.sourcing._strangers import strangers
from bloc_course.items.interactions.choice import Choice
from bloc_course.items.interactions.order import Order
from bloc_course.items.proof import Refusal, Refused
from worlds import KEYS, drawn, family, pool, world


def orders():
    return [i for i in pool("S5") if isinstance(i.parts[0].interaction, Order)]


def foreign():
    return [i for i in pool("S5") if isinstance(i.parts[0].interaction, Choice)]


def test_both_forms_are_drawn():
    for key in KEYS[:5]:
        forms = {type(item.parts[0].interaction) for item in drawn("S5", key, 6)}
        assert forms == {Order, Choice}


def test_no_hand_comes_twice_and_none_gives_to_two():
    for chain in chains.chains(world()).values():
        assert len(set(chain.stations)) == len(chain.stations)
        assert all(one.taker == two.giver for one, two in pairwise(chain.steps))


def test_the_order_is_that_of_the_hops_of_the_record():
    """An oracle: the hops of the dataset, read without the code of chains."""
    document = world().data.documents["sedov-ink-letter-1932"]
    hands = [document.hops[0].from_, *(hop.to for hop in document.hops)]
    assert list(chains.chains(world())[document.id].stations) == hands


def test_every_pair_of_cards_is_certain():
    for item in orders():
        cards = item.parts[0].key.cards
        assert len(item.parts[0].key.pairs) == len(cards) * (len(cards) - 1) // 2
        assert s5_chain.FEWEST <= len(cards) <= s5_chain.MOST


def test_an_order_has_so_many_cards_that_guessing_does_not_pay():
    """Three cards have six orders; the one shown earns nothing, so one guess in five was right."""
    assert s5_chain.FEWEST >= 4
    ko = chains.chains(world())["ko-article-1932"]
    answer = family("S5").build(world(), ("order", ko.record, *ko.stations[:3]))
    assert isinstance(answer, Refusal)


def test_nobody_had_it_from_whom_no_place_names_beside_him():
    """Sten stands in p8, Frolov in n23.1 alone: from whom Frolov had the forecast is not said."""
    with pytest.raises(Refused, match="from whom it came is not said"):
        chains.chain_of(world(), "sten-forecast-dreyfus")
    assert "jan-sten" not in chains.chains(world())["frolov-samizdat"].stations


def test_a_picture_in_his_archives_is_not_said_to_lie_at_harvard():
    """n58.1 tells of Trotsky’s archives and names no library."""
    hops = world().data.documents["pravda-1936-07-30"].hops
    assert all(hop.to != "harvard-college-library" for hop in hops)


def test_a_speech_told_of_is_not_said_to_come_from_the_speaker():
    for item in orders():
        assert not any(line.startswith("from ") for line in item.feedback.choices.values())


def test_what_passed_from_hand_to_hand_is_worded_from_its_place():
    """p8 has a provocateur’s word on Syrtsov, and nowhere that Syrtsov told him."""
    first, second, *_ = chains.chains(world())["group-of-four-syrtsov"].steps
    assert "ascribed to him by Reznik, whom the letter calls a provocateur" in first.how
    assert "on Reznik’s word" in second.how
    assert {first.modality, second.modality} == {"reported"}
    for chain in chains.chains(world()).values():
        assert all(step.how and step.how != "told of" for step in chain.steps)


def test_hands_whose_telling_nobody_has_worded_are_no_chain():
    judgements = dict(world().data.judgements)
    del judgements["s5-group-of-four-syrtsov-telling"]
    silent = World(world().data.replace(judgements=judgements))
    with pytest.raises(Refused, match="nobody has worded how"):
        chains.chain_of(silent, "group-of-four-syrtsov")


def test_the_letter_in_ink_is_kept_where_its_own_note_says():
    """p63 speaks of the whole find; n10.1 has the library and the mark of this letter."""
    steps = chains.chains(world())["sedov-ink-letter-1932"].steps
    kept = next(step for step in steps if step.taker == "harvard-college-library")
    assert kept.cite == ("n10.1",)


def test_the_author_who_reads_at_the_end_is_no_card():
    author = world().data.article.author
    for item in orders():
        cards = item.parts[0].key.cards
        assert author not in cards[1:]


def test_a_foreign_step_leads_to_a_hand_that_had_it_from_another():
    for record, chain in chains.chains(world()).items():
        before = dict(zip(chain.stations[1:], chain.stations, strict=False))
        told = {step.code for step in chains.raw_steps(world(), record)}
        for step in strangers(world(), record):
            assert step.taker in chain.stations
            assert step.giver != before.get(step.taker)
            assert step.code not in told


def test_the_true_step_to_the_same_hand_is_an_option_too():
    for item in foreign():
        key = item.parts[0].key.correct
        steps = chains.chains(world())[item.records[0]].steps
        rival = [step.code for step in steps if step.taker == key.split(">")[1]]
        assert set(rival) <= set(item.parts[0].interaction.codes())


def test_no_option_shares_a_name_or_signature_with_the_stem():
    for item in foreign():
        thing = item.stem.splitlines()[-1].rstrip(".").split()
        shown = {word for word in thing[1:] if word[0].isupper()}
        for option in item.parts[0].interaction.options:
            assert not shown & set(option.text.split()), item.stem


def test_no_own_step_leads_from_a_periodical_to_the_author():
    """That Broué read the Bulletin is true of every letter printed there."""
    end = "bulletin-of-the-opposition>pierre-broue"
    for item in foreign():
        codes = item.parts[0].interaction.codes()
        assert end not in codes or item.parts[0].key.correct == end


def test_no_option_is_another_the_other_way_round():
    for item in foreign():
        pairs = {frozenset(code.split(">")) for code in item.parts[0].interaction.codes()}
        assert len(pairs) == len(item.parts[0].interaction.codes())


def test_who_may_have_had_it_from_somebody_else_is_no_target():
    """Holzmann told Sedov; whether he had the news from Smirnov is another matter."""
    steps = strangers(world(), "correspondence-moscow-bulletin-31")
    assert not any(step.taker == "edward-holzmann" for step in steps)


def test_a_chain_ends_where_the_article_falls_silent():
    """How the letter of 1937 came to Harvard is not told, though it was found there."""
    document = world().data.documents["van-heijenoort-letter-1937-07-03"]
    assert document.hops[-1].to not in chains.chains(world())[document.id].stations


def test_issues_of_one_periodical_are_one_station():
    assert chains.station(world(), "bulletin-31") == chains.station(world(), "bulletin-33")


def test_the_author_and_his_institute_are_one_side():
    author = world().data.article.author
    assert chains.side(world(), "institut-leon-trotsky") == author
    assert chains.side(world(), "harvard-college-library") != author


def test_nobody_orders_what_no_reviewer_has_seen():
    old = world().data
    kept = {i: j for i, j in old.judgements.items() if i != "s5-ko-article-1932"}
    told = World(old.replace(judgements=kept))
    with pytest.raises(Refused, match="nobody has seen"):
        chains.chain_of(told, "ko-article-1932")


def test_a_branch_is_refused():
    old = world().data
    ko = old.documents["ko-article-1932"]
    branch = replace(ko.hops[2], from_="edward-holzmann", to="leon-trotsky")
    new = replace(ko, hops=(*ko.hops, branch))
    told = World(old.replace(documents={**old.documents, ko.id: new}))
    with pytest.raises(Refused, match="branches"):
        chains.chain_of(told, ko.id)


def test_stations_out_of_order_are_refused():
    stations = chains.chains(world())["ko-article-1932"].stations[:4]
    answer = family("S5").build(world(), ("order", "ko-article-1932", *stations[::-1]))
    assert isinstance(answer, Refusal)
    assert answer.obligation == "O5"


def test_a_hand_that_has_two_parts_in_the_masthead_is_named_by_one():
    """h8, h11: the journal is the printed source of the transcript and the site it was made for."""
    names = {
        stop: chains.named(world(), stop) for stop in chains.chains(world())["broue-1980"].stations
    }
    assert names["revolutionary-history"] == "Revolutionary History, in print (2008)"
    for item in orders():
        if item.records[0] == "broue-1980":
            for card in item.parts[0].interaction.cards:
                assert card.text == names[card.code]


def test_the_library_is_named_where_the_institute_found_the_letter():
    """p1 has both; p3 names no library."""
    steps = chains.chains(world())["sedov-ink-letter-1932"].steps
    assert steps[-1].cite == ("p1",)
