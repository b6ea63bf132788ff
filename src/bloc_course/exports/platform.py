"""What every platform is: a writer, and how the platform asks and marks each part of an item."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Literal

from bloc_course.errors import CallError, choose
from bloc_course.exports.bank import Exported
from bloc_course.exports.content import Content
from bloc_course.forms.form import KeyEntry
from bloc_course.items.interactions import Blank, Response
from bloc_course.registry import discover

# What is answered to one part. A name or a date comes as the text that is typed, everything else
# as its interaction parses it.
Answer = Response | Blank
# The share of the part's points that a platform awards for an answer.
Marking = Callable[[Answer], Fraction]


@dataclass(frozen=True, slots=True)
class Rendering:
    """How a platform asks one part of an item, and how it marks an answer to it.

    `asked` names the platform's type and settings. `marking` is None where a person marks. `note`
    says in a sentence what differs from the book. `form` is for the writer: what it has to write.
    """

    asked: str
    marking: Marking | None
    note: str = ""
    form: object = None


@dataclass(frozen=True, slots=True)
class Rendered:
    """An item's parts as a platform asks them.

    `conditions_kept`: a part that counts only with another does so there, too. `note` says what is
    lost that is no mark (pictures, feedback, evidence).
    """

    parts: tuple[Rendering, ...]
    conditions_kept: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An item that the platform can't hold, and why."""

    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Platform:
    """A register entry. `write` writes what `render` says, and nothing that it leaves out.

    takes: whether a whole bank or one form is written unless the caller says otherwise. variants:
    how students get different questions there, or that they don't. read: what was written, as the
    content of its items, for those that a machine marks. ready: raises CallError where a package
    is missing. keyed: False for files without any key in them, which students may see.
    answers_return: whether answers come back from there, for which the keys are kept. marks: False
    where nobody but a person marks anything.
    """

    name: str
    title: str
    suffix: str
    about: str
    takes: Literal["bank", "form"]
    variants: str
    render: Callable[[KeyEntry], Rendered | LeftOut]
    write: Callable[[Exported], bytes]
    read: Callable[[bytes], tuple[Content, ...]] | None = None
    ready: Callable[[], object] = object
    keyed: bool = True
    answers_return: bool = True
    marks: bool = True


@cache
def platforms() -> dict[str, Platform]:
    """The platforms by name."""
    found = discover("bloc_course.exports.platforms", Platform)
    return {entry.name: entry for entry in sorted(found, key=lambda entry: entry.name)}


def platform(name: str) -> Platform:
    """The platform of this name, ready to write. Raises CallError where there is none."""
    if name not in platforms():
        raise CallError(f"no format {name!r}; {choose(name, platforms())}")
    platforms()[name].ready()
    return platforms()[name]
