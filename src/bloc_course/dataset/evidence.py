"""Where records stand in the article: what each locator carries, and what rests on a locator."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from bloc_course.dataset.phrases import WORDS, plain
from bloc_course.dataset.query import World
from bloc_course.dataset.records import KINDS, Chapter, Place, Record
from bloc_course.dataset.walk import walk
from bloc_course.errors import CallError, nearest

# What a reader looks for first stands first; chapters read what the others rest on.
ORDER = (*(kind.FILE for kind in KINDS if kind is not Chapter), Chapter.FILE)
_BESIDE = frozenset({"cite", "modality", "according_to"})
Path = tuple[str | int, ...]


def citations(record: Record | Place) -> Iterator[tuple[str, Path]]:
    """Every locator that a record rests on, with the path of what it carries; () is the entry."""
    for found in walk(record):
        if found.attribute == "cite":
            yield found.value, found.path[:-2]


def evidence(record: Record | Place) -> dict[str, tuple[str, ...]]:
    """What each locator carries, in plain words: the entry, or a field with what stands in it."""
    found: dict[str, list[str]] = {}
    for locator, path in citations(record):
        found.setdefault(locator, []).append(_carried(record, path))
    return {locator: tuple(dict.fromkeys(carried)) for locator, carried in found.items()}


def _carried(record: Record | Place, path: Path) -> str:
    """The field at a path, the first texts in it, and how sure it is where it is not stated."""
    if not path:
        return "the entry"
    inside = [found for found in walk(record) if found.path[: len(path)] == path and found.value]
    texts = [found.value for found in inside if found.attribute not in _BESIDE][:2]
    sure = {found.value for found in inside if found.attribute == "modality"} - {"stated"}
    texts += [word for modality, word in WORDS.items() if modality in sure]
    field = " ".join(plain(part) for part in path if isinstance(part, str))
    return f"{field}: {', '.join(texts)}"


def check_locator(world: World, locator: str) -> None:
    """CallError for a locator that the article does not have."""
    known = world.data.article.locators
    if locator not in known:
        hint = nearest(locator, known) or "p6 is paragraph 6, n9.1 the first paragraph of note 9"
        raise CallError(f"no locator {locator!r}; {hint}")


@lru_cache(maxsize=4)
def _by_locator(world: World) -> dict[str, dict[str, None]]:
    """The ids of the records that rest on each locator; of a chapter, what it reads."""
    found: dict[str, dict[str, None]] = {}
    for record in world.records.values():
        read = record.locators if isinstance(record, Chapter) else ()
        for locator in (*read, *(locator for locator, _ in citations(record))):
            found.setdefault(locator, {})[record.id] = None
    return found


def cited_at(world: World, locator: str) -> dict[str, tuple[Record, ...]]:
    """The records that rest on a locator in any of their fields, by kind."""
    return _by_kind(world.records[record] for record in _by_locator(world).get(locator, ()))


def mentioned_at(world: World, locator: str) -> dict[str, tuple[Record, ...]]:
    """The records that a locator names without carrying anything of them, by kind."""
    named = (r for r in world.records.values() if locator in getattr(r, "mentions", ()))
    resting = _by_locator(world).get(locator, ())
    return _by_kind(record for record in named if record.id not in resting)


def _by_kind(records: Iterator[Record]) -> dict[str, tuple[Record, ...]]:
    found: dict[str, list[Record]] = {}
    for record in records:
        found.setdefault(record.FILE, []).append(record)
    return {kind: tuple(found[kind]) for kind in ORDER if kind in found}
