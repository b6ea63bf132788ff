"""Where a blueprint was read: file and lines, for what is found out only when it is drawn."""

from __future__ import annotations

from dataclasses import dataclass, field

from bloc_course.dataset._yaml import Lines, line_of
from bloc_course.dataset._yaml import Path as Place
from bloc_course.errors import Problem


@dataclass(frozen=True, slots=True)
class Source:
    """The file's name, and the line of each place in it (none for what was made in Python)."""

    file: str = "blueprint"
    lines: Lines = field(default_factory=dict)

    def problem(self, at: Place, problem: str, **more: str) -> Problem:
        """A problem with its line; its field is the place unless another is given."""
        line = line_of(self.lines, at) if self.lines else 0
        fields = {"field": ".".join(map(str, at)), **more}
        return Problem(file=self.file, line=line, problem=problem, **fields)
