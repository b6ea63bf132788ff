"""Laws of the networks: antisymmetry, transitivity, and that more knowledge never loosens."""

from __future__ import annotations

from datetime import date
from itertools import product

from hypothesis import assume, given
from hypothesis import strategies as st

from bloc_course.dataset.chronology import Network, Verdict, build
from handmade_times import Times


@st.composite
def larger(draw: st.DrawFn) -> Times:
    """A dozen records whose links run forward in time, so that they are consistent."""
    times = Times()
    days = sorted(draw(st.lists(st.integers(700_000, 700_400), min_size=4, max_size=12)))
    for number, day in enumerate(days):
        slack, lasts = draw(st.integers(0, 60)), draw(st.integers(0, 40))
        lo, hi = (date.fromordinal(d).isoformat() for d in (day - slack, day + slack))
        earlier = draw(st.sets(st.integers(0, number - 1), max_size=2)) if number else set()
        if draw(st.booleans()):
            to = [f"r{n}" for n in sorted(earlier) if f"r{n}" in times.documents]
            reports = [f"r{n}" for n in sorted(earlier) if f"r{n}" in times.events]
            times.document(f"r{number}", {"written": f"{lo}/{hi}"}, reply_to=to, reports=reports)
        else:
            until = date.fromordinal(day + lasts).isoformat() if lasts > 20 else ""
            times.event(f"r{number}", f"{lo}/{hi}" if not until else lo, until)
    return times


def records(times: Times) -> list[str]:
    return [*times.events, *times.documents]


@given(larger())
def test_before_is_the_converse_of_after_and_passes_on(times: Times) -> None:
    network = build(times, reading=True)
    ids = records(times)
    converse = {Verdict.BEFORE: Verdict.AFTER, Verdict.AFTER: Verdict.BEFORE}
    after = {a: set(network.certainly_after(a)) for a in ids}
    for a, b in product(ids, repeat=2):
        verdict = network.relation(a, b)
        assert network.relation(b, a) is converse.get(verdict, verdict)
        assert (b in after[a]) is (verdict is Verdict.BEFORE)
        if b in after[a]:
            assert after[b] <= after[a]


@given(larger(), st.data())
def test_another_link_never_loosens_a_bound_or_a_verdict(times: Times, data: st.DataObject) -> None:
    network = build(times, reading=True)
    ids = records(times)
    events = sorted(times.events)
    assume(len(events) > 1)
    one, two = data.draw(st.permutations(events))[:2]
    assume(network.relation(one, two) is not Verdict.AFTER)
    old = {record: network.bounds(record) for record in ids}
    times.events[one] = times.events[one].__class__(
        **{f: getattr(times.events[one], f) for f in times.events[one].__struct_fields__}
        | {"before": (_link(two),)}
    )
    tighter: Network = build(times, reading=True)
    assume(tighter.consistent)
    for record in ids:
        for mine, was, narrower in zip(
            tighter.bounds(record), old[record], (max, min), strict=True
        ):
            assert was is None or (mine is not None and narrower(mine, was) == mine)
    for a, b in product(ids, repeat=2):
        if (verdict := network.relation(a, b)) in (Verdict.BEFORE, Verdict.AFTER):
            assert tighter.relation(a, b) is verdict


def _link(to: str) -> object:
    times = Times()
    times.event("a", "1932", before=[to])
    return times.events["a"].before[0]
