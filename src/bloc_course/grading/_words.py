"""An answer in words, as its student would say it."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from bloc_course.items.interactions import Blank, Days, Interaction, Malformed, Parsed, Response
from bloc_course.items.interactions.inline_choice import InlineChoice
from bloc_course.items.marking._helpers import expect

OPTIONS = ("options", "gaps", "cards", "rows", "columns", "answers", "reasons")
SHOWN = 300


def texts(interaction: Interaction) -> dict[str, str]:
    """What a student reads for every code, in the order shown."""
    if isinstance(interaction, InlineChoice):
        found = {gap.code: f"gap {number}" for number, gap in enumerate(interaction.gaps, 1)}
        for gap in interaction.gaps:
            found |= {option.code: option.text for option in gap.options}
        return found
    lists = (getattr(interaction, name, ()) for name in OPTIONS)
    return {option.code: option.text for options in lists for option in options}


def in_words(interaction: Interaction, parsed: Parsed, raw: object) -> str:
    """The answer; one that can't be read is shown as it was given."""
    if isinstance(parsed, Blank):
        return "–"
    if isinstance(parsed, Malformed):
        given = raw if isinstance(raw, str) else msgspec.json.encode(raw).decode()
        return given if len(given) <= SHOWN else given[:SHOWN] + "…"
    if isinstance(parsed, Days):
        return parsed.reading
    return _said(texts(interaction), parsed)


def _said(said: Mapping[str, str], response: Response) -> str:
    if isinstance(response, str):
        # What was written is no option: it stands for itself.
        return said.get(response, response)
    if isinstance(response, tuple):
        return " → ".join(" = ".join(said[card] for card in place) for place in response)
    if isinstance(response, Mapping):
        # A two-tier answer is a map from "answer" and "reason", which no option is called.
        return "; ".join(
            f"{said.get(row, row)}: {said[column]}" for row, column in response.items()
        )
    chosen = expect(frozenset, response)
    return "; ".join(text for code, text in said.items() if code in chosen)
