"""A quiz's folder made of what came back: as `quiz build` writes it, with the answers beside it.

So grading, statistics, review and regrading work on it as on any other quiz.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path

import msgspec

from bloc_course.draw import mac, spell
from bloc_course.errors import Problem
from bloc_course.exports.bank import Exported
from bloc_course.exports.received._base import Received, Taker
from bloc_course.forms.assemble import CHECK_LETTERS, FORM_LETTERS
from bloc_course.forms.form import Key
from bloc_course.forms.private import private_folder, write_private
from bloc_course.forms.roster import Student


def write_folder(quiz: Exported, received: Received, out: Path) -> tuple[Path, list[Problem]]:
    """Keys, roster and answers of all takers; the folder of answers, and what was not taken.

    Each taker has one attempt. What an earlier call wrote of others goes: the folder holds what
    was received. An item that was not exported from `quiz` has no key: its answer is left out and
    told of.
    """
    keys, answers = private_folder(out / "keys"), private_folder(out / "answers")
    problems = list(received.problems)
    known = {question.entry.item for question in quiz.questions}
    slugs = {Student(taker.id, taker.name).slug: taker for taker in received.takers}
    for old in (*keys.glob("*.json"), *answers.glob("*.json")):
        if old.stem not in slugs:
            old.unlink()
    for slug, taker in slugs.items():
        strange = [one.item for one in taker.answers if one.item not in known]
        problems += [_unknown(taker, item) for item in strange]
        key = key_of(quiz, taker)
        write_private(keys / f"{slug}.json", msgspec.json.encode(key))
        write_private(answers / f"{slug}.json", msgspec.json.encode(_answers(quiz, taker, key)))
    write_private(out / "roster.csv", _roster(received))
    return answers, problems


def key_of(quiz: Exported, taker: Taker) -> Key:
    """The key of what one student was asked, in the order asked."""
    entries = {question.entry.item: question.entry for question in quiz.questions}
    asked = tuple(entries[one.item] for one in taker.answers if one.item in entries)
    digest = mac(b"received", quiz.quiz, taker.id, taker.at, *(entry.code for entry in asked))
    return Key(
        form=spell(digest[:16], FORM_LETTERS),
        check=spell(digest[16:], CHECK_LETTERS),
        quiz=quiz.quiz,
        student=taker.id,
        name=taker.name,
        title=quiz.title,
        dataset=quiz.dataset,
        entries=asked,
        intro=quiz.intro,
    )


def _answers(quiz: Exported, taker: Taker, key: Key) -> dict[str, object]:
    codes = {question.entry.item: question.entry.code for question in quiz.questions}
    told = {codes[one.item]: one.raw for one in taker.answers if one.item in codes}
    whole: dict[str, object] = {"form": key.form, "check": key.check, "student": taker.id}
    return whole | ({"at": taker.at} if taker.at else {}) | {"responses": told}


def _roster(received: Received) -> str:
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(("id", "name", "email"))
    rows.writerows((taker.id, taker.name, taker.email) for taker in received.takers)
    return out.getvalue()


def _unknown(taker: Taker, item: str) -> Problem:
    return Problem(
        "answers",
        "the item was not exported with this quiz; name the keys of the export that was given out",
        line=taker.line,
        field=taker.id,
        found=item,
    )
