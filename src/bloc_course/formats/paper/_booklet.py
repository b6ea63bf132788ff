"""The marking booklet: who has which form, and every key in words with its evidence."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from bloc_course.errors import CallError, shorten
from bloc_course.formats.paper._answers import as_written
from bloc_course.formats.paper._compile import compiled
from bloc_course.formats.paper._layout import Layout
from bloc_course.forms.form import Key, KeyEntry
from bloc_course.items.feedback import explain
from bloc_course.items.item import ItemPart
from bloc_course.items.marking import RULES
from bloc_course.items.marking._criteria import Criterion
from bloc_course.items.marking.m8_rubric import Rubric
from bloc_course.items.processing import process
from bloc_course.player.embed import said
from bloc_course.player.html import points_in_words

_RULES = {rule.struct: rule for rule in RULES.values()}


def booklet(keys: Iterable[Key], layout: Layout) -> bytes:
    """The PDF of the keys of one quiz. Raises CallError where there are none."""
    return compiled("booklet", given(keys, layout))


def given(keys: Iterable[Key], layout: Layout) -> dict[str, Any]:
    """All that the template shows; forms of the same questions in the same order stand once."""
    ordered = sorted(keys, key=lambda key: key.student)
    if not ordered:
        raise CallError("there is no key to make a booklet of")
    alike: dict[bytes, list[Key]] = {}
    for key in ordered:
        alike.setdefault(msgspec.json.encode(key.entries), []).append(key)
    place = {key.form: at for at, some in enumerate(alike.values(), 1) for key in some}
    return {
        "paper": layout.paper,
        "large": layout.large,
        "title": ordered[0].title,
        "head": shorten(ordered[0].title),
        "forms": [
            [key.student, key.name, key.form, key.check, str(place[key.form])] for key in ordered
        ],
        "keys": [
            {
                "whose": [{"who": _who(key), "form": key.form} for key in some],
                "questions": [_entry(n, entry) for n, entry in enumerate(some[0].entries, 1)],
            }
            for some in alike.values()
        ],
    }


def _who(key: Key) -> str:
    return key.name if key.name == key.student else f"{key.name} ({key.student})"


def _entry(number: int, entry: KeyEntry) -> dict[str, Any]:
    lines = explain(entry.parts, entry.feedback, process(entry.parts, None))
    answers = {
        line.part: line.text.removeprefix("Answer: ") for line in lines if line.kind == "answer"
    }
    several = len(entry.parts) > 1
    return {
        "number": number,
        "points": points_in_words(entry.points),
        "stem": entry.stem.split("\n\n"),
        "parts": [
            _part(part, answers[part.name if several else ""], several) for part in entry.parts
        ],
        "why": [line.text for line in lines if line.kind in {"rule", "key", "open"}],
        "evidence": [said(evidence) for evidence in entry.evidence],
    }


def _part(part: ItemPart, words: str, several: bool) -> dict[str, Any]:
    rubric = part.key if isinstance(part.key, Rubric) else None
    return {
        "name": part.name if several else "",
        "prompt": part.prompt,
        "weight": part.weight if several else "",
        "written": as_written(part.key, part.interaction),
        "words": words,
        "rule": _RULES[type(part.key)].formula,
        "rubric": [_criterion(criterion) for criterion in rubric.criteria] if rubric else [],
        "most": rubric.most if rubric else 0,
    }


def _criterion(criterion: Criterion) -> dict[str, Any]:
    """A line of the rubric: what says so much, and how much of it makes each point."""
    every = {p.name: (p.says, p.worth) for p in criterion.points}
    every |= {p.name: (p.says, p.worth) for p in criterion.pieces}
    return {
        "title": criterion.title,
        "most": criterion.most,
        "says": [f"{says} ({worth})" if worth > 1 else says for says, worth in every.values()],
        "against": list(dict.fromkeys(point.says for point in criterion.against)),
        "steps": [f"{at} for {need}" for at, need in enumerate(criterion.needed, 1)],
    }
