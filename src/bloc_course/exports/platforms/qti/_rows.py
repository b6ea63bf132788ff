"""Rows, gaps and dropdowns, marked by the share of right ones with the correction for guessing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from bloc_course.exports.platform import Answer
from bloc_course.exports.platforms.qti import _processing as rp
from bloc_course.exports.platforms.qti._parts import Why, echo, part_written, prompt_of
from bloc_course.exports.platforms.qti._written import Names, Responses, Written, choices
from bloc_course.exports.platforms.qti._xml import Element, join, made, paragraphs
from bloc_course.items.interactions import Blank, Option
from bloc_course.items.interactions.gap_match import GapMatch
from bloc_course.items.interactions.inline_choice import InlineChoice
from bloc_course.items.interactions.match import Match
from bloc_course.items.item import ItemPart
from bloc_course.items.marking._helpers import expect
from bloc_course.items.marking.m1_single import Single
from bloc_course.items.marking.m4_rows import Rows
from bloc_course.items.marking.m6_three_way import ThreeWay


@part_written.register
def _match(it: Match, part: ItemPart, names: Names, why: Why) -> Written:
    key = expect(Rows, part.key)
    made_ = Written("match, each row weighed", "match")
    rows = choices("simpleAssociableChoice", it.rows, {"matchMax": "1"})
    columns = choices("simpleAssociableChoice", it.columns, {"matchMax": "0"})
    made_.body = [_match_interaction(names.response, part.prompt, rows, columns)]
    pairs = {row.code: [f"{row.code} {column.code}" for column in it.columns] for row in it.rows}
    _pairs(made_, key, names, pairs, right=[f"{row} {key.rows[row]}" for row in pairs])
    made_.says = list(_told(it.rows, it.columns, key, why))
    made_.encode = lambda answer: _as_pairs(names, answer, "{row} {column}")
    return made_


@part_written.register
def _gaps(it: GapMatch, part: ItemPart, names: Names, why: Why) -> Written:
    key = expect(Rows, part.key)
    made_ = Written("gap match, each gap weighed", "gap-match")
    cards = choices("gapText", it.cards, {"matchMax": "0" if it.reuse else "1"})
    lines = [
        made("p", {}, f"{gap.text} ", made("gap", {"identifier": gap.code})) for gap in it.gaps
    ]
    made_.body = [
        made(
            "gapMatchInteraction",
            {"responseIdentifier": names.response, "shuffle": "false"},
            prompt_of(part.prompt),
            *cards,
            *lines,
        )
    ]
    pairs = {gap.code: [f"{card.code} {gap.code}" for card in it.cards] for gap in it.gaps}
    _pairs(made_, key, names, pairs, right=[f"{key.rows[gap]} {gap}" for gap in pairs])
    made_.says = list(_told(it.gaps, it.cards, key, why))
    made_.encode = lambda answer: _as_pairs(names, answer, "{column} {row}")
    return made_


@part_written.register
def _inline_choice(it: InlineChoice, part: ItemPart, names: Names, why: Why) -> Written:
    """Each gap is a response of its own."""
    made_ = Written("inline choice", "inline-choice")
    text = made("p", {}, it.text[0])
    asked = {gap.code: names.of(f"RESPONSE_{n}") for n, gap in enumerate(it.gaps, 1)}
    if len(asked) == 1:
        asked = {it.gaps[0].code: names.response}
    for gap, after in zip(it.gaps, it.text[1:], strict=True):
        text.append(
            made(
                "inlineChoiceInteraction",
                {"responseIdentifier": asked[gap.code], "shuffle": "false"},
                *choices("inlineChoice", gap.options, {}),
            )
        )
        join(text, after)
    made_.body = [*_as_paragraphs(part.prompt), text]
    if isinstance(part.key, Rows):
        made_.asked = "inline choice, each gap weighed"
        _gap_by_gap(made_, it, part.key, names, asked)
        right = part.key.rows
    else:
        (gap,) = it.gaps
        right = {gap.code: expect(Single | ThreeWay, part.key).correct}  # type: ignore[arg-type]
        test = rp.operator(
            "match", rp.variable(asked[gap.code]), rp.base("identifier", right[gap.code])
        )
        made_.asked = "inline choice, right or wrong"
        made_.responses = [rp.declared(names.response, "single", "identifier", right.values())]
        made_.rules = [rp.condition([(test, [rp.put(names.raw, rp.base("float", 1))])])]
    for gap in it.gaps:
        outcome = f"{asked[gap.code]}_CHOSEN"
        wrong = {
            option.code: why.get(f"{gap.code}={option.code}") or why.get(option.code, "")
            for option in gap.options
        }
        echo(made_, asked[gap.code], outcome, gap.options, wrong, skip={right[gap.code]})

    def encode(answer: Answer) -> Responses:
        given = {} if isinstance(answer, Blank) else expect(Mapping, answer)  # type: ignore[type-abstract]
        return {name: given.get(gap) for gap, name in asked.items()}

    made_.encode = encode
    return made_


def _gap_by_gap(
    made_: Written, it: InlineChoice, key: Rows, names: Names, asked: Mapping[str, str]
) -> None:
    gains, made_.full = _gains(key)
    lost = sum(gains.values()) - made_.full
    for gap in it.gaps:
        right = key.rows[gap.code]
        worth = {option.code: gains[gap.code] * (option.code == right) for option in gap.options}
        made_.responses.append(rp.declared(asked[gap.code], "single", "identifier", [right], worth))
    total = rp.operator("sum", *map(rp.mapped, asked.values()))
    made_.rules = [
        rp.put(names.raw, rp.operator("subtract", total, rp.base("float", lost))),
        rp.floored(names.raw),
    ]


def _match_interaction(
    response: str, prompt: str, rows: Sequence[Element], columns: Sequence[Element]
) -> Element:
    """A table of rows and columns, each row with one column at most."""
    return made(
        "matchInteraction",
        {
            "responseIdentifier": response,
            "shuffle": "false",
            "maxAssociations": str(len(rows)),
        },
        prompt_of(prompt),
        made("simpleMatchSet", {}, *rows),
        made("simpleMatchSet", {}, *columns),
    )


def _gains(key: Rows) -> tuple[dict[str, int], int]:
    """What a right row is worth above a wrong or blank one, and what all are worth at most.

    M4 gives 1 for a right row and -1/(m - 1) for another; here another gives 0, a right one
    1 + 1/(m - 1), and the sum of 1/(m - 1) is taken off at the end.
    """
    shares = {row: 1 + Fraction(1, key.columns[row] - 1) for row in key.rows}
    gains, below = rp.whole(shares)
    return gains, below * len(key.rows)


def _pairs(
    made_: Written, key: Rows, names: Names, pairs: Mapping[str, list[str]], right: list[str]
) -> None:
    """A container of pairs: the mapping gives what right ones are worth."""
    gains, made_.full = _gains(key)
    worth = {
        pair: gains[row] * (pair in right) for row, offered in pairs.items() for pair in offered
    }
    lost = sum(gains.values()) - made_.full
    made_.responses = [rp.declared(names.response, "multiple", "directedPair", right, worth)]
    total = rp.operator("subtract", rp.mapped(names.response), rp.base("float", lost))
    rules = [rp.put(names.raw, total), rp.floored(names.raw)]
    made_.rules = [rp.if_answered(names.response, rules)]


def _as_pairs(names: Names, answer: Answer, form: str) -> Responses:
    given = {} if isinstance(answer, Blank) else expect(Mapping, answer)  # type: ignore[type-abstract]
    pairs = tuple(form.format(row=row, column=column) for row, column in given.items())
    return {names.response: pairs or None}


def _told(rows: Sequence[Option], columns: Sequence[Option], key: Rows, why: Why) -> Iterator[str]:
    """What is told of rows, whatever was answered.

    A condition on a pair would need a constant pair, which Amp-up's player does not read.
    """
    texts = {column.code: column.text for column in columns}
    for row in rows:
        if why.get(row.code):
            yield f"“{row.text}” is “{texts[key.rows[row.code]]}”. {why[row.code]}"
        for column in columns:
            text = why.get(f"{row.code}={column.code}")
            if text and column.code != key.rows[row.code]:
                yield f"“{row.text}” is not “{column.text}”. {text}"


def _as_paragraphs(text: str) -> list[Element]:
    return list(paragraphs(text)) if text else []
