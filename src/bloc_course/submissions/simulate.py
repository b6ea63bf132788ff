"""A class that is not there: seeded answers to the forms of a quiz, for samples, trials and tests.

The model. Every student has an ability, every item a difficulty by its level; the chance to know
an answer is logistic in their difference (one parameter: ability and difficulty in logits). Who
does not know it makes the mistakes of `answer_noise`. All draws are keyed hashes of the seed, so
the same seed and keys give the same class everywhere. Six fixed roles show what real classes do:
a blank hand-in, orderings left as shown, a broken file, a wrong form id, a second hand-in, and one
student who hands in nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, log

import msgspec

from bloc_course.draw import mac
from bloc_course.forms.form import Key, KeyEntry
from bloc_course.items.interactions.order import Order
from bloc_course.submissions.answer_noise import Draw, mistaken, plain, right

DIFFICULTY = {
    "remember": -1.0,
    "understand": -0.5,
    "apply": 0.0,
    "analyse": 0.4,
    "evaluate": 0.8,
    "create": 1.0,
}
# Abilities are logistic about this mean with this scale (in logits): a class that has read.
ABILITY_MEAN, ABILITY_SCALE = 0.3, 0.5
ROLES = ("blank", "untouched", "malformed file", "wrong form", "second hand-in", "not handed in")
FORMATS = ("json", "notebook", "csv", "jsonl")


@dataclass(frozen=True, slots=True)
class Simulated:
    """One student's simulated hand-in; `answers` are JSON values by question code."""

    key: Key
    role: str
    format: str
    ability: float
    answers: Mapping[str, object]
    first: Mapping[str, object] | None = None


def simulate(keys: Sequence[Key], seed: str) -> list[Simulated]:
    """A hand-in for every key, in their order; classes under seven have the first roles only."""
    secret = f"simulated class {seed}".encode()
    ranked = sorted(keys, key=lambda key: mac(secret, "role", key.quiz, key.student))
    # Somebody at least just answers.
    roles = {key.form: role for key, role in zip(ranked[1:], ROLES, strict=False)}
    return [
        _student(key, roles.get(key.form, "answers"), FORMATS[i % len(FORMATS)], secret)
        for i, key in enumerate(keys)
    ]


def _student(key: Key, role: str, written: str, secret: bytes) -> Simulated:
    uniform = Draw(secret, "ability", key.quiz, key.student).uniform()
    ability = ABILITY_MEAN + ABILITY_SCALE * log(uniform / (1 - uniform))
    answers = _answers(key, ability, Draw(secret, "answers", key.quiz, key.student))
    first = None
    if role == "blank":
        answers = {}
    elif role == "untouched":
        answers |= {
            entry.code: list(entry.parts[0].interaction.codes())
            for entry in key.entries
            if isinstance(entry.parts[0].interaction, Order)
        }
    elif role == "second hand-in":
        first = _answers(key, ability - 1, Draw(secret, "first try", key.quiz, key.student))
    if role in {"malformed file", "second hand-in"}:
        written = "json"
    return Simulated(key, role, written, ability, answers, first)


def _answers(key: Key, ability: float, draw: Draw) -> dict[str, object]:
    return {entry.code: _answer(entry, ability, draw) for entry in key.entries}


def _answer(entry: KeyEntry, ability: float, draw: Draw) -> object:
    chance = 1 / (1 + exp(DIFFICULTY.get(entry.level, 0.0) - ability))
    values = {}
    for part in entry.parts:
        known = draw.uniform() < chance
        values[part.name] = right(part) if known else mistaken(part, chance, draw)
    return values if len(values) > 1 else next(iter(values.values()))


def plain_answers(simulated: Simulated) -> dict[str, str]:
    """The answers as a student writes them on paper or in a notebook, parts as "code.part"."""
    written: dict[str, str] = {}
    for entry in simulated.key.entries:
        raw = simulated.answers.get(entry.code)
        for part in entry.parts:
            several = len(entry.parts) > 1
            value = raw.get(part.name) if several and isinstance(raw, dict) else raw
            name = f"{entry.code}.{part.name}" if several else entry.code
            written[name] = plain(part.interaction, value)
    return written


def answers_json(simulated: Simulated, answers: Mapping[str, object]) -> bytes:
    """An answers file as the web page saves it."""
    key = simulated.key
    form = key.form
    if simulated.role == "wrong form":
        # The number as somebody miscopies it.
        form = form[::-1]
    content = {"form": form, "check": key.check, "student": key.student, "responses": answers}
    return msgspec.json.encode(content)
