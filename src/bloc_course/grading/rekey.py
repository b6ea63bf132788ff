"""Kept keys replaced by those of newer data where these key another answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from bloc_course.errors import CallError
from bloc_course.forms.form import Key, KeyEntry
from bloc_course.forms.keys import key_bytes
from bloc_course.forms.private import private_folder, write_private
from bloc_course.forms.reprove import Reproof, rekeyed
from bloc_course.grading.decide import entries_of
from bloc_course.grading.decisions import Rekey

# Under the folder of the keys: each key as it was when the forms were given out.
BEFORE = "before"
Proofs = Mapping[tuple[str, str], Reproof]


def rekey(items: Iterable[str], keys: Mapping[str, Key], proofs: Proofs) -> dict[str, Key]:
    """The keys that change, by form, when today's key of each item takes the kept one's place.

    `proofs` are by item and revision. Nothing is written. Raises CallError where the data do not
    key another answer, or one that a form does not offer.
    """
    wanted = frozenset(items)
    for item in sorted(wanted):
        own = [proofs.get((item, entry.revision)) for entry in entries_of(item, keys.values())]
        if not any(map(_otherwise, own)):
            standing = next((proof.standing for proof in own if proof), "as before")
            raise CallError(
                f"--rekey {item}: the data do not key another answer ({standing});"
                " --accept, --drop and --credit decide without them"
            )
    found = {}
    for form, key in keys.items():
        entries = tuple(
            _fresh(form, entry, proofs) if entry.item in wanted else entry for entry in key.entries
        )
        if entries != key.entries:
            found[form] = msgspec.structs.replace(key, entries=entries)
    return found


def told(
    items: Iterable[str], new: Iterable[Key], *, reason: str, who: str, date: str
) -> list[Rekey]:
    """A line for every wording of the items in the keys that are new."""
    wanted = frozenset(items)
    entries = (entry for key in new for entry in key.entries if entry.item in wanted)
    return [
        Rekey(item=item, revision=revision, reason=reason, who=who, date=date)
        for item, revision in sorted({(entry.item, entry.revision) for entry in entries})
    ]


def _otherwise(proof: Reproof | None) -> bool:
    return proof is not None and proof.standing == "another key"


def _fresh(form: str, entry: KeyEntry, proofs: Proofs) -> KeyEntry:
    proof = proofs.get((entry.item, entry.revision))
    if proof is None or proof.now is None or not _otherwise(proof):
        return entry
    found = rekeyed(entry, proof.now)
    if found is None:
        raise CallError(
            f"--rekey {entry.item}: the form {form} does not offer what is right now;"
            " --drop and --credit are left"
        )
    return found


def write_keys(folder: Path, new: Iterable[Key]) -> None:
    """Write new keys over the kept ones of their forms; those stay in the folder `before`."""
    fresh = {key.form: key for key in new}
    if not fresh:
        return
    before = private_folder(folder / BEFORE)
    for path in sorted(folder.glob("*.json")):
        content = path.read_bytes()
        form = msgspec.json.decode(content, type=Key).form
        if form in fresh:
            if not (before / path.name).exists():
                write_private(before / path.name, content)
            write_private(path, key_bytes(fresh[form]))
