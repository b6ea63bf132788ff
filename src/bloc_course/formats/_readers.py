"""The package's own readers of answers as text that runs in a notebook without the package.

So the check in a notebook understands an answer exactly as grading will. Comments, docstrings and
what no reading needs are left out by whole lines; the rest stands as it is in the package.
"""

from __future__ import annotations

import ast
import io
import tokenize
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from bloc_course.items.interactions import INTERACTIONS

PREFIX = "bloc_answers."
_DATES = ("days", "edtf", "words", "vocabulary", "numerals", "parts", "answers")
# In the order in which each uses those before it.
MODULES = (
    *(f"dates.{name}" for name in _DATES),
    "dates",
    "dataset.names",
    *(f"items.interactions.{name}" for name in ("_base", "_read", "_rows", "choice")),
    *sorted(
        spec.struct.__module__.removeprefix("bloc_course.")
        for spec in INTERACTIONS.values()
        if not spec.struct.__module__.endswith(".choice")
    ),
    "formats._understood",
)
# Methods that only forms need, and imports that are for them.
_NEEDLESS = {"relabel", "arrange", "reversed", "as_text", "untouched"}
_ABSENT = ("bloc_course.draw", "bloc_course.items.interactions._options", "msgspec")
STRUCT = """\
class Struct:
    def __init_subclass__(cls, **how):
        pass
    def __init__(self, *values, **named):
        fields = [name for kind in reversed(type(self).__mro__)
                  for name in kind.__dict__.get("__annotations__", {})]
        self.__dict__.update(zip(fields, values))
        self.__dict__.update(named)
"""


@cache
def readers() -> dict[str, str]:
    """The source of each module by its name in the notebook, the first first."""
    found = {f"{PREFIX}struct": STRUCT}
    for name in MODULES:
        found[f"{PREFIX}{name}"] = _slim(_source(name))
    return found


def _source(name: str) -> str:
    package, _, module = f"bloc_course.{name}".rpartition(".")
    if name == "dates":
        package, module = "bloc_course.dates", "__init__"
    return files(package).joinpath(f"{module}.py").read_text("utf-8")


def _slim(source: str) -> str:
    """A module without comments, docstrings and what is needless, its names under `PREFIX`."""
    gone = {line for first, last in _needless(ast.parse(source)) for line in range(first, last + 1)}
    gone |= set(_comments(source))
    kept = (
        line
        for number, line in enumerate(source.splitlines(), 1)
        if line.strip() and number not in gone
    )
    text = "\n".join(kept).replace("bloc_course.", PREFIX)
    if "(Struct" in text:
        text = text.replace(
            "from __future__ import annotations\n",
            f"from __future__ import annotations\nfrom {PREFIX}struct import Struct\n",
        )
    return text


def _needless(tree: ast.Module) -> Iterator[tuple[int, int]]:
    """First and last line of what is left out."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(_ABSENT):
            yield node.lineno, node.end_lineno or node.lineno
        elif isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Module):
            first = node.body[0] if node.body else None
            if isinstance(node, ast.FunctionDef) and node.name in _NEEDLESS:
                begin = min([node.lineno, *(one.lineno for one in node.decorator_list)])
                yield begin, node.end_lineno or begin
            elif len(node.body) > 1 and isinstance(first, ast.Expr) and _is_text(first.value):
                yield first.lineno, first.end_lineno or first.lineno


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _comments(source: str) -> Iterator[int]:
    """The lines that hold a comment and nothing else."""
    lines = source.splitlines()
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT and lines[token.start[0] - 1].lstrip().startswith("#"):
            yield token.start[0]
