"""Graded answers as xAPI 1.0.3 statements: an array to post to a learning record store.

A statement a part of a question. Its id follows from what was answered, so a store that is sent the
same grading twice keeps one. Codes are the items' own: a store is read by teachers, and answers of
forms that show other codes must be comparable. Signs that part a response (`[,]`, `[.]`) are those
of xAPI-Data.md, "Interaction Activities".
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping
from functools import singledispatch
from itertools import islice, permutations
from typing import Any

import msgspec

from bloc_course.forms.form import KeyEntry
from bloc_course.forms.points import worth
from bloc_course.grading.feedbacks._base import Feedback, HandIn
from bloc_course.grading.grade import Answered, Paper
from bloc_course.items.interactions import Days, Interaction, Option
from bloc_course.items.interactions.choice import Choice
from bloc_course.items.interactions.extended_text import ExtendedText
from bloc_course.items.interactions.gap_match import GapMatch
from bloc_course.items.interactions.hottext import Hottext
from bloc_course.items.interactions.inline_choice import InlineChoice
from bloc_course.items.interactions.match import Match
from bloc_course.items.interactions.multiple_choice import MultipleChoice
from bloc_course.items.interactions.order import Order
from bloc_course.items.interactions.two_tier import TwoTier
from bloc_course.items.item import ItemPart
from bloc_course.items.marking.m1_single import Single
from bloc_course.items.marking.m3_order import CertainPairs
from bloc_course.items.processing import PartOutcome

# `.invalid` can be nobody's site (RFC 2606): the addresses name things and lead nowhere.
HOME = "https://bloc-course.invalid/"
ANSWERED = {"id": "http://adlnet.gov/expapi/verbs/answered", "display": {"en": "answered"}}
SKIPPED = {"id": "http://id.tincanapi.com/verb/skipped", "display": {"en": "skipped"}}
INTERACTION = "http://adlnet.gov/expapi/activities/cmi.interaction"
ASSESSMENT = "http://adlnet.gov/expapi/activities/assessment"
AND, TO = "[,]", "[.]"
# Right orders of one item that are listed; the specification sets no limit.
MOST_ORDERS = 24
Names = Mapping[str, str]


def write(paper: Paper, _hand_in: HandIn) -> bytes:
    """The file's bytes."""
    return msgspec.json.format(msgspec.json.encode(list(statements(paper))), indent=1) + b"\n"


def statements(paper: Paper) -> Iterator[dict[str, Any]]:
    """A statement for every part of every question of a paper."""
    for answer in paper.answers:
        for part, outcome in zip(answer.entry.parts, answer.outcome.parts, strict=False):
            yield _statement(paper, answer, part, outcome)


def _statement(
    paper: Paper, answer: Answered, part: ItemPart, outcome: PartOutcome
) -> dict[str, Any]:
    entry, key = answer.entry, paper.key
    several = len(entry.parts) > 1
    name = f"{entry.item}/{part.name}" if several else entry.item
    told: dict[str, Any] = {
        "actor": _actor(key.student, key.name),
        "verb": SKIPPED if outcome.status == "blank" else ANSWERED,
        "object": _activity(name, entry, part),
        "result": _result(answer, part, outcome),
        "context": {
            "contextActivities": {
                "parent": [_assessment(key.quiz, key.title)],
                **({"grouping": [{"id": f"{HOME}items/{entry.item}"}]} if several else {}),
            },
            "extensions": {f"{HOME}form": key.form, f"{HOME}revision": entry.revision},
        },
    }
    if paper.submission is not None and paper.submission.at:
        told["timestamp"] = paper.submission.at
    digest = msgspec.json.encode(told, order="deterministic").decode()
    return {"id": str(uuid.uuid5(uuid.NAMESPACE_URL, f"{HOME}{digest}")), **told}


def _actor(student: str, name: str) -> dict[str, Any]:
    if "@" in student and " " not in student:
        return {"objectType": "Agent", "name": name, "mbox": f"mailto:{student}"}
    account = {"homePage": f"{HOME}students", "name": student}
    return {"objectType": "Agent", "name": name, "account": account}


def _assessment(quiz: str, title: str) -> dict[str, Any]:
    definition = {"type": ASSESSMENT, "name": {"en": title}}
    return {"id": f"{HOME}quizzes/{quiz}", "definition": definition}


def _activity(name: str, entry: KeyEntry, part: ItemPart) -> dict[str, Any]:
    definition: dict[str, Any] = {
        "type": INTERACTION,
        "name": {"en": entry.item},
        "description": {"en": "\n".join(filter(None, (entry.stem, part.prompt)))},
    }
    definition |= described(part.interaction, entry.names)
    pattern = patterns(part, entry.names)
    if pattern:
        definition["correctResponsesPattern"] = pattern
    return {"objectType": "Activity", "id": f"{HOME}items/{name}", "definition": definition}


def _result(answer: Answered, part: ItemPart, outcome: PartOutcome) -> dict[str, Any]:
    """Points as those of the part; what could not be read stands as it was handed in."""
    score = outcome.mark.score
    most = worth(answer.entry.points) * worth(part.weight)
    told: dict[str, Any] = {
        "score": {
            "scaled": float(score),
            "raw": float(score * most),
            "min": 0.0,
            "max": float(most),
        },
        "completion": outcome.status != "blank",
        "extensions": {f"{HOME}status": outcome.status},
    }
    if outcome.mark.provisional:
        told["extensions"][f"{HOME}provisional"] = True
    else:
        told["success"] = score == 1
    if outcome.status in {"graded", "untouched"}:
        told["response"] = response(outcome.parsed, answer.entry.names)
    elif outcome.status != "blank":
        told["response"] = msgspec.json.encode(answer.raw).decode()
    return told


def response(parsed: object, names: Names) -> str:
    """A response in xAPI's signs; cards that share a place stand with `=` between them."""
    if isinstance(parsed, str):
        return names.get(parsed, parsed)
    if isinstance(parsed, Days):
        return parsed.reading
    if isinstance(parsed, frozenset):
        return AND.join(sorted(names.get(code, code) for code in parsed))
    if isinstance(parsed, Mapping):
        pairs = ((names.get(row, row), names.get(one, one)) for row, one in parsed.items())
        return AND.join(f"{row}{TO}{one}" for row, one in sorted(pairs))
    if isinstance(parsed, tuple):
        return AND.join("=".join(names.get(card, card) for card in place) for place in parsed)
    raise TypeError(f"no response of {type(parsed).__name__}")


def patterns(part: ItemPart, names: Names) -> list[str]:
    """The right responses, each as one pattern; none where there are too many or a person reads."""
    if isinstance(part.key, CertainPairs):
        return _orders(part.key, names)
    if isinstance(part.interaction, InlineChoice) and isinstance(part.key, Single):
        (gap,) = part.interaction.gaps
        return [response({gap.code: part.key.correct}, names)]
    right = _RIGHT.get(type(part.key).__name__)
    return [] if right is None else [response(one, names) for one in right(part.key)]


_RIGHT: dict[str, Any] = {
    "Single": lambda key: [key.correct],
    "ThreeWay": lambda key: [key.correct],
    "Multiple": lambda key: [frozenset(key.correct)],
    "Rows": lambda key: [key.rows],
    "TwoTierKey": lambda key: [{"answer": key.answer, "reason": key.reason}],
    "Spelling": lambda key: list(key.accepted),
    "DateKey": lambda key: [key.text],
}


def _orders(key: CertainPairs, names: Names) -> list[str]:
    """The orders in which every certain pair stands right, each card in a place of its own."""
    right = (
        order
        for order in permutations(key.cards)
        if all(order.index(first) < order.index(second) for first, second in key.pairs)
    )
    found = list(islice(right, MOST_ORDERS + 1))
    if len(found) > MOST_ORDERS:
        return []
    return [response(tuple((card,) for card in order), names) for order in found]


@singledispatch
def described(it: Interaction, names: Names) -> dict[str, Any]:  # noqa: ARG001
    """The type of interaction and what is offered, as an activity's definition says it."""
    return {"interactionType": "fill-in"}


@described.register
def _(it: Choice | MultipleChoice | Hottext, names: Names) -> dict[str, Any]:
    return {"interactionType": "choice", "choices": _offered(it.options, names)}


@described.register
def _(it: Order, names: Names) -> dict[str, Any]:
    # A sequence has no shared places.
    if it.shared_places:
        return {"interactionType": "other"}
    return {"interactionType": "sequencing", "choices": _offered(it.cards, names)}


@described.register
def _(it: Match, names: Names) -> dict[str, Any]:
    return _matching(_offered(it.rows, names), _offered(it.columns, names))


@described.register
def _(it: GapMatch, names: Names) -> dict[str, Any]:
    return _matching(_offered(it.gaps, names), _offered(it.cards, names))


@described.register
def _(it: InlineChoice, names: Names) -> dict[str, Any]:
    gaps = [Option(gap.code, piece.strip() or "…") for gap, piece in _gaps(it)]
    options = {option.code: option for gap in it.gaps for option in gap.options}
    return _matching(_offered(gaps, names), _offered(options.values(), names))


@described.register
def _(it: TwoTier, names: Names) -> dict[str, Any]:
    tiers = [Option("answer", "Answer"), Option("reason", it.reason_prompt)]
    return _matching(_offered(tiers, {}), _offered((*it.answers, *it.reasons), names))


@described.register
def _(it: ExtendedText, names: Names) -> dict[str, Any]:  # noqa: ARG001
    return {"interactionType": "long-fill-in"}


def _gaps(it: InlineChoice) -> Iterator[tuple[Any, str]]:
    yield from zip(it.gaps, it.text, strict=False)


def _matching(source: list[Any], target: list[Any]) -> dict[str, Any]:
    return {"interactionType": "matching", "source": source, "target": target}


def _offered(options: Any, names: Names) -> list[dict[str, Any]]:
    return [
        {"id": names.get(option.code, option.code), "description": {"en": option.text}}
        for option in options
    ]


SPEC = Feedback(
    name="xapi", suffix=".xapi.json", title="xAPI statements", write=write, for_students=False
)
