"""Claims, the senses of words, arguments and disagreements."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from msgspec import Meta, field

from bloc_course.dataset.records._base import Cite, Edtf, Id, Modality, Part, Record


class Expression(Part, frozen=True, kw_only=True):
    """A relative date such as "four years behind", with its anchor and who draws the conclusion."""

    text: str
    anchor: Edtf
    offset: str
    drawn_by: Id


class Claim(Record, frozen=True, kw_only=True):
    """A factoid: what one source says; contradictions between claims are welcome."""

    FILE: ClassVar[str] = "claims"

    statement: str
    subject: Id
    predicate: Id
    object: str
    polarity: Literal["asserts", "denies", "asks"]
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


class Term(Record, frozen=True, kw_only=True):
    """One sense of a word that the article uses in several."""

    FILE: ClassVar[str] = "terms"

    word: str
    sense: str
    document: Id
    from_: Edtf = field(default="", name="from")
    to: Edtf = ""
    refers_to: str = ""


class Statement(Part, frozen=True, kw_only=True):
    """What one place of the article prints for one field of one record.

    `read_as` is the EDTF that the reading network takes in its stead; without it disputed
    dates are widened to the hull of all that is printed. `as_printed` is the wording of a date.
    """

    record: Id
    field: str
    value: str
    cite: Cite
    read_as: Edtf = ""
    as_printed: str = ""


class Discrepancy(Record, frozen=True, kw_only=True):
    """A place where the article contradicts itself or is visibly wrong."""

    FILE: ClassVar[str] = "discrepancies"

    statements: Annotated[tuple[Statement, ...], Meta(min_length=2)]
    kind: Literal["date", "name", "figure", "attribution", "reference"]
    resolvable: Literal["yes", "partly", "no"]
    reading: str


class Argument(Record, frozen=True, kw_only=True):
    """A conclusion with the claims it is drawn from."""

    FILE: ClassVar[str] = "arguments"

    conclusion: Id
    premises: tuple[Id, ...]
    warrant: str
    strength: Literal["certain", "probable", "possible", "left-open"]
    rivals: tuple[Id, ...] = ()


class Judgement(Record, frozen=True, kw_only=True):
    """What a person had to decide so that an item can be made."""

    FILE: ClassVar[str] = "judgements"

    family: str
    about: Id
    question: str
    tag: str
    text: str
    rests_on: str = ""
    reviewed_by: str
