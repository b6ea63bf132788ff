"""The short ways to write: sections as families or skills with their counts, one share for all.

`sections: {C1: 2, sourcing: {count: 3, points: 2}}`, mostly written a line each; `fewer: 25 %`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bloc_course.dataset._yaml import Lines
from bloc_course.forms.accommodations import EVERY
from bloc_course.items.family import Family


def expand(value: Any, lines: Lines, known: Mapping[str, Family]) -> tuple[Any, Lines]:
    """The blueprint with all written out, its sections as a list, and the lines of the new places.

    What is no blueprint comes back as it is; reading it says what is wrong.
    """
    if not isinstance(value, dict):
        return value, lines
    several = value.get("accommodations")
    if isinstance(several, list):
        value = {**value, "accommodations": [_of_every_section(one) for one in several]}
    short = value.get("sections")
    if not isinstance(short, dict):
        return value, lines
    places = {name: i for i, name in enumerate(short)}
    moved: Lines = {}
    for at, line in lines.items():
        if at[:1] == ("sections",) and len(at) > 1:
            moved[("sections", places[str(at[1])], *at[2:])] = line
        else:
            moved[at] = line
    skills = {family.skill for family in known.values()}
    sections = [_section(name, content, known, skills) for name, content in short.items()]
    return {**value, "sections": sections}, moved


def _of_every_section(one: Any) -> Any:
    fewer = one.get("fewer") if isinstance(one, dict) else None
    return {**one, "fewer": {EVERY: fewer}} if isinstance(fewer, str) else one


def _section(name: str, content: Any, known: Mapping[str, Family], skills: set[str]) -> Any:
    # A word that is neither is taken for a family, so that the nearest one is offered.
    kind = "skill" if name in skills and name not in known else "family"
    title = known[name].title if name in known else name.capitalize()
    fields = content if isinstance(content, dict) else {"count": content}
    return {"title": title, kind: name, **fields}
