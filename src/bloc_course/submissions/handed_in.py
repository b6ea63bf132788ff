"""What was handed in: a submission that could be read, or a refusal with its reason."""

from __future__ import annotations

import msgspec
from msgspec import Struct, field

# No answer file of a class comes near these; a larger one is a mistake or an attack.
LARGEST_FILE = 20_000_000
LARGEST_VALUE = 20_000

Responses = dict[str, msgspec.Raw]


class Submission(Struct, frozen=True, kw_only=True):
    """What one student handed in, as read; `responses` are JSON values by question code.

    `at` is when, by what the download or the table says (ISO 8601, its zone where that is told),
    else empty; the file system's times are never asked. `late` is what the platform says.
    """

    form: str
    check: str = ""
    student: str = ""
    responses: Responses = field(default_factory=dict)
    file: str
    line: int = 0
    at: str = ""
    late: bool = False


class Refused(Struct, frozen=True, kw_only=True):
    """A hand-in that can't be taken, with a reason that its student understands."""

    file: str
    line: int = 0
    reason: str
    student: str = ""
    form: str = ""


HandedIn = Submission | Refused
