"""The records of the dataset: one class a kind of entry, one attribute a field of the YAML.

Every value is text as the file has it; dates are EDTF text that `bloc_course.dates` reads.
What each field means to an editor stands in `data/README.md`, which a test holds to this file.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

import msgspec
from msgspec import Meta, Struct, field

Id = Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Locator = Annotated[str, Meta(pattern=r"^(p\d+|n\d+\.\d+|e\d+|d\d+|h\d+)$")]
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
]
MembershipStatus = Literal[
    "leader", "member", "joined", "associate", "contact", "in-talks", "former-member", "alleged"
]
BlocStatus = Literal[
    "joined", "partner", "in-talks", "in-contact", "outside", "undetermined", "alleged"
]
Basis = Literal["stated", "inferred", "envelope"]
DateRole = Literal["bears", "written", "carried", "printed", "identified", "found"]
DATE_ROLES: tuple[DateRole, ...] = (
    "bears",
    "written",
    "carried",
    "printed",
    "identified",
    "found",
)


class Part(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A value inside a record; `kw_only` is not inherited and stands at every class."""


class Outside(Part, kw_only=True):
    """What later research says, with its full reference; never enters an answer."""

    says: str
    source: str


class Record(Part, kw_only=True):
    """What every entry has: a lasting id and the locators that carry it."""

    FILE: ClassVar[str]

    id: Id
    cite: Cite
    note: str = ""
    path: tuple[Path, ...] = ("U",)
    outside: tuple[Outside, ...] = ()


class Link(Part, kw_only=True):
    """A relation to another record, with the locator that states it."""

    to: Id
    cite: Cite


class Alias(Part, kw_only=True):
    """A form of a name that the article prints."""

    form: str
    kind: AliasKind
    cite: tuple[Locator, ...] = ()
    claim: str = ""


class Role(Part, kw_only=True):
    """An office or activity, with its EDTF limits where the article gives them."""

    role: str
    cite: Cite
    body: str = ""
    from_: Edtf = field(default="", name="from")
    to: Edtf = ""


class Membership(Part, kw_only=True):
    """That somebody belonged to a group, and who says so."""

    group: Id
    status: MembershipStatus
    modality: Modality
    according_to: Id
    cite: Cite


class Fate(Part, kw_only=True):
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


class Person(Record, kw_only=True):
    """Somebody the article names, or a correspondent known by a signature only."""

    FILE: ClassVar[str] = "people"

    name: str
    kind: Literal[
        "actor", "witness", "scholar", "editor", "translator", "informer", "correspondent"
    ]
    aliases: tuple[Alias, ...] = ()
    born: Edtf = ""
    died: Edtf = ""
    roles: tuple[Role, ...] = ()
    memberships: tuple[Membership, ...] = ()
    fate: tuple[Fate, ...] = ()


class GroupStatus(Part, kw_only=True):
    """The answer of one source to one of the article's questions of status."""

    question: Id
    value: BlocStatus
    according_to: Id
    cite: Cite
    modality: Modality = "stated"


class Group(Record, kw_only=True):
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


class DocumentDate(Part, kw_only=True):
    """One date of a document in one role."""

    when: Edtf
    modality: Modality
    cite: Cite
    basis: Basis = "stated"
    as_printed: str = ""


class Holding(Part, kw_only=True):
    """Where a document is kept."""

    archive: str
    mark: str
    cite: Cite


class Hop(Part, kw_only=True):
    """One hand-over between an event and the reader."""

    from_: Id = field(name="from")
    to: Id
    how: str
    cite: Cite
    when: Edtf = ""


class Document(Record, kw_only=True):
    """A letter, article, book, court record or collection; primary or secondary."""

    FILE: ClassVar[str] = "documents"

    title: str
    kind: Literal[
        "letter",
        "article",
        "interview",
        "book",
        "memoir",
        "manifesto",
        "court-record",
        "official-decision",
        "circular",
        "telegram",
        "statement",
        "periodical-issue",
        "minutes",
        "report",
        "speech",
        "preface",
        "leaflet",
    ]
    standing: Literal["primary", "secondary"]
    extant_here: Literal["no", "quoted", "headed"]
    stance: Literal["contemporary", "retrospective"]
    author: tuple[Id, ...] = ()
    recipient: tuple[Id, ...] = ()
    language: str = ""
    medium: str = ""
    dates: dict[DateRole, DocumentDate] = {}
    holding: tuple[Holding, ...] = ()
    hops: tuple[Hop, ...] = ()
    known_through: tuple[Id, ...] = ()
    reply_to: tuple[Link, ...] = ()
    reports: tuple[Link, ...] = ()
    printed_in: tuple[Link, ...] = ()
    carried_by: tuple[Link, ...] = ()
    presupposes: tuple[Link, ...] = ()


class Participant(Part, kw_only=True):
    """Who took part in an event, and as what."""

    person: Id
    role: str = ""


class Event(Record, kw_only=True):
    """Something that happened, or is said to have happened, at a time."""

    FILE: ClassVar[str] = "events"

    label: str
    kind: Literal[
        "arrest",
        "expulsion",
        "readmission",
        "deportation",
        "sentence",
        "death",
        "meeting",
        "journey",
        "congress",
        "plenum",
        "letter",
        "publication",
        "trial",
        "strike",
        "capitulation",
        "appointment",
        "decision",
        "find",
        "speech",
        "foundation",
        "political-change",
        "other",
    ]
    tier: Literal["core", "context", "biographical"]
    when: Edtf
    modality: Modality
    until: Edtf = ""
    as_printed: str = ""
    basis: Basis = "stated"
    according_to: str = ""
    place: str = ""
    participants: tuple[Participant, ...] = ()
    after: tuple[Link, ...] = ()
    before: tuple[Link, ...] = ()
    same_time_as: tuple[Link, ...] = ()


class Expression(Part, kw_only=True):
    """A relative date such as "four years behind", with its anchor and who draws the conclusion."""

    text: str
    anchor: Edtf
    offset: str
    drawn_by: Id


class Claim(Record, kw_only=True):
    """A factoid: what one source says; contradictions between claims are welcome."""

    FILE: ClassVar[str] = "claims"

    statement: str
    subject: Id
    predicate: Id
    object: str
    polarity: Literal["asserts", "denies"]
    asserted_by: Id
    source: Id
    voice: Id
    modality: Modality
    stance_of_author: Literal["adopts", "reports", "doubts", "rejects", "leaves-open"]
    speech_type: Literal["own", "reported", "imagined", "slogan"] = "own"
    via: tuple[Id, ...] = ()
    cue: str = ""
    expression: Expression | None = None
    supports: tuple[Id, ...] = ()
    opposes: tuple[Id, ...] = ()
    conflicts_with: tuple[Id, ...] = ()
    as_of: Edtf = ""


class Term(Record, kw_only=True):
    """One sense of a word that the article uses in several."""

    FILE: ClassVar[str] = "terms"

    word: str
    sense: str
    document: Id
    from_: Edtf = field(default="", name="from")
    to: Edtf = ""
    refers_to: str = ""


class Period(Record, kw_only=True):
    """A stretch of time that the article, or the course by it, marks off."""

    FILE: ClassVar[str] = "periods"

    label: str
    from_: Edtf = field(name="from")
    to: Edtf


class Statement(Part, kw_only=True):
    """What one place of the article prints for one field of one record.

    `read_as` is the EDTF that the reading network takes in its stead; without it disputed
    dates are widened to the hull of all that is printed.
    """

    record: Id
    field: str
    value: str
    cite: Cite
    read_as: Edtf = ""


class Discrepancy(Record, kw_only=True):
    """A place where the article contradicts itself or is visibly wrong."""

    FILE: ClassVar[str] = "discrepancies"

    statements: Annotated[tuple[Statement, ...], Meta(min_length=2)]
    kind: Literal["date", "name", "figure", "attribution", "reference"]
    resolvable: Literal["yes", "partly", "no"]
    reading: str


class Argument(Record, kw_only=True):
    """A conclusion with the claims it is drawn from."""

    FILE: ClassVar[str] = "arguments"

    conclusion: Id
    premises: tuple[Id, ...]
    warrant: str
    strength: Literal["certain", "probable", "possible", "left-open"]
    rivals: tuple[Id, ...] = ()


class Judgement(Record, kw_only=True):
    """What a person had to decide so that an item can be made."""

    FILE: ClassVar[str] = "judgements"

    family: str
    about: Id
    question: str
    tag: str
    text: str
    reviewed_by: str


class Objective(Part, kw_only=True):
    """What a reader can do after a chapter, with its level in Bloom's revised taxonomy."""

    text: str
    level: Literal["remember", "understand", "apply", "analyse", "evaluate", "create"]


class Chapter(Record, kw_only=True):
    """A chapter of the course: `cite` is not used for proofs, `locators` is its reading."""

    FILE: ClassVar[str] = "chapters"

    title: str
    question: str
    minutes: int
    locators: tuple[Locator, ...]
    objectives: tuple[Objective, ...] = ()
    open: tuple[str, ...] = ()


class Paragraph(Part, kw_only=True):
    """A numbered paragraph of the article: its layer, word count and hash."""

    layer: str
    words: int
    sha256: str


class Named(Part, kw_only=True):
    """A declared word of the article's own vocabulary."""

    label: str
    values: tuple[str, ...] = ()


class Predicate(Part, kw_only=True):
    """A predicate of claims, and whether a subject can have one object only."""

    label: str
    single_valued: bool


class Article(Part, kw_only=True):
    """What is particular to the article: bibliography, voices, questions, every locator."""

    url: str
    url_confirmed: bool
    title: str
    author: Id
    bibliography: str
    voices: dict[str, Named]
    questions: dict[str, Named]
    predicates: dict[str, Predicate]
    locators: dict[str, Paragraph]


KINDS: tuple[type[Record], ...] = (
    Chapter,
    Person,
    Group,
    Document,
    Event,
    Claim,
    Term,
    Period,
    Discrepancy,
    Argument,
    Judgement,
)


def yaml_name(kind: type[Struct], attribute: str) -> str:
    """The field's spelling in YAML (`from` for `from_`)."""
    return next(f.encode_name for f in msgspec.structs.fields(kind) if f.name == attribute)
