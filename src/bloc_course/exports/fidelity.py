"""How much of our marking a platform keeps: computed over all answers, never asserted.

Exact: every answer earns there what it earns here. Approximated: some answer differs, and by how
much at most, or a person marks. Left out: the platform can't hold the item.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache
from typing import Literal

import msgspec
from msgspec import Struct

from bloc_course.exports.answers import Answers, answers
from bloc_course.exports.bank import Exported
from bloc_course.exports.platform import Answer, LeftOut, Marking, Platform, Rendered, Rendering
from bloc_course.forms.form import KeyEntry
from bloc_course.items.interactions import Blank, Malformed
from bloc_course.items.interactions.date_entry import DateEntry
from bloc_course.items.interactions.text_entry import TextEntry
from bloc_course.items.item import ItemPart

# Moodle keeps shares to seven decimals: three thirds make 0.9999999 there.
ALIKE = Fraction(1, 100_000)
ZERO = Fraction(0)
How = Literal["exact", "approximated", "left out"]


class Compared(Struct, frozen=True):
    """One marking held against ours: the largest and mean difference, and the chance scores.

    `unfair`: answers that are fully right here and earn less there. `answers`: how many were
    compared, and whether these were `all`. Typed answers have no chance score: it is 0.
    """

    worst: Fraction
    mean: Fraction
    unfair: int
    here: Fraction
    there: Fraction
    answers: int
    all: bool

    @property
    def exact(self) -> bool:
        """Whether no answer differs."""
        return self.worst < ALIKE


class Fidelity(Struct, frozen=True):
    """What becomes of one item on a platform. `worst` is None where a person marks.

    `here` and `there` are the mean scores of answers drawn evenly, where a machine marks.
    """

    item: str
    family: str
    how: How
    asked: str
    why: str = ""
    worst: Fraction | None = ZERO
    here: Fraction = ZERO
    there: Fraction = ZERO
    answers: int = 0
    all: bool = True


def ours(part: ItemPart, answer: Answer) -> Fraction:
    """What an answer earns here; a typed one is read first, and one sent back earns nothing."""
    if isinstance(part.interaction, TextEntry | DateEntry):
        parsed = part.interaction.parse(answer) if isinstance(answer, str) else answer
        if isinstance(parsed, Malformed):
            return ZERO
        answer = parsed
    return ZERO if isinstance(answer, Blank) else part.key.mark(answer).score


def compare(part: ItemPart, marking: Marking) -> Compared:
    """A platform's marking of a part held against ours, over all answers or an even sample.

    ValueError for a part that nothing but a person can mark.
    """
    given, marks = _here(msgspec.json.encode(part))
    if not given.answers:
        raise ValueError("answers in sentences are marked by a person")
    whole = {id(answer) for answer in given.complete}
    # Ten thousand answers earn a handful of marks: counted first, they are summed in no time.
    counts = Counter(
        (here, marking(answer), id(answer) in whole)
        for here, answer in zip(marks, given.answers, strict=True)
    )
    complete = [(here, there, count) for (here, there, all_), count in counts.items() if all_]
    even = max(1, sum(count for *_, count in complete))
    apart = {one: abs(one[0] - one[1]) for one in counts}
    return Compared(
        worst=max(apart.values()),
        mean=sum((apart[one] * count for one, count in counts.items()), ZERO) / len(given.answers),
        unfair=sum(
            count for (here, there, _), count in counts.items() if here == 1 and there < 1 - ALIKE
        ),
        here=sum((here * count for here, _, count in complete), ZERO) / even,
        there=sum((there * count for _, there, count in complete), ZERO) / even,
        answers=len(given.answers),
        all=given.all,
    )


def closest(part: ItemPart, renderings: Iterable[Rendering]) -> Rendering:
    """The rendering whose marking keeps nearest to ours.

    One that marks down a fully right answer comes after all that don't; then the smaller largest
    difference decides, then the smaller mean, then the order given. ValueError without any.
    """
    ranked = [(rendering, *_strays(part, rendering)) for rendering in renderings]
    if not ranked:
        raise ValueError("no rendering to choose from")
    return min(ranked, key=lambda one: one[1:])[0]


def fidelity(platform: Platform, entry: KeyEntry) -> Fidelity:
    """What becomes of an item on a platform."""
    return _fidelity(_Asked(platform.render, msgspec.json.encode(entry), entry))


@dataclass(frozen=True, slots=True)
class _Asked:
    """An item and how it is asked, which tells it from others; formats may share that."""

    render: Callable[[KeyEntry], Rendered | LeftOut]
    encoded: bytes
    entry: KeyEntry = field(compare=False)


# The three versions of QTI ask and mark alike: one of them is looked at.
@lru_cache(maxsize=2048)
def _fidelity(asked: _Asked) -> Fidelity:
    entry = asked.entry
    rendered = asked.render(entry)
    if isinstance(rendered, LeftOut):
        return Fidelity(entry.item, entry.family, "left out", "", rendered.why)
    return _whole(entry, rendered)


def fidelities(platform: Platform, quiz: Exported) -> tuple[Fidelity, ...]:
    """What becomes of every item of a quiz."""
    return tuple(fidelity(platform, question.entry) for question in quiz.questions)


def _whole(entry: KeyEntry, rendered: Rendered) -> Fidelity:
    """The parts together: differences of parts add up at worst."""
    worst: Fraction | None = ZERO
    here = there = ZERO
    count, every = 0, True
    why: list[str] = []
    for part, one in zip(entry.parts, rendered.parts, strict=True):
        weight = Fraction(part.weight)
        why += filter(None, [one.note])
        if one.marking is None:
            worst = None
            continue
        found = compare(part, one.marking)
        here, there = here + weight * found.here, there + weight * found.there
        count, every = count + found.answers, every and found.all
        worst = None if worst is None else worst + weight * found.worst
    conditional = [part for part in entry.parts if part.key.counts_with]
    if conditional and not rendered.conditions_kept:
        why.append("a part that counts only with another counts by itself there")
        worst = None if worst is None else worst + sum(Fraction(p.weight) for p in conditional)
    why += filter(None, [rendered.note])
    exact = worst is not None and worst < ALIKE
    return Fidelity(
        entry.item,
        entry.family,
        "exact" if exact else "approximated",
        " + ".join(one.asked for one in rendered.parts),
        "; ".join(dict.fromkeys(why)),
        worst,
        here,
        there,
        count,
        every,
    )


def _strays(part: ItemPart, rendering: Rendering) -> tuple[bool, Fraction, Fraction]:
    if rendering.marking is None:
        return True, Fraction(2), Fraction(2)
    found = compare(part, rendering.marking)
    return found.unfair > 0, found.worst, found.mean


# Several renderings of a part are held against the same marks.
@lru_cache(maxsize=8)
def _here(encoded: bytes) -> tuple[Answers, tuple[Fraction, ...]]:
    """The answers to a part (as JSON, which can be kept by) with what each earns here."""
    part = msgspec.json.decode(encoded, type=ItemPart)
    given = answers(part)
    return given, tuple(ours(part, answer) for answer in given.answers)
