"""Every interaction as it stands on paper: plain values for the template, by the names it uses."""

from __future__ import annotations

from functools import singledispatch
from typing import Any

from bloc_course.formats.paper._layout import Layout
from bloc_course.items.interactions import Interaction
from bloc_course.items.interactions.choice import Choice
from bloc_course.items.interactions.date_entry import DateEntry
from bloc_course.items.interactions.extended_text import ExtendedText
from bloc_course.items.interactions.gap_match import GapMatch
from bloc_course.items.interactions.hottext import Hottext
from bloc_course.items.interactions.inline_choice import InlineChoice
from bloc_course.items.interactions.match import Match
from bloc_course.items.interactions.multiple_choice import MultipleChoice
from bloc_course.items.interactions.order import Order
from bloc_course.items.interactions.text_entry import TextEntry
from bloc_course.items.interactions.two_tier import TwoTier


@singledispatch
def on_paper(interaction: Interaction, layout: Layout) -> dict[str, Any]:  # noqa: ARG001
    """What the template draws: `kind`, `how` to answer, and the texts in the order shown."""
    raise TypeError(f"no form on paper for {type(interaction).__name__}")


@on_paper.register
def _(it: Choice, _layout: Layout) -> dict[str, Any]:
    return {"kind": "one", "how": "Mark one.", "options": _texts(it.options)}


@on_paper.register
def _(it: MultipleChoice, _layout: Layout) -> dict[str, Any]:
    return {"kind": "many", "how": "Mark all that fit.", "options": _texts(it.options)}


@on_paper.register
def _(it: Order, _layout: Layout) -> dict[str, Any]:
    how = "Write the numbers of the cards in order, the first on the left."
    if it.shared_places:
        how += " Put = between cards that share a place (8, 6=7, 9)."
    return {"kind": "order", "how": how, "cards": _texts(it.cards), "shared": it.shared_places}


@on_paper.register
def _(it: Match, _layout: Layout) -> dict[str, Any]:
    return {
        "kind": "rows",
        "how": "Write one letter for each row.",
        "head": "Row",
        "rows": _texts(it.rows),
        "columns": _texts(it.columns),
    }


@on_paper.register
def _(it: GapMatch, _layout: Layout) -> dict[str, Any]:
    again = "A letter may stand more than once." if it.reuse else "Use a letter once at most."
    return {
        "kind": "rows",
        "how": f"Fill each gap with one of the letters. {again}",
        "head": "Gap",
        "rows": [f"{gap.text} ____" for gap in it.gaps],
        "columns": _texts(it.cards),
    }


@on_paper.register
def _(it: InlineChoice, _layout: Layout) -> dict[str, Any]:
    return {
        "kind": "inline",
        "how": "Write a letter into each gap.",
        "pieces": list(it.text),
        "gaps": [_texts(gap.options) for gap in it.gaps],
    }


@on_paper.register
def _(it: Hottext, _layout: Layout) -> dict[str, Any]:
    return {
        "kind": "marked",
        "how": "Mark one of the underlined passages.",
        "pieces": list(it.text),
        "options": _texts(it.options),
    }


@on_paper.register
def _(it: DateEntry, _layout: Layout) -> dict[str, Any]:
    how = (
        "Write a date or a span of time with its year, the month as a word"
        " (3 May 1917; early October 1917)."
    )
    return {"kind": "line", "how": how, "label": it.label}


@on_paper.register
def _(it: TextEntry, _layout: Layout) -> dict[str, Any]:
    how = "Write a name or a few words; any usual spelling will do."
    return {"kind": "line", "how": how, "label": it.label}


@on_paper.register
def _(it: ExtendedText, layout: Layout) -> dict[str, Any]:
    return {
        "kind": "ruled",
        "how": f"About {it.fewest} to {it.most} words, in full sentences of your own.",
        "label": it.label,
        # A line more for every four: words are struck out and written anew.
        "lines": -(-it.most * 5 // (layout.words_a_line * 4)),
    }


@on_paper.register
def _(it: TwoTier, _layout: Layout) -> dict[str, Any]:
    return {
        "kind": "tiers",
        "how": "Mark an answer, then the reason for it.",
        "answers": _texts(it.answers),
        "reason": it.reason_prompt,
        "reasons": _texts(it.reasons),
    }


def _texts(options: Any) -> list[str]:
    return [option.text for option in options]
