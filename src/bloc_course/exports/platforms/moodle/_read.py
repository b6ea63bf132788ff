"""Moodle XML that was written here, read back as the content of its items."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from xml.etree import ElementTree as ET

from bloc_course.exports.content import Content, PartContent, flat, made
from bloc_course.exports.platforms.moodle import _html as html
from bloc_course.exports.platforms.moodle._cloze import Sub, parse

Tree = ET.Element


@dataclass(frozen=True, slots=True)
class Read:
    """A choice that was read: its HTML, its share of the mark, and its feedback."""

    tree: Tree
    share: Fraction
    told: str


def read(data: bytes) -> tuple[Content, ...]:
    """The items that a machine marks, in the order of the file.

    ValueError for a file with a document type, which we never write; ET.ParseError for what is no
    XML.
    """
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise ValueError("Moodle XML has no document type")
    quiz = ET.fromstring(data)  # noqa: S314 -- no document type, so no entities
    asked = (one for one in quiz.iter("question") if one.get("type") not in {"category", "essay"})
    return tuple(map(_content, asked))


def _content(question: Tree) -> Content:
    kind, text = question.get("type"), _said(question, "questiontext")
    subs: tuple[Sub, ...] = ()
    if kind == "cloze":
        text, subs = parse(text)
    whole = html.parsed(text)
    stem = flat(html.text(html.within(whole, "stem")))
    if kind == "cloze":
        parts = list(html.named(whole, "part")) or [whole]
        found = tuple(_within(part, subs) for part in parts)
    else:
        found = (_alone(question, kind or "", whole),)
    return Content(_element(question, "idnumber").text or "", stem, found)


def _alone(question: Tree, kind: str, whole: Tree) -> PartContent:
    if kind == "multichoice":
        return chosen(whole, [_choice(one) for one in question.iter("answer")])
    if kind == "shortanswer":
        told = [(_said(one), _said(one, "feedback")) for one in question.iter("answer")]
        return typed([(text.replace("\\*", "*"), feedback) for text, feedback in told])
    if kind == "ordering":
        cards = [_shown(html.parsed(_said(one))) for one in question.iter("answer")]
        pairs = [(a, b) for n, a in enumerate(cards) for b in cards[n + 1 :]]
        return made(cards, (f"{a} < {b}" for a, b in pairs))
    if kind == "matching":
        return _matched(question)
    options = [_said(one) for one in question.iter("selectoption")]
    return _gapselect(whole, options)


def _matched(question: Tree) -> PartContent:
    rows: list[str] = []
    columns: list[str] = []
    right: list[str] = []
    for one in question.iter("subquestion"):
        column = flat(_said(one, "answer"))
        columns.append(column)
        if _said(one):
            rows.append(_shown(html.parsed(_said(one))))
            right.append(f"{rows[-1]} = {column}")
    return made((*rows, *columns), right)


def _gapselect(whole: Tree, options: Sequence[str]) -> PartContent:
    rows, right = [], []
    for one in html.named(whole, "row"):
        rows.append(_shown(html.within(one, "t")))
        number = html.text(one).rpartition("[[")[2].partition("]]")[0]
        right.append(f"{rows[-1]} = {flat(options[int(number) - 1])}")
    return made((*rows, *options), right)


def _within(part: Tree, subs: Sequence[Sub]) -> PartContent:
    """A part of a text with gaps, by what kinds of sub-questions it has."""
    own = [subs[int(one.get("data-n", ""))] for one in html.named(part, "sub")]
    if own[0].type == "SHORTANSWER":
        return typed([(one.text, one.feedback) for one in own[0].choices])
    if own[0].type == "MULTICHOICE":
        names = [_shown(html.within(row, "t")) for row in html.named(part, "row")]
        shown = [[_shown(html.parsed(one.text)) for one in sub.choices] for sub in own]
        right = [
            next(
                text
                for text, one in zip(texts, sub.choices, strict=True)
                if Fraction(one.percent) == 100
            )
            for texts, sub in zip(shown, own, strict=True)
        ]
        if html.within(part, "gap") is not None:
            return made(shown[0], right)
        columns = [text for texts in shown for text in texts]
        called = names or [str(n) for n in range(1, len(own) + 1)]
        pairs = zip(called, right, strict=True)
        return made((*names, *columns), (f"{row} = {text}" for row, text in pairs))
    return chosen(
        part,
        [
            Read(html.parsed(one.text), Fraction(one.percent), one.feedback)
            for one in own[0].choices
        ],
    )


def chosen(asked: Tree, choices: Sequence[Read]) -> PartContent:
    """A question of choices, by what they are: texts, rows with columns, pairs of cards."""
    trees = [one.tree for one in choices]
    first = next(iter(trees[0]), trees[0])
    if first.get("data-first"):
        return _pairs(asked, choices)
    if first.get("data-answer"):
        return _tiers(asked, choices)
    if first.get("data-row"):
        return _rows(asked, choices)
    texts = [_shown(one) for one in trees]
    return made(texts, (t for t, one in zip(texts, choices, strict=True) if one.share > 0))


def _rows(asked: Tree, choices: Sequence[Read]) -> PartContent:
    listed = _listed(asked, "rows")
    best = max(one.share for one in choices)
    columns, right = [], []
    for one in choices:
        for row in one.tree:
            text = _shown(html.within(row, "col"))
            columns.append(text)
            if one.share > 0 and (one.share == best or _boxes(choices)):
                name = row.get("data-row", "")
                right.append(f"{listed.get(name, name)} = {text}")
    return made((*listed.values(), *columns), right)


def _boxes(choices: Sequence[Read]) -> bool:
    """Whether each choice is a row with a column, and not a combination of all rows."""
    return any(one.share < 0 for one in choices)


def _tiers(asked: Tree, choices: Sequence[Read]) -> PartContent:
    answers, reasons = _listed(asked, "answers"), _listed(asked, "reasons")
    best = next(iter(max(choices, key=lambda one: one.share).tree))
    right = (answers[best.get("data-answer", "")], reasons[best.get("data-reason", "")])
    return made((*answers.values(), *reasons.values()), right)


def _pairs(asked: Tree, choices: Sequence[Read]) -> PartContent:
    cards = _listed(asked, "cards")
    right = []
    for one in choices:
        shown = next(iter(one.tree))
        a, b = cards[shown.get("data-first", "")], cards[shown.get("data-second", "")]
        if one.share:
            right.append(f"{a} < {b}" if one.share > 0 else f"{b} < {a}")
    return made(cards.values(), right)


def _listed(asked: Tree, name: str) -> dict[str, str]:
    """A list above the choices: text by its number or letter."""
    found = html.within(asked, name)
    rows = [] if found is None else list(found.iter("li"))
    return {"".join(row[0].itertext()): _shown(html.within(row, "t")) for row in rows}


def typed(answers: Sequence[tuple[str, str]]) -> PartContent:
    """What is taken and is the key itself, not a way to spell it."""
    return made((), (text for text, told in answers if 'class="bloc-key"' in told))


def _choice(answer: Tree) -> Read:
    return Read(
        html.parsed(_said(answer)), Fraction(answer.get("fraction", "0")), _said(answer, "feedback")
    )


def _shown(tree: Tree | None) -> str:
    return flat(html.text(tree))


def _said(tree: Tree, name: str = "") -> str:
    """The text of an element, or of its child of this name."""
    held = _element(tree, name) if name else tree
    return _element(held, "text").text or ""


def _element(tree: Tree, name: str) -> Tree:
    found = tree.find(name)
    if found is None:
        raise ValueError(f"a <{tree.tag}> has no <{name}>")
    return found
