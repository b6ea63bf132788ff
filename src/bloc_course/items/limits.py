"""What an item may ask at once of the readers of a path: cards, rows, options, names, words."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from bloc_course.dataset.query import World
from bloc_course.dataset.records import Judgement
from bloc_course.items.item import Item, ItemPart
from bloc_course.items.lints._base import shown_texts, words
from bloc_course.items.obligations.names import surname

ANY = sys.maxsize
# A lone initial is no name: it would be found in every text.
_SHORTEST = 3


class Limits(NamedTuple):
    """The most of each; a stem of more words than `stem` needs a plain one of `plain` at most."""

    cards: int = ANY
    rows: int = ANY
    options: int = ANY
    people: int = ANY
    stem: int = ANY
    plain: int = ANY


PATHS: Mapping[str, Limits] = {"S": Limits(4, 4, 5, 4, 40, 30)}


def limits(path: str) -> Limits:
    """The limits of a path; a path without any, or none, has them all open."""
    return PATHS.get(path, Limits())


def beyond(world: World, item: Item, path: str) -> Iterator[str]:
    """In what an item asks more than readers of a path can be asked."""
    if path and path not in item.path:
        yield f"readers of path {path} do not meet all of its records"
    if path not in PATHS:
        return
    yield from (f"readers of path {path} do not meet {code}" for code in _unmet(world, item, path))
    most, stem, plain = limits(path), len(words(item.stem)), len(words(item.plain))
    if stem > most.stem and not 0 < plain <= most.plain:
        yield f"the stem has {plain or stem} words for readers of path {path}"
    for part in item.parts:
        yield from _crowded(part, most)
    named = people_named(world, (item.shown(path), *_options(item)))
    if len(named) > most.people:
        yield f"{len(named)} people are named, {most.people} at most"


def _unmet(world: World, item: Item, path: str) -> Iterator[str]:
    """The records among the options that readers of a path do not meet."""
    for part in item.parts:
        for code in part.interaction.codes():
            record = world.records.get(code)
            if not (record is None or isinstance(record, Judgement) or path in record.path):
                yield code


def _crowded(part: ItemPart, most: Limits) -> Iterator[str]:
    """The lists of a part that are longer than the limits: gap texts count as rows."""
    shown = part.interaction
    ordered = not hasattr(shown, "gaps")
    for name, top in (
        ("rows", most.rows),
        ("gaps", most.rows),
        ("options", most.options),
        ("cards", most.cards if ordered else most.options),
    ):
        found = len(getattr(shown, name, ()))
        if found > top:
            yield f"it has {found} {name}, {top} at most"


def _options(item: Item) -> Iterator[str]:
    """All that is shown but for the stem."""
    texts = shown_texts(item)
    next(texts)
    gaps = (gap for part in item.parts for gap in getattr(part.interaction, "gaps", ()))
    return chain(texts, (o.text for gap in gaps for o in getattr(gap, "options", ())))


def people_named(world: World, texts: Iterable[str]) -> frozenset[frozenset[str]]:
    """Who is named in texts, each as the people a form may stand for, the surest form of each.

    The article’s author stands in every question as the name of the text and is left out, and so
    are signatures and people without a name. A name inside the name of a group is no person’s.
    """
    pattern, bearers = _forms(world)
    found = {bearers[m[0]] for text in texts for m in pattern.finditer(text) if m[0] in bearers}
    return frozenset(who for who in found if not any(other < who for other in found))


@lru_cache(maxsize=4)
def _forms(world: World) -> tuple[re.Pattern[str], dict[str, frozenset[str]]]:
    """A pattern of all names of people and groups, and who bears each name of a person."""
    author = world.data.article.author
    bearers: dict[str, set[str]] = {}
    for person in world.data.people.values():
        if person.name[:1].islower() or person.kind == "correspondent":
            continue
        aliases = (alias.form for alias in person.aliases if alias.form[:1].isupper())
        for form in (person.name, surname(world, person.id), *aliases):
            if len(form) >= _SHORTEST:
                bearers.setdefault(form, set()).add(person.id)
    groups = {
        form
        for group in world.data.groups.values()
        for form in (group.name, *(alias.form for alias in group.aliases))
    }
    longest = sorted({*bearers, *groups}, key=lambda form: (-len(form), form))
    known = {form: frozenset(ids - {author}) for form, ids in bearers.items()}
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")
    return pattern, {form: ids for form, ids in known.items() if ids and form not in groups}
