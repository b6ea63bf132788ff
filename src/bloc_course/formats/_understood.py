"""How answers in a notebook are understood, in words: what its check cell says.

This module runs inside the notebook too, where there is no package but this one's readers: it uses
them and the standard library alone. It knows the questions and no key.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from bloc_course.items.interactions._base import Blank, Days, Malformed, Option
from bloc_course.items.interactions.choice import Choice
from bloc_course.items.interactions.date_entry import DateEntry
from bloc_course.items.interactions.extended_text import ExtendedText
from bloc_course.items.interactions.gap_match import GapMatch
from bloc_course.items.interactions.hottext import Hottext
from bloc_course.items.interactions.inline_choice import Gap, InlineChoice
from bloc_course.items.interactions.match import Match
from bloc_course.items.interactions.multiple_choice import MultipleChoice
from bloc_course.items.interactions.order import Order
from bloc_course.items.interactions.text_entry import TextEntry
from bloc_course.items.interactions.two_tier import TwoTier

KINDS: dict[str, Any] = {
    "choice": Choice,
    "multiple-choice": MultipleChoice,
    "order": Order,
    "match": Match,
    "gap-match": GapMatch,
    "inline-choice": InlineChoice,
    "hottext": Hottext,
    "date-entry": DateEntry,
    "text-entry": TextEntry,
    "extended-text": ExtendedText,
    "two-tier": TwoTier,
}
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def understood(questions: Iterable[Any], answers: Mapping[str, Any]) -> Iterator[str]:
    """A line for each of the questions (label, name of the answer, interaction), then a count."""
    told = {"read": 0, "none": 0, "not": 0}
    for label, name, fields in questions:
        state, line = understand(interaction(fields), answers.get(name))
        told[state] += 1
        yield f"{label}: {line}"
    yield (
        f"{told['read']} understood, {told['none']} without an answer, {told['not']} not readable."
        " Whether they are right is not known here."
    )


def understand(it: Any, value: Any) -> tuple[str, str]:
    """Whether a value is read, none or not to be read, and how it is understood."""
    raw = plain(value)
    parsed = it.parse(raw)
    if isinstance(parsed, Blank):
        return "none", "no answer"
    if isinstance(parsed, Malformed):
        return "not", f"NOT READABLE: {parsed.reason}"
    return "read", f"understood as {_said(it, parsed)}"


def interaction(fields: Mapping[str, Any]) -> Any:
    """An interaction from the plain values that JSON has."""
    given = {name: _value(value) for name, value in fields.items() if name != "type"}
    return KINDS[fields["type"]](**given)


def plain(value: Any) -> str:
    """A value as the text that grading takes it for: 3, 1, 2 and ["3", "1"] without quotes."""
    if value is None:
        return ""
    if isinstance(value, list | tuple | set):
        return ", ".join(map(plain, value))
    if isinstance(value, dict):
        return ", ".join(f"{plain(name)}={plain(one)}" for name, one in value.items())
    return str(value)


def _value(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(map(_value, value))
    if isinstance(value, dict):
        inner = {name: _value(one) for name, one in value.items()}
        return Option(**inner) if "text" in inner else Gap(**inner)
    return value


def _said(it: Any, parsed: Any) -> str:
    if isinstance(parsed, Days):
        return str(parsed.reading)
    if isinstance(it, ExtendedText):
        return f"a text of {len(parsed.split())} words ({it.fewest} to {it.most} are asked for)"
    if isinstance(it, TextEntry):
        return f"“{parsed}”"
    if isinstance(it, Order):
        texts = {card.code: card.text for card in it.cards}
        return " → ".join(" = ".join(texts[card] for card in place) for place in parsed)
    if isinstance(parsed, Mapping):
        return "; ".join(
            f"{name} {_one(parsed.get(code), some)}" for name, code, some in _places(it)
        )
    chosen = [parsed] if isinstance(parsed, str) else parsed
    return "; ".join(
        _one(option.code, it.options) for option in it.options if option.code in chosen
    )


def _places(it: Any) -> list[tuple[str, str, Any]]:
    """What has an answer each: how it is called, its code and what is offered."""
    if isinstance(it, TwoTier):
        return [("answer", "answer", it.answers), ("reason", "reason", it.reasons)]
    if isinstance(it, InlineChoice):
        rows = [(gap.code, gap.options) for gap in it.gaps]
    elif isinstance(it, GapMatch):
        rows = [(gap.code, it.cards) for gap in it.gaps]
    else:
        rows = [(row.code, it.columns) for row in it.rows]
    return [(f"{number}.", code, some) for number, (code, some) in enumerate(rows, 1)]


def _one(code: str | None, options: Iterable[Any]) -> str:
    """An option with its letter, as shown."""
    for place, option in enumerate(options):
        if option.code == code:
            letter = f"{LETTERS[place]}) " if place < len(LETTERS) else ""
            return f"{letter}{option.text}"
    return "(no answer)"
