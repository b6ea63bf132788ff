"""What an answer brings in that no reference has: names, numbers, days, roles, killings."""

from __future__ import annotations

import pytest

from bloc_course.items.marking._clauses import read
from bloc_course.items.marking._roles import misread
from bloc_course.items.marking._unheard import killings, known, misplaced, unheard

TOLD = (
    "Ann Lovell wrote it. Ann Lovell wrote it to Bert Mason.",
    "In spring 1932 Ann wrote in a letter of 3 May 1932 that three partners had met Carl.",
    "The court charged that Carl had planned a murder in 1936. Carl denied the plan.",
    "It is told in Dora’s article, in print since 1980.",
)
STRANGERS = ("ann", "bert", "carl", "dora", "emil", "lovell", "mason")
REFS = known((), TOLD, ())


def flags(said):
    return [*unheard(read(said), REFS, STRANGERS)]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Ann wrote to Bert.", []),
        ("Carlists and Masons wrote to Ann.", []),  # a longer form of a name
        ("Later he wrote to Emil.", ["unknown-name:emil"]),
        ("Emil was told of it.", ["unknown-name:emil"]),  # a stranger, at the beginning too
        ("Ambiguity is the trouble here.", []),  # any word begins with a capital there
        ("She wrote it in Geneva.", ["unknown-name:geneva"]),
        ("emil was told of it.", ["unknown-name:emil"]),  # who writes no capitals
        ("Her brother wrote it.", ["unknown-name:brother"]),
        ("Three partners met.", []),
        ("Seven partners met.", ["unknown-number:seven"]),
        ("Two of them met, by note 77.", []),  # small numbers, and places in a text
        ("Every third worker met them.", ["unknown-number:every third"]),
        ("She wrote on 3 May.", []),
        ("She wrote on 4 May 1932.", ["unknown-day:4 May 1932"]),
    ],
)
def test_names_numbers_and_days_that_no_reference_has(said, found):
    assert flags(said) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Ann wrote the letter to Bert.", []),
        ("The letter was written by Bert.", ["check:role:write"]),
        ("Bert's letter tells of it.", ["check:role:write"]),
        ("She sent her letter to Ann.", ["check:role:write"]),
        ("Ann denied the plan.", ["check:role:deny"]),
        ("Lovell wrote it.", []),  # her last name
        ("Perhaps Bert wrote the letter.", []),
        ("Was the letter written by Bert?", []),
        ("Dora wrote of the letter.", []),  # whose article it is may say anything
    ],
)
def test_a_name_in_another_role_than_any_reference_gives_it(said, found):
    assert [*misread(read(said), REFS.texts, STRANGERS, TOLD[3:])] == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Carl planned the murder of Bert.", [(0, True)]),
        ("They were spies.", [(0, True)]),
        ("The murder comes to mind.", [(0, False)]),  # looked at only: the references have the word
        ("The court charged him with murder.", []),
        ("Nothing shows that they planned a murder.", []),
        ("Did they plan a murder?", []),
    ],
)
def test_who_affirms_a_killing_earns_nothing_by_it(said, found):
    assert [*killings(read(said), REFS)] == found


def test_a_year_of_something_else_is_looked_at():
    assert [*misplaced(read("Ann met the partners in 1936."), REFS)] == ["check:year"]
    assert [*misplaced(read("Ann met the partners in 1932."), REFS)] == []
