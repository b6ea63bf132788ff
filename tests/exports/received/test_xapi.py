"""Answers → grading → xAPI statements → answers: the same marks."""

from __future__ import annotations

import json
import uuid

import msgspec
import pytest

from bloc_course.errors import DataProblems
from bloc_course.exports.platforms._one_form import key
from bloc_course.exports.received._base import reader
from bloc_course.exports.received._folder import key_of
from bloc_course.grading.feedbacks.xapi import statements, write
from bloc_course.grading.grade import mark
from bloc_course.items.interactions.extended_text import ExtendedText
from bloc_course.items.marking import RULES
from bloc_course.submissions.handed_in import Submission
from exports.samples import every

QUIZ = every(1)
_RULES = {rule.struct: rule for rule in RULES.values()}


def raws(label):
    """A raw answer of this kind to every question of the quiz, where there is one."""
    told = {}
    for question in QUIZ.questions:
        entry = question.entry
        samples = {
            part.name: next(
                (
                    sample.raw
                    for sample in _RULES[type(part.key)].samples(part.interaction, part.key)
                    if sample.label == label
                ),
                "",
            )
            for part in entry.parts
        }
        (first, *rest) = samples.values()
        told[entry.code] = samples if rest else first
    return told


def paper(told):
    encoded = {code: msgspec.Raw(msgspec.json.encode(raw)) for code, raw in told.items()}
    return mark(key(QUIZ), Submission(form=key(QUIZ).form, responses=encoded, file="a.json"))


LABELS = ("right", "half-right", "wrong", "blank", "malformed")


@pytest.mark.parametrize("label", LABELS)
def test_what_comes_back_earns_the_same(label):
    first = paper(raws(label))
    received = reader("xapi").read(write(first, lambda: None), "statements.json", QUIZ)
    (taker,) = received.takers
    assert not received.problems
    answers = {one.item: one.raw for one in taker.answers}
    again = paper({q.entry.code: answers[q.entry.item] for q in QUIZ.questions})
    assert again.total == first.total
    for one, other in zip(first.answers, again.answers, strict=True):
        assert one.outcome.score == other.outcome.score, one.entry.family
        # A malformed answer may come back as another malformed one, a blank as blank.
        assert one.outcome.status == other.outcome.status, one.entry.family


def test_the_key_of_who_answered_has_the_questions_in_order():
    (taker,) = reader("xapi").read(write(paper(raws("right")), lambda: None), "a", QUIZ).takers
    assert [e.item for e in key_of(QUIZ, taker).entries] == [q.entry.item for q in QUIZ.questions]


@pytest.mark.parametrize("label", LABELS)
def test_every_statement_is_what_the_specification_asks(label):
    """xAPI-Data.md 1.0.3: required fields, the forms of ids, scores within their bounds."""
    graded = paper(raws(label))
    found = list(statements(graded))
    assert len(found) == sum(len(answer.entry.parts) for answer in graded.answers)
    assert len({one["id"] for one in found}) == len(found)
    for one in found:
        assert uuid.UUID(one["id"]).version == 5
        assert {"actor", "verb", "object", "result"} <= set(one)
        assert set(one["actor"]) - {"objectType", "name"} in ({"account"}, {"mbox"})
        assert ":" in one["verb"]["id"]
        score = one["result"]["score"]
        assert 0 <= score["scaled"] <= 1
        assert score["min"] <= score["raw"] <= score["max"]
        definition = one["object"]["definition"]
        kind = definition["interactionType"]
        allowed = {"choices": {"choice", "sequencing"}, "source": {"matching"}}
        for name, kinds in allowed.items():
            assert (name in definition) == (kind in kinds)
        assert one["context"]["contextActivities"]["parent"][0]["id"].endswith("/quizzes/tests")


def test_a_right_answer_is_among_the_right_patterns():
    graded = paper(raws("right"))
    parts = [part for answer in graded.answers for part in answer.entry.parts]
    for one, part in zip(statements(graded), parts, strict=True):
        if isinstance(part.interaction, ExtendedText):
            assert "correctResponsesPattern" not in one["object"]["definition"]
        elif one["object"]["definition"]["interactionType"] != "fill-in":
            patterns = one["object"]["definition"]["correctResponsesPattern"]
            ordered = ["[,]".join(sorted(p.split("[,]"))) for p in patterns]
            told = one["result"]["response"]
            assert told in patterns or "[,]".join(sorted(told.split("[,]"))) in ordered


def test_statements_of_other_things_are_passed_over_and_unknown_items_told():
    told = list(statements(paper(raws("right"))))
    told[0]["object"]["id"] = "https://bloc-course.invalid/items/c1-0000000000"
    told[1]["object"]["id"] = "https://example.org/other"
    received = reader("xapi").read(json.dumps({"statements": told}).encode(), "a.json", QUIZ)
    assert [problem.found for problem in received.problems] == ["c1-0000000000"]
    (taker,) = received.takers
    assert len(taker.answers) == len(list(QUIZ.questions)) - 2


def test_the_latest_answer_counts_whatever_the_order_of_the_store():
    old, new = list(statements(paper(raws("wrong")))), list(statements(paper(raws("right"))))
    for one in old:
        one["timestamp"] = "2026-11-27T10:00:00Z"
    for one in new:
        one["timestamp"] = "2026-11-27T12:30:00+01:00"
    for told in (old + new, new + old):
        received = reader("xapi").read(json.dumps(told).encode(), "a.json", QUIZ)
        (taker,) = received.takers
        assert taker.at == "2026-11-27T12:30:00+01:00"
        answers = {one.item: one.raw for one in taker.answers}
        again = paper({q.entry.code: answers[q.entry.item] for q in QUIZ.questions})
        assert again.total == paper(raws("right")).total


def test_another_form_is_another_attempt():
    one, other = list(statements(paper(raws("right")))), list(statements(paper(raws("wrong"))))
    for statement in other:
        extensions = statement["context"]["extensions"]
        statement["context"]["extensions"] = dict.fromkeys(extensions, "other")
    received = reader("xapi").read(json.dumps(one + other).encode(), "a.json", QUIZ)
    assert len(received.takers) == 2


@pytest.mark.parametrize(
    "change",
    [
        {"result": {"response": 3}},
        {"result": {"response": ["a"]}},
        {"actor": "nobody"},
        {"timestamp": "yesterday"},
        {"object": {"id": 5}},
        {"context": []},
    ],
)
def test_a_statement_that_is_built_otherwise_stops_nothing(change):
    told = list(statements(paper(raws("right"))))
    told[0] |= change
    received = reader("xapi").read(json.dumps(told).encode(), "a.json", QUIZ)
    assert max(len(taker.answers) for taker in received.takers) >= len(list(QUIZ.questions)) - 1


def test_a_file_that_is_none_is_told():
    with pytest.raises(DataProblems, match="not readable as JSON"):
        reader("xapi").read(b"[{", "a.json", QUIZ)
