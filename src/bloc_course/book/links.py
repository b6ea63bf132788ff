"""Turns records and locators named on a page into links with cards, once all pages are read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, ClassVar

from docutils import nodes
from sphinx import addnodes
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform

from bloc_course.book.cards import card, citation_card
from bloc_course.book.locators import shown
from bloc_course.book.names import keywords
from bloc_course.book.nodes import CardLink, Cards, Citation, Met, RecordRef, Twin
from bloc_course.book.source import world_of
from bloc_course.dataset.query import World
from bloc_course.dataset.records import Document

# The page that holds the entries of a kind, as the `{reference}` directives of the book say.
PAGES = "bloc_reference_pages"
# More names than these are folded away at the head of a chapter.
_FOLDED = 12


def reference(record: str, text: str) -> RecordRef:
    """A record to be linked, shown as `text`."""
    return RecordRef("", "", nodes.Text(text), record=record)


def citation(locators: tuple[str, ...]) -> Citation:
    """Locators to be linked to the article."""
    return Citation("", "", locators=locators)


def pages_of(env: BuildEnvironment) -> dict[str, str]:
    """The page (docname) of each kind of record."""
    if not hasattr(env, PAGES):
        setattr(env, PAGES, {})
    pages: dict[str, str] = getattr(env, PAGES)
    return pages


class LinkRecords(SphinxPostTransform):
    """Links every record and citation of a page and puts the cards they need at its end."""

    default_priority: ClassVar[int] = 5

    def run(self, **_kwargs: Any) -> None:
        """Resolve the nodes of one page (or of the whole book in one file)."""
        self.world = world_of(self.config)
        self.cards: dict[str, str] = {}
        self._tell_search()
        for place in list(self.document.findall(Met)):
            _list_met(place, _page_around(place), self.world)
        for ref in list(self.document.findall(RecordRef)):
            ref.replace_self(self._record_link(ref))
        for cited in list(self.document.findall(Citation)):
            cited.replace_self(self._citation_link(cited))
        if self.cards:
            self.document += Cards("", html="".join(self.cards.values()))

    def _tell_search(self) -> None:
        if self.app.builder.name in ("html", "dirhtml") and not self._is_reference():
            named = {ref["record"] for ref in self.document.findall(RecordRef)}
            self.document += keywords(self.world, named & self.world.data.people.keys())

    def _record_link(self, ref: RecordRef) -> nodes.Node:
        record = self.world.records[ref["record"]]
        if record.FILE == "claims":
            # A claim has no entry of its own; it is read in the entry of its source.
            target = self.world.records[self.world.data.claims[record.id].source]
        else:
            target = record
        page = pages_of(self.env).get(target.FILE)
        if page is None:
            return nodes.inline("", "", *ref.children)
        uri = self.app.builder.get_relative_uri(self.env.docname, page) + f"#{target.id}"
        style = f"bc-{record.FILE}"
        key = f"card-{record.id}"
        return self._link(ref, uri, key, style, lambda: card(self.world, record.id))

    def _citation_link(self, cited: Citation) -> nodes.Node:
        locators: tuple[str, ...] = cited["locators"]
        article = self.world.data.article
        cited += nodes.Text(f"[{shown(locators, article)}]")
        key = "card-at-" + "-".join(locators).replace(".", "_")
        return self._link(
            cited, article.url, key, "bc-cite", lambda: citation_card(article, locators)
        )

    def _link(
        self, node: nodes.Element, uri: str, key: str, style: str, content: Callable[[], str]
    ) -> nodes.Node:
        external = style == "bc-cite"
        # Readers of e-books show no cards.
        named = self.app.builder.name
        if named == "epub" or self.app.builder.format != "html" or self._is_reference():
            plain = nodes.reference("", "", *node.children, refuri=uri, internal=not external)
            plain["classes"].append(style)
            return plain
        if key not in self.cards:
            self.cards[key] = (
                f'<div class="bc-card" id="{key}" role="tooltip" popover="manual">{content()}</div>'
            )
        link = CardLink("", "", refuri=uri, card=key, style=style, external=external)
        link.extend(node.children)
        return link

    def _is_reference(self) -> bool:
        """Whether the page holds the entries themselves: a card would repeat the next section."""
        return self.env.docname in pages_of(self.env).values()


def _folded(block: nodes.Element, parts: list[nodes.Node]) -> Twin:
    fold = Twin("", nodes.paragraph("", "", *parts), classes=block["classes"])
    fold["summary"] = f"{(len(parts) + 1) // 2} names"
    return fold


def _page_around(node: nodes.Element) -> nodes.Element:
    """The page that a node is of, also where all pages stand in one file."""
    # Sphinx leaves the sections of each page their own document as parent, or puts a node between.
    while node.parent is not None and not isinstance(node, addnodes.start_of_file):
        node = node.parent
    return node


def _list_met(place: Met, page: nodes.Element, world: World) -> None:
    """List the records of a kind in the order of the page; of documents, the sources only."""
    refs: Iterable[nodes.Element] = page.findall(RecordRef)
    if not place["figures"]:
        within = {id(ref) for twin in page.findall(Twin) for ref in twin.findall(RecordRef)}
        refs = [ref for ref in refs if id(ref) not in within]
    met = {ref["record"]: None for ref in refs}
    found = [world.records[record] for record in met if place["kind"] == world.records[record].FILE]
    parts: list[nodes.Node] = []
    for record in found:
        if isinstance(record, Document) and record.standing != "primary":
            continue
        parts += [nodes.Text("; "), reference(record.id, world.name(record.id))]
    if len(parts) > 2 * _FOLDED:
        # Thirty names before the first sentence are a wall on a phone.
        block = place.parent
        block.parent.replace(block, _folded(block, parts[1:]))
        return
    if parts:
        place.replace_self(parts[1:])
        return
    field: nodes.Element = place
    while not isinstance(field, nodes.field):
        field = field.parent
    field.parent.remove(field)
