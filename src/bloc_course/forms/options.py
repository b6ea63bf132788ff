"""What each option of a blueprint means, in the words of whoever writes one, with an example.

`bloc-course quiz new` writes these as comments where the option goes, and the JSON Schema shows
them in an editor; a test holds both to the classes.
"""

from __future__ import annotations

from typing import NamedTuple


class Option(NamedTuple):
    """A meaning, and an example in YAML on one line."""

    meaning: str
    example: str


Options = dict[str, Option]

BLUEPRINT: Options = {
    "quiz": Option("A lasting id: every draw is keyed by it, so another id is another quiz.", ""),
    "title": Option("What stands at the head of every form.", ""),
    "intro": Option("What students read first.", "Answer every question."),
    "mode": Option(
        "graded, or practice: a practice page marks itself and so holds its key.", "practice"
    ),
    "variants": Option(
        "Who gets a form of their own: each student, each group (a column of the roster), or"
        " same: one for all.",
        "group",
    ),
    "pool": Option(
        "How many items the questions of a section are drawn from (twice its questions at least):"
        " the smaller, the more answers each item gets for its statistics.",
        "16",
    ),
    "chapters": Option("The chapters of all sections that name none of their own.", "[{chapter}]"),
    "path": Option(
        "The readers of all sections that name none: U undergraduate, S upper secondary.", "U"
    ),
    "due": Option(
        "Printed on the form; nothing enforces it. As a date or a time (2026-11-30T12:00) it can"
        " be counted from.",
        "2026-11-30T12:00",
    ),
    "late": Option(
        "What grading takes off for handing in late; `due` is a date or a time then.",
        "{per_day: 10 %, most: 50 %, grace_hours: 1}",
    ),
    "accommodations": Option(
        "What single students or groups get otherwise (or keep them apart in a CSV file: quiz"
        " build --accommodations).",
        "[{student: s03, large_print: true, extra_paper: 1, fewer: 25 %, extra_time: 25 %}]",
    ),
    "replaced": Option(
        "Items that nobody gets, each with the reason; `quiz preview --replace N` adds a line.",
        "{c3-0123456789: two answers can be defended}",
    ),
    "sections": Option("The parts of a form, in their order.", ""),
}
SECTION: Options = {
    "title": Option(
        "Printed over the questions; no two alike, and another title is another draw.", "Orders"
    ),
    "family": Option("One kind of question; `bloc-course families` lists them.", "{family}"),
    "families": Option("Several kinds; they take turns in the pool.", "[{family}]"),
    "chapter": Option("Items of one chapter.", "{chapter}"),
    "chapters": Option("Items of any of these chapters.", "[{chapter}]"),
    "skill": Option("All families of a skill.", "{skill}"),
    "level": Option(
        "remember, understand, apply, analyse, evaluate or create (Bloom).", "understand"
    ),
    "path": Option("U or S: items that these readers meet, in their words.", "U"),
    "difficulty": Option(
        "The share of a class expected to fail, estimated between 0.1 and 0.9.",
        "{min: 0.3, max: 0.6}",
    ),
    "count": Option("How many questions, those in `items` included.", "2"),
    "points": Option("What each is worth: 2, 1.5 or 1/2.", "3/2"),
    "records_in": Option("Record ids: only items that rest on one of them.", "[]"),
    "records_out": Option("Record ids: no item that rests on one of them.", "[]"),
    "items": Option(
        "Item ids that everybody is asked (`quiz preview --key` prints them); one that is not"
        " found by its id is written out as {family: …, seed: […]}.",
        "[]",
    ),
}
DIFFICULTY: Options = {
    "min": Option("No easier than this, from 0 to 1.", "0.3"),
    "max": Option("No harder than this, from 0 to 1.", "0.6"),
}
FIXED: Options = {
    "family": Option("The item's family.", "C3"),
    "seed": Option("Its seed, as `bloc-course items --json` prints it.", "[]"),
}
LATE: Options = {
    "per_day": Option("Taken off for each day begun, as a share of the points earned.", "10 %"),
    "most": Option("No more than this is taken off.", "50 %"),
    "grace_hours": Option("Hours after the time due that don't count.", "1"),
}
ACCOMMODATION: Options = {
    "student": Option("The student's id in the roster (or name a group).", "s03"),
    "group": Option("A group of the roster (or name a student).", "B"),
    "extra_paper": Option("Copies more of the answer sheet.", "1"),
    "large_print": Option("Page and paper in large print.", "true"),
    "fewer": Option(
        "Questions left out: a share of each section, rounded down, or {title: a number or a"
        " share} by section; one of each section stays.",
        "25 %",
    ),
    "extra_time": Option("Printed on the form; nothing enforces it.", "25 %"),
}
# By the names of the classes.
OPTIONS: dict[str, Options] = {
    "Blueprint": BLUEPRINT,
    "Section": SECTION,
    "Difficulty": DIFFICULTY,
    "Fixed": FIXED,
    "Late": LATE,
    "Accommodation": ACCOMMODATION,
}
