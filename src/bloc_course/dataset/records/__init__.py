"""The records of the dataset: one class a kind of entry, one attribute a field of the YAML.

Every value is text as the file has it; dates are EDTF text that `bloc_course.dates` reads.
What each field means to an editor stands in `data/README.md`, which a test holds to these classes.
"""

from __future__ import annotations

from bloc_course.dataset.records._base import (
    DATE_ROLES,
    AliasKind,
    Basis,
    Cite,
    DateRole,
    Edtf,
    Id,
    Link,
    Locator,
    MembershipStatus,
    Modality,
    Outside,
    Part,
    Path,
    Record,
)
from bloc_course.dataset.records.article import (
    Article,
    Chapter,
    Named,
    Objective,
    Paragraph,
    Place,
    Predicate,
    Unrecorded,
)
from bloc_course.dataset.records.claims import (
    Argument,
    Claim,
    Discrepancy,
    Expression,
    Judgement,
    Statement,
    Term,
)
from bloc_course.dataset.records.documents import (
    Document,
    DocumentDate,
    Feature,
    Holding,
    Hop,
)
from bloc_course.dataset.records.events import (
    Event,
    Participant,
    Period,
)
from bloc_course.dataset.records.people import (
    Alias,
    Fate,
    Group,
    GroupStatus,
    LifeDates,
    Membership,
    Person,
    Role,
)

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


__all__ = [
    "DATE_ROLES",
    "KINDS",
    "Alias",
    "AliasKind",
    "Argument",
    "Article",
    "Basis",
    "Chapter",
    "Cite",
    "Claim",
    "DateRole",
    "Discrepancy",
    "Document",
    "DocumentDate",
    "Edtf",
    "Event",
    "Expression",
    "Fate",
    "Feature",
    "Group",
    "GroupStatus",
    "Holding",
    "Hop",
    "Id",
    "Judgement",
    "LifeDates",
    "Link",
    "Locator",
    "Membership",
    "MembershipStatus",
    "Modality",
    "Named",
    "Objective",
    "Outside",
    "Paragraph",
    "Part",
    "Participant",
    "Path",
    "Period",
    "Person",
    "Place",
    "Predicate",
    "Record",
    "Role",
    "Statement",
    "Term",
    "Unrecorded",
]
