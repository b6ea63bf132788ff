"""Upper secondary meets its own records only, in smaller items and plainer words."""

from __future__ import annotations

from functools import cache
from itertools import islice
from statistics import fmean

import msgspec
import pytest

from bloc_course.dataset.records import Judgement
from bloc_course.draw import ranker
from bloc_course.items.difficulty import effects
from bloc_course.items.families._draws import fitting
from bloc_course.items.family import Scope, draw
from bloc_course.items.item import Item
from bloc_course.items.limits import PATHS, beyond, limits, people_named
from bloc_course.items.lints._base import shown_texts, words
from worlds import KEYS, MADE, family, world

EVERY = [pytest.param(name, id=name) for name in MADE]
RANKS = KEYS[:6]
EACH = 12
ENOUGH = 8
# What the article does not give to readers who meet few people, and why.
FEWER = {
    "C7": "most stays with a beginning and an end are told of people whom they do not meet",
    "C9": "two papers only that they meet are dated by their printing",
    "S5": "most ways of a paper have a step that they do not meet",
    "G6": "two messages only went through four hands that they all meet",
}


@cache
def met(name: str, path: str) -> tuple[Item, ...]:
    """The items that several ranks give to readers of a path, each once."""
    found: dict[str, Item] = {}
    for key in RANKS:
        drawn = draw(world(), family(name), ranker(key), Scope(path=path))
        kept = islice((made for made in drawn if isinstance(made, Item)), EACH)
        found |= {item.id: item for item in kept}
    return tuple(found.values())


@pytest.mark.parametrize("name", EVERY)
def test_upper_secondary_meets_its_own_records_only(name):
    for item in met(name, "S"):
        asked = {code for part in item.parts for code in part.interaction.codes()}
        for record in {*item.records, *asked} & world().records.keys():
            found = world().records[record]
            assert isinstance(found, Judgement) or "S" in found.path, (item.id, record)
        assert "S" in item.path


@pytest.mark.parametrize("name", EVERY)
def test_upper_secondary_is_asked_in_few_words_and_names(name):
    for item in met(name, "S"):
        shown = item.shown("S")
        assert len(words(item.stem)) <= 40 or 0 < len(words(item.plain)) <= 30, item.id
        assert len(words(shown)) <= max(30, len(words(item.stem)))
        texts = [shown, *islice(shown_texts(item), 1, None)]
        assert len(people_named(world(), texts)) <= 4, item.id


@pytest.mark.parametrize("name", EVERY)
def test_upper_secondary_has_no_crowded_lists(name):
    for item in met(name, "S"):
        for part in item.parts:
            shown = part.interaction
            ordered = not hasattr(shown, "gaps")
            assert len(getattr(shown, "rows", ())) <= 4
            assert len(getattr(shown, "options", ())) <= 5
            assert len(getattr(shown, "cards", ())) <= (4 if ordered else 5)


@pytest.mark.parametrize("name", EVERY)
def test_upper_secondary_has_enough_of_every_family_or_a_reason(name):
    assert (len(met(name, "S")) >= ENOUGH) != (name in FEWER)


# What makes these difficult is the same for the readers of either path.
ALIKE = {"C7", "C9", "C12"}


@pytest.mark.parametrize("name", [name for name in MADE if name not in ALIKE])
def test_upper_secondary_is_estimated_to_be_easier(name):
    # Of what adds to the level, which is the same: difficulties are rounded to steps.
    means = {path: fmean(sum(effects(i, path).values()) for i in met(name, path)) for path in "US"}
    assert means["S"] < means["U"]


@pytest.mark.parametrize("name", EVERY)
def test_the_plain_stem_leaves_the_revision_of_the_other_path(name):
    for item in met(name, "U")[:3]:
        reworded = msgspec.structs.replace(item, plain="Which?")
        assert reworded.revision == item.revision == item.revision_for("U")
        assert reworded.revision_for("S") != item.revision
        bare = msgspec.structs.replace(item, plain="")
        assert bare.revision_for("S") == item.revision
        assert bare.shown("S") == item.shown("U") == item.stem


def test_names_are_counted_by_who_may_be_meant():
    people = list(world().data.people.values())
    author = next(p for p in people if p.id == world().data.article.author)
    assert not people_named(world(), [f"As {author.name} says"])
    alone = next(p for p in people if p.kind == "actor" and not p.namesakes and " " in p.name)
    twice = people_named(world(), [f"{alone.name} wrote", f"to {alone.name.split()[-1]}’s friend"])
    assert twice == {frozenset({alone.id})}


def test_a_name_within_the_name_of_a_group_is_nobody():
    groups = (g.name for g in world().data.groups.values())
    with_names = [name for name in groups if "–" in name]
    assert with_names
    assert not any(people_named(world(), [name]) for name in with_names)


def test_an_item_beyond_its_readers_says_in_what():
    item = next(item for item in met("C1", "U") if "S" not in item.path)
    assert "readers of path S do not meet all of its records" in set(beyond(world(), item, "S"))
    assert not list(beyond(world(), item, "U")) or "U" not in item.path
    assert not list(beyond(world(), item, ""))


def test_paths_without_limits_have_none():
    assert set(PATHS) == {"S"}
    assert limits("U") == limits("") != limits("S")


@pytest.mark.parametrize(
    ("shapes", "most", "found"),
    [
        (({"a": 2, "b": 2}, {"a": 3, "b": 3}), 4, ({"a": 2, "b": 2},)),
        (({"a": 2, "b": 2, "c": 2},), 4, ({"a": 1, "b": 1, "c": 1},)),
        (({"a": 2, "b": 4}, {"a": 4, "b": 2}), 5, ({"a": 2, "b": 3}, {"a": 3, "b": 2})),
        (({"a": 3, "b": 3},), 5, ({"a": 2, "b": 2},)),
        (({"a": 1, "b": 1, "c": 1},), 2, ()),
    ],
)
def test_shapes_are_cut_to_fit_only_where_none_fits(shapes, most, found):
    assert fitting(shapes, most) == found
