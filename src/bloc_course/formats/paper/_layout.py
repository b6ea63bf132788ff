"""How a quiz lies on paper: the size of the sheet and of the print."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Paper = Literal["a4", "us-letter"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A sheet by Typst's name; large print is 18 points instead of 11, in one column."""

    paper: Paper = "a4"
    large: bool = False

    @property
    def words_a_line(self) -> int:
        """How many words a hand writes on a line."""
        return 6 if self.large else 9
