"""Moodle's text with gaps (cloze): sub-questions within HTML, written and read as Moodle does.

A choice is `{weight:TYPE:%percent%text#feedback~…}`. Signs that would end a text become character
references, which Moodle turns back; texts of choices are HTML, so their own `&` is written twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from html import unescape
from math import lcm

# Read as Moodle 4.5 does: a text ends before ~ # } that no backslash or & stands before.
_PERCENT = r"=|%-?[0-9]+(?:[.,][0-9]*)?%"
_TEXT = r".+?(?<!\\)(?<!&)(?<!&amp;)(?=[~#}]|$)"
_TOLD = r".*?(?<!\\)(?=[~}]|$)"
_CHOICE = rf"(?P<percent>{_PERCENT})?(?P<text>{_TEXT})(?:#(?P<told>{_TOLD}))?"
_NAMELESS = re.sub(r"\?P<[a-z]+>", "?:", _CHOICE)
_SUB = re.compile(
    rf"\{{(?P<weight>[0-9]*):(?P<type>[A-Z_]+):(?P<choices>{_NAMELESS}(?:~{_NAMELESS})*)\}}",
    re.DOTALL,
)
_ONE = re.compile(rf"~?{_CHOICE}", re.DOTALL)
_SIGNS = str.maketrans({sign: f"&#{ord(sign)};" for sign in "~#{}\\=%\"'/"})


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice of a sub-question: percent, text (HTML, or plain where typed), feedback (HTML)."""

    percent: str
    text: str
    feedback: str = ""


@dataclass(frozen=True, slots=True)
class Sub:
    """A sub-question: weight, type as Moodle names it, choices."""

    weight: int
    type: str
    choices: tuple[Choice, ...]

    def written(self) -> str:
        """As it stands in the text."""
        typed = self.type.startswith("SHORTANSWER")
        shown = "~".join(_choice(one, typed=typed) for one in self.choices)
        return f"{{{self.weight}:{self.type}:{shown}}}"


def _choice(one: Choice, *, typed: bool) -> str:
    text = one.text.replace("*", "\\*") if typed and one.text != "*" else one.text
    told = f"#{_coded(one.feedback)}" if one.feedback else ""
    return f"%{one.percent}%{_coded(text)}{told}"


def _coded(text: str) -> str:
    text = " ".join(text.split())
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").translate(_SIGNS)


def parse(html: str) -> tuple[str, tuple[Sub, ...]]:
    """The text with an element for each sub-question, and the sub-questions."""
    found: list[Sub] = []

    def taken(match: re.Match[str]) -> str:
        found.append(
            Sub(
                int(match["weight"] or 1),
                match["type"],
                tuple(_choices(match["choices"], match["type"])),
            )
        )
        return f'<span class="bloc-sub" data-n="{len(found) - 1}"/>'

    return _SUB.sub(taken, html), tuple(found)


def _choices(text: str, kind: str) -> Iterable[Choice]:
    for match in _ONE.finditer(text):
        percent = {"": "0", "=": "100"}.get(
            match["percent"] or "", (match["percent"] or "").strip("%")
        )
        shown = unescape(match["text"]).replace("\\}", "}").replace("\\#", "#")
        if kind.startswith("SHORTANSWER") and shown != "*":
            shown = shown.replace("\\*", "*")
        yield Choice(percent, shown, unescape(match["told"] or ""))


def weights(shares: Sequence[Fraction]) -> list[int]:
    """Whole numbers in the proportion of the shares, the smallest there are."""
    whole = lcm(*(share.denominator for share in shares))
    return [int(share * whole) for share in shares]
