"""What vouches for a source, what lowers it, and years set in the place of the key's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bloc_course.items.marking._clauses import Text, read
from bloc_course.items.marking._criteria import Criterion
from bloc_course.items.marking._english import DENIALS, NEGATORS, OPEN, PRONOUNS
from bloc_course.items.marking._opposites import forms
from bloc_course.items.marking._turned import ARTICLES, Reference, denied, is_name, trusting

# Who says so finds that the fact raises the worth of the source.
VOUCHING = forms(
    "more dependable, more reliable, more trustworthy, more credible, more believable, "
    "more convincing, more authentic, more valuable, more faithful, more certain, "
    "most dependable, most reliable, most trustworthy, most credible, dependable, "
    "clearer than, surer than, truer than, safer than, better than, purer than, "
    "gain* in worth, gain* in value, gain* in weight, gain* in authority, "
    "gain* in credibility, "
    "gain* weight, gain* authority, all the better, all the stronger, all the surer, "
    "strengthen*, add* weight, add* to its value, add* to its worth, add* to its weight, "
    "add* to his authority, add* authority, raise* its value, raise* its worth, "
    "increase* its value, increase* its worth, great value, greater value, higher value, "
    "greater worth, higher worth, greater weight, greater authority, worth more, "
    "may use it, can use it, may rely on it, can rely on it, may safely, can safely, "
    "can be trusted, may be trusted, can be believed, deserve* trust, deserve* belief, "
    "deserve* credit, deserve* confidence, deserve* our trust, deserve* our confidence, "
    "deserve* our full, full confidence, inspire* confidence, no reason to doubt, "
    "no cause to doubt, no ground to doubt, no grounds to doubt, vouch*, speak* for the truth, "
    "speak* for its truth, speak* for the wording, speak* in its favour, an advantage, "
    "a strength, its strength, nothing could get lost, nothing can get lost, nothing got lost, "
    "nothing could be lost, nothing was lost, nothing is lost, nothing has been lost, "
    "nothing distorted, nothing was distorted, nothing has been distorted, "
    "nothing was altered, "
    "nothing has been altered, nothing could be altered, fallen away, falls away, fall away, "
    "fell away, errors have gone, errors have disappeared, errors disappear, "
    "errors are corrected, errors have been corrected, errors were corrected, "
    "mistakes have gone, mistakes have disappeared, mistakes disappear, "
    "mistakes are corrected, "
    "mistakes have been corrected, mistakes were corrected, the essential"
)
# One of these, or a negator, stands in whatever draws a limit.
LOWERING = forms(
    "only, merely, possibly, probably, presumably, likely, easily, seem*, appear*, apparent*, "
    "uncertain*, unclear, unsure, doubt*, wrong*, false, untrue, mistake*, error*, distort*, "
    "twist*, incomplete, partial, bias*, one sided, interest, careful*, caution*, cautious*, "
    "wary, reserve, second hand, secondhand, third hand, hearsay, rumour*, unverified, "
    "unconfirmed, unreliable, untrustworthy, weak*, less, least, little, lose*, lost, missing, "
    "exaggerat*, colour*, color*, embellish*, forget*, forgot*, fade*, blur*, confus*, mix*, "
    "muddle*, misremember*, misled, mislead*, invent*, guess*, infer*, interpret*, conclu*, "
    "suggest*, hard to, difficult*, open, rather than, instead, tempted, limit*, question*, "
    "unknown, gap*, vague*, ambigu*, hindsight, shorten*, select*, propaganda, lie, "
    "lied, lies, "
    "hide*, hid, hidden, conceal*, suppress*, depend*, need*, alter*, change*, sharpen*, gloss*"
)
# So much of a line, in parts of a hundred, is full enough to be looked at.
NEARLY_FULL = 75
# What stands between the matter and its year: "the bloc of 1932", "began in the year 1932".
_LINKS = ARTICLES | {"of", "in", "from", "to", "since", "year"}
# Who says so puts the year aside.
PUT_ASIDE = (
    *("not come into it", "not enter into it", "not come in", "plays no part", "played no part"),
    *("plays no role", "played no role", "has nothing to do", "had nothing to do", "is not meant"),
    *("was not meant", "out of the question", "not at issue", "leave aside", "leaves aside"),
)


def vouching(here: Reference, others: Sequence[Reference]) -> str:
    """A form that vouches for a source, which nothing denies and no reference has; or nothing."""
    return trusting(here, others, VOUCHING)


def unreserved(
    text: Text, criteria: Iterable[Criterion], points: Iterable[tuple[str, int]]
) -> Iterator[str]:
    """A flag where an explanation or a claim is full and no word of the answer draws a limit."""
    earned = dict(points)
    every = tuple(criteria)
    full = any(100 * earned[c.name] >= NEARLY_FULL * c.most for c in every if c.answers)
    told = [c for c in every if c.concludes]
    most = sum(c.most for c in told)
    full = full or (bool(told) and 100 * sum(earned[c.name] for c in told) >= NEARLY_FULL * most)
    lowered = NEGATORS | DENIALS | OPEN
    plain = not any(word.text in lowered for word in text.words)
    if full and plain and not text.within(LOWERING, 0, len(text.words)):
        yield "check:unreserved"


def redated(text: Text, criteria: Iterable[Criterion], model: str) -> Iterator[str]:
    """A flag where a claim with a year is told with another one, or its year is put aside."""
    for criterion in criteria:
        named = {f for p in criterion.points for need in p.needs for f in need}
        years = {form for form in named if _is_year(form)}
        if not (criterion.answers and years):
            continue
        matter = tuple(sorted(named - years - PRONOUNS))
        known = years | set(_years_of(read(model), matter))
        if not known.issuperset(_years_of(text, matter)) or _put_aside(text, years):
            yield "check:year"


def _years_of(text: Text, matter: tuple[str, ...]) -> Iterator[str]:
    """The years that the matter is given: “the bloc of 1932”, “it began in 1932”."""
    for clause in text.clauses:
        ends = {last: first for first, last in text.within(matter, clause.first, clause.last)}
        for at in range(clause.first, clause.last):
            before = at
            while before > clause.first and text.words[before - 1].text in _LINKS:
                before -= 1
            if before == at or before not in ends or not _is_year(text.words[at].text):
                continue
            place = (ends[before], before)
            here = Reference(text, clause.first, clause.last)
            if not is_name(text, place[0]) and not denied(here, place):
                yield text.words[at].text


def _put_aside(text: Text, years: set[str]) -> bool:
    return any(
        years.intersection(text.texts(clause)) and text.within(PUT_ASIDE, clause.first, clause.last)
        for clause in text.clauses
    )


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdigit()
