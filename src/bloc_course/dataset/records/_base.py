"""What all records share: the vocabularies, ids, locators and the common fields."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from msgspec import Meta, Struct

Id = Annotated[
    str,
    Meta(
        pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$",
        description="small letters, figures and single hyphens, such as week-3",
    ),
]
Locator = Annotated[
    str,
    Meta(
        pattern=r"^(p\d+|n\d+\.\d+|e\d+|d\d+|h\d+)$",
        description="a locator, such as p6, n9.1, e2, d1 or h3",
    ),
]
Edtf = str
Cite = Annotated[tuple[Locator, ...], Meta(min_length=1)]

Modality = Literal[
    "stated", "inferred", "reported", "conjectured", "alleged", "denied", "normative"
]
Path = Literal["U", "S"]
AliasKind = Literal[
    "birth-name",
    "party-name",
    "pseudonym",
    "cover-signature",
    "transliteration",
    "misprint",
    "descriptor",
    "short-form",
    "title",
]
MembershipStatus = Literal[
    "leader", "member", "joined", "associate", "contact", "in-talks", "former-member", "alleged"
]
Basis = Literal["stated", "inferred", "envelope"]
DateRole = Literal["bears", "written", "carried", "printed", "identified", "found"]
PlaceRole = Literal["written", "received", "printed", "found"]
# In the order of a document's life.
PLACE_ROLES: tuple[PlaceRole, ...] = ("written", "received", "printed", "found")
DATE_ROLES: tuple[DateRole, ...] = (
    "bears",
    "written",
    "carried",
    "printed",
    "identified",
    "found",
)


class Part(
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, gc=False
):
    """A value inside a record; neither `frozen` nor `kw_only` is inherited.

    Records hold no cycles, so the garbage collector need not look at thousands of them.
    """


class Outside(Part, frozen=True, kw_only=True):
    """What later research says, with its full reference; never enters an answer."""

    says: str
    source: str


class Record(Part, frozen=True, kw_only=True):
    """What every entry has: a lasting id and the locators that carry it."""

    FILE: ClassVar[str]

    id: Id
    cite: Cite
    note: str = ""
    path: tuple[Path, ...] = ("U",)
    outside: tuple[Outside, ...] = ()


class Link(Part, frozen=True, kw_only=True):
    """A relation to another record, with the locator that states it."""

    to: Id
    cite: Cite
