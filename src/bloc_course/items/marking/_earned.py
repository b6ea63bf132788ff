"""What an answer says by criterion of a rubric, and the points that one criterion earns by it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from bloc_course.items.marking._base import Span
from bloc_course.items.marking._cited import Cited
from bloc_course.items.marking._clauses import Text
from bloc_course.items.marking._criteria import Criterion
from bloc_course.items.marking._points import Made, contradicted, nearly


class Said(NamedTuple):
    """What an answer says by criterion: the points it makes and the statements against the key.

    `cited` are the sources in full and those with a fault. `claimed` are the clauses, by their
    first words, that make a claim without a source in their sentence. `rest` is whether a clause
    says something and makes no point. `mute` is true where the writer says that he does not know,
    or abuses somebody; `closed` are the sentences that leave nothing open; `turned` are the flags
    of clauses that turn a point round.
    """

    said: Mapping[str, tuple[Made, ...]]
    against: Mapping[str, tuple[Made, ...]]
    cited: Mapping[str, tuple[list[Cited], list[Cited]]]
    claimed: frozenset[int]
    rest: bool
    mute: bool
    closed: Mapping[str, frozenset[int]]
    turned: Sequence[str] = ()


def earned_by(
    criterion: Criterion, text: Text, read_as: Said, shown: tuple[str, ...]
) -> tuple[int, list[Span], list[str]]:
    """The points of one criterion, the spans that earn them, and its flags.

    shown: what the item prints, which earns nothing when copied.
    """
    name = criterion.name
    said, against = read_as.said[name], read_as.against[name]
    full, faulty = read_as.cited[name]
    spans = [Span(name, one.name, *one.span) for one in said]
    spans += [Span(name, one.piece.name, *one.span) for one in full]
    spans += [Span(name, one.name, *one.span, counts=False) for one in against]
    flags = [f"contradiction:{name}"] if against else []
    sources = {one.piece.name: one.piece.worth for one in full}
    sure = _worth(criterion, [one for one in said if one.sure], read_as.claimed, sources)
    earned = criterion.step(_worth(criterion, said, read_as.claimed, sources))
    flags += [f"{one.fault}:{one.piece.name}" for one in faulty if one.fault != "undated"]
    missed = {point.name for point in criterion.points} - {one.name for one in said}
    close = earned < criterion.most and (
        bool(faulty) or any(nearly(text, p) for p in criterion.points if p.name in missed)
    )
    near = close or criterion.step(sure) != earned
    # What answers the question, or can be contradicted, is looked at where it is nearly made; of
    # the other lines only one that would have nothing.
    if near and (criterion.answers or criterion.against or not earned):
        flags.append(f"near:{name}")
    if criterion.concludes and not earned and not against and read_as.rest:
        flags.append(f"unread:{name}")
    base = criterion.rests_on
    if base and not read_as.said[base] and not any(read_as.cited[base]):
        earned = 0
    names = {one.name for one in said}
    if any(len(names.intersection(part.points)) < part.many for part in criterion.parts):
        earned = min(earned, criterion.most - 1)
    if read_as.closed[name]:
        flags.append(f"closed:{name}")
        earned = min(earned, criterion.most - 1)
    # "Nothing is open about it" denies no claim.
    closing = frozenset[int]().union(*read_as.closed.values())
    taken_back = [
        one for one in contradicted(text, criterion.denials, shown) if one.sentence not in closing
    ]
    if taken_back:
        # Said and taken back: a person sees which of the two holds. The first of them rules.
        flags.append(f"denied:{name}")
        back = min(one.span for one in taken_back)
        turned = {one.name for one in taken_back}
        first = min((one.span for one in said if one.name in turned), default=back)
        earned = 0 if back <= first else min(earned, criterion.most - 1)
    return (0 if against else earned), spans, flags


def _worth(
    criterion: Criterion,
    said: Sequence[Made],
    claimed: frozenset[int],
    sources: Mapping[str, int],
) -> int:
    """The worth of points and sources; what a claim without a source says too makes one step."""
    apart = {one.name: one.worth for one in said if criterion.answers or one.clause not in claimed}
    alone = sum({**apart, **sources}.values())
    every = sum({**{one.name: one.worth for one in said}, **sources}.values())
    return max(alone, min(every, alone + criterion.needed[0]))
