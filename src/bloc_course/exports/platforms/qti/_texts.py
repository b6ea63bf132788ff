"""Typed answers: names and dates by lists of spellings, sentences by a person with the rubric."""

from __future__ import annotations

from bloc_course.exports.platform import Answer
from bloc_course.exports.platforms.qti import _processing as rp
from bloc_course.exports.platforms.qti._parts import Why, part_written
from bloc_course.exports.platforms.qti._written import Names, Responses, Written
from bloc_course.exports.platforms.qti._xml import Element, made, paragraphs
from bloc_course.exports.typed import dates
from bloc_course.exports.typed import names as spellings
from bloc_course.items._written_words import model_answer
from bloc_course.items.interactions.date_entry import DateEntry
from bloc_course.items.interactions.extended_text import ExtendedText
from bloc_course.items.interactions.text_entry import TextEntry
from bloc_course.items.item import ItemPart
from bloc_course.items.marking._helpers import expect
from bloc_course.items.marking.m1_spelling import Spelling
from bloc_course.items.marking.m5_date import DateKey
from bloc_course.items.marking.m8_rubric import Rubric

LISTED = "only the spellings in the list earn points; look through the answers that got none"
DATED = (
    "only the ways to write a date that are in the list earn points; look through the answers"
    " that got none"
)
BY_HAND = "a person marks it by the rubric, which graders see"
LENGTH = 40


@part_written.register
def _name(it: TextEntry, part: ItemPart, names: Names, why: Why) -> Written:  # noqa: ARG001
    key = expect(Spelling, part.key)
    made_ = Written("text entry, accepted spellings", "text-entry", LISTED)
    made_.body = _line(it.label, part.prompt, names.response)
    worth = dict.fromkeys(spellings(key), 1)
    made_.responses = [_listed(names.response, key.accepted[0], worth)]
    made_.rules = [_mapped(names)]
    made_.scorer = [
        made("p", {}, "Accepted spellings, in capitals or not:"),
        made("ul", {}, *(made("li", {}, text) for text in key.accepted)),
    ]
    made_.encode = lambda answer: _typed(names, answer)
    return made_


@part_written.register
def _date(it: DateEntry, part: ItemPart, names: Names, why: Why) -> Written:  # noqa: ARG001
    key = expect(DateKey, part.key)
    made_ = Written("text entry, dates as usually written", "date-entry", DATED)
    made_.body = _line(it.label, part.prompt, names.response)
    worth, made_.full = rp.whole(dates(key))
    made_.responses = [_listed(names.response, key.text, worth)]
    made_.rules = [_mapped(names)]
    made_.encode = lambda answer: _typed(names, answer)
    return made_


@part_written.register
def _sentences(it: ExtendedText, part: ItemPart, names: Names, why: Why) -> Written:  # noqa: ARG001
    key = expect(Rubric, part.key)
    made_ = Written("extended text", "extended-text", BY_HAND)
    lines = max(3, it.most // 12)
    made_.body = [
        made(
            "extendedTextInteraction",
            {
                "responseIdentifier": names.response,
                "expectedLines": str(lines),
                "expectedLength": str(it.most * 6),
            },
            made("prompt", {}, f"{part.prompt or it.label} ({it.fewest} to {it.most} words)"),
        )
    ]
    if part.prompt:
        made_.body = [*paragraphs(it.label), *made_.body]
    made_.responses = [rp.declared(names.response, "single", "string")]
    made_.scorer = list(_rubric(key))
    return made_


def _rubric(key: Rubric) -> list[Element]:
    shown = [made("p", {}, f"Rubric, {key.most} points in all:")]
    rows = []
    for one in key.criteria:
        says = [*(point.says for point in one.points), *(piece.says for piece in one.pieces)]
        against = [point.says for point in one.against]
        row = made("li", {}, f"{one.title} (up to {one.most}): {'; '.join(dict.fromkeys(says))}")
        if against:
            row.append(made("p", {}, f"Gives nothing if it says: {'; '.join(against)}"))
        rows.append(row)
    shown.append(made("ul", {}, *rows))
    if key.counts_with:
        text = f"Give points only where the part “{key.counts_with}” is fully right."
        shown.append(made("p", {}, text))
    shown.append(made("p", {}, f"A model answer: {model_answer(key)}"))
    return shown


def _line(label: str, prompt: str, response: str) -> list[Element]:
    entry = made(
        "textEntryInteraction", {"responseIdentifier": response, "expectedLength": str(LENGTH)}
    )
    before = list(paragraphs(prompt)) if prompt else []
    return [*before, made("p", {}, f"{label} ", entry)]


def _listed(response: str, right: str, worth: dict[str, int]) -> Element:
    return rp.declared(response, "single", "string", [right], worth, any_case=True)


def _mapped(names: Names) -> Element:
    return rp.if_answered(names.response, [rp.put(names.raw, rp.mapped(names.response))])


def _typed(names: Names, answer: Answer) -> Responses:
    return {names.response: answer if isinstance(answer, str) else None}
