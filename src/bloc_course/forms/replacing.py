"""A line in a blueprint for an item that nobody shall get; all else stays as it is written."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from bloc_course.dataset._yaml import Lines, compose
from bloc_course.errors import CallError, DataProblems

FIELD = "replaced"
_ON_ONE_LINE = re.compile(rf"{FIELD}:\s*(?:\{{.*\}})?\s*(?P<comment>#.*)?$")


def with_replaced(text: str, item: str, reason: str, file: str = "blueprint") -> str:
    """The text with `item: reason` as the last under `replaced`, comments and order kept.

    Raises CallError where the text is laid out in a way that no line can be put into.
    """
    value, lines = compose(text, file)
    before: dict[str, str] = value.get(FIELD) or {}
    wanted = {**value, FIELD: {**before, item: reason}}
    for changed in _tried(text, lines, before, _entry(item, reason)):
        try:
            if compose(changed, file)[0] == wanted:
                return changed
        except DataProblems:
            continue
    raise CallError(f"{file}: put this under {FIELD!r} yourself: {_entry(item, reason)}")


def _tried(text: str, lines: Lines, before: Mapping[str, str], entry: str) -> Iterator[str]:
    """Where the line might go, the likeliest place first."""
    end = "\r\n" if "\r\n" in text else "\n"
    if (FIELD,) not in lines:
        note = "# Items that nobody gets, each with the reason."
        yield f"{text.rstrip()}{end}{end}{note}{end}{FIELD}:{end}  {entry}{end}"
        return
    rows = text.splitlines()
    place = lines[FIELD,] - 1
    found = _ON_ONE_LINE.match(rows[place])
    last = max((lines[FIELD, name] for name in before), default=place + 1)
    if found and last == place + 1:
        block = [f"{FIELD}:  {found['comment'] or ''}".rstrip()]
        block += [f"  {_entry(*one)}" for one in before.items()]
        yield end.join([*rows[:place], *block, f"  {entry}", *rows[place + 1 :], ""])
        return
    indent = re.match(" *", rows[last - 1])
    space = indent[0] if indent else "  "
    for after in range(last, len(rows) + 1):
        yield end.join([*rows[:after], f"{space}{entry}", *rows[after:], ""])


def _entry(item: str, reason: str) -> str:
    # A JSON text is a YAML text.
    return f"{item}: {json.dumps(reason, ensure_ascii=False)}"
