"""Two-tier choice: an answer and the reason for it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec.structs import replace

from bloc_course.draw import Rank
from bloc_course.items.interactions._base import (
    Blank,
    Interaction,
    InteractionSpec,
    Malformed,
    Option,
    Parsed,
    Relabel,
)
from bloc_course.items.interactions._options import arranged, relabelled
from bloc_course.items.interactions._read import (
    blank,
    find,
    lettered,
    letters,
    quoted,
    unpack,
    word,
)

TIERS = ("answer", "reason")
NAMED = re.compile(r"(?:answer|reason)\s*[:=]\s*", re.IGNORECASE)
CUT = re.compile(r"\s*[/,;]\s*")


class TwoTier(Interaction, frozen=True, tag="two-tier"):
    """Answers and reasons; `fixed` answers keep their order, reasons never do."""

    answers: tuple[Option, ...]
    reasons: tuple[Option, ...]
    reason_prompt: str
    fixed: bool = False

    def parse(self, raw: object) -> Parsed:
        """A map with answer and reason, or "a / c" → a map of codes; one may be missing."""
        raw = unpack(raw)
        if blank(raw):
            return Blank()
        given = self._given(raw)
        if given is None:
            return Malformed(f"expected an answer and a reason, such as {SPEC.example}")
        found = {}
        for tier, options in zip(TIERS, (self.answers, self.reasons), strict=True):
            text = word(given.get(tier))
            if text == "":
                continue
            code = None if text is None else find(options, text)
            if code is None:
                shown = quoted(given.get(tier))
                return Malformed(f"{shown} is no {tier} offered; write {letters(options)}")
            found[tier] = code
        return found or Blank()

    def _given(self, raw: object) -> Mapping[str, object] | None:
        if isinstance(raw, Mapping):
            return raw if set(raw) <= set(TIERS) else None
        if isinstance(raw, list | tuple):
            parts = list(raw)
        else:
            text = word(raw)
            if text is None:
                return None
            text = NAMED.sub("", text)
            parts = [text] if find(self.answers, text) else list(CUT.split(text))
            if len(parts) == 1 and not find(self.answers, text):
                parts = list(text.split(" "))
        return dict(zip(TIERS, parts, strict=False)) if len(parts) <= len(TIERS) else None

    def relabel(self, code: Relabel) -> TwoTier:
        """The same answers and reasons under other codes."""
        answers, reasons = relabelled(self.answers, code), relabelled(self.reasons, code)
        return replace(self, answers=answers, reasons=reasons)

    def arrange(self, rank: Rank) -> TwoTier:
        """Reasons by rank, answers too unless they are fixed."""
        answers = self.answers if self.fixed else arranged(self.answers, rank)
        return replace(self, answers=answers, reasons=arranged(self.reasons, rank))

    def as_text(self) -> str:
        """Lettered answers, the prompt, lettered reasons."""
        how = f"{SPEC.how_to_answer} ({SPEC.example})"
        tiers = f"{lettered(self.answers)}\n\n{self.reason_prompt}\n{lettered(self.reasons)}"
        return f"{tiers}\nAnswer: {how}."

    def codes(self) -> tuple[str, ...]:
        """The answers' codes, then the reasons'."""
        return tuple(option.code for option in (*self.answers, *self.reasons))


SPEC = InteractionSpec(
    struct=TwoTier,
    title="Answer and reason",
    how_to_answer="the letter of the answer, a stroke, the letter of the reason",
    example="y / z",
)
