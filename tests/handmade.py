"""Families and a world made by hand, for tests that need items but no dataset.

Record ids all begin with "rec-" and family ids with "Z", so that a search for them in student
files can't be met by chance.
"""

from __future__ import annotations

from types import SimpleNamespace

from bloc_course.draw import by_rank
from bloc_course.forms.bank import Bank, draw_bank
from bloc_course.forms.blueprint import Blueprint, Section
from bloc_course.forms.roster import Student
from bloc_course.items.family import Family
from bloc_course.items.interactions._base import Option
from bloc_course.items.interactions.choice import Choice
from bloc_course.items.interactions.date_entry import DateEntry
from bloc_course.items.interactions.inline_choice import Gap, InlineChoice
from bloc_course.items.interactions.match import Match
from bloc_course.items.interactions.multiple_choice import MultipleChoice
from bloc_course.items.interactions.order import Order
from bloc_course.items.interactions.two_tier import TwoTier
from bloc_course.items.item import Evidence, Feedback, Item, ItemPart, item_id
from bloc_course.items.marking.m1_single import Single
from bloc_course.items.marking.m2_multiple import Multiple
from bloc_course.items.marking.m3_order import CertainPairs
from bloc_course.items.marking.m4_rows import Rows
from bloc_course.items.marking.m5_date import DateKey
from bloc_course.items.marking.m6_three_way import ThreeWay
from bloc_course.items.marking.m7_two_tier import TwoTierKey
from bloc_course.items.proof import Discharged

SECRET = b"a secret for tests only, long enough"
DAY = 700_000


def options(*names, n=0):
    return tuple(Option(f"rec-{name}-{n}", f"the {name} of case {n}") for name in names)


def choice(n):
    shown = options("amber", "basalt", "chalk", n=n)
    return (ItemPart("answer", Choice(shown), Single(shown[n % 3].code)),)


def multiple(n):
    shown = options("amber", "basalt", "chalk", "dolomite", "emery", n=n)
    keyed = (shown[n % 5].code, shown[(n + 2) % 5].code)
    return (ItemPart("answer", MultipleChoice(shown), Multiple(keyed, 5)),)


def order(n):
    shown = options("first", "second", "third", "fourth", n=n)
    codes = [card.code for card in shown]
    pairs = tuple((a, b) for i, a in enumerate(codes) for b in codes[i + 1 :])
    return (ItemPart("answer", Order(shown), CertainPairs(pairs, tuple(codes))),)


def match(n):
    rows, columns = options("row", "line", "rank", n=n), options("pillar", "post", n=n)
    key = {row.code: columns[(i + n) % 2].code for i, row in enumerate(rows)}
    return (ItemPart("answer", Match(rows, columns), Rows(key, dict.fromkeys(key, 2))),)


def inline(n):
    gaps = tuple(Gap(f"rec-gap-{i}-{n}", options("oak", "pine", n=n)) for i in range(2))
    key = {gap.code: gap.options[n % 2].code for gap in gaps}
    text = ("The ", " grew by the ", ".")
    return (ItemPart("answer", InlineChoice(text, gaps), Rows(key, dict.fromkeys(key, 2))),)


def date(n):
    key = DateKey(DAY + n, DAY + n + 5, "some days", lasting=False)
    return (ItemPart("answer", DateEntry("When was it?"), key),)


def three_way(n):
    shown = tuple(Option(f"rec-{c}", c) for c in ("before", "after", "undecided"))
    # Far more of one verdict than of the others, as real data have it.
    keyed = shown[max(0, n % 8 - 5)].code
    return (ItemPart("answer", Choice(shown, fixed=True), ThreeWay(keyed)),)


def two_tier(n):
    answers, reasons = options("yes", "no", n=n), options("because", "although", "since", n=n)
    shown = TwoTier(answers, reasons, "Why?")
    return (ItemPart("answer", shown, TwoTierKey(answers[n % 2].code, reasons[n % 3].code)),)


def composite(n):
    (clues,), (interval,) = match(n), date(n)
    return (
        ItemPart("clues", clues.interaction, clues.key, "1/2", "Sort the clues."),
        ItemPart("interval", interval.interaction, interval.key, "1/2", "Then date it."),
    )


MAKERS = {
    "Z1": choice,
    "Z2": multiple,
    "Z3": order,
    "Z4": match,
    "Z5": inline,
    "Z6": date,
    "Z7": three_way,
    "Z8": two_tier,
    "Z9": composite,
}


def item(family, n, **changes):
    parts = MAKERS[family](n)
    codes = [code for part in parts for code in part.interaction.codes()]
    fields = {
        "id": item_id(family, str(n)),
        "family": family,
        "skill": "testing",
        "level": "apply" if n % 2 else "analyse",
        "stem": f"A question of kind {ord(family[1]) - 48}, number {n}: what holds?",
        "parts": parts,
        "feedback": Feedback(
            hint="Look again at p1.",
            rule="The rule is made by hand.",
            key="The key was set in the test (p1).",
            choices={code: f"about {i}" for i, code in enumerate(codes)},
            cases={"over-precise": "Too exact."},
            reread=("p1",),
        ),
        "evidence": (Evidence(f"rec-{n}", ("p1",), "it is so", "stated"),),
        "proof": (Discharged("O3", (f"rec-{n}",), "by construction"),),
        "records": (f"rec-{n}",),
        "chapters": ("one",) if n % 3 else ("one", "two"),
        "path": ("U",),
    }
    return Item(**{**fields, **changes})


def family(name, size=60):
    def seeds(world, rank, scope):
        numbers = [str(n) for n in range(size) if n not in world.gone]
        yield from ((n,) for n in by_rank(numbers, rank, str))

    return Family(
        id=name,
        title=f"Kind {name}",
        skill="testing",
        level="apply",
        interaction="any",
        obligations=("O3",),
        seeds=seeds,
        build=lambda _, seed: item(name, int(seed[0])),
        count=lambda _: size,
    )


FAMILIES = {name: family(name) for name in MAKERS}


def world(gone=(), version="test"):
    """A stand-in for the dataset's world; `gone` are seeds that it lacks."""
    data = SimpleNamespace(version=version, chapters={"one": None, "two": None})
    records = {f"rec-{n}": None for n in range(60)}
    return SimpleNamespace(data=data, records=records, gone=set(gone))


def blueprint(**changes):
    sections = tuple(
        Section(title=f"Part {name[1]}", family=name, count=2, points="2" if name == "Z3" else "1")
        for name in MAKERS
    )
    fields = {"quiz": "handmade", "title": "Made by hand", "sections": sections}
    return Blueprint(**{**fields, **changes})


def bank(plan=None, gone=(), secret=SECRET) -> Bank:
    return draw_bank(world(gone), plan or blueprint(), secret, known=FAMILIES)


def students(n=8):
    return tuple(Student(f"s{i:02}", f"Student Number {i}", group="ab"[i % 2]) for i in range(n))
