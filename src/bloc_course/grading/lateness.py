"""The late rule of a quiz: what is taken off the whole paper, after all that people decide."""

from __future__ import annotations

from fractions import Fraction

from msgspec.structs import replace

from bloc_course.forms.late import days_late, late_share, moment
from bloc_course.grading.grade import ZERO, Paper


def after_late(paper: Paper) -> Paper:
    """The paper with what its key's rule takes off; without a known time nothing is taken off."""
    taken = share_taken(paper)
    return replace(paper, total=paper.total * (1 - taken)) if taken else paper


def is_untimed(paper: Paper) -> bool:
    """Whether there is a late rule that can't be applied: nobody knows when this was handed in."""
    key, submission = paper.key, paper.submission
    return key.late is not None and submission is not None and moment(submission.at) is None


def share_taken(paper: Paper) -> Fraction:
    """The share of the points earned that handing in late costs, between 0 and 1."""
    key, submission = paper.key, paper.submission
    if key.late is None or submission is None or not key.due:
        return ZERO
    days = days_late(key.due, submission.at)
    return ZERO if days is None else late_share(key.late, days)
