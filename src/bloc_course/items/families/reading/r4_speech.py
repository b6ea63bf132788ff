"""R4 What kind of speech? Words of one's own, reported, imagined, or a slogan discussed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import cycle

from bloc_course.dataset.query import World
from bloc_course.dataset.records import Claim, Judgement
from bloc_course.draw import Rank, by_rank
from bloc_course.items import obligations
from bloc_course.items.families._assemble import (
    Asked,
    Frame,
    assemble,
    cited,
    hint,
    listed,
    refusing,
)
from bloc_course.items.families._draws import Area, areas
from bloc_course.items.families._positions import position
from bloc_course.items.families._speakers import (
    author,
    author_document,
    called,
    sentence,
    teller,
)
from bloc_course.items.family import Family, Scope, Seed
from bloc_course.items.interactions import Option
from bloc_course.items.interactions.choice import Choice
from bloc_course.items.item import Evidence, Feedback, Item, ItemPart
from bloc_course.items.marking.m1_single import Single
from bloc_course.items.proof import Refused

FRAME = Frame("R4", "reading", "analyse")
SLOGAN, REPORTED = "slogan", "reported"
KINDS = {
    "own": "what the writer says",
    "reported": "a view or statement of others, passed on",
    "imagined": "what the writer imagines or foresees others saying",
    "slogan": "a slogan that is spoken of as one",
}
# What introduces the line in which a reviewer told whose words they are; one of one's own has none.
IS = {
    "own": "",
    "reported": "{writer} passes it on as what {speaker}{through}; ",
    "imagined": "Nobody is recorded as saying this; ",
    "slogan": "It is quoted as a slogan: ",
}
# What such a line says where the place does not tell whose words they are and the reviewer
# concludes it from something else.
CONCLUDED = re.compile(
    r", so\b|\b(?:hence|therefore|presumably|conjectur\w+|must have)\b", re.IGNORECASE
)
# Between the wording shown and that line.
WHOSE = " | "
NOT = {
    "own": "It is not in the writer’s own voice here.",
    "reported": "It is not passed on there as somebody’s view or statement.",
    "imagined": "The writer neither makes these words up for somebody else nor expects them.",
    "slogan": "These words are not quoted as a slogan.",
}


@lru_cache(maxsize=4)
def _spoken(world: World) -> dict[str, Judgement]:
    """What reviewers found of the kind of speech of a claim."""
    return {
        judgement.about: judgement
        for judgement in world.data.judgements.values()
        if judgement.family == FRAME.family and judgement.tag in KINDS
    }


def _check(world: World, claim: Claim) -> Judgement:
    """The judgement on a claim, where record and reviewer give it one kind of speech (O3)."""
    obligations.withheld(world, FRAME.family, claim.id)
    judgement = _spoken(world).get(claim.id)
    if judgement is None:
        raise Refused("O5", (claim.id,), "no reviewer has said what kind of speech it is")
    if judgement.tag != claim.speech_type:
        because = f"the record has {claim.speech_type}, the reviewer {judgement.tag}"
        raise Refused("O3", (claim.id, judgement.id), because)
    obligations.single_value(world, claim.id, "speech_type")
    if judgement.tag != SLOGAN:
        for heard in _spoken(world).values():
            if heard.tag == SLOGAN and _words(_shown(heard)) <= _words(_shown(judgement)):
                because = "the words repeat a slogan, so they could be taken for it"
                raise Refused("O3", (claim.id, heard.about), because)
    for other, heard in _spoken(world).items():
        same = (_shown(heard), heard.cite[0]) == (_shown(judgement), judgement.cite[0])
        if other != claim.id and same and heard.tag != judgement.tag:
            raise Refused("O3", (claim.id, other), "one place has the words in two kinds of speech")
    if not _whose(judgement):
        because = "nobody has written down whose words they are, and whose the words beside them"
        raise Refused("O5", (claim.id, judgement.id), because)
    if CONCLUDED.search(_whose(judgement)):
        because = (
            "whose words they are is concluded and not told there, so other kinds may be right"
        )
        raise Refused("O7", (claim.id, judgement.id), because)
    return judgement


def _shown(judgement: Judgement) -> str:
    """The wording that an item shows."""
    return judgement.text.split(WHOSE)[0]


def _whose(judgement: Judgement) -> str:
    """Whose words they are, in a line that a reviewer wrote for this place."""
    return next(iter(judgement.text.split(WHOSE)[1:]), "")


def _not(judgement: Judgement, kind: str) -> str:
    """Why it is no speech of that kind: a reviewer’s line for this place, or the general one."""
    own = dict(line.split(": ", 1) for line in judgement.text.split(WHOSE)[2:] if ": " in line)
    return own.get(kind, NOT[kind])


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


@lru_cache(maxsize=4)
def _askable(world: World) -> dict[str, tuple[str, ...]]:
    """The claims of each kind of speech that can be asked about."""
    found: dict[str, tuple[str, ...]] = dict.fromkeys(KINDS, ())
    for claim in _spoken(world):
        try:
            kind = _check(world, world.data.claims[claim]).tag
        except Refused:
            continue
        found[kind] = (*found[kind], claim)
    return found


def seeds(world: World, rank: Rank, scope: Scope) -> Iterator[Seed]:
    """The kinds in turn, from one by rank, so that none is the better guess; claims by rank."""
    within = areas(world, scope)
    kinds = by_rank(KINDS, rank, str)
    queues = {
        kind: by_rank(
            (claim for claim in _askable(world)[kind] if _met(world, within, claim)), rank, str
        )
        for kind in kinds
    }
    rounds = min(len(queue) for queue in queues.values())
    for number, kind in zip(range(rounds * len(kinds)), cycle(kinds)):
        yield (queues[kind][number // len(kinds)],)


def _met(world: World, within: tuple[Area, ...], claim: str) -> bool:
    record = world.data.claims[claim]
    return any(a.holds(_spoken(world)[claim].cite) and a.meets(record) for a in within)


@refusing
def build(world: World, seed: Seed) -> Item:
    """The item that asks for the kind of speech of one claim."""
    claim = world.data.claims[seed[0]]
    judgement = _check(world, claim)
    kind, at = judgement.tag, judgement.cite
    writer = _writer(world, claim)
    told = IS[kind].format(
        writer=writer, speaker=_speaker(world, claim), through=_through(world, claim)
    )
    key = f"{sentence(told + _whose(judgement))} {cited(at)}."
    fact = f"{claim.id}.speech_type"
    return assemble(
        world,
        FRAME,
        seed,
        stem=f"What kind of speech is this at {at[0]}, {_where(world, claim)}? The wording here is "
        f"ours.\n{_shown(judgement)}",
        plain=f"Look up {at[0]}, {_where(world, claim)}. Who says this there? (The words are ours.)"
        f"\n{_shown(judgement)}",
        parts=(
            ItemPart(
                name="speech",
                interaction=Choice(
                    options=tuple(Option(_code(k), text) for k, text in KINDS.items()), fixed=True
                ),
                key=Single(correct=_code(kind)),
            ),
        ),
        feedback=Feedback(
            hint=hint(at, what=", for what brings it in: whose view or words is this?"),
            rule="Ask whether anybody is recorded as thinking or saying it, who that is, and "
            "whether it is said here or only spoken of.",
            key=key,
            choices={
                _code(other): f"{_not(judgement, other)} {key}" for other in KINDS if other != kind
            },
            open=_left_open(world, claim),
            reread=at,
        ),
        evidence=(Evidence(claim.id, at, key, claim.modality),),
        proof=(
            obligations.single_value(world, claim.id, "speech_type"),
            obligations.functional((claim.id,), "in one place words have one kind of speech"),
            obligations.one_referent(KINDS),
            obligations.attributed((claim.id,), "the kind of speech is asked, not what is said"),
        ),
        asked=Asked(keyed=(fact,), reveals=(fact,)),
        drivers={"options": str(len(KINDS)), "kind": kind},
    )


def _left_open(world: World, claim: Claim) -> str:
    """What the kind of speech does not settle; the author’s view of what is charged or denied."""
    if claim.speech_type == REPORTED:
        left = "That it is passed on shows neither that it was said so nor that it is right."
    else:
        left = "What kind of speech it is does not show whether it is right."
    return f"{left} {position(world, claim)}".rstrip()


def _code(kind: str) -> str:
    """The code of an option; the bare word may be the id of a record."""
    return f"{kind}-speech"


def _writer(world: World, claim: Claim) -> str:
    """Who writes the text in which the words stand."""
    document = world.data.documents[claim.source]
    people = [called(world, who) for who in document.author if who in world.data.people]
    return listed(people) or "the writer"


def _speaker(world: World, claim: Claim) -> str:
    """Who is told to have said it, in a sentence; of a group it may be a view only."""
    name = teller(world, claim.asserted_by)
    # That some of a group say it does not make it the group’s.
    return "others thought or said" if claim.asserted_by in world.data.groups else f"{name} said"


def _through(world: World, claim: Claim) -> str:
    """Through whom else the words came to the writer, so that he is not taken for an ear-witness.

    Whoever writes, and the article as the last of the hands, are named by the item already.
    """
    writers = world.data.documents[claim.source].author
    known = {claim.source, *writers, world.data.article.author, author_document(world)}
    between = [teller(world, hand) for hand in claim.via if hand not in known]
    return f", as told by {listed(between)}" if between else ""


def _where(world: World, claim: Claim) -> str:
    """The text in which the words stand; its kind would tell whether somebody else speaks."""
    if claim.source == author_document(world):
        return f"in {author(world)}’s own text"
    return f"in a text by {_writer(world, claim)}"


def count(world: World) -> int:
    """The claims whose kind of speech is settled."""
    return sum(map(len, _askable(world).values()))


def candidates(world: World) -> Iterator[Seed]:
    """Every claim by itself."""
    return ((claim,) for claim in world.data.claims)


SPEC = Family(
    id="R4",
    title="What kind of speech?",
    skill=FRAME.skill,
    level=FRAME.level,
    interaction="choice",
    obligations=("O3", "O5", "O6", "O7", "O8"),
    seeds=seeds,
    build=build,
    count=count,
    candidates=candidates,
    lacks="slogans and imagined words: the article has few, and few chapters have all four kinds",
)
