"""Kept items on newer data: each is built again from its seed and held against the kept key."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from dataclasses import replace as with_said
from typing import Literal

from msgspec.structs import replace

from bloc_course.dataset.query import World
from bloc_course.draw import ranker
from bloc_course.forms.assemble import relabelled
from bloc_course.forms.fixed import rebuilt, seed_of
from bloc_course.forms.form import Key, KeyEntry
from bloc_course.items.family import Family, families
from bloc_course.items.item import PLAIN_PATH, Item, ItemPart
from bloc_course.items.proof import Refusal

# as before: proven, and asked and keyed as it was. other words: the same key and options, worded
# otherwise. other options: the same key, but what is offered beside it has changed, so what was
# offered is not proven wrong. another key: proven, and keyed otherwise. unknown: nobody can tell.
Standing = Literal[
    "as before", "other words", "other options", "another key", "no longer proven", "unknown"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reproof:
    """What became of a kept item.

    `obligation` is the one that fails, where one does; `now` is the item as it is built today.
    """

    item: str
    revision: str
    family: str
    standing: Standing
    because: str = ""
    obligation: str = ""
    records: tuple[str, ...] = ()
    now: Item | None = None

    @property
    def proven(self) -> bool:
        """Whether the kept key may go on marking."""
        return self.standing in {"as before", "other words"}


def reprove(
    world: World, keys: Iterable[Key], known: Mapping[str, Family] | None = None
) -> dict[tuple[str, str], Reproof]:
    """What became of every item of the keys, by item id and revision, each looked at once."""
    known = families() if known is None else known
    found: dict[tuple[str, str], Reproof] = {}
    for key in keys:
        for entry in key.entries:
            if (entry.item, entry.revision) not in found:
                found[entry.item, entry.revision] = reproved(world, entry, known)
    return dict(sorted(found.items()))


def reproved(world: World, entry: KeyEntry, known: Mapping[str, Family]) -> Reproof:
    """What became of one kept question."""
    bare = Reproof(
        item=entry.item, revision=entry.revision, family=entry.family, standing="unknown"
    )
    family = known.get(entry.family)
    if family is None:
        return with_said(bare, because=f"there is no family {entry.family} any more")
    gone = tuple(record for record in entry.records if record not in world.records)
    if gone:
        because = f"it rests on what is no longer in the data: {', '.join(gone)}"
        return with_said(bare, standing="no longer proven", because=because, records=gone)
    # Keys kept before seeds were have only the hash of theirs.
    seed = entry.seed or seed_of(world, family, entry.item, ranker(b"", "reprove", family.id))
    if seed is None:
        because = "its key was kept without what it is built from, and it was not found again"
        return with_said(bare, because=because)
    made = rebuilt(world, family, seed)
    if made is None:
        return with_said(
            bare, standing="no longer proven", because="what it is made of is no longer in the data"
        )
    if isinstance(made, Refusal):
        return with_said(
            bare,
            standing="no longer proven",
            because=made.because,
            obligation=made.obligation,
            records=made.records,
        )
    return _compared(bare, entry, made)


def _compared(bare: Reproof, entry: KeyEntry, made: Item) -> Reproof:
    if entry.revision in {made.revision_for(""), made.revision_for(PLAIN_PATH)}:
        return with_said(bare, standing="as before", now=made)
    if not entry.names and _codes(entry.parts):
        because = "it would be asked otherwise now, and its key was kept without the item's codes"
        return with_said(bare, because=because, now=made)
    kept = tuple(_in_own_codes(part, entry.names) for part in entry.parts)
    if [(p.name, p.key, p.weight) for p in kept] != [(p.name, p.key, p.weight) for p in made.parts]:
        return with_said(
            bare, standing="another key", because="the data now key another answer", now=made
        )
    lost, new = _codes(kept) - _codes(made.parts), _codes(made.parts) - _codes(kept)
    if lost or new:
        said = [f"no longer offered: {', '.join(sorted(lost))}"] if lost else []
        said += [f"now offered: {', '.join(sorted(new))}"] if new else []
        return with_said(bare, standing="other options", because="; ".join(said), now=made)
    return with_said(
        bare, standing="other words", because="it would be worded otherwise now", now=made
    )


def _in_own_codes(part: ItemPart, names: Mapping[str, str]) -> ItemPart:
    own = names.__getitem__
    return replace(part, interaction=part.interaction.relabel(own), key=part.key.relabel(own))


def _codes(parts: Iterable[ItemPart]) -> set[str]:
    return {code for part in parts for code in part.interaction.codes()}


def rekeyed(entry: KeyEntry, now: Item) -> KeyEntry | None:
    """The kept question with today's key and feedback, in the codes that students answered in.

    None where today's key names an option that they were not offered. Its revision is another one
    where question or options are not today's: marks of the old key must not pass for its own.
    """
    shown = {name: label for label, name in entry.names.items()}
    kept = {part.name: part for part in entry.parts}
    try:
        parts = tuple(
            replace(kept[part.name], key=part.key.relabel(shown.__getitem__)) for part in now.parts
        )
    except KeyError:
        return None
    keyed = {shown[code] for code in _codes(now.parts) if code in shown}
    if not keyed <= _codes(entry.parts) or len(parts) != len(kept):
        return None
    return replace(
        entry,
        parts=parts,
        revision=_revision(entry, now),
        feedback=relabelled(now.feedback, shown),
        evidence=now.evidence,
        records=now.records,
    )


def _revision(entry: KeyEntry, now: Item) -> str:
    for path in ("", PLAIN_PATH):
        if entry.stem == now.shown(path) and set(entry.names.values()) == _codes(now.parts):
            return now.revision_for(path)
    return hashlib.sha256(f"{entry.revision} {now.revision}".encode()).hexdigest()[:12]
