"""People and groups: names, roles, memberships and ends of lives, each with its source."""

from __future__ import annotations

from typing import ClassVar, Literal

from msgspec import field

from bloc_course.dataset.records._base import (
    AliasKind,
    Cite,
    Edtf,
    Id,
    Locator,
    MembershipStatus,
    Modality,
    Part,
    Record,
)


class Alias(Part, frozen=True, kw_only=True):
    """A form of a name or title that the article prints; one that fits two, both carry."""

    form: str
    kind: AliasKind
    cite: tuple[Locator, ...] = ()
    claim: str = ""


class LifeDates(Part, frozen=True, kw_only=True):
    """The life dates letter for letter, misprints included; `born` and `died` read them."""

    as_printed: str
    cite: Cite
    misprint: bool = False


class Role(Part, frozen=True, kw_only=True):
    """An office or activity, with its EDTF limits where the article gives them.

    `according_to` names who says so where it is not the article itself.
    """

    role: str
    cite: Cite
    body: str = ""
    modality: Modality = "stated"
    according_to: str = ""
    from_: Edtf = field(default="", name="from")
    to: Edtf = ""


class Membership(Part, frozen=True, kw_only=True):
    """That somebody belonged to a group, and who says so."""

    group: Id
    status: MembershipStatus
    modality: Modality
    according_to: Id
    cite: Cite


class Fate(Part, frozen=True, kw_only=True):
    """How a life ended, in neutral words close to the article's own verb."""

    wording: str
    class_: Literal[
        "executed",
        "killed",
        "died-in-custody",
        "disappeared",
        "suicide",
        "died",
        "survived",
        "unclear",
    ] = field(name="class")
    cite: Cite
    modality: Modality = "stated"
    according_to: str = ""


class Person(Record, frozen=True, kw_only=True):
    """Somebody the article names, or a correspondent known by a signature only."""

    FILE: ClassVar[str] = "people"

    name: str
    kind: Literal[
        "actor", "witness", "scholar", "editor", "translator", "informer", "correspondent"
    ]
    aliases: tuple[Alias, ...] = ()
    namesakes: tuple[Id, ...] = ()
    born: Edtf = ""
    died: Edtf = ""
    life: tuple[LifeDates, ...] = ()
    roles: tuple[Role, ...] = ()
    memberships: tuple[Membership, ...] = ()
    fate: tuple[Fate, ...] = ()
    mentions: tuple[Locator, ...] = ()


class GroupStatus(Part, frozen=True, kw_only=True):
    """The answer of one source to one of the article's questions of status."""

    question: Id
    value: Id
    according_to: Id
    cite: Cite
    modality: Modality = "stated"


class Group(Record, frozen=True, kw_only=True):
    """A faction, organ, institution, periodical or commission."""

    FILE: ClassVar[str] = "groups"

    name: str
    kind: Literal[
        "opposition-group",
        "faction",
        "party-organ",
        "state-organ",
        "international",
        "institution",
        "periodical",
        "commission",
        "alleged-organisation",
    ]
    aliases: tuple[Alias, ...] = ()
    status: tuple[GroupStatus, ...] = ()
    members_closed_in: tuple[Id, ...] = ()
    mentions: tuple[Locator, ...] = ()
