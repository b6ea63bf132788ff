"""The item: stem, interactions with their keys, feedback, evidence and the proof that it stands.

Inside the package the codes of options are record ids; `forms` relabels them before anything
reaches a student.
"""

from __future__ import annotations

import hashlib
from functools import cached_property

import msgspec
from msgspec import Struct

from bloc_course.items.interactions import AnyInteraction
from bloc_course.items.marking import AnyDeclaration
from bloc_course.items.proof import Proof

# The path whose readers see the plain stem.
PLAIN_PATH = "S"


class ItemPart(Struct, frozen=True, gc=False):
    """One interaction with its key; `weight` is a fraction such as "1/2", summing to 1."""

    name: str
    interaction: AnyInteraction
    key: AnyDeclaration
    weight: str = "1"
    prompt: str = ""


class Evidence(Struct, frozen=True, gc=False):
    """What the key rests on: a record, its locators, what it says in our words, how sure."""

    record: str
    locators: tuple[str, ...]
    says: str
    modality: str


class Feedback(Struct, frozen=True, gc=False):
    """The lines shown after an answer (item-families 0.5).

    hint: where to look, without the answer (first try). rule: how the item is decided.
    key: why the key holds, with locators. choices: by option code, row code or "row=column", why
    a wrong choice is wrong, or for a card its date with locator. cases: by the case a marking rule
    names ("over-precise"). open: what stays uncertain. reread: locators.
    """

    hint: str
    rule: str
    key: str
    choices: dict[str, str] = {}
    cases: dict[str, str] = {}
    open: str = ""
    reread: tuple[str, ...] = ()


class Item(Struct, frozen=True, dict=True):
    """A question with everything needed to show, mark, explain and audit it.

    keyed: the facts its key asks ("event-id.when", "a<b", claim ids). reveals: the facts its stem
    or feedback gives away; two items are enemies when one reveals what the other asks. plain: the
    stem for upper secondary, the same question in fewer and simpler words; empty where the stem is
    plain enough. seed: what its family builds it from again; `id` is its hash.
    """

    id: str
    family: str
    skill: str
    level: str
    stem: str
    parts: tuple[ItemPart, ...]
    feedback: Feedback
    evidence: tuple[Evidence, ...]
    proof: Proof
    records: tuple[str, ...]
    chapters: tuple[str, ...]
    path: tuple[str, ...]
    keyed: tuple[str, ...] = ()
    reveals: tuple[str, ...] = ()
    drivers: dict[str, str] = {}
    plain: str = ""
    seed: tuple[str, ...] = ()

    def shown(self, path: str = "") -> str:
        """The stem as readers of a path see it."""
        return self.plain if path == PLAIN_PATH and self.plain else self.stem

    @cached_property
    def revision(self) -> str:
        """A hash of what a student is graded on: stem, options and key."""
        return self.revision_for("")

    def revision_for(self, path: str) -> str:
        """The revision of what readers of a path see; another wording for others leaves it."""
        graded = msgspec.json.encode([self.shown(path), self.parts], order="deterministic")
        return hashlib.sha256(graded).hexdigest()[:12]


def item_id(family: str, *parameters: str) -> str:
    """The lasting id: family and a hash of record ids and parameters (not of wording)."""
    digest = hashlib.sha256("\x1f".join(parameters).encode()).hexdigest()[:10]
    return f"{family.lower()}-{digest}"


def enemies(one: Item, other: Item) -> bool:
    """Whether one item's stem or feedback answers the other, or both ask the same fact."""
    asked_one, asked_other = set(one.keyed), set(other.keyed)
    return bool(
        asked_one & asked_other or asked_one & set(other.reveals) or asked_other & set(one.reveals)
    )
