"""An answer in the words of Canvas' analysis → a raw answer in the codes of what was exported."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from bloc_course.exports.platforms.canvas._asked import (
    Asked,
    Blanks,
    Essay,
    Label,
    Pick,
    Table,
    Typed,
)
from bloc_course.exports.platforms.canvas._ticks import BOXES, STATEMENTS
from bloc_course.exports.platforms.canvas._ways import AFTER, BEFORE
from bloc_course.exports.received._answer import TWICE, Answer, ordered
from bloc_course.forms.form import KeyEntry
from bloc_course.items.interactions.choice import Choice
from bloc_course.items.interactions.gap_match import GapMatch
from bloc_course.items.interactions.inline_choice import InlineChoice
from bloc_course.items.interactions.match import Match
from bloc_course.items.interactions.order import Order
from bloc_course.items.marking._helpers import expect
from bloc_course.items.marking.m3_order import CertainPairs

_COMMA = re.compile(r"(?<!\\),")
_ARROW = re.compile(r"(?<!\\)=>")
_TAG = re.compile(r"<[^<>]*>")
_LETTER = re.compile(r"\(?([a-z])[).:]?\s", re.IGNORECASE)


def answered(entry: KeyEntry, form: Asked, told: str) -> Answer | None:
    """A raw answer to an item that was asked so; None where it can't be one."""
    if not told.strip():
        return Answer("")
    if isinstance(form, Typed):
        return Answer(told)
    if isinstance(form, Essay):
        return _essay(entry, told)
    if isinstance(form, Pick):
        return _picked(entry, form, told)
    if isinstance(form, Blanks):
        return _blanks(entry, form, told)
    return _gaps(entry, form, told) if form.gaps else _matched(entry, form, told)


def _pieces(told: str) -> list[str]:
    """What Canvas joined by commas."""
    return [piece.replace("\\,", ",").strip() for piece in _COMMA.split(told)]


def _code(labels: Sequence[Label], told: str) -> str | None:
    """The code of the one label with this text, but for blanks and what looks like a tag."""
    wanted = _bare(told)
    found = [one.code for one in labels if _bare(one.between.join(one.texts)) == wanted]
    return found[0] if len(found) == 1 else None


def _bare(text: str) -> str:
    """A text without what Canvas may take off or put in on the way."""
    return "".join(_TAG.sub("", text).split()).casefold()


def _essay(entry: KeyEntry, told: str) -> Answer:
    """One text for all parts: a letter at its start is the choice, where one is asked."""
    if len(entry.parts) == 1:
        return Answer(told)
    letter = _LETTER.match(told)
    choice, text = (letter[1].lower(), told[letter.end() :]) if letter else ("", told)
    return Answer(
        {
            part.name: choice if isinstance(part.interaction, Choice) else text.strip()
            for part in entry.parts
        }
    )


def _picked(entry: KeyEntry, form: Pick, told: str) -> Answer | None:
    if not form.several:
        found = _code(form.labels, told)
        if found is None:
            return None
        tiers = dict(zip(("answer", "reason"), found.split(" "), strict=False))
        return Answer(tiers if form.kind == "two-tier" else _alone(entry, found))
    codes = [_code(form.labels, piece) for piece in _pieces(told)]
    ticked = [code for code in codes if code is not None]
    if len(ticked) < len(codes):
        return None
    if form.kind == STATEMENTS:
        return _nearest(entry, map(_pair, ticked), (_pair(one.code) for one in form.labels))
    return _boxes(ticked) if form.kind == BOXES else Answer(ticked)


def _pair(code: str) -> tuple[str, str]:
    one, other = code.split(" ")
    return one, other


def _boxes(ticked: Sequence[str]) -> Answer:
    """Row and column of each box; a row with two ticks counts as not answered."""
    pairs = [*map(_pair, ticked)]
    rows = [row for row, _ in pairs]
    raw = {row: column for row, column in pairs if rows.count(row) == 1}
    return Answer(raw or "", TWICE if len(raw) < len(pairs) else "")


def _nearest(
    entry: KeyEntry, said: Iterable[tuple[str, str]], offered: Iterable[tuple[str, str]]
) -> Answer:
    """The order that says what was chosen of pairs, or the nearest one."""
    it = expect(Order, entry.parts[0].interaction)
    certain = frozenset(expect(CertainPairs, entry.parts[0].key).pairs)
    return ordered(it, certain, frozenset(offered), frozenset(said))


def _alone(entry: KeyEntry, code: str) -> object:
    """The one thing chosen, also where it fills the gap of a text."""
    it = entry.parts[0].interaction
    return {it.gaps[0].code: code} if isinstance(it, InlineChoice) else code


def _matched(entry: KeyEntry, form: Table, told: str) -> Answer | None:
    """For every row "row=>column", in their order; nothing after the sign where it is open."""
    pieces = _pieces(told)
    if len(pieces) != len(form.rows):
        return None
    codes: list[str] = []
    for row, piece in zip(form.rows, pieces, strict=True):
        _, *right = _ARROW.split(piece)
        text = right[-1].replace("\\=>", "=>").strip() if right else ""
        code = _code(row.labels, text) if text else ""
        if code is None:
            return None
        codes.append(code)
    if form.kind == "order-places":
        return Answer(codes if all(codes) else "")
    it = entry.parts[0].interaction
    rows = it.rows if isinstance(it, Match) else expect(GapMatch, it).gaps
    chosen = {row.code: code for row, code in zip(rows, codes, strict=True) if code}
    return Answer(chosen or "")


def _gaps(entry: KeyEntry, form: Table, told: str) -> Answer | None:
    """What fills the gaps, in their order; Canvas leaves out gaps that stayed open."""
    ways = list(_fillings(form, _pieces(told)))
    if len(ways) != 1:
        return None
    (filled,) = ways
    if form.kind == "order-pairs":
        return _ordered(entry, form, filled)
    if form.kind == "two-tier-gaps":
        return Answer({("answer", "reason")[at]: code for at, code in filled.items()})
    it = expect(InlineChoice, entry.parts[0].interaction)
    return Answer({it.gaps[at].code: code for at, code in filled.items()})


def _fillings(form: Table, pieces: Sequence[str], start: int = 0) -> Iterator[Mapping[int, str]]:
    """The ways in which texts can stand in gaps, without changing their order."""
    if not pieces:
        yield {}
        return
    for at in range(start, len(form.rows) - len(pieces) + 1):
        code = _code(form.rows[at].labels, pieces[0])
        if code is not None:
            for rest in _fillings(form, pieces[1:], at + 1):
                yield {at: code, **rest}


def _ordered(entry: KeyEntry, form: Table, filled: Mapping[int, str]) -> Answer | None:
    """The order that says what was chosen of each pair, or the nearest one."""
    it = expect(Order, entry.parts[0].interaction)
    key = expect(CertainPairs, entry.parts[0].key)
    if len(filled) != len(form.rows):
        return None
    shown = {card.code: number for number, card in enumerate(it.cards)}
    said, offered = set(), set()
    for (one, other), word in zip(key.pairs, filled.values(), strict=True):
        pair = (one, other) if shown[one] < shown[other] else (other, one)
        offered |= {pair, pair[::-1]}
        said |= {BEFORE: {pair}, AFTER: {pair[::-1]}}.get(word, set())
    return _nearest(entry, said, offered)


def _blanks(entry: KeyEntry, form: Blanks, told: str) -> Answer | None:
    """What was typed into the blanks of each part."""
    pieces = _pieces(told)
    if len(pieces) != len(form.blanks):
        return None
    rest = iter(pieces)
    raw: dict[str, object] = {}
    for part, asked in zip(entry.parts, form.parts, strict=True):
        typed = [text for _, text in zip(range(asked.count), rest, strict=False)]
        it = part.interaction
        rows = (
            dict(zip([row.code for row in it.rows], typed, strict=True))
            if isinstance(it, Match)
            else {}
        )
        raw[part.name] = (
            {row: text for row, text in rows.items() if text} or "" if rows else typed[0]
        )
    return Answer(raw)
