"""Where witnesses had it from: the graph of transmission, and what it makes of two of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from bloc_course.dataset.query import World
from bloc_course.dataset.records import Claim, Document, Judgement
from bloc_course.items.families._speakers import author_document

WITNESS = "witness"
FROM_OTHER, SAME_HAND, APART, UNCLEAR = "from-other", "same-hand", "apart", "unclear"
LINKS = ("reports", "reply_to", "presupposes", "printed_in", "carried_by")
CORRESPONDENT = "correspondent"
# A letter without a writer may be anybody’s, another paper without an author has its own voice.
_FIRST_HAND = re.compile(r"\b(?:own|itself|himself|herself|in person)\b")
LETTER, ISSUE = "letter", "periodical-issue"


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """A person or paper that speaks to a question.

    `source` is the paper, or the speaker where only the article itself tells of it. `voices` are
    those who speak, `upstream` whom and what they had it from, `way` everybody and every paper it
    passed on its way to the article. `relayed`: the words are those of others, whom they report.
    """

    told: Judgement
    source: str
    voices: frozenset[str]
    upstream: frozenset[str]
    way: frozenset[str]
    relayed: bool

    @property
    def text(self) -> str:
        """What an item calls the witness."""
        return self.told.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two witnesses to one question; `shared` is who or what they have in common."""

    one: Witness
    other: Witness
    kind: str
    shared: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        """The code of the pair among options."""
        return f"{self.one.told.id}+{self.other.told.id}"

    @property
    def question(self) -> str:
        """What both speak to."""
        return self.one.told.question


@lru_cache(maxsize=4)
def pairs(world: World) -> dict[str, Pair]:
    """Every two witnesses to one question, by code; ids in the order of the alphabet."""
    by_question: dict[str, list[Witness]] = {}
    for witness in _witnesses(world):
        by_question.setdefault(witness.told.question, []).append(witness)
    made = (
        pair(world, one, other)
        for some in by_question.values()
        for one, other in combinations(sorted(some, key=lambda witness: witness.told.id), 2)
    )
    return {found.code: found for found in made}


def _witnesses(world: World) -> Iterator[Witness]:
    for told in world.data.judgements.values():
        if (told.family, told.tag) == ("K4", WITNESS):
            yield _witness(world, told)


def _witness(world: World, told: Judgement) -> Witness:
    """The witness as a claim or a document presents it."""
    claim, paper = world.data.claims.get(told.about), _paper(world, told)
    through = {claim.asserted_by, *claim.via} if claim else set()
    if claim and paper.id == author_document(world):
        voices, source, way = {claim.asserted_by}, claim.asserted_by, through
    else:
        voices, source, way = voices_of(paper), paper.id, _carried(world, paper)
        through |= _behind(world, paper)
    upstream = through - voices - {source}
    return Witness(
        told=told,
        source=source,
        voices=frozenset(voices),
        upstream=frozenset(upstream),
        way=frozenset(voices | upstream | way),
        relayed=claim is not None and claim.asserted_by not in voices,
    )


def _paper(world: World, told: Judgement) -> Document:
    claim = world.data.claims.get(told.about)
    return world.data.documents[claim.source if claim else told.about]


def second_hand(world: World, told: Judgement) -> bool:
    """Whether what is known only through another paper is called as if one had it itself."""
    return bool(_paper(world, told).known_through) and bool(_FIRST_HAND.search(told.text))


def voices_of(paper: Document) -> set[str]:
    """Whose words a paper has; its own where the article names no author."""
    return set(paper.author) or {paper.id}


def _behind(world: World, paper: Document) -> set[str]:
    """Who told its authors, and the papers known through it alone, with their voices.

    A paper known through several is what they testify to, and no source of one of them. What was
    told to its authors alone, and is presupposed, they had in no other way.
    """
    told = {hop.from_ for hop in paper.hops if hop.to in paper.author}
    presupposed = {link.to for link in paper.presupposes}
    for other in world.data.documents.values():
        alone = other.recipient and set(other.recipient) <= set(paper.author)
        if other.known_through == (paper.id,) or (other.id in presupposed and alone):
            told |= {other.id, *voices_of(other)}
    return told


def _carried(world: World, paper: Document) -> set[str]:
    """People and papers among its hands; libraries and issues only keep or print it.

    What it is known through may be a speaker as well as a paper.
    """
    ends = {end for hop in paper.hops for end in (hop.from_, hop.to)}
    through = set(paper.known_through)
    for passed in through & world.data.documents.keys():
        through |= voices_of(world.data.documents[passed])
    papers = {
        end
        for end in ends | through
        if end in world.data.documents and world.data.documents[end].kind != ISSUE
    }
    people = (ends | through) & world.data.people.keys()
    return (papers | people) - {author_document(world), world.data.article.author}


def pair(world: World, one: Witness, other: Witness) -> Pair:
    """What two witnesses are to each other, by the graph of transmission."""
    same = one.voices & other.voices
    handed = had_from(one, other) | had_from(other, one)
    # Who passes on what others say may have it from two of them.
    if same and not handed and not (one.relayed and other.relayed):
        kind, shared = SAME_HAND, same
    elif handed and not same:
        kind, shared = FROM_OTHER, handed
    elif same or one.way & other.way or not _plainly_two(world, one, other):
        kind, shared = UNCLEAR, same | handed | (one.way & other.way)
    else:
        kind, shared = APART, frozenset()
    return Pair(one=one, other=other, kind=kind, shared=tuple(sorted(shared)))


def had_from(one: Witness, other: Witness) -> frozenset[str]:
    """Whom and what of the other the first had it from; empty where it had it elsewhere.

    Who asked somebody again later, and wrote that down, does not pass on the earlier paper.
    """
    if other.source not in one.upstream:
        return frozenset()
    return (other.voices | {other.source}) & one.upstream


def _plainly_two(world: World, one: Witness, other: Witness) -> bool:
    """Whether both speak under a name, and no paper of theirs is linked with the other’s."""
    named = all(_named(world, voice) for voice in one.voices | other.voices)
    return named and not _linked(world, one.source, other.source)


def _named(world: World, voice: str) -> bool:
    person = world.data.people.get(voice)
    paper = world.data.documents.get(voice)
    return not (person and person.kind == CORRESPONDENT) and not (paper and paper.kind == LETTER)


def _linked(world: World, one: str, other: str) -> bool:
    return any(
        link.to == second
        for first, second in ((one, other), (other, one))
        for field in LINKS
        for link in getattr(world.data.documents.get(first), field, ())
    )


def claim_or_paper(world: World, witness: Witness) -> Claim | Document:
    """The record that a witness rests on."""
    claim = world.data.claims.get(witness.told.about)
    return claim or world.data.documents[witness.told.about]
