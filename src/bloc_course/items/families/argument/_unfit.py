"""Sets of cards by which, or by whose words, a reader would know the keyed ones unread."""

from __future__ import annotations

from fractions import Fraction

from bloc_course.dataset.query import World
from bloc_course.items.families._table import Table
from bloc_course.items.families.argument._cues import (
    A_WORD,
    apart_in_figures,
    betrayed,
    gap,
    on_topic,
    paired,
)
from bloc_course.items.families.argument._grounds import NEXT, Grounds, places
from bloc_course.items.proof import Refused

# On which side a card of A1 is.
GROUND, OTHER = "ground", "other"
SAME = "two cards say the same"
# Where a ground takes up a word of the conclusion, so many of the others must do so, too.
TOPICAL = 2
# Cards that name their source may be so much more frequent on one side than on the other.
MOST_APART = Fraction(1, 3)
# So many of the others stand near the claim in the text, where there are so many: grounds of quite
# another matter alone would be easy to tell.
NEAR = 2
# So many are from where the argument is made or the paragraphs next to it, or by the one who
# concludes: whoever sorted the cards by their speakers alone would have the answer.
AKIN = 2


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


def misfit(
    world: World, argument: Grounds, table: Table, rows: tuple[str, ...], claim: str
) -> Refused | None:
    """Why these cards of A1 make no item on the claim, told in words; None where they do."""
    near = argument.beside
    because = unfit(world, table, rows, GROUND, claim)
    if because:
        return Refused("O6" if because == SAME else "O5", rows, because)
    others = [row for row in rows if table.cells[row].column == OTHER]
    if len(near.intersection(others)) < min(NEAR, len(near), len(others)):
        return Refused("O5", rows, "the cards that are no grounds lie too far from the claim")
    grounds = [table.cells[row].text for row in rows if row not in others]
    rest = [table.cells[row].text for row in others]
    if grounds and rest and gap(grounds, rest) > A_WORD:
        return Refused("O5", rows, "all the grounds are shorter than the rest, or longer: a cue")
    if apart_in_figures(grounds, rest):
        return Refused("O5", rows, "the grounds have the figures and quotation marks: a cue")
    akin = {
        row
        for row, cell in table.cells.items()
        if cell.column == OTHER and _akin(world, argument, row)
    }
    if len(akin.intersection(others)) < min(AKIN, len(akin), len(others)):
        return Refused("O5", rows, "too few cards that are no grounds are by the one who concludes")
    return None


def _akin(world: World, argument: Grounds, row: str) -> bool:
    """Whether a claim is by the one who concludes, or from where the conclusion is drawn."""
    claim = world.data.claims[row]
    order = {at: place for place, at in enumerate(world.data.article.locators)}
    made = [order[at] for at in places(argument.argument, argument.conclusion)]
    near = any(abs(order[at] - place) <= NEXT for at in claim.cite for place in made)
    return near or claim.asserted_by == argument.conclusion.asserted_by
