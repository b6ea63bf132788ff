"""`{lifelines}`: the lives of a cohort, side by side on one scale of time."""

from __future__ import annotations

from typing import Any, ClassVar

from bloc_course.book.directives._figure import FigureDirective, options
from bloc_course.book.spec import Directive
from bloc_course.figures.cohort import lives_of
from bloc_course.figures.figure import Figure
from bloc_course.figures.lifelines import lifelines


class LifelinesDirective(FigureDirective):
    """Draws people named, or of groups, with expulsions, arrests, sentences and ends as dated."""

    option_spec: ClassVar[dict[str, Any]] = options("people", "groups", "events", "from", "to")

    def draw(self, title: str, key: str) -> Figure:
        """The lifelines between `from` and `to`; `events` adds events of other kinds."""
        people = [*self.ids("people", "people"), *self._of_groups()]
        if not people:
            raise ValueError("name people or groups whose lives to draw")
        lives = lives_of(self.world, list(dict.fromkeys(people)), self.ids("events", "events"))
        start, end = self.date("from"), self.date("to")
        return lifelines(lives, title, key, (start.lo if start else None, end.hi if end else None))

    def _of_groups(self) -> list[str]:
        """The people of groups by surname; whoever is only alleged to belong is left out."""
        groups = set(self.ids("groups", "groups"))
        found = [
            person
            for person in self.world.data.people.values()
            if any(m.group in groups and m.modality != "alleged" for m in person.memberships)
        ]
        return [p.id for p in sorted(found, key=lambda p: (p.name.split()[-1], p.name))]


SPEC = Directive(name="lifelines", directive=LifelinesDirective)
