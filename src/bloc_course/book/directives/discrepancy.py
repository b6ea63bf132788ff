"""`{discrepancy}`: statements of the article that disagree, side by side, and how we read them."""

from __future__ import annotations

from docutils import nodes

from bloc_course.book import blocks
from bloc_course.book.directives._options import EntryDirective
from bloc_course.book.pages.slips import SETTLED, about, field_of, printed, title_of
from bloc_course.book.spec import Directive
from bloc_course.dataset.query import World
from bloc_course.dataset.records import Discrepancy, Statement
from bloc_course.figures import phrases
from bloc_course.figures.figure import Cite, Ref


class DiscrepancyCard(EntryDirective[Discrepancy]):
    """A box with what each place prints, whether it can be settled, and our reading."""

    kind = Discrepancy

    def show(self, record: Discrepancy) -> list[nodes.Node]:
        """The box of the disagreement."""
        box = nodes.container(classes=["bc-document", "bc-discrepancy"])
        title = Ref(record.id, title_of(self.world, record.id))
        box += blocks.paragraph("The article disagrees: ", title, classes=["bc-document-title"])
        sides = nodes.container(classes=["bc-sides"])
        alike = len({(s.record, s.field) for s in record.statements}) == 1
        sides += [_side(self.world, s, named=not alike) for s in record.statements]
        box += sides
        box += blocks.facts(
            (
                ("Can be settled", [SETTLED[record.resolvable]]),
                ("Our reading", [record.reading]),
            )
        )
        return [box]


def _side(world: World, statement: Statement, *, named: bool) -> nodes.container:
    """One statement; what it is about is `named` where the title does not say it for all."""
    side = nodes.container(classes=["bc-side"])
    if named:
        side += blocks.paragraph(about(world, statement), f", {field_of(statement.field)}")
    side += blocks.paragraph(printed(world, statement), classes=["bc-said"])
    if statement.as_printed:
        side += blocks.paragraph(phrases.as_printed(statement.as_printed))
    side += blocks.paragraph(Cite(statement.cite))
    return side


SPEC = Directive(name="discrepancy", directive=DiscrepancyCard)
