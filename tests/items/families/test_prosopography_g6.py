"""G6: each way is told of step by step, is the only shortest one, and is asked once."""

from __future__ import annotations

import re
from itertools import combinations, pairwise

import msgspec

from bloc_course.items.families.prosopography import _routes as ways
from bloc_course.items.families.prosopography._routes import routes
from worlds import KEYS, drawn, pool, world


def hands(item):
    """The hands of an item in the order of its key."""
    key = item.parts[0].key
    before = {card: sum(card == later for _, later in key.pairs) for card in key.cards}
    return tuple(sorted(key.cards, key=before.__getitem__))


def told():
    """Every pair (giver, taker) that the records tell of, worked out without the family’s code."""
    data = world().data
    found = set()
    for document in data.documents.values():
        found |= {(hop.from_, hop.to) for hop in document.hops}
        found |= {
            (giver, link.to)
            for link in document.printed_in
            for giver in (document.id, *document.author)
        }
    for claim in data.claims.values():
        found |= set(pairwise((claim.asserted_by, *claim.via)))
    return found


def names(record):
    """The ids a hand may go by: a paper stands for its writer, a periodical for its issue."""
    data = world().data
    same = {record}
    same |= {d.id for d in data.documents.values() if d.author == (record,)}
    for document in data.documents.values():
        if record in {link.to for link in document.printed_in}:
            same |= {hop.to for hop in document.hops if hop.to in data.groups}
    return same


def test_every_step_is_told_of():
    for item in pool("G6"):
        known = told()
        for giver, taker in pairwise(hands(item)):
            pairs = {(one, other) for one in names(giver) for other in names(taker)}
            assert pairs & known, (item.id, giver, taker)


def test_the_whole_order_is_marked():
    for item in pool("G6"):
        key = item.parts[0].key
        assert len(key.pairs) == len(list(combinations(key.cards, 2)))
        assert len(key.cards) >= ways.FEWEST


def test_a_way_is_the_only_shortest_one():
    """All simple ways over the same steps, listed by force."""
    for one in routes(world()).values():
        steps = ways.way_of(world(), one.message)
        edges = {(step.giver, step.taker) for step in steps}
        shortest = _simple(edges, one.hands[0], one.hands[-1])
        assert [way for way in shortest if len(way) == min(map(len, shortest))] == [one.hands]


def _simple(edges, first, last, so_far=()):
    way = (*so_far, first)
    if first == last:
        return [way]
    onward = [taker for giver, taker in edges if giver == first and taker not in way]
    return [found for taker in sorted(onward) for found in _simple(edges, taker, last, way)]


def test_no_way_is_a_part_of_another():
    every = [one.hands for one in routes(world()).values()]
    for one, other in combinations(every, 2):
        assert not ways._within(one, other)
        assert not ways._within(other, one)


def test_words_go_from_whoever_said_them():
    for item in pool("G6"):
        claim = world().data.claims.get(item.keyed[-1].removesuffix(".hands"))
        if claim:
            assert hands(item)[0] == claim.asserted_by
            assert claim.statement in item.stem
            assert item.feedback.open


def test_cards_are_told_apart_and_show_no_ids():
    for item in pool("G6"):
        texts = [card.text for card in item.parts[0].interaction.cards]
        assert len({text.casefold() for text in texts}) == len(texts)
        ids = world().records.keys()
        assert not any(text in ids for text in texts)


def test_every_message_has_its_turn_first():
    for rank in KEYS[:5]:
        items = drawn("G6", rank, len(routes(world())))
        assert len({item.keyed[-1] for item in items}) == len(items)


def test_the_author_of_the_article_is_on_no_card():
    """Everybody knows that he comes last (or, of his own article, first)."""
    for item in pool("G6"):
        assert world().data.article.author not in hands(item)


def test_the_places_of_a_step_show_both_of_its_ends():
    """An oracle over the raw text of the records: each end is cited or mentioned there."""
    for one in routes(world()).values():
        for step in one.steps:
            for hand in (step.giver, step.taker):
                told = [world().records[hand]]
                told += [d for d in world().data.documents.values() if hand in d.author]
                seen = {at for record in told for at in _locators(record)}
                assert seen & set(step.cite), (one.message, hand)


def _locators(record):
    encoded = msgspec.to_builtins(record)
    queue, found = [encoded], set()
    while queue:
        part = queue.pop()
        if isinstance(part, dict):
            found |= set(part.get("cite", ())) | set(part.get("mentions", ()))
            queue += part.values()
        elif isinstance(part, list | tuple):
            queue += part
    return found


def test_words_have_a_first_link_that_a_reader_found():
    """No hand-over is made up between whoever said a thing and the first who reports it."""
    linked = {j.about: j for j in world().data.judgements.values() if j.tag == ways.LINK}
    for one in routes(world()).values():
        if one.message in world().data.claims:
            assert one.steps[0].how == linked[one.message].text


def test_a_hand_over_that_a_letter_or_an_account_tells_of_is_reported():
    """p8: Syrtsov’s words by Reznik, his by N.N.; p52: the version of Sedov and Trotsky."""
    for item in pool("G6"):
        for one in item.evidence:
            by_others = re.search("account|Reznik|as Sedov’s letter says", one.says)
            inferred = "is inferred" in one.says
            expected = "reported" if by_others else "inferred" if inferred else "stated"
            assert one.modality == expected, one


def test_a_step_that_no_line_tells_of_is_called_inferred():
    """h11 and h12: who transcribed and who marked up, but not in which order."""
    (way,) = (one for one in routes(world()).values() if one.message == "broue-1980")
    by_taker = {step.taker: step for step in way.steps}
    assert by_taker["einde-o-callaghan"].modality == "inferred"
    assert "h8" in by_taker["revolutionary-history"].cite
    assert "h8" in by_taker["alun-morgan"].cite


def test_feedback_names_the_station_and_has_one_full_stop():
    for item in pool("G6"):
        for line in (item.feedback.key, *item.feedback.choices.values()):
            assert not line.startswith("It ")
            assert ".." not in line
            assert ") (" not in line
