"""The network, the layer map and the constraint graph, on the dataset and on made-up data."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from bloc_course.figures.constraints import KINDS, Arc, Point, constraint_graph
from bloc_course.figures.figure import Ref
from bloc_course.figures.layers import fits, layer_map
from bloc_course.figures.links import graph_of
from bloc_course.figures.network import (
    DASHED,
    DOTTED,
    SOLID,
    Member,
    Node,
    Tie,
    network,
)
from bloc_course.figures.parts import hands_of, layers_of
from bloc_course.figures.status import nodes_of
from drawings import check

# Words as long as a box is wide can't be broken and don't occur.
names = st.lists(st.text("abcdefghWM", min_size=1, max_size=10), min_size=1, max_size=6).map(
    " ".join
)
ties = st.builds(
    Tie,
    st.sampled_from(["joined", "in contact", "not settled"]),
    st.sampled_from([SOLID, DASHED, DOTTED]),
    st.just("s"),
    names,
    st.just(("p1",)),
)
members = st.builds(
    Member, names, names, st.just("member"), st.just(SOLID), st.just("s"), names, st.just(("p1",))
)
nodes = st.builds(
    Node,
    names,
    names,
    st.lists(ties, max_size=3).map(tuple),
    st.lists(members, max_size=4).map(tuple),
)


@settings(deadline=None)
@given(st.lists(nodes, min_size=1, max_size=8))
def test_no_label_of_a_network_lies_on_another(drawn):
    check(network("A hub of many words", drawn, "A title", "k"))


@settings(deadline=None)
@given(st.data())
def test_no_label_of_a_constraint_graph_lies_on_another(data):
    count = data.draw(st.integers(1, 8))
    points = [Point(f"r{i}", data.draw(names), data.draw(names)) for i in range(count)]
    ends = st.integers(0, count - 1)
    pairs = data.draw(st.sets(st.tuples(ends, ends).filter(lambda p: p[0] != p[1]), max_size=12))
    kinds = st.sampled_from(list(KINDS))
    arcs = [Arc(f"r{a}", f"r{b}", data.draw(kinds), ("p1",)) for a, b in sorted(pairs)]
    figure = constraint_graph(points, arcs, "A title", "k")
    check(figure)
    assert len(figure.table.rows) == count


def test_every_group_with_a_status_is_drawn_surest_first(world):
    found = nodes_of(world, "bloc-1932")
    check(network("The bloc", found, "Groups", "k"))
    assert SOLID in {tie.dashes for tie in found[0].ties}
    with_status = {g.id for g in world.data.groups.values() if g.status}
    assert {node.record for node in found} == with_status


def test_one_source_gives_one_line_a_group_and_people_are_drawn_once(world):
    found = nodes_of(world, "bloc-1932", source="sedov-ink-letter-1932", persons=("smirnov-group",))
    assert all(len(node.ties) == 1 for node in found)
    people = next(node for node in found if node.record == "smirnov-group").members
    assert people
    assert len({member.record for member in people}) == len(people)
    figure = network("The bloc", found, "Groups", "k")
    check(figure)
    assert ((Ref(people[0].record, people[0].name),)) in [row[0] for row in figure.table.rows]


def test_the_layer_map_holds_every_word_of_the_article(world):
    layers = layers_of(world.data.article)
    figure = layer_map(layers, hands_of(world.data.article), "Layers", "k")
    check(figure)
    words = sum(paragraph.words for paragraph in world.data.article.locators.values())
    assert sum(layer.words for layer in layers) == words
    longest = max(layer.words for layer in layers)
    assert all(fits(layer, longest) for layer in layers)


def test_the_graph_of_the_undated_letters_pulls_in_what_they_link_to(world):
    letter = "sedov-ink-letter-1932"
    points, arcs = graph_of(world, [letter], [])
    check(constraint_graph(points, arcs, "Letters", "k"))
    linked = {link.to for link in world.data.documents[letter].reports}
    assert linked <= {point.record for point in points}
    assert all(letter in (arc.source, arc.target) for arc in arcs)
