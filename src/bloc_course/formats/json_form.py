"""A form as JSON: what other programs read, and what the other formats are made from."""

from __future__ import annotations

import msgspec

from bloc_course.formats._base import Format
from bloc_course.forms.form import Form


def write(form: Form) -> bytes:
    """The form in one line, its fields in the order of the class."""
    return msgspec.json.encode(form) + b"\n"


SPEC = Format(name="json", suffix=".json", title="JSON", write=write)
