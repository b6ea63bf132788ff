"""The quiz as an assessment test: a section a pool, of which each student gets some at random."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from bloc_course.exports.bank import Exported, Pool
from bloc_course.exports.platforms.qti import _processing as rp
from bloc_course.exports.platforms.qti._item import SCORE, decimal
from bloc_course.exports.platforms.qti._xml import Element, made, paragraphs

POINTS = "POINTS"


def test(quiz: Exported, outcomes: Iterable[str], where: dict[str, str]) -> Element:
    """The test over items at `where`; `outcomes` are those that its score adds up."""
    top = made("assessmentTest", {"identifier": "test", "title": quiz.title or quiz.quiz})
    top.append(rp.outcome(SCORE, "single", "float", 0))
    part = made(
        "testPart",
        {"identifier": "part", "navigationMode": "nonlinear", "submissionMode": "individual"},
        made("itemSessionControl", {"maxAttempts": "1", "showFeedback": "true"}),
    )
    for number, pool in enumerate(quiz.pools, 1):
        if pool.questions:
            intro = quiz.intro if number == 1 else ""
            part.append(_section(f"section-{number}", pool, intro, where))
    top.append(part)
    weighed = (
        made("testVariables", {"variableIdentifier": name, "weightIdentifier": POINTS})
        for name in outcomes
    )
    total = rp.put(SCORE, rp.operator("sum", *weighed))
    top.append(made("outcomeProcessing", {}, total))
    return top


def _section(name: str, pool: Pool, intro: str, where: dict[str, str]) -> Element:
    section = made(
        "assessmentSection",
        {"identifier": name, "title": pool.title, "visible": "true", "keepTogether": "true"},
    )
    if pool.draw < len(pool.questions):
        section.append(made("selection", {"select": str(pool.draw)}))
        section.append(made("ordering", {"shuffle": "true"}))
    if intro:
        told = {"view": "candidate", "use": "instructions"}
        section.append(made("rubricBlock", told, *paragraphs(intro)))
    for question in pool.questions:
        entry = question.entry
        section.append(
            made(
                "assessmentItemRef",
                {"identifier": entry.item, "href": where[entry.item]},
                made(
                    "weight",
                    {"identifier": POINTS, "value": decimal(Fraction(question.entry.points))},
                ),
            )
        )
    return section
