"""A6: answers of many kinds to every question, each criterion within what a person gives."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
import yaml

from bloc_course.items._written_words import on_written
from bloc_course.items.families.argument._tasks import tasks
from bloc_course.items.item import Item
from worlds import family, world

WRITTEN = Path(__file__).parents[2] / "written"
CRITERIA = ("claim", "evidence", "sourcing", "limit")
KINDS = {
    *("good", "partial", "overclaim", "report", "denial"),
    *("headline", "closed", "stem", "keywords"),
}
NEEDED = KINDS - {"report"}
GOOD = 6
# Whoever says more than the article, or the contrary, earns no more, whatever papers he names.
WRONG = 3
SHEETS = [yaml.safe_load(path.read_text("utf-8")) for path in sorted(WRITTEN.glob("*.yaml"))]
ANSWERS = [
    pytest.param(sheet["question"], one, id=f"{sheet['question']} {number} {one['kind']}")
    for sheet in SHEETS
    for number, one in enumerate(sheet["answers"], 1)
]
SENTENCES = [
    pytest.param(sheet["question"], one, id=f"{sheet['question']} {one['text'][:40]}")
    for sheet in SHEETS
    for one in sheet.get("sentences", ())
]
# Talk of the length of an answer, so that no stop takes a single sentence away.
TALK = (
    "I have read the paragraphs several times, and this is how the matter looks to me after some "
    "thinking about all of it."
)


def mark(question, answer):
    made = family("A6").build(world(), (question, "U"))
    assert isinstance(made, Item), made
    return made.parts[0].key.mark(answer)


def earned(case):
    """Points a criterion; a stop earns nothing anywhere."""
    return {**dict.fromkeys(CRITERIA, 0), **{k: int(v) for k, v in _pairs(case)}}


def _pairs(case):
    return (pair.split("=") for pair in case.split() if "=" in pair)


def assert_as_given(one, found):
    """Each criterion that a person marked lies within what he gave."""
    points = earned(found.case)
    for name in CRITERIA:
        given = one.get(name, [0, 2])
        least, most = given if isinstance(given, list) else (given, given)
        assert least <= points[name] <= most, (name, points, found.flags)


@pytest.mark.parametrize(("question", "one"), ANSWERS)
def test_the_machine_gives_what_a_person_gives(question, one):
    found = mark(question, one["answer"])
    assert_as_given(one, found)
    against = {flag.partition(":")[0] for flag in found.flags}
    if "flags" in one:
        assert ("contradiction" in against) == ("contradiction" in one["flags"]), found.flags


@pytest.mark.parametrize(("question", "one"), SENTENCES)
def test_one_sentence_gives_what_a_person_gives_for_it(question, one):
    assert_as_given(one, mark(question, f"{one['text']} {TALK}"))


@pytest.mark.parametrize(("question", "one"), ANSWERS)
def test_the_bands_lie_apart(question, one):
    """A good answer is proficient, a half one not; what is no answer earns next to nothing."""
    total = sum(earned(mark(question, one["answer"]).case).values())
    if one["kind"] == "good":
        assert total >= GOOD
    elif one["kind"] in ("stem", "keywords"):
        assert total == 0
    elif one["kind"] in ("overclaim", "denial", "headline"):
        assert total <= WRONG
    else:
        assert total <= GOOD


def _second(name):
    return yaml.safe_load((WRITTEN / "second" / f"{name}.yaml").read_text("utf-8"))


def _shares(answers):
    return [sum(earned(mark(question, one).case).values()) / 8 for question, one in answers]


def _of_kind(kind):
    return [
        (question, one)
        for name in ("known", "unseen", "fresh")
        for question, kinds in _second(name).items()
        for one in kinds.get(kind, ())
    ]


@pytest.mark.parametrize("kind", ["denial", "reversed", "over", "para"])
def test_a_second_set_of_wrong_answers_earns_little_or_is_flagged(kind):
    """A denial, a claim turned round, an overclaim, and a bare paraphrase that names no source."""
    for question, one in _of_kind(kind):
        found = mark(question, one)
        # A paraphrase may answer the question; without sources half is the most.
        most = Fraction(1, 2) if kind == "para" else Fraction(3, 10)
        assert found.score <= most or found.flags, (question, found.case)
    shares = _shares(_of_kind(kind))
    assert sum(shares) / len(shares) <= 0.3


def test_a_second_set_of_good_answers_earns_three_quarters():
    shares = _shares(_of_kind("good"))
    assert sum(shares) / len(shares) >= 0.75


@pytest.mark.parametrize("kind", ["generic", "unknowing"])
def test_what_fits_any_question_earns_next_to_nothing(kind):
    shares = _shares((question, one) for question in tasks(world()) for one in _second("any")[kind])
    assert max(shares) <= 0.25
    assert sum(shares) / len(shares) <= 0.1


def test_every_question_has_answers_of_every_kind():
    assert {sheet["question"] for sheet in SHEETS} == set(tasks(world()))
    for sheet in SHEETS:
        kinds = [one["kind"] for one in sheet["answers"]]
        assert set(kinds) <= KINDS
        assert set(kinds) >= NEEDED, sheet["question"]
        assert kinds.count("good") >= 2, sheet["question"]


def test_an_overclaim_is_told_what_the_article_has_instead():
    answer = f"Trotsky wrote the letter on 3 November 1932. {TALK}"
    made = family("A6").build(world(), ("a6-german-letter-question", "U"))
    key = made.parts[0].key
    said = list(on_written(key, answer, key.mark(answer)))
    assert said[0].startswith("Claim 0/2: you wrote “Trotsky wrote the letter on 3 November 1932”")
    assert "but: Broué gives the months October or November 1932 and no day (p2)" in said[0]


def test_a_source_stands_where_the_article_uses_it_for_the_question():
    """p47 has the “Party liberals” of the Red Book, p42 what it says of the charges."""
    made = family("A6").build(world(), ("a6-liberals-question", "U"))
    at = {fact.record: fact.locators for fact in made.evidence}
    assert at["red-book-1936"] == ("p47",)
    assert at["trotsky-letter-1932-10-12"] == ("p13",)
