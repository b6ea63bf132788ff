"""The glossary: the senses of each word one after the other, with the document that has each."""

from __future__ import annotations

from docutils import nodes

from bloc_course.book import blocks
from bloc_course.book.filing import filed
from bloc_course.book.spec import Page
from bloc_course.dataset.query import World
from bloc_course.figures import phrases
from bloc_course.figures.figure import Cite, Ref


def _order(world: World) -> list[str]:
    terms = world.data.terms.values()
    return [t.id for t in sorted(terms, key=lambda t: (filed(t.word), t.word, t.id))]


def _title(world: World, record_id: str) -> str:
    term = world.data.terms[record_id]
    return f"{term.word}: {term.sense}"


def _word(world: World, record_id: str) -> str:
    return world.data.terms[record_id].word


def _body(world: World, record_id: str) -> list[nodes.Node]:
    term = world.data.terms[record_id]
    source = Ref(term.document, phrases.source(world, term.document))
    rows: list[tuple[str, list[blocks.Part]]] = [("Used so in", [source])]
    time = phrases.from_to(term.from_, term.to)
    if time:
        rows.append(("When", [time]))
    if term.refers_to in world.records:
        rows.append(("Meant", [Ref(term.refers_to, phrases.called(world, term.refers_to))]))
    rows.append(("In the article", [Cite(term.cite)]))
    return [blocks.facts(rows)]


SPEC = Page(name="glossary", kind="terms", order=_order, title=_title, body=_body, word=_word)
