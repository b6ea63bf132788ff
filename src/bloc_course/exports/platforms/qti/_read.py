"""Reads an item that was written here: what it says, held against what was meant."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from bloc_course.exports.content import Content, PartContent, flat, made
from bloc_course.exports.platforms.qti._xml import Element, text_of

PART = "part part-"
# The elements that hold what can be chosen or placed.
OPTIONS = ("simpleChoice", "hottext", "inlineChoice", "simpleAssociableChoice", "gapText")


def content_of(item: Element) -> Content | None:
    """What an item says; None where a person marks a part of it."""
    body = item.find("itemBody")
    if body is None:
        raise ValueError(f"the item {item.get('identifier')!r} has no body")
    blocks = [one for one in body.findall("div") if one.get("class", "").startswith(PART)]
    kinds = [one.get("class", "").removeprefix(PART) for one in blocks]
    if "extended-text" in kinds:
        return None
    parts = tuple(_part(item, body, block, kind) for block, kind in zip(blocks, kinds, strict=True))
    stem = next(one for one in body.findall("div") if one.get("class") == "stem")
    return Content(item.get("identifier", ""), flat(text_of(stem)), parts)


def _part(item: Element, body: Element, block: Element, kind: str) -> PartContent:
    texts = {
        one.get("identifier", ""): flat(text_of(one)) for one in block.iter() if one.tag in OPTIONS
    }
    asked = [
        one.get("responseIdentifier", "") for one in block.iter() if one.get("responseIdentifier")
    ]
    right = [_right(item, name) for name in asked]
    if kind == "text-entry":
        (accepted,) = (_listed(after) for before, after in _neighbours(body) if before is block)
        return made((), accepted)
    if kind == "date-entry":
        return made((), right[0])
    if kind in {"order", "order-places"}:
        cards = dict(_cards(block, texts))
        pairs = (f"{cards[one]} < {cards[other]}" for one, other in _pairs(item, cards))
        return made(cards.values(), pairs)
    if kind == "inline-choice":
        said = [texts[code] for (code,) in right]
        several = len(said) > 1 or item.find("responseDeclaration/mapping") is not None
        named = (f"{number} = {text}" for number, text in enumerate(said, 1))
        return made(texts.values(), named if several else said)
    if kind in {"match", "gap-match"}:
        if kind == "gap-match":
            texts |= dict(_gaps(block))
        couples = [pair.split(" ") for pair in right[0]]
        rows = [couple if kind == "match" else couple[::-1] for couple in couples]
        return made(texts.values(), (f"{texts[row]} = {texts[column]}" for row, column in rows))
    return made(texts.values(), (texts[code] for codes in right for code in codes))


def _right(item: Element, name: str) -> list[str]:
    for one in item.iter("responseDeclaration"):
        if one.get("identifier") == name:
            return [value.text or "" for value in one.findall("correctResponse/value")]
    raise ValueError(f"no declaration of {name!r}")


def _listed(block: Element | None) -> list[str]:
    return [] if block is None else [text_of(one).strip() for one in block.iter("li")]


def _neighbours(body: Element) -> Iterator[tuple[Element, Element | None]]:
    return zip_longest(body, list(body)[1:])


def _cards(block: Element, texts: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The cards of an order, or those that get the number of a place."""
    for line in block.iter("p"):
        card, asked = line.find("span"), line.find("inlineChoiceInteraction")
        if card is not None and asked is not None:
            response = asked.get("responseIdentifier", "")
            code = response.removeprefix("RESPONSE_").rpartition("_")[0]
            yield code, flat(text_of(card))
            for place in asked:
                texts.pop(place.get("identifier", ""), None)
    yield from texts.items()


def _gaps(block: Element) -> Iterator[tuple[str, str]]:
    for line in block.iter("p"):
        gap = line.find("gap")
        if gap is not None:
            yield gap.get("identifier", ""), flat(text_of(line))


def _pairs(item: Element, cards: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The certain pairs, as the processing compares their places."""
    for test in item.iter("lt"):
        names = [one.get("identifier", "") for one in test if one.tag == "variable"]
        codes = [name.rpartition("PLACE_")[2].rpartition("_")[0] for name in names]
        if len(codes) == 2 and all(code in cards for code in codes):
            yield codes[0], codes[1]
