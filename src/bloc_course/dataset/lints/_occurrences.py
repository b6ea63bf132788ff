"""Where a word is asked by its place and stands there more than once, a reviewer says which."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from bloc_course.dataset.lints._base import Fault
from bloc_course.dataset.load import Dataset

FAMILY, PLACE, OCCURRENCES = "R2", "place", "occurrences"
LOCATOR = re.compile(r"\b[a-z]\d+(?:\.\d+)?\b")


def check(dataset: Dataset, passages: Mapping[str, str]) -> Iterator[Fault]:
    """A fault for each place that holds the word of its sense twice and nobody says which."""
    judgements = [one for one in dataset.judgements.values() if one.family == FAMILY]
    settled = {one.about for one in judgements if one.tag == OCCURRENCES}
    for place in judgements:
        term = dataset.terms.get(place.about)
        if place.tag != PLACE or term is None or term.id in settled:
            continue
        word = re.compile(rf"\b{re.escape(term.word.removesuffix('(s)'))}\b", re.IGNORECASE)
        for locator in LOCATOR.findall(place.text):
            found = len(word.findall(passages.get(locator, "")))
            if found > 1:
                yield Fault(
                    record=place.id,
                    path=("text",),
                    problem=f"{term.word!r} stands {found} times in {locator}",
                    hint=f"a judgement with the tag {OCCURRENCES}: alike, told or apart, and why",
                )
