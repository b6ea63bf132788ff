"""What every format is: a form → the bytes of one file for one student."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from bloc_course.errors import CallError, choose
from bloc_course.forms.form import Form, Key
from bloc_course.registry import discover


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A register entry; `write` sees the form only, so no key can slip into what it writes.

    `practice`, where a format has it, writes a practice quiz that marks itself: it holds the key.
    `ready` raises CallError where a package is missing, before anything is written.
    """

    name: str
    suffix: str
    title: str
    write: Callable[[Form], bytes]
    practice: Callable[[Form, Key], bytes] | None = None
    ready: Callable[[], object] = object

    def file(self, form: Form, key: Key) -> bytes:
        """What a student gets: only a practice quiz may come with its key."""
        if form.mode == "practice" and self.practice is not None:
            return self.practice(form, key)
        return self.write(form)


@cache
def formats() -> dict[str, Format]:
    """The formats by name."""
    return {entry.name: entry for entry in discover("bloc_course.formats", Format)}


def named(names: str) -> tuple[Format, ...]:
    """The formats in a list such as "json,notebook". Raises CallError for one that is not there."""
    chosen = []
    for name in filter(None, (name.strip() for name in names.split(","))):
        if name not in formats():
            raise CallError(f"no format {name!r}; {choose(name, formats())}")
        formats()[name].ready()
        chosen.append(formats()[name])
    if not chosen:
        raise CallError(f"name a format: {', '.join(formats())}")
    return tuple(dict.fromkeys(chosen))
