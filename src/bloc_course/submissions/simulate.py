"""A class that is not there: seeded answers to the forms of a quiz, for samples, trials and tests.

The model. Every student has an ability and every item a difficulty and a discrimination, all in
logits; the chance of full marks is 1/(1 + exp(-discrimination·(ability - difficulty))), exactly.
An item is as hard as its level, give or take its own. Who does not earn full marks makes the
mistakes of `answer_noise`, some of which earn a part. All draws are keyed hashes of the seed, so
the same seed and keys give the same class everywhere. Six fixed roles show what real classes do:
a blank hand-in, orderings left as shown, a broken file, a wrong form id, a second hand-in, and one
student who hands in nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, log
from typing import NamedTuple

import msgspec

from bloc_course.draw import mac
from bloc_course.forms.form import Key, KeyEntry
from bloc_course.items.interactions.order import Order
from bloc_course.items.processing import process
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
# Logistic too: how far items of a level lie apart, and the logarithm of their discrimination.
DIFFICULTY_SCALE, DISCRIMINATION_SCALE = 0.3, 0.15
# Mistakes that turn out right are made again, at most so often.
TRIES = 5
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


class Parameters(NamedTuple):
    """An item's discrimination (a slope above 0) and difficulty in logits."""

    discrimination: float
    difficulty: float

    def chance(self, ability: float) -> float:
        """The chance that somebody of this ability earns full marks."""
        return 1 / (1 + exp(-self.discrimination * (ability - self.difficulty)))


def parameters(entry: KeyEntry, seed: str) -> Parameters:
    """The item's parameters in all classes of a seed."""
    draw = Draw(_secret(seed), "item", entry.item)
    level = DIFFICULTY.get(entry.level, 0.0)
    return Parameters(
        discrimination=exp(DISCRIMINATION_SCALE * _logistic(draw)),
        difficulty=level + DIFFICULTY_SCALE * _logistic(draw),
    )


def _secret(seed: str) -> bytes:
    return f"simulated class {seed}".encode()


def _logistic(draw: Draw) -> float:
    """A standard logistic number."""
    uniform = draw.uniform()
    return log(uniform / (1 - uniform))


def simulate(keys: Sequence[Key], seed: str) -> list[Simulated]:
    """A hand-in for every key, in their order; classes under seven have the first roles only."""
    secret = _secret(seed)
    ranked = sorted(keys, key=lambda key: mac(secret, "role", key.quiz, key.student))
    # Somebody at least just answers.
    roles = {key.form: role for key, role in zip(ranked[1:], ROLES, strict=False)}
    return [
        _student(key, roles.get(key.form, "answers"), FORMATS[i % len(FORMATS)], seed)
        for i, key in enumerate(keys)
    ]


def _student(key: Key, role: str, written: str, seed: str) -> Simulated:
    secret = _secret(seed)
    own = _logistic(Draw(secret, "ability", key.quiz, key.student))
    ability = ABILITY_MEAN + ABILITY_SCALE * own
    answers = _answers(key, ability, seed, "answers")
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
        first = _answers(key, ability - 1, seed, "first try")
    if role in {"malformed file", "second hand-in"}:
        written = "json"
    return Simulated(key, role, written, ability, answers, first)


def _answers(key: Key, ability: float, seed: str, what: str) -> dict[str, object]:
    draw = Draw(_secret(seed), what, key.quiz, key.student)
    return {
        entry.code: _answer(entry, parameters(entry, seed).chance(ability), draw)
        for entry in key.entries
    }


def _answer(entry: KeyEntry, chance: float, draw: Draw) -> object:
    if draw.uniform() < chance:
        return _whole(entry, [right(part) for part in entry.parts])
    alone = len(entry.parts) == 1
    for _ in range(TRIES):
        values = [
            right(part) if not alone and draw.uniform() < chance else mistaken(part, chance, draw)
            for part in entry.parts
        ]
        answer = _whole(entry, values)
        if process(entry.parts, answer).score < 1:
            return answer
    return None


def _whole(entry: KeyEntry, values: Sequence[object]) -> object:
    """One value for the item: with several parts a map from their names."""
    names = [part.name for part in entry.parts]
    return dict(zip(names, values, strict=True)) if len(names) > 1 else values[0]


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
