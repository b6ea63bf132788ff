"""One id, one record, over all kinds; one form of a name, one person."""

from __future__ import annotations

from collections.abc import Iterator

from bloc_course.dataset.lints._base import Fault, Lint
from bloc_course.dataset.load import Dataset


def check(dataset: Dataset) -> Iterator[Fault]:
    """Ids used by two kinds, and forms of names that two people carry."""
    first: dict[str, str] = {}
    for kind, records in dataset.by_kind().items():
        for record in records:
            if record.id in first:
                yield Fault(
                    record=record.id,
                    path=("id",),
                    problem=f"{kind} and {first[record.id]} share the id",
                    found=record.id,
                )
            first[record.id] = kind
    bearer: dict[str, str] = {}
    for person in dataset.people.values():
        forms: list[tuple[tuple[str | int, ...], str]] = [(("name",), person.name)]
        forms += [(("aliases", i, "form"), a.form) for i, a in enumerate(person.aliases)]
        for path, form in forms:
            if bearer.setdefault(form, person.id) != person.id:
                yield Fault(
                    record=person.id,
                    path=path,
                    problem=f"the form also stands for {bearer[form]}; a name that fits two "
                    "people is an alias of neither",
                    found=form,
                )


SPEC = Lint(
    code="D08",
    rule="ids are unique over all kinds; a form of a name fits one person",
    check=check,
)
