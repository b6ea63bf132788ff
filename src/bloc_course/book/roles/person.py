"""`{person}`: a person of the dataset."""

from __future__ import annotations

from bloc_course.book.roles._record import RecordRole
from bloc_course.book.spec import Role

SPEC = Role(name="person", role=RecordRole("people"))
