"""What an answer may say: the points of claims, of their contraries, of sourcing and limits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from bloc_course.dataset.query import World
from bloc_course.dataset.records import Claim
from bloc_course.items.families._speakers import sentence, source_of
from bloc_course.items.families.argument._forms import NOUNS, content, names_of
from bloc_course.items.families.argument._sources import authored
from bloc_course.items.families.argument._tasks import NEVER, Concept, Task, concept, of_course
from bloc_course.items.families.argument._weighing import OF_WRITERS, OPEN, SOURCES, WEIGHING
from bloc_course.items.marking._criteria import Piece, Point, Polarity
from bloc_course.items.marking._english import NEGATORS

_YEAR = re.compile("[0-9]{4}")
_EDTF = re.compile("[0-9]{4}-[0-9/-]+")
# Names of concepts that are no records: what each criterion takes beside the claims and papers.
LIMIT, SOURCING, TOPIC, AGAINST = "limit", "sourcing", "open", "against"
Forms = tuple[str, ...]
Needs = tuple[Forms, ...]
# The voice of a claim that the article gives in the words of the one who makes it.
QUOTED = "quoted"


def points(world: World, task: Task, claim: Claim) -> Iterator[Point]:
    """The ways to make a claim: those authored, else its subject with two words it carries."""
    subject = (*names_of(world, claim.subject), *authored(task, claim.subject))
    own, others = _speakers(world, task, claim)
    for one in task.concepts.get(claim.id, ()) or (_derived(task, claim, subject),):
        needs = one.needs if len(one.needs) > 1 else (subject, *one.needs)
        turned = _polarity(claim, needs)
        says_it = said(world, task, claim)
        yield Point(claim.id, says_it, needs, turned, one.unless, holders=own, others=others)


def _speakers(world: World, task: Task, claim: Claim) -> tuple[Forms, Forms]:
    """Whose words a claim is, and whose the other quoted claims of this question, as forms.

    Where all are quoted from one, or the author of the article speaks himself, nobody is mistaken
    for another.
    """
    speakers = dict.fromkeys(one.asserted_by for one in task.claims if one.voice == QUOTED)
    if claim.voice != QUOTED or len(speakers) < 2:
        return (), ()
    own = _speaks(world, task, claim.asserted_by)
    rest = (f for s in speakers if s != claim.asserted_by for f in _speaks(world, task, s))
    return own, tuple(dict.fromkeys(form for form in rest if form not in own))


def _speaks(world: World, task: Task, speaker: str) -> Forms:
    """How an answer may name a speaker: himself, or a paper that this question cites from him."""
    found = [*names_of(world, speaker), *authored(task, speaker)]
    for source in task.sources:
        document = world.data.documents.get(source)
        if document and speaker in document.author:
            found += authored(task, source)
    return tuple(dict.fromkeys(found))


def compared(task: Task) -> Iterator[Point]:
    """What the parts of a question ask for beside its claims, by concepts of their name."""
    claims = {claim.id for claim in task.claims}
    wanted = dict.fromkeys(name for _, names in task.parts for name in names)
    for name in (name for name in wanted if name not in claims):
        for one in task.concepts.get(name, ()):
            yield Point(name, one.says or name, one.needs, "asserts", one.unless)


def never(world: World) -> Iterator[Point]:
    """What no answer may hold in its own voice, whatever the question."""
    for number, judgement in enumerate(of_course(world, NEVER), 1):
        one = concept(judgement.text)
        yield Point(f"{AGAINST}-never-{number}", one.says, one.needs, "asserts", one.unless)


def said(world: World, task: Task, claim: Claim) -> str:
    """A claim with its source, for whoever reads the rubric."""
    return f"{sentence(says(world, task, claim))}: {claim.statement}"


def says(world: World, task: Task, claim: Claim) -> str:
    """Who says it, and whether as a fact, a guess, a denial or a question."""
    verb = {"asserts": "says", "denies": "denies", "asks": "asks"}[claim.polarity]
    return f"{source_of(world, claim)} {task.held.get(claim.id, verb)}"


def unheld(world: World, task: Task) -> tuple[Claim, ...]:
    """The guesses of the author of which nobody put into words what he makes of them."""
    return tuple(
        claim
        for claim in task.claims
        if claim.modality == "conjectured"
        and claim.asserted_by == world.data.article.author
        and claim.polarity == "asserts"
        and claim.id not in task.held
    )


def _polarity(claim: Claim, needs: Needs) -> Polarity:
    """Forms that negate already are asserted; else the clause must deny what the claim denies."""
    if claim.polarity == "asks":
        return "either"
    return "denies" if claim.polarity == "denies" and not _told(needs) else "asserts"


def _told(needs: Needs) -> bool:
    """Whether the forms negate already."""
    return any(word in NEGATORS for need in needs for form in need for word in form.split())


def _derived(task: Task, claim: Claim, subject: Iterable[str]) -> Concept:
    """Two of the words that carry the statement, with the synonyms authored for them."""
    carried = content(claim.statement, subject)
    every = tuple(form for word in carried for form in (word, *authored(task, word.rstrip("*"))))
    return Concept((every, every) if len(carried) > 1 else (every,), ())


def contraries(world: World, task: Task, claim: Claim) -> Iterator[Point]:
    """What contradicts the key: the claim's own forms, or the contrary of a required claim."""
    own = tuple(form for one in task.concepts.get(claim.id, ()) for form in one.unless)
    twin = next((required for required in task.claims if _contrary(required, claim)), None)
    if twin is None:
        yield from points(world, task, claim)
        return
    for point in points(world, task, twin):
        if not _told(point.needs):
            turned: Polarity = "denies" if point.polarity == "asserts" else "asserts"
            yield Point(
                claim.id, said(world, task, claim), point.needs, turned, own or point.unless
            )


def denials(world: World, task: Task) -> Iterator[Point]:
    """The contrary of the claim that answers the question, where no claim against it says so.

    Forms that negate already have no contrary that could be read.
    """
    for claim in task.claims:
        if claim.id != task.first or any(_contrary(claim, rival) for rival in task.against):
            continue
        for point in points(world, task, claim):
            if point.polarity in ("asserts", "denies") and not _told(point.needs):
                turned: Polarity = "denies" if point.polarity == "asserts" else "asserts"
                yield replace(point, polarity=turned)


def facts(world: World, task: Task) -> Iterator[Point]:
    """Claims that count as evidence; one whose object is a year is made with its year."""
    for source in task.sources:
        claim = world.data.claims.get(source)
        for point in points(world, task, claim) if claim else ():
            dated = claim is not None and _YEAR.fullmatch(claim.object)
            needs = ((claim.object,), *point.needs) if claim and dated else point.needs
            yield replace(point, needs=needs, within="sentence" if dated else "clause")


def _contrary(own: Claim, other: Claim) -> bool:
    about, rival = (own.subject, own.predicate), (other.subject, other.predicate)
    return about == rival and own.object == other.object and own.polarity != other.polarity


def sourcing(world: World, task: Task, pieces: Sequence[Piece]) -> Iterator[Point]:
    """Each kind of weighing, said of a source; who knew or wished a thing may be its writer."""
    kinds = [world.data.documents[piece.name].kind for piece in pieces]
    nouns = (noun for kind in kinds for noun in NOUNS[kind])
    titles = (form for piece in pieces for form in piece.titles)
    papers = tuple(sorted({*SOURCES, *nouns, *titles}))
    writers = tuple(sorted({form for piece in pieces for form in piece.authors}))
    for kind, forms in WEIGHING.items():
        yield Point(
            kind, kind, ((*papers, *(writers if kind in OF_WRITERS else ())), forms), "either"
        )
    for one in task.concepts.get(SOURCING, ()):
        needs = one.needs if len(one.needs) > 1 else ((*papers, *writers), *one.needs)
        yield Point(SOURCING, "what this source is worth", needs, "either", one.unless)


def limits(task: Task) -> Iterator[Point]:
    """Each limit is worth two points, that a thing asked about stays open one.

    Whoever denies what a limit says has not named it: forms that negate are taken as they stand.
    """
    carried = content(task.limit, ())
    for one in task.concepts.get(LIMIT, ()) or (Concept((carried, carried), ()),):
        says = one.says or task.limit
        yield Point(LIMIT, says, one.needs, "asserts", one.unless, worth=2)
        # "Whether they met is not known": what is left open may be put as a question, in any of
        # the words for it.
        if set(one.needs[-1]) & set(OPEN):
            yield Point(LIMIT, says, (*one.needs[:-1], OPEN), "open", one.unless, worth=2)
    topics = authored(task, TOPIC) or content(f"{task.question} {task.limit}", ())
    yield Point("open", "something stays open", (topics, OPEN), "open", within="sentence")


def overclaims(task: Task) -> Iterator[Point]:
    """What says more than the article does, or goes against it, though no claim of it says so.

    A part that holds dates only stands for any other date.
    """
    for number, one in enumerate(task.concepts.get(AGAINST, ()), 1):
        dated = [need for need in one.needs if all(map(_EDTF.fullmatch, need))]
        needs = tuple(need for need in one.needs if need not in dated)
        dates = tuple(date for need in dated for date in need)
        name = f"{AGAINST}-{number}"
        yield Point(name, one.says, needs, "asserts", one.unless, dates=dates)
