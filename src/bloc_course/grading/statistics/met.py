"""Where an answer meets a record: as a card, a row, a statement to tick, or what is asked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from bloc_course.forms.form import KeyEntry
from bloc_course.grading._words import texts
from bloc_course.grading.grade import Answered
from bloc_course.grading.statistics.model import Use
from bloc_course.items.interactions import Blank, Days, Malformed, Parsed, Places
from bloc_course.items.interactions.inline_choice import InlineChoice
from bloc_course.items.item import ItemPart
from bloc_course.items.marking.m1_single import Single
from bloc_course.items.marking.m2_multiple import Multiple
from bloc_course.items.marking.m3_order import CertainPairs
from bloc_course.items.marking.m4_rows import Rows
from bloc_course.items.processing import PartOutcome

# Own codes of items join a record's id with what else tells them apart.
_JOINTS = re.compile(r"[:@+]")
_LONG, _SHORT = 160, 70


# How far wrong, 0 to 1, and which way.
Wrong = tuple[float, tuple[str, ...]]


class Met(NamedTuple):
    """A record met in an answer: what it is called there, how far wrong (0 to 1) and which way."""

    record: str
    label: str
    use: Use
    wrong: float
    mistakes: tuple[str, ...]


def met(answer: Answered) -> Iterator[Met]:
    """The records that a readable answer meets; what was left blank tells nothing of any."""
    entry = answer.entry
    outcomes = {outcome.name: outcome for outcome in answer.outcome.parts}
    for part in entry.parts:
        outcome = outcomes.get(part.name)
        if outcome is None or isinstance(outcome.parsed, Blank | Malformed):
            continue
        found = list(_inside(entry, part, outcome.parsed))
        # A proposal of the machine is no mark yet.
        if not found and not outcome.mark.provisional:
            found = list(_asked(entry, part, outcome))
        yield from found


def _inside(entry: KeyEntry, part: ItemPart, parsed: Parsed) -> Iterator[Met]:
    """The records that cards, rows and statements stand for."""
    key, said = part.key, texts(part.interaction)
    if isinstance(key, CertainPairs) and isinstance(parsed, tuple):
        use: Use = "placed"
        found = {card: _misplaced(card, key, parsed) for card in key.cards}
    elif isinstance(key, Rows) and isinstance(parsed, Mapping):
        use, found = "sorted", {row: _missorted(row, key, parsed, said) for row in key.rows}
    elif isinstance(key, Multiple) and isinstance(parsed, frozenset):
        use, found = "ticked", {c: _misticked(c, key, parsed) for c in part.interaction.codes()}
    else:
        return
    known = _known(entry)
    # A gap is called by its number only, which says nothing apart from its text.
    says = _says(entry) if isinstance(part.interaction, InlineChoice) else {}
    for code, (wrong, mistakes) in found.items():
        for record in _records(entry, code, known):
            label = says.get(record) or said.get(code, record)
            yield Met(record, label, use, wrong, mistakes)


def _missorted(row: str, key: Rows, parsed: Mapping[str, str], said: Mapping[str, str]) -> Wrong:
    taken = parsed.get(row)
    return (0.0, ()) if taken == key.rows[row] else (1.0, (_taken(said, taken),))


def _misticked(code: str, key: Multiple, parsed: frozenset[str]) -> Wrong:
    if (code in parsed) == (code in key.correct):
        return 0.0, ()
    return 1.0, ("ticked" if code in parsed else "left out",)


def _taken(said: Mapping[str, str], column: str | None) -> str:
    return "left open" if column is None else f"“{_cut(said.get(column, column), _SHORT)}”"


def _misplaced(card: str, key: CertainPairs, places: Places) -> Wrong:
    """The share of a card's certain pairs that do not stand as they must, and the way it went."""
    at = {code: number for number, codes in enumerate(places) for code in codes}
    own = [pair for pair in key.pairs if card in pair]
    early = sum(at[first] > at[second] for first, second in own if second == card)
    late = sum(at[first] > at[second] for first, second in own if first == card)
    together = sum(at[first] == at[second] for first, second in own)
    mistakes = [("too early", early), ("too late", late), ("in one place with others", together)]
    ways = tuple(way for way, times in mistakes if times)
    return (early + late + together) / len(own) if own else 0.0, ways


def _asked(entry: KeyEntry, part: ItemPart, outcome: PartOutcome) -> Iterator[Met]:
    """What an item asks as one thing: the record that its keyed option is, else all its records."""
    wrong, taken, said = 1 - float(outcome.mark.score), outcome.parsed, texts(part.interaction)
    mistakes: tuple[str, ...] = ()
    if wrong and isinstance(taken, str):
        mistakes = (_taken(said, taken),)
    elif wrong and isinstance(taken, Days):
        mistakes = (f"“{_cut(taken.reading, _SHORT)}”",)
    keyed = part.key.correct if isinstance(part.key, Single) else ""
    for record in _records(entry, keyed, _known(entry)) if keyed else ():
        yield Met(record, said.get(keyed, record), "asked", wrong, mistakes)
        return
    records = tuple(dict.fromkeys(entry.records))
    # Of several records a stem can't say which one is meant; of one, it says what was asked.
    says = _says(entry) if len(records) > 1 else {}
    for record in records:
        words = entry.stem if len(records) == 1 else says.get(record, record)
        yield Met(record, _cut(words), "asked", wrong, mistakes)


def _says(entry: KeyEntry) -> dict[str, str]:
    """What the evidence says first of each record."""
    return {one.record: _cut(one.says) for one in reversed(entry.evidence)}


def _cut(words: str, most: int = _LONG) -> str:
    line = " ".join(words.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def _known(entry: KeyEntry) -> frozenset[str]:
    """The records that an item is about or rests on."""
    return frozenset(entry.records).union(evidence.record for evidence in entry.evidence)


def _records(entry: KeyEntry, code: str, known: frozenset[str]) -> tuple[str, ...]:
    """Those that a code of its form stands for; keys kept of old name none."""
    own = entry.names.get(code, code)
    if own in known:
        return (own,)
    return tuple(dict.fromkeys(word for word in _JOINTS.split(own) if word in known))
