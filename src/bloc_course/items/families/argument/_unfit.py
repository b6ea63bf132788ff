"""Sets of cards by which, or by whose words, a reader would know the keyed ones unread."""

from __future__ import annotations

from fractions import Fraction

from bloc_course.dataset.query import World
from bloc_course.items.families._table import Table
from bloc_course.items.families.argument._cues import betrayed, on_topic, paired

SAME = "two cards say the same"
# Where a ground takes up a word of the conclusion, so many of the others must do so, too.
TOPICAL = 2
# Cards that name their source may be so much more frequent on one side than on the other.
MOST_APART = Fraction(1, 3)


def unfit(world: World, table: Table, rows: tuple[str, ...], keyed: str, conclusion: str) -> str:
    """Why these cards cannot stand beside one another, or ""; `keyed` is the column of the key."""
    if len({world.data.claims[row].statement for row in rows}) < len(rows):
        return SAME
    told = {row: table.cells[row].text for row in rows}
    grounds = [text for row, text in told.items() if table.cells[row].column == keyed]
    rest = [text for row, text in told.items() if table.cells[row].column != keyed]
    word = betrayed(grounds, rest, conclusion)
    if word:
        return f"only the grounds take up “{word}” of the conclusion"
    word = paired(grounds, rest)
    if word:
        return f"all the grounds have “{word}” and nothing else has it"
    word = _labels_apart(world, table, rows, keyed, conclusion)
    if word:
        return f"the speakers named over the grounds, and no others, have “{word}”"
    if on_topic(grounds, conclusion) and on_topic(rest, conclusion) < TOPICAL:
        return "beside grounds on the topic of the conclusion too few others are on it"
    apart = _named_apart(world, table, rows)
    return "whether a card names its source would tell what it is" if apart else ""


def _labels_apart(
    world: World, table: Table, rows: tuple[str, ...], keyed: str, conclusion: str
) -> str:
    """The beginning of a word by which the names of speakers alone would tell the grounds, or "".

    What follows a name may use the same word and hide it from the check of whole cards.
    """
    labels = {
        row: table.cells[row].text.removesuffix(world.data.claims[row].statement) for row in rows
    }
    grounds = [label for row, label in labels.items() if table.cells[row].column == keyed]
    rest = [label for row, label in labels.items() if table.cells[row].column != keyed]
    return betrayed(grounds, rest, conclusion) or paired(grounds, rest)


def _named_apart(world: World, table: Table, rows: tuple[str, ...]) -> bool:
    """Whether cards of one side name their source, and cards of the other mostly do not."""
    shares = [
        Fraction(
            sum(table.cells[row].text != world.data.claims[row].statement for row in of), len(of)
        )
        for column in {table.cells[row].column for row in rows}
        if (of := [row for row in rows if table.cells[row].column == column])
    ]
    return max(shares) - min(shares) > MOST_APART
