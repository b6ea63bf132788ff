"""Questions as QTI 1.2 programs ask them, and how Canvas marks each.

The marking is that of Canvas' own classes for the kinds of question: parts that are right over all
parts; in a choice of several, each wrong tick takes off what a right one gives.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

# What is given to a question: by response, the identifier chosen, the text typed, or the ticks.
Given = Mapping[str, "str | frozenset[str]"]
ONLY = "response1"


@dataclass(frozen=True, slots=True)
class Label:
    """What can be chosen: its identifier (a number, as Canvas wants), its code and its text.

    Two `texts` are shown one below the other, or with the words `between` them. `why` is told to
    whoever chose it.
    """

    ident: str
    code: str
    texts: tuple[str, ...]
    why: str = ""
    between: str = ""


@dataclass(frozen=True, slots=True)
class Pick:
    """One of several, or `several` of them; the texts `listed` stand above."""

    labels: tuple[Label, ...]
    right: frozenset[str]
    several: bool = False
    kind: str = "choice"
    listed: tuple[str, ...] = ()

    @property
    def type(self) -> str:
        """What Canvas calls it."""
        return "multiple_answers_question" if self.several else "multiple_choice_question"

    def score(self, given: Given) -> Fraction:
        """The share of the points."""
        chosen = given.get(ONLY, frozenset())
        ticked = chosen if isinstance(chosen, frozenset) else frozenset({chosen})
        if not self.several:
            return Fraction(int(bool(ticked) and ticked <= self.right))
        hits, false = len(ticked & self.right), len(ticked - self.right)
        return max(Fraction(0), Fraction(hits - false, len(self.right)))


@dataclass(frozen=True, slots=True)
class Row:
    """One row or gap: `name` of its response, the texts before and after, and what is offered."""

    name: str
    before: str
    labels: tuple[Label, ...]
    right: str
    after: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows to be matched, or (`gaps`) dropdowns within a text. Each row counts alike.

    `why` is told of a row that is not right; the texts `listed` stand above the gaps.
    """

    rows: tuple[Row, ...]
    gaps: bool
    kind: str
    why: Mapping[str, str] = field(default_factory=dict)
    listed: tuple[str, ...] = ()

    @property
    def type(self) -> str:
        """What Canvas calls it."""
        return "multiple_dropdowns_question" if self.gaps else "matching_question"

    def score(self, given: Given) -> Fraction:
        """The share of the points."""
        right = sum(given.get(row.name) == row.right for row in self.rows)
        return Fraction(right, len(self.rows))


@dataclass(frozen=True, slots=True)
class Typed:
    """A text that is one of those accepted, in capitals or not, without blanks around it."""

    accepted: tuple[str, ...]
    keyed: tuple[str, ...]
    label: str
    kind: str
    type: str = "short_answer_question"

    def score(self, given: Given) -> Fraction:
        """The share of the points."""
        return Fraction(int(fits(str(given.get(ONLY, "")), self.accepted)))


@dataclass(frozen=True, slots=True)
class Blank:
    """One blank to be typed in; `text` stands before it."""

    name: str
    text: str
    accepted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BlankPart:
    """A part of an item whose `count` blanks stand below its prompt and its lettered options."""

    kind: str
    prompt: str
    options: tuple[str, ...]
    count: int
    keyed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Blanks:
    """Several blanks, which count alike; choices are answered by their letters."""

    blanks: tuple[Blank, ...]
    parts: tuple[BlankPart, ...]
    kind: str = "blanks"
    type: str = "fill_in_multiple_blanks_question"

    def score(self, given: Given) -> Fraction:
        """The share of the points."""
        right = sum(fits(str(given.get(one.name, "")), one.accepted) for one in self.blanks)
        return Fraction(right, len(self.blanks))


@dataclass(frozen=True, slots=True)
class Essay:
    """An answer in sentences; `shown` are lines of the question, `grading` lines for graders."""

    shown: tuple[str, ...]
    grading: tuple[str, ...]
    kind: str = "essay"
    type: str = "essay_question"


Asked = Pick | Table | Typed | Blanks | Essay


def fits(text: str, accepted: Sequence[str]) -> bool:
    """Whether a typed text is an accepted one, as Canvas compares them; no text fits nothing."""
    plain = text.strip().lower()
    return bool(plain) and plain in {one.strip().lower() for one in accepted}
