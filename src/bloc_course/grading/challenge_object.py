"""A challenged question as plain values, for a program; `challenge_text` says the same in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from bloc_course.dataset.query import World
from bloc_course.forms.reprove import reproved
from bloc_course.grading._tables import decimals
from bloc_course.grading.challenge import Effect
from bloc_course.grading.challenge_code import challenge_code
from bloc_course.grading.challenge_text import Challenge
from bloc_course.grading.decision_file import line
from bloc_course.grading.feedback_page import given
from bloc_course.grading.rivals import Rival, disagreements, other_claims
from bloc_course.items.family import families


def challenge_object(world: World, about: Challenge) -> dict[str, Any]:
    """The question with answer, proof, evidence, rivals, decisions and their effects."""
    key, entry = about.key, about.entry
    found = reproved(world, entry, families())
    resting, beside = disagreements(world, entry)
    answer = about.answer
    decided = (one for one in about.standing.of_item.get(entry.item, ()) if one.about(entry))
    return {
        "code": challenge_code(key.form, entry.code),
        "form": key.form,
        "student": key.student,
        "question": about.place + 1,
        "item": entry.item,
        "revision": entry.revision,
        "family": entry.family,
        "stem": entry.stem,
        "points": entry.points,
        "answer": None if answer is None else list(given(answer)),
        "earned": None if answer is None else decimals(answer.points),
        "standing": found.standing,
        "because": found.because,
        "proof": [
            {"obligation": step.obligation, "because": step.because, "records": list(step.records)}
            for step in (found.now.proof if found.now else ())
        ],
        "evidence": [
            {"says": one.says, "locators": list(one.locators), "modality": one.modality}
            for one in entry.evidence
        ],
        "contradictions": _rivals(resting),
        "contradictions_beside": _rivals(beside),
        "claims_beside": _rivals(other_claims(world, entry)),
        "decided": [line(one).strip() for one in decided],
        "effects": [_effect(one) for one in about.effects],
    }


def _rivals(rivals: Iterable[Rival]) -> list[dict[str, Any]]:
    return [
        {"record": one.record, "says": one.says, "locators": list(one.locators), "sure": one.sure}
        for one in rivals
    ]


def _effect(one: Effect) -> dict[str, Any]:
    return {
        "decision": one.name,
        "forms": one.forms,
        "rise": one.up,
        "fall": one.down,
        "mean_before": decimals(one.before),
        "mean_after": decimals(one.after),
    }
