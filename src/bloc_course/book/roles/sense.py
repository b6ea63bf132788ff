"""`{sense}`: one sense of a word that the article uses in several."""

from __future__ import annotations

from bloc_course.book.roles._record import RecordRole
from bloc_course.book.spec import Role

SPEC = Role(name="sense", role=RecordRole("terms"))
