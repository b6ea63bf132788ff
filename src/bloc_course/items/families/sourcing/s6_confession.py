"""S6 Reliability of a confession: ruled out, borne out from outside the court, or neither."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from bloc_course.dataset.query import World
from bloc_course.dataset.records import Claim
from bloc_course.draw import Rank
from bloc_course.items import obligations
from bloc_course.items.families._assemble import Asked, Frame, in_order, refusing
from bloc_course.items.families._speakers import (
    author,
    called,
    entitled,
    sentence,
)
from bloc_course.items.families._verdicts import (
    Case,
    Verdicts,
    count_verdicts,
    draw_verdicts,
    every_case,
    verdict_item,
)
from bloc_course.items.families.sourcing._ascribed import IN_COURT, made_of
from bloc_course.items.families.sourcing._outside_court import (
    bare,
    bearers,
    in_court,
    proposition,
    refuters,
    weighed,
)
from bloc_course.items.family import Family, Scope, Seed
from bloc_course.items.item import Item
from bloc_course.items.proof import Discharged, Refused

FRAME = Frame("S6", "sourcing", "evaluate")
REFUTES, BEARS_OUT, NO_GROUND = "refutes", "bears-out", "no-ground"
CIRCUMSTANCE = "circumstance"
# A reason that says that nothing decides gives the verdict away without a look at the article.
SAYS_SO = re.compile(
    r"\b(?:leaves? (?:it )?open|left open|says? nothing|nobody says|no one says|not known|unknown|"
    r"undecided|whether|no word|neither)\b",
    re.IGNORECASE,
)
# A search shows nothing before its outcome is known: who decides is to be named.
SEARCHES = re.compile(r"\b(?:looks? for|search(?:es)?|goes through|compares?|asks?|side by side)\b")
# A true fact in the author’s name that concludes, or a ground that denies, is the verdict itself.
CONCLUDES = (
    r"\b{author} (?:\w+ )?(?:concludes|holds|believes|denies|rejects|thinks|says|finds) that\b"
)
DENIES = re.compile(
    r"\b(?:no|not|never|none|nobody|nothing|nowhere|neither|nor|without)\b", re.IGNORECASE
)
# The author’s stance that goes with each verdict; another one is a reason to look again.
STANCES = {
    REFUTES: ("rejects",),
    BEARS_OUT: ("adopts", "reports"),
    NO_GROUND: ("reports", "leaves-open"),
}
DECIDES = "but it does not touch what the statement says. What decides is this:"
IDLY = {
    REFUTES: DECIDES,
    BEARS_OUT: DECIDES,
    NO_GROUND: "but it shows nothing of how far the article goes. This does:",
}
WRONG = {
    (REFUTES, BEARS_OUT): "Nobody outside the court says so.",
    (REFUTES, NO_GROUND): "The article does rule it out.",
    (BEARS_OUT, REFUTES): "Nothing that the author accepts rules it out.",
    (BEARS_OUT, NO_GROUND): "There is such a source.",
    (NO_GROUND, REFUTES): "The author accepts nothing that rules it out.",
    (NO_GROUND, BEARS_OUT): "No source outside the court says that it was so.",
}
LEADS = {
    REFUTES: "The author holds this, and the statement cannot stand beside it.",
    BEARS_OUT: "This comes from outside the court and speaks for the statement.",
    NO_GROUND: "It goes no further, so the statement has the word of the court alone.",
}
OPEN = {
    REFUTES: "One statement that falls does not make all that was said in court worthless.",
    BEARS_OUT: "This bears out the one statement; it proves neither the other charges nor a deed.",
    NO_GROUND: "That nothing decides it does not make it half true.",
}


def _prove(world: World, case: Case) -> tuple[Discharged, ...]:
    claim = case.claim
    if not in_court(world, claim) or claim.modality != "alleged":
        raise Refused("O7", (claim.id,), "it is neither a charge nor a confession")
    obligations.withheld(world, FRAME.family, claim.id)
    if claim.stance_of_author not in STANCES[case.verdict]:
        because = f"the author {claim.stance_of_author} it, which does not go with {case.verdict}"
        raise Refused("O5", (claim.id,), because)
    against, beside = refuters(world, claim), bearers(world, claim)
    found = REFUTES if against else BEARS_OUT if beside else NO_GROUND
    if (against and beside) or found != case.verdict:
        records = (claim.id, *(other.id for other in (*against, *beside)))
        raise Refused("O5", records, f"the claims give {found}, the reviewer {case.verdict}")
    _grounded(world, case, (*against, *beside))
    _unspoken(world, case)
    grounds = tuple(other.id for other in (*against, *beside)) or (claim.id,)
    reasons = {
        REFUTES: "a claim from outside the court, which the author adopts, rules it out",
        BEARS_OUT: "a source outside the court says the same, and nothing adopted speaks against",
        NO_GROUND: "no claim from outside the court says the same or the contrary",
    }
    return (
        obligations.explicit(grounds, reasons[case.verdict]),
        obligations.resting(world, case.reasons),
        obligations.attributed((claim.id,), "the stem says whose word it is; its worth is asked"),
    )


def _unspoken(world: World, case: Case) -> None:
    """O6: no fact prints what the author concludes, and no refuting ground is a bare denial.

    Declared a true fact, either is the answer to the first question, with no look at the article.
    """
    concludes = re.compile(CONCLUDES.format(author=re.escape(author(world))))
    for fact in (*case.reasons, *case.idle):
        denial = case.verdict == REFUTES and fact in case.reasons and DENIES.search(fact.text)
        if concludes.search(fact.text) or denial:
            because = f"“{fact.text}” states the conclusion; print the ground it rests on"
            raise Refused("O6", (case.claim.id, fact.id), because)


def _grounded(world: World, case: Case, deciding: tuple[Claim, ...]) -> None:
    """O5: what a reviewer says decides is what the claims say; no ground means none at all."""
    claim = case.claim
    if case.verdict == NO_GROUND:
        for reason in case.reasons:
            if SAYS_SO.search(reason.text):
                because = f"“{reason.text}” says the verdict in plain words"
                raise Refused("O6", (reason.id,), because)
        tied = weighed(world, claim)
        if tied:
            because = "the article weighs it: it is not without a word for or against it"
            raise Refused("O5", (claim.id, *tied), because)
        return
    if case.verdict == REFUTES and all(bare(world, claim, other) for other in deciding):
        because = "the article only says the contrary, so the reason would repeat the statement"
        raise Refused("O5", (claim.id, *(other.id for other in deciding)), because)
    # A mere ground leads to the verdict only with what is drawn from it: its reader is left alone.
    known = {other.id for other in deciding}
    for reason in case.reasons:
        if reason.rests_on not in known:
            because = f"“{reason.text}” is none of the claims that decide it"
            raise Refused("O5", (reason.id, reason.rests_on), because)
        if case.verdict == REFUTES and SEARCHES.search(reason.text):
            because = f"“{reason.text}” tells what was looked for, and not who decides"
            raise Refused("O5", (reason.id,), because)


def _stem(world: World, case: Case) -> str:
    return (
        f"How far does {author(world)}’s article bear out {_kind(world, case.claim)}, by what it "
        f"gives or concludes?\n{sentence(_said(world, case.claim))}: {case.claim.statement}"
    )


def _plain(world: World, case: Case) -> str:
    """The same in fewer words."""
    said = sentence(_said(world, case.claim))
    kind = _kind(world, case.claim)
    return (
        f"How far does {author(world)}’s article bear out {kind}?\n{said}: {case.claim.statement}"
    )


def _kind(world: World, claim: Claim) -> str:
    """What is to be borne out: readers are told that the word of a person is one from the dock."""
    if claim.asserted_by in world.data.people:
        return "what is confessed or answered here in court"
    return "this statement"


def _said(world: World, claim: Claim) -> str:
    """Whose word it is: that of a paper of the court, or somebody’s there and how it was said."""
    if claim.asserted_by not in world.data.people:
        return entitled(world, claim.asserted_by)
    how = _circumstances(world).get(claim.id, "")
    return f"{called(world, claim.asserted_by)} before the court{f', {how}' if how else ''}"


@lru_cache(maxsize=4)
def _circumstances(world: World) -> dict[str, str]:
    """How the article says that something was said in court."""
    return {
        judged.about: judged.text
        for judged in world.data.judgements.values()
        if (judged.family, judged.tag) == (FRAME.family, CIRCUMSTANCE)
    }


def _left_open(world: World, case: Case) -> str:
    """What the one verdict does not settle, and what the article tells of words from the dock."""
    claim, open_ = case.claim, OPEN[case.verdict]
    if claim.asserted_by not in world.data.people:
        return open_
    every = (claim, *case.reasons, *case.idle)
    places = in_order(at for fact in every for at in fact.cite)
    return f"{made_of(world, claim, places)} {IN_COURT} {open_}".strip()


def _ground(world: World, case: Case) -> str:
    """Cases that fall or stand with one claim are of one ground."""
    others = (*refuters(world, case.claim), *bearers(world, case.claim))
    return min((other.id for other in others), default=case.claim.predicate)


def _asked(world: World, case: Case) -> Asked:
    """The proposition’s worth, and the claims that decide it, which other questions may ask."""
    others = (*refuters(world, case.claim), *bearers(world, case.claim))
    grounds = tuple(sorted(other.id for other in others))
    worth = f"{'|'.join(proposition(case.claim))}.worth"
    return Asked(keyed=(worth, f"{_ground(world, case)}.worth"), reveals=(case.claim.id, *grounds))


VERDICTS = Verdicts(
    frame=FRAME,
    answers={
        REFUTES: "The article rules it out as it stands.",
        BEARS_OUT: "A source outside the court bears it out.",
        NO_GROUND: "The article has nothing that rules it out or bears it out.",
    },
    prompt="Which of these true facts shows how far the article goes here?",
    rule="A charge or a confession proves no deed by itself: look for what stands outside the "
    "court, for it or against it.",
    idly=lambda _world, case, _fact: IDLY[case.verdict],
    stem=_stem,
    plain=_plain,
    prove=_prove,
    ground=_ground,
    against=lambda case, verdict: WRONG[case.verdict, verdict],
    joins=lambda _case, reason: reason.note,
    leads=lambda case: LEADS[case.verdict],
    # Without a ground there is nothing that another fact could be outweighed by.
    touching=lambda case: case.verdict != NO_GROUND,
    left_open=_left_open,
    asked=_asked,
)


def seeds(world: World, rank: Rank, scope: Scope) -> Iterator[Seed]:
    """Statements made in court by rank, the three verdicts in turn."""
    return draw_verdicts(world, rank, scope, VERDICTS)


@refusing
def build(world: World, seed: Seed) -> Item:
    """The item of one statement, the fact that decides its worth and two idle ones."""
    return verdict_item(world, seed, VERDICTS)


def count(world: World) -> int:
    """Proven statements with each deciding fact and each two idle ones."""
    return count_verdicts(world, VERDICTS)


def candidates(world: World) -> Iterator[Seed]:
    """Every statement that reviewers gave a verdict."""
    return every_case(world, VERDICTS)


SPEC = Family(
    id="S6",
    title="Reliability of a confession",
    skill=FRAME.skill,
    level=FRAME.level,
    interaction="two-tier",
    obligations=("O5", "O6", "O7", "O8"),
    seeds=seeds,
    build=build,
    count=count,
    candidates=candidates,
    lacks="statements made in court that a paper of the time bears out: there are few",
)
