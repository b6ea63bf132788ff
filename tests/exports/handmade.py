"""Questions made by hand, one of every interaction, whose every text is the given ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import cycle

from bloc_course.exports.bank import Exported, Pool, Question
from bloc_course.forms.form import KeyEntry
from bloc_course.items.interactions import Option
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
from bloc_course.items.item import Evidence, Feedback, ItemPart
from bloc_course.items.marking._criteria import Criterion, Point
from bloc_course.items.marking.m1_single import Single
from bloc_course.items.marking.m1_spelling import Spelling
from bloc_course.items.marking.m2_multiple import Multiple
from bloc_course.items.marking.m3_order import CertainPairs
from bloc_course.items.marking.m4_rows import Rows
from bloc_course.items.marking.m5_date import DateKey
from bloc_course.items.marking.m7_two_tier import TwoTierKey
from bloc_course.items.marking.m8_rubric import Rubric

# Not one of the data's: a golden file must not change with them.
RUBRIC = Rubric(
    criteria=(
        Criterion(
            name="claim",
            title="Says what the sources bear out",
            missing="Say what follows.",
            needed=(1, 2),
            points=(
                Point("met", "They met.", (("met",), ("they",))),
                Point("when", "It was in March.", (("march",), ("met",))),
            ),
        ),
    ),
    model="They met in March.",
    fewest=3,
)
PAIRS = (("k0", "k1"), ("k0", "k2"), ("k1", "k2"))


def parts(texts: Sequence[str]) -> Iterator[tuple[ItemPart, ...]]:
    """The parts of an item of each interaction; options take the texts, numbered to differ."""
    words = cycle(texts)

    def some(letter: str, count: int) -> tuple[Option, ...]:
        return tuple(Option(f"{letter}{n}", f"{next(words)} {n}") for n in range(count))

    def one(interaction, key):
        return (ItemPart("answer", interaction, key, prompt=next(words)),)

    text = (next(words), next(words), next(words))
    yield one(Choice(some("k", 3)), Single("k1"))
    yield one(MultipleChoice(some("k", 5)), Multiple(("k0", "k2"), 5))
    yield one(Order(some("k", 3)), CertainPairs(PAIRS, ("k0", "k1", "k2")))
    yield one(
        Order(some("k", 4), shared_places=True), CertainPairs(PAIRS, ("k0", "k1", "k2", "k3"))
    )
    yield one(Match(some("r", 3), some("k", 2)), _rows("r", ("k0", "k1", "k1"), 2))
    yield one(GapMatch(some("r", 2), some("k", 3)), _rows("r", ("k2", "k0"), 3))
    gaps = tuple(Gap(f"g{n}", some("kl"[n], 2)) for n in range(2))
    yield one(InlineChoice(text, gaps), _rows("g", ("k1", "l0"), 2))
    yield one(Hottext(text, some("k", 2)), Single("k0"))
    yield one(TextEntry(next(words)), Spelling(("Ivan N. Smirnov", "Smirnov")))
    yield one(DateEntry(next(words)), DateKey(705_000, 705_005, "6–11 March 1931", lasting=False))
    yield one(TwoTier(some("k", 3), some("r", 3), next(words)), TwoTierKey("k0", "r1"))
    yield one(ExtendedText(next(words), 20, 80), RUBRIC)
    choice = ItemPart("fact", Choice(some("k", 3)), Single("k1"), "1/2", next(words))
    date = ItemPart(
        "date",
        DateEntry(next(words)),
        DateKey(705_000, 705_000, "6 March 1931", lasting=False),
        "1/2",
        next(words),
    )
    yield (choice, date)


def _rows(letter: str, columns: tuple[str, ...], m: int) -> Rows:
    key = {f"{letter}{n}": column for n, column in enumerate(columns)}
    return Rows(key, dict.fromkeys(key, m))


def question(made: tuple[ItemPart, ...], texts: Sequence[str], number: int) -> Question:
    """A question of these parts; stem, hint, feedback and evidence are the texts, too."""
    words = cycle(texts)
    feedback = Feedback(
        hint=next(words),
        rule=next(words),
        key=next(words),
        choices={code: next(words) for part in made for code in part.interaction.codes()},
        open=next(words),
        reread=("p1",),
    )
    entry = KeyEntry(
        code=f"q{number}",
        item=f"z1-{number:010x}",
        family="C1",
        revision="0" * 12,
        skill="chronology",
        level="apply",
        points="2",
        stem=next(words),
        parts=made,
        feedback=feedback,
        evidence=(Evidence("a-record", ("p1",), next(words), "stated"),),
        records=("a-record",),
    )
    return Question(entry, ("chronology",), ("U",), "0.40")


def quiz(texts: Sequence[str], *, one_form: bool = False) -> Exported:
    """A quiz with a question of every interaction, in two pools."""
    made = [question(some, texts, n) for n, some in enumerate(parts(texts))]
    half = len(made) // 2
    pools = (
        Pool(texts[0], len(made[:half]) if one_form else 1, "2", tuple(made[:half])),
        Pool(f"{texts[-1]} 2", len(made[half:]) if one_form else 2, "2", tuple(made[half:])),
    )
    return Exported("hand", texts[0], texts[0], "0" * 16, pools, one_form)
