"""Paper on A4 paper: a student's quiz with its answer sheet."""

from __future__ import annotations

from functools import partial

from bloc_course.formats._base import Format
from bloc_course.formats.paper._compile import ready
from bloc_course.formats.paper._quiz import write

SPEC = Format(
    name="paper",
    suffix=".pdf",
    title="Paper (PDF, A4)",
    write=partial(write, paper="a4"),
    ready=ready,
)
