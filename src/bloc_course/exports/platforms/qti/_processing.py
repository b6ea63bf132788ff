"""Response processing as elements, in whole numbers, so that no player rounds on the way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from math import lcm

from bloc_course.exports.platforms.qti._xml import Element, made, raw


def variable(name: str) -> Element:
    """The value of a variable."""
    return made("variable", {"identifier": name})


def correct(name: str) -> Element:
    """The right answer as it is declared."""
    return made("correct", {"identifier": name})


def mapped(name: str) -> Element:
    """What the mapping of a response gives."""
    return made("mapResponse", {"identifier": name})


def base(kind: str, value: object) -> Element:
    """A constant."""
    return raw("baseValue", str(value), {"baseType": kind})


def operator(name: str, *operands: Element) -> Element:
    """An operator with its operands."""
    return made(name, {}, *operands)


def put(outcome: str, value: Element) -> Element:
    """A rule that sets an outcome."""
    return made("setOutcomeValue", {"identifier": outcome}, value)


def condition(
    branches: Iterable[tuple[Element, Iterable[Element]]], otherwise: Iterable[Element] = ()
) -> Element:
    """The rules of the first branch whose test holds, else those of `otherwise`."""
    rule = made("responseCondition")
    for test, rules in branches:
        tag = "responseElseIf" if len(rule) else "responseIf"
        rule.append(made(tag, {}, test, *rules))
    last = list(otherwise)
    if last:
        rule.append(made("responseElse", {}, *last))
    return rule


def declared(
    name: str,
    cardinality: str,
    kind: str,
    right: Iterable[str] = (),
    mapping: Mapping[str, int] | None = None,
    *,
    cut: bool = False,
    any_case: bool = False,
) -> Element:
    """A response with its right answer and its mapping (every choice is listed; `cut`: not < 0)."""
    element = made(
        "responseDeclaration", {"identifier": name, "cardinality": cardinality, "baseType": kind}
    )
    values = [raw("value", text) for text in right]
    if values:
        element.append(made("correctResponse", {}, *values))
    if mapping:
        bound = {"lowerBound": "0"} if cut else {}
        case = {"caseSensitive": "false"} if any_case else {}
        entries = (
            made("mapEntry", {"mapKey": key, "mappedValue": str(value), **case})
            for key, value in mapping.items()
        )
        element.append(made("mapping", bound, *entries))
    return element


def outcome(name: str, cardinality: str, kind: str, start: object = "") -> Element:
    """An outcome, with the value that it starts with."""
    element = made(
        "outcomeDeclaration", {"identifier": name, "cardinality": cardinality, "baseType": kind}
    )
    if start != "":
        element.append(made("defaultValue", {}, raw("value", str(start))))
    return element


def whole(shares: Mapping[str, Fraction]) -> tuple[dict[str, int], int]:
    """Shares as whole numbers, and what they are to be divided by."""
    below = lcm(*(share.denominator for share in shares.values()))
    return {key: int(share * below) for key, share in shares.items()}, below


def if_answered(response: str, rules: Iterable[Element]) -> Element:
    """Rules for a response that is there: Citolab's player fails on the mapping of none."""
    answered = operator("not", operator("isNull", variable(response)))
    return condition([(answered, rules)])


def floored(name: str) -> Element:
    """A rule that lifts an outcome below 0 to 0."""
    test = operator("lt", variable(name), base("float", 0))
    return condition([(test, [put(name, base("float", 0))])])
