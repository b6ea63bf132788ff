"""Answers in a notebook: read from the text of its cells, which are never run.

The cells assign texts: `answers["k7q"] = "3, 1, 2"`. Form id, check code and student stand in the
notebook's metadata and, for platforms that strip those, in assignments too.
"""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Iterator

import msgspec
from msgspec import Struct

from bloc_course.forms.encodings import decode, straighten
from bloc_course.submissions.handed_in import LARGEST_VALUE, HandedIn, Submission
from bloc_course.submissions.readers._base import Reader, UnreadableError, folded

NAMED = ("form", "check", "student")
# The same assignment in a cell that Python could not read: what stands after the sign counts.
_LOOSE = re.compile(
    r"""^[ \t]*answers[ \t]*\[\s*["']([^"']+)["']\s*\]\s*=[ \t]*(.*)$""", re.MULTILINE
)
_TOO_DEEP = (SyntaxError, ValueError, MemoryError, RecursionError)


class Marks(Struct):
    """What the notebook's metadata say about the form."""

    form: str = ""
    check: str = ""
    student: str = ""


class Metadata(Struct):
    """The metadata of a notebook, our part of it."""

    bloc_course: Marks = msgspec.field(default_factory=Marks)


class Cell(Struct):
    """A cell; its source is one text or a list of lines."""

    cell_type: str = ""
    source: str | list[str] = ""


class Notebook(Struct):
    """As much of a notebook (nbformat 4) as answers need."""

    cells: list[Cell]
    metadata: Metadata = msgspec.field(default_factory=Metadata)


_DECODER = msgspec.json.Decoder(Notebook)


def read(data: bytes, file: str) -> list[HandedIn]:
    """The one submission in a notebook."""
    try:
        notebook = _DECODER.decode(decode(data))
    except (msgspec.MsgspecError, RecursionError):
        raise UnreadableError(
            "the notebook is cut off or not a notebook; save it again and hand in the .ipynb file"
        ) from None
    marks = notebook.metadata.bloc_course
    named = {"form": marks.form, "check": marks.check, "student": marks.student}
    answers: dict[str, str] = {}
    for cell in notebook.cells:
        if cell.cell_type == "code":
            source = cell.source if isinstance(cell.source, str) else "".join(cell.source)
            for name, value in _assignments(source):
                if name in NAMED:
                    named[name] = named[name] or value
                else:
                    answers[name.removeprefix("=")] = value
    form, check, student = (named[name].strip() for name in NAMED)
    responses = folded(answers)
    return [Submission(form=form, check=check, student=student, responses=responses, file=file)]


def _assignments(source: str) -> Iterator[tuple[str, str]]:
    """Names and values that a cell assigns; a question's code comes with a "=" before it."""
    tree = _parse(source) or _parse(straighten(source))
    if tree is None:
        for code, rest in _LOOSE.findall(straighten(source)):
            yield f"={code}", rest.partition("#")[0].strip().strip("\"'")[:LARGEST_VALUE]
        return
    for statement in tree.body:
        if not isinstance(statement, ast.Assign):
            continue
        for target in statement.targets:
            name = _name(target)
            if name is not None:
                yield name, _text(statement.value)


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


SPEC = Reader(name="notebook", suffixes=(".ipynb",), read=read)
