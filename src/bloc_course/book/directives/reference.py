"""`{reference}`: a page of the reference part, one section an entry, each with a stable address."""

from __future__ import annotations

from docutils import nodes

from bloc_course.book import blocks
from bloc_course.book.directives._options import DataDirective
from bloc_course.book.links import pages_of
from bloc_course.book.locators import in_order
from bloc_course.book.nodes import Citation
from bloc_course.book.report import unknown
from bloc_course.book.spec import Directive, Page
from bloc_course.registry import discover


class Reference(DataDirective):
    """All entries of a kind; links of roles lead here."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """The entries as sections whose ids are the ids of the records."""
        pages = {page.name: page for page in discover("bloc_course.book.pages", Page)}
        page = pages.get(self.arguments[0])
        if page is None:
            unknown(self.arguments[0], "reference pages", pages, self.get_location())
            return []
        pages_of(self.env)[page.kind] = self.env.docname
        entries = {record: self._entry(page, record) for record in page.order(self.world)}
        return [*self._words(page, entries), *entries.values()]

    def _words(self, page: Page, entries: dict[str, nodes.section]) -> list[nodes.Node]:
        """A line that leads to the first entry of each word; a long page is read from there."""
        if page.word is None:
            return []
        line = blocks.paragraph(classes=["bc-words"])
        found: dict[str, str] = {}
        for record, entry in entries.items():
            found.setdefault(page.word(self.world, record), entry["ids"][0])
        for word, target in found.items():
            # No line begins with the mark between two words.
            line += nodes.Text("\N{NO-BREAK SPACE}· ") if line.children else []
            line += nodes.reference("", word, internal=True, refid=target)
        return [line]

    def _entry(self, page: Page, record: str) -> nodes.section:
        section = nodes.section(names=[record], classes=["bc-entry"])
        self.state.document.note_explicit_target(section)
        section += nodes.title("", page.title(self.world, record))
        note = self.world.records[record].note
        if note:
            section += blocks.paragraph(note)
        section += page.body(self.world, record)
        for cited in section.findall(Citation):
            cited["locators"] = in_order(cited["locators"], self.world.data.article)
        return section


SPEC = Directive(name="reference", directive=Reference)
