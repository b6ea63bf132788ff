"""YAML as plain text values with the line of every key and entry; duplicate keys are refused."""

from __future__ import annotations

from typing import Any

import yaml

from bloc_course.errors import DataProblems, Problem

Path = tuple[str | int, ...]
Lines = dict[Path, int]

# The C parser is many times faster; PyYAML is built without it on some platforms.
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
DEEPEST = 40
TOO_DEEP = f"more than {DEEPEST} levels"


def compose(text: str, file: str) -> tuple[Any, Lines]:
    """Parse one YAML document to dicts, lists and text, and the line (from 1) of every path.

    Scalars stay the text that is written (`1932`, `no` and `12:30` are text). Raises DataProblems
    for a syntax error, for every duplicate key, and for what no data file needs: aliases, keys
    that are no text, and more than DEEPEST levels.
    """
    building = _Building(file)
    try:
        # Events and not nodes: the parser's own tree overflows the stack on deep nesting.
        take, next_event = building.take, _LOADER(text).get_event
        while (event := next_event()) is not None:
            take(event)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        # The parser reads ahead, and newer ones stop at a depth of their own.
        deep = "nesting depth" in str(error.problem)
        raise building.unreadable(line, TOO_DEEP if deep else str(error.problem)) from None
    except yaml.YAMLError as error:
        raise building.unreadable(0, str(error)) from None
    if building.problems:
        raise DataProblems(building.problems)
    return building.value, building.lines


class _Building:
    """The value as far as it has been read; `open` holds every list and dict not yet closed."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.value: Any = None
        self.lines: Lines = {(): 1}
        self.problems: list[Problem] = []
        self.documents = 0
        self.open: list[tuple[Path, Any]] = []
        self.key: str | None = None

    def take(self, event: yaml.Event) -> None:
        """The next event. Raises DataProblems where reading can't go on."""
        line = event.start_mark.line + 1 if event.start_mark else 0
        if isinstance(event, yaml.ScalarEvent):
            if self.key is None and self.open and isinstance(self.open[-1][1], dict):
                self._name(event.value, line)
            else:
                self._put(event.value, line)
        elif isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                raise self.unreadable(line, "a second document starts here")
        elif isinstance(event, yaml.AliasEvent):
            raise self.unreadable(line, f"the alias *{event.anchor}; write the value out")
        elif isinstance(event, yaml.CollectionEndEvent):
            self.open.pop()
        elif isinstance(event, yaml.CollectionStartEvent):
            if len(self.open) == DEEPEST:
                raise self.unreadable(line, TOO_DEEP)
            inner: Any = [] if isinstance(event, yaml.SequenceStartEvent) else {}
            self.open.append((self._put(inner, line), inner))

    def _name(self, key: str, line: int) -> None:
        path, outer = self.open[-1]
        if key in outer:
            self.problems.append(
                Problem(
                    file=self.file,
                    line=line,
                    field=key,
                    problem=f"the key stands twice, first in line {self.lines[(*path, key)]}",
                    hint="keep one",
                )
            )
        self.lines[(*path, key)] = line
        self.key = key

    def _put(self, value: Any, line: int) -> Path:
        """Put a value in its place and return the place's path."""
        if not self.open:
            self.value = value
            return ()
        path, outer = self.open[-1]
        if isinstance(outer, list):
            here: Path = (*path, len(outer))
            self.lines[here] = line
            outer.append(value)
            return here
        if self.key is None:
            raise self.unreadable(line, "a key that is no text")
        here = (*path, self.key)
        outer[self.key], self.key = value, None
        return here

    def unreadable(self, line: int, why: str) -> DataProblems:
        """The error that ends the reading."""
        problem = f"not readable as YAML: {why}"
        return DataProblems([Problem(file=self.file, line=line, problem=problem)])


def line_of(lines: Lines, path: Path) -> int:
    """The line of the nearest known ancestor of `path`."""
    while path not in lines:
        path = path[:-1]
    return lines[path]
