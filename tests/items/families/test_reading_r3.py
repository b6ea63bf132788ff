"""R3: points of comparison are asked either way, and each is explained by both formulas."""

from __future__ import annotations

from collections import Counter

from bloc_course.items.families.reading._formulas import (
    AGREE,
    DIFFER,
    comparisons,
    tables,
)
from worlds import drawn, pool, world


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
