"""X2: the place of a statement and its voice settle in which of the two texts it stands."""

from __future__ import annotations

from collections import Counter

import pytest
from msgspec.structs import replace

from bloc_course.dataset.query import World
from bloc_course.draw import ranker
from bloc_course.items.families.context import x2_as_of as as_of
from bloc_course.items.family import Scope
from bloc_course.items.item import enemies
from bloc_course.items.proof import Refusal
from worlds import drawn, family, pool, world

ROWS = as_of._table(world()).cells
ANY_EARLY, ANY_LATE = (
    next(row for row, cell in ROWS.items() if cell.locators[0].startswith(layer))
    for layer in ("p", "e")
)


def test_the_layer_is_the_one_of_the_locator_and_the_year_its_own():
    for cell in ROWS.values():
        letters = {at[0] for at in cell.locators}
        assert letters == ({"p"} if cell.column == "broue-1980" else {"e"})
        claim = world().data.claims.get(cell.record)
        if claim and claim.as_of:
            year = as_of._year(world(), cell.column)
            assert claim.as_of.startswith(year)


def test_counts_take_turns_so_that_counting_tells_nothing():
    """Now more of one layer, now of the other, never all of one."""
    shapes = Counter()
    for key in range(20):
        for item in drawn("X2", bytes([key]), 6):
            counts = Counter(item.parts[0].key.rows.values())
            shapes[tuple(counts[c.code] for c in item.parts[0].interaction.columns)] += 1
    assert all(min(shape) > 0 for shape in shapes)
    assert len(shapes) > 3
    early, late = (sum(n * shape[at] for shape, n in shapes.items()) for at in (0, 1))
    assert abs(early - late) < 0.1 * (early + late)


def test_a_question_is_told_by_what_is_said_of_it():
    assert not [row for row, cell in ROWS.items() if cell.says.endswith("?")]


def test_no_row_names_a_year_or_the_text_it_stands_in():
    for cell in ROWS.values():
        words = cell.text.lower()
        assert not any(word in words for word in ("preface", "the article", "1980", "2008"))


def test_rows_of_the_two_layers_are_alike_in_length():
    sizes = {layer: [] for layer in ("p", "e")}
    for cell in ROWS.values():
        sizes[cell.locators[0][0]].append(len(cell.text.split()))
    means = [sum(found) / len(found) for found in sizes.values()]
    assert abs(means[0] - means[1]) < 2


def test_what_the_preface_says_is_known_later_than_what_the_article_says():
    early, late = (column.code for column in as_of._table(world()).columns)
    assert as_of._year(world(), early) < as_of._year(world(), late)


def changed(row, **fields):
    data = world().data
    judgement = replace(data.judgements[row], **fields)
    return World(data.replace(judgements={**data.judgements, row: judgement}))


@pytest.mark.parametrize(
    ("row", "fields"),
    [
        (ANY_EARLY, {"cite": ("n1.1",)}),
        (ANY_EARLY, {"cite": ("p1", "e1")}),
        (ANY_EARLY, {"about": "glacial-silence-mm", "cite": ("p18",)}),
        (ANY_LATE, {"about": "riutin-documents-not-found-broue"}),
        (ANY_LATE, {"about": "red-book-1936"}),
        (ANY_LATE, {"tag": "withheld"}),
    ],
)
def test_a_place_or_a_voice_that_settles_nothing_is_refused(row, fields):
    refusal = family("X2").build(changed(row, **fields), ("layers", row))
    assert isinstance(refusal, Refusal)
    assert refusal.obligation == "O9"


def test_two_rows_never_rest_on_one_claim():
    for item in pool("X2"):
        assert len(item.keyed) == len(item.parts[0].key.rows)


@pytest.mark.parametrize("layers", ["", "p"])
def test_a_work_without_statements_of_both_layers_yields_nothing(layers):
    data = world().data
    kept = {
        name: judgement
        for name, judgement in data.judgements.items()
        if judgement.family != "X2" or judgement.cite[0][0] in layers
    }
    poor = World(data.replace(judgements=kept))
    assert family("X2").count(poor) == 0
    assert list(family("X2").seeds(poor, ranker(b"none"), Scope())) == []


def test_the_evidence_carries_the_whole_of_the_statement():
    """e2: interest in Riutin grew, and his papers were published."""
    judged = world().data.judgements["x2-archives-open"]
    assert "interest" in world().data.claims[judged.about].statement


def test_one_layer_throughout_earns_little():
    """X2 and G3: of two columns either has two rows at least."""
    for of in ("X2", "G3"):
        for item in pool(of):
            part = item.parts[0]
            columns = [column.code for column in part.interaction.columns]
            if len(columns) == 2:
                counts = Counter(part.key.rows.values())
                assert min(counts[column] for column in columns) >= 2, item.id


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("R1", "svoi-is-smirnov"), ("G2", "signature-svoi")),
        (("R1", "gpu-files-may-reveal-broue"), ("X2", "x2-gpu-files")),
    ],
)
def test_a_row_that_shows_what_another_asks_is_its_enemy(one, other):
    certainty = ("certainty", one[1], "trotskyists-existed-broue", "mm-reworks-svoi")
    first = family("R1").build(world(), certainty)
    table = {"G2": "ciphers", "X2": "layers"}[other[0]]
    second = family(other[0]).build(world(), (table, other[1]))
    assert enemies(first, second)
