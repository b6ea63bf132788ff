"""The formats that a form is written to; every module with a `SPEC` is one."""

from bloc_course.formats._base import Format, formats, named
from bloc_course.formats._issue import issue

__all__ = ["Format", "formats", "issue", "named"]
