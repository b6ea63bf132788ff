"""What a part of an item becomes: declarations, body, rules, feedback, and how it is answered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from bloc_course.exports.platform import Answer
from bloc_course.exports.platforms.qti._run import Value
from bloc_course.exports.platforms.qti._xml import Element, made
from bloc_course.items.interactions import Option

LINES = frozenset({"gapText", "inlineChoice"})
Responses = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Names:
    """What the variables of one part are called; `raw` takes its share times `full`."""

    part: str
    response: str
    raw: str

    def of(self, word: str) -> str:
        """A variable of this part alone."""
        return f"{word}_{self.part}"


@dataclass(slots=True)
class Written:
    """One part in the words of QTI 2.

    `full` is what `raw` comes to for a fully right answer. Without `encode` a person marks it.
    `scorer` holds lines for whoever marks, `says` lines for the general feedback.
    """

    asked: str
    kind: str
    note: str = ""
    full: int = 1
    responses: list[Element] = field(default_factory=list)
    outcomes: list[Element] = field(default_factory=list)
    templates: list[Element] = field(default_factory=list)
    body: list[Element] = field(default_factory=list)
    rules: list[Element] = field(default_factory=list)
    modals: list[Element] = field(default_factory=list)
    says: list[str] = field(default_factory=list)
    scorer: list[Element] = field(default_factory=list)
    encode: Callable[[Answer], Responses] | None = None


def modal(outcome: str, name: str, text: str, *, unless: bool = False) -> Element:
    """Feedback shown where the outcome holds this name, or (`unless`) where it does not."""
    attributes = {
        "outcomeIdentifier": outcome,
        "identifier": name,
        "showHide": "hide" if unless else "show",
    }
    return made("modalFeedback", attributes, made("p", {}, text))


def choices(tag: str, options: tuple[Option, ...], attributes: Mapping[str, str]) -> list[Element]:
    """Each option as an element under its code; some hold a line of text and no break."""
    return [
        made(
            tag,
            {"identifier": one.code, **attributes},
            " ".join(one.text.splitlines()) if tag in LINES else one.text,
        )
        for one in options
    ]


def yes(value: bool) -> str:
    """A truth value as XML writes it."""
    return "true" if value else "false"
