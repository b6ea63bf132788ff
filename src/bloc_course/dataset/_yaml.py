"""YAML as plain text values with the line of every key and entry; duplicate keys are refused."""

from __future__ import annotations

from typing import Any

import yaml

from bloc_course.errors import DataProblems, Problem

Path = tuple[str | int, ...]
Lines = dict[Path, int]

# The C parser is many times faster; PyYAML is built without it on some platforms.
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def compose(text: str, file: str) -> tuple[Any, Lines]:
    """Parse one YAML document to dicts, lists and text, and the line (from 1) of every path.

    Scalars stay the text that is written (`1932`, `no` and `12:30` are text). Raises DataProblems
    for a syntax error and for every duplicate key.
    """
    try:
        root = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        problem = Problem(file=file, line=line, problem=f"not readable as YAML: {error.problem}")
        raise DataProblems([problem]) from None
    except yaml.YAMLError as error:
        raise DataProblems([Problem(file=file, problem=f"not readable as YAML: {error}")]) from None
    lines: Lines = {(): 1}
    problems: list[Problem] = []
    value = _plain(root, (), lines, file, problems) if root is not None else None
    if problems:
        raise DataProblems(problems)
    return value, lines


def _plain(node: yaml.Node, path: Path, lines: Lines, file: str, problems: list[Problem]) -> Any:
    if isinstance(node, yaml.ScalarNode):
        return node.value
    if isinstance(node, yaml.SequenceNode):
        found = []
        for i, child in enumerate(node.value):
            lines[(*path, i)] = child.start_mark.line + 1
            found.append(_plain(child, (*path, i), lines, file, problems))
        return found
    plain: dict[str, Any] = {}
    for key_node, child in node.value:
        key, line = key_node.value, key_node.start_mark.line + 1
        if key in plain:
            first = lines[(*path, key)]
            problems.append(
                Problem(
                    file=file,
                    line=line,
                    field=key,
                    problem=f"the key stands twice, first in line {first}",
                    hint="keep one",
                )
            )
        lines[(*path, key)] = line
        plain[key] = _plain(child, (*path, key), lines, file, problems)
    return plain


def line_of(lines: Lines, path: Path) -> int:
    """The line of the nearest known ancestor of `path`."""
    while path not in lines:
        path = path[:-1]
    return lines[path]
