"""The statements of an evidence map from records: grounds, rivals, what tells against, limits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bloc_course.dataset.query import World
from bloc_course.dataset.records import Argument, Claim
from bloc_course.figures import phrases
from bloc_course.figures.evidence_map import Ground

_GROUND = "ground of the argument"
_SUPPORTS = "supports it"
_RIVAL = "would stand instead"
_AGAINST = "tells against it"
_EXCLUDES = "excludes it"
_COURSE = "set here by this course"
_LIMIT = "noted by this course"


def grounds_of(
    world: World, claim_id: str, supports: Sequence[str] = (), weakens: Sequence[str] = ()
) -> tuple[Ground, list[Ground], list[Ground]]:
    """The claim, what supports and what weakens it; the course adds `supports` and `weakens`.

    The grounds are the premises of all arguments for the claim; limits are judgements on these.
    """
    claim = world.data.claims[claim_id]
    arguments = [a for a in world.data.arguments.values() if a.conclusion == claim_id]
    for_it = dict(_for(world, claim, arguments))
    against = dict(_against(world, claim, arguments))
    for_it |= {record: _COURSE for record in supports if record not in for_it}
    against |= {record: _COURSE for record in weakens if record not in against}
    strength = ", ".join(dict.fromkeys(phrases.plain(a.strength) for a in arguments))
    why = f"the article’s wording: {strength}" if strength else ""
    return (
        _ground(world, claim_id, why),
        [_ground(world, record, reason) for record, reason in for_it.items()],
        [
            *(_ground(world, record, reason) for record, reason in against.items()),
            *_limits(world, arguments),
        ],
    )


def _for(world: World, claim: Claim, arguments: Iterable[Argument]) -> Iterator[tuple[str, str]]:
    # A later entry would replace an earlier reason: the premises come last.
    yield from ((c.id, _SUPPORTS) for c in world.data.claims.values() if claim.id in c.supports)
    yield from ((premise, _GROUND) for a in arguments for premise in a.premises)


def _against(
    world: World, claim: Claim, arguments: Iterable[Argument]
) -> Iterator[tuple[str, str]]:
    yield from ((rival, _RIVAL) for a in arguments for rival in a.rivals)
    yield from ((c.id, _AGAINST) for c in world.data.claims.values() if claim.id in c.opposes)
    yield from ((record, _EXCLUDES) for record in claim.conflicts_with)


def _ground(world: World, record: str, why: str) -> Ground:
    claim = world.data.claims[record]
    own = claim.asserted_by == world.data.article.author and phrases.is_article(world, claim.source)
    return Ground(
        who=f"{phrases.who_says(world, claim)}:",
        says=claim.statement,
        source="" if own else phrases.in_source(world, claim),
        why=why,
        locators=claim.cite,
        record=record,
        modality=claim.modality,
    )


def _limits(world: World, arguments: Iterable[Argument]) -> Iterator[Ground]:
    known = {argument.id for argument in arguments}
    for judgement in world.data.judgements.values():
        if judgement.tag == "limit" and judgement.about in known:
            yield Ground(who="Limit:", says=judgement.text, why=_LIMIT, locators=judgement.cite)
