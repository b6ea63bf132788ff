"""What a look-up by time or by paragraph finds: collections side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from bloc_course.dataset.collection import Collection
from bloc_course.dataset.phrases import date_in_words
from bloc_course.dataset.records import Event, Record


@dataclass(frozen=True, slots=True)
class Timeline:
    """The events that certainly and that only possibly go on in a stretch of time."""

    edtf: str
    certain: Collection[Event]
    possible: Collection[Event]

    def __repr__(self) -> str:
        return f"<{date_in_words(self.edtf)}: certain {self.certain}, possible {self.possible}>"

    def _repr_html_(self) -> str:
        words = escape(date_in_words(self.edtf))
        return (
            f"<p>Certainly in {words}</p>{self.certain._repr_html_()}"
            f"<p>Possibly in {words}</p>{self.possible._repr_html_()}"
        )


@dataclass(frozen=True, slots=True)
class Sighting:
    """What rests on a paragraph, what it only names, and its text if that is at hand."""

    locator: str
    cited: Mapping[str, Collection[Record]]
    named: Mapping[str, Collection[Record]]
    passage: str

    def __repr__(self) -> str:
        cited = ", ".join(f"{len(records)} {kind}" for kind, records in self.cited.items())
        named = ", ".join(f"{len(records)} {kind}" for kind, records in self.named.items())
        return f"<{self.locator}: cited by {cited or 'nothing'}; names {named or 'nothing else'}>"

    def _repr_html_(self) -> str:
        tables = [
            records._repr_html_()
            for found in (self.cited, self.named)
            for records in found.values()
        ]
        passage = f"<blockquote>{escape(self.passage)}</blockquote>" if self.passage else ""
        return f"<p>{escape(self.locator)}</p>{passage}{''.join(tables)}"
