"""What an answer brings in that no reference has: names, numbers, days, and words of killing.

The references are what the item shows, the model answer, the forms of the rubric and what is told
of the records in its key. Whatever is found only asks a person to look.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from bloc_course.dataset.names import folded
from bloc_course.dataset.names import sounded as _sounded
from bloc_course.dates.vocabulary import MONTH_WORDS, SEASON_WORDS
from bloc_course.items.marking._clauses import Clause, Text, read
from bloc_course.items.marking._criteria import Criterion
from bloc_course.items.marking._datings import Dating, datings, fits
from bloc_course.items.marking._english import (
    COUNTS,
    FUNCTION,
    NEGATORS,
    PLACES,
    REPORTING,
    SHARES,
    VERBS,
    WRITING,
)
from bloc_course.items.marking._opposites import forms
from bloc_course.items.marking._polarity import negating

# A name of so many letters is known by its beginning too: “Trotskyists” where Trotsky is known.
STEM = 4
# Small numbers that any sentence may have.
_SMALL = frozenset(("0", "1", "2"))
KILLING = forms(
    "kill*, murder*, assassin*, terror*, plot, plots, plotted, plotting, conspir*, sabot*, spy, "
    "spies, spied, spying, espionage, poison*, bomb, bombs, bombing, wreckers, wrecking"
)
# Who is said to do something of the kind, and not only to be called so.
DOING = forms(
    "order*, plan*, prepar*, command*, propos*, approv*, instruct*, direct*, organis*, organiz*, "
    "commit*, carried out, carry out, carries out, gave, give*, attempt*, tried, try, tries, "
    "decid*, call* for, calls for, called for, agree*, intend*, want*, urg*, incit*, support*, "
    "practis*, threaten*, prove*, show*, were, was, are, is"
)
# In a sentence with one of these it is somebody's charge, or is turned down.
CHARGING = forms(
    "charg*, alleg*, indict*, prosecut*, accus*, confess*, verdict*, trial*, court*, tribunal*, "
    "judge*, slander*, calumn*, propaganda, headline*, press, newspaper*, so called, supposed*, "
    "pretend*, pretext, fabricat*, invent*, forg*, lie, lies, lying, false, falsely, amalgam*, "
    "extort*, tortur*, difference, differ*, distinguish*, distinct*, rather than, instead of, "
    "political, unlike, legend*, myth*, far from, described, describes, branded"
)
# Those by whom an answer may say that a thing came about, beside names.
PERSONS = forms(
    "prosecutor, prosecutors, judge, judges, policeman, agent, agents, ambassador, bodyguard, "
    "secretary, wife, daughter, mother, brother, sister, gaoler, jailer, minister, priest, spy, "
    "traitor, provocateur"
)


class Known(NamedTuple):
    """What the references have: words, sounds and beginnings of words, numbers, dates, texts."""

    words: frozenset[str]
    sounds: frozenset[str]
    stems: Mapping[str, tuple[str, ...]]
    dates: tuple[Dating, ...]
    edtf: tuple[str, ...]
    texts: tuple[Text, ...]


@lru_cache(maxsize=1 << 15)
def sounded(word: str) -> str:
    """How a word sounds; the same words come again in every answer."""
    return _sounded(word)


def _by_stem(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for word in words:
        if len(word) >= STEM:
            found[word[:STEM]] = (*found.get(word[:STEM], ()), word)
    return found


@lru_cache(maxsize=512)
def known(
    criteria: tuple[Criterion, ...],
    texts: tuple[str, ...],
    people: tuple[tuple[str, ...], ...],
) -> Known:
    """The references of a rubric, read once."""
    points = [point for one in criteria for point in one.points]
    pieces = [piece for one in criteria for piece in one.pieces]
    named = [form for point in points for need in point.needs for form in need]
    named += [form for piece in pieces for form in (*piece.titles, *piece.kinds, *piece.authors)]
    named += [form for names in people for form in names]
    said = (*texts, *(point.says for point in points), *(piece.says for piece in pieces))
    # Answers are read with plain apostrophes.
    every = [read(one.replace("’", "'")) for one in dict.fromkeys(said)]
    words = {word.text for text in every for word in text.words}
    words |= {folded(word) for form in named for word in form.rstrip("*").split()}
    return Known(
        frozenset(words),
        frozenset(map(sounded, words)),
        _by_stem(words),
        tuple(one for text in every for one in datings(text)),
        tuple(date for piece in pieces for date in piece.dates),
        tuple(every),
    )


def unheard(text: Text, refs: Known, strangers: tuple[str, ...]) -> Iterator[str]:
    """A flag for each name, number and day of the answer that no reference has.

    strangers: names of the course, in small letters, that are none of the references'.
    """
    yield from (f"unknown-name:{name}" for name in _names(text, refs, frozenset(strangers)))
    yield from (f"unknown-number:{number}" for number in _numbers(text, refs))
    yield from (f"unknown-day:{day}" for day in _days(text, refs))


def _names(text: Text, refs: Known, strangers: frozenset[str]) -> Iterator[str]:
    found = dict[str, None]()
    # Who writes no capitals at all writes no names with one.
    small = text.raw.islower()
    for at, word in enumerate(text.words):
        capital = small or text.raw[word.start].isupper()
        named = capital and (word.text in strangers or not (small or _begins(text, at)))
        if not named or _heard(word.text, refs):
            continue
        if len(word.text) > 2 and word.text not in FUNCTION and not _is_time(word.text):
            found[word.text] = None
    for first, last in text.within(PERSONS, 0, len(text.words)):
        words = [word.text for word in text.words[first:last]]
        if not all(_heard(word, refs) for word in words):
            found[" ".join(words)] = None
    return iter(found)


def _heard(word: str, refs: Known) -> bool:
    """Whether a reference has a word, in some spelling, or a longer or shorter form of it."""
    if word in refs.words or sounded(word) in refs.sounds:
        return True
    near = refs.stems.get(word[:STEM], ()) if len(word) >= STEM else ()
    # "Stalinist" as a word that anybody may have makes Stalin no known name.
    return any(
        word.startswith(one) or (one.startswith(word) and len(one) <= len(word) + 1) for one in near
    )


def _is_time(word: str) -> bool:
    return word in MONTH_WORDS or word in SEASON_WORDS


def _begins(text: Text, at: int) -> bool:
    """Whether a word opens a sentence or what stands after a colon or a quotation mark."""
    if not at:
        return True
    gap = text.raw[text.words[at - 1].end : text.words[at].start]
    if text.words[at - 1].owns and not gap.strip("’'"):
        return False
    return any(char in gap for char in '.!?:;“"(\n–—')


def _numbers(text: Text, refs: Known) -> Iterator[str]:
    """Numbers in figures or words, without years and days."""
    counted = {COUNTS.get(word, word) for word in refs.words}
    dated = {part for one in datings(text) for part in one.text.split()}
    for at, word in enumerate(text.words):
        number = COUNTS.get(word.text, word.text)
        share = f"{text.words[at - 1].text} {word.text}" if at and word.text in SHARES else ""
        if share.startswith(("every ", "each ")) and not any(t.places(share) for t in refs.texts):
            yield share
            continue
        if not number.isdigit() or number in _SMALL or word.text in dated:
            continue
        before = text.words[at - 1] if at else None
        joined = before is not None and before.text[-1:].isdigit() and word.start - before.end < 2
        if before is not None and (before.text in PLACES or joined):
            continue
        if number not in counted:
            yield word.text


def _days(text: Text, refs: Known) -> Iterator[str]:
    """Days, months and years that no reference has; what two of them say together is a day."""
    told = {_day(one.text) for one in refs.dates}
    for one in datings(text):
        day = _day(one.text)
        known_day = any(day <= other or other == day - {one.year} for other in told if other)
        if any(part[:1] == "m" for part in day) and not known_day and not fits(one, refs.edtf):
            yield one.text


def _day(written: str) -> frozenset[str]:
    """The parts of a date: its day, its month by number, its year."""
    parts = written.lower().replace(",", "").split()
    return frozenset(f"m{MONTH_WORDS[p]}" if p in MONTH_WORDS else p for p in parts)


def killings(text: Text, refs: Known) -> Iterator[tuple[int, bool]]:
    """Sentences that affirm a killing, terror or a plot, and whether they can earn nothing.

    What the references affirm as well is left; a word that they only have otherwise is looked at,
    and earns nothing where somebody is said to have done or wanted it.
    """
    for clause in text.clauses:
        for place in text.within(KILLING, clause.first, clause.last):
            if not _affirmed(text, clause, place[0]):
                continue
            root = text.words[place[0]].text[:STEM]
            if any(_affirms(one, root) for one in refs.texts):
                continue
            done = bool(text.within(DOING, clause.first, place[0]))
            yield clause.sentence, done or root not in refs.stems


def _affirmed(text: Text, clause: Clause, at: int) -> bool:
    """Whether the writer says so himself: nobody is reported or charged, and nothing is denied."""
    before = text.texts(clause)[: at - clause.first]
    whole = text.sentence(clause.sentence)
    spared = clause.asks or any(word in NEGATORS or negating(word) for word in before)
    reported = REPORTING & {word.text for word in text.words[whole[0] : at]}
    return not (spared or reported or text.within(CHARGING, *whole))


def _affirms(reference: Text, root: str) -> bool:
    return any(
        reference.words[place[0]].text.startswith(root) and _affirmed(reference, clause, place[0])
        for clause in reference.clauses
        for place in reference.within(KILLING, clause.first, clause.last)
    )


def misplaced(text: Text, refs: Known) -> Iterator[str]:
    """A flag where a year is given to what no reference with that year speaks of."""
    for sentence in {clause.sentence for clause in text.clauses}:
        first, last = text.sentence(sentence)
        here = _carried(text, first, last)
        for one in datings(text):
            if not (first <= one.at < last and one.year) or not here:
                continue
            same = [
                _carried(ref, *ref.sentence(number))
                for ref in refs.texts
                for number in {
                    c.sentence
                    for date in datings(ref)
                    for c in ref.clauses
                    if date.year == one.year and c.first <= date.at < c.last
                }
            ]
            if same and not any(here & words for words in same):
                yield "check:year"


def _carried(text: Text, first: int, last: int) -> frozenset[str]:
    words = [word.text for word in text.words[first:last]]
    return frozenset(
        word[:6]
        for word in words
        if word not in FUNCTION
        and word not in VERBS
        and word not in WRITING
        and not word.isdigit()
        and not _is_time(word)
    )
