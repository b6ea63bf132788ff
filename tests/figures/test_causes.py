"""The causal map, on the datasets and on made-up data."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from bloc_course.dataset.causes import cause_and_effect, links_about, links_causes
from bloc_course.dataset.query import World
from bloc_course.figures.causal_links import causes_of, grounds_between
from bloc_course.figures.causes import Cause, Ground, causal_map
from bloc_course.figures.certainty import WORDS
from bloc_course.figures.figure import Cite, Ref
from drawings import check
from second import second
from worlds import world

words = st.lists(st.text("abcdefghWM", min_size=1, max_size=10), min_size=1, max_size=9).map(
    " ".join
)
FIRM, DESPAIR = "hitler-consolidated-stalin-broue", "despair-delivered-broue"
NETWORK, INFLUENCE = "network-destroyed-broue", "bloc-influence-repression-broue"


def cause(number: int, of: str, what: str, **more) -> Cause:
    return Cause(record=f"c{number}", cause=of, effect=what, who="A", locators=("p1",), **more)


@settings(deadline=None)
@given(st.data())
def test_no_label_lies_on_another_and_each_arrow_is_a_row(data):
    sides = data.draw(st.lists(words, min_size=1, max_size=3))
    disputes = st.lists(st.tuples(words, st.just(("n2.1",))), max_size=2).map(tuple)
    drawn = [
        cause(
            i,
            data.draw(st.sampled_from(sides)),
            data.draw(words),
            modality=data.draw(st.sampled_from(list(WORDS))),
            disputes=data.draw(disputes),
        )
        for i in range(data.draw(st.integers(1, 6)))
    ]
    ends = st.integers(0, len(drawn) - 1)
    pairs = data.draw(st.sets(st.tuples(ends, ends).filter(lambda p: p[0] != p[1]), max_size=6))
    grounds = [Ground(f"c{a}", f"c{b}", "probable", ("p3",)) for a, b in sorted(pairs)]
    figure = causal_map(drawn, grounds, "A title", "k")
    check(figure)
    assert sorted(row[1][0].record for row in figure.table.rows) == [c.record for c in drawn]
    assert figure.narrow is not None
    assert figure.svg.count("9 3 2 3") == len(grounds) + bool(grounds)


def causal(work: World) -> World:
    """The work, one predicate of which means a cause."""
    name, predicate = next(iter(work.data.article.predicates.items()))
    predicates = work.data.article.predicates | {name: structs.replace(predicate, use="cause")}
    article = structs.replace(work.data.article, predicates=predicates)
    return World(work.data.replace(article=article))


@pytest.mark.parametrize("work", [world(), causal(second())])
def test_every_claim_of_cause_can_be_drawn(work: World):
    cited = work.predicates("cause")
    linked = {j.about for j in work.data.judgements.values() if links_causes(j)}
    found = [c.id for c in work.data.claims.values() if c.predicate in cited or c.id in linked]
    assert found
    causes = causes_of(work, found)
    assert [one.record for one in causes] == found
    check(causal_map(causes, grounds_between(work, found), "Causes", "k"))


def test_causes_and_effects_are_worded_by_the_judgement_else_by_subject_and_object():
    network, influence = causes_of(world(), [NETWORK, INFLUENCE])
    (judged,) = map(cause_and_effect, links_about(world(), NETWORK))
    assert network.effect == judged.effect
    assert network.cause.casefold() == judged.cause.casefold()
    claim = world().data.claims[INFLUENCE]
    assert influence.effect.casefold() == claim.object.casefold()
    assert influence.cause == world().name(claim.subject)


def test_effects_of_one_cause_stand_together_and_grounds_join_them():
    named = [FIRM, NETWORK, "hitler-crushed-movement-broue"]
    grounds = grounds_between(world(), named)
    assert [(g.premise, g.conclusion, g.strength) for g in grounds] == [(NETWORK, FIRM, "probable")]
    figure = causal_map(causes_of(world(), named), grounds, "Causes", "k")
    assert [row[1][0].record for row in figure.table.rows] == [named[0], named[2], named[1]]
    assert figure.table.rows[2][4][1:3] == (
        Ref(FIRM, figure.table.rows[0][1][0].text),
        " (probable) ",
    )


def test_inferred_is_neither_drawn_nor_told_as_stated():
    figure = causal_map(causes_of(world(), [NETWORK, INFLUENCE]), [], "Causes", "k")
    # One dashed line more stands in the key.
    assert figure.svg.count('stroke-dasharray="8 4"') == 2
    assert [row[2] for row in figure.table.rows] == [
        ("Pierre Broué: stated",),
        ("Pierre Broué: inferred",),
    ]


def test_a_discrepancy_set_beside_an_arrow_makes_it_disputed_with_its_places():
    slip = world().data.discrepancies["what-broke-the-old-bolsheviks"]
    (one,) = causes_of(world(), [DESPAIR], {DESPAIR: slip.id})
    assert one.disputes[0][1] == slip.cite
    figure = causal_map([one], [], "Causes", "k")
    assert "inferred · disputed" in figure.svg
    assert Cite(slip.cite) in figure.table.rows[0][3]
    assert not causes_of(world(), [DESPAIR])[0].disputes


def test_a_rival_and_a_contrary_claim_dispute_an_arrow():
    for claim in ("bloc-start-of-terror-indictment", "pressure-needed-broue"):
        (one,) = causes_of(world(), [claim])
        against = {c.id for c in world().data.claims.values() if claim in c.opposes}
        for argument in world().data.arguments.values():
            against.update(argument.rivals if argument.conclusion == claim else ())
        assert len(one.disputes) >= len(against)


def test_a_claim_that_tells_of_no_cause_is_refused():
    with pytest.raises(ValueError, match="'bloc-formed-broue' tells of no cause"):
        causes_of(world(), ["bloc-formed-broue"])
