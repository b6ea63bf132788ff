"""M8 constructed response: an analytic rubric, the sum of its criteria by what they give at most.

The machine reads an answer clause by clause. A point needs what it is about and its role in one
clause, and the clause must assert it, or deny it where the point is a denial; a source counts where
it is named, dated and given to its author. What stops an answer earns 0 (`_stops.STOPS`). Every
mark is provisional: a person confirms it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

from bloc_course.items.interactions._base import Interaction, Relabel, Response
from bloc_course.items.marking._base import Declaration, Mark, Rule, Sample, Span
from bloc_course.items.marking._cited import Known, cited
from bloc_course.items.marking._clauses import Text, read
from bloc_course.items.marking._criteria import Criterion
from bloc_course.items.marking._datings import datings
from bloc_course.items.marking._directions import Flagged, looked_at, turning
from bloc_course.items.marking._earned import Said, earned_by
from bloc_course.items.marking._helpers import ONE, ZERO, expect, unread
from bloc_course.items.marking._opposites import Pair
from bloc_course.items.marking._points import Made, closings, contradicted, made
from bloc_course.items.marking._roles import misread
from bloc_course.items.marking._stances import abusive, denying, unknowing
from bloc_course.items.marking._stops import FEWEST_WORDS, speaks, stopped
from bloc_course.items.marking._unheard import Known as Heard
from bloc_course.items.marking._unheard import killings, known, misplaced, unheard
from bloc_course.items.marking._vouching import redated, unreserved

# English sentences that say nothing of any subject.
IDLE_ANSWER = (
    "Yesterday it rained all day, so we stayed in the kitchen and baked bread with my aunt. She "
    "showed us how she had learned to swim when she was small, and after that we played cards "
    "until it was time to go to bed."
)
# What speaks against the key keeps of the whole this part at most, as one in so many.
CONTRADICTED = 4
# So many lines of the rubric a clause without a source may serve.
LINES = 2
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


class Rubric(Declaration, frozen=True, tag="M8"):
    """The criteria, a model answer, and what is needed to read an answer.

    shown: stem, prompt and passages, which earn nothing when copied. people: the names of those who
    could have written a source, a tuple each. years: those the item knows. fewest: words below
    which nothing is read. only_with: the part that must be right for this one to count.
    opposites: words of the matter that say the contrary of each other, beside those of English.
    told: what the records of the key tell; where there is any, a name, number, day or role that no
    reference has is flagged. strangers: names that no answer should need, in small letters.
    ValueError where nothing is asked.
    """

    criteria: tuple[Criterion, ...]
    model: str
    shown: tuple[str, ...] = ()
    people: tuple[tuple[str, ...], ...] = ()
    years: tuple[str, ...] = ()
    fewest: int = FEWEST_WORDS
    only_with: str = ""
    opposites: tuple[Pair, ...] = ()
    told: tuple[str, ...] = ()
    strangers: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.criteria or not self.model:
            raise ValueError("M8 needs criteria and a model answer")

    @property
    def counts_with(self) -> str:
        """The part that must be fully right for this one to count."""
        return self.only_with

    @property
    def most(self) -> int:
        """The sum of what the criteria give at most."""
        return sum(criterion.most for criterion in self.criteria)

    def mark(self, response: Response) -> Mark:
        """The sum of the criteria by its maximum, provisional, with spans and flags."""
        return _marked(self, expect(str, response))

    def relabel(self, code: Relabel) -> Rubric:  # noqa: ARG002 -- it has no codes
        """Itself: it has no codes."""
        return self

    def chance(self, interaction: Interaction) -> Fraction:  # noqa: ARG002 -- nothing is offered
        """0: nothing is offered to guess from."""
        return ZERO


@lru_cache(maxsize=2048)
def _marked(key: Rubric, answer: str) -> Mark:
    text = read(answer)
    stop = stopped(text, key.fewest, key.shown)
    if stop:
        return Mark(ZERO, stop, flags=(stop,), provisional=True)
    read_as = _read(key, text)
    points: list[tuple[str, int]] = []
    spans: list[Span] = []
    flags: list[str] = [*_of_the_whole(text)]
    unanswered = False
    for criterion in sorted(key.criteria, key=lambda one: not one.answers):
        earned, earning, flagged = earned_by(criterion, text, read_as, key.shown)
        if criterion.answers and not earned:
            unanswered = True
            if not read_as.against[criterion.name]:
                flags.append(f"unanswered:{criterion.name}")
        elif unanswered and not criterion.answers:
            earned = min(earned, criterion.most // 2)
        if read_as.mute:
            earned //= 2
        points.append((criterion.name, earned))
        spans += earning
        flags += flagged
    if any(read_as.against.values()):
        points = _at_most(points, key.most // CONTRADICTED)
    flags += read_as.turned
    flags += looked_at(text, key.criteria, key.model, key.opposites)
    flags += unreserved(text, key.criteria, points)
    flags += redated(text, key.criteria, key.model)
    flags += _unknown(key, text)
    flags += _unlike_told(key, text)
    score = Fraction(sum(earned for _, earned in points), key.most)
    case = " ".join(f"{name}={earned}" for name, earned in points)
    return Mark(
        score, case, spans=tuple(spans), flags=tuple(dict.fromkeys(flags)), provisional=True
    )


def _of_the_whole(text: Text) -> Iterator[str]:
    """Flags of an answer whose writer does not know, abuses somebody, or mostly denies."""
    if unknowing(text):
        yield "unknowing"
    if abusive(text):
        yield "abuse"
    if denying(text):
        yield "denials"


def _at_most(points: list[tuple[str, int]], most: int) -> list[tuple[str, int]]:
    """The points of the criteria, in their order, till they come to `most`."""
    kept = []
    for name, earned in points:
        kept.append((name, min(earned, most)))
        most -= kept[-1][1]
    return kept


def _references(key: Rubric) -> Heard:
    return known(key.criteria, (*key.shown, key.model, *key.told), key.people)


def _unlike_told(key: Rubric, text: Text) -> Iterator[str]:
    """Flags for what no reference has: names, numbers, days, roles, killings."""
    if not key.told:
        return
    refs = _references(key)
    yield from unheard(text, refs, key.strangers)
    yield from misplaced(text, refs)
    yield from misread(text, refs.texts, key.strangers, key.shown)
    if any(killings(text, refs)):
        yield "check:killing"


def _read(key: Rubric, text: Text) -> Said:
    against = {
        criterion.name: tuple(contradicted(text, criterion.against, key.shown))
        for criterion in key.criteria
    }
    # What speaks against the key, or says nothing of the matter, earns nothing anywhere.
    idle = unknowing(text) | abusive(text)
    mute = bool(idle)
    if key.told:
        idle |= {number for number, nothing in killings(text, _references(key)) if nothing}
    wrong = idle | {one.sentence for some in against.values() for one in some}

    # "Nothing stays open" leaves nothing open, whatever it names.
    closed = {c.name: frozenset(closings(text, c.points)) for c in key.criteria}

    turned: list[Flagged] = []

    def said_for(criterion: Criterion, spent: frozenset[int]) -> tuple[Made, ...]:
        return tuple(
            made(
                text,
                criterion.points,
                key.shown,
                retold=criterion.answers or criterion.retold,
                # What speaks against it sets a criterion to 0 by itself.
                without=(idle if against[criterion.name] else wrong) | closed[criterion.name],
                spent=spent,
                turned=turning(text, criterion, key.model, key.opposites, turned),
            )
        )

    said = {criterion.name: said_for(criterion, frozenset()) for criterion in key.criteria}
    telling = frozenset(one.sentence for some in said.values() for one in some)
    known = Known(key.people, key.shown, wrong, telling)
    sources = {c.name: cited(text, c.pieces, known) for c in key.criteria}
    dated = {one.sentence for full, _ in sources.values() for one in full}
    claimed = frozenset(
        one.clause
        for criterion in key.criteria
        for one in (said[criterion.name] if criterion.answers else ())
        if one.sentence not in dated
    )
    # One clause serves two lines of the rubric at most: the third looks for another. Facts that are
    # evidence may stand where they are weighed.
    used: Counter[int] = Counter(claimed)
    for criterion in reversed(key.criteria):
        if criterion.answers or criterion.pieces:
            continue
        spent = frozenset(clause for clause, times in used.items() if times >= LINES)
        mine = said[criterion.name]
        if any(one.clause in spent or one.clause in claimed for one in mine):
            # What stands in a clause of its own goes before what a claim says too.
            apart = said_for(criterion, spent | claimed)
            names = {one.name for one in apart}
            shared = said_for(criterion, spent) if spent & {one.clause for one in mine} else mine
            mine = said[criterion.name] = (*apart, *(o for o in shared if o.name not in names))
        used.update({one.clause for one in mine if one.sentence not in dated})
    every = {one.clause for some in said.values() for one in some}
    rest = any(
        clause.first not in every and clause.sentence not in wrong and speaks(text, clause)
        for clause in text.clauses
    )
    making = {one.clause for c in key.criteria if c.answers or c.concludes for one in said[c.name]}
    unsettled = [flag for flag, clause in turned if clause not in making]
    return Said(said, against, sources, claimed, rest, mute, closed, unsettled)


def _unknown(key: Rubric, text: Text) -> Iterator[str]:
    """A flag for each year that the item does not know."""
    years = dict.fromkeys(dating.year for dating in datings(text) if dating.year)
    if key.years or key.told:
        yield from (f"unknown-date:{year}" for year in years if year not in key.years)


def samples(interaction: Interaction, key: Declaration) -> tuple[Sample, ...]:  # noqa: ARG001
    """The model answer, a part of it, words without matter, what is shown, blank, no text."""
    rubric = expect(Rubric, key)
    some = [Sample("right", rubric.model, "graded", ONE)]
    parts = _SENTENCE.split(rubric.model)
    for last in range(len(parts) - 1, 0, -1):
        cut = " ".join(parts[:last])
        score = rubric.mark(cut).score
        if ZERO < score < ONE:
            some.append(Sample("half-right", cut, "graded", score))
            break
    if rubric.shown:
        some.append(Sample("wrong", " ".join(rubric.shown), "graded", ZERO))
    return (
        *some,
        Sample("wrong", IDLE_ANSWER, "graded", ZERO),
        *unread({"not": "a text"}),
    )


SPEC = Rule(
    id="M8",
    struct=Rubric,
    formula="the sum of the criteria by their maximum; provisional until a person confirms it",
    samples=samples,
)
