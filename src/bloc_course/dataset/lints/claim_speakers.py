"""A claim names who asserts it: the person where one is known, not the paper."""

from __future__ import annotations

from collections.abc import Iterator

from bloc_course.dataset.lints._base import Fault, Lint
from bloc_course.dataset.load import Dataset
from bloc_course.dataset.records import Claim


def check(dataset: Dataset) -> Iterator[Fault]:
    """Claims without asserter, papers that speak for a known author, borrowed own words."""
    for claim in dataset.claims.values():
        if problem := _problem(dataset, claim):
            what, hint = problem
            yield Fault(
                record=claim.id,
                path=("asserted_by",),
                problem=what,
                found=claim.asserted_by,
                hint=hint,
            )


def _problem(dataset: Dataset, claim: Claim) -> tuple[str, str] | None:
    if not claim.asserted_by:
        return "nobody asserts it", "name the person, group or document that says so"
    speaker = dataset.documents.get(claim.asserted_by)
    if speaker and (people := [a for a in speaker.author if a in dataset.people]):
        known = ", ".join(people)
        return "a paper speaks although its author is known", f"name {known}"
    source = dataset.documents.get(claim.source)
    speaks_in_own_name = claim.speech_type == "own" and not claim.via
    others = source is not None and source.author and claim.asserted_by not in source.author
    # A document quoted in the article is a source of its own, so its author must be the speaker.
    if speaks_in_own_name and others and source and source.standing == "primary":
        who = ", ".join(source.author)
        hint = f"the speaker is {who}, or name in `via` through whom the words come"
        return f"own words in {claim.source}, which is by {who}", hint
    return None


SPEC = Lint(code="D11", rule="a claim names the person who asserts it", check=check)
