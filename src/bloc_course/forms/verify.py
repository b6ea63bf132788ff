"""Keys made again: at the dataset version they were made from they must be the same to the byte."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from bloc_course.errors import CallError
from bloc_course.forms.assemble import assemble
from bloc_course.forms.bank import Bank
from bloc_course.forms.blueprint import Blueprint
from bloc_course.forms.form import Key, KeyEntry
from bloc_course.forms.keys import key_bytes
from bloc_course.forms.private import write_private
from bloc_course.forms.roster import Student

BLUEPRINT = "blueprint.json"
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs between the key that is kept and the one that is made now."""

    student: str
    file: str
    what: str


def keep_blueprint(folder: Path, blueprint: Blueprint) -> None:
    """Keep what the forms in a folder were made from; accommodations are nobody else's business."""
    content = msgspec.json.format(msgspec.json.encode(blueprint), indent=1)
    write_private(folder / BLUEPRINT, content + b"\n")


def kept_blueprint(folder: Path) -> Blueprint:
    """The blueprint that a folder of forms was made from. Raises CallError without one."""
    path = folder / BLUEPRINT
    if not path.is_file():
        message = f"{path} is not there: the forms were built before blueprints were kept"
        raise CallError(f"{message}; name the blueprint with --blueprint")
    try:
        return msgspec.json.decode(path.read_bytes(), type=Blueprint)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise CallError(f"{path} is no blueprint: {error}") from None


def verify(bank: Bank, students: Sequence[Student], keys: Path) -> Iterator[Difference]:
    """Every difference between the keys in a folder and those that the bank gives now."""
    there = {path.name: path for path in sorted(keys.glob("*.json"))}
    for student in students:
        name = f"{student.slug}.json"
        path = there.pop(name, None)
        _, made = assemble(bank, student)
        if path is None:
            yield Difference(student.id, name, "its key is not there")
        elif (content := path.read_bytes()) != key_bytes(made):
            for what in _differences(content, made):
                yield Difference(student.id, name, what)
    for name in there:
        yield Difference("", name, "a key of nobody in the roster")


def _differences(content: bytes, made: Key) -> Iterable[str]:
    try:
        kept = msgspec.json.decode(content, type=Key)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        return [f"not a key: {error}"]
    found = [
        f"{field}: {getattr(kept, field)!r} is kept, {getattr(made, field)!r} is made"
        for field in (
            "dataset",
            "quiz",
            "student",
            "name",
            "title",
            "form",
            "check",
            "intro",
            "due",
        )
        if getattr(kept, field) != getattr(made, field)
    ]
    if kept.late != made.late:
        found.append("the late rule")
    if len(kept.entries) != len(made.entries):
        found.append(f"{len(kept.entries)} questions are kept, {len(made.entries)} are made")
    pairs = zip(kept.entries, made.entries, strict=False)
    questions = [
        f"question {n}: {_entry(*pair)}" for n, pair in enumerate(pairs, 1) if _entry(*pair)
    ]
    found += questions[:_SHOWN]
    if len(questions) > _SHOWN:
        found.append(f"{len(questions) - _SHOWN} more questions")
    return found or ["the same values, written otherwise"]


def _entry(kept: KeyEntry, made: KeyEntry) -> str:
    if kept.item != made.item:
        return f"the item {kept.item} is kept, {made.item} is made"
    if not kept.seed and made.seed and msgspec.structs.replace(made, seed=(), names={}) == kept:
        return "kept by an earlier version of the program, without what it is built from"
    names = [
        field for field in kept.__struct_fields__ if getattr(kept, field) != getattr(made, field)
    ]
    return f"other {', '.join(names)}" if names else ""
