"""Orders, marked by their certain pairs: places become numbers, and pairs compare them.

No ordering of QTI lets two cards share a place. Where the item does, each card gets the number of
its place from a list instead, and the marks are the same.
"""

from __future__ import annotations

from collections.abc import Iterable

from bloc_course.exports.platform import Answer
from bloc_course.exports.platforms.qti import _processing as rp
from bloc_course.exports.platforms.qti._parts import Why, part_written
from bloc_course.exports.platforms.qti._written import Names, Responses, Written, choices
from bloc_course.exports.platforms.qti._xml import Element, made, paragraphs
from bloc_course.items.interactions import Blank, Option
from bloc_course.items.interactions.order import Order
from bloc_course.items.item import ItemPart
from bloc_course.items.marking._helpers import expect
from bloc_course.items.marking._orders import extension
from bloc_course.items.marking.m3_order import CertainPairs

UNTOUCHED = (
    "a program that takes cards nobody moved for an answer marks them as they are shown;"
    " that order earns little or nothing"
)
PLACES = "each card gets the number of its place from a list, since two of them may share one"


@part_written.register
def _order(it: Order, part: ItemPart, names: Names, why: Why) -> Written:  # noqa: ARG001
    key = expect(CertainPairs, part.key)
    made_ = _placed(it, key, part, names) if it.shared_places else _moved(it, key, part, names)
    at = {card.code: names.of(f"PLACE_{card.code}") for card in it.cards}
    # What a mapping gives is a float, and Amp-up's player puts it in nothing else.
    kind = "float" if it.shared_places else "integer"
    made_.outcomes += [rp.outcome(name, "single", kind, 0) for name in at.values()]
    total = len(key.pairs)
    made_.full = total
    made_.rules += [
        _pair(names.raw, at[one], at[two], tied=it.shared_places) for one, two in key.pairs
    ]
    if it.shared_places:
        unplaced = (rp.operator("lt", rp.variable(name), rp.base(kind, 1)) for name in at.values())
        nothing = rp.put(names.raw, rp.base("float", 0))
        made_.rules.append(rp.condition([(rp.operator("or", *unplaced), [nothing])]))
    made_.rules.append(
        rp.put(names.raw, rp.operator("subtract", rp.variable(names.raw), rp.base("float", total)))
    )
    made_.rules.append(rp.floored(names.raw))
    return made_


def _pair(raw: str, first: str, second: str, *, tied: bool) -> Element:
    """2 for a pair the right way round, 1 for one in one place: in the end each counts 1 less."""

    def add(points: int) -> list[Element]:
        more = rp.operator("sum", rp.variable(raw), rp.base("float", points))
        return [rp.put(raw, more)]

    branches = [(rp.operator("lt", rp.variable(first), rp.variable(second)), add(2))]
    if tied:
        same = rp.operator("match", rp.variable(first), rp.variable(second))
        branches.append((same, add(1)))
    return rp.condition(branches)


def _moved(it: Order, key: CertainPairs, part: ItemPart, names: Names) -> Written:
    made_ = Written("order, certain pairs counted", "order", UNTOUCHED)
    codes = it.codes()
    places = {number: names.of(f"P{number}") for number in range(1, len(codes) + 1)}
    for number, name in places.items():
        declared = rp.outcome(name, "single", "integer", number)
        declared.tag = "templateDeclaration"
        made_.templates.append(declared)
    made_.body = [
        made(
            "orderInteraction",
            {"responseIdentifier": names.response, "shuffle": "false", "orientation": "vertical"},
            made("prompt", {}, part.prompt) if part.prompt else None,
            *choices("simpleChoice", it.cards, {}),
        )
    ]
    right = extension(key.cards, key.pairs)
    made_.responses = [rp.declared(names.response, "ordered", "identifier", right)]
    for number, name in places.items():
        there = made("index", {"n": name}, rp.variable(names.response))
        made_.rules.append(
            rp.condition(
                (
                    rp.operator("match", _copy(there), rp.base("identifier", code)),
                    [rp.put(names.of(f"PLACE_{code}"), rp.base("integer", number))],
                )
                for code in codes
            )
        )

    def encode(answer: Answer) -> Responses:
        if isinstance(answer, Blank):
            return {names.response: None}
        # Two cards in one place have no other way there than one after the other.
        return {names.response: tuple(code for place in _places(answer) for code in place)}

    made_.encode = encode
    return made_


def _placed(it: Order, key: CertainPairs, part: ItemPart, names: Names) -> Written:
    made_ = Written("numbers of places for cards, certain pairs counted", "order-places", PLACES)
    codes = it.codes()
    places = tuple(
        Option(f"{names.of('place')}_{number}", str(number)) for number in range(1, len(codes) + 1)
    )
    numbers = {place.code: int(place.text) for place in places}
    asked = {code: names.of(f"RESPONSE_{code}") for code in codes}
    order = extension(key.cards, key.pairs)
    right = {code: place.code for code, place in zip(order, places, strict=True)}
    if part.prompt:
        made_.body = list(paragraphs(part.prompt))
    for card in it.cards:
        choose = made(
            "inlineChoiceInteraction",
            {"responseIdentifier": asked[card.code], "shuffle": "false"},
            *choices("inlineChoice", places, {}),
        )
        named = made("span", {"class": "card"}, card.text)
        made_.body.append(made("p", {}, named, " ", choose))
        made_.responses.append(
            rp.declared(asked[card.code], "single", "identifier", [right[card.code]], numbers)
        )
        put = rp.put(names.of(f"PLACE_{card.code}"), rp.mapped(asked[card.code]))
        made_.rules.append(rp.if_answered(asked[card.code], [put]))

    def encode(answer: Answer) -> Responses:
        if isinstance(answer, Blank):
            return dict.fromkeys(asked.values())
        placed = zip(places, _places(answer), strict=False)
        return {asked[code]: place.code for place, cards in placed for code in cards}

    made_.encode = encode
    return made_


def _places(answer: Answer) -> Iterable[tuple[str, ...]]:
    return expect(tuple, answer)


def _copy(element: Element) -> Element:
    """An element of its own for each place it stands in."""
    return made(element.tag, element.attrib, *(_copy(child) for child in element))
