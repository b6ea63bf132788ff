"""`{claim}`: a claim on a card: who says it, in what, how surely, who else speaks to it."""

from __future__ import annotations

from collections.abc import Iterable

from docutils import nodes

from bloc_course.book import blocks
from bloc_course.book.directives._options import EntryDirective
from bloc_course.book.spec import Directive
from bloc_course.dataset.query import World
from bloc_course.dataset.records import Claim
from bloc_course.figures import phrases
from bloc_course.figures.certainty import MEANS
from bloc_course.figures.figure import Cite, Ref
from bloc_course.figures.propositions import kin_of


class ClaimCard(EntryDirective[Claim]):
    """A box with a claim as its speaker makes it; it is never shown without him."""

    kind = Claim

    def show(self, record: Claim) -> list[nodes.Node]:
        """The box of the claim."""
        box = nodes.container(classes=["bc-document", "bc-claim"])
        title = f"{phrases.who_says(self.world, record)}: {record.statement}"
        box += blocks.paragraph(title, classes=["bc-document-title"])
        if record.note:
            box += blocks.paragraph(record.note)
        box += blocks.facts(_facts(self.world, record))
        return [box]


def _facts(world: World, claim: Claim) -> list[tuple[str, list[blocks.Part]]]:
    rows: list[tuple[str, list[blocks.Part]]] = [
        ("Said in", [Ref(claim.source, phrases.source(world, claim.source))])
    ]
    if claim.via:
        rows.append(("Came through", _listed([_name(world, record)] for record in claim.via)))
    sure: list[blocks.Part] = [blocks.mark(claim.modality), f": {MEANS[claim.modality]}"]
    if claim.cue:
        sure.append(f"; the words for it: “{claim.cue}”")
    rows.append(("How sure", sure))
    if claim.asserted_by != world.data.article.author:
        rows.append(("The article", [phrases.stance(world, claim)]))
    others = kin_of(world, claim)[1:]
    known = {claim.id, *(other.id for other in others)}
    others += [world.data.claims[c] for c in claim.conflicts_with if c not in known]
    if others:
        rows.append(("Also on this", _listed(_voice(world, claim, other) for other in others)))
    rows.append(("Where", [Cite(claim.cite)]))
    return rows


def _name(world: World, record: str) -> blocks.Part:
    return Ref(record, phrases.source(world, record))


def _voice(world: World, claim: Claim, other: Claim) -> list[blocks.Part]:
    """Another voice and its paper; its own words only where they are not those of the claim."""
    where = phrases.in_source(world, other)
    words = phrases.who_says(world, other) + (f" {where}" if where else "")
    if other.statement != claim.statement:
        words += f": {other.statement.rstrip('.')}"
    return [Ref(other.id, words), " ", blocks.mark(other.modality), " ", Cite(other.cite)]


def _listed(items: Iterable[list[blocks.Part]]) -> list[blocks.Part]:
    parts: list[blocks.Part] = []
    for item in items:
        parts += ["; "] if parts else []
        parts += item
    return parts


SPEC = Directive(name="claim", directive=ClaimCard)
