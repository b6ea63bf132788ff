"""What the attested network takes in beyond events and documents: lives, and all other disputes.

A life date is often a bare year copied from note to note, so it may accuse (nobody is sentenced
after death) but proves nothing: our reading leaves it out.
"""

from __future__ import annotations

from contextlib import suppress

from bloc_course.dataset.records import Link, Person
from bloc_course.dataset.temporal import Printed, Statements, Value
from bloc_course.dates import DateError, parse_edtf

_ENDS = ("born", "died")


def add_lives(statements: Statements, printed: Printed) -> None:
    """Points for births and deaths, and that people act and write between them."""
    lives: set[str] = set()
    for person in statements.records.people.values():
        for end in _ENDS:
            values = statements.values(
                getattr(person, end), _life_cite(person), printed.get((person.id, end), [])
            )
            if values:
                statements.date(person.id, f"{person.name}, {end}", end, "when", values)
                lives.add(person.id)
    for event in statements.records.events.values():
        for one in event.participants:
            if one.person in lives and not one.posthumous:
                who = statements.records.people[one.person]
                link = Link(to=one.person, cite=event.cite)
                first, last = (
                    statements.points[event.id, "start"],
                    statements.points[event.id, "end"],
                )
                _within(statements, link, (event.id, event.label), (first, last), who)
    for document in statements.records.documents.values():
        for author in document.author:
            if author in lives and (document.id, "written") in statements.points:
                who = statements.records.people[author]
                written = statements.points[document.id, "written"]
                link = Link(to=author, cite=document.cite)
                named = (document.id, document.title)
                _within(statements, link, named, (written, written), who)


def add_disputes(statements: Statements, printed: Printed) -> None:
    """A point for every disputed date that no event, document or life has, as a period's end."""
    own = {*statements.records.events, *statements.records.documents}
    for (record, field), said in printed.items():
        dates = [Value(s.value, s.cite) for s in said if _is_date(s.value)]
        if record not in own and field not in _ENDS and len(dates) > 1:
            statements.date(record, f"{record}, {field}", field, "when", dates)


def _within(
    statements: Statements,
    link: Link,
    named: tuple[str, str],
    points: tuple[int, int],
    person: Person,
) -> None:
    """What a person took part in lies between birth and death."""
    record, name = named
    (first, last), lives = points, statements.points
    if (person.id, "died") in lives:
        why = f"{name}: {person.name} was alive"
        edge = (first, lives[person.id, "died"], False)
        statements.link(link, why, (record, person.id), [edge])
    if (person.id, "born") in lives:
        edge = (lives[person.id, "born"], last, False)
        statements.link(link, f"{name}: {person.name} was born", (person.id, record), [edge])


def _life_cite(person: Person) -> tuple[str, ...]:
    return next((life.cite for life in person.life), person.cite[:1])


def _is_date(text: str) -> bool:
    with suppress(DateError):
        parse_edtf(text)
        return True
    return False
