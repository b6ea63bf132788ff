"""Answers in a notebook: read from the text of its cells, which are never run.

The cells assign texts: `answers["k7q"] = "3, 1, 2"`. Form id, check code and student stand in the
notebook's metadata and, for platforms that strip those, in assignments too. Whatever else Jupyter,
JupyterLab, Colab or VS Code add, leave out or move about does not matter.
"""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Iterator

import msgspec

from bloc_course.forms.encodings import decode, straighten
from bloc_course.submissions.handed_in import LARGEST_VALUE, HandedIn, Submission
from bloc_course.submissions.readers._base import Reader, UnreadableError, folded

NAMED = ("form", "check", "student")
# The same assignment in a cell that Python could not read: what stands after the sign counts.
_LOOSE = re.compile(
    r"""^[ \t]*answers[ \t]*\[\s*["']([^"']+)["']\s*\]\s*=[ \t]*(.*)$""", re.MULTILINE
)
_LOOSE_NAME = re.compile(
    r"""^[ \t]*(form|check|student)[ \t]*=[ \t]*["']([^"'\n]*)["']""", re.MULTILINE
)
_NAMES_AN_ANSWER = re.compile(r"answers\s*\[")
_TOO_DEEP = (SyntaxError, ValueError, MemoryError, RecursionError)
_DECODER = msgspec.json.Decoder()


def read(data: bytes, file: str) -> list[HandedIn]:
    """The one submission in a notebook."""
    try:
        notebook = _DECODER.decode(decode(data))
    except (msgspec.MsgspecError, RecursionError):
        notebook = None
    cells = _cells(notebook)
    if cells is None:
        raise UnreadableError(
            "the notebook is cut off or not a notebook; save it again and hand in the .ipynb file"
        )
    marks = _map(_map(_map(notebook).get("metadata")).get("bloc_course"))
    named = {name: _word(marks.get(name)) for name in NAMED}
    answers: dict[str, str] = {}
    for cell in cells:
        for name, value in _read_cell(_map(cell)):
            if name in NAMED:
                named[name] = named[name] or value
            elif value or not answers.get(name[1:]):
                # An empty copy of a cell does not take back what stands in the other.
                answers[name[1:]] = value
    form, check, student = (named[name].strip() for name in NAMED)
    responses = folded(answers)
    return [Submission(form=form, check=check, student=student, responses=responses, file=file)]


def told_by(text: str) -> bool:
    """Whether it begins as an object that soon speaks of cells."""
    return text.startswith("{") and bool(re.search(r'"(?:cells|nbformat|cell_type)"\s*:', text))


def _map(value: object) -> dict[str, object]:
    return value if isinstance(value, dict) else {}


def _word(value: object) -> str:
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _cells(notebook: object) -> list[object] | None:
    """The cells of a notebook, also of one from before nbformat 4, or None where it is none."""
    cells = _map(notebook).get("cells")
    if isinstance(cells, list):
        return cells
    sheets = _map(notebook).get("worksheets")
    if isinstance(sheets, list):
        inner = [_map(sheet).get("cells") for sheet in sheets]
        return [cell for some in inner if isinstance(some, list) for cell in some]
    return None


def _read_cell(cell: dict[str, object]) -> Iterator[tuple[str, str]]:
    """Names and values that a cell holds; a question's name comes with a "=" before it."""
    source = cell.get("source", cell.get("input"))
    if isinstance(source, list):
        source = "".join([piece for piece in source if isinstance(piece, str)])
    if not isinstance(source, str):
        return
    if cell.get("cell_type") != "code":
        # A slip of a key makes text of a cell of code, and its answer still stands there.
        if "answers" in source:
            for code, rest in _LOOSE.findall(straighten(source)):
                yield f"={code}", _loose(rest)
        return
    found = list(_assignments(source))
    yield from found
    code = _word(_map(_map(cell.get("metadata")).get("bloc_course")).get("code"))
    if code and not any(name not in NAMED for name, _ in found):
        # The answer stands alone: whoever wrote it has deleted the assignment round it.
        lines = (line for line in source.splitlines() if not line.lstrip().startswith("#"))
        alone = "\n".join(lines).strip().strip("\"'")
        if alone and len(alone) <= LARGEST_VALUE:
            yield f"={code}", alone


def _assignments(source: str) -> Iterator[tuple[str, str]]:
    """Names and values that a cell of code assigns."""
    if len(source) > LARGEST_VALUE and not _NAMES_AN_ANSWER.search(source):
        return  # The check cell, which is too long to be looked at for nothing.
    tree = _parse(source) or _parse(straighten(source))
    if tree is None:
        yield from _LOOSE_NAME.findall(straighten(source))
        for code, rest in _LOOSE.findall(straighten(source)):
            yield f"={code}", _loose(rest)
        return
    for statement in tree.body:
        if not isinstance(statement, ast.Assign):
            continue
        for target in statement.targets:
            if isinstance(target, ast.Name) and target.id == "answers":
                yield from _all_at_once(statement.value)
                continue
            name = _name(target)
            if name is not None:
                yield name, _text(statement.value)


def _all_at_once(value: ast.expr) -> Iterator[tuple[str, str]]:
    """The answers in `answers = {"k7q": "b"}`."""
    if isinstance(value, ast.Dict):
        for key, one in zip(value.keys, value.values, strict=True):
            if isinstance(key, ast.Constant) and isinstance(key.value, str):
                yield f"={key.value}", _text(one)


def _loose(rest: str) -> str:
    return rest.partition("#")[0].strip().strip("\"'")[:LARGEST_VALUE]


def _parse(source: str) -> ast.Module | None:
    if len(source) > LARGEST_VALUE:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(source)
    except _TOO_DEEP:
        return None


def _name(target: ast.expr) -> str | None:
    if isinstance(target, ast.Name) and target.id in NAMED:
        return target.id
    if (
        isinstance(target, ast.Subscript)
        and isinstance(target.value, ast.Name)
        and target.value.id == "answers"
        and isinstance(target.slice, ast.Constant)
        and isinstance(target.slice.value, str)
    ):
        return f"={target.slice.value}"
    return None


def _text(value: ast.expr) -> str:
    """A value as the plain text that it stands for: 3, 1, 2 and ["3", "1"] and b without quotes."""
    if isinstance(value, ast.Constant):
        return "" if value.value is None else _constant(value.value)
    if isinstance(value, ast.Tuple | ast.List | ast.Set):
        return ", ".join(map(_text, value.elts))
    if isinstance(value, ast.Dict):
        pairs = zip(value.keys, value.values, strict=True)
        return ", ".join(f"{_text(k)}={_text(v)}" for k, v in pairs if k is not None)
    try:
        return ast.unparse(value)
    except _TOO_DEEP:
        return "?"


def _constant(value: object) -> str:
    try:
        return str(value)
    except ValueError:  # a number of thousands of digits
        return "?"


SPEC = Reader(name="notebook", suffixes=(".ipynb",), read=read, told_by=told_by)
