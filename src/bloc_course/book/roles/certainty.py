"""`{certainty}`: one of the marks that say how sure something is."""

from __future__ import annotations

from docutils import nodes
from docutils.nodes import system_message
from sphinx.util.docutils import SphinxRole

from bloc_course.book.report import unknown
from bloc_course.book.spec import Role
from bloc_course.figures.certainty import WORDS, mark_html


class CertaintyRole(SphinxRole):
    """Shows the mark of "stated", "inferred" … "judged"."""

    def run(self) -> tuple[list[nodes.Node], list[system_message]]:
        """The shape and its word; the word alone where there is no HTML."""
        modalities = {word: modality for modality, word in WORDS.items()}
        if self.text not in modalities:
            unknown(self.text, "certainty", modalities, self.get_location())
            return [nodes.Text(self.text)], []
        html = mark_html(modalities[self.text])
        return [nodes.raw("", html, format="html")], []


SPEC = Role(name="certainty", role=CertaintyRole())
