"""`{walkthrough}`: what to do in another program, step by step, as drawn windows."""

from __future__ import annotations

from typing import Any

import yaml
from docutils import nodes

from bloc_course.book.directives._figure import FigureDirective
from bloc_course.book.spec import Directive
from bloc_course.figures.figure import Figure
from bloc_course.figures.steps import Step, steps

_FIELDS = ("at", "open", "set", "press", "then")


class Walkthrough(FigureDirective):
    """Its body is a list in YAML: each step with `at`, and `open`, `set`, `press` or `then`."""

    def draw(self, title: str, key: str) -> Figure:
        """The steps."""
        return steps([_step(one) for one in self._given()], title, key)

    def run(self) -> list[nodes.Node]:
        """The figure; its body is no note below it."""
        self._text = "\n".join(self.content)
        self.content = self.content[:0]
        return super().run()

    def _given(self) -> list[Any]:
        try:
            given = yaml.safe_load(self._text)
        except yaml.YAMLError as wrong:
            raise ValueError(f"the steps are not readable as YAML: {wrong}") from None
        if not isinstance(given, list):
            raise ValueError("write a list, each step with a dash")  # noqa: TRY004
        return given


def _step(given: Any) -> Step:
    """A step from what YAML gives. ValueError for an unknown field or one of another shape."""
    if not isinstance(given, dict) or "at" not in given:
        raise ValueError(f"a step says where it is (at: …), not {given!r}")
    strange = sorted(set(given) - set(_FIELDS))
    if strange:
        raise ValueError(f"a step has no field {strange[0]!r}; there are {', '.join(_FIELDS)}")
    fields = given.get("set") or {}
    if not isinstance(fields, dict):
        raise ValueError(f"set: write a field and its value in each line, not {fields!r}")  # noqa: TRY004
    way = str(given.get("open") or "")
    return Step(
        at=str(given["at"]),
        open=tuple(part.strip() for part in way.split(">") if part.strip()),
        set={str(name): str(value) for name, value in fields.items()},
        press=str(given.get("press") or ""),
        then=str(given.get("then") or ""),
    )


SPEC = Directive(name="walkthrough", directive=Walkthrough)
