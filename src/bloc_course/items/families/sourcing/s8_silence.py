"""S8 Silence: what follows where the article says that something was not found or not said."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bloc_course.dataset.names import folded
from bloc_course.dataset.query import World
from bloc_course.dataset.records import Claim
from bloc_course.draw import Rank
from bloc_course.items import obligations
from bloc_course.items.families._assemble import Asked, Frame, refusing
from bloc_course.items.families._speakers import (
    author,
    author_document,
    sentence,
    source_of,
)
from bloc_course.items.families._verdicts import (
    Case,
    Verdicts,
    count_verdicts,
    draw_verdicts,
    every_case,
    verdict_item,
)
from bloc_course.items.family import Family, Scope, Seed
from bloc_course.items.item import Item
from bloc_course.items.proof import Discharged, Refused

FRAME = Frame("S8", "sourcing", "evaluate")
FOLLOWS, LEFT_OPEN, CONTRADICTED = "follows", "left-open", "contradicted"
# What is only guessed to be missing is no silence to conclude from.
FIRM = ("stated",)
_WORD = re.compile(r"\w+")
# Shorter words are articles, prepositions and the like.
SHORTEST = 4
WRONG = {
    (FOLLOWS, LEFT_OPEN): "Here it does follow from what is said.",
    (FOLLOWS, CONTRADICTED): "Nothing in the article speaks against it, and it does follow.",
    (LEFT_OPEN, FOLLOWS): "What is said here does not reach so far.",
    (LEFT_OPEN, CONTRADICTED): "Nothing in the article makes it untrue or unlikely.",
    (CONTRADICTED, FOLLOWS): "What is said here does not reach so far.",
    (CONTRADICTED, LEFT_OPEN): "The article does have something that speaks against it.",
}
IDLY = {
    FOLLOWS: "but the conclusion does not rest on it. It rests on this:",
    LEFT_OPEN: "but it is not why the conclusion fails. This is:",
    CONTRADICTED: "but it does not speak against the conclusion. This does:",
}
LEADS = {
    LEFT_OPEN: "So what is said leaves room for more than one answer.",
    CONTRADICTED: "So the article itself speaks against the conclusion.",
}
OPEN = {
    FOLLOWS: "Whether the silence itself is rightly told is another question.",
    LEFT_OPEN: "It may still be so; another find could decide it.",
    CONTRADICTED: "What speaks against it may itself be doubted; that is another question.",
}


def _prove(world: World, case: Case) -> tuple[Discharged, ...]:
    claim = case.claim
    obligations.withheld(world, FRAME.family, claim.id)
    if claim.modality not in FIRM or claim.polarity != "asserts":
        raise Refused("O7", (claim.id,), f"that something is missing is only {claim.modality}")
    if claim.stance_of_author not in ("adopts", "reports"):
        raise Refused("O7", (claim.id,), f"the author {claim.stance_of_author} the silence itself")
    grounds = tuple(reason.id for reason in case.reasons)
    _brings_in(case)
    return (
        obligations.undenied(world, claim),
        obligations.resting(world, case.reasons),
        obligations.tagged((claim.id, *grounds), f"a reviewer found the conclusion {case.verdict}"),
        obligations.attributed((claim.id,), "the stem names the source of the silence"),
    )


def _brings_in(case: Case) -> None:
    """O5: a fact of the article leads to what the conclusion names, and does not name it itself.

    What it has to do with the conclusion is known from the article only: a fact that prints the
    conclusion’s own words beside the silence answers both tiers. A conclusion that follows names
    something of which the silence does not speak, and the note of its fact says how they join.
    """
    asked = _words(case.question) - _words(case.claim.statement)
    for reason in case.reasons:
        records = (case.claim.id, reason.id)
        if case.verdict == FOLLOWS and (not asked or not reason.note):
            because = f"the conclusion says the silence again, and “{reason.text}” adds nothing"
            raise Refused("O5", records, because)
        if asked & _words(reason.text):
            because = f"silence and “{reason.text}” print the whole syllogism"
            raise Refused("O5", records, because)


def _words(text: str) -> set[str]:
    """The longer words of a text, without endings in s."""
    return {word.rstrip("s") for word in _WORD.findall(folded(text)) if len(word) >= SHORTEST}


def _silent(world: World, claim: Claim) -> str:
    """Whose word the silence is; a remark of somebody else in the notes is his."""
    speaker = claim.asserted_by
    if claim.source == author_document(world) and speaker in world.data.groups:
        return f"A remark by {world.name(speaker)} in a note"
    return sentence(source_of(world, claim).rstrip(","))


def _stem(world: World, case: Case) -> str:
    return (
        f"{_silent(world, case.claim)}: {case.claim.statement}\n{case.question} "
        f"Judge by {author(world)}’s article with its preface and notes."
    )


def _plain(world: World, case: Case) -> str:
    """The same in fewer words."""
    source = _silent(world, case.claim)
    return f"{source}: {case.claim.statement}\n{case.question} Judge by the whole article."


def _asked(_: World, case: Case) -> Asked:
    """The conclusion and the silence itself, so that no form asks two conclusions from one."""
    facts = (f"{case.claim.id}: {case.question}", f"{case.claim.id}.silence")
    return Asked(keyed=facts, reveals=(*facts, case.claim.id))


VERDICTS = Verdicts(
    frame=FRAME,
    answers={
        FOLLOWS: "It does follow.",
        LEFT_OPEN: "It does not follow, and nothing in the article makes the conclusion untrue or "
        "unlikely.",
        CONTRADICTED: "It does not follow, and something in the article makes the conclusion "
        "untrue or unlikely.",
    },
    prompt="Which of these facts, read where the article tells it, decides whether it follows?",
    rule="Not found is not the same as not written: silence proves only where a closed body was "
    "searched to the end.",
    idly=lambda _world, case, _fact: IDLY[case.verdict],
    stem=_stem,
    plain=_plain,
    prove=_prove,
    ground=lambda _, case: case.claim.id,
    against=lambda case, verdict: WRONG[case.verdict, verdict],
    joins=lambda _case, reason: reason.note,
    leads=lambda case: LEADS.get(case.verdict, ""),
    # Beside idle facts alone the verdict shows by the reason, whatever the article says.
    touching=lambda _case: True,
    left_open=lambda _, case: OPEN[case.verdict],
    asked=_asked,
)


def seeds(world: World, rank: Rank, scope: Scope) -> Iterator[Seed]:
    """Conclusions from silence by rank, the three verdicts in turn."""
    return draw_verdicts(world, rank, scope, VERDICTS)


@refusing
def build(world: World, seed: Seed) -> Item:
    """The item of one conclusion, the reason of its verdict and two idle facts."""
    return verdict_item(world, seed, VERDICTS)


def count(world: World) -> int:
    """Proven conclusions with each reason and each two idle facts."""
    return count_verdicts(world, VERDICTS)


def candidates(world: World) -> Iterator[Seed]:
    """Every conclusion that reviewers gave a verdict."""
    return every_case(world, VERDICTS)


SPEC = Family(
    id="S8",
    title="Silence",
    skill=FRAME.skill,
    level=FRAME.level,
    interaction="two-tier",
    obligations=("O3", "O5", "O6", "O7", "O8"),
    seeds=seeds,
    build=build,
    count=count,
    candidates=candidates,
    lacks="closed bodies that were searched to the end: conclusions that do follow are few",
)
