"""A mark that a student challenges: found by its code, with what each decision would change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import msgspec

from bloc_course.errors import CallError
from bloc_course.forms.form import Key, KeyEntry
from bloc_course.grading._words import texts
from bloc_course.grading.challenge_code import challenge_code
from bloc_course.grading.decide import accept, decide
from bloc_course.grading.decisions import AnyDecision, Decisions, apply
from bloc_course.grading.grade import Answered, Paper, grade
from bloc_course.grading.results import Result
from bloc_course.items.interactions import Blank, Days, Malformed
from bloc_course.items.interactions.text_entry import TextEntry
from bloc_course.items.marking.m8_rubric import Rubric
from bloc_course.submissions.admit import Admission
from bloc_course.submissions.handed_in import Submission

ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class Effect:
    """What a decision would do: how many forms have the question, who rises and who falls.

    Rising and falling go by the share of the points offered; `before` and `after` are means of it.
    """

    name: str
    decisions: tuple[AnyDecision, ...]
    forms: int
    up: int
    down: int
    before: Fraction
    after: Fraction


def challenged(code: str, keys: Mapping[str, Key]) -> tuple[Key, int]:
    """The key and the place (from 0) of the question that a code names.

    A code is that of the feedback page, or form and question ("f2k9x7mq-b3d", or its number).
    Raises CallError for a code that fits nothing.
    """
    wanted = code.strip().lower()
    form, _, question = wanted.replace(" ", "-").partition("-")
    if form in keys:
        for place, entry in enumerate(keys[form].entries):
            if question in {entry.code, str(place + 1)}:
                return keys[form], place
        many = len(keys[form].entries)
        raise CallError(f"the form {form} has no question {question!r}; it has {many}")
    for key in keys.values():
        for place, entry in enumerate(key.entries):
            if challenge_code(key.form, entry.code) == wanted:
                return key, place
    raise CallError(
        f"no question of this quiz has the code {code!r}; it stands under the question on the"
        " feedback page. Form and question, such as f2k9x7mq-3, will do too."
    )


def item_named(name: str, keys: Mapping[str, Key]) -> str:
    """The item that an id, a code of the feedback page or form and question name.

    What names nothing comes back as it is, so that whoever looks for the item can say so.
    """
    if any(entry.item == name for key in keys.values() for entry in key.entries):
        return name
    try:
        key, place = challenged(name, keys)
    except CallError:
        return name
    return key.entries[place].item


def papers_again(
    keys: Mapping[str, Key], results: Mapping[tuple[str, str], Result], order: Iterable[str] = ()
) -> list[Paper]:
    """The papers marked anew from the answers that the results have kept."""
    found: dict[str, dict[str, msgspec.Raw]] = {}
    for (form, code), was in results.items():
        raw = msgspec.Raw(msgspec.json.encode(was.raw))
        found.setdefault(form, {})[code] = raw
    accepted = {
        form: Submission(form=form, responses=responses, file="results.jsonl")
        for form, responses in found.items()
        if form in keys
    }
    return grade(keys, Admission(accepted, (), ()), order)


def given_in_words(answer: Answered) -> tuple[str, Any] | None:
    """The part and the answer given, so that it can be accepted in every form; None for none.

    Of several parts it is the first that is not fully right.
    """
    for part, done in zip(answer.entry.parts, answer.outcome.parts, strict=False):
        parsed = done.parsed
        if done.mark.score == 1 or isinstance(parsed, Blank | Malformed):
            continue
        if isinstance(part.key, Rubric):
            continue
        said = texts(part.interaction)
        name = part.name if len(answer.entry.parts) > 1 else ""
        if isinstance(parsed, Days):
            return name, str(_written(answer, part.name))
        if isinstance(parsed, str):
            return name, parsed if isinstance(part.interaction, TextEntry) else said[parsed]
        if isinstance(parsed, tuple):
            cards = [[said[card] for card in place] for place in parsed]
            return name, [place if len(place) > 1 else place[0] for place in cards]
        if isinstance(parsed, Mapping):
            return name, {said.get(row, row): said[column] for row, column in parsed.items()}
        return name, [text for code, text in said.items() if code in parsed]
    return None


def _written(answer: Answered, part: str) -> object:
    """What was handed in for a part, as it was written."""
    raw = answer.raw
    return raw.get(part) if isinstance(raw, dict) and len(answer.entry.parts) > 1 else raw


def effects(
    entry: KeyEntry,
    keys: Mapping[str, Key],
    papers: Sequence[Paper],
    standing: Decisions,
    answers: Iterable[Any] = (),
) -> list[Effect]:
    """What drop, credit, keep and accepting each of `answers` would do to the class."""
    told = {"reason": "asked", "who": "", "date": ""}
    tried: list[tuple[str, Sequence[AnyDecision]]] = [
        (name, decide(name, entry.item, keys.values(), **told))
        for name in ("drop", "credit", "keep")
    ]
    tried += [
        ("accept the answer given", accept(entry.item, answer, keys.values(), **told))
        for answer in answers
    ]
    now = [apply(paper, standing) for paper in papers]
    having = sum(any(e.item == entry.item for e in paper.key.entries) for paper in papers)
    return [
        _effect(name, tuple(lines), having, now, [apply(p, standing.plus(lines)) for p in papers])
        for name, lines in tried
    ]


def _effect(
    name: str,
    lines: tuple[AnyDecision, ...],
    having: int,
    before: Sequence[Paper],
    after: Sequence[Paper],
) -> Effect:
    shares = [
        (_share(one), _share(other))
        for one, other in zip(before, after, strict=True)
        if one.answers
    ]
    many = max(1, len(shares))
    return Effect(
        name,
        lines,
        having,
        sum(new > old for old, new in shares),
        sum(new < old for old, new in shares),
        sum((old for old, _ in shares), ZERO) / many,
        sum((new for _, new in shares), ZERO) / many,
    )


def _share(paper: Paper) -> Fraction:
    return paper.total / paper.out_of if paper.out_of else ZERO
