"""`{marked}`: a marking rule in words, with answers to a small example as the rule marks them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import combinations

from docutils import nodes

from bloc_course.book import blocks
from bloc_course.book.directives._options import DataDirective
from bloc_course.book.report import unknown
from bloc_course.book.spec import Directive
from bloc_course.dates import Answer, parse_answer
from bloc_course.figures.figure import Table
from bloc_course.items.interactions._base import Days, Response
from bloc_course.items.marking import RULES, Declaration
from bloc_course.items.marking._criteria import Criterion, Point
from bloc_course.items.marking.m1_single import Single
from bloc_course.items.marking.m1_spelling import Spelling
from bloc_course.items.marking.m2_multiple import Multiple
from bloc_course.items.marking.m3_order import CertainPairs
from bloc_course.items.marking.m4_rows import Rows
from bloc_course.items.marking.m5_date import DateKey
from bloc_course.items.marking.m6_three_way import ThreeWay
from bloc_course.items.marking.m7_two_tier import TwoTierKey
from bloc_course.items.marking.m8_rubric import Rubric


@dataclass(frozen=True, slots=True)
class Example:
    """What is asked, the key, and answers: as a reader sees them, and as they are parsed."""

    asked: str
    key: Declaration
    answers: tuple[tuple[str, Response], ...]


def _order(text: str) -> tuple[str, Response]:
    return text, tuple((card,) for card in text.split())


def _ticks(text: str) -> tuple[str, Response]:
    return text, frozenset(text.split())


def _date(text: str) -> tuple[str, Response]:
    answer = parse_answer(text)
    assert isinstance(answer, Answer)
    return text, Days(answer.lo, answer.hi, answer.reading)


def _point(name: str, *needs: tuple[str, ...]) -> Point:
    return Point(name, name, needs)


def _said(text: str) -> tuple[str, Response]:
    return f"“{text}”", text


_SEVEN = "1 2 3 4 5 6 7"
_PAIRS = tuple(pair for pair in combinations("ABCDE", 2) if pair != ("D", "E"))
_CAUSE = "The bridge was closed because the flood had damaged a pillar of it."
_FULL = f"{_CAUSE} The report doesn't say when the damage was found."
EXAMPLES = {
    "M1": Example(
        "Three options, of which b is right.",
        Single("b"),
        (("b", "b"), ("a", "a")),
    ),
    "M1-spelling": Example(
        "A name is to be typed. Accepted is “Tchaikovsky”.",
        Spelling(("Tchaikovsky",)),
        tuple((name, name) for name in ("Tchaikovsky", "chaikovskii", "Mussorgsky")),
    ),
    "M2": Example(
        "Seven options, of which 1, 3 and 5 are right.",
        Multiple(("1", "3", "5"), 7),
        tuple(map(_ticks, ("1 3 5", "1 3", "1 3 5 7", "1 2", _SEVEN))),
    ),
    "M3": Example(
        "Five cards. A, B, C come in this order, then D and E, of which nobody knows which came "
        "first: nine pairs are certain, one is open.",
        CertainPairs(_PAIRS, tuple("ABCDE")),
        tuple(map(_order, ("A B C D E", "A B C E D", "B A C D E", "C A B D E", "E D C B A"))),
    ),
    "M4": Example(
        "Four rows, in each of which one of three columns is right: x x y z.",
        Rows(dict(zip("1234", "xxyz", strict=True)), dict.fromkeys("1234", 3)),
        tuple(
            (" ".join(row), dict(zip("1234", row, strict=True))) for row in ("xxyz", "xxyx", "xxxx")
        ),
    ),
    "M5": Example(
        "The evidence gives October 1932, and no day.",
        DateKey(
            date(1932, 10, 1).toordinal(), date(1932, 10, 31).toordinal(), "October 1932", False
        ),
        tuple(
            map(
                _date,
                ("October 1932", "autumn 1932", "1932", "17 October 1932", "November 1932", "1936"),
            )
        ),
    ),
    "M6": Example(
        "Before, after, or can't it be decided? It can't.",
        ThreeWay("cannot be decided"),
        tuple((verdict, verdict) for verdict in ("cannot be decided", "before", "after")),
    ),
    "M7": Example(
        "An answer and a reason. Right are answer b and reason 2.",
        TwoTierKey("b", "2"),
        tuple(
            (text, dict(zip(("answer", "reason"), text.split(), strict=True)))
            for text in (
                "b 2",
                "b 1",
                "a 2",
            )
        ),
    ),
    "M8": Example(
        "“Why was the bridge closed?” One point for the cause, one for a limit of the report.",
        Rubric(
            (
                Criterion(
                    "cause",
                    "Cause",
                    "",
                    (_point("flood", ("flood*",), ("bridge", "pillar"), ("damage*", "closed")),),
                    needed=(1,),
                ),
                Criterion(
                    "limit",
                    "Limit",
                    "",
                    (
                        Point(
                            "when",
                            "when",
                            (("report",), ("when",), ("say", "says", "tell*")),
                            "denies",
                        ),
                    ),
                    needed=(1,),
                ),
            ),
            _FULL,
            fewest=5,
        ),
        tuple(map(_said, (_FULL, _CAUSE, "Bridge, flood, damage, report."))),
    ),
}


class Marked(DataDirective):
    """The formula of a rule and a table of answers with their marks."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """The marks are those of the rule itself, computed while the book is built."""
        name = self.arguments[0]
        if name not in RULES:
            unknown(name, "marking rules", RULES, self.get_location())
            return []
        example = EXAMPLES[name]
        rows = tuple(((words,), (_mark(example.key, given),)) for words, given in example.answers)
        return [
            blocks.paragraph(nodes.strong("", "Rule: "), f"{RULES[name].formula}."),
            blocks.paragraph(nodes.strong("", "Example: "), example.asked),
            blocks.table(Table(("Answer", "Mark"), rows)),
        ]


def _mark(key: Declaration, given: Response) -> str:
    score: Fraction = key.mark(given).score
    return f"{float(score):.2f}".rstrip("0").rstrip(".")


SPEC = Directive(name="marked", directive=Marked)
