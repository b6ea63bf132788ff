"""A regrade in words: who moves, by how much and why; lines of `bloc-course regrade`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from bloc_course.grading._page import count
from bloc_course.grading._tables import decimals
from bloc_course.grading.decision_file import line
from bloc_course.grading.decisions import AnyDecision
from bloc_course.grading.regrade import Change, Move


def report(title: str, found: Sequence[Change], papers: int, since: str) -> str:
    """The whole report; `since` says what the marks are compared with."""
    moves = [move for change in found for move in change.moves]
    who = len({move.student for move in moves})
    many = f"{count(len(moves), 'mark')} of {count(who, 'student')}" if moves else "No mark"
    verb = "move" if len(moves) > 1 else "moves"
    head = f"{title}: {many} {verb}, in {count(papers, 'form')}, compared with {since}."
    return "\n".join([head, *_by_item(moves), *(text for one in found for text in _of(one))]) + "\n"


def _by_item(moves: Iterable[Move]) -> Iterator[str]:
    """A line for every item whose marks move."""
    moves = tuple(moves)
    items = Counter(move.item for move in moves)
    if items:
        yield ""
    for item in sorted(items):
        own = [move.after - move.before for move in moves if move.item == item]
        up, down = sum(one > 0 for one in own), sum(one < 0 for one in own)
        yield f"{item}: {up} up, {down} down, {signed(sum(own, Fraction(0)))} points in all"


def _of(change: Change) -> Iterator[str]:
    before, after = (
        f"{total} of {offered} ({_share(total, offered)})" if total else "nothing handed in"
        for total, offered in (
            (change.before, change.offered_before),
            (change.after, change.offered),
        )
    )
    yield ""
    yield f"{change.student}  {change.name}, form {change.form}: {before} → {after}"
    for move in change.moves:
        yield (
            f"  {move.number:2}. {move.item}  {decimals(move.before)} → {decimals(move.after)}"
            f" ({signed(move.after - move.before)})  {move.why}"
        )
    if change.late:
        was, now = map(decimals, change.late)
        yield f"  for handing in late {was} were taken off, now {now}"


def _share(total: str, offered: str) -> str:
    most = Fraction(offered)
    return f"{float(100 * Fraction(total) / most):.1f} %" if most else "nothing counts"


def signed(points: Fraction) -> str:
    """A difference with its sign."""
    text = decimals(abs(points))
    return f"−{text}" if points < 0 else f"+{text}"


def lines_said(decisions: Iterable[AnyDecision], heading: str) -> Iterator[str]:
    """Decisions as the file has them, under a heading."""
    own = [line(one).strip() for one in decisions]
    if own:
        yield heading
        yield from (f"  {text}" for text in own)
        yield ""


def as_objects(found: Iterable[Change]) -> list[dict[str, object]]:
    """The same for a machine: points as exact fractions."""
    return [
        {
            "student": change.student,
            "form": change.form,
            "total": [change.before, change.after],
            "out_of": [change.offered_before, change.offered],
            "late": [decimals(points) for points in change.late],
            "moves": [
                {
                    "question": move.number,
                    "item": move.item,
                    "before": str(move.before),
                    "after": str(move.after),
                    "why": move.why,
                }
                for move in change.moves
            ],
        }
        for change in found
    ]
