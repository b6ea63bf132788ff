"""The code names nothing of the article: what is particular to it stands in the data."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, get_args, get_origin, get_type_hints

import msgspec
import pytest

import bloc_course
from bloc_course.dataset import records as r
from first_words import first_names
from worlds import world

SOURCE = Path(bloc_course.__file__).parent
# Help and examples of the commands may name the course that the package brings.
FREE = ("cli",)
# Words of the code that an id of the data happens to be: the skill and the chapter of chronology,
# tags of judgements, a local name; and languages and a month by their English names.
CHANCE = {"chronology", "contradicts", "turn", "German", "Russian", "Jan"}


def _vocabulary() -> set[str]:
    """The words of the record classes: fields, files and the values allowed in them."""
    words = {kind.FILE for kind in r.KINDS}
    structs = [value for value in vars(r).values() if isinstance(value, type)]
    for struct in (s for s in structs if issubclass(s, msgspec.Struct)):
        for name, hint in get_type_hints(struct).items():
            words |= {name, *_literals(hint)}
    return words


def _literals(hint: object) -> Iterator[str]:
    if get_origin(hint) is Literal:
        yield from map(str, get_args(hint))
    else:
        for inner in get_args(hint):
            yield from _literals(inner)


def _declared() -> set[str]:
    """Every id, and every word that `article.yaml` declares."""
    data = world().data
    article = data.article
    ids = {record.id for records in data.by_kind().values() for record in records}
    lists = (article.voices, article.predicates, article.questions, article.places)
    answers = {value for question in article.questions.values() for value in question.values}
    layers = {paragraph.layer for paragraph in article.locators.values()}
    return ids.union(answers, layers, *map(set, lists))


def _texts(file: Path) -> Iterator[tuple[int, str]]:
    """Every text in a module but for its docstrings, whose examples may name a record."""
    tree = ast.parse(file.read_text("utf-8"))
    named = (ast.Module, ast.ClassDef, ast.FunctionDef)
    holders = [node for node in ast.walk(tree) if isinstance(node, named)]
    docs = {id(h.body[0].value) for h in holders if h.body and isinstance(h.body[0], ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node.lineno, node.value


MODULES = sorted(
    path.relative_to(SOURCE).as_posix()
    for path in SOURCE.rglob("*.py")
    if path.relative_to(SOURCE).parts[0] not in FREE
)


def test_the_search_knows_what_to_look_for() -> None:
    assert {"leon-trotsky", "existed", "broue-1980", "bloc-1932", "partner"} <= _declared()
    assert {"trial", "alleged", "events", "polarity"} <= _vocabulary()
    assert {"Trotsky", "Sedov"} <= first_names()


@pytest.mark.parametrize("module", MODULES)
def test_no_module_names_what_is_particular_to_the_article(module: str) -> None:
    ids = _declared() - _vocabulary() - CHANCE
    names = first_names() - CHANCE
    found = [
        (line, text)
        for line, text in _texts(SOURCE / module)
        if text in ids or names & set(text.replace("’", " ").replace(".", " ").split())
    ]
    assert found == []
