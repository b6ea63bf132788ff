"""Rows and columns of a corroboration matrix: what each source says of the same proposition."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bloc_course.dataset.query import World
from bloc_course.dataset.records import Claim
from bloc_course.figures import phrases
from bloc_course.figures.matrix import Row, Source, Voice


def rows_of(
    world: World, claims: Sequence[str], sources: Sequence[str] = ()
) -> tuple[list[Source], list[Row]]:
    """A row for the proposition of each of `claims`, a column for each of `sources`.

    Without `sources`, all that speak to one of the propositions, in the order of the claims.
    """
    kin = [kin_of(world, world.data.claims[record]) for record in claims]
    spoken = dict.fromkeys(claim.source for found in kin for claim in found)
    columns = tuple(sources) or tuple(spoken)
    rows = [
        Row(
            found[0].statement,
            tuple(_voices(world, found, source) for source in columns),
        )
        for found in kin
    ]
    return [Source(source, phrases.source(world, source)) for source in columns], rows


def kin_of(world: World, claim: Claim) -> list[Claim]:
    """Every claim on the same proposition, the one named first."""
    same = [c for c in world.data.claims.values() if _proposition(c) == _proposition(claim)]
    return [claim, *(other for other in same if other.id != claim.id)]


def _proposition(claim: Claim) -> tuple[str, ...]:
    return claim.statement, claim.subject, claim.predicate, claim.object


def _voices(world: World, found: Iterable[Claim], source: str) -> tuple[Voice, ...]:
    document = world.data.documents[source]
    own = {source, *document.author}
    return tuple(
        Voice(
            record=claim.id,
            verb=phrases.SAYS[claim.polarity],
            speaker="" if claim.asserted_by in own else world.name(claim.asserted_by),
            modality=claim.modality,
            locators=claim.cite,
        )
        for claim in found
        if claim.source == source
    )
