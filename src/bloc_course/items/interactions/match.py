"""Match: each row takes one of the columns."""

from __future__ import annotations

from msgspec.structs import replace

from bloc_course.draw import Rank
from bloc_course.items.interactions._base import (
    Interaction,
    InteractionSpec,
    Option,
    Parsed,
    Relabel,
)
from bloc_course.items.interactions._options import arranged, relabelled
from bloc_course.items.interactions._read import lettered, unpack
from bloc_course.items.interactions._rows import read_rows


class Match(Interaction, frozen=True, tag="match"):
    """Rows and columns; `fixed_columns` keep their order (asserts / denies)."""

    rows: tuple[Option, ...]
    columns: tuple[Option, ...]
    fixed_columns: bool = False

    def parse(self, raw: object) -> Parsed:
        """A map from row to column, or text such as "1=b, 2=a" → a map of codes."""
        rows = [(row.code, self.columns) for row in self.rows]
        return read_rows(rows, unpack(raw), SPEC.example)

    def relabel(self, code: Relabel) -> Match:
        """The same rows and columns under other codes."""
        rows, columns = relabelled(self.rows, code), relabelled(self.columns, code)
        return replace(self, rows=rows, columns=columns)

    def arrange(self, rank: Rank) -> Match:
        """Rows by rank, columns too unless they are fixed."""
        columns = self.columns if self.fixed_columns else arranged(self.columns, rank)
        return replace(self, rows=arranged(self.rows, rank), columns=columns)

    def as_text(self) -> str:
        """Numbered rows, then lettered columns."""
        rows = "\n".join(f"{n}. {row.text}" for n, row in enumerate(self.rows, 1))
        how = f"{SPEC.how_to_answer} ({SPEC.example})"
        return f"{rows}\n\n{lettered(self.columns)}\nAnswer: {how}."

    def codes(self) -> tuple[str, ...]:
        """The rows' codes, then the columns'."""
        return tuple(option.code for option in (*self.rows, *self.columns))


SPEC = InteractionSpec(
    struct=Match,
    title="Match",
    how_to_answer="a letter for each number",
    example="8=y, 9=z",
)
