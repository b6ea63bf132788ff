"""R3: points of comparison are asked either way, and each is explained by both formulas."""

from __future__ import annotations

from collections import Counter

import pytest
from msgspec.structs import replace

from bloc_course.dataset.query import World
from bloc_course.items.families.reading._formulas import (
    AGREE,
    DIFFER,
    comparisons,
    tables,
    told_of,
)
from bloc_course.items.proof import Refusal
from worlds import drawn, family, pool, world


def test_every_comparison_can_be_asked_either_way():
    for two in comparisons(world()).values():
        tags = Counter(point.tag == "shared" for point in two.points.values())
        assert tags[True]
        assert tags[False]
        assert two.one.id != two.other.id


def test_points_are_worded_alike_and_give_nothing_away():
    """“Both …” and “one … the other” would tell which points are shared."""
    for table in tables(world()).values():
        for cell in table.cells.values():
            words = cell.text.lower().split()
            assert words[0] in {"whether", "in", "to", "of", "what", "which", "how", "who", "whose",
                                "for", "from"}  # fmt: skip
            assert not {"both", "neither", "differ", "only"} & set(words)


POINT = "r3-exchange-scope"
TWO = "differ:bloc-exchange-german-letter+bloc-exchange-van-heijenoort"


def changed(**judgements):
    data = world().data
    return World(data.replace(judgements={**data.judgements, **judgements}))


@pytest.mark.parametrize(
    "fields",
    [
        {"text": "bloc-exchange-van-heijenoort | in which year it was written | Both have 1932."},
        {"text": "bloc-exchange-van-heijenoort | who is named | It names Trotsky. | It is silent."},
        {"cite": ("p2",)},
    ],
)
def test_a_point_is_read_off_both_formulas_or_refused(fields):
    """An opinion in one sentence, a silence, and a place without the words prove nothing."""
    told = replace(world().data.judgements[POINT], **fields)
    seed = (TWO, POINT, "r3-exchange-time-limit", "r3-exchange-shared")
    refusal = family("R3").build(changed(**{POINT: told}), seed)
    assert isinstance(refusal, Refusal)
    assert refusal.obligation == "O5"


def test_a_charge_is_compared_only_with_the_authors_view_of_it():
    data = world().data
    kept = {k: j for k, j in data.judgements.items() if j.tag != "position"}
    other = World(data.replace(judgements=kept))
    code = "lominadze-group-joined-smirnov+lominadze-group-joined-mratchkovsky"
    two = comparisons(world())[code]
    assert "no unified centre" in tables(world())[f"agree:{code}"].left_open
    assert "extracted by torture" in tables(world())[f"agree:{code}"].left_open
    assert told_of(world(), two)
    charge = "bloc-date-indictment+bloc-date-verdict"
    refusal = family("R3").build(other, (f"differ:{charge}", "r3-bloc-date-shared"))
    assert isinstance(refusal, Refusal)
    assert refusal.obligation == "O7"


def test_no_point_is_idle():
    """The year, the addressee or the kind of paper compares no formulas."""
    for table in tables(world()).values():
        for cell in table.cells.values():
            words = set(cell.text.lower().split())
            assert not {"letter", "trial", "addressed", "printed"} & words
            assert "in which year" not in cell.text.lower()


def test_the_same_points_are_keyed_one_way_or_the_other():
    for item in drawn("R3", b"ways", 40):
        asked = item.drivers["asked"]
        table = next(
            t for name, t in tables(world()).items()
            if name.startswith(f"{asked}:") and item.records[0] in name and item.records[1] in name
        )  # fmt: skip
        keyed = set(item.parts[0].key.correct)
        for option in item.parts[0].interaction.options:
            assert (option.code in keyed) == (table.cells[option.code].column == asked)


def test_differences_and_agreements_are_asked_alike():
    asked = Counter(
        item.drivers["asked"] for key in range(20) for item in drawn("R3", bytes([key]), 6)
    )
    assert abs(asked[DIFFER] - asked[AGREE]) < 0.35 * sum(asked.values())


def test_every_option_has_its_reason():
    for item in pool("R3"):
        for code in item.parts[0].interaction.codes():
            line = item.feedback.choices[code]
            assert line.startswith(("Here they differ.", "Here they agree."))
            assert "(" in line


def test_what_stays_open_fits_the_two():
    """Two states of knowledge, two papers of one writer, and two witnesses are not one case."""
    left = {table.partition(":")[2]: found.left_open for table, found in tables(world()).items()}
    assert (
        "changed since"
        in left["riutin-documents-not-found-broue+riutin-platform-published-editors"]
    )
    assert "one writer" in left["work-with-master-trotsky+collaborate-with-stalin-trotsky"]
    assert "nearer" in left["bloc-exchange-german-letter+bloc-exchange-van-heijenoort"]
