"""Which sources an answer cites: named, dated, and given to the one who wrote them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from bloc_course.items.marking._clauses import Clause, Place, Text, read
from bloc_course.items.marking._criteria import Piece
from bloc_course.items.marking._datings import Dating, datings, fits
from bloc_course.items.marking._drawn import empty
from bloc_course.items.marking._english import ADDRESSING, SAYERS, SELVES, VERBS, WRITING
from bloc_course.items.marking._points import refers
from bloc_course.items.marking._stops import copied, echoed

# How many words may stand between an author and what is his.
OWNED, WRITTEN = 4, 8
# A wrong date of this source that is the date of another one.
ANOTHERS = "another’s date"
REPLY = "reply"
FAULTS = ("undated", "wrong-date", "wrong-author", "denied", "bare", "charge")
Names = tuple[str, ...]


class Known(NamedTuple):
    """What it takes to read an answer: who could have written a source, what the item shows.

    Nothing is cited in the sentences `wrong`; those that are `telling` make a point of the rubric.
    """

    people: Sequence[Names]
    shown: Sequence[str]
    wrong: Collection[int] = ()
    telling: Collection[int] = ()


class Cited(NamedTuple):
    """A source that an answer names; `fault` is empty, or one of FAULTS.

    `mark` is what only one source can be cited by: the title, or the clause, and the date it takes.
    """

    piece: Piece
    span: Place
    mark: tuple[int, str]
    fault: str
    sentence: int


def cited(text: Text, pieces: Sequence[Piece], known: Known) -> tuple[list[Cited], list[Cited]]:
    """The sources cited in full, each once, and those cited with a fault only."""
    full: dict[str, Cited] = {}
    faulty: dict[str, Cited] = {}
    used: set[tuple[int, str]] = set()
    for piece in pieces:
        others = tuple(other for other in pieces if other is not piece)
        unsaid = piece.told_as and not text.within(piece.told_as, 0, len(text.words))
        for mention in _mentions(text, piece, others, known):
            fault = mention.fault or ("charge" if unsaid else "")
            one = mention._replace(fault=fault)
            if not one.fault and one.mark not in used:
                used.add(one.mark)
                full[piece.name] = one
                break
            if one.fault:
                faulty.setdefault(piece.name, one)
    return list(full.values()), [one for name, one in faulty.items() if name not in full]


def _mentions(
    text: Text,
    piece: Piece,
    others: Sequence[Piece],
    known: Known,
) -> Iterator[Cited]:
    for clause in text.clauses:
        whole = text.sentence(clause.sentence)
        if clause.asks or copied(text, clause, known.shown) or echoed(text, *whole, known.shown):
            continue
        if clause.sentence in known.wrong:
            continue
        titles, kinds = _named(text, clause, piece, known)
        if any(_same_hand(text, clause, piece, other) for other in others):
            kinds = ()  # "his German letter" is that one, and no other letter of his
        for place in (*titles, *kinds):
            named = _given_to(text, clause, place, known.people)
            wrong = bool(named) and bool(piece.authors) and not named & set(piece.authors)
            if wrong and place not in titles:
                continue  # somebody else's letter
            for date, fault in _dates(
                text, clause, place, (piece, *others), known, named=place in titles
            ):
                found = "wrong-author" if wrong else fault
                if place in kinds and _another_paper(text, clause, place, piece, found):
                    continue
                found = "wrong-date" if found == ANOTHERS else found
                if not found and clause.sentence not in known.telling:
                    found = empty(text, clause, place, (piece, *others))
                by = place[0] if place in titles else -1 - clause.first
                yield Cited(piece, text.chars(clause), (by, date), found, clause.sentence)


def _another_paper(text: Text, clause: Clause, place: Place, piece: Piece, fault: str) -> bool:
    """Whether "he wrote" or "his letter" with another date is no wrong citing of this paper."""
    if not fault or fault == ANOTHERS:
        return bool(fault)
    here = _written_here(text, clause, piece.authors)
    return not here or not _says(text, clause, place[0], piece.authors)


def _says(text: Text, clause: Clause, at: int, authors: Names) -> bool:
    """Whether the author may be who says it: not in "Ann said that she had met Bob"."""
    before = {word.text for word in text.words[clause.first : at]}
    return (
        text.words[at].text not in WRITING
        or bool((SAYERS | SELVES) & before)
        or any(
            first < at or text.words[first - 1].text in ("by", "from")
            for first, _ in text.within(authors, clause.first, clause.last)
        )
    )


def _same_hand(text: Text, clause: Clause, piece: Piece, other: Piece) -> bool:
    """Whether a clause names by its title another source by the same author."""
    shared = bool(set(piece.authors) & set(other.authors))
    return shared and bool(text.within(other.titles, clause.first, clause.last))


def _named(text: Text, clause: Clause, piece: Piece, known: Known) -> tuple[tuple[Place, ...], ...]:
    """Where a clause names a source: by a title, and by its kind beside its author."""
    titles = text.within(piece.titles, clause.first, clause.last)
    kinds = text.within(piece.kinds, clause.first, clause.last)
    kinds = tuple(place for place in kinds if not _self_said(text, place[0]))
    if not text.within(piece.authors, clause.first, clause.last):
        kinds = tuple(place for place in kinds if _done_by_one(text, clause, place[0]))
    near = bool(kinds) and _author_near(text, clause, piece.authors, known)
    return titles, kinds if near else ()


def _done_by_one(text: Text, clause: Clause, at: int) -> bool:
    """Whether a verb of saying has a pronoun before it: not "the charges", nor "note 2 says"."""
    before = {word.text for word in text.words[clause.first : at]}
    return text.words[at].text not in WRITING or bool(SAYERS & before)


def _self_said(text: Text, at: int) -> bool:
    """Whether a verb of saying is that of whoever writes the answer, or nobody's yet."""
    before = {word.text for word in text.words[max(at - 3, 0) : at]}
    return text.words[at].text in WRITING and bool(SELVES & before)


def _author_near(
    text: Text,
    clause: Clause,
    authors: Names,
    known: Known,
) -> bool:
    """Whether the clause names the author, or a pronoun that stands for him.

    A pronoun stands for whoever the nearest clause before names first, as one who does something;
    where the answer has named nobody yet, for whom the question names first.
    """
    if text.within(authors, clause.first, clause.last):
        return _written_here(text, clause, authors)
    if not refers(text, clause):
        return False
    every = (*authors, *(name for names in known.people for name in names))
    for before in text.before(clause):
        doing = [
            p for p in text.within(every, before.first, before.last) if not _addressed(text, p[0])
        ]
        if doing:
            return doing[0] in text.within(authors, before.first, before.last)
    if text.within(every, 0, clause.last):
        return False
    asked = read(known.shown[0]) if known.shown else text
    first = asked.within(every, 0, len(asked.words))[:1]
    return bool(known.shown) and first == asked.within(authors, 0, len(asked.words))[:1] != ()


def _written_here(text: Text, clause: Clause, authors: Names) -> bool:
    """Whether the clause names the author, and not as somebody who is written to."""
    here = text.within(authors, clause.first, clause.last)
    return any(not _addressed(text, first) for first, _ in here)


def _addressed(text: Text, first: int) -> bool:
    """Whether a name is that of somebody who is told something."""
    before = text.words[first - 1].text if first else ""
    # "For him the matter was clear": with these words a clause begins, and nobody is written to.
    opens = before == "for" and any(clause.first == first - 1 for clause in text.clauses)
    return before in ADDRESSING and not opens


def _given_to(text: Text, clause: Clause, place: Place, people: Sequence[Names]) -> frozenset[str]:
    """The names of those to whom the clause gives what it names at `place`."""
    words = text.words
    found: set[str] = set()
    for names in people:
        for first, last in text.within(names, clause.first, clause.last):
            owner = words[last - 1].owns and 0 <= place[0] - last <= OWNED
            by = words[first - 1].text in ("by", "from", "of") if first > clause.first else False
            # "Bob's letter by Ann", but not "Bob heard from Ann".
            between = {word.text for word in words[place[1] : first]}
            after = by and 0 <= first - place[1] <= 2 and not between & VERBS
            writes = any(
                words[at].text in WRITING for at in range(last, min(last + 3, clause.last))
            )
            wrote = writes and 0 < place[0] - last <= WRITTEN and not _addressed(text, first)
            if owner or after or wrote:
                found.update(names)
    return frozenset(found)


def _dates(
    text: Text,
    clause: Clause,
    place: Place,
    pieces: Sequence[Piece],
    known: Known,
    *,
    named: bool,
) -> Iterator[tuple[str, str]]:
    """The dates nearest to the words that name the first source, each with what is wrong with it.

    `named` is whether these words are a title.
    Where the clause has none, those of its sentence count that stand beside no other source.
    """
    piece, *others = pieces
    near = _nearest(text, place, [clause]) or _nearest(
        text,
        place,
        [
            other
            for other in text.clauses
            if other.sentence == clause.sentence
            and (
                _dates_a_reply(text, other)
                or not any(any(_named(text, other, rival, known)) for rival in others)
            )
        ],
    )
    # “To which he replied on that day” dates what was replied to, and not the letter “he replied”.
    fitting = [one for one in near if fits(one, piece.dates, bounds=named or one.bound != REPLY)]
    for dating in fitting:
        yield dating.text, ""
    if fitting:
        return
    undated = not (piece.dates or piece.times)
    if near and not named and all(one.bound == REPLY for one in near):
        yield "", ANOTHERS
    elif undated or text.within(piece.times, *text.sentence(clause.sentence)):
        yield "", ""
    else:
        theirs = any(fits(dating, other.dates) for dating in near for other in others)
        yield "", ANOTHERS if theirs else "wrong-date" if near else "undated"


def _dates_a_reply(text: Text, clause: Clause) -> bool:
    """Whether a clause says when somebody answered: “to which he replied on that day”."""
    return any(one.bound == REPLY and clause.first <= one.at < clause.last for one in datings(text))


def _nearest(text: Text, place: Place, clauses: Sequence[Clause]) -> list[Dating]:
    here = [d for d in datings(text) if any(c.first <= d.at < c.last for c in clauses)]

    def far(dating: Dating) -> int:
        return max(place[0] - dating.at, dating.at - place[1] + 1, 0)

    least = min(map(far, here), default=0)
    return [dating for dating in here if far(dating) == least]
