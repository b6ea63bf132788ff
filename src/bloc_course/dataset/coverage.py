"""What the records account for, paragraph by paragraph, and what the attached text has beside it.

A paragraph's names are accounted for by the records that cite or mention it and by the records
these name (an event's participants, a letter's author); its years and call marks by the former.
Words that stand for no record are listed in `article.yaml`, each list with its reason.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from bloc_course.dataset.load import Dataset
from bloc_course.dataset.names import folded
from bloc_course.dataset.records import Record
from bloc_course.dataset.walk import Found, walk

PLACES_OF = frozenset({"cite", "mentions"})
# Fields whose text names things; sentences of ours (notes, statements, readings) account for none.
_NAMING = frozenset(
    {
        "name", "form", "title", "label", "place", "role", "body", "archive", "mark", "word",
        "value", "as_printed", "object", "how", "medium", "text", "language", "cue",
    }
)  # fmt: skip

_WORD = re.compile(r"[^\W\d_]+(?:['’.‑-]+[^\W\d_]+)*")
# A note call may stand between the full stop and the next sentence.
_SENTENCE_END = re.compile(r"(?:^|[.!?:…])(?:\s*\[\d+\])?[\s“”\"‘’'(\[.]*$")
_YEAR = re.compile(r"(?<!\d)(?:1[6-9]|20)\d\d(?!\d)")
_SHORT_YEAR = re.compile(r"(?<!\d)(\d\d)(\d\d) ?[–-] ?(\d\d)(?!\d)")
_MARK = re.compile(r"\bT ?\d{4}\b|(?<![\d.])\d{4,5}(?![\d.])")
_POSSESSIVE = re.compile(r"[’']s$")


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph: how many records of each kind cite it, and what none accounts for."""

    locator: str
    layer: str
    words: int
    records: Mapping[str, int]
    left: tuple[str, ...]


class Coverage:
    """The records by the paragraphs they stand on."""

    def __init__(self, dataset: Dataset, passages: Mapping[str, str]) -> None:
        self._dataset = dataset
        self._passages = passages
        self._records: dict[str, Record] = {}
        self._kind: dict[str, str] = {}
        for kind, records in dataset.by_kind().items():
            if kind != "chapters":
                self._records |= {record.id: record for record in records}
                self._kind |= dict.fromkeys((record.id for record in records), kind)
        self._walked = {id_: tuple(walk(record)) for id_, record in self._records.items()}

    def lines(self) -> Iterator[Line]:
        """The paragraphs in the order of the article."""
        for locator, paragraph in self._dataset.article.locators.items():
            here = self._at.get(locator, ())
            counts = Counter(self._kind[id_] for id_ in here)
            left = self._left(locator, here) if locator in self._passages else ()
            yield Line(locator, paragraph.layer, paragraph.words, counts, tuple(left))

    @cached_property
    def _at(self) -> dict[str, tuple[str, ...]]:
        """The records that cite or mention each paragraph, in any of their parts."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for id_, values in self._walked.items():
            for value in values:
                if value.attribute in PLACES_OF:
                    found[value.value][id_] = None
        return {locator: tuple(ids) for locator, ids in found.items()}

    def _left(self, locator: str, here: Iterable[str]) -> Iterator[str]:
        """Names, years and call marks of a paragraph that nothing accounts for."""
        text = self._passages[locator]
        texts = [value.value for id_ in here for value in self._walked[id_]]
        names = self._names_near(here)
        for word in dict.fromkeys(self._capitalised(text)):
            if not set(folded(word).split()) <= names | self._unrecorded:
                yield word
        told = {year for value in texts for year in _years(value)}
        told |= {form for form in self._unrecorded_forms if _YEAR.fullmatch(form)}
        yield from dict.fromkeys(year for year in _years(text) if year not in told)
        marks = {form for form in self._unrecorded_forms if _MARK.fullmatch(form)}
        marks |= {mark for value in texts for mark in _MARK.findall(value)}
        if locator.startswith("n"):
            found = (mark for mark in _MARK.findall(text) if not _YEAR.fullmatch(mark))
            yield from dict.fromkeys(mark for mark in found if mark not in marks)

    def _names_near(self, here: Iterable[str]) -> set[str]:
        """The words of all names that the records here bear, or that those they name bear."""
        near: dict[str, None] = dict.fromkeys(here)
        for id_ in tuple(near):
            near |= dict.fromkeys(v.value for v in self._walked[id_] if v.value in self._records)
        return {word for id_ in near for word in self._words_of[id_]}

    @cached_property
    def _words_of(self) -> dict[str, frozenset[str]]:
        return {id_: frozenset(_naming_words(values)) for id_, values in self._walked.items()}

    @cached_property
    def _unrecorded_forms(self) -> tuple[str, ...]:
        article = self._dataset.article
        lists = [one.forms for one in article.unrecorded.values()]
        lists += [place.forms for place in article.places.values()]
        return tuple(form for forms in lists for form in forms)

    @cached_property
    def _unrecorded(self) -> frozenset[str]:
        return frozenset(w for form in self._unrecorded_forms for w in folded(form).split())

    @cached_property
    def _common(self) -> frozenset[str]:
        """The words that stand somewhere in small letters."""
        words = (w for text in self._passages.values() for w in _WORD.findall(text))
        return frozenset(word for word in words if word[0].islower())

    def _capitalised(self, text: str) -> Iterator[str]:
        """Words with a capital, but for those at the start of a sentence that are common."""
        for found in _WORD.finditer(text):
            word = _POSSESSIVE.sub("", found[0])
            starts = _SENTENCE_END.search(text[: found.start()])
            if word[:1].isupper() and not (starts and word.lower() in self._common):
                yield word


def _naming_words(values: Iterable[Found]) -> Iterator[str]:
    for value in values:
        if value.attribute in _NAMING:
            yield from folded(value.value).split()


def _years(text: str) -> Iterator[str]:
    yield from _YEAR.findall(text)
    for century, _, last in _SHORT_YEAR.findall(text):
        yield century + last
