"""The role of a kind of record: `{person}`id`` or `{person}`shown text <id>``."""

from __future__ import annotations

from docutils import nodes
from docutils.nodes import system_message
from sphinx.util.docutils import SphinxRole

from bloc_course.book.links import reference
from bloc_course.book.report import unknown
from bloc_course.book.source import world_of
from bloc_course.dataset.query import World


class RecordRole(SphinxRole):
    """Links a record of `kind`, shown by its name or by the writer's own words."""

    def __init__(self, kind: str) -> None:
        self.kind = kind

    def run(self) -> tuple[list[nodes.Node], list[system_message]]:
        """A reference for `links` to resolve, or a problem with the nearest id."""
        world = world_of(self.config)
        words, bracket, rest = self.text.rpartition("<")
        record = rest.removesuffix(">").strip() if bracket else self.text.strip()
        known: dict[str, object] = getattr(world.data, self.kind)
        if record not in known:
            unknown(record, self.kind, known, self.get_location())
            return [nodes.Text(words.strip() or record)], []
        return [reference(record, words.strip() or _name(world, record))], []


def _name(world: World, record: str) -> str:
    term = world.data.terms.get(record)
    return term.word if term else world.name(record)
