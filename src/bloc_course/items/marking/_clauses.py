"""Reading of a written answer: its words, sentences and clauses, and where forms stand in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from bloc_course.dataset.names import folded, sounded
from bloc_course.items.marking._english import (
    ABBREVIATED,
    AFTER_COMMA,
    BEFORE_RELATIVE,
    HEADS,
    SUBJECTS,
    UNPARTED,
)

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|[0-9]+(?:st|nd|rd|th)?")
_CUT = re.compile(r"[;:]|\s-{1,2}\s|\n\s*\n")
# "No. 31" is no "no".
_ISSUE = re.compile(r"[Nn]os?\.?\s*(?=[0-9])")
_END = re.compile(r"[.!?]")
_SPLIT = {"can't": "can", "won't": "will", "shan't": "shall"}
# Shorter words are not compared by sound.
_SOUNDED = 5
Place = tuple[int, int]


class Word(NamedTuple):
    """A word without case and accents, where it stands, and whether it ends in 's."""

    text: str
    start: int
    end: int
    owns: bool = False


class Clause(NamedTuple):
    """Words from `first` up to `last`; `asks` where the sentence is a question."""

    first: int
    last: int
    sentence: int
    asks: bool


@dataclass(frozen=True)
class Text:
    """An answer as read: `raw` is what the student wrote."""

    raw: str
    words: tuple[Word, ...]
    clauses: tuple[Clause, ...]

    @cached_property
    def _exact(self) -> dict[str, list[int]]:
        return _index(word.text for word in self.words)

    @cached_property
    def _heard(self) -> dict[str, list[int]]:
        return _index(sounded(w.text) if len(w.text) >= _SOUNDED else w.text for w in self.words)

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(self._exact)

    @cached_property
    def _found(self) -> dict[str, tuple[Place, ...]]:
        return {}

    def places(self, form: str) -> tuple[Place, ...]:
        """Where a form stands: "word", "stem*", or several of them in a row."""
        found = self._found.get(form)
        if found is None:
            parts = _parts(form)
            runs = [self._starts(*part) for part in parts]
            found = tuple(
                (at, at + len(parts))
                for at in sorted(runs[0])
                if all(at + step in run for step, run in enumerate(runs))
            )
            self._found[form] = found
        return found

    def _starts(self, word: str, heard: str | None) -> frozenset[int]:
        if heard is not None:
            return frozenset((*self._exact.get(word, ()), *self._heard.get(heard, ())))
        found = set[int]()
        for longer in self._sorted[bisect_left(self._sorted, word) :]:
            if not longer.startswith(word):
                break
            found.update(self._exact[longer])
        return frozenset(found)

    @cached_property
    def _any(self) -> dict[tuple[str, ...], list[Place]]:
        return {}

    def within(self, forms: tuple[str, ...], first: int, last: int) -> tuple[Place, ...]:
        """Where any of the forms stands between two words, in order."""
        places = self._any.get(forms)
        if places is None:
            places = sorted(place for form in forms for place in self.places(form))
            self._any[forms] = places
        return tuple(place for place in places if first <= place[0] and place[1] <= last)

    def sentence(self, number: int) -> Place:
        """The words of a sentence."""
        parts = [clause for clause in self.clauses if clause.sentence == number]
        return parts[0].first, parts[-1].last

    def before(self, clause: Clause) -> tuple[Clause, ...]:
        """What a pronoun may refer to: this sentence and the two before, nearest clause first."""
        at = self.clauses.index(clause)
        near = (c for c in self.clauses[:at] if c.sentence >= clause.sentence - 2)
        return tuple(near)[::-1]

    def chars(self, clause: Clause) -> Place:
        """Where a clause stands in the raw text."""
        return self.words[clause.first].start, self.words[clause.last - 1].end

    def texts(self, clause: Clause) -> list[str]:
        """The words of a clause."""
        return [word.text for word in self.words[clause.first : clause.last]]


@lru_cache(maxsize=1 << 14)
def _parts(form: str) -> tuple[tuple[str, str | None], ...]:
    """The words of a form, each with how it sounds, or None where it is a stem."""
    words = [(folded(part), part) for part in form.replace("cannot", "can not").split()]
    return tuple(
        (word, None if part.endswith("*") else sounded(word) if len(word) >= _SOUNDED else word)
        for word, part in words
    )


def _index(words: Iterable[str]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for at, word in enumerate(words):
        found.setdefault(word, []).append(at)
    return found


@lru_cache(maxsize=512)
def read(raw: str) -> Text:
    """The words of a text and its clauses."""
    words = tuple(_words(raw))
    return Text(raw, words, tuple(_clauses(raw, words)))


def _words(raw: str) -> Iterable[Word]:
    for found in _WORD.finditer(raw):
        plain, at = found[0].lower(), found.span()
        if _ISSUE.match(raw, at[0]):
            yield Word("number", *at)
        elif plain[:1].isdigit():
            yield Word(plain.rstrip("sthnrd"), *at)
        elif plain == "cannot" or plain.endswith("n't"):
            yield Word(_SPLIT.get(plain, "can" if plain == "cannot" else folded(plain[:-3])), *at)
            yield Word("not", *at)
        else:
            base, mark, tail = plain.partition("'")
            owns = mark == "'" and tail in ("s", "")
            whole = base if owns else plain.replace("'", "")
            yield Word(folded(whole) or whole, *at, owns or raw[at[1] : at[1] + 1] == "'")


def _clauses(raw: str, words: Sequence[Word]) -> Iterable[Clause]:
    """Cuts at full stops, colons, dashes, and before what opens a clause."""
    ends = [at for at in range(1, len(words)) if _ends(raw, words, at)]
    for number, (start, stop) in enumerate(zip([0, *ends], [*ends, len(words)], strict=True)):
        if start == stop:
            continue
        after = words[stop].start if stop < len(words) else len(raw)
        asks = "?" in raw[words[stop - 1].end : after]
        first = start
        for at in range(start + 1, stop + 1):
            if at == stop or _opens(raw, words, at, first):
                yield Clause(first, at, number, asks)
                first = at


def _gap(raw: str, words: Sequence[Word], at: int) -> str:
    return raw[words[at - 1].end : words[at].start]


def _ends(raw: str, words: Sequence[Word], at: int) -> bool:
    """Whether a sentence ends before this word."""
    gap, before = _gap(raw, words, at), words[at - 1]
    if not _END.search(gap):
        return "\n\n" in gap
    if "!" in gap or "?" in gap:
        return True
    number = before.text == "number" and words[at].text[:1].isdigit()
    short = len(before.text) == 1 or number or before.text in ABBREVIATED
    opens = raw[words[at].start].isupper() or raw[words[at].start].isdigit()
    return opens and not short and any(char.isspace() for char in gap)


def _opens(raw: str, words: Sequence[Word], at: int, first: int) -> bool:
    """Whether a clause opens with this word."""
    gap, word = _gap(raw, words, at), words[at].text
    if (words[at - 1].text, word) in UNPARTED:
        return False
    if _CUT.search(gap) or word in HEADS:
        return True
    if "," in gap and (word in AFTER_COMMA or (at == first + 1 and _said(words[first]))):
        return True
    follows = words[at + 1].text if at + 1 < len(words) else ""
    if "," in gap and word in BEFORE_RELATIVE and follows in ("which", "whom"):
        return True
    return word == "and" and follows in SUBJECTS


def _said(word: Word) -> bool:
    return word.text in ("yes", "no", "hardly", "probably", "indeed")
