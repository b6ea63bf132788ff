"""A form of a name, or a surname, that two people carry is marked on both as such."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from bloc_course.dataset.lints._base import Fault, Lint
from bloc_course.dataset.load import Dataset
from bloc_course.dataset.names import folded


def check(dataset: Dataset) -> Iterator[Fault]:
    """Shared forms without a mark, and marks between people who share no form."""
    bearers: dict[str, dict[str, tuple[str | int, ...]]] = defaultdict(dict)
    for person in dataset.people.values():
        bearers[folded(person.name)].setdefault(person.id, ("name",))
        if person.kind != "correspondent":
            bearers[folded(person.name.split()[-1])].setdefault(person.id, ("name",))
        for i, alias in enumerate(person.aliases):
            bearers[folded(alias.form)].setdefault(person.id, ("aliases", i, "form"))
    namesakes: dict[str, set[str]] = defaultdict(set)
    for form, called in bearers.items():
        for bearer, path in called.items():
            others = called.keys() - {bearer}
            namesakes[bearer] |= others
            for other in sorted(others - set(dataset.people[bearer].namesakes)):
                yield Fault(
                    record=bearer,
                    path=path,
                    problem=f"the form “{form}” also stands for {other}",
                    found=dataset.people[bearer].name,
                    hint=f"add {other} to `namesakes`",
                )
    for person in dataset.people.values():
        for i, other in enumerate(person.namesakes):
            if other in dataset.people and other not in namesakes[person.id]:
                problem = "is no namesake: the two share no form of a name"
                path = ("namesakes", i)
                yield Fault(record=person.id, path=path, problem=problem, found=other)


SPEC = Lint(code="D10", rule="a form that two people carry is marked on both", check=check)
