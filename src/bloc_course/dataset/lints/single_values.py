"""A subject has one object of a single-valued predicate, or the claims say that they conflict."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from bloc_course.dataset.lints._base import Fault, Lint
from bloc_course.dataset.load import Dataset
from bloc_course.dataset.records import Claim


def check(dataset: Dataset) -> Iterator[Fault]:
    """Pairs of claims that give two values and don't say that they conflict."""
    asked: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in dataset.claims.values():
        predicate = dataset.article.predicates.get(claim.predicate)
        if predicate and predicate.single_valued and claim.polarity == "asserts":
            asked[(claim.subject, claim.predicate)].append(claim)
    for (subject, predicate_id), claims in asked.items():
        for one, other in combinations(claims, 2):
            if one.object == other.object:
                continue
            if other.id not in one.conflicts_with and one.id not in other.conflicts_with:
                yield Fault(
                    record=other.id,
                    path=("object",),
                    problem=f"{subject} {predicate_id} {one.object!r} by {one.id}; the predicate "
                    "is single-valued",
                    found=other.object,
                    hint="name the rival in conflicts_with",
                )


SPEC = Lint(
    code="D16",
    rule="single-valued predicates have one value, or the rivals say so",
    check=check,
)
