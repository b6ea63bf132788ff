"""Through whose hands a text or a remark came: the chains of transmission that are linear.

A station is a person, a group or a periodical; a text counts as whoever made it, an issue as its
periodical. A chain ends where the article does not say who handed on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from bloc_course.dataset.query import World
from bloc_course.dataset.records import Claim, Document, Judgement, Person
from bloc_course.items.families._assemble import cited
from bloc_course.items.families._speakers import author_document, called, sentence
from bloc_course.items.proof import Refused

ISSUE = "periodical-issue"
# What a reviewer gives: that hands had a thing one after another, and how each was told of it.
WAY, TELLING = "way", "telling"
# What a card calls a hand whose name alone would leave open which part it has.
CARD = "card"
NEXT = " | "


@dataclass(frozen=True, slots=True)
class Step:
    """One hand-over: from whom, to whom, in what way, where it is told, of what, how surely."""

    giver: str
    taker: str
    how: str
    cite: tuple[str, ...]
    of: str
    modality: str = "stated"

    @property
    def code(self) -> str:
        """The two stations in one word."""
        return f"{self.giver}>{self.taker}"

    @property
    def fact(self) -> str:
        """What an item asks when it asks for the step."""
        return f"{self.of}:{self.code}"


@dataclass(frozen=True, slots=True)
class Chain:
    """The way of a document or of what a claim says, from the first hand to the last."""

    record: str
    steps: tuple[Step, ...]

    @property
    def stations(self) -> tuple[str, ...]:
        """Everybody who had it, in order."""
        return (self.steps[0].giver, *(step.taker for step in self.steps))


@lru_cache(maxsize=4)
def ways(world: World) -> dict[str, Judgement]:
    """What a reviewer found to have come through hands one after another, by record."""
    return {
        judgement.about: judgement
        for judgement in world.data.judgements.values()
        if (judgement.family, judgement.tag) == ("S5", WAY)
    }


@lru_cache(maxsize=4)
def chains(world: World) -> dict[str, Chain]:
    """Every linear chain of two steps or more, by the record that travelled."""
    found = {}
    for record in ways(world):
        try:
            found[record] = chain_of(world, record)
        except Refused:
            continue
    return found


def chain_of(world: World, record: str) -> Chain:
    """The chain of one record; Refused where it branches, is no chain or nobody has seen to it."""
    claim = world.data.claims.get(record)
    told = _told(world, claim) if claim else tuple(_travelled(world, world.data.documents[record]))
    steps = _joined(record, told)
    if len(steps) < 2:
        raise Refused("O5", (record,), "the article tells of no two hand-overs in a row")
    if record not in ways(world):
        because = "nobody has seen whether one hand had it from the other or beside it"
        raise Refused("O5", (record,), because)
    unworded = next((step for step in steps if not step.how), None)
    if unworded is not None:
        because = f"nobody has worded how {unworded.taker} came to know it from {unworded.giver}"
        raise Refused("O7", (record, unworded.giver, unworded.taker), because)
    return Chain(record, steps)


def raw_steps(world: World, record: str) -> tuple[Step, ...]:
    """Every hand-over told of a record or of the text that holds it, in a chain or not."""
    claim = world.data.claims.get(record)
    if claim is None:
        return tuple(_travelled(world, world.data.documents[record]))
    return (*_told(world, claim), *_travelled(world, world.data.documents[claim.source]))


def _told(world: World, claim: Claim) -> tuple[Step, ...]:
    """What a claim was told through, then the way of the text that holds it."""
    if claim.modality != "reported" or claim.polarity != "asserts" or claim.speech_type == "slogan":
        raise Refused("O7", (claim.id,), "nobody passes on that it was said")
    if any(record == claim.id for record, _ in world.disputed):
        raise Refused("O3", (claim.id,), "the article gives it to two sources")
    told = {station(world, hand): hand for hand in reversed((claim.asserted_by, *claim.via))}
    hands = list(reversed(told))
    at = {pair: _together(world, claim, *pair) for pair in pairwise(hands)}
    # “Told of” would say more than most places do: what passed is worded from the place itself.
    worded = (*_tellings(world, claim.id), *("" for _ in at))
    steps = tuple(
        Step(giver, taker, how, cite, claim.source, claim.modality)
        for ((giver, taker), cite), how in zip(at.items(), worded, strict=False)
    )
    onward = tuple(_travelled(world, world.data.documents[claim.source]))
    if onward and onward[0].giver == hands[-1]:
        return (*steps, *onward)
    last = Step(hands[-1], world.data.article.author, "cited", claim.cite[-1:], claim.source)
    return steps if hands[-1] == last.taker else (*steps, last)


def _tellings(world: World, claim: str) -> tuple[str, ...]:
    """How each hand came to know from the one before, as a reviewer worded it from its place."""
    return next(
        (
            tuple(judgement.text.split(NEXT))
            for judgement in world.data.judgements.values()
            if (judgement.family, judgement.tag, judgement.about) == ("S5", TELLING, claim)
        ),
        (),
    )


def _together(world: World, claim: Claim, giver: str, taker: str) -> tuple[str, ...]:
    """Where a claim names two hands side by side; refused where no place does.

    Who is told of by somebody in one place, and somebody else in another, did not tell him.
    """
    found = tuple(at for at in claim.cite if _has(world, giver, at) and _has(world, taker, at))
    if not found:
        because = f"no place has both {giver} and {taker}, so from whom it came is not said"
        raise Refused("O7", (claim.id, giver, taker), because)
    return found[:1]


def _has(world: World, stop: str, at: str) -> bool:
    """Whether a place names a station itself: a text of his that lacks his name does not."""
    record = world.records[stop]
    mentions = record.mentions if isinstance(record, Person | Document) else ()
    return at in (*record.cite, *mentions)


def _travelled(world: World, document: Document) -> Iterator[Step]:
    """The hand-overs of a document; print comes first where they begin with the issue."""
    printed = [station(world, link.to) for link in document.printed_in]
    hops = document.hops
    if len(printed) == 1 and hops and station(world, hops[0].from_) == printed[0]:
        start, link = station(world, document.id), document.printed_in[0]
        if start != printed[0]:
            yield Step(start, printed[0], "printed there", link.cite[:1], document.id)
    for hop in hops:
        ends = (station(world, hop.from_), station(world, hop.to))
        yield Step(*ends, hop.how, hop.cite[:1], document.id, hop.modality)
        onward = world.data.documents.get(hop.to)
        if hop is hops[-1] and onward and onward.id not in (document.id, author_document(world)):
            yield from () if onward.kind == ISSUE else _travelled(world, onward)


def _joined(record: str, told: Sequence[Step]) -> tuple[Step, ...]:
    """The steps up to the first gap; Refused where somebody hands on twice or has it twice."""
    steps: list[Step] = []
    seen: set[str] = set()
    for number, step in enumerate(told):
        if steps and step.giver != steps[-1].taker:
            if any(later.giver in seen for later in told[number:]):
                because = f"the way branches at {step.giver}"
                raise Refused("O5", (record, step.giver), because)
            break
        seen.add(step.giver)
        if step.taker in seen:
            raise Refused("O5", (record, step.taker), f"{step.taker} has it twice")
        steps.append(step)
    return tuple(steps)


def station(world: World, record: str) -> str:
    """Who or what a hop names: the maker of a text, the periodical of an issue, else itself."""
    document = world.data.documents.get(record)
    if document is None:
        return record
    if record == author_document(world):
        return world.data.article.author
    return document.author[0] if len(document.author) == 1 else record


def side(world: World, stop: str) -> str:
    """The station, or the author of the article where it is a group that he belongs to."""
    author = world.data.people[world.data.article.author]
    mine = {m.group for m in author.memberships if m.status in ("member", "leader")}
    return author.id if stop in mine else stop


def named(world: World, stop: str) -> str:
    """What a card calls a station.

    People have their full names and papers and houses the short form of theirs, so that the length
    of a card does not tell one from the other: most chains lead from people to papers and houses.
    A reviewer can give another name: a journal may be the printed source of a transcript, and the
    site for which it is made.
    """
    if stop in _cards(world):
        return sentence(_cards(world)[stop])
    person = world.data.people.get(stop)
    if person is None:
        return sentence(_short(world, stop))
    if person.kind != "correspondent":
        return person.name if person.name[0].isupper() else sentence(called(world, stop))
    signed = person.name[0].isupper()
    return f"The correspondent {person.name}" if signed else sentence(person.name)


def inner(name: str) -> str:
    """The name on a card within a sentence."""
    return f"the {name[4:]}" if name.startswith("The ") else name


@lru_cache(maxsize=4)
def _cards(world: World) -> dict[str, str]:
    """The names that reviewers gave hands, by the record of the hand."""
    return {
        judgement.about: judgement.text
        for judgement in world.data.judgements.values()
        if (judgement.family, judgement.tag) == ("S5", CARD)
    }


def _short(world: World, stop: str) -> str:
    """The name of a group in one word, where the article has one; initials say too little."""
    group = world.data.groups.get(stop)
    forms = (alias.form for alias in group.aliases if alias.kind == "short-form") if group else ()
    words = (form for form in forms if form[0].isupper() and not form.isupper())
    return next(words, world.name(stop))


def thing(world: World, chain: Chain) -> str:
    """What travelled, as a line of its own."""
    return f"{sentence(ways(world)[chain.record].text)}."


def cards_of(world: World, chain: Chain) -> tuple[str, ...]:
    """The stations but for the author of the article at the end: that he is last is no question."""
    stations = chain.stations
    return stations[:-1] if stations[-1] == world.data.article.author else stations


def had(world: World, chain: Chain, stop: str) -> str:
    """After whom a station had it, how, and where that is told."""
    for step in chain.steps:
        if step.taker == stop:
            giver = inner(named(world, step.giver))
            return f"after {giver}: {step.how} {cited(step.cite)}"
    return "no hand before this one is told of"
