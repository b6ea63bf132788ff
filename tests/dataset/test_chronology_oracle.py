"""The networks against a brute-force oracle that tries every assignment of moments.

The oracle knows days and moments within a day, nothing of paths: a statement holds or fails for
an assignment, a verdict holds if it does so for every assignment that satisfies all statements.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, product

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bloc_course.dataset.chronology import Step, Verdict, build
from bloc_course.dates import parse_edtf, say
from handmade_times import Times

# Dates name the days 1 and 2; the days 0 and 3 leave room on both sides for what is open.
DAYS = range(4)
SLOTS = 4
ONE = date(1932, 10, 1).toordinal() - 1
DATES = {
    "1932-10-01": (1, 1),
    "1932-10-02": (2, 2),
    "1932-10-01/1932-10-02": (1, 2),
    "../1932-10-01": (0, 1),
    "1932-10-02/..": (2, 3),
    "1932-10-01?": (0, 3),
    "1932-10-01?/1932-10-01": (0, 1),
}
VERBS = {
    "after": "comes after",
    "before": "comes before",
    "same_time_as": "at the same time as",
    "reports": "reports",
    "reply_to": "answers",
    "carried_by": "is carried by",
}
Moments = dict[str, int]


@dataclass(frozen=True)
class Date:
    point: str
    edtf: str

    def holds(self, at: Moments) -> bool:
        lo, hi = DATES[self.edtf]
        return lo <= at[self.point] // SLOTS <= hi


@dataclass(frozen=True)
class Relation:
    kind: str
    of: str
    to: str

    def holds(self, at: Moments) -> bool:
        s, e, other_s, other_e = (at[name] for name in ends(self.of, at) + ends(self.to, at))
        match self.kind:
            case "after":
                return other_e < s
            case "before":
                return e < other_s
            case "reports" | "reply_to":
                return other_s < s
            case "carried_by":
                return s <= other_e
        if (ends(self.of, at)[1] == self.of) is (ends(self.to, at)[1] == self.to):
            return (s, e) == (other_s, other_e)
        return s <= other_e and other_s <= e


def ends(record: str, at: Moments) -> tuple[str, str]:
    return record, f"{record}-end" if f"{record}-end" in at else record


def assignments(points: Sequence[str], said: Sequence[Date | Relation]) -> Iterator[Moments]:
    """Every assignment that satisfies all statements, point after point."""
    at: Moments = {}
    involved = [{name.partition("-")[0] for name in _named(s)} for s in said]

    def assign(rest: Sequence[str]) -> Iterator[Moments]:
        if not rest:
            yield dict(at)
            return
        point, *later = rest
        open_records = {name.partition("-")[0] for name in later}
        record = point.partition("-")[0]
        due = [
            s
            for s, names in zip(said, involved, strict=True)
            if (
                s.point == point
                if isinstance(s, Date)
                else record in names and not names & open_records
            )
        ]
        for moment in range(len(DAYS) * SLOTS):
            if moment >= at.get(point.removesuffix("-end"), 0):
                at[point] = moment
                if all(s.holds(at) for s in due):
                    yield from assign(later)
        at.pop(point, None)

    return assign(points)


def _named(said: Date | Relation) -> tuple[str, ...]:
    return (said.point,) if isinstance(said, Date) else (said.of, said.to)


def possible(points: Sequence[str], said: Sequence[Date | Relation]) -> bool:
    return any(True for _ in assignments(points, said))


@st.composite
def worlds(draw: st.DrawFn, twice: bool = False) -> tuple[list[str], list[Date | Relation]]:
    """Up to four points of events (a, b, …) and documents (x, y), dates and links."""
    events = draw(st.integers(1, 3))
    points = list("abc"[:events]) + list("xy"[: draw(st.integers(0, 3 - events))])
    if len(points) < 4 and draw(st.booleans()):
        points.append("a-end")
    if len(points) < 4 and draw(st.booleans()) and events > 1:
        points.append("b-end")
    said: list[Date | Relation] = [
        Date(point, edtf)
        for point in points
        for edtf in draw(
            st.lists(
                st.sampled_from(sorted(DATES)),
                min_size=point in "abc" or "-" in point,
                max_size=2 if twice and point in "abc" else 1,
                unique=True,
            )
        )
    ]
    records = [point for point in points if "-" not in point]
    for _ in range(draw(st.integers(0, 4))):
        of, to = draw(st.sampled_from(records)), draw(st.sampled_from(records))
        if of in "abc":
            kinds = ("after", "before", "same_time_as") if to in "abc" else ("after", "before")
        else:
            kinds = ("reports", "carried_by") if to in "abc" else ("reply_to",)
        relation = Relation(draw(st.sampled_from(kinds)), of, to)
        if relation not in said and of != to:
            said.append(relation)
    return points, said


def dataset(points: Sequence[str], said: Sequence[Date | Relation]) -> Times:
    """The statements as records; two dates of a point become a discrepancy."""
    times = Times()
    dates = {
        point: [s.edtf for s in said if isinstance(s, Date) and s.point == point]
        for point in points
    }
    for record in (point for point in points if "-" not in point):
        links: dict[str, list[str]] = {}
        for s in said:
            if isinstance(s, Relation) and s.of == record:
                links.setdefault(s.kind, []).append(s.to)
        if record in "abc":
            until = dates.get(f"{record}-end", [""])
            times.event(record, dates[record][0], until[0], **links)
            if len(dates[record]) > 1:
                first, second = dates[record]
                times.dispute((record, "when", first), (record, "when", second))
        else:
            written = {"written": dates[record][0]} if dates[record] else {}
            times.document(record, written, **links)
    return times


def statement_of(step: Step) -> Date | Relation | None:
    """Which statement a step tells; None for what holds in the nature of things."""
    if not step.cite:
        return None
    for kind, verb in VERBS.items():
        of, found, to = step.why.partition(f" {verb} ")
        if found:
            return Relation(kind, of, to)
    point = f"{step.source}-end" if "(end)" in step.why else step.source
    words = step.why.partition(": ")[2]
    return Date(point, next(edtf for edtf in DATES if say(parse_edtf(edtf)) == words))


def expected(found: list[Moments], a: str, b: str, together: bool) -> Verdict:
    """The verdict that every assignment agrees on."""

    def always(holds: Callable[[int, int, int, int], bool]) -> bool:
        return all(holds(*(at[p] for p in ends(a, at) + ends(b, at))) for at in found)

    if always(lambda _s, e, other_s, _o: e < other_s):
        return Verdict.BEFORE
    if always(lambda s, _e, _o, other_e: other_e < s):
        return Verdict.AFTER
    if together or always(lambda s, e, other_s, other_e: (s, e) == (other_s, other_e)):
        return Verdict.SAME
    if always(lambda s, e, other_s, other_e: s <= other_e and other_s <= e):
        return Verdict.OVERLAP
    if always(lambda _s, e, other_s, _o: e // SLOTS <= other_s // SLOTS) or always(
        lambda s, _e, _o, other_e: other_e // SLOTS <= s // SLOTS
    ):
        return Verdict.WEAK
    return Verdict.UNDECIDED


exhaustive = settings(deadline=None, max_examples=80)


@exhaustive
@given(worlds())
def test_the_network_says_what_every_assignment_says(
    world: tuple[list[str], list[Date | Relation]],
) -> None:
    points, said = world
    network = build(dataset(points, said), reading=True)
    found = list(assignments(points, said))
    assert network.consistent is bool(found)
    assert bool(network.contradictions()) is not bool(found)
    assume(found)
    records = [point for point in points if "-" not in point]
    for a, b in product(records, repeat=2):
        pair = {a, b}
        together = any(
            isinstance(s, Relation) and s.kind == "same_time_as" and {s.of, s.to} == pair
            for s in said
        )
        verdict = expected(found, a, b, together)
        assert network.relation(a, b) is verdict
        proof = network.proof(a, b)
        assert proof.verdict is verdict
        if a != b:
            assert bool(proof.steps) is (verdict is not Verdict.UNDECIDED)
            told = [s for step in proof.steps if (s := statement_of(step))]
            needed = {a, b} | {name.partition("-")[0] for t in told for name in _named(t)}
            bare = [point for point in points if point.partition("-")[0] in needed]
            alone = list(assignments(bare, told))
            direct = together and verdict is Verdict.SAME
            assert expected(alone, a, b, direct) is verdict
    for point in points:
        record, _, end = point.partition("-")
        days = [at[point] // SLOTS for at in found]
        lo, hi = network.bounds(record, "end" if end else "start")
        assert lo == (None if min(days) == 0 else min(days) + ONE)
        assert hi == (None if max(days) == 3 else max(days) + ONE)


@exhaustive
@given(worlds(twice=True))
def test_cycles_are_contradictions_without_a_superfluous_statement(
    world: tuple[list[str], list[Date | Relation]],
) -> None:
    points, said = world
    attested = build(dataset(points, said), reading=False)
    cycles = [
        [s for step in cycle.steps if (s := statement_of(step))]
        for cycle in attested.contradictions()
    ]
    assert len({frozenset(cycle) for cycle in cycles}) == len(cycles)
    for cycle in cycles:
        assert set(cycle) <= set(said)
        assert not possible(points, cycle)
        for left_out in cycle:
            assert possible(points, [s for s in cycle if s != left_out])
    links = [s for s in said if isinstance(s, Relation)]
    if not possible(points, links):
        assert any(set(cycle) <= set(links) for cycle in cycles)
        return
    for pair in combinations([s for s in said if isinstance(s, Date)], 2):
        excluded = not possible(points, [*pair, *links])
        assert any(set(pair) <= set(cycle) for cycle in cycles) is excluded


@exhaustive
@given(worlds(twice=True))
def test_the_reading_network_allows_whatever_is_printed(
    world: tuple[list[str], list[Date | Relation]],
) -> None:
    """A disputed date never says less than each of its values allows."""
    points, said = world
    network = build(dataset(points, said), reading=True)
    for point in points:
        values = [s for s in said if isinstance(s, Date) and s.point == point]
        for value in values:
            chosen = [s for s in said if not (isinstance(s, Date) and s.point == point)]
            if possible(points, [*chosen, value]):
                assert network.consistent
                days = [at[point] // SLOTS for at in assignments(points, [*chosen, value])]
                record, _, end = point.partition("-")
                lo, hi = network.bounds(record, "end" if end else "start")
                assert lo is None or lo <= min(days) + ONE
                assert hi is None or hi >= max(days) + ONE
