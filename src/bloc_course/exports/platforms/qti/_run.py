"""Runs response processing as a player does, on exact fractions: what is written is what counts.

An expression without a value is None, as the standard's NULL. Only the operators that our items
use are known; another raises ValueError, so that nothing is written that is not looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from math import prod
from operator import itemgetter
from typing import Any

from bloc_course.exports.platforms.qti._xml import Element

Value = Any
Scope = dict[str, Value]
Expression = Callable[[Scope], Value]
Rule = Callable[[Scope], None]


def program(item: Element) -> Callable[[Mapping[str, Value]], Scope]:
    """An item (in the words of QTI 2) as a function from responses to outcomes.

    Responses: a text or, for a container, a tuple of texts; a pair is a text with a blank.
    """
    known = _Declared(item)
    processing = item.find("responseProcessing")
    rules = [_rule(known, one) for one in processing] if processing is not None else []

    def run(responses: Mapping[str, Value]) -> Scope:
        scope = {**known.starts, **responses}
        for rule in rules:
            rule(scope)
        return scope

    return run


class _Declared:
    """What the declarations of an item say."""

    def __init__(self, item: Element) -> None:
        self.starts: Scope = {}
        self.right: dict[str, Value] = {}
        self.maps: dict[str, _Mapping] = {}
        for one in item:
            name = one.get("identifier", "")
            if one.tag == "responseDeclaration":
                self.starts[name] = None
                several = one.get("cardinality") != "single"
                values = tuple(value.text or "" for value in one.findall("correctResponse/value"))
                self.right[name] = (values if several else values[0]) if values else None
                found = one.find("mapping")
                if found is not None:
                    self.maps[name] = _Mapping(found, text=one.get("baseType") == "string")
            elif one.tag in {"outcomeDeclaration", "templateDeclaration"}:
                value = one.find("defaultValue/value")
                kind = one.get("baseType", "")
                self.starts[name] = None if value is None else _typed(kind, value.text or "")


class _Mapping:
    """A mapping; keys of any case are kept in small letters."""

    def __init__(self, element: Element, *, text: bool) -> None:
        self.exact: dict[str, int | Fraction] = {}
        self.any_case: dict[str, int | Fraction] = {}
        for entry in element:
            key, value = entry.get("mapKey", ""), _number(entry.get("mappedValue", "0"))
            if text and entry.get("caseSensitive", "true") == "false":
                self.any_case[key.lower()] = value
            else:
                self.exact[key] = value
        self.default = _number(element.get("defaultValue", "0"))
        lowest, highest = element.get("lowerBound"), element.get("upperBound")
        self.lowest = None if lowest is None else _number(lowest)
        self.highest = None if highest is None else _number(highest)

    def value(self, response: Value) -> int | Fraction:
        """The sum over a container (each value once), or what a single value gives."""
        values = response if isinstance(response, tuple) else (response,)
        total = sum(map(self._one, dict.fromkeys(values)))
        if self.lowest is not None:
            total = max(total, self.lowest)
        return total if self.highest is None else min(total, self.highest)

    def _one(self, value: str) -> int | Fraction:
        found = self.exact.get(value)
        return self.any_case.get(value.lower(), self.default) if found is None else found


def _typed(kind: str, text: str) -> Value:
    return _number(text) if kind in {"integer", "float"} else text


def _number(text: str) -> int | Fraction:
    """An integer where it is one: to count in fractions takes many times as long."""
    number = Fraction(text)
    return number.numerator if number.denominator == 1 else number


def _rule(known: _Declared, element: Element) -> Rule:
    if element.tag == "setOutcomeValue":
        name, value = element.get("identifier", ""), _expression(known, element[0])

        def put(scope: Scope) -> None:
            scope[name] = value(scope)

        return put
    if element.tag != "responseCondition":
        raise ValueError(f"no rule {element.tag!r}")
    branches = []
    for branch in element:
        start = 0 if branch.tag == "responseElse" else 1
        test = _expression(known, branch[0]) if start else lambda _: True
        branches.append((test, [_rule(known, one) for one in branch[start:]]))

    def choose(scope: Scope) -> None:
        for test, rules in branches:
            if test(scope):
                for rule in rules:
                    rule(scope)
                return

    return choose


def _expression(known: _Declared, element: Element) -> Expression:
    if element.tag in _LEAVES:
        return _LEAVES[element.tag](known, element)
    operands = [_expression(known, one) for one in element]
    if element.tag == "index":
        return _index(element.get("n", ""), operands[0])
    if element.tag in _LAZY:
        return _LAZY[element.tag](operands)
    if element.tag not in _OPERATORS:
        raise ValueError(f"no operator {element.tag!r}")
    work = _OPERATORS[element.tag]

    def apply(scope: Scope) -> Value:
        values = [one(scope) for one in operands]
        return None if None in values else work(*values)

    return apply


def _variable(_known: _Declared, element: Element) -> Expression:
    return itemgetter(element.get("identifier", ""))


def _constant(_known: _Declared, element: Element) -> Expression:
    value = _typed(element.get("baseType", ""), element.text or "")
    return lambda _: value


def _correct(known: _Declared, element: Element) -> Expression:
    right = known.right[element.get("identifier", "")]
    return lambda _: right


def _mapped(known: _Declared, element: Element) -> Expression:
    name = element.get("identifier", "")
    mapping = known.maps[name]
    return lambda scope: 0 if scope[name] is None else mapping.value(scope[name])


def _index(n: str, container: Expression) -> Expression:
    def at(scope: Scope) -> Value:
        values, place = container(scope), int(n) if n.isdigit() else int(scope[n])
        return values[place - 1] if values and place <= len(values) else None

    return at


def _null(operands: list[Expression]) -> Expression:
    (only,) = operands
    return lambda scope: only(scope) is None


_LEAVES: dict[str, Callable[[_Declared, Element], Expression]] = {
    "variable": _variable,
    "baseValue": _constant,
    "correct": _correct,
    "mapResponse": _mapped,
}
# Those that have a value even where an operand has none.
_LAZY: dict[str, Callable[[list[Expression]], Expression]] = {
    "isNull": _null,
    "and": lambda operands: lambda scope: all(one(scope) for one in operands),
    "or": lambda operands: lambda scope: any(one(scope) for one in operands),
}
_OPERATORS: dict[str, Callable[..., Value]] = {
    "not": lambda one: not one,
    "match": lambda one, other: one == other,
    "member": lambda one, container: one in container,
    "lt": lambda one, other: one < other,
    "gt": lambda one, other: one > other,
    "sum": lambda *values: sum(values),
    "subtract": lambda one, other: one - other,
    "divide": lambda one, other: None if other == 0 else Fraction(one) / other,
    "product": lambda *values: prod(values),
}
