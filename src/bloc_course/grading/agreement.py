"""How far two markers agree with each other and with the machine, criterion by criterion."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from bloc_course.grading._tables import decimals
from bloc_course.grading.kappa import alike, verdict, weighted_kappa
from bloc_course.grading.marks import Marks, by_place, given, pairs, proposed


@dataclass(frozen=True, slots=True)
class Agreement:
    """Kappas of one criterion over the answers that both have marked.

    `people` is that between the markers; `machine` that of each with the machine.
    """

    criterion: str
    answers: int
    same: Fraction | None
    people: Fraction | None
    machine: tuple[Fraction | None, ...]
    verdict: str


def agreements(files: Sequence[Marks]) -> Iterator[Agreement]:
    """For two markers every criterion that both have marked, for one those with a proposal."""
    places = [by_place(one) for one in files]
    both = [pairs(places[0], given(places[1]))] if len(places) > 1 else []
    with_machine = [pairs(one, proposed(one)) for one in places]
    for criterion in sorted({name for found in (both or with_machine) for name in found}):
        people = both[0][criterion] if both else []
        machine = tuple(weighted_kappa(found.get(criterion, [])) for found in with_machine)
        answers = len(people) if both else len(with_machine[0][criterion])
        kappa = weighted_kappa(people)
        said = verdict(kappa, machine, answers) if both else "a second marker tells how far to go"
        yield Agreement(criterion, answers, alike(people), kappa, machine, said)


def agreement_text(found: Sequence[Agreement], names: Sequence[str]) -> Iterator[str]:
    """The lines of a table: criterion, answers, kappas, and what follows."""
    if not found:
        return
    heads = [f"{names[0]}–{names[1]}"] if len(names) > 1 else []
    heads += [f"{name}–machine" for name in names]
    yield f"Weighted kappa (quadratic): {', '.join(heads)}"
    for one in found:
        kappas = [one.people] if len(names) > 1 else []
        told = ", ".join(_kappa(kappa) for kappa in (*kappas, *one.machine))
        same = "" if one.same is None else f", {float(100 * one.same):.0f} % alike"
        yield f"  {one.criterion} ({one.answers} answers{same}): {told}; {one.verdict}"


def _kappa(kappa: Fraction | None) -> str:
    return "–" if kappa is None else decimals(kappa)
