"""Document nodes of the book and how HTML writes them; other builders see plain links and text."""

from __future__ import annotations

from html import escape
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from bloc_course.book.further import quiz_of


class RecordRef(nodes.Inline, nodes.TextElement):
    """A record named in the text (`record`), before the page of its entry is known."""


class Citation(nodes.Inline, nodes.TextElement):
    """Locators cited in the text (`locators`)."""


class Met(nodes.Inline, nodes.Element):
    """Where the records of a `kind` that the page names are to be listed.

    With `figures` also those that only the tables of figures name.
    """


class CardLink(nodes.Inline, nodes.TextElement):
    """A link (`refuri`) whose card (`card`) shows on hover, focus or tap."""


class Cards(nodes.General, nodes.Element):
    """All cards of a page (`html`); not text, so the search does not index them again."""


class Quiz(nodes.General, nodes.Element):
    """A practice quiz (`html`, named `key`): not text, so that the search gives no answers away.

    `further` are the sets of new questions (JSON), empty where there are none.
    """


class Twin(nodes.General, nodes.Element):
    """The table that says the same as a figure, folded in HTML."""


def _visit_card_link(writer: Any, node: nodes.Element) -> None:
    kind = "external" if node["external"] else "internal"
    writer.body.append(
        f'<a class="reference {kind} bc-ref {node["style"]}" href="{escape(node["refuri"])}"'
        f' aria-describedby="{node["card"]}">'
    )


def _depart_card_link(writer: Any, _node: nodes.Element) -> None:
    writer.body.append("</a>")


def _visit_cards(writer: Any, node: nodes.Element) -> None:
    writer.body.append(f'<div class="bc-cards">{node["html"]}</div>')


def _visit_quiz(writer: Any, node: nodes.Element) -> None:
    html = quiz_of(node, writer.builder, writer.docnames[0])
    writer.body.append(f'<div class="bc-quiz">{html}</div>')


def _visit_twin(writer: Any, node: nodes.Element) -> None:
    writer.body.append(f'<details class="bc-twin"><summary>{escape(node["summary"])}</summary>')


def _depart_twin(writer: Any, _node: nodes.Element) -> None:
    writer.body.append("</details>")


def _pass(_writer: Any, _node: nodes.Element) -> None:
    """Write nothing for the node itself."""


def add_nodes(app: Sphinx) -> None:
    """Tell every writer of Sphinx what to do with the nodes that reach it."""
    for node, html in (
        (CardLink, (_visit_card_link, _depart_card_link)),
        (Cards, (_visit_cards, _pass)),
        (Quiz, (_visit_quiz, _pass)),
        (Twin, (_visit_twin, _depart_twin)),
    ):
        plain = (_pass, _pass)
        app.add_node(node, html=html, latex=plain, text=plain, man=plain, texinfo=plain)
