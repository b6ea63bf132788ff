"""Answers that come back from Moodle: in the words of its report, as our own answers again.

The reports are made here as Moodle's question types sum up an answer (`summarise_response`).
"""

from __future__ import annotations

import json

import pytest

from bloc_course.errors import DataProblems
from bloc_course.exports.bank import Exported, Pool
from bloc_course.exports.fidelity import ours
from bloc_course.exports.platform import LeftOut, platforms
from bloc_course.exports.platforms.moodle._text import question_text
from bloc_course.exports.platforms.moodle._write import forms
from bloc_course.exports.received._base import reader
from bloc_course.exports.received.moodle import when
from bloc_course.items.processing import process
from exports import handmade
from exports.moodle_report import attempt, report, some, text_of, told
from exports.samples import every, questions

FORMATS = ("moodle-xml", "moodle-xml-usual", "gift")


def asked_and_answered(name, quiz):
    """(entry, its text, what is told, what it is worth here) for some answers to each item."""
    for question in quiz.questions:
        entry, one = question.entry, platforms()[name].render(question.entry)
        if isinstance(one, LeftOut) or not all(part.marking for part in one.parts):
            continue
        written = forms(one)
        lists = [some(part) for part in entry.parts]
        for n in range(max(map(len, lists))):
            given = [options[n % len(options)] for options in lists]
            shown = told(entry, written, given)
            if shown is not None:
                text = text_of(question_text(entry, written))
                yield entry, text, shown, given


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize(
    "quiz", [every(1), handmade.quiz(["a; b", "c -> d {e}"])], ids=["all", "hand"]
)
def test_answers_come_back_as_they_were_given(name, quiz):
    cases = list(asked_and_answered(name, quiz))
    data = report(
        [attempt(n, {"Question 1": q, "Response 1": r}) for n, (_, q, r, _) in enumerate(cases)]
    )
    found = reader("moodle").read(data, "r.csv", quiz)
    assert len(found.takers) == len(cases)
    for taker, (entry, _, shown, given) in zip(found.takers, cases, strict=True):
        assert [one.item for one in taker.answers] == [entry.item], (shown, found.problems)
        (one,) = taker.answers
        outcome = process(entry.parts, one.raw)
        parts = outcome.parts
        for part, done, answer in zip(entry.parts, parts, given, strict=True):
            expected = ours(part, answer)
            if platforms()[name].render(entry).parts[0].asked.startswith("statements"):
                # An order of which not every pair stands there can't always be told.
                assert (
                    done.mark.score == expected
                    or found.problems
                    or len(answer) < len(part.interaction.codes())
                )
            else:
                assert done.mark.score == expected, shown


def test_without_the_text_of_the_questions_right_answers_tell():
    quiz = every(1)
    cases = {}
    for entry, _, shown, given in asked_and_answered("moodle-xml", quiz):
        full = all(ours(part, one) == 1 for part, one in zip(entry.parts, given, strict=True))
        if full and entry.item not in cases:
            cases[entry.item] = shown
    row = attempt(1, {})
    for n, shown in enumerate(cases.values(), 1):
        row |= {f"Response {n}": shown, f"Right answer {n}": shown}
    found = reader("moodle").read(report([row]), "r.csv", quiz)
    (taker,) = found.takers
    assert len(taker.answers) > len(cases) * 0.8
    items = {one.item for one in taker.answers}
    assert items <= set(cases)
    assert len(found.problems) == len(cases) - len(items)


def test_in_one_form_the_place_tells_where_several_items_fit():
    pools = [Pool("C3", 1, "2", questions("C3", 3))]
    row, items = attempt(1, {}), []
    for n, question in enumerate(pools[0].questions, 1):
        (part,) = question.entry.parts
        right = {one.code: one.text for one in part.interaction.options}[part.key.correct]
        row |= {f"Response {n}": "-", f"Right answer {n}": right}
        items.append(question.entry.item)
    whole = Exported("q", "", "", "", tuple(pools), one_form=True)
    assert [
        g.item for g in reader("moodle").read(report([row]), "r", whole).takers[0].answers
    ] == items
    # Twice the questions, as a bank: the place tells nothing, and neither does the key.
    twice = Exported("q", "", "", "", (Pool("C3", 1, "2", questions("C3")),))
    found = reader("moodle").read(report([row]), "r", twice)
    assert len(found.problems) + len(found.takers[0].answers) == len(items)


def test_json_is_read_too():
    quiz = every(1)
    cases = list(asked_and_answered("moodle-xml", quiz))[:20]
    rows = [
        {"lastname": "Berg", "firstname": f"Anna {n}", "emailaddress": "a@example.org"}
        | {"question1": q, "response1": r}
        for n, (_, q, r, _) in enumerate(cases)
    ]
    as_lists = [["Last name", "Email address", "Question 1", "Response 1"]]
    as_lists += [["Berg", "a@example.org", q, r] for _, q, r, _ in cases]
    for shape in (rows, [rows], as_lists, [as_lists]):
        found = reader("moodle").read(json.dumps(shape).encode(), "r.json", quiz)
        assert [t.answers[0].item for t in found.takers] == [e.item for e, *_ in cases]


def test_who_and_when():
    quiz = every(1)
    (case, *_) = asked_and_answered("moodle-xml", quiz)
    row = attempt(1, {"Question 1": case[1], "Response 1": case[2], "ID number": "s1"})
    (taker,) = reader("moodle").read(report([row]), "r.csv", quiz).takers
    assert (taker.id, taker.name, taker.email) == ("s1", "Anna 1 Berg", "a1@example.org")
    assert taker.at == "2024-03-06T15:05:00"


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("27 November 2026  12:05 AM", "2026-11-27T00:05:00"),
        ("27 November 2026, 5:44 PM", "2026-11-27T17:44:00"),
        ("27 Nov 2026 17:44:10", "2026-11-27T17:44:10"),
        ("27. November 2026, 17:44", "27. November 2026, 17:44"),
        ("", ""),
    ],
)
def test_times(written, iso):
    assert when(written) == iso


def test_unfinished_attempts_and_strange_answers_are_told():
    quiz = every(1)
    (case, *_) = asked_and_answered("moodle-xml", quiz)
    choice = next(c for c in asked_and_answered("moodle-xml", quiz) if c[0].family == "C3")
    rows = [
        attempt(1, {"Question 1": case[1], "Response 1": case[2]}) | {"Status": "In progress"},
        attempt(2, {"Question 1": "Something else", "Response 1": "x"}),
        attempt(3, {"Question 1": choice[1], "Response 1": "no such choice"}),
    ]
    found = reader("moodle").read(report(rows), "r.csv", quiz)
    assert [problem.line for problem in found.problems] == [2, 3, 4]
    assert all(str(problem).startswith("r.csv:") for problem in found.problems)
    assert [taker.answers for taker in found.takers] == [(), ()]


@pytest.mark.parametrize("data", [b"", b"a,b\n1,2\n", b"{", b"[]", b"[[]]", b"[1, 2]"])
def test_what_is_no_report_is_refused(data):
    with pytest.raises(DataProblems):
        reader("moodle").read(data, "r.csv", every(1))


def test_statements_that_make_no_order_are_told():
    quiz = every(1)
    case = next(c for c in asked_and_answered("moodle-xml", quiz) if c[0].family == "C1")
    entry = case[0]
    (one,) = platforms()["moodle-xml"].render(entry).parts
    # Every statement ticked: as many are false as true.
    shown = "; ".join(text_of(pick.html) for pick in one.form.picks)
    row = attempt(1, {"Question 1": case[1], "Response 1": shown})
    found = reader("moodle").read(report([row]), "r.csv", Exported("q", "", "", "", quiz.pools))
    assert "make no order" in str(found.problems[0])
    (taker,) = found.takers
    assert process(entry.parts, taker.answers[0].raw).status in {"graded", "untouched"}


@pytest.mark.parametrize(
    ("told", "letter", "text"),
    [
        ("1. Letter: b\n\n2. Text: It was late.", "b", "It was late."),
        ("1. Letter: (C)\n2. Text: It was late.\nVery.", "c", "It was late.\nVery."),
        ("1. Letter: \n2. Text: It was late.", "", "It was late."),
        ("It was late.", "", "It was late."),
    ],
)
def test_choice_and_sentences_in_one_essay(told, letter, text):
    quiz = every(1)
    (entry,) = (q.entry for q in quiz.questions if q.entry.family == "S7")
    row = attempt(1, {"Question 1": f"{entry.stem} {entry.code}", "Response 1": told})
    (taker,) = reader("moodle").read(report([row]), "r.csv", quiz).takers
    raw = taker.answers[0].raw
    assert raw == {"fact": letter, "explanation": text}
    assert process(entry.parts, raw).parts[0].status == ("graded" if letter else "blank")
