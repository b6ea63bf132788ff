"""Which points of a rubric an answer makes, and with which clause."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import product
from typing import NamedTuple

from bloc_course.dates.vocabulary import MONTH_WORDS, SEASON_WORDS
from bloc_course.items.marking._clauses import Clause, Place, Text
from bloc_course.items.marking._criteria import Point
from bloc_course.items.marking._datings import datings, fits
from bloc_course.items.marking._english import (
    ASKERS,
    CLOSED,
    CLOSING,
    NEGATORS,
    POSSIBLE,
    PRONOUNS,
    REJECTED,
    UNSETTLED,
)
from bloc_course.items.marking._polarity import closed, negated, own_voice, supposed
from bloc_course.items.marking._stops import copied, echoed

# Whether a clause turns a point round that it has the forms of.
Turned = Callable[[Point, Clause], bool]


class Made(NamedTuple):
    """A point that was made, or nearly: `sure` where one clause holds all of it."""

    name: str
    worth: int
    span: Place
    sure: bool
    sentence: int
    clause: int


def made(
    text: Text,
    points: Iterable[Point],
    shown: Sequence[str],
    *,
    retold: bool = False,
    without: Collection[int] = (),
    spent: Collection[int] = (),
    turned: Turned | None = None,
) -> Iterator[Made]:
    """The points that the answer makes, each once, with the first clause that is sure.

    Unless it may be `retold`, a clause that repeats the question makes no point; nor does any in
    the sentences `without`, nor one of the clauses that are `spent`, by their first words, nor one
    that has it `turned`.
    """
    best: dict[str, Made] = {}
    for point in points:
        for clause in text.clauses:
            if point.name in best and best[point.name].sure:
                break
            if clause.sentence in without or clause.first in spent:
                continue
            found = _in_clause(text, clause, point, shown)
            if found and not retold and echoed(text, clause.first, clause.last, shown):
                continue
            if found and turned and turned(point, clause):
                continue
            if found and (found.sure or point.name not in best):
                best[point.name] = found
    yield from best.values()


def nearly(text: Text, point: Point) -> bool:
    """Whether one sentence holds all that a point needs, though no clause makes it."""
    numbers = {clause.sentence for clause in text.clauses}
    return any(
        all(text.within(need, *text.sentence(number)) for need in point.needs) for number in numbers
    )


def contradicted(text: Text, points: Iterable[Point], shown: Sequence[str]) -> Iterator[Made]:
    """The statements that the answer makes in its own voice, each once."""
    for point in points:
        for clause in text.clauses:
            found = _in_clause(text, clause, point, shown, own=True)
            if found and not left_open(text, clause, point):
                yield found
                break


def left_open(text: Text, clause: Clause, point: Point) -> bool:
    """Whether a clause asks, or says that it is open or possible only; not what a need has itself.

    "It is unknown who wrote it" names no writer, nor does what follows "it is open"; what the same
    sentence calls improbable is not affirmed.
    """
    own = {word for need in point.needs for form in need for word in form.split()}
    before = [c for c in text.clauses if c.sentence == clause.sentence and c.first < clause.first]
    words = [word for word in text.texts(clause) if word not in own]
    told = text.texts(before[-1]) if before else []
    asks = set(words) & ASKERS or text.words[clause.first].text in ASKERS
    unsure = text.within(UNSETTLED, clause.first, clause.last) or (
        text.words[clause.first].text in ASKERS and set(told) & set(UNSETTLED)
    )
    whole = text.sentence(clause.sentence)
    doubted = not point.reported and any(
        not CLOSING & {word.text for word in text.words[max(at - 2, whole[0]) : at]}
        for at, _ in text.within(REJECTED, *whole)
    )
    possible = bool(POSSIBLE & set(words)) or (doubted and not own & set(REJECTED))
    return clause.asks or bool(asks and unsure) or possible


def closings(text: Text, points: Iterable[Point]) -> Iterator[int]:
    """The sentences in which the answer says that nothing of what the points leave open is open."""
    roles = {role for point in points if point.polarity == "open" for role in point.needs[-1]}
    for clause in text.clauses:
        found = text.within(tuple(sorted(roles)), clause.first, clause.last)
        outright = roles and text.within(CLOSED, clause.first, clause.last)
        if outright or any(closed(text, clause, role) for role in found):
            yield clause.sentence


def _in_clause(
    text: Text, clause: Clause, point: Point, shown: Sequence[str], *, own: bool = False
) -> Made | None:
    first, last = clause.first, clause.last
    roles = text.within(point.needs[-1], first, last)
    if not roles or text.within(point.unless, first, last) or copied(text, clause, shown):
        return None
    if point.dates and not _misdated(text, clause, point):
        return None
    others, sure = _others(text, clause, point, strict=own)
    if others is None:
        return None
    for role in roles:
        for spans in _arranged(others, role):
            inside = [span for span in spans if first <= span[0] < last]
            if own and not point.reported and not own_voice(text, clause, inside):
                continue
            if _said(text, clause, point, inside, own=own):
                span = text.chars(clause)
                return Made(point.name, point.worth, span, sure, clause.sentence, first)
    return None


def _said(text: Text, clause: Clause, point: Point, spans: Sequence[Place], *, own: bool) -> bool:
    """Whether the clause takes the stand that the point asks for to what it names at `spans`."""
    if point.polarity == "open":
        return not closed(text, clause, spans[-1])
    if point.polarity == "either":
        return not (point.reported and supposed(text, clause, spans))
    turned = negated(text, clause, spans, all_of=own) == (point.polarity == "denies")
    return turned and not supposed(text, clause, spans)


def _misdated(text: Text, clause: Clause, point: Point) -> bool:
    """Whether the clause gives a date, and one that the point does not allow."""
    here = [dating for dating in datings(text) if clause.first <= dating.at < clause.last]
    return any(not fits(dating, point.dates) for dating in here)


def _others(
    text: Text, clause: Clause, point: Point, *, strict: bool
) -> tuple[list[tuple[Place, ...]] | None, bool]:
    """Where the needs beside the role stand; by a pronoun, or in the sentence, where allowed."""
    found, sure = [], True
    for need in point.needs[:-1]:
        places = text.within(need, clause.first, clause.last)
        if not places and point.within == "sentence":
            places = text.within(need, *text.sentence(clause.sentence))
        if not places and not strict:
            places = _meant(text, clause, need)
            sure = False
        if not places:
            return None, False
        found.append(places)
    return found, sure


def _meant(text: Text, clause: Clause, need: tuple[str, ...]) -> tuple[Place, ...]:
    """Where the clauses before name what a pronoun of this one may stand for.

    A pronoun never stands for a negator, nor for a date.
    """
    if not refers(text, clause) or any(form in NEGATORS or dates_word(form) for form in need):
        return ()
    for before in text.before(clause):
        places = text.within(need, before.first, before.last)
        if places:
            return places
    return ()


def dates_word(form: str) -> bool:
    """Whether a form is a year or begins with a month, a season or a day."""
    head = form.split(maxsplit=1)[0]
    return head.isdigit() or head in MONTH_WORDS or head in SEASON_WORDS


def refers(text: Text, clause: Clause) -> bool:
    """Whether a clause has a pronoun that stands for something; "that" does at its beginning."""
    words = text.texts(clause)
    return "that" in words[:1] or bool(PRONOUNS & set(words) - {"that"})


def _arranged(others: list[tuple[Place, ...]], role: Place) -> Iterator[tuple[Place, ...]]:
    """One place for each need, no word used twice; those nearest to the role first."""
    near = [sorted(places, key=lambda place: abs(place[0] - role[0]))[:3] for places in others]
    for chosen in product(*near):
        spans = (*chosen, role)
        if all(
            one[1] <= other[0] or other[1] <= one[0]
            for number, one in enumerate(spans)
            for other in spans[:number]
        ):
            yield spans
