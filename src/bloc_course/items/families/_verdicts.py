"""Items of a fixed verdict and the reason for it (M7): what reviewers decided, drawn and built."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, product, zip_longest

from bloc_course.dataset.query import World
from bloc_course.dataset.records import Claim, Judgement
from bloc_course.draw import SEPARATOR, Rank, by_rank
from bloc_course.items import obligations
from bloc_course.items.families._assemble import (
    Asked,
    Frame,
    assemble,
    cited,
    hint,
    in_order,
    unstopped,
)
from bloc_course.items.families._draws import Area, areas
from bloc_course.items.families._speakers import stated
from bloc_course.items.family import Scope, Seed
from bloc_course.items.interactions import Option
from bloc_course.items.interactions.two_tier import TwoTier
from bloc_course.items.item import Evidence, Feedback, Item, ItemPart
from bloc_course.items.marking.m7_two_tier import TwoTierKey
from bloc_course.items.proof import Discharged, Refused

IDLE = "true-but-idle"
# True, and no idle fact: it bears on the question, and `note` tells why it does not decide.
OUTWEIGHED = "outweighed"
# True, and said for or against something else, to which its record `rests_on` leads.
NEIGHBOUR = "neighbour"
BESIDE = (IDLE, OUTWEIGHED, NEIGHBOUR)
IDLE_REASONS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One question about a claim: its verdict, the facts that decide it, and true ones that do not.

    Of these some are idle, some bear on it and are outweighed, some belong to something else.
    """

    claim: Claim
    question: str
    verdict: str
    reasons: tuple[Judgement, ...]
    idle: tuple[Judgement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdicts:
    """What a family of verdicts adds to its cases.

    `answers` maps each verdict to what a reader chooses; `prove` discharges a case or refuses it;
    `ground` names what two cases share so that neither follows the other in a draw.
    """

    frame: Frame
    answers: Mapping[str, str]
    prompt: str
    rule: str
    idly: Callable[[World, Case, Judgement], str]
    stem: Callable[[World, Case], str]
    prove: Callable[[World, Case], Iterable[Discharged]]
    ground: Callable[[World, Case], str]
    against: Callable[[Case, str], str]
    left_open: Callable[[World, Case], str]
    asked: Callable[[World, Case], Asked]
    # Why the deciding fact leads to the verdict.
    leads: Callable[[Case], str] = lambda _case: ""
    # What joins the deciding fact to the question, where the fact itself does not say it.
    joins: Callable[[Case, Judgement], str] = lambda _case, _reason: ""
    # What leads from a wrong verdict to the fact that decides, where that would come abruptly.
    then: str = ""
    # Whether one of the other facts must touch the question: beside idle ones alone, the fact that
    # names what is asked about would be the reason without a look into the article.
    touching: Callable[[Case], bool] = lambda _case: False
    # The stem in simpler words, for upper secondary.
    plain: Callable[[World, Case], str] = lambda _world, _case: ""
    # Whether these facts, the deciding one first, can stand beside one another.
    suits: Callable[[World, Seed], bool] = lambda _world, _seed: True


@lru_cache(maxsize=8)
def cases(world: World, family: str, verdicts: tuple[str, ...]) -> dict[tuple[str, str], Case]:
    """The decided cases of a family by claim and question; those with two verdicts are none."""
    found: dict[tuple[str, str], list[Judgement]] = {}
    for judgement in world.data.judgements.values():
        if judgement.family == family and judgement.tag in (*verdicts, *BESIDE):
            found.setdefault((judgement.about, judgement.question), []).append(judgement)
    made = {}
    for (about, question), some in found.items():
        tags = {judgement.tag for judgement in some}.difference(BESIDE)
        claim = world.data.claims.get(about)
        if claim is None or len(tags) != 1:
            continue
        made[about, question] = Case(
            claim=claim,
            question=question,
            verdict=tags.pop(),
            reasons=tuple(judgement for judgement in some if judgement.tag not in BESIDE),
            idle=tuple(judgement for judgement in some if judgement.tag in BESIDE),
        )
    return made


def provable(world: World, family: Verdicts) -> dict[str, list[Case]]:
    """The cases of each verdict that the family can prove."""
    found: dict[str, list[Case]] = {verdict: [] for verdict in family.answers}
    for case in cases(world, family.frame.family, tuple(family.answers)).values():
        try:
            tuple(family.prove(world, case))
        except Refused:
            continue
        found[case.verdict].append(case)
    return found


def draw_verdicts(world: World, rank: Rank, scope: Scope, family: Verdicts) -> Iterator[Seed]:
    """Seeds (deciding fact, idle facts): the verdicts in turn, from one by rank, to the last round.

    Inside a verdict every case comes once before any comes again, cases of one ground far apart.
    """
    within = areas(world, scope)
    order = list(family.answers)
    # A fixed start would make the first item of every draw the same verdict.
    start = int.from_bytes(rank("verdict"), "big") % len(order)
    queues = [
        _queue(world, rank, within, family, verdict) for verdict in (*order[start:], *order[:start])
    ]
    for turn in zip(*queues, strict=False):
        yield from turn


def _queue(
    world: World, rank: Rank, within: Iterable[Area], family: Verdicts, verdict: str
) -> Iterator[Seed]:
    pool = provable(world, family)[verdict]
    grounds: dict[str, list[list[Seed]]] = {}
    for case in by_rank(pool, rank, _name):
        seeds = by_rank(_seeds(world, case, within, family), rank, SEPARATOR.join)
        if seeds:
            grounds.setdefault(family.ground(world, case), []).append(seeds)
    # Another order for every verdict, or the verdicts of one claim would follow each other.
    ranked = by_rank(grounds, rank, lambda ground: f"{verdict}{SEPARATOR}{ground}")
    for again in zip_longest(*(zip_longest(*grounds[ground]) for ground in ranked)):
        yield from _spread(again)


def _spread(again: Iterable[tuple[Seed | None, ...] | None]) -> Iterator[Seed]:
    """One round over the grounds: the cases of each in turn."""
    for turn in zip_longest(*(some or () for some in again)):
        yield from (seed for seed in turn if seed)


def _name(case: Case) -> str:
    return f"{case.claim.id}{SEPARATOR}{case.question}"


def _seeds(
    world: World, case: Case, within: Iterable[Area] | None, family: Verdicts
) -> Iterator[Seed]:
    """Each fact that decides with each two that do not, where one area holds them all."""
    for reason, idle in product(case.reasons, _pairs(case, family)):
        locators = {at for fact in (case.claim, reason, *idle) for at in fact.cite}
        held = (
            world.chapters_holding(locators)
            if within is None
            else any(area.holds(locators) and area.meets(case.claim) for area in within)
        )
        seed = (reason.id, *(fact.id for fact in idle))
        if held and family.suits(world, seed):
            yield seed


def _pairs(case: Case, family: Verdicts) -> Iterator[tuple[Judgement, ...]]:
    """Every two facts beside the deciding one, of which one touches the question where it must."""
    every = combinations(case.idle, IDLE_REASONS)
    return (pair for pair in every if not family.touching(case) or _touches(pair))


def _touches(facts: Iterable[Judgement]) -> bool:
    return any(fact.tag == OUTWEIGHED for fact in facts)


def count_verdicts(world: World, family: Verdicts) -> int:
    """How many seeds the provable cases give, over all chapters."""
    pools = provable(world, family)
    return sum(
        len(list(_seeds(world, case, None, family))) for pool in pools.values() for case in pool
    )


def every_case(world: World, family: Verdicts) -> Iterator[Seed]:
    """The first seed of every case that reviewers decided, provable or not."""
    for case in cases(world, family.frame.family, tuple(family.answers)).values():
        pair = next(_pairs(case, family), case.idle[:IDLE_REASONS])
        yield (case.reasons[0].id, *(fact.id for fact in pair))


def verdict_item(world: World, seed: Seed, family: Verdicts) -> Item:
    """The item of one case with the seed’s facts as reasons."""
    frame = family.frame
    case, facts = _case(world, seed, family)
    proof = tuple(family.prove(world, case))
    reason, *idle = facts
    why = f"{unstopped(reason.text)} {cited(reason.cite)}."
    joined = f"{why} {family.joins(case, reason)}".rstrip()
    locators = in_order(at for fact in (case.claim, *facts) for at in fact.cite)
    wrong = {
        verdict: f"{family.against(case, verdict)} {family.then}{joined}"
        for verdict in family.answers
        if verdict != case.verdict
    }
    idly = {fact.id: f"{_beside(world, family, case, fact)} {joined}" for fact in idle}
    texts = {fact.id: fact.text for fact in facts}
    return assemble(
        world,
        frame,
        seed,
        stem=family.stem(world, case),
        plain=family.plain(world, case),
        parts=(
            ItemPart(
                name="verdict",
                interaction=TwoTier(
                    answers=tuple(Option(code, text) for code, text in family.answers.items()),
                    reasons=tuple(Option(code, texts[code]) for code in sorted(texts)),
                    reason_prompt=family.prompt,
                    fixed=True,
                ),
                key=TwoTierKey(answer=case.verdict, reason=reason.id),
            ),
        ),
        feedback=Feedback(
            hint=hint(locators, [fact.cite for fact in facts]),
            rule=family.rule,
            key=f"{joined} {family.leads(case)}".rstrip(),
            choices={**wrong, **idly},
            open=family.left_open(world, case),
            reread=locators,
        ),
        evidence=(
            Evidence(
                case.claim.id,
                case.claim.cite,
                stated(world, case.claim),
                case.claim.modality,
            ),
            *(
                Evidence(fact.id, fact.cite, fact.text, obligations.surety(world, fact))
                for fact in facts
            ),
        ),
        proof=(
            *proof,
            obligations.tagged(
                tuple(texts), "a reviewer found which fact decides, and that the others do not"
            ),
            obligations.one_referent(texts),
        ),
        asked=family.asked(world, case),
        drivers={"verdict": case.verdict, "options": str(len(family.answers) + len(facts))},
    )


def _beside(world: World, family: Verdicts, case: Case, fact: Judgement) -> str:
    """Why a true fact does not decide: idle, of something else, or outweighed."""
    if fact.tag != OUTWEIGHED:
        return f"True {cited(fact.cite)}, {family.idly(world, case, fact)}"
    return f"True {cited(fact.cite)}, and it bears on this, but {fact.note} What decides is this:"


def _case(world: World, seed: Seed, family: Verdicts) -> tuple[Case, tuple[Judgement, ...]]:
    """The case of a seed and its facts, the deciding one first."""
    facts = tuple(world.data.judgements[fact] for fact in seed)
    decided = cases(world, family.frame.family, tuple(family.answers))
    case = decided.get((facts[0].about, facts[0].question))
    if case is None:
        raise Refused("O5", seed, "reviewers gave this question no verdict, or more than one")
    if facts[0] not in case.reasons:
        raise Refused("O5", seed, f"no reviewer found that this decides: {facts[0].text}")
    foreign = tuple(fact.id for fact in facts[1:] if fact not in case.idle)
    if foreign or len(facts) != IDLE_REASONS + 1:
        raise Refused("O5", seed, "the other reasons are not known to be true and idle here")
    if family.touching(case) and not _touches(facts[1:]):
        raise Refused("O6", seed, "of the reasons only the deciding one touches the question")
    if sum("“" in fact.text for fact in facts) == 1:
        raise Refused("O6", seed, "one reason alone has quotation marks, which single it out")
    for fact in facts[1:]:
        if fact.tag == OUTWEIGHED and not fact.note:
            because = "it bears on the question, and nobody says why it is outweighed"
            raise Refused("O5", (fact.id,), because)
    return case, facts
